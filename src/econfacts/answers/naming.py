"""What a person typed → the id of the region, metric, topic, source or unit that is meant.

The rules are those of `model.names`; this room asks the index by them.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from econfacts.model import names
from econfacts.model.records import Metric, Region, Source, Topic, Unit, Vintage
from econfacts.store.index import Index

_Few = TypeVar("_Few", Topic, Vintage)


def region(index: Index, typed: str) -> str:
    """The id of the region. Raises NotFound or AmbiguousName, as `names.resolve` does, and so do the others here."""
    return names.resolve(
        typed,
        "region",
        lambda folded: _named(index, folded, typed),
        lambda: index.like("regions", names.fold(typed)),
        lambda id_: _told(index, id_),
    )


def metric(index: Index, typed: str) -> str:
    """The id of the metric."""

    def told(id_: str) -> str:
        found = index.one(Metric, id_)
        return f"{id_} ({found.en})" if found is not None else id_

    return names.resolve(
        typed,
        "metric",
        lambda folded: index.claimants("metrics", folded),
        lambda: index.like("metrics", names.fold(typed)),
        told,
    )


def topic(index: Index, typed: str) -> Topic:
    """The topic."""
    return _of_few(index.every(Topic), typed, "topic")


def vintage(index: Index, typed: str) -> Vintage:
    """The vintage."""
    return _of_few(index.every(Vintage), typed, "vintage")


def _of_few(things: Sequence[_Few], typed: str, what: str) -> _Few:
    known = {thing.id: thing for thing in things}
    pairs = [(names.fold(name), thing.id) for thing in things for name in (thing.id, thing.en, thing.zh)]

    def claimants(folded: str) -> list[str]:
        return list(dict.fromkeys(id_ for name, id_ in pairs if name == folded))

    otherwise = f"known are {', '.join(known)}" if known else "there is none"
    return known[names.resolve(typed, what, claimants, lambda: pairs, otherwise=otherwise)]


def source(index: Index, typed: str) -> Source:
    """The source of that id."""
    found = index.one(Source, typed)
    if found is None:
        raise names.missing(typed, "source", ((names.fold(each.id), each.id) for each in index.every(Source)))
    return found


def unit(index: Index, printed: str) -> Unit:
    """The unit that is printed like that."""
    found = index.one(Unit, printed)
    if found is None:
        known = [each.id for each in index.every(Unit)]
        raise names.missing(printed, "unit", ((names.fold(id_), id_) for id_ in known), f"known are {', '.join(known)}")
    return found


def _named(index: Index, folded: str, typed: str) -> list[str]:
    """Ids of the regions of that name, or of that path."""
    ids = _answering(index, folded, typed)
    if ids:
        return ids
    return [
        id_
        for inner, outer in names.paths(folded)
        if (found := _answering(index, inner))
        for wholes in [set(_named(index, outer, outer))]
        for id_ in found
        if wholes & {above.id for above in ancestors(index, _region(index, id_))}
    ]


def _answering(index: Index, folded: str, typed: str = "") -> list[str]:
    """Ids of the regions that have this name, with or without the suffix of their level."""
    ids = index.claimants("regions", folded)
    if typed in ids:
        return [typed]
    for variant, suffix in names.variants(folded):
        for id_ in index.claimants("regions", variant):
            region = _region(index, id_)
            its_names = [names.fold(name) for name in (region.zh, region.en, *region.aliases)]
            if names.answers_to(suffix, region.levels[-1], its_names):
                ids.append(id_)
    return list(dict.fromkeys(ids))


def ancestors(index: Index, region: Region) -> list[Region]:
    """The regions that this one lies in, nearest first."""
    above: list[Region] = []
    while region.parent is not None:
        region = _region(index, region.parent)
        above.append(region)
    return above


def _told(index: Index, id_: str) -> str:
    """A region as it is told from another of the same name: `jilin-city (Jilin, Jilin)`, with what it lies in."""
    region = _region(index, id_)
    return f"{id_} ({', '.join(each.en for each in [region, *ancestors(index, region)[:1]])})"


def _region(index: Index, id_: str) -> Region:
    found = index.one(Region, id_)
    # A valid facts file has everything that it refers to; the checks have seen to that.
    assert found is not None
    return found


def told_apart(regions: Sequence[Region], region_of: Callable[[str], Region | None]) -> list[Region]:
    """The regions with names that differ: where two have one name, each with its parent's behind it."""
    english, chinese = (Counter(getattr(region, tag) for region in regions) for tag in ("en", "zh"))
    if len(english) == len(chinese) == len(regions):
        return list(regions)

    def told(region: Region, tag: str, form: str) -> str:
        above = region_of(region.parent) if region.parent is not None else None
        return str(getattr(region, tag)) + form.format(getattr(above, tag) if above is not None else region.id)

    return [
        region._replace(
            en=told(region, "en", " ({})") if english[region.en] > 1 else region.en,
            zh=told(region, "zh", "（{}）") if chinese[region.zh] > 1 else region.zh,
        )
        for region in regions
    ]

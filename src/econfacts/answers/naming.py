"""What a person typed → the id of the region, metric, topic, source or unit that is meant.

The rules are those of `model.names`; this room asks the index by them.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from econfacts.model import names
from econfacts.model.records import Metric, Region, Source, Topic, Unit, Vintage
from econfacts.store.index import Index

T = TypeVar("T")
_Few = TypeVar("_Few", Topic, Vintage, Source, Unit)


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
    return names.resolve(
        typed,
        "metric",
        lambda folded: index.claimants("metrics", folded),
        lambda: index.like("metrics", names.fold(typed)),
        lambda id_: f"{id_} ({present(index, Metric, id_).en})",
    )


def few(index: Index, kind: type[_Few], typed: str, likely: Callable[[_Few], bool] = lambda thing: True) -> _Few:
    """The topic or vintage of that id or name, the source or unit of that id. Raises NotFound, naming likely ones."""
    found = index.one(kind, typed)
    if found is not None:
        return found
    things: Sequence[_Few] = [thing for thing in index.every(kind) if likely(thing)]
    known = {thing.id: thing for thing in things}
    what, pairs = kind.__name__.lower(), [(names.fold(name), thing.id) for thing in things for name in _names(thing)]
    otherwise = "" if kind is Source else f"known are {', '.join(known)}" if known else "there is none"
    if kind in (Source, Unit):
        raise names.missing(typed, what, pairs, otherwise)

    def claimants(folded: str) -> list[str]:
        return list(dict.fromkeys(id_ for name, id_ in pairs if name == folded))

    return known[names.resolve(typed, what, claimants, lambda: pairs, otherwise=otherwise)]


def _names(thing: Topic | Vintage | Source | Unit) -> tuple[str, ...]:
    return (thing.id, thing.en, thing.zh) if isinstance(thing, Topic | Vintage) else (thing.id,)


def present(index: Index, kind: type[T], id_: str) -> T:
    """What has that id."""
    found = index.one(kind, id_)
    # A valid facts file has everything that it refers to; the checks have seen to that.
    assert found is not None
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
        if wholes & {above.id for above in ancestors(index, present(index, Region, id_))}
    ]


def _answering(index: Index, folded: str, typed: str = "") -> list[str]:
    """Ids of the regions that have this name, with or without the suffix of their level."""
    ids = index.claimants("regions", folded)
    if typed in ids:
        return [typed]
    for variant, suffix in names.variants(folded):
        for id_ in index.claimants("regions", variant):
            region = present(index, Region, id_)
            its_names = [names.fold(name) for name in (region.zh, region.en, *region.aliases)]
            if names.answers_to(suffix, region.levels[-1], its_names):
                ids.append(id_)
    return list(dict.fromkeys(ids))


def ancestors(index: Index, region: Region) -> list[Region]:
    """The regions that this one lies in, nearest first."""
    above: list[Region] = []
    while region.parent is not None:
        region = present(index, Region, region.parent)
        above.append(region)
    return above


def _told(index: Index, id_: str) -> str:
    """A region as it is told from another of the same name: `jilin-city (Jilin, Jilin)`, with what it lies in."""
    region = present(index, Region, id_)
    return f"{id_} ({', '.join(each.en for each in [region, *ancestors(index, region)[:1]])})"


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

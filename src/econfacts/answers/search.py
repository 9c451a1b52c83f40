"""Search: regions, metrics, topics, sources and figures by words in English or Chinese, best first.

Every word must be found: of a thing in its names, definition, note or publication; of a figure in those of its region
or its metric, or in what is noted of it. A word that is a whole name tells more than the beginning of one, that more
than a part, and a name more than a definition or a note.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.errors import NotFound
from econfacts.model.names import fold
from econfacts.model.records import Fact, Metric, Region, Source, Topic

if TYPE_CHECKING:
    from econfacts.answers.facts import Facts
    from econfacts.store.index import Index

KINDS: Mapping[type, str] = {Metric: "metric", Region: "region", Topic: "topic", Fact: "figure", Source: "source"}
"""What may be found → its name; of equals the first kind comes first."""

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_WHOLE, _BEGUN, _PART, _TOLD = range(4)
"""How little it tells of a thing to have a word: as a whole name, as the beginning or a part of one, elsewhere."""

_ORDER = tuple(KINDS.values())


class Hit(NamedTuple):
    """Something found: a thing, or a figure with its region and metric; the smaller the `score`, the better it fits."""

    score: int
    kind: str
    thing: Region | Metric | Topic | Source | None
    region: Region | None = None
    metric: Metric | None = None
    fact: Fact | None = None

    def __repr__(self) -> str:
        return f"<Hit: {self.kind} {self.record()['id']}>"

    def record(self) -> dict[str, Any]:
        """The record of the output contract."""
        region, metric, fact, thing = self.region, self.metric, self.fact, self.thing
        named = [thing] if thing is not None else [region, metric]
        names = (between.join(_name(each, tag) for each in named) for tag, between in (("en", ": "), ("zh", "：")))
        id_ = thing.id if thing is not None else fact and fact.id
        figure = (fact and getattr(fact, column) for column in COLUMNS[-5:])
        cells = self.kind, id_, *names, region and region.id, metric and metric.id, *figure
        return dict(zip(COLUMNS, cells, strict=True))


COLUMNS = ("kind", "id", "en", "zh", "region", "metric", "period", "value", "measure", "printed", "source")
"""Keys of a hit's record."""


def search(data: "Facts", index: "Index", typed: Sequence[str], most: int) -> list[Hit]:
    """The best hits for words, told apart where they stand without a gap (深圳专利); a year is the figure's period."""
    folded = [word for text in typed for word in fold(text).split()]
    years = [word for word in folded if _YEAR.fullmatch(word)]
    words = [word for word in folded if word not in years]
    found = (_search(data, index, each, most, years) for each in (words, *_apart(words)))
    return next(filter(None, found), [])


def _apart(words: Sequence[str]) -> Iterator[list[str]]:
    for number, word in enumerate(words):
        if not word.isascii():
            for place in range(2, len(word) - 1):
                yield [*words[:number], word[:place], word[place:], *words[number + 1 :]]


def _search(data: "Facts", index: "Index", words: Sequence[str], most: int, years: Sequence[str]) -> list[Hit]:
    wanted = [_stem(word) for word in words]
    if not wanted:
        return []
    things = [(thing, _scores(_texts(thing), wanted)) for thing in _mentioned(index, wanted)]
    whole = [
        Hit(sum(scores.values()), KINDS[type(thing)], thing) for thing, scores in things if len(scores) == len(wanted)
    ]
    hits = [*whole, *_figures(index, things, wanted, most), *_noted(data, index, wanted)]
    hits.sort(key=lambda hit: (hit.score, _ORDER.index(hit.kind)))
    asked: Sequence[str | None] = years or [None]
    known = (_known(data, hit, year) for hit in _once(hits) for year in asked)
    return list(islice(filter(None, known), most))


def _mentioned(index: "Index", wanted: Sequence[str]) -> list[Any]:
    """What has all the words, the metrics that have some, and the regions that have what such a metric lacks."""
    found = index.mentions(wanted)
    every = (1 << len(wanted)) - 1
    of_metrics = {bits for _, section, bits in found if section == "metrics"}
    enough = {bits for _, _, bits in found if any(bits | others == every for others in of_metrics)} | {every}
    return index.numbered(
        number
        for number, section, bits in found
        if section == "metrics" or bits == every or (section == "regions" and bits in enough)
    )


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Each figure once, by what it is found best by."""
    seen = set()
    for hit in hits:
        key = (hit.kind, *(each and each.id for each in (hit.thing, hit.region, hit.metric)))
        if key not in seen:
            seen.add(key)
            yield hit


def _stem(word: str) -> str:
    """A word without the ending of the English plural: patents are found by patent."""
    if word.isascii() and len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-3] if word.endswith("ies") else word[:-1]
    return word


def _texts(thing: Any) -> list[tuple[str, bool]]:
    """What may be searched of a thing: folded texts, and whether each is a name."""
    names = [thing.id]
    told: list[str | None] = []
    if isinstance(thing, Source):
        publication = ("title", "container-title", "publisher", "collection-title")
        names += [thing.csl[field] for field in publication if thing.csl.get(field)]
        told = [thing.csl.get("note"), *(" ".join(map(str, each.values())) for each in thing.csl.get("author") or ())]
    else:
        names += [thing.en, thing.zh, *getattr(thing, "aliases", ())]
        told = [text for field in ("definition", "caution") for text in getattr(thing, field, None) or ()]
        names += [code] if (code := getattr(thing, "code", None)) else []
    return [*((fold(name), True) for name in names), *((fold(text), False) for text in told if text)]


def _scores(texts: Sequence[tuple[str, bool]], wanted: Iterable[str]) -> dict[str, int]:
    """The words that are found, each with how little it tells."""
    found = {word: [_score(word, text, name) for text, name in texts if word in text] for word in wanted}
    return {word: min(scores) for word, scores in found.items() if scores}


def _score(word: str, text: str, name: bool) -> int:
    if not name:
        return _TOLD
    return _WHOLE if text in (word, f"{word}s") else _BEGUN if text.startswith(word) else _PART


_Found = Sequence[tuple[Any, Mapping[str, int]]]


def _figures(index: "Index", things: _Found, wanted: Sequence[str], most: int) -> Iterator[Hit]:
    """Figures of a metric that has some of the words, of regions that have the rest."""
    regions = [(thing, scores) for thing, scores in things if isinstance(thing, Region)]
    for metric, scores in things:
        if not isinstance(metric, Metric):
            continue
        there = index.regions_of(metric.id)
        rest, places = [word for word in wanted if word not in scores], set(there)
        of: list[tuple[Region, Mapping[str, int]]]
        if rest:
            of = [(region, its) for region, its in regions if region.id in places and all(map(its.__contains__, rest))]
        else:
            of = [(region, {}) for id_ in islice(there, most) if (region := index.one(Region, id_))]
        for region, its in of:
            yield Hit(sum({**scores, **{word: its[word] for word in rest}}.values()), "figure", None, region, metric)


def _noted(data: "Facts", index: "Index", wanted: Sequence[str]) -> Iterator[Hit]:
    """Figures with some of the words in a note of their own, and the rest in the names of their region or metric."""
    for fact in index.noted(wanted):
        region, metric = data.region(fact.region), data.metric(fact.metric)
        notes = [(fold(text), False) for text in (fact.note, fact.definition) if text]
        of_region = _scores(_texts(region), wanted)
        scores = {**_scores(notes, wanted), **of_region, **_scores(_texts(metric), wanted)}
        if len(scores) == len(wanted) != len(of_region):
            yield Hit(sum(scores.values()), "figure", None, region, metric, fact)


def _known(data: "Facts", hit: Hit, year: str | None) -> Hit | None:
    """A figure with its value of a year, if it has one; of none in particular its latest, or else a rank alone."""
    if year is None and (hit.thing is not None or hit.fact is not None):
        return hit
    if hit.region is None or hit.metric is None:
        return None
    try:
        return hit._replace(fact=data.get(hit.region.id, hit.metric.id, period=year))
    except NotFound:
        return None if year else hit._replace(fact=next(data.facts(hit.region.id, hit.metric.id)))


def _name(thing: Any, tag: str) -> str:
    return str(thing.title if isinstance(thing, Source) else getattr(thing, tag))

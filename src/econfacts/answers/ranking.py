"""Puts the regions that have a metric in order, level by level: a city is not ranked among provinces.

A place says what the printed digits allow: three regions at 5.8 % share places 3 to 5. A bound leaves its own
place open and never another's. A level with one region is no ranking; the nation is a line to read the
provinces by.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.answers import figures, naming
from econfacts.answers.caveats import Caveat, pair
from econfacts.answers.contest import Contest, Contests
from econfacts.answers.figures import Asked, Figure, Figures, Refusal
from econfacts.answers.selection import Common, Selector, answering, newest, span_of, vintage_of
from econfacts.model import bounds
from econfacts.model.places import places
from econfacts.model.records import LEVELS, Fact, Group, Metric, Region, Source, Vintage
from econfacts.store.index import Index

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "position", "region", "level", "metric", "period", "value", "measure", "printed", "stated.position",
    "stated.among", "status", "implied_by", "source", "caveats", "id", "vintage", "margin", "position_low",
    "position_high",
)  # fmt: skip
"""Of a record as flat formats have it, with `.` for nesting."""

_KEYS = tuple(dict.fromkeys(column.partition(".")[0] for column in COLUMNS))


class LevelRanking(NamedTuple):
    """The regions of one level in order.

    `period` and `vintage` are those that the rows share, None where they share none. Of the `total` regions of the
    level `present` have a figure that is ranked. `elsewhere` have figures of other periods or vintages only,
    `stated` a rank without a number, `missing` nothing. `typical` is defined as most of the level are, whatever rows
    are shown. A reference line has one row and no places.
    """

    level: str
    period: str | None
    vintage: Vintage | None
    ranked: tuple[Figure, ...]
    present: int = 1
    total: int = 1
    elsewhere: tuple[Figure, ...] = ()
    stated: tuple[Figure, ...] = ()
    missing: tuple[Region, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    typical: Figure | None = None
    reference: bool = False

    def records(self) -> Iterator[dict[str, Any]]:
        """One record a row."""
        return (_record(figure, self.level) for figure in self.ranked)


class Ranking(NamedTuple):
    """A metric's rankings, the highest level first, with the names of what they speak of."""

    metric: Metric
    levels: tuple[LevelRanking, ...]
    refusals: tuple[Refusal, ...]
    per_capita: bool
    sources: Mapping[str, Source]
    groups: Mapping[str, Group]
    vintages: Mapping[str, Vintage]

    @property
    def ranked(self) -> tuple[Figure, ...]:
        """The rows of all levels."""
        return tuple(figure for level in self.levels for figure in level.ranked)

    def records(self) -> list[dict[str, Any]]:
        """One record a row."""
        return [record for level in self.levels for record in level.records()]

    def to_pandas(self) -> "DataFrame":
        """The records as a pandas data frame. Raises UsageError where pandas is not installed."""
        from econfacts.answers import frames

        return frames.records(self.records(), [figure.region for figure in self.ranked], [self.metric])

    def __repr__(self) -> str:
        ranked = (level for level in self.levels if not level.reference)
        there = ", ".join(f"{level.present} of {level.total} at level {level.level}" for level in ranked)
        return f"<Ranking of {self.metric.id}: {there or 'no figure'}>"

    def _repr_html_(self) -> str:
        from econfacts.answers import notebook

        return notebook.ranking(self)


def _record(figure: Figure, level: str) -> dict[str, Any]:
    fact, low, stated, reading = figure.fact, figure.low, figure.stated, figure.reading
    values = (
        low, fact.region, level, fact.metric, fact.period, figure.value, figure.measure, figure.printed,
        stated and stated._asdict(), fact.status, fact.implied_by, fact.source, figure.caveat_ids, figure.id,
        fact.vintage, reading and reading.width, low, figure.high,
    )  # fmt: skip
    return dict(zip(_KEYS, values, strict=True))


def rank(index: Index, selector: Selector, metric: Metric, level: str | None, top: int | None, asked: Asked) -> Ranking:
    """The regions that have a metric, in order, at all levels or at one; `top` is how many rows of each are shown."""
    ranker = _Ranker(index, selector, metric, asked, top)
    levels = ranker.levels(LEVELS if level is None else (level,))
    shown = [figure for each in levels for figure in each.ranked]
    groups = {rank.among for each in levels for figure in (*each.ranked, *each.stated) if (rank := figure.stated)}
    return Ranking(
        metric,
        tuple(levels),
        tuple(ranker.figures.refusals),
        asked.per_capita,
        {id_: naming.present(index, Source, id_) for id_ in dict.fromkeys([figure.fact.source for figure in shown])},
        {id_: naming.present(index, Group, id_) for id_ in groups},
        {id_: vintage for id_, (_, vintage) in selector.vintages.items()},
    )


class _Ranker:
    """Ranks the regions of a metric."""

    def __init__(self, index: Index, selector: Selector, metric: Metric, asked: Asked, top: int | None) -> None:
        self.figures = Figures(index, selector, [metric], asked, None)
        self._selector = selector
        self._metric = metric
        self._period = asked.period
        self._top = top
        self._index = index
        self._outlines = [
            each
            for each in index.outlines(metric.id)
            if asked.vintage is None or each.vintage == asked.vintage or each.what == "rank"
        ]
        shown = None if asked.per_capita else top
        self._contests = Contests(index, selector, self._outlines, metric.kind, asked.period, shown)
        self._regions: dict[int, Region] = {}
        self._facts: dict[str, list[Fact]] = {}

    def levels(self, wanted: Sequence[str]) -> list[LevelRanking]:
        """The levels that have figures, each in order; one with a single region is a reference line."""
        if self.figures.refuses(self._metric):
            return []
        known = [each.regions for each in self._outlines]
        members = {level: set(self._index.at_level(level)) for level in wanted}
        contests = {level: self._contests.of(of) for level, of in members.items() if not all(map(of.isdisjoint, known))}
        self._read(contests.values())
        found: list[LevelRanking] = []
        for level, contest in reversed(contests.items()):  # from below: a line to read a level by is of its period
            if len(contest.members) > 1:
                found.append(self._level(level, contest))
            else:
                below = next((each for each in reversed(found) if each.ranked and not each.reference), None)
                found += self._reference(level, self._regions[min(contest.members)], below)
        return found[::-1]

    def _read(self, contests: Collection[Contest]) -> None:
        """Read the regions that have to be looked at, and what matters of them."""
        numbers = sorted({number for contest in contests for number in contest.seen})
        regions = naming.told_apart(self._index.numbered(numbers), partial(self._index.one, Region))
        self._regions = dict(zip(numbers, regions, strict=True))
        facts = {number for contest in contests for number in contest.facts(self._outlines, self._metric.kind)}
        self._facts = _by_region(self._index.numbered_facts(facts))

    def _level(self, level: str, contest: Contest) -> LevelRanking:
        kind = self._metric.kind
        regions = [self._regions[number] for number in sorted(contest.seen)]
        in_place = self._in_place(contest.common, chain.from_iterable(self._facts.get(each.id, ()) for each in regions))
        here: list[Figure] = []
        elsewhere: list[Figure] = []
        stated: list[Figure] = []
        missing: list[Region] = []
        for region in regions:
            facts = self._facts.get(region.id)
            if facts is None:
                missing.append(region)
            elif ranked := in_place.get(region.id):
                here.append(figures.figure(region, self._selector.best(ranked), facts))
            else:
                fact = self._selector.best(newest(facts, kind))
                (stated if fact.value is None else elsewhere).append(figures.figure(region, fact, facts))
        rows = self._places([row for figure in here if (row := self.figures.told(figure, self._metric))])
        present, total = len(rows) + len(contest.members) - len(contest.seen), len(contest.members)
        typical, rows = _like_most(rows, "definition") if rows else None, rows[: self._top]
        rows, caveats = _completeness(rows, list(filter(None, map(self._latest, elsewhere))), present, total)
        spans = {span_of(row.fact, kind) for row in rows}
        return LevelRanking(
            level,
            _like_most(rows, "period").fact.period if len(spans) == 1 else None,
            vintage_of((row.fact for row in rows), self._selector),
            tuple(rows),
            present,
            total,
            tuple(elsewhere),
            tuple(stated),
            tuple(missing),
            caveats,
            typical,
        )

    def _in_place(self, common: Common | None, facts: Iterable[Fact]) -> dict[str, list[Fact]]:
        """The figures that regions are ranked by: of what is shared, or where nothing is, of each one's own period."""
        asked = answering((fact for fact in facts if fact.value is not None), self._metric.kind, self._period)
        if common is not None:
            return _by_region(common.of(asked, self._metric.kind))
        return {region: newest(own, self._metric.kind, self._period) for region, own in _by_region(asked).items()}

    def _reference(self, level: str, region: Region, below: LevelRanking | None) -> list[LevelRanking]:
        """The only region of a level, by its figure of the period that is ranked below it, or of its own."""
        facts, kind = self._facts[region.id], self._metric.kind
        numbers = [fact for fact in facts if fact.value is not None]
        if below is None:
            found = newest(answering(numbers, kind, self._period), kind, self._period)
        else:
            first = below.ranked[0].fact
            of_span = [fact for fact in numbers if span_of(fact, kind) == span_of(first, kind)]
            found = [fact for fact in of_span if fact.vintage == first.vintage] or of_span
        if not found:
            return []
        row = self.figures.told(figures.figure(region, self._selector.best(found), facts), self._metric)
        if row is None:
            return []
        if below is not None and below.typical is not None:
            row = row._replace(caveats=(*row.caveats, *pair.definition(below.typical, row)))
        return [LevelRanking(level, row.fact.period, self._selector.vintage(row.fact.vintage), (row,), reference=True)]

    def _places(self, rows: Sequence[Figure]) -> list[Figure]:
        """The rows by printed value, then id, with their places and what is to be said of each beside the others."""
        rows = _in_order(rows)
        if not rows:
            return []
        placed, tied = [], pair.tied()
        in_vintage, defined = _like_most(rows, "vintage"), _like_most(rows, "definition")
        kind, usual = self._metric.kind, (in_vintage.fact.vintage, defined.fact.definition, rows[0].fact.period)
        for row, (low, high, shared) in zip(rows, places([row.known for row in rows]), strict=True):
            fact, caveats = row.fact, row.caveats
            if (fact.vintage, fact.definition, fact.period) != usual:
                caveats += (
                    *pair.vintage(self._metric, in_vintage, row, self._selector),
                    *pair.definition(defined, row),
                    *(pair.period(rows[0], row, kind) if span_of(fact, kind) != span_of(rows[0].fact, kind) else ()),
                )
            if row.known.is_open:
                low = high = None
            elif shared:
                caveats += (tied,)
            placed.append(row._replace(low=low, high=high, caveats=caveats))
        return placed

    def _latest(self, figure: Figure) -> Figure | None:
        """A figure of another period as it would stand among those that are ranked."""
        read = self.figures.read(figure, self._metric)
        if isinstance(read, Refusal):
            return None
        return read if read.residents is not None else read._replace(reading=read.known.alone)


def _in_order(rows: Iterable[Figure]) -> list[Figure]:
    """The greatest first, then by id."""
    return sorted(sorted(rows, key=attrgetter("region.id")), key=attrgetter("reading.value"), reverse=True)


def _by_region(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.region, []).append(fact)
    return found


def _like_most(rows: Sequence[Figure], field: str) -> Figure:
    """The first row that has the value that most have in this field of their facts, to tell the others by."""
    values = [getattr(row.fact, field) for row in rows]
    return rows[values.index(Counter(values).most_common(1)[0][0])]


def _completeness(
    rows: Sequence[Figure], elsewhere: Sequence[Figure], present: int, total: int
) -> tuple[list[Figure], tuple[Caveat, ...]]:
    """What keeps the rows from being a ranking of all: regions that belong among them, or too few of them."""
    found: list[Caveat] = []
    among = _in_order(each for each in elsewhere if rows and not bounds.certainly_greater(rows[-1].known, each.known))
    if among:
        found.append(pair.would_stand_among(among))
    if 2 * present < total:
        found.append(pair.fewer_than_half(present, total))
    told = []
    for row in rows:
        # Who is certainly greater than all that are missing keeps the place.
        kept = among and bounds.certainly_greater(row.known, among[0].known)
        told.append(row._replace(caveats=(*row.caveats, *(found[1:] if kept else found))) if found else row)
    return told, tuple(found)

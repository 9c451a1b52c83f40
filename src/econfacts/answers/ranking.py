"""Puts the regions that have a metric in order, level by level: a city is not ranked among provinces.

A place says what the printed digits allow: three regions at 5.8 % share places 3 to 5. A bound leaves its own
place open and never another's. A level with one region is no ranking; the nation is a line to read the
provinces by.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from econfacts.answers.caveats import Caveat, Side, heads, one, order, pair
from econfacts.answers.heads import PerHead, Refusal, Residents, not_divisible, per_head
from econfacts.answers.ranked import LevelRanking, Ranked
from econfacts.answers.selection import FLOWS, Common, Selector, answering, newest, span_of
from econfacts.model import bounds
from econfacts.model.bounds import Reading
from econfacts.model.records import LEVELS, Fact, Metric, Rank, Region, Vintage


class Request(NamedTuple):
    """What was asked: a level and a period (None: all levels, the period that most share), how many rows, per head."""

    level: str | None
    period: str | None
    top: int | None
    residents: Residents | None


class Ranker:
    """Ranks the regions of a metric; `refusals` gathers what has no figure per head."""

    def __init__(self, metric: Metric, facts: Mapping[str, list[Fact]], request: Request, selector: Selector) -> None:
        self._metric = metric
        self._facts = facts
        self._request = request
        self._selector = selector
        self.refusals: list[Refusal] = []

    def rank(self, regions: Sequence[Region]) -> list[LevelRanking]:
        """The levels that have figures, each in order; one with a single region is a reference line."""
        residents = self._request.residents
        if residents is not None and (why := not_divisible(self._metric, residents)):
            self.refusals.append(why)
            return []
        found: list[LevelRanking] = []
        wanted = LEVELS if self._request.level is None else (self._request.level,)
        for level in reversed(wanted):  # from below, for a line to read a level by is of that level's period
            members = [region for region in regions if level in region.levels]
            if not any(self._facts.get(region.id) for region in members):
                continue
            below = next((each for each in reversed(found) if not each.reference), None)
            if len(members) == 1:
                found += self._reference(level, members[0], below)
            else:
                found.append(self._level(level, members))
        return list(reversed(found))

    def _level(self, level: str, members: Sequence[Region]) -> LevelRanking:
        sides: list[Side] = []
        common = self._common(members)
        elsewhere: list[Side] = []
        stated: list[Side] = []
        missing: list[Region] = []
        for region in members:
            facts = self._facts.get(region.id, [])
            numbers = [fact for fact in facts if fact.value is not None]
            here = _here(answering(numbers, self._metric.kind, self._request.period), self._metric.kind, common)
            if here:
                sides.append(Side(region, self._selector.best(here), facts))
            elif numbers:
                elsewhere.append(Side(region, self._selector.best(newest(numbers, self._metric.kind)), facts))
            elif facts:
                stated.append(Side(region, self._selector.best(newest(facts, self._metric.kind)), facts))
            else:
                missing.append(region)
        rows = self._places(level, sides)
        shown = rows[: self._request.top]
        readings = [(side, reading) for side in elsewhere if (reading := self._latest(side)) is not None]
        shown, caveats = _completeness(shown, readings, len(rows), len(members))
        period, vintage = self._heading(shown)
        return LevelRanking(
            level,
            period,
            vintage,
            tuple(shown),
            len(rows),
            len(members),
            tuple(elsewhere),
            tuple(stated),
            tuple(missing),
            caveats,
        )

    def _common(self, members: Sequence[Region]) -> Common | None:
        """The period and vintage that is ranked; None where figures of different periods stand for themselves."""
        kind = self._metric.kind
        asked = [answering(self._facts.get(region.id, ()), kind, self._request.period) for region in members]
        common = self._selector.common(asked, kind)
        if common is not None or kind not in FLOWS:
            return common
        numbers = newest([fact for facts in asked for fact in facts if fact.value is not None], kind)
        if not numbers:
            return None
        return Common(span_of(numbers[0], kind), None, False)

    def _reference(self, level: str, region: Region, below: LevelRanking | None) -> list[LevelRanking]:
        """The only region of a level, by its figure of the period that is ranked below it, or of its own."""
        numbers = [fact for fact in self._facts.get(region.id, ()) if fact.value is not None]
        kind = self._metric.kind
        found = newest(answering(numbers, kind, self._request.period), kind)
        if below is not None and below.ranked:
            first = below.ranked[0].fact
            of_span = [fact for fact in numbers if span_of(fact, kind) == span_of(first, kind)]
            found = [fact for fact in of_span if fact.vintage == first.vintage] or of_span
        if not found:
            return []
        side = Side(region, self._selector.best(found), self._facts[region.id])
        row = self._row(level, side)
        if row is None:
            return []
        if below is not None and (defined := _usually_defined(below.ranked)) is not None:
            row = row._replace(caveats=(*row.caveats, *pair.definition(defined, side)))
        vintage = self._vintage(row.fact.vintage)
        return [LevelRanking(level, row.fact.period, vintage, (row,), 1, 1, (), (), (), (), reference=True)]

    def _row(self, level: str, side: Side) -> Ranked | None:
        found = list(one.own(side, self._selector))
        divided: PerHead | None = None
        if self._request.residents is not None:
            result = per_head(self._metric, side, self._request.residents, self._selector)
            if isinstance(result, Refusal):
                self.refusals.append(result)
                return None
            divided = result
            found += one.own(divided.population, self._selector)
            found += heads.per_head(divided.population, divided.published)
        reading = divided.reading if divided else bounds.of(side.fact)
        caveats = tuple(dict.fromkeys(found))
        return Ranked(side.region, level, side.fact, reading, divided, None, None, _stated_rank(side), caveats)

    def _places(self, level: str, sides: Sequence[Side]) -> list[Ranked]:
        """The rows by printed value, then id, with their places and what is to be said of each beside the others."""
        pairs = [(row, side) for side in sides if (row := self._row(level, side)) is not None]
        pairs.sort(key=lambda each: (each[0].reading.value.copy_negate(), each[0].region.id))  # `-` would round
        rows = [row for row, _ in pairs]
        vintage = Counter(row.fact.vintage for row in rows).most_common(1)
        usual = next((side for row, side in pairs if row.fact.vintage == vintage[0][0]), None)
        defined = _usually_defined(rows)
        kind, placed = self._metric.kind, []
        for (row, side), place in zip(pairs, bounds.places([row.reading for row in rows]), strict=True):
            found = list(row.caveats)
            if usual is not None:
                found += pair.vintage(self._metric, usual, side, self._selector)
            if defined is not None:
                found += pair.definition(defined, side)
            if span_of(row.fact, kind) != span_of(rows[0].fact, kind):
                found += pair.period(pairs[0][1], side, kind)
            if row.reading.one_sided:
                place = place._replace(low=None, high=None)
            elif place.is_open:
                found.append(pair.tied())
            placed.append(row._replace(low=place.low, high=place.high, caveats=tuple(found)))
        return placed

    def _latest(self, side: Side) -> Reading | None:
        fact, residents = side.fact, self._request.residents
        if residents is None:
            assert fact.value is not None
            return bounds.rounded(fact.value, fact.bound, fact.measure)
        divided = per_head(self._metric, side, residents, self._selector)
        return None if isinstance(divided, Refusal) else divided.reading

    def _heading(self, rows: Sequence[Ranked]) -> tuple[str | None, Vintage | None]:
        spans = {span_of(row.fact, self._metric.kind) for row in rows}
        written = Counter(row.fact.period for row in rows).most_common(1)
        vintages = {row.fact.vintage for row in rows}
        return (
            written[0][0] if len(spans) == 1 else None,
            self._vintage(next(iter(vintages))) if len(vintages) == 1 else None,
        )

    def _vintage(self, id_: str | None) -> Vintage | None:
        return self._selector.vintages[id_][1] if id_ is not None else None


def _usually_defined(rows: Sequence[Ranked]) -> Side | None:
    """A row that is defined as most of them are, to tell the others by."""
    definitions = Counter(row.fact.definition for row in rows).most_common(1)
    row = next((row for row in rows if row.fact.definition == definitions[0][0]), None)
    return None if row is None else Side(row.region, row.fact, [row.fact])


def _here(asked: Sequence[Fact], kind: str, common: Common | None) -> list[Fact]:
    """The figures that are ranked: of what is shared, or where nothing is, of the region's own period."""
    if common is None:
        return newest(asked, kind)
    return [fact for fact in asked if common.holds(fact, kind)]


def _completeness(
    rows: Sequence[Ranked], elsewhere: Sequence[tuple[Side, Reading]], present: int, total: int
) -> tuple[list[Ranked], tuple[Caveat, ...]]:
    """What keeps the rows from being a ranking of all: regions that belong among them, or too few of them."""
    rows = list(rows)
    caveats: list[Caveat] = []
    last = rows[-1].reading if rows else None
    among = [each for each in elsewhere if last is not None and not bounds.certainly_greater(last, each[1])]
    if among:
        among.sort(key=lambda each: (each[1].value.copy_negate(), each[0].region.id))
        caveats.append(order.would_stand_among([side for side, _ in among]))
        greatest = among[0][1]
        rows = [
            row if bounds.certainly_greater(row.reading, greatest) else row._replace(caveats=(*row.caveats, caveats[0]))
            for row in rows
        ]
    if 2 * present < total:
        caveats.append(order.fewer_than_half(present, total))
        rows = [row._replace(caveats=(*row.caveats, caveats[-1])) for row in rows]
    return rows, tuple(caveats)


def _stated_rank(side: Side) -> Rank | None:
    if side.fact.rank is not None:
        return side.fact.rank
    return next((fact.rank for fact in side.facts if fact.rank and fact.period == side.fact.period), None)

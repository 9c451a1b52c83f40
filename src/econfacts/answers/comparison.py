"""Sets regions side by side: picks like periods, computes exact differences and ratios, gathers caveats.

A growth rate or a share is never divided: only stocks and flows have ratios. A rank puts the regions that have
a metric in order; equal values share a place.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.answers import caveats
from econfacts.answers.caveats import Caveat, Side
from econfacts.answers.selection import best, common_period, preference
from econfacts.model import periods, quantities
from econfacts.model.records import RATIO_KINDS, Fact, Metric, Rank, Region

POPULATION = "resident-population"
"""The metric that figures per head are divided by."""


class Compared(NamedTuple):
    """One region's figure beside the first region's.

    `difference` is the first region's value minus this one, `ratio` the first divided by this one; both are None
    for the first region itself and where there is nothing to subtract or divide. `value` is in base units of
    `measure`. For a figure per head, `printed` and `id` show both figures that it comes from.
    """

    metric: str
    period: str | None
    region: str
    value: Decimal | None
    measure: str
    printed: str | None
    difference: Decimal | None
    ratio: Decimal | None
    caveats: tuple[Caveat, ...]
    id: str
    fact: Fact

    def record(self) -> dict[str, Any]:
        """The record of the output contract."""
        record = self._asdict()
        del record["fact"]
        record["caveats"] = list(dict.fromkeys(caveat.id for caveat in self.caveats))
        return record


class Row(NamedTuple):
    """A metric and what the compared regions have of it, in the order in which they were named."""

    metric: Metric
    figures: tuple[Compared, ...]


class Refusal(NamedTuple):
    """A figure or a metric that was left out, and why (English, Chinese)."""

    metric: Metric
    region: Region | None
    en: str
    zh: str

    def text(self, lang: str) -> str:
        """The reason in the language `en` or `zh`."""
        return self.zh if lang == "zh" else self.en


class Comparison(NamedTuple):
    """Rows by metric in the order of the facts file, and what was refused."""

    regions: tuple[Region, ...]
    rows: tuple[Row, ...]
    refusals: tuple[Refusal, ...]
    per_capita: bool

    def records(self) -> list[dict[str, Any]]:
        """One record a metric, period and region."""
        return [figure.record() for row in self.rows for figure in row.figures]


class Place(NamedTuple):
    """A region with its facts by metric id and the ids of the regions that it lies in."""

    region: Region
    facts: dict[str, list[Fact]]
    ancestors: tuple[str, ...]


def compare(places: Sequence[Place], metrics: Iterable[Metric], everything: bool, per_capita: bool) -> Comparison:
    """Compare regions on metrics: those that at least two of them have a figure of, or all with `everything`."""
    needed = 1 if everything else min(2, len(places))
    rows: list[Row] = []
    refusals: list[Refusal] = []
    for metric in metrics:
        having = [place for place in places if place.facts.get(metric.id)]
        if len(having) < needed:
            continue
        if per_capita and (why := _not_divisible(metric)):
            refusals.append(why)
            continue
        row = _row(metric, having, places[0], per_capita, refusals)
        if len(row.figures) >= needed:
            rows.append(row)
    return Comparison(tuple(place.region for place in places), tuple(rows), tuple(refusals), per_capita)


def _row(metric: Metric, places: Sequence[Place], first: Place, per_capita: bool, refusals: list[Refusal]) -> Row:
    shared = common_period(place.facts[metric.id] for place in places)
    base: tuple[Side, Decimal | None] | None = None
    figures: list[Compared] = []
    for place in places:
        side = _side(metric, place, shared)
        figure = _figure(side)
        if per_capita:
            divided = _per_head(metric, place, figure)
            if isinstance(divided, Refusal):
                refusals.append(divided)
                continue
            figure = divided
        if base is None and place is first:
            base = side, figure.value
        elif base is not None:  # where the first region has no figure there is nothing to set others against
            figure = _set_against(metric, *base, side, figure, per_capita)
        figures.append(figure)
    return Row(metric, tuple(figures))


def _side(metric: Metric, place: Place, shared: str | None) -> Side:
    facts = place.facts[metric.id]
    of_period = [fact for fact in facts if fact.period == shared]
    return Side(place.region, max(of_period, key=preference) if of_period else best(facts), facts, place.ancestors)


def _figure(side: Side) -> Compared:
    fact = side.fact
    own = tuple(caveats.own(side))
    return Compared(
        fact.metric,
        fact.period,
        fact.region,
        fact.value,
        fact.measure,
        fact.printed,
        None,
        None,
        own,
        fact.id,
        fact,
    )


def _set_against(
    metric: Metric, base: Side, base_value: Decimal | None, side: Side, figure: Compared, per_capita: bool
) -> Compared:
    gap = quotient = None
    if base_value is not None and figure.value is not None:
        gap = quantities.difference(base_value, figure.value)
        if metric.kind in RATIO_KINDS:
            quotient = quantities.ratio(base_value, figure.value)
    found = (*figure.caveats, *caveats.pairwise(metric, base, side, per_capita))
    return figure._replace(difference=gap, ratio=quotient, caveats=found)


def _per_head(metric: Metric, place: Place, figure: Compared) -> Compared | Refusal:
    """The figure divided by the region's resident population of the same year."""
    region = place.region
    if figure.value is None:
        return Refusal(metric, region, f"{region.en} has no number", f"{region.zh}没有数值")
    candidates = [fact for fact in place.facts.get(POPULATION, ()) if periods.same_year(fact.period, figure.period)]
    population = best(candidates) if candidates else None
    if population is None or not population.value:
        when = periods.year_of(figure.period) or figure.period
        return Refusal(
            metric,
            region,
            f"{region.en} has no resident population of {when}" if when else f"{region.en}'s figure has no year",
            f"{region.zh}没有{when}年常住人口" if when else f"{region.zh}的数字未注明年份",
        )
    divisor = Side(region, population, candidates, place.ancestors)
    return figure._replace(
        value=quantities.ratio(figure.value, population.value),
        measure=f"{figure.measure}/person",
        printed=f"{figure.printed} ÷ {population.printed}",
        caveats=tuple(dict.fromkeys((*figure.caveats, *caveats.per_head(divisor)))),
        id=f"{figure.id} ÷ {population.id}",
    )


def _not_divisible(metric: Metric) -> Refusal | None:
    if metric.kind not in RATIO_KINDS:
        return Refusal(metric, None, f"a {metric.kind} is not divided by people", "比率类指标不按人口平均")
    if metric.per_capita:
        return Refusal(metric, None, "is per head already", "已为人均数")
    if metric.id == POPULATION:
        return Refusal(metric, None, "is the population itself", "即人口本身")
    return None


class Ranked(NamedTuple):
    """A region's computed place among those that have the metric, and, apart from it, the rank a source states."""

    position: int
    region: str
    level: str
    metric: str
    period: str | None
    value: Decimal
    measure: str
    printed: str | None
    stated: Rank | None
    status: str | None
    implied_by: str | None
    source: str
    caveats: tuple[Caveat, ...]
    id: str
    fact: Fact

    def record(self) -> dict[str, Any]:
        """The record of the output contract; `stated` is never mixed up with `position`."""
        record = self._asdict()
        del record["fact"]
        record["stated"] = self.stated._asdict() if self.stated else None
        record["caveats"] = [caveat.id for caveat in self.caveats]
        return record


class Ranking(NamedTuple):
    """Regions in order of a metric in one period, and who is missing from it."""

    metric: Metric
    period: str | None
    level: str | None
    ranked: tuple[Ranked, ...]
    other_periods: tuple[tuple[Region, tuple[str, ...]], ...]
    missing: tuple[Region, ...]

    def records(self) -> list[dict[str, Any]]:
        """One record a ranked region."""
        return [entry.record() for entry in self.ranked]


def rank(
    metric: Metric,
    regions: Sequence[Region],
    facts_of: dict[str, list[Fact]],
    level: str | None,
    period: str | None,
) -> Ranking:
    """Order the regions by their values, greatest first; equal values share a place (1, 2, 2, 4).

    Without `period` it is the one that most regions have; regions with other periods only are named apart. Of the
    periods that lie in one that was asked for, too, only one is ranked: a quarter has no place among years. A stock
    at the year's end, though, is the year's.
    """
    numbers_of = {
        region.id: [fact for fact in facts_of.get(region.id, ()) if fact.value is not None] for region in regions
    }
    asked = {
        id_: [fact for fact in numbers if period is None or periods.within(fact.period, period)]
        for id_, numbers in numbers_of.items()
    }
    exact = period is not None and any(fact.period == period for facts in asked.values() for fact in facts)
    common = period if exact else common_period(asked.values())
    period = period or common
    sides: list[Side] = []
    elsewhere: list[tuple[Region, tuple[str, ...]]] = []
    missing: list[Region] = []
    for region in regions:
        of_period = [
            fact
            for fact in asked[region.id]
            if fact.period == common or (metric.kind == "stock" and period and periods.within(fact.period, period))
        ]
        if of_period:
            sides.append(Side(region, best(of_period), facts_of[region.id], ()))
        elif numbers_of[region.id]:
            elsewhere.append((region, tuple(sorted({fact.period or "—" for fact in numbers_of[region.id]}))))
        else:
            missing.append(region)
    ranked = tuple(_places(sides, level))
    return Ranking(metric, period, level, ranked, tuple(elsewhere), tuple(missing))


def _places(sides: Iterable[Side], level: str | None) -> Iterable[Ranked]:
    # The id decides between equal values, so that the order of the file never shows.
    valued = [(side.fact.value, side) for side in sides if side.fact.value is not None]
    valued.sort(key=lambda each: (each[0].copy_negate(), each[1].region.id))  # `-` would round
    position, last = 0, None
    for number, (value, side) in enumerate(valued, start=1):
        if value != last:
            position, last = number, value
        fact = side.fact
        yield Ranked(
            position,
            fact.region,
            level or side.region.levels[0],
            fact.metric,
            fact.period,
            value,
            fact.measure,
            fact.printed,
            _stated_rank(side),
            fact.status,
            fact.implied_by,
            fact.source,
            tuple(caveats.own(side)),
            fact.id,
            fact,
        )


def _stated_rank(side: Side) -> Rank | None:
    if side.fact.rank is not None:
        return side.fact.rank
    return next((fact.rank for fact in side.all_facts if fact.rank and fact.period == side.fact.period), None)

"""Sets regions side by side: picks like periods and vintages, computes exact differences and ratios, gathers caveats.

A growth rate or a share is never divided: only stocks and flows have ratios. Where two figures are not of one
period, a flow's or a growth rate's is not even subtracted.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.answers.caveats import Caveat, Side, heads, one, pair
from econfacts.answers.heads import PerHead, Refusal, Residents, not_divisible, per_head
from econfacts.answers.selection import FLOWS, Common, Selector, answering, newest
from econfacts.model import bounds, quantities
from econfacts.model.bounds import Reading
from econfacts.model.records import RATIO_KINDS, Fact, Metric, Region, Topic, Vintage

if TYPE_CHECKING:
    from pandas import DataFrame


class Compared(NamedTuple):
    """One region's figure beside the first region's.

    `reading` is the number in base units of `measure`, None for a rank without one. `difference` is the first
    region's value minus this one, `ratio` the first divided by this one, both exact; `shown_difference` and
    `shown_ratio` have the digits that the figures allow, `margin` is how far the true difference may be from the
    computed one. All are None for the first region itself and where there is nothing to subtract or divide.
    """

    region: Region
    fact: Fact
    reading: Reading | None
    per_head: PerHead | None
    caveats: tuple[Caveat, ...]
    difference: Decimal | None = None
    ratio: Decimal | None = None
    margin: Decimal | None = None
    shown_difference: Decimal | None = None
    shown_ratio: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        """The number in base units of `measure`, None for a rank without one."""
        return self.reading.value if self.reading else None

    @property
    def measure(self) -> str:
        """What the value measures: per person where it was divided."""
        return f"{self.fact.measure}/person" if self.per_head else self.fact.measure

    def record(self) -> dict[str, Any]:
        """The record of the output contract; of a figure per head, `printed` and `id` show both that it comes from."""
        fact = self.fact
        population = self.per_head.population.fact if self.per_head else None
        return {
            "metric": fact.metric,
            "period": fact.period,
            "region": fact.region,
            "value": self.value,
            "measure": self.measure,
            "printed": f"{fact.printed} ÷ {population.printed}" if population else fact.printed,
            "difference": self.difference,
            "ratio": self.ratio,
            "caveats": list(dict.fromkeys(caveat.id for caveat in self.caveats)),
            "id": f"{fact.id} ÷ {population.id}" if population else fact.id,
            "vintage": fact.vintage,
            "margin": self.margin,
        }


class Row(NamedTuple):
    """A metric and what the compared regions have of it, in the order in which they were named.

    `vintage` is the one of all its figures, None where they have none or several; `missing` have no figure at all.
    """

    metric: Metric
    topic: Topic
    vintage: Vintage | None
    figures: tuple[Compared, ...]
    missing: tuple[Region, ...]


class Comparison(NamedTuple):
    """Rows by metric in the order of the facts file, and what was refused."""

    regions: tuple[Region, ...]
    rows: tuple[Row, ...]
    refusals: tuple[Refusal, ...]
    per_capita: bool

    def records(self) -> list[dict[str, Any]]:
        """One record a metric, period and region."""
        return [figure.record() for row in self.rows for figure in row.figures]

    def to_pandas(self) -> "DataFrame":
        """The records as a pandas data frame. Raises UsageError where pandas is not installed."""
        from econfacts.answers import frames

        return frames.records(self.records(), self.regions, [row.metric for row in self.rows])

    def __repr__(self) -> str:
        names = " and ".join(region.en for region in self.regions)
        return f"<Comparison of {names}: metrics {', '.join(row.metric.id for row in self.rows) or 'none'}>"

    def _repr_html_(self) -> str:
        from econfacts.answers import notebook

        return notebook.comparison(self)

    def caveats(self) -> list[tuple[Metric, Caveat]]:
        """Every caveat with the metric that it is of."""
        return [(row.metric, caveat) for row in self.rows for figure in row.figures for caveat in figure.caveats]


class Place(NamedTuple):
    """A region with its facts by metric id and the ids of the regions that it lies in."""

    region: Region
    facts: dict[str, list[Fact]]
    ancestors: tuple[str, ...]


class Request(NamedTuple):
    """What was asked: a period (None: the one that most share), the least number of regions in a row, per head."""

    period: str | None
    needed: int
    per_capita: bool


class _Picked(NamedTuple):
    """A side, and whether its figure is of the period that was asked for or that the regions share."""

    side: Side
    in_place: bool


def compare(
    places: Sequence[Place],
    metrics: Iterable[Metric],
    topics: dict[str, Topic],
    residents: Residents,
    request: Request,
    selector: Selector,
) -> Comparison:
    """Compare regions on metrics that at least `request.needed` of them have a figure of."""
    rows: list[Row] = []
    refusals: list[Refusal] = []
    for metric in metrics:
        having = [place for place in places if place.facts.get(metric.id)]
        if len(having) < request.needed:
            continue
        if request.per_capita and (why := not_divisible(metric, residents)):
            refusals.append(why)
            continue
        picked = pick(metric, having, request.period, selector)
        if request.period is not None and not any(each.in_place for each in picked):
            continue
        figures = _figures(metric, picked, places[0], residents if request.per_capita else None, refusals, selector)
        if len(figures) >= request.needed:
            missing = tuple(place.region for place in places if place not in having)
            rows.append(Row(metric, topics[metric.topic], _vintage(figures, selector), figures, missing))
    return Comparison(tuple(place.region for place in places), tuple(rows), tuple(refusals), request.per_capita)


def pick(metric: Metric, places: Sequence[Place], period: str | None, selector: Selector) -> list[_Picked]:
    """Each region's figure of the period and vintage that most of them share, or the one that it has."""
    asked = [answering(place.facts[metric.id], metric.kind, period) for place in places]
    common = selector.common(asked, metric.kind)
    return [_pick(metric, place, found, common, selector) for place, found in zip(places, asked, strict=True)]


def _pick(metric: Metric, place: Place, asked: list[Fact], common: Common | None, selector: Selector) -> _Picked:
    facts = place.facts[metric.id]
    if common is not None:
        shared = [fact for fact in asked if common.holds(fact, metric.kind)]
        found = shared or [fact for fact in asked if common._replace(of_vintage=False).holds(fact, metric.kind)]
        in_place = bool(found)
    else:
        found, in_place = newest(asked, metric.kind), bool(asked)
    found = found or newest(asked, metric.kind) or newest(facts, metric.kind)
    return _Picked(Side(place.region, selector.best(found), facts, place.ancestors), in_place)


def _figures(
    metric: Metric,
    picked: Sequence[_Picked],
    first: Place,
    residents: Residents | None,
    refusals: list[Refusal],
    selector: Selector,
) -> tuple[Compared, ...]:
    base: tuple[_Picked, Compared] | None = None
    figures: list[Compared] = []
    for each in picked:
        figure = _figure(metric, each.side, residents, selector)
        if isinstance(figure, Refusal):
            refusals.append(figure)
            continue
        if base is None and each.side.region.id == first.region.id:
            base = each, figure
        elif base is not None:  # where the first region has no figure there is nothing to set others against
            figure = _set_against(metric, *base, each, figure, selector)
        figures.append(figure)
    return tuple(figures)


def _figure(metric: Metric, side: Side, residents: Residents | None, selector: Selector) -> Compared | Refusal:
    found = list(one.own(side, selector))
    if residents is None:
        reading = bounds.of(side.fact) if side.fact.value is not None else None
        return Compared(side.region, side.fact, reading, None, tuple(found))
    divided = per_head(metric, side, residents, selector)
    if isinstance(divided, Refusal):
        return divided
    found += [*one.own(divided.population, selector), *heads.per_head(divided.population, divided.published)]
    return Compared(side.region, side.fact, divided.reading, divided, tuple(dict.fromkeys(found)))


def _set_against(
    metric: Metric, base: _Picked, first: Compared, each: _Picked, figure: Compared, selector: Selector
) -> Compared:
    found = list(figure.caveats)
    found += pair.period(base.side, each.side, metric.kind)
    found += pair.vintage(metric, base.side, each.side, selector)
    found += pair.definition(base.side, each.side)
    one_period = pair.alike(base.side.fact, each.side.fact, metric.kind)
    # Each region's own period stands for itself only where none is shared or asked for, and never for a flow's.
    subtracted = one_period or (metric.kind not in FLOWS and base.in_place and each.in_place)
    if subtracted and first.reading is not None and figure.reading is not None:
        found += pair.rounding(base.side, each.side, (first.reading, figure.reading))
        figure = _gap(metric, first.reading, figure.reading, figure)
    if figure.per_head is None:  # figures per head do not depend on a region's size
        found += pair.size(metric, base.side, each.side)
    return figure._replace(caveats=tuple(dict.fromkeys(found)))


def _gap(metric: Metric, first: Reading, other: Reading, figure: Compared) -> Compared:
    gap = quantities.difference(first.value, other.value)
    ratio = quantities.ratio(first.value, other.value) if metric.kind in RATIO_KINDS else None
    return figure._replace(
        difference=gap,
        ratio=ratio,
        margin=bounds.margin(first, other),
        shown_difference=bounds.shown_difference(gap, first, other),
        shown_ratio=None if ratio is None else bounds.shown_ratio(ratio, first, other),
    )


def _vintage(figures: Sequence[Compared], selector: Selector) -> Vintage | None:
    ids = {figure.fact.vintage for figure in figures}
    (id_, *others) = ids or {None}
    return selector.vintages[id_][1] if id_ is not None and not others else None

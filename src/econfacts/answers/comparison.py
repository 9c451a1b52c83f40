"""Sets regions side by side: picks like periods and vintages, computes exact differences and ratios, gathers caveats.

A growth rate or a share is never divided: only stocks and flows have ratios. Where two figures are not of one
period, a flow's or a growth rate's is not even subtracted.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.answers import figures, naming
from econfacts.answers.caveats import Caveat, pair
from econfacts.answers.figures import Asked, Figure, Figures, Gap, Refusal
from econfacts.answers.selection import FLOWS, Selector, answering, newest, vintage_of
from econfacts.errors import UsageError
from econfacts.model import bounds, quantities
from econfacts.model.bounds import Reading
from econfacts.model.records import RATIO_KINDS, Fact, Metric, Region, Topic, Vintage
from econfacts.store.index import Index

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "metric", "period", "region", "value", "measure", "printed", "difference", "ratio", "caveats", "id", "vintage",
    "margin",
)  # fmt: skip


class Row(NamedTuple):
    """A metric and what the compared regions have of it, in the order in which they were named.

    `vintage` is the one of all its figures, None where they have none or several; `missing` have no figure at all.
    """

    metric: Metric
    topic: Topic
    vintage: Vintage | None
    figures: tuple[Figure, ...]
    missing: tuple[Region, ...]


class Comparison(NamedTuple):
    """Rows by metric in the order of the facts file, and what was refused."""

    regions: tuple[Region, ...]
    rows: tuple[Row, ...]
    refusals: tuple[Refusal, ...]
    per_capita: bool
    vintages: tuple[Vintage, ...]

    def records(self) -> list[dict[str, Any]]:
        """One record a metric, period and region."""
        return [_record(figure) for row in self.rows for figure in row.figures]

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


def _record(figure: Figure) -> dict[str, Any]:
    fact, gap = figure.fact, figure.gap
    values = (
        fact.metric, fact.period, fact.region, figure.value, figure.measure, figure.printed, gap.difference, gap.ratio,
        figure.caveat_ids, figure.id, fact.vintage, gap.margin,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def compare(
    index: Index, selector: Selector, regions: Sequence[Region], metrics: Sequence[Metric], asked: Asked, needed: int
) -> Comparison:
    """Regions side by side on the metrics that at least `needed` of them have a figure of.

    Raises UsageError for fewer than two regions, and for one named twice.
    """
    if len(regions) < 2:
        raise UsageError("compare needs two regions or more, such as `econfacts compare shandong china`")
    if twice := next((id_ for id_, times in Counter(region.id for region in regions).items() if times > 1), None):
        raise UsageError(f"{twice} stands twice; compare needs different regions")
    comparer = _Comparer(index, selector, regions, metrics, asked)
    rows = tuple(row for metric in metrics if (row := comparer.row(metric, needed)))
    vintages = tuple(index.every(Vintage))
    return Comparison(tuple(comparer.regions), rows, tuple(comparer.figures.refusals), asked.per_capita, vintages)


class _Comparer:
    """The rows of a comparison."""

    def __init__(
        self, index: Index, selector: Selector, regions: Sequence[Region], metrics: Sequence[Metric], asked: Asked
    ) -> None:
        self.regions = naming.told_apart(regions, partial(index.one, Region))
        ids = [region.id for region in regions]
        self.figures = Figures(index, selector, metrics, asked, *ids)
        self._selector = selector
        self._asked = asked
        self._topics = {topic.id: topic for topic in index.every(Topic)}
        self._above = {region.id: [each.id for each in naming.ancestors(index, region)] for region in regions}
        self._known = figures.known(index, ids, {metric.id for metric in metrics})

    def row(self, metric: Metric, needed: int) -> Row | None:
        """The figures of a metric, None where fewer than `needed` regions have one, or none is of what was asked."""
        facts = {region.id: self._facts(region, metric) for region in self.regions}
        having = [region for region in self.regions if facts[region.id]]
        if len(having) < needed or self.figures.refuses(metric):
            return None
        picked = self._picked(metric, [facts[region.id] for region in having])
        if self._asked.period is not None and not any(in_place for _, in_place in picked):
            return None
        found: list[Figure] = []
        base: tuple[Figure, bool] | None = None
        for region, (fact, in_place) in zip(having, picked, strict=True):
            bare = figures.figure(region, fact, facts[region.id], self._above[region.id])
            figure = self.figures.told(bare, metric)
            if figure is None:
                continue
            if base is None and region is self.regions[0]:
                base = figure, in_place
            elif base is not None:  # where the first region has no figure there is nothing to set others against
                figure = _set_against(metric, base[0], figure, base[1] and in_place, self._selector)
            found.append(figure)
        if len(found) < needed:
            return None
        missing = tuple(region for region in self.regions if not facts[region.id])
        vintage = vintage_of((figure.fact for figure in found), self._selector)
        return Row(metric, self._topics[metric.topic], vintage, tuple(found), missing)

    def _facts(self, region: Region, metric: Metric) -> list[Fact]:
        vintage, known = self._asked.vintage, self._known.get((region.id, metric.id), [])
        return known if vintage is None else [fact for fact in known if fact.vintage == vintage]

    def _picked(self, metric: Metric, facts: Sequence[list[Fact]]) -> list[tuple[Fact, bool]]:
        """Each region's figure of the period and vintage that most of them share, or else the one that it has.

        With each whether it is of what was asked for or is shared.
        """
        kind, best = metric.kind, self._selector.best
        answers = [answering(each, kind, self._asked.period) for each in facts]
        common = self._selector.common(answers, kind)
        picked: list[tuple[Fact, bool]] = []
        for known, answer in zip(facts, answers, strict=True):
            if common is None:
                found = newest(answer, kind, self._asked.period)
            else:
                found = common.of(answer, kind) or common._replace(of_vintage=False).of(answer, kind)
            picked.append((best(found or newest(answer, kind, self._asked.period) or newest(known, kind)), bool(found)))
        return picked


def _set_against(metric: Metric, base: Figure, other: Figure, in_place: bool, selector: Selector) -> Figure:
    found = [
        *other.caveats,
        *pair.period(base, other, metric.kind),
        *pair.vintage(metric, base, other, selector),
        *pair.definition(base, other),
    ]
    # Each region's own period stands for itself only where none is shared or asked for, and never for a flow's.
    subtracted = pair.alike(base.fact, other.fact, metric.kind) or (metric.kind not in FLOWS and in_place)
    if subtracted and base.reading is not None and other.reading is not None:
        found += pair.rounding(base, other)
        other = other._replace(gap=_gap(metric, base.reading, other.reading))
    if other.residents is None:  # figures per head do not depend on a region's size
        found += pair.size(metric, base, other)
    return other._replace(caveats=tuple(dict.fromkeys(found)))


def _gap(metric: Metric, first: Reading, other: Reading) -> Gap:
    gap = quantities.difference(first.value, other.value)
    ratio = quantities.ratio(first.value, other.value) if metric.kind in RATIO_KINDS else None
    return Gap(
        gap,
        ratio,
        bounds.margin(first, other),
        bounds.shown_difference(gap, first, other),
        None if ratio is None else bounds.shown_ratio(ratio, first, other),
    )

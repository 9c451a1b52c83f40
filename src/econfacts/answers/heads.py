"""Figures per head: an amount or a count divided by the residents of the same year, or why it is not."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from econfacts.answers.caveats import Side
from econfacts.answers.selection import Selector, answering
from econfacts.model import bounds, periods
from econfacts.model.bounds import Reading
from econfacts.model.records import RATIO_KINDS, Fact, Metric, Region


class Refusal(NamedTuple):
    """A figure or a metric that was left out, and why (English, Chinese)."""

    metric: Metric
    region: Region | None
    en: str
    zh: str


class PerHead(NamedTuple):
    """A figure divided by residents: its reading, the fact that divided it, official figures per head of that year."""

    reading: Reading
    population: Side
    published: tuple[Fact, ...]


class Residents(NamedTuple):
    """Who is counted: the metric of residents, and each region's facts of it and of official figures per head.

    `heads` says of which metric an official figure is the amount per head.
    """

    metric: Metric | None
    facts: Mapping[str, Sequence[Fact]]
    published: Mapping[str, Sequence[Fact]]
    heads: Mapping[str, str]


def not_divisible(metric: Metric, residents: Residents) -> Refusal | None:
    """Why a metric is never divided by people, None where it can be."""
    if metric.kind not in RATIO_KINDS:
        return Refusal(metric, None, f"a {metric.kind} is not divided by people", "比率类指标不按人口平均")
    if metric.per_capita:
        return Refusal(metric, None, "is per head already", "已为人均数")
    if metric.population:
        return Refusal(metric, None, "is the population itself", "即人口本身")
    if residents.metric is None:
        return Refusal(
            metric,
            None,
            "no metric of the file counts residents (population: true)",
            "文件中没有标明 population: true 的人口指标",
        )
    return None


def per_head(metric: Metric, side: Side, residents: Residents, selector: Selector) -> PerHead | Refusal:
    """The figure divided by the region's residents of its year."""
    region, fact = side.region, side.fact
    if fact.value is None:
        return Refusal(metric, region, f"{region.en} has no number", f"{region.zh}没有数值")
    year = periods.year_of(fact.period)
    if year is None:
        return Refusal(metric, region, f"{region.en}'s figure has no one year", f"{region.zh}的数字不属某一年")
    assert residents.metric is not None
    counted = [each for each in residents.facts.get(region.id, ()) if each.value]
    population = selector.take(counted, residents.metric.kind, str(year))
    quotient = None if population is None else bounds.divided(bounds.of(fact), bounds.of(population))
    if population is None or quotient is None:
        return Refusal(
            metric,
            region,
            f"{region.en} has no figure of {residents.metric.id} for {year}",
            f"{region.zh}没有{year}年的{residents.metric.zh}",
        )
    known = residents.published.get(region.id, ())
    official = answering(
        [each for each in known if residents.heads[each.metric] == metric.id], metric.kind, fact.period
    )
    by_metric = {each.metric: [other for other in official if other.metric == each.metric] for each in official}
    published = tuple(best for found in by_metric.values() if (best := selector.take(found, metric.kind)))
    return PerHead(quotient, Side(region, population, counted, side.ancestors), published)

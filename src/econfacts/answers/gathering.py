"""What a comparison or a ranking needs of the data: facts by region, residents, names, sources.

The one room that asks the index on their behalf, so that what they compute depends on plain values alone.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from econfacts.answers.comparison import Comparison, Place
from econfacts.answers.comparison import Request as Comparing
from econfacts.answers.comparison import compare as side_by_side
from econfacts.answers.heads import Residents
from econfacts.answers.naming import told_apart
from econfacts.answers.ranked import Ranking
from econfacts.answers.ranking import Ranker
from econfacts.answers.ranking import Request as Ordering
from econfacts.answers.selection import Selector
from econfacts.errors import UsageError
from econfacts.model.records import Fact, Group, Metric, Region, Source, Topic
from econfacts.store.index import Index

_FEW_METRICS = 8
"""Up to so many metrics each is asked for by itself, more are found among all facts of a region."""


class Asked(NamedTuple):
    """A period and a vintage (None: those that most regions share), and whether figures are per head."""

    period: str | None
    vintage: str | None
    per_capita: bool


def compare(
    index: Index, regions: Sequence[Region], metrics: Sequence[Metric], asked: Asked, selector: Selector, needed: int
) -> Comparison:
    """Regions side by side. Raises UsageError for fewer than two, and for one named twice."""
    if len(regions) < 2:
        raise UsageError("compare needs two regions or more, such as `econfacts compare shandong china`")
    for number, region in enumerate(regions):
        if region in regions[:number]:
            raise UsageError(f"{region.id} stands twice; compare needs different regions")
    wanted = list(metrics)
    beside = _beside(index, wanted) if asked.per_capita else []
    known: dict[str, dict[str, list[Fact]]] = {}
    for region in regions:
        ids = [metric.id for metric in (*wanted, *beside)]
        known[region.id] = _of_region(index, region.id, ids)
    places = [
        Place(region, _of_vintage(known[region.id], wanted, asked.vintage), tuple(_above(index, region)))
        for region in told_apart(regions, partial(index.one, Region))
    ]
    topics = {topic.id: topic for topic in index.every(Topic)}
    residents = _residents(beside, [fact for facts in known.values() for found in facts.values() for fact in found])
    return side_by_side(places, wanted, topics, residents, Comparing(asked.period, needed, asked.per_capita), selector)


def rank(index: Index, metric: Metric, level: str | None, top: int | None, asked: Asked, selector: Selector) -> Ranking:
    """The regions that have a metric, in order."""
    facts = _by_region(
        fact
        for fact in index.facts(metric=metric.id)
        if asked.vintage is None or fact.vintage == asked.vintage or fact.value is None
    )
    beside = _beside(index, [metric]) if asked.per_capita else []
    residents = _residents(beside, (fact for each in beside for fact in index.facts(metric=each.id)))
    everywhere = index.every(Region)
    by_id = {region.id: region for region in everywhere}
    ranker = Ranker(
        metric, facts, Ordering(level, asked.period, top, residents if asked.per_capita else None), selector
    )
    levels = tuple(ranker.rank(told_apart(everywhere, by_id.get)))
    shown = [entry for each in levels for entry in each.ranked]
    ranks = [entry.stated for entry in shown if entry.stated]
    ranks += [side.fact.rank for each in levels for side in each.stated if side.fact.rank]
    source_ids = dict.fromkeys([entry.fact.source for entry in shown])
    sources = {id_: source for id_ in source_ids if (source := index.one(Source, id_))}
    groups = {id_: group for id_ in {rank.among for rank in ranks} if (group := index.one(Group, id_))}
    vintages = {id_: vintage for id_, (_, vintage) in selector.vintages.items()}
    return Ranking(metric, levels, tuple(ranker.refusals), asked.per_capita, sources, groups, vintages)


def _of_region(index: Index, region: str, metrics: Sequence[str]) -> dict[str, list[Fact]]:
    if len(metrics) <= _FEW_METRICS:
        facts = (fact for metric in dict.fromkeys(metrics) for fact in index.facts(region, metric))
    else:
        wanted = set(metrics)
        facts = (fact for fact in index.facts(region) if fact.metric in wanted)
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.metric, []).append(fact)
    return found


def _of_vintage(facts: dict[str, list[Fact]], metrics: Sequence[Metric], vintage: str | None) -> dict[str, list[Fact]]:
    """The facts of the metrics that are compared; of a vintage only those of it, where one was asked for."""
    return {
        metric.id: [fact for fact in facts.get(metric.id, ()) if vintage is None or fact.vintage == vintage]
        for metric in metrics
    }


def _beside(index: Index, metrics: Sequence[Metric]) -> list[Metric]:
    """The metric of residents, first, and the official figures per head of these metrics."""
    ids = {metric.id for metric in metrics}
    everything = index.every(Metric)
    return [
        *[metric for metric in everything if metric.population][:1],
        *[metric for metric in everything if metric.per_head_of in ids],
    ]


def _residents(beside: Sequence[Metric], facts: Iterable[Fact]) -> Residents:
    metric = next((each for each in beside if each.population), None)
    heads = {each.id: each.per_head_of for each in beside if each.per_head_of is not None}
    published: dict[str, list[Fact]] = {}
    people: list[Fact] = []
    for fact in facts:
        if fact.metric in heads and fact.value is not None:
            published.setdefault(fact.region, []).append(fact)
        elif metric is not None and fact.metric == metric.id:
            people.append(fact)
    return Residents(metric, _by_region(people), published, heads)


def _by_region(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.region, []).append(fact)
    return found


def _above(index: Index, region: Region) -> Iterable[str]:
    above: Region | None = region
    while above is not None and above.parent is not None:
        yield above.parent
        above = index.one(Region, above.parent)

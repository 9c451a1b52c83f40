"""What a file knows of a region: a line a metric with the figure to take. What else a page tells is in `details`."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from econfacts.answers.selection import newest
from econfacts.model.records import Fact, Metric, Region, Topic

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset


class Line(NamedTuple):
    """A metric of a region: `fact` is the figure to take, `known` are all facts of it that there are to take from.

    `under` says that it belongs to the line above: its growth rate (`growth`), its amount per head (`per_head`).
    """

    metric: Metric
    fact: Fact
    known: Sequence[Fact]
    under: str = ""


class Section(NamedTuple):
    """Lines of one topic; those without a period stand together, under no topic."""

    topic: Topic | None
    lines: Sequence[Line]


class Profile(NamedTuple):
    """A region's figures; `more` is how many facts no line shows."""

    region: Region
    sections: Sequence[Section]
    more: int

    def __repr__(self) -> str:
        return f"<Profile of {self.region.en}: {len(self.facts())} figures in {len(self.sections)} topics>"

    def facts(self) -> list[Fact]:
        """The figures of the lines, in their order."""
        return [line.fact for section in self.sections for line in section.lines]


def profile(
    data: "Dataset", region: Region, facts: Iterable[Fact], period: str | None, everything: bool = False
) -> Profile:
    """The profile of a region from facts of it in a period: one line a metric, or (`everything`) one a fact."""
    of_metric: dict[str, list[Fact]] = {}
    for fact in facts:
        of_metric.setdefault(fact.metric, []).append(fact)
    select, lines = data.selector, list[Line]()
    for metric in by_relation(data.metrics_of(of_metric)):
        known = of_metric[metric.id]
        if everything:
            lines += (Line(metric, fact, [fact]) for fact in select.ordered(known, metric.kind))
        else:
            fact = select.take(known, metric.kind, period) or select.best(newest(known, metric.kind))
            lines.append(Line(metric, fact, known))
    return Profile(region, _sections(lines, data.topics()), sum(map(len, of_metric.values())) - len(lines))


def by_relation(metrics: Sequence[Metric]) -> list[Metric]:
    """Metrics in their order, each followed by those of them that are its growth rate or its amount per head."""
    there, parts = {metric.id for metric in metrics}, dict[str, list[Metric]]()
    for metric in metrics:
        whole = metric.growth_of or metric.per_head_of or ""
        parts.setdefault(whole if whole in there else "", []).append(metric)
    found, waiting = [], parts.pop("", [])[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += parts.pop(found[-1].id, [])[::-1]
    return [*found, *chain(*parts.values())]  # those that belong to each other in a circle are last


def under(metrics: Iterable[Metric]) -> list[str]:
    """Of each metric whether it is the growth rate (`growth`) or the amount per head (`per_head`) of one just above."""
    above: set[str | None] = set()
    found = []
    for metric in metrics:
        found.append("growth" if metric.growth_of in above else "per_head" if metric.per_head_of in above else "")
        if not found[-1]:
            above = set()
        above.add(metric.id)
    return found


def _sections(lines: Sequence[Line], topics: Sequence[Topic]) -> list[Section]:
    """Lines by topic; what belongs to a line stays with it, and what has no period comes last."""
    by_topic: dict[str, list[Line]] = {topic.id: [] for topic in topics}
    undated: list[Line] = []
    topic = ""
    for line, whose in zip(lines, under(line.metric for line in lines), strict=True):
        topic = topic if whose else line.metric.topic
        if line.fact.period is None:
            undated.append(line)
        else:
            by_topic[topic].append(line._replace(under=whose) if whose else line)
    sections = [*(Section(each, by_topic[each.id]) for each in topics), Section(None, undated)]
    return [section for section in sections if section.lines]

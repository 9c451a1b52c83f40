"""What a file knows of a region: a line a metric with the figure to take, its history and who says so.

A profile holds everything that its page shows, names resolved; nothing is asked of the dataset again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from econfacts.answers.selection import FLOWS, Selector
from econfacts.model import bounds, periods
from econfacts.model.records import Fact, Group, Metric, Region, Source, Topic, Vintage

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset


class Line(NamedTuple):
    """A metric of a region.

    `fact` is the figure to take, `sources` are those that agree with it, its own first; `earlier` are the figures
    of earlier years, the oldest first, and `series` those of them that stand on the same basis. `under` says that
    it belongs to the line above: its growth rate (`growth`), its amount per head (`per_head`).
    """

    metric: Metric
    fact: Fact
    sources: tuple[str, ...]
    earlier: tuple[Fact, ...]
    series: tuple[Fact, ...]
    group: Group | None
    under: str = ""


class Section(NamedTuple):
    """Lines of one topic; those without a period stand together, under no topic."""

    topic: Topic | None
    lines: tuple[Line, ...]


class Profile(NamedTuple):
    """A region's figures. `newest` is the latest year that the file has figures of, `issued` the date of its latest
    source, `more` how many facts no line shows."""

    region: Region
    above: tuple[Region, ...]
    sections: tuple[Section, ...]
    sources: Mapping[str, Source]
    vintages: tuple[Vintage, ...]
    newest: int | None
    issued: str
    more: int

    def facts(self) -> list[Fact]:
        """The figures of the lines, in their order."""
        return [line.fact for section in self.sections for line in section.lines]


def profile(
    data: "Dataset", region: Region, facts: Iterable[Fact], period: str | None, everything: bool = False
) -> Profile:
    """The profile of a region from facts of it in a period: one line a metric, or (`everything`) one a fact."""
    selector = data.selector
    metrics = {metric.id: metric for metric in data.metrics()}
    groups = {group.id: group for group in data.groups()}
    of_metric: dict[str, list[Fact]] = {}
    for fact in facts:
        of_metric.setdefault(fact.metric, []).append(fact)
    lines: list[Line] = []
    for metric in by_relation([metric for metric in metrics.values() if metric.id in of_metric]):
        known = selector.ordered(of_metric[metric.id], metric.kind)
        if everything:
            lines += [_alone(metric, fact, groups) for fact in known]
        else:
            lines.append(_line(metric, known, period, selector, groups))
    belonging = zip(lines, under(line.metric for line in lines), strict=True)
    sections = _sections([line._replace(under=whose) for line, whose in belonging], data.topics())
    ordered = [line for section in sections for line in section.lines]
    used = Counter(source for line in ordered for source in line.sources)
    total = sum(map(len, of_metric.values()))
    return Profile(
        region,
        tuple(data.ancestors(region)),
        sections,
        {id_: data.source(id_) for id_, _ in used.most_common()},
        tuple(data.vintages()),
        *data.extent(),
        total - len(ordered),
    )


def by_relation(metrics: Sequence[Metric]) -> list[Metric]:
    """Metrics in their order, each followed by those of them that are its growth rate or its amount per head."""
    there = {metric.id for metric in metrics}
    of: dict[str, list[Metric]] = {}
    for metric in metrics:
        whole = metric.growth_of or metric.per_head_of
        if whole in there:
            of.setdefault(str(whole), []).append(metric)
    belonging = {metric.id for each in of.values() for metric in each}
    ordered: list[Metric] = []
    for metric in metrics:
        if metric.id not in belonging:
            ordered.append(metric)
            for part in of.get(metric.id, ()):
                ordered += [part, *of.get(part.id, ())]
    done = {metric.id for metric in ordered}
    return [*ordered, *(metric for metric in metrics if metric.id not in done)]


def _line(
    metric: Metric, known: Sequence[Fact], period: str | None, selector: Selector, groups: Mapping[str, Group]
) -> Line:
    """The line of a metric from all facts of it, the one to take first of its period."""
    fact = selector.take(known, metric.kind, period) or selector.take(known, metric.kind) or known[0]
    agreeing = [
        other.source
        for other in known
        if other.period == fact.period
        and other.vintage == fact.vintage
        and other.definition == fact.definition
        and (fact.value is None or other.value is None or bounds.agree(bounds.of(fact), bounds.of(other)))
    ]
    earlier = _years(metric, known, fact, selector)
    series = [other for other in earlier if other.bound in ("exact", "about") and not selector.rebased(other, fact)]
    return _alone(metric, fact, groups)._replace(
        sources=tuple(dict.fromkeys([fact.source, *agreeing])), earlier=tuple(earlier), series=tuple(series)
    )


def _alone(metric: Metric, fact: Fact, groups: Mapping[str, Group]) -> Line:
    return Line(metric, fact, (fact.source,), (), (), groups[fact.rank.among] if fact.rank else None)


def _years(metric: Metric, known: Sequence[Fact], fact: Fact, selector: Selector) -> list[Fact]:
    """The figure to take of each year before that of `fact`, the oldest first."""
    latest = periods.year_of(fact.period)
    of_year: dict[int, list[Fact]] = {}
    for other in known:
        year = periods.year_of(other.period)
        whole = periods.is_year(other.period) or metric.kind not in FLOWS
        if year is not None and latest is not None and year < latest and whole and other.value is not None:
            of_year.setdefault(year, []).append(other)
    taken = (selector.take(of_year[year], metric.kind) for year in sorted(of_year))
    return [each for each in taken if each is not None]


def under(metrics: Iterable[Metric]) -> list[str]:
    """Of each metric whether it is the growth rate (`growth`) or the amount per head (`per_head`) of one just above."""
    above: set[str | None] = set()
    found = []
    for metric in metrics:
        found.append("growth" if metric.growth_of in above else "per_head" if metric.per_head_of in above else "")
        above = {*above, metric.id} if found[-1] else {metric.id}
    return found


def _sections(lines: Sequence[Line], topics: Sequence[Topic]) -> tuple[Section, ...]:
    """Lines by topic; what belongs to a line stays with it, and what has no period comes last."""
    topic_of: dict[str, str] = {}
    for line in lines:
        whole = line.metric.growth_of or line.metric.per_head_of
        topic_of[line.metric.id] = topic_of.get(whole or "", line.metric.topic) if line.under else line.metric.topic
    dated = [line for line in lines if line.fact.period is not None]
    undated = tuple(line._replace(under="") for line in lines if line.fact.period is None)
    sections = [
        Section(topic, tuple(line for line in dated if topic_of[line.metric.id] == topic.id)) for topic in topics
    ]
    return tuple(section for section in (*sections, Section(None, undated)) if section.lines)

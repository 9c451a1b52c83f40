"""What a file knows of a region: a line a metric with the figure to take, its history and who says so.

A profile holds everything that its page shows, names resolved; nothing is asked of the dataset again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from econfacts.answers.selection import Selector
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

    def __repr__(self) -> str:
        return f"<Profile of {self.region.en}: {len(self.facts())} figures in {len(self.sections)} topics>"

    def facts(self) -> list[Fact]:
        """The figures of the lines, in their order."""
        return [line.fact for section in self.sections for line in section.lines]


def profile(
    data: "Dataset", region: Region, facts: Iterable[Fact], period: str | None, everything: bool = False
) -> Profile:
    """The profile of a region from facts of it in a period: one line a metric, or (`everything`) one a fact."""
    groups = {group.id: group for group in data.groups()}
    of_metric: dict[str, list[Fact]] = {}
    for fact in facts:
        of_metric.setdefault(fact.metric, []).append(fact)
    lines: list[Line] = []
    for metric in by_relation([metric for metric in data.metrics() if metric.id in of_metric]):
        known = data.selector.ordered(of_metric[metric.id], metric.kind)
        for alike in [[fact] for fact in known] if everything else [known]:
            lines.append(_line(metric, alike, period, data.selector, groups))
    belonging = zip(lines, under(line.metric for line in lines), strict=True)
    sections = _sections([line._replace(under=whose) for line, whose in belonging], data.topics())
    used = Counter(source for section in sections for line in section.lines for source in line.sources)
    return Profile(
        region,
        tuple(data.ancestors(region)),
        sections,
        {id_: data.source(id_) for id_, _ in used.most_common()},
        tuple(data.vintages()),
        *data.extent(),
        sum(map(len, of_metric.values())) - len(lines),
    )


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


def _line(
    metric: Metric, known: Sequence[Fact], period: str | None, selector: Selector, groups: Mapping[str, Group]
) -> Line:
    """The line of a metric from all facts of it, the one to take first of its period."""
    fact = selector.take(known, metric.kind, period) or selector.take(known, metric.kind) or known[0]
    agreeing = [
        other.source
        for other in known
        if (other.period, other.vintage, other.definition) == (fact.period, fact.vintage, fact.definition)
        and (fact.value is None or other.value is None or bounds.agree(bounds.of(fact), bounds.of(other)))
    ]
    latest, of_year = periods.year_of(fact.period) or 0, dict[int, list[Fact]]()
    for each in known:
        if (year := periods.year_of(each.period)) and year < latest:
            of_year.setdefault(year, []).append(each)
    taken = (selector.take(of_year[year], metric.kind, f"{year:04}") for year in sorted(of_year))
    earlier = tuple(each for each in taken if each is not None and each.value is not None)
    return Line(
        metric,
        fact,
        tuple(dict.fromkeys([fact.source, *agreeing])),
        earlier,
        tuple(each for each in earlier if not (bounds.of(each).is_open or selector.rebased(each, fact))),
        groups[fact.rank.among] if fact.rank else None,
    )


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


def _sections(lines: Iterable[Line], topics: Sequence[Topic]) -> tuple[Section, ...]:
    """Lines by topic; what belongs to a line stays with it, and what has no period comes last."""
    by_topic: dict[str, list[Line]] = {topic.id: [] for topic in topics}
    undated: list[Line] = []
    topic = ""
    for line in lines:
        topic = topic if line.under else line.metric.topic
        if line.fact.period is None:
            undated.append(line._replace(under=""))
        else:
            by_topic[topic].append(line)
    sections = [Section(each, tuple(by_topic[each.id])) for each in topics]
    return tuple(section for section in (*sections, Section(None, tuple(undated))) if section.lines)

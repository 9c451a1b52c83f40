"""What a file knows of a region: a line a metric with the figure to take, its history and who says so.

A profile tells everything that its page shows, names resolved. Records need the figures alone, so what is told beside
them is looked up when it is first asked for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from econfacts.answers.selection import newest
from econfacts.model import bounds, periods
from econfacts.model.records import Fact, Group, Metric, Region, Source, Topic, Vintage

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset


class Line:
    """A metric of a region: `fact` is the figure to take, `known` are all facts of it that there are to take from.

    `under` says that it belongs to the line above: its growth rate (`growth`), its amount per head (`per_head`).
    """

    def __init__(self, data: "Dataset", metric: Metric, fact: Fact, known: Sequence[Fact]) -> None:
        self._data = data
        self.metric, self.fact, self.known, self.under = metric, fact, known, ""

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources of figures that agree with this one, its own first."""
        fact = self.fact
        agreeing = [
            other.source
            for other in self._data.selector.ordered(self.known, self.metric.kind)
            if (other.period, other.vintage, other.definition) == (fact.period, fact.vintage, fact.definition)
            and (fact.value is None or other.value is None or bounds.agree(bounds.of(fact), bounds.of(other)))
        ]
        return tuple(dict.fromkeys([fact.source, *agreeing]))

    @cached_property
    def earlier(self) -> tuple[Fact, ...]:
        """The figures of earlier years, the oldest first."""
        latest, of_year = periods.year_of(self.fact.period) or 0, dict[int, list[Fact]]()
        for each in self.known:
            if (year := periods.year_of(each.period)) and year < latest:
                of_year.setdefault(year, []).append(each)
        take, kind = self._data.selector.take, self.metric.kind
        taken = (take(of_year[year], kind, f"{year:04}") for year in sorted(of_year))
        return tuple(each for each in taken if each is not None and each.value is not None)

    @property
    def series(self) -> tuple[Fact, ...]:
        """Those of the earlier figures that stand on the same basis."""
        rebased = self._data.selector.rebased
        return tuple(each for each in self.earlier if not (bounds.of(each).is_open or rebased(each, self.fact)))

    @property
    def group(self) -> Group | None:
        """What the rank of the figure is a rank among."""
        return self._data.group(self.fact.rank.among) if self.fact.rank else None


class Profile:
    """A region's figures: `sections` are topics with their lines (those without a period together, under None).

    `more` is how many facts no line shows.
    """

    def __init__(self, data: "Dataset", region: Region, lines: Sequence[Line], more: int) -> None:
        self._data = data
        self.region, self.more = region, more
        self.sections = _sections(lines, data.topics())

    def __repr__(self) -> str:
        return f"<Profile of {self.region.en}: {len(self.facts())} figures in {len(self.sections)} topics>"

    def facts(self) -> list[Fact]:
        """The figures of the lines, in their order."""
        return [line.fact for _, lines in self.sections for line in lines]

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources of the lines by id, the most used first."""
        used = Counter(source for _, lines in self.sections for line in lines for source in line.sources)
        return {id_: self._data.source(id_) for id_, _ in used.most_common()}

    @cached_property
    def above(self) -> tuple[Region, ...]:
        """The regions that this one lies in, the nearest first."""
        return tuple(self._data.ancestors(self.region))

    @cached_property
    def vintages(self) -> tuple[Vintage, ...]:
        """All vintages, later ones superseding earlier ones."""
        return tuple(self._data.vintages())

    @cached_property
    def extent(self) -> tuple[int | None, str]:
        """The latest year that the file has figures of, and the date of its latest source."""
        return self._data.extent()


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
            lines += (Line(data, metric, fact, [fact]) for fact in select.ordered(known, metric.kind))
        else:
            fact = select.take(known, metric.kind, period) or select.best(newest(known, metric.kind))
            lines.append(Line(data, metric, fact, known))
    for line, belonging in zip(lines, under(line.metric for line in lines), strict=True):
        line.under = belonging
    return Profile(data, region, lines, sum(map(len, of_metric.values())) - len(lines))


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


def _sections(lines: Iterable[Line], topics: Sequence[Topic]) -> list[tuple[Topic | None, list[Line]]]:
    """Lines by topic; what belongs to a line stays with it, and what has no period comes last."""
    by_topic: dict[str, list[Line]] = {topic.id: [] for topic in topics}
    undated: list[Line] = []
    topic = ""
    for line in lines:
        topic = topic if line.under else line.metric.topic
        if line.fact.period is None:
            line.under = ""
            undated.append(line)
        else:
            by_topic[topic].append(line)
    sections = [*((topic, by_topic[topic.id]) for topic in topics), (None, undated)]
    return [(topic, its) for topic, its in sections if its]

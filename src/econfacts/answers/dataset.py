"""Dataset: what a person can ask of facts files. The commands are thin callers of this very API.

Joins the index, the names and the comparison.
"""

import os
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from econfacts.answers import naming
from econfacts.answers.filtering import Filter, Names
from econfacts.answers.selection import FLOWS, Selector, answering
from econfacts.errors import NotFound, UsageError
from econfacts.model import names, periods, quantities
from econfacts.model.records import Fact, Group, Metric, Region, Source, Topic, Unit, Vintage
from econfacts.store import cache
from econfacts.store.index import Index
from econfacts.store.inputs import bundled_path, real_paths

if TYPE_CHECKING:
    from pandas import DataFrame

    from econfacts.answers.caveats import Caveat
    from econfacts.answers.comparison import Comparison
    from econfacts.answers.history import History
    from econfacts.answers.profile import Profile
    from econfacts.answers.ranking import Ranking
    from econfacts.answers.search import Hit
    from econfacts.audit.coverage import Coverage
    from econfacts.store.builder import Progress

T = TypeVar("T")


def open(*paths: str | os.PathLike[str], progress: "Progress | None" = None) -> "Dataset":
    """Open facts files, the built-in one by default; later files may refer to earlier ones.

    Raises FactsFileError when a file cannot be read or is not valid. `progress` is called with the bytes read
    and the bytes there are, while an index is being built.
    """
    files = real_paths(os.fspath(path) for path in paths)
    return Dataset(cache.open_index(files, progress), files)


class Dataset:
    """Regions, metrics, sources and their facts.

    Wherever a region, a metric or a topic is asked for by name, any of its names will do; NotFound (with the
    nearest names) or AmbiguousName is raised for others.
    """

    def __repr__(self) -> str:
        facts = sum(source.facts for source in self.sources())
        files = ", ".join(map(os.path.basename, self._files))
        return f"<Dataset: {facts:,} facts about {len(self.regions())} regions in {files}>"

    def __init__(self, index: Index, files: Sequence[str] = ()) -> None:
        self._index = index
        self._files = tuple(files)
        self.selector = Selector(partial(index.every, Vintage), partial(index.one, Source))

    @property
    def is_bundled(self) -> bool:
        """Whether its facts are those of the built-in file alone."""
        return self._files == (bundled_path(),)

    # --- what there is --------------------------------------------------------------------------------

    def regions(self, level: str | None = None) -> list[Region]:
        """All regions, in the order of the facts file, or those of one level."""
        return [region for region in self._index.every(Region) if level is None or level in region.levels]

    def metrics(self, region: str | None = None, topic: str | None = None) -> list[Metric]:
        """All metrics, or those that a region has figures of, or those of a topic; by topic."""
        metrics = self._index.every(Metric)
        if region is not None:
            there = {fact.metric for fact in self._index.facts(self._id("region", region))}
            metrics = [metric for metric in metrics if metric.id in there]
        if topic is not None:
            topic_id = self.topic(topic).id
            metrics = [metric for metric in metrics if metric.topic == topic_id]
        position = {topic.id: number for number, topic in enumerate(self._index.every(Topic))}
        return sorted(metrics, key=lambda metric: position[metric.topic])

    def regions_with(self, metric: str) -> tuple[str, ...]:
        """Ids of the regions that have figures of a metric."""
        return self._index.regions_of(self._id("metric", metric))

    def sources(self) -> list[Source]:
        """All sources, each with the number of facts it carries."""
        return self._index.every(Source)

    def topics(self) -> list[Topic]:
        """All topics, in reading order."""
        return self._index.every(Topic)

    def units(self) -> list[Unit]:
        """All printed units."""
        return self._index.every(Unit)

    # --- one thing by name ----------------------------------------------------------------------------

    def region(self, name: str) -> Region:
        """The region of that id, name, alias or code."""
        return _present(self._index.one(Region, self._id("region", name)))

    def metric(self, name: str) -> Metric:
        """The metric of that id, name or alias."""
        return _present(self._index.one(Metric, self._id("metric", name)))

    def topic(self, name: str) -> Topic:
        """The topic of that id or name."""
        return naming.topic(self._index, name)

    def source(self, id_: str) -> Source:
        """The source of that id."""
        return naming.source(self._index, id_)

    def unit(self, printed: str) -> Unit:
        """The unit that is printed like that (`亿元`)."""
        return naming.unit(self._index, printed)

    def groups(self) -> list[Group]:
        """All that ranks are ranks among."""
        return self._index.every(Group)

    def vintages(self) -> list[Vintage]:
        """All vintages, later ones superseding earlier ones."""
        return self._index.every(Vintage)

    def vintage(self, name: str) -> Vintage:
        """The vintage of that id or name."""
        return naming.vintage(self._index, name)

    def group(self, id_: str) -> Group:
        """What a rank is a rank among."""
        return _present(self._index.one(Group, id_))

    def ancestors(self, region: Region) -> list[Region]:
        """The regions that this one lies in, nearest first."""
        return naming.ancestors(self._index, region)

    # --- facts ----------------------------------------------------------------------------------------

    def facts(
        self,
        region: Names = None,
        metric: Names = None,
        topic: Names = None,
        period: Names = None,
        source: Names = None,
        vintage: Names = None,
        level: Names = None,
    ) -> Iterator[Fact]:
        """Facts that fit all that is given, one of each kind where several are, in the order of the facts file.

        A `period` also finds what lies in it (`2023-12-31` in `2023`). Implied figures come right after the facts
        that imply them.
        """
        return Filter(region, metric, topic, period, source, vintage, level).facts(self._index)

    def periods(self, region: str | None = None, metric: str | None = None) -> list[str]:
        """The periods that facts have, all or those of a region or a metric, in the order of the facts file."""
        if region is metric is None:
            return self._index.periods()
        return list(dict.fromkeys(fact.period for fact in self.facts(region, metric) if fact.period is not None))

    def search(self, *words: str, most: int = 20) -> "list[Hit]":
        """Regions, metrics, topics, sources and figures by words in English or Chinese, best first.

        Every word must be found in the names, the definition or a note; a year among them is the figure's period.
        """
        from econfacts.answers import search

        return search.search(self, self._index, words, most)

    def profile(
        self,
        region: str,
        topic: str | None = None,
        period: str | None = None,
        source: str | None = None,
        vintage: str | None = None,
        everything: bool = False,
    ) -> "Profile":
        """What is known of a region, of each metric the figure to take (every fact with `everything`), by topic."""
        from econfacts.answers import profile

        facts = self.facts(region, None, topic, period, source, vintage)
        return profile.profile(self, self.region(region), facts, everything)

    def history(
        self,
        region: str,
        metric: str,
        period: str | None = None,
        source: str | None = None,
        vintage: str | None = None,
    ) -> "History":
        """Everything known of one metric of a region: its years, changes, revisions; `period` is marked among them.

        Raises NotFound where nothing is known.
        """
        from econfacts.answers import history

        facts = list(self.facts(region, metric, source=source, vintage=vintage))
        if not any(period is None or periods.within(fact.period, period) for fact in facts):
            raise NotFound(self._why_none(region, metric, [], period, source, vintage))
        return history.history(self, self.region(region), self.metric(metric), facts, period)

    def to_pandas(
        self,
        region: str | None = None,
        metric: str | None = None,
        topic: str | None = None,
        period: str | None = None,
        source: str | None = None,
    ) -> "DataFrame":
        """Facts that fit all that is given, all of them by default, as a pandas data frame with a row a fact.

        `value` is a number in what `measure` names, `number` one in the printed `unit`, `year` the calendar year of
        `period`; names stand beside ids. Numbers are floats here; `facts` has them exactly. Raises UsageError where
        pandas is not installed.
        """
        from econfacts.answers import frames

        facts = self.facts(region, metric, topic, period, source)
        return frames.facts(facts, self.regions(), self.metrics(), self.sources())

    def get(
        self,
        region: str,
        metric: str,
        period: str | None = None,
        source: str | None = None,
        vintage: str | None = None,
    ) -> Fact:
        """The figure to take: of the period asked for, or the latest, the one in least doubt.

        A part of a period is no answer for a flow or a growth rate. Raises NotFound where there is no number.
        """
        return self.answers(region, metric, period, source, vintage)[0]

    def answers(
        self,
        region: str,
        metric: str,
        period: str | None = None,
        source: str | None = None,
        vintage: str | None = None,
    ) -> list[Fact]:
        """Every figure that would answer, the one to take first. Raises NotFound where there is no number."""
        known = self.facts(region, metric, source=source, vintage=vintage)
        kind = self.metric(metric).kind
        facts = answering(known, kind, period)
        first = self.selector.take([fact for fact in facts if fact.value is not None], kind)
        if first is None:
            raise NotFound(self._why_none(region, metric, facts, period, source, vintage))
        if len(facts) == 1:
            return facts
        return [first, *(fact for fact in self.selector.ordered(facts, kind) if fact.id != first.id)]

    def remarks(self, answers: Sequence[Fact], period: str | None = None) -> "list[Caveat]":
        """What must be known of the first of these answers, the one taken; `period` is the one that was asked for."""
        fact = answers[0]
        of_part = period is None and periods.is_part_of_year(fact.period) and self.metric(fact.metric).kind in FLOWS
        plain = fact.bound == "exact" and fact.status is None and fact.implied_by is None
        if plain and not of_part and not self.selector.rivals(fact, answers):
            return []
        from econfacts.answers.caveats import Side, one

        side = Side(self.region(fact.region), fact, answers)
        return [*([one.part(fact)] if of_part else []), *one.own(side, self.selector)]

    def in_unit(self, fact: Fact, printed: str | None) -> Decimal:
        """A fact's number in a printed unit (`亿元`), in base units where that is None; exact.

        Raises NotFound for an unknown unit, UsageError for one that measures something else.
        """
        assert fact.value is not None
        if printed is None:
            return fact.value
        unit = self.unit(printed)
        if unit.measure != fact.measure:
            raise UsageError(f"unit '{unit.id}' measures {unit.measure}, but {fact.metric} is in {fact.measure}")
        return quantities.scale(fact.value, -unit.multiplier)

    def _why_none(
        self, region: str, metric: str, facts: list[Fact], period: str | None, source: str | None, vintage: str | None
    ) -> str:
        region_id, metric_id = self._id("region", region), self._id("metric", metric)
        if facts:
            return (
                f"{region_id} has only a rank in {metric_id}, no number; see `econfacts show {region_id} {metric_id}`"
            )
        asked = (("in", period), ("from", source), ("of vintage", vintage))
        narrowed = "".join(f" {word} {given}" for word, given in asked if given)
        known = self.selector.ordered(self._index.facts(region_id, metric_id), self.metric(metric_id).kind)
        if not known:
            hint = f"`econfacts metrics --region {region_id}` lists what it has"
        else:
            field = "period" if period else "source" if source else "vintage"
            there = dict.fromkeys(getattr(fact, field) or f"no {field}" for fact in known)
            hint = f"there is {', '.join(there)}"
        return f"no figure of {metric_id} for {region_id}{names.shown(narrowed)}; {hint}"

    def cite(
        self,
        region: str,
        metric: str,
        style: str = "text",
        period: str | None = None,
        source: str | None = None,
        vintage: str | None = None,
    ) -> str:
        """A citation of a figure's source; `style` is one of `citation.STYLES`.

        Raises NotFound where there is no figure, UsageError for an unknown style.
        """
        from econfacts.answers import citation

        known = self.facts(region, metric, source=source, vintage=vintage)
        kind = self.metric(metric).kind
        facts = answering(known, kind, period)
        fact = self.selector.take(facts, kind)
        if fact is None:
            raise NotFound(self._why_none(region, metric, facts, period, source, vintage))
        if fact.implied_by is not None:  # an implied figure stands in no source; the one that implies it does
            implying = fact.implied_by.split("/")
            fact = next(each for each in self.facts(implying[0], implying[1]) if each.id == fact.implied_by)
        group = None if fact.rank is None else self.group(fact.rank.among)
        of_vintage = None if fact.vintage is None else self.vintage(fact.vintage)
        things = self.region(fact.region), self.metric(fact.metric), group, of_vintage
        return citation.cite(citation.Cited(fact, self.source(fact.source), *things), style)

    # --- side by side ---------------------------------------------------------------------------------

    def compare(
        self,
        *regions: str,
        metric: str | Sequence[str] | None = None,
        topic: str | None = None,
        period: str | None = None,
        vintage: str | None = None,
        everything: bool = False,
        per_capita: bool = False,
    ) -> "Comparison":
        """Regions side by side on the metrics named, or on those that two of them have (all with `everything`).

        Differences and ratios are against the first region; `per_capita` divides by the residents of the year.
        Raises UsageError for fewer than two regions and for one named twice.
        """
        from econfacts.answers import gathering

        metrics = [] if metric is None else [metric] if isinstance(metric, str) else list(metric)
        asked = gathering.Asked(period, vintage and self.vintage(vintage).id, per_capita)
        return gathering.compare(
            self._index,
            [self.region(name) for name in regions],
            [self.metric(name) for name in metrics] or self.metrics(topic=topic),
            asked,
            self.selector,
            needed=1 if everything or metrics else 2,
        )

    def rank(
        self,
        metric: str,
        level: str | None = None,
        period: str | None = None,
        vintage: str | None = None,
        top: int | None = None,
        per_capita: bool = False,
    ) -> "Ranking":
        """The regions that have a metric, in order, level by level, with those that are missing; of one level if given.

        `top` is how many rows of each level there are.
        """
        from econfacts.answers import gathering

        asked = gathering.Asked(period, vintage and self.vintage(vintage).id, per_capita)
        return gathering.rank(self._index, self.metric(metric), level, top, asked, self.selector)

    def audit(self, source: str, text: str) -> "Coverage":
        """How a source's text (a paragraph a line) agrees with its facts and its passed-over list.

        Raises NotFound for an unknown source.
        """
        from econfacts.audit import matcher

        stated = self.source(source)
        units = [unit.id for unit in self.units()]
        places = [name for region in self.regions() for name in (region.zh, *region.aliases)]
        return matcher.audit(text, self.facts(source=stated.id), stated.passed_over, units, places)

    def draft(self, source: str, text: str, coverage: "Coverage") -> Iterator[str]:
        """A facts line to start from for each figure of a source's text that `coverage` has as missing.

        The text is the one that was audited. Question marks stand for what the text does not say.
        """
        from econfacts.audit.draft import Drafter

        drafter = Drafter(self.source(source).id, self.regions(), self.metrics(), self.units())
        return drafter.lines(text, coverage)

    def _id(self, what: str, name: str) -> str:
        return (naming.region if what == "region" else naming.metric)(self._index, name)


def _present(thing: T | None) -> T:
    # A valid facts file has everything that it refers to; the checks have seen to that.
    assert thing is not None
    return thing

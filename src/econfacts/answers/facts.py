"""The facts of a data set: those that fit, and the one to take."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from econfacts.answers import naming
from econfacts.answers.catalogue import Catalogue
from econfacts.answers.selection import FLOWS, Selector, answering
from econfacts.errors import NotFound, UsageError
from econfacts.model import periods, quantities
from econfacts.model.gates import quoted
from econfacts.model.records import RATIO_KINDS, Fact, Metric, Region, Source, Vintage
from econfacts.store.index import Index

if TYPE_CHECKING:
    from pandas import DataFrame

    from econfacts.answers.caveats import Caveat
    from econfacts.answers.search import Hit

Name = str | None
"""The name of one thing, or nothing in particular."""

Names = str | Sequence[str] | None
"""One name, or any of several, or nothing in particular."""


class Facts(Catalogue):
    """What a data set holds, and its facts."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self.selector = Selector(partial(index.every, Vintage), partial(index.one, Source), index.benchmarks_of)

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

        >>> [fact.printed for fact in data.facts(region="深圳", topic="ai")]
        ['1920家', '2488亿元', '41个']
        """
        index = self._index
        regions = _each(region, partial(naming.region, index))
        if levels := _each(level, str):
            at_level = {each.id for each in index.every(Region) if not levels.isdisjoint(each.levels)}
            regions = at_level if regions is None else at_level & regions
        metrics = _each(metric, partial(naming.metric, index))
        if topics := _each(topic, lambda name: self.topic(name).id):
            of_topic = {each.id for each in index.every(Metric) if each.topic in topics}
            metrics = of_topic if metrics is None else of_topic & metrics
        asked = _each(period, str)
        within = asked and {each for each in index.periods() for whole in asked if periods.within(each, whole)}
        return index.facts(regions, metrics, self._source(source), within, self._vintage(vintage))

    def periods(self, region: Name = None, metric: Name = None) -> list[str]:
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

    def to_pandas(
        self, region: Name = None, metric: Name = None, topic: Name = None, period: Name = None, source: Name = None
    ) -> "DataFrame":
        """Facts that fit all that is given, all of them by default, as a pandas data frame with a row a fact.

        `value` is a number in what `measure` names, `number` one in the printed `unit`, `year` the calendar year of
        `period`; names stand beside ids. Numbers are floats here; `facts` has them exactly. Raises UsageError where
        pandas is not installed.
        """
        from econfacts.answers import frames

        facts = self.facts(region, metric, topic, period, source)
        return frames.facts(facts, self.regions(), self.metrics(), self.sources())

    def get(self, region: str, metric: str, period: Name = None, source: Name = None, vintage: Name = None) -> Fact:
        """The figure to take: of the period asked for, or the latest, the one in least doubt.

        A part of a period is no answer for a flow or a growth rate. Raises NotFound where there is no number.

        >>> fact = data.get("shenzhen", "ai-enterprises")
        >>> fact.value, fact.printed, fact.period
        (Decimal('1920'), '1920家', '2023')
        """
        return self.answers(region, metric, period, source, vintage)[0]

    def answers(
        self, region: str, metric: str, period: Name = None, source: Name = None, vintage: Name = None
    ) -> list[Fact]:
        """Every figure that would answer, the one to take first. Raises NotFound where there is no number."""
        facts = self._answers(region, metric, period, source, vintage)
        if facts[0].value is None:
            of, in_ = facts[0].region, facts[0].metric
            raise NotFound(f"{of} has only a rank in {in_}, no number; see `econfacts show {of} {in_}`")
        return facts

    def remarks(self, answers: Sequence[Fact], period: Name = None) -> "list[Caveat]":
        """What must be known of the first of these answers, the one taken; `period` is the one that was asked for."""
        fact = answers[0]
        of_part = period is None and periods.is_part_of_year(fact.period) and self.metric(fact.metric).kind in FLOWS
        plain = fact.bound == "exact" and fact.status is None and fact.implied_by is None
        if plain and not of_part and not self.selector.rivals(fact, answers):
            return []
        from econfacts.answers.caveats import one

        return [*([one.part(fact)] if of_part else []), *one.of_fact(fact, answers, self.selector)]

    def in_unit(self, fact: Fact, printed: str | None) -> Decimal:
        """A fact's number in a printed unit (`亿元`) or scale (`亿`, `billion`), in base units for None; exact.

        Raises NotFound for an unknown unit, UsageError for one that measures something else.

        >>> data.in_unit(data.get("shandong", "gdp", source="sd-communique-2023"), "亿元")
        Decimal('92068.7')
        """
        assert fact.value is not None
        if printed is None:
            return fact.value
        from econfacts.model.words import LANGUAGES, speak

        scales = {word: power for tag in LANGUAGES for power, word in speak(tag).scales}
        if printed in scales and self.metric(fact.metric).kind in RATIO_KINDS:
            return quantities.scale(fact.value, -scales[printed])
        unit = self.unit(printed, fact.measure)
        if unit.measure != fact.measure:
            raise UsageError(f"unit '{unit.id}' measures {unit.measure}, but {fact.metric} is in {fact.measure}")
        return quantities.scale(fact.value, -unit.multiplier)

    def _answers(self, region: str, metric: str, period: Name, source: Name, vintage: Name) -> list[Fact]:
        """Every fact that would answer, the one to take first. Raises NotFound where there is none."""
        of, in_ = naming.region(self._index, region), self.metric(metric)
        known = self._index.facts(of, in_.id, self._source(source), None, self._vintage(vintage))
        facts = answering(known, in_.kind, period)
        first = self.selector.take(facts, in_.kind, period)
        if first is None:
            raise self._nothing(of, in_, period, source, vintage)
        if len(facts) == 1:
            return facts
        return [first, *(fact for fact in self.selector.ordered(facts, in_.kind) if fact.id != first.id)]

    def _source(self, sources: Names) -> set[str] | None:
        return _each(sources, lambda name: self.source(name).id)

    def _vintage(self, vintages: Names) -> set[str] | None:
        return _each(vintages, lambda name: self.vintage(name).id)

    def _nothing(self, of: str, in_: Metric, period: Name, source: Name, vintage: Name) -> NotFound:
        """The error for a figure that is not there, with what is."""
        known = self.selector.ordered(self._index.facts(of, in_.id), in_.kind)
        hint = f"`econfacts metrics --region {of}` lists what it has"
        if known:
            field = "period" if period else "source" if source else "vintage"
            there = dict.fromkeys(getattr(fact, field) or f"no {field}" for fact in known)
            hint = f"there is {', '.join(there)}"
        asked = (("in", period), ("from", source), ("of vintage", vintage))
        narrowed = "".join(f" {word} {given}" for word, given in asked if given)
        return NotFound(f"no figure of {in_.id} for {of}{quoted(narrowed)}; {hint}")


def _each(names: Names, find: Callable[[str], str]) -> set[str] | None:
    """The ids that are named, None for nothing in particular."""
    if names is None:
        return None
    return set(map(find, [names] if isinstance(names, str) else names)) or None

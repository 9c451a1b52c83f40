"""The facts of a data set: those that fit, and the one to take."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from econfacts.answers.catalogue import Catalogue
from econfacts.answers.filtering import Filter, Names
from econfacts.answers.selection import FLOWS, Selector, answering
from econfacts.errors import NotFound, UsageError
from econfacts.model import names, periods, quantities
from econfacts.model.records import Fact, Source, Vintage
from econfacts.store.index import Index

if TYPE_CHECKING:
    from pandas import DataFrame

    from econfacts.answers.caveats import Caveat
    from econfacts.answers.search import Hit


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

        >>> fact = data.get("shenzhen", "ai-enterprises")
        >>> fact.value, fact.printed, fact.period
        (Decimal('1920'), '1920家', '2023')
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
        from econfacts.answers.caveats import one

        return [*([one.part(fact)] if of_part else []), *one.own(fact, answers, self.selector)]

    def in_unit(self, fact: Fact, printed: str | None) -> Decimal:
        """A fact's number in a printed unit (`亿元`), in base units where that is None; exact.

        Raises NotFound for an unknown unit, UsageError for one that measures something else.

        >>> data.in_unit(data.get("shandong", "gdp", source="sd-communique-2023"), "亿元")
        Decimal('92068.7')
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

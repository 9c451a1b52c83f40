"""Which of several figures to take, and which of them belong side by side.

A choice has three steps, each a rule of its own: which facts answer for the period that was asked for
(`answering`), of which period to take one where none was asked for (`newest`), and which of several facts of
one period (`best`). None of them depends on the order of the file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from econfacts.model import periods
from econfacts.model.periods import Span
from econfacts.model.records import Fact, Source, Vintage

FLOWS = frozenset({"flow", "growth"})
"""Kinds of which a part of a period says nothing of the whole: half a year's output is not the year's."""


class Common(NamedTuple):
    """What regions share when they are set side by side; `vintage` decides only where `of_vintage` is true."""

    span: Span | None
    vintage: str | None
    of_vintage: bool

    def of(self, facts: "Iterable[D]", kind: str) -> "list[D]":
        """The facts of this period, and of this vintage if that is shared."""
        return [
            fact
            for fact in facts
            if span_of(fact, kind) == self.span and (not self.of_vintage or fact.vintage == self.vintage)
        ]


class Dated(Protocol):
    """A fact, or the outline of several."""

    @property
    def period(self) -> str | None:
        """ISO 8601."""

    @property
    def vintage(self) -> str | None:
        """An id."""


D = TypeVar("D", bound=Dated)


def span_of(fact: Dated, kind: str) -> Span | None:
    """The days that a fact of a metric of this kind stands for when regions are set side by side."""
    return periods.side_by_side(fact.period, kind in FLOWS)


def answering(facts: Iterable[D], kind: str, period: str | None) -> list[D]:
    """The facts that answer for a period; all of them where none was asked for.

    Flows and growth rates: that very period, for half a year is no year. Every other kind: a moment in it, too.
    """
    if period is None:
        return list(facts)
    return [
        fact
        for fact in facts
        if periods.same(fact.period, period)
        or (kind not in FLOWS and periods.is_moment(fact.period) and periods.within(fact.period, period))
    ]


def newest(facts: Iterable[Fact], kind: str, period: str | None = None) -> list[Fact]:
    """The facts of the period to take: the one asked for, else the latest, of flows and growth rates the latest year.

    A forecast is taken only where there is nothing else, a part of a year only where there is no year.
    """
    facts = list(facts)
    if len(facts) < 2:
        return facts
    found = [fact for fact in facts if fact.value is not None] or facts
    asked = period and periods.side_by_side(period, kind in FLOWS)
    found = [fact for fact in found if asked and span_of(fact, kind) == asked] or [*_observed(found)]
    if kind in FLOWS and period is None:
        found = [fact for fact in found if periods.is_year(fact.period)] or found
    latest = span_of(max(found, key=lambda fact: (periods.recency(fact.period), fact.period or "")), kind)
    return [fact for fact in facts if span_of(fact, kind) == latest]


def _observed(facts: Sequence[Fact]) -> Sequence[Fact]:
    """The facts that are no forecasts, or all where all are: a target for 2030 is not the latest that is known."""
    return [fact for fact in facts if fact.status != "forecast"] or facts


class Selector:
    """The choice among facts of one region and metric, and the period and vintage that regions share."""

    def __init__(
        self,
        vintages: Callable[[], Iterable[Vintage]],
        source: Callable[[str], Source | None],
        benchmarks_of: Callable[[str], Iterable[str]],
    ) -> None:
        """`vintages` gives all of them, the earliest first, `source` one by id, `benchmarks_of` the ids of those that
        rebased a metric's series; they are asked only when it matters."""
        self._all_vintages = vintages
        self._source = source
        self._benchmarks_of = benchmarks_of
        self._bodies: dict[str, frozenset[str]] = {}

    @cached_property
    def vintages(self) -> dict[str, tuple[int, Vintage]]:
        """Vintages by id, each with its place in time."""
        return {vintage.id: (number, vintage) for number, vintage in enumerate(self._all_vintages(), start=1)}

    def vintage(self, id_: str | None) -> Vintage | None:
        """The vintage of that id."""
        return self.vintages[id_][1] if id_ is not None else None

    # --- one figure -----------------------------------------------------------------------------------

    def take(self, facts: Iterable[Fact], kind: str, period: str | None = None) -> Fact | None:
        """The figure that answers, None where none does."""
        found = newest(answering(facts, kind, period), kind, period)
        return self.best(found) if found else None

    def best(self, facts: Sequence[Fact]) -> Fact:
        """Of several facts of one period the one to take.

        A number before a rank alone, any other before a forecast, stated before implied, not doubtful before
        doubtful, the latest vintage, the producer's own publication before a reprint, the latest publication; then,
        of those that agree with this one, the finest-printed. Two figures alone could not say which: of three, each
        may agree with the next.
        """
        if len(facts) == 1:  # as most are
            return facts[0]
        first = max(facts, key=self._preference)
        if first.value is None:
            return first
        worth = self._worth(first)
        agreeing = [fact for fact in facts if self._worth(fact) == worth and (fact is first or _agree(first, fact))]
        return max(agreeing, key=lambda fact: (_fineness(fact), self._preference(fact))) if agreeing[1:] else first

    def ordered(self, facts: Iterable[Fact], kind: str) -> list[Fact]:
        """All figures, latest period first, the one to take first within a period."""
        by_span: dict[Span | None, list[Fact]] = {}
        for fact in facts:
            by_span.setdefault(span_of(fact, kind), []).append(fact)
        in_time = sorted(
            by_span.values(), key=lambda of_span: max(periods.recency(fact.period) for fact in of_span), reverse=True
        )
        return [fact for of_span in in_time for fact in self._by_preference(of_span)]

    def _by_preference(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        if len(facts) == 1:
            return facts
        first = self.best(facts)
        rest = [fact for fact in facts if fact.id != first.id]
        return [first, *sorted(rest, key=self._preference, reverse=True)]

    def _worth(self, fact: Fact) -> tuple[bool, bool, bool, bool, int]:
        """What no digits make up for."""
        status, time = fact.status, self._time(fact.vintage)
        return fact.value is not None, status != "forecast", fact.implied_by is None, status != "doubtful", time

    def _preference(self, fact: Fact) -> tuple[tuple[bool, bool, bool, bool, int], int, bool, str, str]:
        # The id makes it a total order: nothing is left to the order of the file.
        return self._worth(fact), self._credit(fact), fact.status != "provisional", fact.issued or "", fact.id

    def _credit(self, fact: Fact) -> int:
        """2 where the body that the figure is credited to publishes it, 0 in a reprint, 1 where none is credited."""
        if fact.cites is None:
            return 1
        if fact.source not in self._bodies:
            source = self._source(fact.source)
            self._bodies[fact.source] = _bodies(source) if source is not None else frozenset()
        return 2 if not self._bodies[fact.source].isdisjoint(fact.cites.split("、")) else 0

    def rivals(self, fact: Fact, facts: Iterable[Fact]) -> list[Fact]:
        """Figures of the same thing, period, vintage and definition that cannot be true together with this one.

        A provisional figure that a final one has replaced is history, and a forecast is none of what came.
        """
        return [
            other
            for other in facts
            if other.id != fact.id
            and other.value is not None
            and fact.value is not None
            and (other.region, other.metric, other.vintage) == (fact.region, fact.metric, fact.vintage)
            and (other.period == fact.period or periods.same(other.period, fact.period))
            and other.definition == fact.definition
            and not (other.status == "provisional" and fact.status is None)
            and (other.status == "forecast") == (fact.status == "forecast")
            and not _agree(fact, other)
        ]

    # --- side by side ---------------------------------------------------------------------------------

    def common(self, by_region: Iterable[Sequence[Fact]], kind: str) -> Common | None:
        """The (period, vintage) that most regions have a number of, the later of equals.

        Where no two share one it is the period that most share; where no two share a period, None. A period that
        is a part of a year, or several, stands back behind a shared whole year for flows and growth rates.
        """
        having: dict[tuple[Span, str | None], set[int]] = {}
        for region, facts in enumerate(by_region):
            for fact in _observed(facts):
                if fact.value is not None and (span := span_of(fact, kind)) is not None:
                    having.setdefault((span, fact.vintage), set()).add(region)
        return self.shared(having, kind)

    def shared(self, having: Mapping[tuple[Span, str | None], set[int]], kind: str) -> Common | None:
        """The same, told which regions have a number of each (period, vintage)."""
        of_span: dict[tuple[Span, str | None], set[int]] = {}
        for (span, _), regions in having.items():
            of_span.setdefault((span, None), set()).update(regions)
        for regions_of in (having, of_span):
            if counts := {key: len(regions) for key, regions in regions_of.items() if len(regions) > 1}:
                span, vintage = max(counts, key=lambda key: (*_standing(key[0], kind, counts[key]), self._time(key[1])))
                return Common(span, vintage, regions_of is having)
        return None

    def _time(self, vintage: str | None) -> int:
        return self.vintages[vintage][0] if vintage is not None else 0

    def rebased(self, one: Fact, other: Fact) -> bool:
        """Whether of two figures of a metric one stands on the basis before a benchmark revision, the other after it.

        A revision that no region has a figure of has not reached the metric, and rebased nothing.
        """
        reached = (self.vintages[id_] for id_ in self._benchmarks_of(one.metric))
        return any(
            vintage.benchmark is not None
            and self._on_basis(one, place, vintage.benchmark) != self._on_basis(other, place, vintage.benchmark)
            for place, vintage in reached
        )

    def _on_basis(self, fact: Fact, place: int, benchmark: int) -> bool:
        span = periods.parse(fact.period) if fact.period else None
        later = span is not None and (span.end or span.start)[0] > benchmark
        return later or self._time(fact.vintage) >= place


def vintage_of(facts: Iterable[Fact], selector: Selector) -> Vintage | None:
    """The vintage that all of these have, None where they have none or several."""
    ids = {fact.vintage for fact in facts}
    return selector.vintage(ids.pop()) if len(ids) == 1 else None


def _standing(span: Span, kind: str, count: int) -> tuple[bool, int, tuple[int, int, int], tuple[int, int, int]]:
    is_year = span.start[1:] == (1, 1) and span.end == (span.start[0], 12, 31)
    return is_year or kind not in FLOWS, count, span.end or (span.start[0], 12, 31), span.start


def _agree(one: Fact, other: Fact) -> bool:
    from econfacts.model import bounds  # one figure alone, as most look-ups find it, needs no intervals

    return bounds.agree(bounds.of(one), bounds.of(other))


def _fineness(fact: Fact) -> tuple[bool, Decimal]:
    from econfacts.model import bounds

    width = bounds.of(fact).width
    return width is not None, Decimal(0) if width is None else width.copy_negate()


def _bodies(source: Source) -> frozenset[str]:
    """Who publishes a source, as its facts would credit them."""
    authors = source.csl.get("author") or ()
    named = [author.get("literal") or f"{author.get('family', '')}{author.get('given', '')}" for author in authors]
    names = (source.csl.get("publisher") or "", *named)
    return frozenset(part for name in names for part in name.split("、") if part)

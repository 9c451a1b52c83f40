"""Which of several figures to take: the latest period, and in it the figure that is least in doubt.

The order is a rule of the contract: a doubtful figure never wins over another, a stated one wins over an
implied one, a final one over a provisional one, then the latest publication.
"""

from collections.abc import Iterable, Sequence

from econfacts.model import periods
from econfacts.model.quantities import consistent
from econfacts.model.records import Fact


def preference(fact: Fact) -> tuple[bool, bool, bool, bool, str]:
    """A sort key within one period: the greater, the rather the figure is taken."""
    return (
        fact.value is not None,
        fact.status != "doubtful",
        fact.implied_by is None,
        fact.status != "provisional",
        fact.issued or "",
    )


def best(facts: Sequence[Fact]) -> Fact:
    """The figure to take: of the latest period that has a number, the preferred one; the first of equals."""
    return max(facts, key=lambda fact: (fact.value is not None, periods.recency(fact.period), preference(fact)))


def ordered(facts: Iterable[Fact]) -> list[Fact]:
    """All figures, latest period first, the preferred one first within a period."""
    return sorted(facts, key=lambda fact: (periods.recency(fact.period), preference(fact)), reverse=True)


def common_period(facts_by_region: Iterable[Iterable[Fact]]) -> str | None:
    """The period that most regions have a number of; of several, that of most ranks as well, then the latest."""
    counts: dict[str, tuple[int, int]] = {}
    for facts in facts_by_region:
        has_number: dict[str, bool] = {}
        for fact in facts:
            if fact.period is not None:
                has_number[fact.period] = has_number.get(fact.period, False) or fact.value is not None
        for period, number in has_number.items():
            numbers, figures = counts.get(period, (0, 0))
            counts[period] = numbers + number, figures + 1
    return max(counts, key=lambda period: (counts[period], periods.recency(period), period), default=None)


def rivals(fact: Fact, facts: Iterable[Fact]) -> list[Fact]:
    """Figures of the same region, metric and period that cannot be true together with this one.

    A provisional figure that a final one has replaced is history, not a rival.
    """
    return [
        other
        for other in facts
        if other.id != fact.id
        and (other.region, other.metric, other.period) == (fact.region, fact.metric, fact.period)
        and _contradicts(fact, other)
    ]


def _contradicts(fact: Fact, other: Fact) -> bool:
    if fact.value is None or other.value is None:
        return False
    if other.status == "provisional" and fact.status is None:
        return False
    return not consistent(fact.value, fact.bound, other.value, other.bound)

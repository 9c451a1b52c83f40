"""What an audit found: each figure with what became of it, and the facts that no text bears out."""

from typing import NamedTuple

from econfacts.audit.text import Figure
from econfacts.model.records import Fact, PassedOver

RECORDED, PASSED_OVER, MISSING, NOT_A_FIGURE = "recorded", "passed-over", "missing", "not-a-figure"
"""What became of a candidate."""


class Audited(NamedTuple):
    """A figure and what became of it.

    `facts` are the ids of the facts that record it; `why` is the reason why it was passed over, the rule by which it
    is no figure, or what a curator must check because the text leaves it open.
    """

    figure: Figure
    state: str
    facts: tuple[str, ...] = ()
    why: str | None = None


class Unfounded(NamedTuple):
    """A fact that its source's text does not bear out at its paragraph."""

    fact: Fact
    reason: str


class Unused(NamedTuple):
    """An entry of the passed-over list that passes nothing over."""

    entry: PassedOver
    reason: str


class Coverage(NamedTuple):
    """What `audit` found: every figure in text order, facts that are not in the text, idle entries."""

    figures: tuple[Audited, ...]
    unfounded: tuple[Unfounded, ...]
    unused: tuple[Unused, ...]

    def count(self, *states: str) -> int:
        """How many candidates are `recorded`, `passed-over`, `missing` or `not-a-figure`."""
        return sum(audited.state in states for audited in self.figures)

    @property
    def missing(self) -> tuple[Figure, ...]:
        """The figures that no fact records and nobody passed over."""
        return tuple(audited.figure for audited in self.figures if audited.state == MISSING)

    @property
    def total(self) -> int:
        """The figures that facts are due for: recorded and missing ones; those passed over are no facts."""
        return self.count(RECORDED, MISSING)

    @property
    def ratio(self) -> float:
        """Figures recorded / figures, from 0 to 1; 1 for a text that has none to record."""
        return self.count(RECORDED) / self.total if self.total else 1.0

    @property
    def complete(self) -> bool:
        """Whether no figure is missing and every fact is in the text."""
        return not self.unfounded and not self.count(MISSING)

"""What a rule is: an id and a level that problems carry, a sentence that says it, and an example of either side."""

from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.model.quantities import scale

ERROR, WARNING = "error", "warning"


class Rule(NamedTuple):
    """A rule that a facts file must keep.

    The examples are fact lines, entries of a section or whole files; `^` marks the place that the problem names,
    `message` is what it then says. A test tries them, and `docs/rules.md` shows them.
    """

    id: str
    level: str
    about: str
    passes: str
    fails: str
    message: str


class Row(NamedTuple):
    """A fact as rules look at it: its number in the index, what it says (`fields` has the rarer ones), and where."""

    number: int
    source: str
    vintage: str | None
    printed: Decimal | None
    multiplier: int
    fields: dict[str, Any]
    path: str
    line: int
    column: int

    @property
    def value(self) -> Decimal | None:
        """The number in base units."""
        return None if self.printed is None else scale(self.printed, self.multiplier)

    @property
    def bound(self) -> str:
        """How the printed number limits the true one."""
        return str(self.fields.get("bound", "exact"))

    @property
    def stated(self) -> bool:
        """Whether it stands in the file itself, and is not implied by another."""
        return "implied_by" not in self.fields


Finding = tuple[str, str, str | None, str]
"""What a rule found that looks at all declarations: section, id, field and message."""

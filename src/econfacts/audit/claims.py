"""What the facts say is in the text, and whether a figure of the text is what they say."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from econfacts.audit.numerals import shifted
from econfacts.audit.text import Figure, readable
from econfacts.audit.units import canonical
from econfacts.model.records import Fact
from econfacts.model.words import LANGUAGES, speak


class Claim(NamedTuple):
    """One figure that a fact says is in the text."""

    order: int
    fact: Fact
    what: str  # value, whole, gap, rank
    number: Decimal | None
    unit: str | None = None
    bound: str | None = None
    quoted: str | None = None  # the text's very words: they alone decide whether the text has the figure

    @property
    def alike(self) -> tuple[object, ...]:
        """The same for claims that the same figures would satisfy."""
        return (self.fact.paragraph, *self[2:])

    @property
    def size(self) -> object:
        """What `size_of` a figure must be for it to be the claim's."""
        if self.what == "rank":
            return ("rank", self.number)
        power = 0 if self.what == "whole" else canonical(self.unit)[0]  # a whole is in base units, as a fact has it
        return None if self.number is None else shifted(self.number, power).copy_abs()

    @property
    def wording(self) -> str:
        """The figure as a curator would look for it."""
        if self.what == "rank":
            return f"rank {self.number}" if self.number is not None else "word for a rank among the first"
        if self.what == "whole":
            return f"whole of {self.number}"
        return f"{'figure' if self.number is None else self.number}{self.unit or ''}"

    def fits(self, figure: Figure, line: str) -> bool:
        """Whether a figure of the claim's size is its figure; `line` is the figure's paragraph.

        A sign or a bound that the text leaves in doubt fits whatever the fact has.
        """
        if self.what == "rank":
            return True
        if not self.has_unit_of(figure, line):
            return False
        if self.what == "whole":
            return True
        if figure.number is None or not (self.has_sign_of(figure) or "sign" in figure.doubts):
            return False
        return self.what == "gap" or self.bound == figure.bound or "bound" in figure.doubts

    def has_sign_of(self, figure: Figure) -> bool:
        """Whether claim and figure are both negative or both not."""
        return not self.number or (self.number < 0) == (figure.sign < 0)

    def has_unit_of(self, figure: Figure, line: str) -> bool:
        """Whether the text has the fact's unit: the one recognised, or the very words that follow."""
        if self.unit is None:
            return True
        printed, wanted = canonical(figure.unit)[1], canonical(self.unit)[1]
        if printed == wanted:
            return True
        rest = readable(line[figure.end : figure.end + len(wanted) + 1]).lstrip()
        if not printed and wanted == "个" and rest.startswith("大"):
            return True  # 二十大园区: no classifier is printed
        return wanted.startswith(printed) and rest.startswith(wanted[len(printed) :].lstrip())


def claims_of(order: int, fact: Fact) -> Iterator[Claim]:
    """Every figure that a fact says is in the text: its value, its whole, its gap, its rank."""
    number, unit = (fact.number, fact.unit) if fact.number is not None else (fact.value, None)
    if number is not None:
        yield Claim(order, fact, "value", number, unit, fact.bound, _quotation(fact))
    if fact.out_of is not None:
        yield Claim(order, fact, "whole", fact.out_of, unit)
    if fact.versus is not None:
        yield Claim(order, fact, "gap", fact.versus.by, fact.versus.unit)
    if fact.rank is not None:
        position = fact.rank.position
        yield Claim(order, fact, "rank", None if position is None else Decimal(position))


def _quotation(fact: Fact) -> str | None:
    """The fact's `printed`, unless it is merely number, unit and the usual word for the bound (超300场)."""
    if fact.number is None:
        return fact.printed
    usual = {speak(language).printed(fact.number, fact.unit or "", fact.bound) for language in LANGUAGES}
    return None if fact.printed in usual else fact.printed


def size_of(figure: Figure) -> object:
    """What a claim is compared by first: a rank's number, or the magnitude in base units; None without one."""
    power = canonical(figure.unit)[0]
    if figure.kind == "rank" and not power:
        return ("rank", figure.number)
    if figure.number is None or figure.kind in ("date", "time", "term"):
        return None
    return shifted(figure.number, power).copy_abs()

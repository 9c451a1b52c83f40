"""What the facts say is in the text, and what keeps a figure of the text from being what they say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.audit.text import Figure
from econfacts.audit.units import canonical
from econfacts.model.quantities import scale
from econfacts.model.records import Fact
from econfacts.model.words import LANGUAGES, speak


class Claim(NamedTuple):
    """One figure that a fact says is in the text."""

    order: int  # of its fact
    nth: int  # figure of its paragraph, if the facts have all of them in the order of the text
    fact: Fact
    what: str  # value, whole, gap, rank
    number: Decimal | None
    unit: str | None = None
    bound: str | None = None
    quoted: str | None = None  # the text's very words: they alone decide whether the text has the figure

    @property
    def alike(self) -> tuple[object, ...]:
        """The same for claims that the same figures would satisfy."""
        return (self.fact.paragraph, *self[3:])

    @property
    def size(self) -> object:
        """What `size_of` a figure must be for it to be the claim's."""
        power = 0 if self.what == "whole" else canonical(self.unit)[0]  # a whole is in base units, as a fact has it
        return _size(self.number, power, self.what == "rank")

    @property
    def wording(self) -> str:
        """The figure as a curator would look for it."""
        if self.what == "rank":
            return f"rank {self.number}" if self.number is not None else "word for a rank among the first"
        return f"whole of {self.number}" if self.what == "whole" else f"{self.number}{self.unit or ''}"

    def unlike(self, figure: Figure, line: str) -> str:
        """What keeps a figure of the claim's size from being its figure, in words for a curator; empty if nothing does.

        `line` is the figure's paragraph in readable text. A sign or a bound that the text leaves in doubt is any.
        """
        if self.what == "rank":
            return ""
        if not self.has_unit_of(figure, line):
            return f"; its {figure.text} has another unit"
        if self.what == "whole":
            return ""
        if self.number and (self.number < 0) != (figure.sign < 0) and "sign" not in figure.doubts:
            fall, sign = ("a fall", "negative") if figure.sign < 0 else ("no fall", "positive")
            return f"; its {figure.text} is {fall}, so the fact's number would be {sign}"
        if self.what == "value" and self.bound != figure.bound and "bound" not in figure.doubts:
            return f" with bound {self.bound}; its {figure.text} is {figure.bound}"
        return ""

    def has_unit_of(self, figure: Figure, line: str) -> bool:
        """Whether the text has the fact's unit: the one recognised, or the very words that follow."""
        if self.unit is None:
            return True
        printed, wanted = canonical(figure.unit)[1], canonical(self.unit)[1]
        rest = line[figure.end : figure.end + len(wanted) + 1].lstrip()
        if not printed and wanted == "个" and rest.startswith("大"):
            return True  # 二十大园区: no classifier is printed
        return wanted.startswith(printed) and rest.startswith(wanted[len(printed) :].lstrip())


def claims_of(facts: Iterable[Fact]) -> Iterator[Claim]:
    """Every figure that facts say is in the text: a fact's value, its whole, its gap, its rank."""
    said: Counter[int | None] = Counter()
    for order, fact in enumerate(facts):
        for what, number, *more in _said(fact):
            yield Claim(order, said[fact.paragraph], fact, what, number, *more)
            said[fact.paragraph] += 1


def _said(fact: Fact) -> Iterator[tuple[Any, ...]]:
    number, unit = (fact.number, fact.unit) if fact.number is not None else (fact.value, None)
    if number is not None:
        # `printed` that is merely number, unit and the usual word for the bound (超300场) quotes nothing.
        usual = {speak(language).printed(number, unit or "", fact.bound) for language in LANGUAGES}
        quoted = fact.printed if fact.number is None or fact.printed not in usual else None
        yield "value", number, unit, fact.bound, quoted
    if fact.out_of is not None:
        yield "whole", fact.out_of, unit
    if fact.versus is not None:
        yield "gap", fact.versus.by, fact.versus.unit
    if fact.rank is not None:
        yield "rank", fact.rank.position and Decimal(fact.rank.position)


def size_of(figure: Figure) -> object:
    """What a claim is compared by first: a rank's number, or the magnitude in base units; None without one."""
    power = canonical(figure.unit)[0]
    number = None if figure.kind in ("date", "time", "term") else figure.number
    return _size(number, power, figure.kind == "rank" and not power)


def _size(number: Decimal | None, power: int, is_rank: bool) -> object:
    if is_rank:
        return ("rank", number)
    return None if number is None else scale(number, power).copy_abs()

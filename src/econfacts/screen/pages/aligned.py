"""Numbers of one measure under one another: one scale word for all of them, their points aligned."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from econfacts.model import bounds
from econfacts.model.bounds import Reading
from econfacts.model.quantities import scale, shortest
from econfacts.model.records import Fact
from econfacts.model.words import Words, scale_of

_PER_PEOPLE = 4
"""Counts for each person are told for each 10^4 of them: nobody reads 0.00138841."""

_BESIDE_NUMBER = {"percent": "%", "percentage-point": "pp"}
_NUMBER = re.compile(r"(?:[<>≤≥≈] )?[−+]?[0-9,]+(?P<behind>(?:\.[0-9]+)?)(?: \S+)?")
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Scale(NamedTuple):
    """How numbers of a measure are written: the power of ten that is taken out of them, and what that is called."""

    power: int
    unit: str
    measure: str


def scale_for(values: Iterable[Decimal], measure: str, words: Words) -> Scale:
    """One scale for all of these numbers: that of the greatest."""
    whole, _, per = measure.partition("/")
    if per == "person" and whole == "count":
        return Scale(-_PER_PEOPLE, words["of_10000"], measure)
    greatest = max((abs(value) for value in values), default=Decimal(0))
    power, word = scale_of(greatest, words.scales)
    unit = "" if measure in _BESIDE_NUMBER else words.unit(whole, word)
    return Scale(power, words.say("of_person", unit=unit) if per == "person" else unit, measure)


def number(value: Decimal, scaling: Scale, words: Words, bound: str = "exact", signed: bool = False) -> str:
    """A number in that scale, with its sign and bound; a sign of percent stands beside it, any other unit above."""
    plain = words.amount(scale(value, -scaling.power), "count", bound, signed, scaled=False)
    beside = _BESIDE_NUMBER.get(scaling.measure)
    return plain if beside is None else f"{plain} {words.unit(scaling.measure, '').strip() or beside}"


def value(fact: Fact, reading: Reading, divided: bool, scaling: Scale, words: Words) -> str:
    """A figure: a computed one to the digits that its parts allow, any other with all of its digits."""
    if divided:
        return number(bounds.shown_value(reading), scaling, words, reading.bound)
    if fact.out_of is not None:
        return words.figure(fact)
    # Zeros of a round number behind a bound are not digits (over 2000万: over 20 million).
    return number(reading.value if fact.bound == "exact" else shortest(reading.value), scaling, words, fact.bound)


def aligned(cells: Sequence[str]) -> list[str]:
    """The cells with blanks behind them, so that in a column aligned to the right their points stand in line."""
    behind = [_behind_point(cell) for cell in cells]
    most = max((width for width in behind if width is not None), default=0)
    return [cell if width is None else cell + " " * (most - width) for cell, width in zip(cells, behind, strict=True)]


def _behind_point(cell: str) -> int | None:
    """How many characters of a number stand at and behind its point; None for another text."""
    number = _NUMBER.fullmatch(cell)
    return None if number is None else len(number["behind"])


def bar(value: Decimal | None, values: Sequence[Decimal], cells: int) -> str:
    """A bar in eighths of a cell, scaled within its column; values on both sides of zero have none."""
    greatest = max((abs(each) for each in values), default=Decimal(0))
    if value is None or not greatest or min(values) < 0:
        return ""
    eighths = int((value / greatest * cells * 8).to_integral_value())
    full, rest = divmod(max(eighths, 1), 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")

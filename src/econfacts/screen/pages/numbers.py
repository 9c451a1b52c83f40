"""Numbers in a column: one scale for all of them, their points in line, bars and sparklines."""

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

_LEAST_READABLE = Decimal("0.1")
_FEWEST_SPARKS = 3
_BESIDE_NUMBER = ("percent", "percentage-point")
_NUMBER = re.compile(r"\(?(?:[<>≤≥≈] )?[−+]?[0-9,]+(?P<behind>(?:\.[0-9]+)?(?: \S.*)?\)?)")
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_SPARKS = "▁▂▃▄▅▆▇█"


class Scale(NamedTuple):
    """How numbers of a measure are written: the power of ten that is taken out of them, what they are in, and the sign
    that stands beside each."""

    power: int
    unit: str
    sign: str = ""


def scale_for(values: Iterable[Decimal], measure: str, words: Words, beside: bool = True) -> Scale:
    """One scale for all of these numbers: that of the greatest, or a smaller one in which the least can be read.

    A sign of percent stands beside each number, or without `beside` where any other unit does.
    """
    if measure == "count/person":
        return Scale(-_PER_PEOPLE, words["of_10000"])
    sizes = [abs(value) for value in values if value]
    power, word = scale_of(max(sizes, default=Decimal(0)), words.scales)
    if power and scale(min(sizes), -power) < _LEAST_READABLE:
        power, word = scale_of(min(sizes), words.scales)
    unit = words.unit(measure, word)
    return Scale(power, "", unit) if beside and measure in _BESIDE_NUMBER else Scale(power, unit)


def number(value: Decimal, scaling: Scale, words: Words, bound: str = "exact", signed: bool = False) -> str:
    """A number in that scale, with its bound, its sign, and the sign that stands beside it."""
    plain = words.amount(scale(value, -scaling.power), "count", bound, signed, scaled=False)
    return f"{plain} {scaling.sign}" if scaling.sign else plain


def value(fact: Fact, scaling: Scale, words: Words, divided: Reading | None = None) -> str:
    """A figure: one per head to the digits that its parts allow, any other with all of its digits."""
    if divided is not None:
        shown = number(bounds.shown_value(divided), scaling, words, divided.bound)
    elif fact.value is None:
        shown = words.figure(fact)
    else:  # zeros of a round number behind a bound are not digits (over 2000万: over 20 million)
        exact = fact.value if fact.bound == "exact" else shortest(fact.value)
        shown = number(exact, scaling, words, fact.bound)
    return set_off(shown, fact)


def set_off(shown: str, fact: Fact) -> str:
    """A figure as it is shown, in parentheses if it is doubtful."""
    return f"({shown})" if fact.status == "doubtful" else shown


def whole(fact: Fact, words: Words) -> str:
    """What a count is a part of: of 41."""
    return "" if fact.out_of is None else words.say("of_whole", whole=words.amount(fact.out_of, "count"))


def aligned(cells: Sequence[str]) -> list[str]:
    """The cells with blanks behind them, so that in a column aligned to the right their points stand in line."""
    found = [_NUMBER.fullmatch(cell) for cell in cells]
    behind = [None if match is None else len(match["behind"]) for match in found]
    most = max((width for width in behind if width is not None), default=0)
    return [cell if width is None else cell + " " * (most - width) for cell, width in zip(cells, behind, strict=True)]


def bar(value: Decimal | None, values: Sequence[Decimal], cells: int) -> str:
    """A bar in eighths of a cell, scaled within its column; values on both sides of zero have none."""
    greatest = max((abs(each) for each in values), default=Decimal(0))
    if value is None or not greatest or min(values) < 0:
        return ""
    eighths = int((value / greatest * cells * 8).to_integral_value())
    full, rest = divmod(max(eighths, 1), 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


def sparkline(facts: Iterable[Fact]) -> str:
    """Values as blocks of eight heights, from the least to the greatest; nothing for a few."""
    values = [fact.value for fact in facts if fact.value is not None]
    if len(values) < _FEWEST_SPARKS:
        return ""
    least, greatest = min(values), max(values)
    if least == greatest:
        return _SPARKS[3] * len(values)
    steps = ((each - least) / (greatest - least) * (len(_SPARKS) - 1) for each in values)
    return "".join(_SPARKS[int(step.to_integral_value())] for step in steps)

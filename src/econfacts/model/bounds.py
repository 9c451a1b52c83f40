"""What a printed figure says of the true one: an interval, half of its last printed digit to either side.

One rule, for everything that compares two figures: whether two sources disagree, whether the order of two
regions is known, how far a difference can be trusted, how many of its digits are shown.

"About" promises its last digit give or take a whole one. A count in plain units (1920家) is exact. Zeros at the
end of a number with a bound are not digits: "over 2000" does not say that it is not 2300.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from typing import NamedTuple

from econfacts.model import quantities
from econfacts.model.records import Fact

MOST_RATIO_DIGITS = 4
"""More significant digits of a ratio say nothing to a reader."""

_DIVISORS = {"over": "under", "at-least": "at-most", "at-most": "at-least", "under": "over"}
"""Bound of a divisor → that of the quotient."""

_INFINITY = Decimal("Infinity")
_NOTHING = Decimal(0)


class Reading(NamedTuple):
    """A figure in base units and between which numbers (ends included) the true one lies.

    `digit` is the power of ten of its last digit that counts, None where all do (an exact count). `bound` is the
    fact's: with `over` and `under` the number itself is not among those that can be true.
    """

    value: Decimal
    low: Decimal
    high: Decimal
    digit: int | None
    bound: str = "exact"

    @property
    def width(self) -> Decimal | None:
        """How far the true number may be from the printed one; None where a bound leaves one side open."""
        return None if self.is_open else quantities.half(quantities.difference(self.high, self.low))

    @property
    def is_open(self) -> bool:
        """Whether the true number may be any distance away: a bound says at most on which side it lies."""
        return not (self.low.is_finite() and self.high.is_finite())

    @property
    def alone(self) -> "Reading":
        """The reading of the number without a bound that leaves a side open."""
        return rounded(self.value, self.bound, "") if self.is_open else self


def read(value: Decimal, bound: str, measure: str) -> Reading:
    """The reading of a number in base units of a measure that keeps its printed digits (3.46E+12)."""
    reading = rounded(value, bound, measure)
    if bound in ("over", "at-least"):
        return reading._replace(low=value, high=_INFINITY)
    if bound in ("under", "at-most"):
        return reading._replace(low=-_INFINITY, high=value)
    return reading


def rounded(value: Decimal, bound: str, measure: str) -> Reading:
    """The reading of the number alone, as if no bound stood before it: so a bounded figure stands in a list."""
    digit = _last_digit(quantities.shortest(value) if bound != "exact" and value else value)
    if bound == "exact" and measure == "count" and digit == 0:
        return Reading(value, value, value, None)
    width = Decimal(1).scaleb(digit) if bound == "about" else _half_of(digit)
    low, high = quantities.difference(value, width), quantities.total(value, width)
    return Reading(value, low, high, digit, bound)


def _last_digit(number: Decimal) -> int:
    return int(number.as_tuple().exponent)


@cache
def _half_of(digit: int) -> Decimal:
    return Decimal(5).scaleb(digit - 1)


def of(fact: Fact) -> Reading:
    """The reading of a fact that has a number."""
    assert fact.value is not None
    if fact.operands:
        return implied(fact.operands, fact.bound, fact.measure)
    return read(fact.value, fact.bound, fact.measure)


def implied(operands: Sequence[Decimal], bound: str, measure: str) -> Reading:
    """The reading of a difference of a figure and a stated gap: from the least to the greatest that both allow."""
    one, gap = read(operands[0], bound, measure), read(operands[1], "exact", measure)
    value, low = quantities.difference(one.value, gap.value), quantities.difference(one.low, gap.high)
    return Reading(value, low, quantities.difference(one.high, gap.low), _coarser(one, gap), bound)


def _coarser(one: Reading, other: Reading) -> int | None:
    """The last digit that counts in both; None where all do."""
    return max((each.digit for each in (one, other) if each.digit is not None), default=None)


def divided(one: Reading, other: Reading) -> Reading | None:
    """The reading of a quotient: from the least to the greatest that both allow; None for a division by zero."""
    value = quantities.ratio(one.value, other.value)
    if value is None:
        return None
    told = {one.bound, _DIVISORS.get(other.bound, other.bound)} - {"exact"}
    bound = told.pop() if len(told) == 1 else "about" if told else "exact"
    if other.alone.low <= 0:
        return Reading(value, -_INFINITY, _INFINITY, value.adjusted(), bound)
    low, high = (-_INFINITY, _INFINITY) if other.is_open else _quotients(one, other)
    # The digits of a bounded number are those that it would have without the bound.
    spread = quantities.difference(*reversed(_quotients(one.alone, other.alone)))
    return Reading(value, low, high, spread.adjusted() if spread else None, bound)


def _quotients(one: Reading, other: Reading) -> tuple[Decimal, Decimal]:
    ends = (one.low, other.high if one.low >= 0 else other.low), (one.high, other.low if one.high >= 0 else other.high)
    low, high = (end if not end.is_finite() else quantities.ratio(end, by) or _NOTHING for end, by in ends)
    return low, high


# --- two figures ----------------------------------------------------------------------------------------


def certainly_greater(one: Reading, other: Reading) -> bool:
    """Whether the first is greater wherever in their intervals the true numbers lie; a shared end point is none."""
    return one.low >= other.high and one.high > other.low


def order_unknown(one: Reading, other: Reading) -> bool:
    """Whether their intervals share more than an end point; two exact counts that are equal are known to be."""
    if one.low == one.high == other.low == other.high:
        return False
    return not certainly_greater(one, other) and not certainly_greater(other, one)


def agree(one: Reading, other: Reading) -> bool:
    """Whether two figures of one thing can both be true.

    They can where their intervals share more than an end point, where an exact one lies within the other's, and
    where a bound allows it: "at least 2" and "at most 2" do, "over 2" and "under 2" do not.
    """
    lowest, highest = max(one.low, other.low), min(one.high, other.high)
    if lowest != highest:
        return lowest < highest
    is_exact = one.low == one.high or other.low == other.high
    closed = {one.bound, other.bound} == {"at-least", "at-most"}
    return (is_exact or closed) and _holds(one, lowest) and _holds(other, lowest)


def _holds(reading: Reading, number: Decimal) -> bool:
    return not (reading.bound in ("over", "under") and number == reading.value)


def margin(one: Reading, other: Reading) -> Decimal | None:
    """How far the true difference may be from the computed one: both widths together."""
    width, more = one.width, other.width
    return None if width is None or more is None else quantities.total(width, more)


# --- for people -----------------------------------------------------------------------------------------


def shown_difference(gap: Decimal, one: Reading, other: Reading) -> Decimal:
    """A difference to the digits of the coarser figure: 12.82 and 9.20687 trillion differ by 3.61."""
    digit = _coarser(one, other)
    return gap if digit is None else quantities.to_digit(gap, digit)


def shown_ratio(ratio: Decimal, one: Reading, other: Reading) -> Decimal:
    """A ratio to as many significant digits as the coarser operand has, at most MOST_RATIO_DIGITS."""
    known = [each.value.adjusted() - each.digit + 1 for each in (one, other) if each.digit is not None]
    digits = max(min([*known, MOST_RATIO_DIGITS]), 1)
    rounded = Context(prec=digits).plus(ratio)
    return quantities.to_digit(rounded, rounded.adjusted() + 1 - digits)


def shown_value(reading: Reading) -> Decimal:
    """A computed figure to the digits that its parts allow; one behind a bound is never rounded beyond it."""
    if reading.digit is None:
        return reading.value
    towards = {"over": ROUND_FLOOR, "at-least": ROUND_FLOOR, "under": ROUND_CEILING, "at-most": ROUND_CEILING}
    return quantities.to_digit(reading.value, reading.digit, towards.get(reading.bound, ROUND_HALF_EVEN))

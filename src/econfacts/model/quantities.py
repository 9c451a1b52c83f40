"""Exact decimals, units and bounds: from the number as printed to base units, and back to words for people.

Nothing here is ever a float. Scaling by a unit's power of ten, differences and sums are exact; only a ratio
or a figure per head can have endless digits, and is then rounded once, to `RATIO_DIGITS`.
"""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

MAX_DIGITS = 40
"""More digits than any statistic has; it bounds the memory that a number in a file can ask for."""

RATIO_DIGITS = 12
"""Significant digits of a ratio or a figure per head."""

_NUMBER = re.compile(r"(?!-0(?:\.0+)?$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
# Wide enough for any two numbers of MAX_DIGITS digits a unit's multiplier apart: sums stay exact.
_EXACT = Context(prec=4 * MAX_DIGITS)
_ROUNDED = Context(prec=RATIO_DIGITS, rounding=ROUND_HALF_EVEN)


def parse_number(text: str) -> Decimal | None:
    """Read a plain decimal (`2488`, `351.0`, `-2.3`), keeping its trailing zeros; None for anything else.

    No exponent, sign `+`, separator, `nan` or `inf`, and at most MAX_DIGITS digits.
    """
    if len(text) > MAX_DIGITS or _NUMBER.fullmatch(text) is None:
        return None
    return Decimal(text)


def plain(number: Decimal) -> str:
    """The number's digits without exponent; trailing zeros that it has are kept."""
    return format(number, "f")


def scale(number: Decimal, power: int) -> Decimal:
    """The number times ten to the power, exactly (422.6 and 4: 4226000); it keeps which digits were given."""
    return number.scaleb(power, _EXACT)


def shortest(number: Decimal) -> Decimal:
    """The same number without trailing zeros (2.000E+7 as 2E+7)."""
    return number.normalize(_EXACT)


def difference(one: Decimal, other: Decimal) -> Decimal:
    """`one - other`, exactly."""
    return _EXACT.subtract(one, other)


def ratio(one: Decimal, other: Decimal) -> Decimal | None:
    """`one / other` to RATIO_DIGITS significant digits, without trailing zeros; None for a division by zero."""
    if not other:
        return None
    quotient = _ROUNDED.divide(one, other)
    return quotient.normalize(_ROUNDED)


def consistent(one: Decimal, one_bound: str, other: Decimal, other_bound: str) -> bool:
    """Whether two figures in base units can both be true: equal to the digits of the coarser, or allowed by a bound.

    3.46E+12 and 3460640000000 agree (one is the other, rounded); "over 2" agrees with 2.3 and with "over 2.1".
    """
    if one_bound == other_bound == "exact":
        gap = difference(one, other).copy_abs()
        return gap <= max(half_digit(one), half_digit(other))
    low, high = _range(one, one_bound)
    other_low, other_high = _range(other, other_bound)
    lowest, highest = max(low, other_low), min(high, other_high)
    # Ranges that only touch share no number, but for "at least 2" and "at most 2".
    return lowest < highest or (lowest == highest and {one_bound, other_bound} == {"at-least", "at-most"})


def _range(number: Decimal, bound: str) -> tuple[Decimal, Decimal]:
    """Between which numbers the true one lies."""
    match bound:
        case "over" | "at-least":
            return number, Decimal("Infinity")
        case "under" | "at-most":
            return Decimal("-Infinity"), number
        case _:  # "about" promises the digits it prints give or take one of the last, "exact" half of one
            width = half_digit(number) * (2 if bound == "about" else 1)
            return difference(number, width), difference(number, -width)


def half_digit(number: Decimal) -> Decimal:
    """Half of the last printed digit: 0.05 of 2.3."""
    return Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)

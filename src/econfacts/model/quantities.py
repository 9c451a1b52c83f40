"""Exact decimals, units and bounds: from the number as printed to base units, and back to words for people.

Nothing here is ever a float. Scaling by a unit's power of ten, differences and sums are exact; only a ratio
or a figure per head can have endless digits, and is then rounded once, to `RATIO_DIGITS`.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact
from functools import reduce

MAX_DIGITS = 40
"""More digits than any statistic has; it bounds the memory that a number in a file can ask for."""

RATIO_DIGITS = 12
"""Significant digits of a ratio or a figure per head."""

# Wide enough for any two numbers of MAX_DIGITS digits a unit's multiplier apart: sums stay exact.
_EXACT = Context(prec=4 * MAX_DIGITS)
_HALF = Decimal("0.5")
_ROUNDED = Context(prec=RATIO_DIGITS, rounding=ROUND_HALF_EVEN)


def parse_number(text: str) -> Decimal | None:
    """Read a plain decimal (`2488`, `351.0`, `-2.3`), keeping its trailing zeros; None for anything else.

    No exponent, sign `+`, separator, `-0`, `nan` or `inf`, and at most MAX_DIGITS digits.
    """
    return Decimal(text) if is_number(text) else None


def is_number(text: str) -> bool:
    """Whether a text is such a decimal."""
    whole, point, fraction = text.removeprefix("-").partition(".")
    if not whole.isdigit() or (whole[0] == "0" != whole) or (point and not fraction.isdigit()):
        return False
    return len(text) <= MAX_DIGITS and text.isascii() and (text[0] != "-" or text.strip("-0.") != "")


def plain(number: Decimal) -> str:
    """The number's digits without exponent; trailing zeros that it has are kept."""
    return format(number, "f")


def scale(number: Decimal, power: int) -> Decimal:
    """The number times ten to the power, exactly (422.6 and 4: 4226000); it keeps which digits were given."""
    return number.scaleb(power, _EXACT)


def shortest(number: Decimal) -> Decimal:
    """The same number without trailing zeros (2.000E+7 as 2E+7)."""
    return number.normalize(_EXACT)


def total(*numbers: Decimal) -> Decimal:
    """The sum of one number or more, exactly."""
    return reduce(_EXACT.add, numbers)


def difference(one: Decimal, other: Decimal) -> Decimal:
    """`one - other`, exactly."""
    return _EXACT.subtract(one, other)


def half(number: Decimal) -> Decimal:
    """Half of the number, exactly."""
    return _EXACT.multiply(number, _HALF)


def to_digit(number: Decimal, power: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """The number rounded to that power of ten (half to even), with a zero wherever a digit up to there is one."""
    return number.quantize(Decimal(1).scaleb(power), rounding, _EXACT)


def quotient(one: Decimal, other: Decimal) -> Decimal | None:
    """`one / other` where that is an exact decimal (3 / 4); None for endless digits and a division by zero."""
    context = _EXACT.copy()
    context.clear_flags()
    quotient = context.divide(one, other) if other else None
    return None if context.flags[Inexact] else quotient


def ratio(one: Decimal, other: Decimal) -> Decimal | None:
    """`one / other` to RATIO_DIGITS significant digits, without trailing zeros; None for a division by zero."""
    if not other:
        return None
    quotient = _ROUNDED.divide(one, other)
    return quotient.normalize(_ROUNDED)

"""Which facts there are of a metric, and about how large, so that a ranking need not read all of them."""

from array import array
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.model.quantities import shortest

_UNKNOWN = 127
_FLOATS_ARE_OFF = 1e-12  # by less than that part of them


class Outline(NamedTuple):
    """The facts of a metric of one period and vintage that are each a `figure`, a `forecast` or a `rank` alone.

    Of each its number, its region's number, its value in base units and the power of ten of its last digit.
    """

    period: str | None
    vintage: str | None
    what: str
    numbers: "array[int]"
    regions: "array[int]"
    values: "array[float]"
    digits: "array[int]"

    def margin(self) -> float:
        """How far a true value may certainly be from the one here, at most: further than its printed digits say."""
        return float(10.0 ** max(self.digits) + max(max(self.values), -min(self.values)) * _FLOATS_ARE_OFF)


def columns() -> "tuple[array[int], array[int], array[float], array[int]]":
    """The columns of an outline, still empty; an index keeps their bytes."""
    return array("I"), array("I"), array("d"), array("b")


def last_digit(text: str, power: int, values: Mapping[str, Any]) -> int:
    """The power of ten of the last digit of a number in base units, or a greater one where less of it is known.

    That of a figure with a definition of its own says nothing: who is ranked is then asked of the facts alone.
    """
    if "definition" in values:
        return _UNKNOWN
    if "operands" in values:  # the difference of two figures is known less well than either
        return 1 + max(int(each.as_tuple().exponent) for each in values["operands"])
    if "bound" in values and (number := Decimal(text)):  # of "over 2000" the zeros are not digits
        return power + int(shortest(number).as_tuple().exponent)
    return power - len(text.partition(".")[2])

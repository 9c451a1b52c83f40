"""The places of figures in an order, as far as their printed digits tell them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from econfacts.model.bounds import Reading


class Place(NamedTuple):
    """First and last place of a figure among others; `is_open` where rounding, and not equality, leaves several."""

    low: int | None
    high: int | None
    is_open: bool


def places(readings: Sequence[Reading]) -> Iterator[Place]:
    """The places of each: from 1 + how many are certainly greater to n − how many are certainly less.

    A bounded figure counts by its number alone, so that it leaves no other's place open.
    """
    alone = [each.alone for each in readings]
    lows, highs = sorted(each.low for each in alone), sorted(each.high for each in alone)
    points = Counter(each.value for each in alone if each.low == each.high)
    for each in alone:
        same = points[each.value] if each.low == each.high else 0
        greater = len(lows) - bisect_left(lows, each.high) - same
        less = bisect_right(highs, each.low) - same
        low, high = 1 + greater, len(lows) - less
        yield Place(low, high, high - low >= max(same, 1))

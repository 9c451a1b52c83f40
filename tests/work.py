"""Counts what a call costs, so that a test can say how the cost grows: a clock would say how busy the machine is."""

import sys
from collections.abc import Callable
from itertools import count


def work(call: Callable[[], object]) -> int:
    """How many calls and returns, of functions in Python and in C, a call costs."""
    counted = count()
    sys.setprofile(lambda *_: next(counted))
    try:
        call()
    finally:
        sys.setprofile(None)
    return next(counted)


def grows_evenly(call_of: Callable[[int], Callable[[], object]], size: int = 100) -> bool:
    """Whether twice as much costs no more than twice the work; what is set up once is left out."""

    def cost(number: int) -> int:
        call = call_of(number)
        call()  # what is made once is made
        return work(call)

    base, once, twice = cost(1), cost(size), cost(2 * size)
    return base < once and twice - base <= 2.1 * (once - base) + 1_000

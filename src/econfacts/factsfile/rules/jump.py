"""Amounts from several sources are less than 10 times apart, percentages less than 50 points."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from econfacts.factsfile.draft import Fault, Row
from econfacts.model.quantities import difference, plain
from econfacts.model.records import RATIO_KINDS, Metric

LEVEL = "warning"
PASSES = (
    "sources:\n  bureau: {type: report, title: 公报}\n"
    "facts:\n  - {region: shenzhen, metric: gdp, period: 2023, value: 1.1, unit: 亿元, source: bureau}"
)
FAILS = (
    "sources:\n  bureau: {type: report, title: 公报}\n"
    "facts:\n  - ^{region: shenzhen, metric: gdp, period: 2023, value: 10000, unit: 亿元, source: bureau}"
)
MESSAGE = "1000000000000 here, but 100000000 from paper in line 31: a slip?"

_RATIO = 10  # amounts of two sources this far apart are rather a slip of a unit than a disagreement
_POINTS = 50  # percentages this many points apart are rather a slip of a digit


def figures(figure: str, rows: Sequence[Row], metric: Metric) -> Iterator[Fault]:
    stated = [(row.value, row) for row in rows if row.value is not None and row.stated]
    if len({row.source for _, row in stated}) < 2:
        return
    first = stated[0]
    stated.sort(key=lambda each: each[0].copy_abs() if metric.kind in RATIO_KINDS else each[0])
    middle = stated[(len(stated) - 1) // 2] if len(stated) > 2 else first
    far = [each for each in stated if _apart(each, middle, metric.kind)]
    if not far and _apart(stated[0], stated[-1], metric.kind):
        middle, far = stated[0], [stated[-1]]
    other = f"{plain(middle[0])} from {middle[1].source} in line {middle[1].place[1]}"
    for value, row in sorted(far, key=lambda each: each[1].place[:2]):
        yield row.place, f"{plain(value)} here, but {other}: a slip?"


def _apart(one: tuple[Decimal, Row], other: tuple[Decimal, Row], kind: str) -> bool:
    if one[1].source == other[1].source:
        return False
    if kind in RATIO_KINDS:
        small, large = sorted((one[0].copy_abs(), other[0].copy_abs()))
        return large >= _RATIO * small and large != small
    return difference(one[0], other[0]).copy_abs() >= _POINTS

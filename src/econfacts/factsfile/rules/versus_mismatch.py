"""What a gap implies for the other region is what the same source states of it."""

from collections.abc import Iterator, Sequence

from econfacts.factsfile.draft import Fault, Row
from econfacts.model import bounds
from econfacts.model.quantities import plain
from econfacts.model.records import Metric

LEVEL = "warning"
PASSES = "- {region: china, metric: growth, period: 2022, value: 0, unit: '%', source: paper}"
FAILS = (
    "- {region: china, metric: share, period: 2021, value: 2, unit: '%', source: paper}\n"
    "- ^{region: shenzhen, metric: share, period: 2021, value: 5, unit: '%', source: paper,"
    " versus: {region: china, by: 1, unit: 个百分点}}"
)
MESSAGE = "the gap implies 4, but the source states 2"


def figures(figure: str, rows: Sequence[Row], metric: Metric) -> Iterator[Fault]:
    stated = {(row.source, row.vintage): row for row in rows if row.stated}
    for gap in rows:
        row = stated.get((gap.source, gap.vintage)) if not gap.stated else None
        if row is None or row.value is None or gap.value is None:
            continue
        implied = bounds.implied(gap.fields["operands"], gap.bound, metric.measure)
        if not bounds.agree(implied, bounds.read(row.value, row.bound, metric.measure)):
            yield gap.place, f"the gap implies {plain(gap.value)}, but the source states {plain(row.value)}"

"""A share lies between 0 and 100 percent."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.model.quantities import plain, scale

LEVEL = "warning"
PASSES = "- {region: shenzhen, metric: share, period: 2022, value: 12, unit: '%', source: paper}"
FAILS = "- {region: shenzhen, metric: share, period: 2022, value: ^120, unit: '%', source: paper}"
MESSAGE = "120 % is not a share of a whole"


def fact(draft: Draft, known: Known) -> Iterator[Fault]:
    values = draft.values
    metric, unit = known.metrics.get(values.get("metric", "")), known.units.get(values.get("unit", ""))
    if "value" in values and metric and unit and metric.kind == "share" and metric.measure == "percent":
        percent = scale(values["value"], unit.multiplier)
        if not 0 <= percent <= 100:
            yield draft.place("value"), f"{plain(percent)} % is not a share of a whole"

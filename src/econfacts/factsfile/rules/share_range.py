"""A share lies between 0 and 100 percent."""

from collections.abc import Iterable

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.model.quantities import plain, scale

LEVEL = "warning"
PASSES = "- {region: shenzhen, metric: share, period: 2022, value: 12, unit: '%', source: paper}"
FAILS = "- {region: shenzhen, metric: share, period: 2022, value: ^120, unit: '%', source: paper}"
MESSAGE = "120 % is not a share of a whole"


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """A share below 0 or above 100 percent."""
    values = draft.values
    metric = known.metrics.get(values.get("metric", ""))
    if metric is None or metric.kind != "share" or metric.measure != "percent":
        return ()
    value, unit = values.get("value"), known.units.get(values.get("unit", ""))
    if value is None or unit is None or 0 <= scale(value, unit.multiplier) <= 100:
        return ()
    return [(draft.place("value"), f"{plain(scale(value, unit.multiplier))} % is not a share of a whole")]

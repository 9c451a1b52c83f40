"""The unit measures what the metric is measured in; a gap between percentages is in percentage points."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Draft, Fault, Known

LEVEL = "error"
PASSES = "- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}"
FAILS = "- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: ^家, source: paper}"
MESSAGE = "unit '家' measures count, but gdp is in CNY"


def fact(draft: Draft, known: Known) -> Iterator[Fault]:
    values, versus = draft.values, draft.values.get("versus")
    metric, unit = known.metrics.get(values.get("metric", "")), known.units.get(values.get("unit", ""))
    if metric is None or not metric.measure:  # a metric whose measure is faulty has been reported
        return
    if unit and unit.measure not in ("", metric.measure):
        yield draft.place("unit"), f"unit '{unit.id}' measures {unit.measure}, but {metric.id} is in {metric.measure}"
    gap = known.units.get(versus.unit) if versus is not None else None
    wanted = "percentage-point" if metric.measure == "percent" else metric.measure
    if gap and gap.measure not in ("", wanted):
        message = f"unit '{gap.id}' measures {gap.measure}, but a gap in {metric.id} is in {wanted}"
        yield draft.place("versus", "unit"), message

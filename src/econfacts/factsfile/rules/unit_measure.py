"""Rule `unit-measure`: the unit measures what the metric is measured in."""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.rules.base import ERROR, Rule

RULE = Rule(
    id="unit-measure",
    level=ERROR,
    about="The unit measures what the metric is measured in; a gap between percentages is in percentage points.",
    passes="- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}",
    fails="- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: ^家, source: paper}",
    message="unit '家' measures count, but gdp is in CNY",
)


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """The unit of the value, and that of a gap."""
    values = draft.values
    # Hot: most facts are right and have no gap.
    metric, unit = known.metrics.get(values.get("metric", "")), known.units.get(values.get("unit", ""))
    if "versus" not in values and metric is not None and unit is not None and metric.measure == unit.measure:
        return ()
    return list(_faults(draft, known))


def _faults(draft: Draft, known: Known) -> Iterator[Fault]:
    metric = known.metrics.get(draft.values.get("metric", ""))
    unit = known.units.get(draft.values.get("unit", ""))
    if metric is None:
        return
    if unit is not None and unit.measure != metric.measure:
        message = f"unit '{unit.id}' measures {unit.measure}, but {metric.id} is in {metric.measure}"
        yield Fault(draft.mark("unit"), message)
    versus = draft.values.get("versus")
    gap = known.units.get(versus.unit) if versus is not None else None
    if gap is not None:
        wanted = "percentage-point" if metric.measure == "percent" else metric.measure
        if gap.measure != wanted:
            message = f"unit '{gap.id}' measures {gap.measure}, but a gap in {metric.id} is in {wanted}"
            yield Fault(draft.mark("versus", "unit"), message)

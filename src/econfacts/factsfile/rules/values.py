"""Rules `unit-measure`, `figure` and `share-range`: a fact's value, unit, bound, rank, out_of and versus fit together.

Passes: `value: 37, unit: 个, out_of: 41`; a rank without a value; `versus` in percentage points for a growth rate;
an index of 100.7 without a unit.
Fails: `unit: 亿元` for a metric that is a count (unit-measure); a value without a unit, a bound without a value,
neither value nor rank, `out_of` below the value, a `versus` against the fact's own region (figure); a share of
120 % (share-range, a warning).
"""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.model.quantities import plain
from econfacts.model.records import PURE_MEASURES

NEEDS_VALUE = ("unit", "bound", "out_of", "versus")


def unit_measure(draft: Draft, known: Known) -> Iterable[Fault]:
    """The unit measures what the metric is measured in; a gap of percentages is in percentage points."""
    values = draft.values
    if "versus" not in values and (values.get("metric"), values.get("unit")) in known.fitting:
        return ()
    return list(_measures(draft, known))


def _measures(draft: Draft, known: Known) -> Iterator[Fault]:
    metric = known.metrics.get(draft.values.get("metric", ""))
    unit = known.units.get(draft.values.get("unit", ""))
    if metric is None:
        return
    if unit is not None and unit.measure == metric.measure:
        known.fitting.add((metric.id, unit.id))
    elif unit is not None:
        message = f"unit '{unit.id}' measures {unit.measure}, but {metric.id} is in {metric.measure}"
        yield Fault(draft.mark("unit"), message)
    versus = draft.values.get("versus")
    gap = known.units.get(versus.unit) if versus is not None else None
    if gap is not None:
        wanted = "percentage-point" if metric.measure == "percent" else metric.measure
        if gap.measure != wanted:
            message = f"unit '{gap.id}' measures {gap.measure}, but a gap in {metric.id} is in {wanted}"
            yield Fault(draft.mark("versus", "unit"), message)


def figure(draft: Draft, known: Known) -> Iterable[Fault]:
    """The parts of a figure that need each other are there and do not contradict each other."""
    values = draft.values
    if "value" in values and "unit" in values and "out_of" not in values and "versus" not in values:
        return ()
    return list(_contradictions(draft, known))


def _contradictions(draft: Draft, known: Known) -> Iterator[Fault]:
    values = draft.values
    yield from _with_value(draft, known) if "value" in values else _without_value(draft)
    versus = values.get("versus")
    if versus is not None and versus.region == values.get("region"):
        yield Fault(draft.mark("versus", "region"), "a figure has no gap to its own region")


def _without_value(draft: Draft) -> Iterator[Fault]:
    if "value" in draft.spoiled:
        return
    if draft.lacks("rank"):
        yield Fault(draft.start_mark, "a fact needs a value or a rank")
    for field in NEEDS_VALUE:
        if not draft.lacks(field):
            yield Fault(draft.mark(field), f"{field} without a value")


def _with_value(draft: Draft, known: Known) -> Iterator[Fault]:
    values = draft.values
    metric = known.metrics.get(values.get("metric", ""))
    if draft.lacks("unit") and metric is not None and metric.measure not in PURE_MEASURES:
        yield Fault(draft.mark("value"), "a value needs its unit")
    out_of = values.get("out_of")
    if out_of is not None and values["value"] > out_of:
        message = f"out_of {plain(out_of)} is less than the value {plain(values['value'])}"
        yield Fault(draft.mark("out_of"), message)


def share_range(draft: Draft, known: Known) -> Iterable[Fault]:
    """A share lies between 0 and 100 percent."""
    metric = known.metrics.get(draft.values.get("metric", ""))
    if metric is None or metric.kind != "share" or metric.measure != "percent":
        return ()
    value = draft.values.get("value")
    if value is None or 0 <= value <= 100:
        return ()
    return (Fault(draft.mark("value"), f"{plain(value)} % is no share of a whole"),)

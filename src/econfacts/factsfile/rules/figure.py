"""A fact has a value or a rank. A value has its unit (an index or a ratio needs none); `unit`, `bound`, `out_of` and
`versus` have a value; `out_of` is no less than the value; a gap is to another region."""

from collections.abc import Iterator
from decimal import Decimal

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.fields import NEEDS_VALUE
from econfacts.model.quantities import plain
from econfacts.model.records import PURE_MEASURES, Metric

LEVEL = "error"
PASSES = "- {region: china, metric: factories, period: 2022, value: 37, unit: 家, out_of: 41, source: paper}"
FAILS = "- {region: china, metric: factories, period: 2022, value: 41, unit: 家, out_of: ^37, source: paper}"
MESSAGE = "out_of 37 is less than the value 41"


def fact(draft: Draft, known: Known) -> Iterator[Fault]:
    values, versus = draft.values, draft.values.get("versus")
    if "value" in values:
        yield from _with_value(draft, values["value"], known.metrics.get(values.get("metric", "")))
    elif "value" not in draft.spoiled:
        if draft.lacks("rank"):
            yield draft.place(), "a fact needs a value or a rank"
        for field in NEEDS_VALUE:
            if not draft.lacks(field):
                yield draft.place(field), f"{field} without a value"
    if versus is not None and versus.region == values.get("region"):
        yield draft.place("versus", "region"), "a figure has no gap to its own region"


def _with_value(draft: Draft, value: Decimal, metric: Metric | None) -> Iterator[Fault]:
    if draft.lacks("unit") and metric and metric.measure and metric.measure not in PURE_MEASURES:
        yield draft.place("value"), "a value needs its unit"
    out_of = draft.values.get("out_of")
    if out_of is not None and value > out_of:
        yield draft.place("out_of"), f"out_of {plain(out_of)} is less than the value {plain(value)}"

"""A fact has a value or a rank. A value has its unit (an index or a ratio needs none); `unit`, `bound`, `out_of` and
`versus` have a value; `out_of` is no less than the value; a gap is to another region."""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.fields import NEEDS_VALUE
from econfacts.model.quantities import plain
from econfacts.model.records import PURE_MEASURES

LEVEL = "error"
PASSES = "- {region: china, metric: factories, period: 2022, value: 37, unit: 家, out_of: 41, source: paper}"
FAILS = "- {region: china, metric: factories, period: 2022, value: 41, unit: 家, out_of: ^37, source: paper}"
MESSAGE = "out_of 37 is less than the value 41"


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """What is missing or contradicts something else."""
    values = draft.values
    # Hot: nearly every fact is of this form.
    if "value" in values and "unit" in values and "out_of" not in values and "versus" not in values:
        return ()
    return _contradictions(draft, known)


def _contradictions(draft: Draft, known: Known) -> Iterator[Fault]:
    yield from _with_value(draft, known) if "value" in draft.values else _without_value(draft)
    versus = draft.values.get("versus")
    if versus is not None and versus.region == draft.values.get("region"):
        yield draft.place("versus", "region"), "a figure has no gap to its own region"


def _without_value(draft: Draft) -> Iterator[Fault]:
    if "value" in draft.spoiled:
        return
    if draft.lacks("rank"):
        yield draft.place(), "a fact needs a value or a rank"
    for field in NEEDS_VALUE:
        if not draft.lacks(field):
            yield draft.place(field), f"{field} without a value"


def _with_value(draft: Draft, known: Known) -> Iterator[Fault]:
    values = draft.values
    metric = known.metrics.get(values.get("metric", ""))
    if draft.lacks("unit") and metric and metric.measure and metric.measure not in PURE_MEASURES:
        yield draft.place("value"), "a value needs its unit"
    out_of = values.get("out_of")
    if out_of is not None and values["value"] > out_of:
        yield draft.place("out_of"), f"out_of {plain(out_of)} is less than the value {plain(values['value'])}"

"""Rule `figure`: the parts of a figure that need each other are there and do not contradict each other."""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.fields import NEEDS_VALUE
from econfacts.factsfile.rules.base import ERROR, Rule
from econfacts.model.quantities import plain
from econfacts.model.records import PURE_MEASURES

RULE = Rule(
    id="figure",
    level=ERROR,
    about=(
        "A fact has a value or a rank. A value has its unit (an index or a ratio needs none); `unit`, `bound`, "
        "`out_of` and `versus` have a value; `out_of` is no less than the value; a gap is to another region."
    ),
    passes="- {region: china, metric: factories, period: 2022, value: 37, unit: 家, out_of: 41, source: paper}",
    fails="- {region: china, metric: factories, period: 2022, value: 41, unit: 家, out_of: ^37, source: paper}",
    message="out_of 37 is less than the value 41",
)


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """What is missing or contradicts something else."""
    values = draft.values
    # Hot: nearly every fact is of this form.
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

"""Rule `metric`: what a metric says of another one can be true of both.

Passes: `gdp-growth: {…, measure: percent, kind: growth, growth_of: gdp}`; `parts` in the measure of the whole.
Fails: `growth_of` on a metric that is no growth rate; a metric that is its own part; parts in another measure.
"""

from collections.abc import Iterator

from econfacts.factsfile.draft import Known
from econfacts.model.records import RATIO_KINDS, Metric

_Finding = tuple[str, str, str, str]


def relations(known: Known) -> Iterator[_Finding]:
    """`growth_of`, `per_head_of` and `parts` that contradict what the two metrics are."""
    for metric in known.metrics.values():
        for field, others in (
            ("growth_of", (metric.growth_of,)),
            ("per_head_of", (metric.per_head_of,)),
            ("parts", metric.parts),
        ):
            for other in others:
                if other is not None and (message := _fault(metric, field, known.metrics.get(other))):
                    yield "metrics", metric.id, field, message


def _fault(metric: Metric, field: str, other: Metric | None) -> str | None:
    if other is None:  # undeclared: reported already
        return None
    if other.id == metric.id:
        return f"{field}: a metric cannot name itself"
    if field == "growth_of":
        return None if metric.kind == "growth" else f"growth_of: {metric.id} is of kind {metric.kind}, not growth"
    if field == "per_head_of":
        return None if other.kind in RATIO_KINDS else f"per_head_of: {other.id} is neither stock nor flow"
    if other.measure != metric.measure:
        return f"parts: {other.id} is in {other.measure}, but {metric.id} in {metric.measure}"
    return None

"""Rule `metric`: what a metric says of another one can be true of both."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Known
from econfacts.factsfile.rules.base import ERROR, Finding, Rule
from econfacts.model.records import RATIO_KINDS, Metric

RULE = Rule(
    id="metric",
    level=ERROR,
    about=(
        "A metric that is the `growth_of` another is of kind growth; it is `per_head_of` a stock or a flow; "
        "its `parts` are measured in what it is measured in; it is none of these of itself."
    ),
    passes="metrics:\n  rise: {en: Rise, zh: 涨幅, topic: economy, measure: percent, kind: growth, growth_of: gdp}",
    fails="metrics:\n  rise: {en: Rise, zh: 涨幅, topic: economy, measure: percent, kind: share, growth_of: ^gdp}",
    message="growth_of: rise is of kind share, not growth",
)


def end(known: Known) -> Iterator[Finding]:
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

"""A metric that is the `growth_of` another is of kind growth; it is `per_head_of` a stock or a flow; its `parts` are
measured in what it is measured in; it is none of these of itself."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Fault, Known
from econfacts.model.records import RATIO_KINDS, Metric

LEVEL = "error"
PASSES = "metrics:\n  rise: {en: Rise, zh: 涨幅, topic: economy, measure: percent, kind: growth, growth_of: gdp}"
FAILS = "metrics:\n  rise: {en: Rise, zh: 涨幅, topic: economy, measure: percent, kind: share, growth_of: ^gdp}"
MESSAGE = "growth_of: rise is of kind share, not growth"


def end(known: Known) -> Iterator[Fault]:
    for metric in known.metrics.values():
        named = [("growth_of", metric.growth_of), ("per_head_of", metric.per_head_of)]
        for field, other_id in (*named, *(("parts", part) for part in metric.parts)):
            other = known.metrics.get(other_id or "")  # what is undeclared has been reported
            if other is not None and (fault := _fault(metric, field, other)):
                yield known.place("metrics", metric.id, field), f"{field}: {fault}"


def _fault(metric: Metric, field: str, other: Metric) -> str | None:
    if other.id == metric.id:
        return "a metric cannot name itself"
    if field == "growth_of" and metric.kind != "growth":
        return f"{metric.id} is of kind {metric.kind}, not growth"
    if field == "per_head_of" and other.kind not in RATIO_KINDS:
        return f"{other.id} is neither stock nor flow"
    if field == "parts" and other.measure != metric.measure:
        return f"{other.id} is in {other.measure}, but {metric.id} in {metric.measure}"
    return None

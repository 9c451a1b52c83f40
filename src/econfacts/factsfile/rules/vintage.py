"""Rule `vintage`: of one metric either every fact with a value names its vintage, or none does.

What is preliminary and what is final is only known where every figure says so. Which facts lack one is asked of
the index once all facts are read; here it is only noticed that a metric is of both kinds.
"""

from collections.abc import Iterable

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.rules.base import ERROR, Rule

RULE = Rule(
    id="vintage",
    level=ERROR,
    about="Of one metric either every fact with a value names its vintage, or none does.",
    passes="- {region: china, metric: sales, period: 2022, value: 1, unit: 亿元, vintage: early, source: paper}",
    fails="- ^{region: china, metric: sales, period: 2022, value: 1, unit: 亿元, source: paper}",
    message="other figures of sales name their vintage; this one does not: add vintage",
)


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """Notice whether the figures of a metric name their vintage."""
    values = draft.values
    if "value" not in values:
        return ()
    vintage = values.get("vintage")
    # One that is misspelt has been reported; it says nothing of the others.
    if vintage in known.vintages or (vintage is None and "vintage" not in draft.spoiled):
        known.vintaged.add((values.get("metric", ""), vintage))
    return ()


def mixed(known: Known) -> list[str]:
    """Metrics of which some figures name a vintage and others do not."""
    named = {metric for metric, vintage in known.vintaged if vintage is not None}
    return [metric for metric in known.metrics if metric in named and (metric, None) in known.vintaged]


def message(metric: str) -> str:
    """What is said of a figure of such a metric that names none."""
    return f"other figures of {metric} name their vintage; this one does not: add vintage"

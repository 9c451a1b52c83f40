"""Of one metric either every fact with a value names its vintage, or none does.

What is preliminary and what is final is only known where every figure says so. Which facts lack one is asked of
the index once all facts are read (`store.across`); here it is only noticed that a metric is of both kinds.
"""

from econfacts.factsfile.draft import Draft, Fault, Known

LEVEL = "error"
PASSES = "- {region: china, metric: sales, period: 2022, value: 1, unit: 亿元, vintage: early, source: paper}"
FAILS = "- ^{region: china, metric: sales, period: 2022, value: 1, unit: 亿元, source: paper}"
MESSAGE = "other figures of sales name their vintage; this one does not: add vintage"


def fact(draft: Draft, known: Known) -> tuple[Fault, ...]:
    vintage = draft.values.get("vintage")
    # One that is misspelt has been reported; it says nothing of the others.
    if "value" in draft.values and (vintage in known.vintages or draft.lacks("vintage")):
        known.vintaged.setdefault(vintage, set()).add(draft.values.get("metric", ""))
    return ()


def mixed(known: Known) -> list[str]:
    """Metrics of which some figures name a vintage and others do not."""
    named = {metric for vintage, metrics in known.vintaged.items() if vintage is not None for metric in metrics}
    return [metric for metric in known.metrics if metric in named and metric in known.vintaged.get(None, ())]


def message(metric: str) -> str:
    """What is said of a figure of such a metric that names none."""
    return f"other figures of {metric} name their vintage; this one does not: add vintage"

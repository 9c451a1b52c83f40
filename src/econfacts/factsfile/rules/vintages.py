"""Rule `vintage`: of one metric either every fact with a value names its vintage, or none does.

Passes: all figures of GDP with a vintage, none of the population; a rank without a value and without a vintage.
Fails: one figure of GDP with `vintage: final` and another without.

What is preliminary and what is final is only known where every figure says so. Which facts lack one is asked of
the index once all facts are read; here it is only noticed that a metric is of both kinds.
"""

from collections.abc import Iterable

from econfacts.factsfile.draft import Draft, Fault, Known


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

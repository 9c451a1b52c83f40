"""Rules about several facts: of one region, metric and period, or of one metric.

Asks the index that is being built, so memory does not grow with the facts, and hands what belongs together to the
rules of `factsfile.rules`.
"""

from collections import Counter
from collections.abc import Iterator

from econfacts.factsfile import rules
from econfacts.factsfile.draft import Known
from econfacts.factsfile.rules import vintage
from econfacts.model.records import Problem
from econfacts.store import accounts
from econfacts.store.written import Written


def check(written: Written, known: Known) -> Iterator[Problem]:
    """What is wrong between facts."""
    for key in written.figures(at_least=2):
        region, metric, period = key
        facts = written.of(key)
        for rule, judge in rules.FIGURES:
            yield from rule.problems(judge(f"{region}/{metric}/{period or '-'}", facts, known.metrics[metric]))
    unnamed = written.without_vintage(vintage.mixed(known))
    yield from rules.RULES["vintage"].problems((place, vintage.message(metric)) for metric, place in unnamed)
    yield from accounts.check(written, known)


def alike_but_for_vintage(written: Written) -> Iterator[int]:
    """Numbers of the stated facts whose source prints another of the same region, metric and period."""
    for key in written.figures(at_least=2):
        stated = [row for row in written.of(key) if row.stated]
        of_source = Counter(row.source for row in stated)
        yield from (row.number for row in stated if of_source[row.source] > 1)

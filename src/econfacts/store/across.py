"""Rules `duplicate-id`, `jump`, `versus-mismatch` and `vintage`: what only all facts together can show.

Passes: one fact a region, metric, period, source and vintage; two sources whose figures are of one order of magnitude.
Fails: the same region, metric, period and vintage twice from one source (duplicate-id); 2488 亿元 in one source and
2488 万元 in another (jump, a warning); a gap to the nation whose implied value another fact of the same source
contradicts (versus-mismatch, a warning); a figure without vintage beside one of its metric that has one (vintage).

Asks the index that is being built, so memory does not grow with the facts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from econfacts.factsfile.draft import Known
from econfacts.factsfile.rules.vintages import mixed
from econfacts.model.quantities import consistent, plain
from econfacts.model.records import RATIO_KINDS, Problem
from econfacts.store import accounts
from econfacts.store.written import Row, Written

JUMP_RATIO = 10
"""Amounts of two sources this far apart are rather a slip of a unit than a disagreement."""

JUMP_POINTS = 50
"""Percentages of two sources this many points apart are rather a slip of a digit."""


def check(written: Written, known: Known) -> Iterator[Problem]:
    """What is wrong between facts."""
    for key in written.figures(at_least=2):
        rows = written.of(key)
        region, metric, period = key
        stated = [row for row in rows if row.stated]
        yield from _duplicate_ids(stated, f"{region}/{metric}/{period or '-'}")
        yield from _jumps(stated, known.metrics[metric].kind)
        yield from _mismatches([row for row in rows if not row.stated], stated)
    for metric in mixed(known):
        for row in written.without_vintage(metric):
            message = f"other figures of {metric} name their vintage; this one does not: add vintage"
            yield _problem(row, "error", "vintage", message)
    yield from accounts.check(written, known)


def alike_but_for_vintage(written: Written) -> Iterator[int]:
    """Numbers of the stated facts whose source prints another of the same region, metric and period."""
    for key in written.figures(at_least=2):
        stated = [row for row in written.of(key) if row.stated]
        of_source = Counter(row.source for row in stated)
        yield from (row.number for row in stated if of_source[row.source] > 1)


def _problem(row: Row, level: str, rule: str, message: str) -> Problem:
    return Problem(row.path, row.line, row.column, level, rule, message)


def _duplicate_ids(stated: Sequence[Row], figure: str) -> Iterator[Problem]:
    first: dict[tuple[str, str | None], Row] = {}
    for row in stated:
        known = first.setdefault((row.source, row.vintage), row)
        if known is not row:
            of_vintage = f"/{row.vintage}" if row.vintage else ""
            message = f"fact {figure}/{row.source}{of_vintage} stands already in {known.path}:{known.line}"
            yield _problem(row, "error", "duplicate-id", message)


def _jumps(stated: Sequence[Row], kind: str) -> Iterator[Problem]:
    for one, other in combinations([row for row in stated if row.value is not None], 2):
        assert one.value is not None
        assert other.value is not None
        if one.source != other.source and _implausible(one.value, other.value, kind):
            message = f"{plain(other.value)} here, but {plain(one.value)} from {one.source} in line {one.line}: a slip?"
            yield _problem(other, "warning", "jump", message)


def _implausible(one: Decimal, other: Decimal, kind: str) -> bool:
    if kind in RATIO_KINDS:
        small, large = sorted((abs(one), abs(other)))
        return large >= JUMP_RATIO * small and large != small
    return abs(one - other) >= JUMP_POINTS


def _mismatches(implied: Sequence[Row], stated: Sequence[Row]) -> Iterator[Problem]:
    for gap in implied:
        for row in stated:
            if (row.source, row.vintage) != (gap.source, gap.vintage) or row.value is None or gap.value is None:
                continue
            if not consistent(gap.value, _bound(gap), row.value, _bound(row)):
                message = f"the gap implies {plain(gap.value)}, but the source states {plain(row.value)}"
                yield _problem(gap, "warning", "versus-mismatch", message)


def _bound(row: Row) -> str:
    return str(row.fields.get("bound", "exact"))

"""Rules `duplicate-id`, `jump`, `versus-mismatch` and `vintage`: what only all facts together can show.

Passes: one fact a region, metric, period, source and vintage; two sources whose figures are of one order of magnitude.
Fails: the same region, metric, period and vintage twice from one source (duplicate-id); 2488 亿元 in one source and
2488 万元 in another (jump, a warning); a gap to the nation whose implied value another fact of the same source
contradicts (versus-mismatch, a warning); a figure without vintage beside one of its metric that has one (vintage).

Asks the index that is being built, so memory does not grow with the facts.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any, NamedTuple

from econfacts.factsfile.draft import Known
from econfacts.factsfile.rules.vintages import mixed
from econfacts.model.quantities import consistent, plain, scale
from econfacts.model.records import RATIO_KINDS, Problem
from econfacts.store import accounts
from econfacts.store.rows import unpack_extra

JUMP_RATIO = 10
"""Amounts of two sources this far apart are rather a slip of a unit than a disagreement."""

JUMP_POINTS = 50
"""Percentages of two sources this many points apart are rather a slip of a digit."""


class _Row(NamedTuple):
    """What the rules look at of a fact."""

    source: str
    vintage: str | None
    value: Decimal | None
    bound: str
    implied_by: str | None
    path: str
    line: int
    column: int

    def problem(self, level: str, rule: str, message: str) -> Problem:
        return Problem(self.path, self.line, self.column, level, rule, message)


def check(connection: sqlite3.Connection, known: Known) -> Iterator[Problem]:
    """What is wrong between facts of one region, metric and period."""
    # From the key index alone, in its order: nothing is sorted, and only groups of several are looked at.
    groups = connection.execute(
        "SELECT region, metric, period FROM facts GROUP BY region, metric, period HAVING count(*) > 1"
    )
    for region, metric, period in groups:
        rows = _rows(connection, known, (region, metric, period))
        stated = [row for row in rows if row.implied_by is None]
        yield from _duplicate_ids(stated, f"{region}/{metric}/{period or '-'}")
        yield from _jumps(stated, known.metrics[metric].kind)
        yield from _mismatches([row for row in rows if row.implied_by is not None], stated)
    yield from _without_vintage(connection, known)
    yield from accounts.check(connection, known)


def alike_but_for_vintage(connection: sqlite3.Connection, known: Known) -> Iterator[int]:
    """Numbers of the stated facts whose source prints another of the same region, metric and period."""
    if not known.vintages:
        return
    groups = connection.execute(
        "SELECT region, metric, period, source FROM facts"
        " GROUP BY region, metric, period, source HAVING sum(ord % 2 = 0) > 1"
    )
    for key in groups:
        where = "region = ? AND metric = ? AND period IS ? AND source = ? AND ord % 2 = 0"
        yield from (ord_ for (ord_,) in connection.execute(f"SELECT ord FROM facts WHERE {where}", key))


def _rows(connection: sqlite3.Connection, known: Known, key: tuple[str, str, str | None]) -> list[_Row]:
    found = connection.execute(
        "SELECT source, number, unit, extra, path, line, col FROM facts JOIN files ON files.ord = file"
        " WHERE region = ? AND metric = ? AND period IS ? ORDER BY facts.ord",
        key,
    )
    return [
        _row(source, _value(number, unit, known), unpack_extra(extra), place)
        for source, number, unit, extra, *place in found
    ]


def _row(source: str, value: Decimal | None, extra: dict[str, Any], place: Sequence[Any]) -> _Row:
    return _Row(source, extra.get("vintage"), value, extra.get("bound", "exact"), extra.get("implied_by"), *place)


def _value(number: str | None, unit: str | None, known: Known) -> Decimal | None:
    if number is None:
        return None
    return scale(Decimal(number), known.units[unit].multiplier if unit is not None else 0)


def _without_vintage(connection: sqlite3.Connection, known: Known) -> Iterator[Problem]:
    for metric in mixed(known):
        found = connection.execute(
            "SELECT extra, path, line, col FROM facts JOIN files ON files.ord = file"
            " WHERE metric = ? AND number IS NOT NULL AND facts.ord % 2 = 0 ORDER BY facts.ord",
            (metric,),
        )
        for extra, *place in found:
            if "vintage" not in unpack_extra(extra):
                message = f"other figures of {metric} name their vintage; this one does not: add vintage"
                path, line, column = place
                yield Problem(path, line, column, "error", "vintage", message)


def _duplicate_ids(stated: Sequence[_Row], figure: str) -> Iterator[Problem]:
    first: dict[tuple[str, str | None], _Row] = {}
    for row in stated:
        known = first.setdefault((row.source, row.vintage), row)
        if known is not row:
            of_vintage = f"/{row.vintage}" if row.vintage else ""
            message = f"fact {figure}/{row.source}{of_vintage} stands already in {known.path}:{known.line}"
            yield row.problem("error", "duplicate-id", message)


def _jumps(stated: Sequence[_Row], kind: str) -> Iterator[Problem]:
    for one, other in combinations([row for row in stated if row.value is not None], 2):
        assert one.value is not None
        assert other.value is not None
        if one.source != other.source and _implausible(one.value, other.value, kind):
            message = f"{plain(other.value)} here, but {plain(one.value)} from {one.source} in line {one.line}: a slip?"
            yield other.problem("warning", "jump", message)


def _implausible(one: Decimal, other: Decimal, kind: str) -> bool:
    if kind in RATIO_KINDS:
        small, large = sorted((abs(one), abs(other)))
        return large >= JUMP_RATIO * small and large != small
    return abs(one - other) >= JUMP_POINTS


def _mismatches(implied: Sequence[_Row], stated: Sequence[_Row]) -> Iterator[Problem]:
    for gap in implied:
        for row in stated:
            if (row.source, row.vintage) != (gap.source, gap.vintage) or row.value is None or gap.value is None:
                continue
            if not consistent(gap.value, gap.bound, row.value, row.bound):
                message = f"the gap implies {plain(gap.value)}, but the source states {plain(row.value)}"
                yield gap.problem("warning", "versus-mismatch", message)

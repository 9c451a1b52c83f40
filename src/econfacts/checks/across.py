"""Rules `duplicate-id`, `jump` and `versus-mismatch`: what only all facts together can show.

Passes: one fact a region, metric, period and source; two sources whose figures are of one order of magnitude.
Fails: the same region, metric and period twice from one source (duplicate-id); 2488 亿元 in one source and
2488 万元 in another (jump, a warning); a gap to the nation whose implied value another fact of the same source
contradicts (versus-mismatch, a warning).

Asks the index that is being built, so memory does not grow with the facts. May import `model` and `quantities`.
"""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal

from econfacts.model import RATIO_KINDS, Problem
from econfacts.quantities import consistent, plain

JUMP_RATIO = 10
"""Amounts of two sources this far apart are rather a slip of a unit than a disagreement."""

JUMP_POINTS = 50
"""Percentages of two sources this many points apart are rather a slip of a digit."""

_SAME_FIGURE = "a.region = b.region AND a.metric = b.metric AND a.period IS b.period AND a.ord < b.ord"


def duplicate_id(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Facts with one id."""
    # The key index holds the columns in this order, so equal ids are neighbours and nothing is sorted.
    groups = connection.execute(
        "SELECT region, metric, period, source FROM facts WHERE implied_by IS NULL"
        " GROUP BY region, metric, period, source HAVING count(*) > 1"
    )
    for group in groups:
        same = connection.execute(
            "SELECT path, line, col FROM facts JOIN files ON files.ord = file WHERE implied_by IS NULL"
            " AND region = ? AND metric = ? AND period IS ? AND source = ? ORDER BY facts.ord",
            group,
        ).fetchall()
        path, line, _ = same[0]
        region, metric, period, source = group
        for duplicate in same[1:]:
            message = f"fact {region}/{metric}/{period or '-'}/{source} stands already in {path}:{line}"
            yield Problem(*duplicate, "error", "duplicate-id", message)


def jump(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Figures of two sources that are implausibly far apart."""
    pairs = connection.execute(
        "SELECT a.value, b.value, a.source, a.line, metrics.kind, path, b.line, b.col"
        " FROM facts a JOIN facts b JOIN metrics ON metrics.id = a.metric JOIN files ON files.ord = b.file"
        f" WHERE {_SAME_FIGURE} AND a.implied_by IS NULL AND b.implied_by IS NULL"
        " AND a.value IS NOT NULL AND b.value IS NOT NULL"
    )
    for one, other, source, first, kind, path, line, column in pairs:
        if _implausible(Decimal(one), Decimal(other), kind):
            message = f"{plain(Decimal(other))} here, but {plain(Decimal(one))} from {source} in line {first}: a slip?"
            yield Problem(path, line, column, "warning", "jump", message)


def _implausible(one: Decimal, other: Decimal, kind: str) -> bool:
    if kind in RATIO_KINDS:
        small, large = sorted((abs(one), abs(other)))
        return large >= JUMP_RATIO * small and large != small
    return abs(one - other) >= JUMP_POINTS


def versus_mismatch(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Implied figures that a stated one of the same source contradicts."""
    pairs = connection.execute(
        "SELECT a.value, a.bound, b.value, b.bound, i.implied_by, path, i.line, i.col"
        " FROM facts i JOIN facts b JOIN files ON files.ord = i.file JOIN facts a ON a.ord = i.ord"
        " WHERE i.implied_by IS NOT NULL AND b.implied_by IS NULL AND b.value IS NOT NULL"
        " AND i.region = b.region AND i.metric = b.metric AND i.period IS b.period AND i.source = b.source"
    )
    for implied, bound, stated, stated_bound, _, path, line, column in pairs:
        if not consistent(Decimal(implied), bound, Decimal(stated), stated_bound):
            message = f"the gap implies {plain(Decimal(implied))}, but the source states {plain(Decimal(stated))}"
            yield Problem(path, line, column, "warning", "versus-mismatch", message)


RULES = (duplicate_id, jump, versus_mismatch)

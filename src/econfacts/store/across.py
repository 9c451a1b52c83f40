"""What is asked of an index that is being built: rules about several facts of one figure, or of one metric.

So memory does not grow with the facts; what belongs together is handed to the rules of `factsfile.rules`.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from econfacts.factsfile import rules
from econfacts.factsfile.draft import Known, Row
from econfacts.factsfile.nodes import Problem
from econfacts.factsfile.rules import vintage
from econfacts.model.records import Fact
from econfacts.store import accounts
from econfacts.store.rows import unpack
from econfacts.store.tables import TOLD_APART

_COLUMNS = "number, source, vintage, value, unit, extra, file, line, col"


class Written:
    """The facts that have been read. `numbers` has what their columns refer to, by section and id."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        known: Known,
        paths: Sequence[str],
        numbers: Mapping[str, Mapping[Any, Any]],
    ) -> None:
        self._connection = connection
        self._known = known
        self._paths = paths
        self._numbers = numbers
        self._ids = {number: id_ for of_section in numbers.values() for id_, number in of_section.items()}

    def figures(self, at_least: int = 1) -> Iterator[tuple[str, str, str | None]]:
        """Region, metric and period of which there are so many facts."""
        # From the index's own key alone, in its order: nothing is sorted.
        sql = "SELECT region, metric, period FROM facts GROUP BY region, metric, period HAVING count(*) >= ?"
        for key in self._connection.execute(sql, (at_least,)):
            region, metric, period = (self._ids[number] for number in key)
            yield region, metric, period

    def of(self, region: str, metric: str, period: str | None) -> list[Row]:
        """The facts of a figure, in the order of the files."""
        ids = {"regions": region, "metrics": metric, "periods": period}
        # What is not there has a number that no fact has.
        numbers = [self._numbers[section].get(id_, -1) for section, id_ in ids.items()]
        where = "region IS ? AND metric IS ? AND period IS ? ORDER BY number"
        return [
            self._row(*row) for row in self._connection.execute(f"SELECT {_COLUMNS} FROM facts WHERE {where}", numbers)
        ]

    def without_vintage(self, metrics: Sequence[str]) -> Iterator[tuple[str, Row]]:
        """Metric and fact of the stated figures of these metrics that do not name their vintage."""
        of = ", ".join([str(self._numbers["metrics"][metric]) for metric in metrics])
        where = f"metric IN ({of}) AND value IS NOT NULL AND vintage IS NULL AND number % 2 = 0"
        for metric, *row in self._connection.execute(f"SELECT metric, {_COLUMNS} FROM facts WHERE {where}"):
            yield self._ids[metric], self._row(*row)

    def tell_apart(self, numbers: Iterable[int]) -> None:
        """Mark stated facts whose source prints another of the same region, metric and period, and what they imply."""
        mark = f"UPDATE facts SET extra = coalesce(extra || char(10), '') || '{TOLD_APART}=1' WHERE number IN (?, ?)"
        self._connection.executemany(mark, ((number, number + 1) for number in numbers))

    def _row(
        self, number: int, source: int, vintage: int | None, value: str | None, unit: int | None,
        extra: str | None, file: int, line: int, column: int,
    ) -> Row:  # fmt: skip
        printed = None if value is None else Decimal(value)
        multiplier = 0 if unit is None else self._known.units[self._ids[unit]].multiplier
        place, fields = (self._paths[file], line, column), unpack(Fact, extra or "")
        return Row(number, self._ids[source], self._ids[vintage], printed, multiplier, fields, place)


def check(written: Written, known: Known) -> Iterator[Problem]:
    """What is wrong between facts. By the way those are told apart that differ in their vintage alone."""
    alike: list[int] = []
    for region, metric, period in written.figures(at_least=2):
        facts = written.of(region, metric, period)
        for rule, judge in rules.FIGURES:
            yield from rule.problems(judge(f"{region}/{metric}/{period or '-'}", facts, known.metrics[metric]))
        of_source = Counter(row.source for row in facts if row.stated)
        alike += [row.number for row in facts if row.stated and of_source[row.source] > 1]
    written.tell_apart(alike)
    unnamed = written.without_vintage(vintage.mixed(known))
    yield from rules.RULES["vintage"].problems((row.place, vintage.message(metric)) for metric, row in unnamed)
    yield from accounts.check(written, known)

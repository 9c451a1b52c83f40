"""The facts that are in an index that is being built, for rules that look at several of them."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from econfacts.factsfile.draft import Known, Place, Row
from econfacts.model.records import Fact
from econfacts.store.rows import unpack

Key = tuple[str, str, str | None]
"""Region, metric and period."""


class Written:
    """Facts by their key. `numbers` has what the columns of facts refer to, by section and id."""

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
        self._ids: list[Any] = [None] * sum(map(len, numbers.values()))
        for of_section in numbers.values():
            for id_, number in of_section.items():
                if number is not None:
                    self._ids[number] = id_

    def figures(self, at_least: int = 1) -> Iterator[Key]:
        """The keys of which there are so many facts."""
        # From the index's own key alone, in its order: nothing is sorted.
        sql = "SELECT region, metric, period FROM facts GROUP BY region, metric, period HAVING count(*) >= ?"
        found = self._connection.execute(sql, (at_least,))
        return ((self._ids[region], self._ids[metric], self._id(period)) for region, metric, period in found)

    def of(self, key: Key) -> list[Row]:
        """The facts of a key, in the order of the files."""
        region, metric, period = key
        numbers = self._number("regions", region), self._number("metrics", metric), self._number("periods", period)
        return self._rows("region IS ? AND metric IS ? AND period IS ?", numbers)

    def without_vintage(self, metrics: Iterable[str]) -> Iterator[tuple[str, Place]]:
        """Metric and place of the stated figures of these metrics that do not name their vintage."""
        of = ", ".join([str(self._number("metrics", metric)) for metric in metrics])
        where = f"metric IN ({of}) AND value IS NOT NULL AND vintage IS NULL AND number % 2 = 0"
        found = self._connection.execute(f"SELECT metric, file, line, col FROM facts WHERE {where}")
        return ((self._ids[metric], (self._paths[file], *place)) for metric, file, *place in found)

    def _rows(self, where: str, numbers: tuple[int | None, ...]) -> list[Row]:
        sql = f"SELECT number, source, vintage, value, unit, extra, file, line, col FROM facts WHERE {where}"
        return [self._row(*row) for row in self._connection.execute(f"{sql} ORDER BY number", numbers)]

    def _row(
        self, number: int, source: int, vintage: int | None, value: str | None, unit: int | None,
        extra: str | None, file: int, line: int, column: int,
    ) -> Row:  # fmt: skip
        printed = None if value is None else Decimal(value)
        multiplier = 0 if unit is None else self._known.units[self._ids[unit]].multiplier
        fields = unpack(Fact, extra or "")
        place = self._paths[file], line, column
        return Row(number, self._ids[source], self._id(vintage), printed, multiplier, fields, place)

    def _id(self, number: int | None) -> str | None:
        return None if number is None else self._ids[number]

    def _number(self, section: str, id_: str | None) -> int | None:
        # What is not there has a number that no fact has.
        number: int | None = self._numbers[section].get(id_, -1)
        return number

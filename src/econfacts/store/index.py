"""The queries on an index. Every look-up of econfacts goes through here."""

import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, TypeVar

from econfacts.model import quantities, words
from econfacts.model.records import Fact
from econfacts.store import rows
from econfacts.store.tables import COLUMNS, SECTIONS, TOLD_APART

T = TypeVar("T")

_KINDS = {section: kind for kind, section in SECTIONS.items()}
_FACT = ", ".join(COLUMNS[: COLUMNS.index("file")])
_DEFAULTS = {**dict.fromkeys(Fact._fields), **Fact._field_defaults, "bound": "exact"}

_AT_ONCE = 200
"""Rows that are fetched together: few enough for memory, many enough to cost nothing."""


class Index:
    """What is declared in some facts files, and their facts.

    Whatever SQLite finds wrong with an index, `rebuild` makes it anew, once.
    """

    def __init__(self, connection: sqlite3.Connection, rebuild: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection
        self._rebuild: Callable[[], sqlite3.Connection] | None = rebuild
        self._declared: dict[int, Any] = {}

    def every(self, kind: type[T]) -> list[T]:
        """All records of a kind (`Region`, `Unit`, …), in the order of the files."""
        sql = "SELECT number, section, id, record FROM declared WHERE section = ? ORDER BY number"
        return self._fetch(sql, (SECTIONS[kind],), self._record)

    def one(self, kind: type[T], id_: str) -> T | None:
        """The record with that id."""
        sql = "SELECT number, section, id, record FROM declared WHERE section = ? AND id = ?"
        return next(iter(self._fetch(sql, (SECTIONS[kind], id_), self._record)), None)

    def regions_of(self, metric: str) -> tuple[str, ...]:
        """Ids of the regions that have figures of a metric, in the order of the files."""
        sql = "SELECT record FROM declared WHERE section = 'spread' AND id = ?"
        return next(iter(self._fetch(sql, (metric,), lambda record: tuple(record.split("\n")))), ())

    def claimants(self, section: str, folded: str) -> list[str]:
        """Ids of the regions or metrics that have this folded id, name, alias or code."""
        sql = "SELECT id FROM names JOIN declared USING (number) WHERE names.section = ? AND name = ? ORDER BY number"
        return self._fetch(sql, (section, folded), str)

    def names(self, section: str) -> list[tuple[str, str]]:
        """All (folded name, id) pairs of regions or metrics, in the order of the files."""
        sql = "SELECT name, id FROM names JOIN declared USING (number) WHERE names.section = ? ORDER BY number, name"
        return self._fetch(sql, (section,), lambda name, id_: (name, id_))

    def facts(self, region: str | None = None, metric: str | None = None, source: str | None = None) -> Iterator[Fact]:
        """Facts with these ids, in the order of the files; each implied one comes after the one that implies it."""
        wanted = [("region", region), ("metric", metric), ("source", source)]
        given = [(column, self._number(f"{column}s", id_)) for column, id_ in wanted if id_ is not None]
        where = "".join(f" AND {column} = ?" for column, _ in given)
        # Those of a region or a metric have a key and are fetched at once; others are met on the way through the file.
        limit = _AT_ONCE if region is metric is None else -1
        sql = f"SELECT {_FACT} FROM facts WHERE number > ?{where} ORDER BY number LIMIT {limit}"
        last, full = -1, True
        while full:
            found = self._fetch(sql, (last, *(number for _, number in given)), self._fact)
            for last, fact in found:  # noqa: B007 - where to go on
                yield fact
            full = len(found) == limit

    def _number(self, section: str, id_: str) -> int | None:
        found = self._fetch("SELECT number FROM declared WHERE section = ? AND id = ?", (section, id_), int)
        return found[0] if found else None

    def _fact(
        self, number: int, region: int, metric: int, period: int | None, source: int, unit: int | None,
        vintage: int | None, value: str | None, extra: str | None,
    ) -> tuple[int, Fact]:  # fmt: skip
        """A fact's number, and the fact with what its unit, metric and source say of it."""
        of_unit, of_metric, of_source, of_vintage = map(self._meant, (unit, metric, source, vintage))
        fields = {
            **_DEFAULTS,
            **(rows.unpack(Fact, extra) if extra else {}),
            "region": self._meant(region).id,
            "metric": of_metric.id,
            "period": self._meant(period),
            "vintage": of_vintage.id if of_vintage is not None else None,
            "measure": of_metric.measure,
            "source": of_source.id,
            "issued": of_source.issued,
        }
        multiplier = 0
        if of_unit is not None:
            fields["unit"], multiplier = of_unit.id, of_unit.multiplier
        if value is not None:
            fields["number"] = printed = Decimal(value)
            fields["value"] = quantities.scale(printed, multiplier)
            if fields["printed"] is None:
                fields["printed"] = words.of_source(of_source.language).printed(
                    printed, fields["unit"] or "", fields["bound"]
                )
        if fields["out_of"] is not None:
            fields["out_of"] = quantities.scale(fields["out_of"], multiplier)
        return number, Fact(**_identified(fields))

    def _meant(self, number: int | None) -> Any:
        """What a fact refers to: a record, or the text of a period."""
        if number is None:
            return None
        if number not in self._declared:
            sql = "SELECT number, section, id, record FROM declared WHERE number = ?"
            return self._fetch(sql, (number,), self._record)[0]
        return self._declared[number]

    def _record(self, number: int, section: str, id_: str, record: str | None) -> Any:
        if number not in self._declared:
            self._declared[number] = id_ if record is None else rows.record(_KINDS[section], record)
        return self._declared[number]

    def _fetch(self, sql: str, parameters: tuple[Any, ...], make: Callable[..., T]) -> list[T]:
        """What `make` makes of the rows; where an index or a text in it is damaged, of those of a new one."""
        asked = self._connection
        try:
            return [make(*row) for row in asked.execute(sql, parameters)]
        except UnicodeEncodeError:
            return []  # asked for bytes that are no text (a lone surrogate): nothing has that name
        except (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError):
            if self._connection is asked:  # else a question that this one led to has had it built anew
                if self._rebuild is None:
                    raise
                rebuild, self._rebuild = self._rebuild, None
                self._connection = rebuild()
                self._declared.clear()
            return self._fetch(sql, parameters, make)


def _identified(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the fact's id: an implied one's names the region that implies it."""
    vintage = fields["vintage"] if fields.pop(TOLD_APART, None) else None
    implied_by = fields["implied_by"]
    fields["id"] = rows.fact_id(fields["region"], fields["metric"], fields["period"], fields["source"], vintage)
    if implied_by is not None:
        fields["id"] += f"~{implied_by.partition('/')[0]}"
        fields["implied_by"] += f"/{vintage}" if vintage else ""
    return fields

"""The queries on an index. Every look-up of econfacts goes through here."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from econfacts.model import quantities, words
from econfacts.model.records import Fact
from econfacts.store import rows
from econfacts.store.tables import COLUMNS, NOTED, SECTIONS, TOLD_APART

T = TypeVar("T")

_KINDS = {section: kind for kind, section in SECTIONS.items()}
_FACT = ", ".join(COLUMNS[: COLUMNS.index("file")])
_DEFAULTS = {**dict.fromkeys(Fact._fields), **Fact._field_defaults, "bound": "exact"}

Ids = str | Collection[str] | None
"""One id, or any of several, or whatever there is."""

_FEW = 20
_SAMPLE = 6
_SHORT = 6  # a slip in a shorter name leaves no two letters as they were: gpd

_AT_ONCE = 200
"""Rows that are fetched together: few enough for memory, many enough to cost nothing."""


class Index:
    """What is declared in some facts files, and their facts.

    Whatever SQLite finds wrong with an index, `rebuild` makes it anew, once.
    """

    def __init__(self, connection: sqlite3.Connection, rebuild: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection
        self._rebuild: Callable[[], sqlite3.Connection] | None = rebuild
        # What many questions share is looked up once.
        self._declared: dict[int, Any] = {}
        self._claimants: dict[tuple[str, str], list[str]] = {}
        self._known_numbers: dict[tuple[str, str], int | None] = {}

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
        return self._listed("spread", metric)

    def benchmarks_of(self, metric: str) -> tuple[str, ...]:
        """Ids of the vintages that rebased a metric's series, in order of time: those that it has figures of."""
        return self._listed("benchmarks", metric)

    def _listed(self, section: str, id_: str) -> tuple[str, ...]:
        sql = "SELECT record FROM declared WHERE section = ? AND id = ?"
        return next(iter(self._fetch(sql, (section, id_), lambda record: tuple(record.split("\n")))), ())

    def claimants(self, section: str, folded: str) -> list[str]:
        """Ids of the regions or metrics that have this folded id, name, alias or code."""
        if (section, folded) not in self._claimants:
            sql = (
                "SELECT id FROM names JOIN declared USING (number) WHERE names.section = ? AND name = ? ORDER BY number"
            )
            self._claimants[section, folded] = self._fetch(sql, (section, folded), str)
        return list(self._claimants[section, folded])

    def like(self, section: str, folded: str, most: int = 50) -> list[tuple[str, str]]:
        """The (folded name, id) pairs of regions or metrics whose names have most in common with this one."""
        size = 1 if len(folded) < _SHORT else 2
        parts = list(dict.fromkeys(folded[place : place + size] for place in range(len(folded) - size + 1)))
        sample = parts[:: -(-len(parts) // _SAMPLE)]  # some of them tell as well as all, and sooner
        shared = " + ".join(["(instr(name, ?) > 0)"] * len(sample))
        sql = (
            "SELECT name, id FROM"
            f" (SELECT name, number, {shared} AS shared, instr(name, ?) = 1 AS begun FROM names"
            " WHERE section = ? AND (shared > 0 OR begun)"
            " ORDER BY begun DESC, shared * 1.0 / (length(name) + ?) DESC, number LIMIT ?)"
            " JOIN declared USING (number)"
        )
        parameters = (*sample, folded, section, len(folded), most)
        return self._fetch(sql, parameters, lambda name, id_: (name, id_))

    def mentions(self, words: Sequence[str]) -> list[tuple[int, str, int]]:
        """Regions, metrics, topics and sources whose records have any of the words somewhere, in any case.

        Each as its number, its section, and which words it has, a bit a word.
        """
        bits = " + ".join(f"(record LIKE ? ESCAPE '\\') * {1 << place}" for place in range(len(words)))
        sql = (
            f"SELECT number, section, bits FROM (SELECT number, section, {bits} AS bits FROM declared"
            " WHERE section IN ('regions', 'metrics', 'topics', 'sources')) WHERE bits ORDER BY number"
        )
        return self._fetch(sql, tuple(map(_containing, words)), lambda *row: row)

    def numbered(self, numbers: Iterable[int]) -> list[Any]:
        """The records with these numbers, in the order of the files."""
        inside = ", ".join(map(str, numbers))
        sql = f"SELECT number, section, id, record FROM declared WHERE number IN ({inside}) ORDER BY number"
        return self._fetch(sql, (), self._record)

    def noted(self, words: Sequence[str]) -> list[Fact]:
        """Facts whose note or definition has any of the words, in the order of the files."""
        any_of = " OR ".join(["extra LIKE ? ESCAPE '\\'"] * len(words))
        sql = f"SELECT {_FACT} FROM facts WHERE {NOTED} AND ({any_of}) ORDER BY number"
        return [fact for _, fact in self._fetch(sql, tuple(map(_containing, words)), self._fact)]

    def periods(self) -> list[str]:
        """All periods that facts have, in the order of their first use."""
        return self._fetch("SELECT id FROM declared WHERE section = 'periods' ORDER BY number", (), str)

    def facts(
        self,
        region: Ids = None,
        metric: Ids = None,
        source: Ids = None,
        period: Ids = None,
        vintage: Ids = None,
    ) -> Iterator[Fact]:
        """Facts with these ids (any of several), in the order of the files; an implied one after what implies it."""
        wanted = {"region": region, "metric": metric, "source": source, "period": period, "vintage": vintage}
        given = {column: [ids] if isinstance(ids, str) else ids for column, ids in wanted.items() if ids is not None}
        # Those of few regions or metrics have a key and are fetched at once; others are met on the way through.
        if any(len(given.get(column, ())) in range(1, _FEW) for column in ("region", "metric")):
            return self._keyed(given)
        return self._streamed(given)

    def _keyed(self, given: Mapping[str, Collection[str]]) -> Iterator[Fact]:
        numbers = {column: self._numbers(f"{column}s", ids) for column, ids in given.items()}
        where = " AND ".join(f"{column} IN ({', '.join('?' * len(of))})" for column, of in numbers.items())
        sql = f"SELECT {_FACT} FROM facts WHERE {where} ORDER BY number"
        found = self._fetch(sql, tuple(number for of in numbers.values() for number in of), self._fact)
        return (fact for _, fact in found)

    def _streamed(self, given: Mapping[str, Collection[str]]) -> Iterator[Fact]:
        # Numbers stand in the statement itself: there may be more of them than it may have parameters.
        numbers = {column: ", ".join(map(str, self._numbers(f"{column}s", ids))) for column, ids in given.items()}
        where = "".join(f" AND +{column} IN ({of})" for column, of in numbers.items())
        sql = f"SELECT {_FACT} FROM facts WHERE number > ?{where} ORDER BY number LIMIT {_AT_ONCE}"
        last, full = -1, True
        while full:
            found = self._fetch(sql, (last,), self._fact)
            for last, fact in found:  # noqa: B007 - where to go on
                yield fact
            full = len(found) == _AT_ONCE

    def _numbers(self, section: str, ids: Collection[str]) -> list[int]:
        """The numbers of these."""
        if len(ids) < _FEW:
            return [number for id_ in ids if (number := self._number(section, id_)) is not None]
        all_ = self._fetch("SELECT number, id FROM declared WHERE section = ?", (section,), lambda *pair: pair)
        return [number for number, id_ in all_ if id_ in ids]

    def _number(self, section: str, id_: str) -> int | None:
        if (section, id_) not in self._known_numbers:
            sql = "SELECT number FROM declared WHERE section = ? AND id = ?"
            self._known_numbers[section, id_] = next(iter(self._fetch(sql, (section, id_), int)), None)
        return self._known_numbers[section, id_]

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
                for known in (self._declared, self._claimants, self._known_numbers):
                    known.clear()
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


def _containing(word: str) -> str:
    """A pattern of LIKE for texts that have the word in them."""
    return "%" + "".join(f"\\{c}" if c in "\\%_" else c for c in word) + "%"

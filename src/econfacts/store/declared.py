"""What is declared in an index: its things by id, by name, and by what people type for them."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from econfacts.model.records import DECLARED
from econfacts.store import rows
from econfacts.store.tables import SECTIONS

T = TypeVar("T")

FEW = 20
"""So many ids are looked up each by itself; of more the whole section is read."""

_SAMPLE = 6
_SHORT = 6  # a slip in a shorter name leaves no two letters as they were: gpd


class Declared:
    """What some facts files declare. Whatever SQLite finds wrong with an index, `rebuild` makes it anew, once."""

    def __init__(self, connection: sqlite3.Connection, rebuild: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection
        self._rebuild: Callable[[], sqlite3.Connection] | None = rebuild
        self._forget()

    def every(self, kind: type[T]) -> list[T]:
        """All records of a kind (`Region`, `Unit`, …), in the order of the files."""
        return self._records("section = ?", SECTIONS[kind])

    def one(self, kind: type[T], id_: str) -> T | None:
        """The record with that id."""
        key = SECTIONS[kind], id_
        if key not in self._ones and (found := self._records("section = ? AND id = ?", *key)):
            self._ones[key] = found[0]
        return self._ones.get(key)

    def those(self, kind: type[T], ids: Collection[str]) -> list[T]:
        """The records with these ids, in the order of the files."""
        return self.numbered(self._numbered(SECTIONS[kind], ids))

    def numbered(self, numbers: Iterable[int]) -> list[Any]:
        """The records with these numbers, in the order of the files."""
        return self._records(f"number IN ({', '.join(map(str, numbers))})")

    def regions_of(self, metric: str) -> tuple[str, ...]:
        """Ids of the regions that have figures of a metric, in the order of the files."""
        return self._listed("spread", metric)

    def at_level(self, level: str) -> list[int]:
        """Numbers of the regions of a level, in the order of the files."""
        return [*map(int, self._listed("levels", level))]

    def benchmarks_of(self, metric: str) -> tuple[str, ...]:
        """Ids of the vintages that rebased a metric's series, in order of time: those that it has figures of."""
        return self._listed("benchmarks", metric)

    def periods(self) -> list[str]:
        """All periods that facts have, in the order of their first use."""
        return self._column("SELECT id FROM declared WHERE section = 'periods' ORDER BY number")

    def extent(self) -> tuple[tuple[str, ...], str]:
        """The periods of figures that are no forecasts, and the date of the latest source, empty where none has one."""
        return self._listed("extent", "periods"), "".join(self._listed("extent", "sources"))

    def claimants(self, section: str, folded: str) -> list[str]:
        """Ids of the regions or metrics that have this folded id, name, alias or code."""
        found = self._claimants.get((section, folded))
        if found is None:
            sql = (
                "SELECT id FROM names JOIN declared USING (number) WHERE names.section = ? AND name = ? ORDER BY number"
            )
            found = self._column(sql, section, folded)
            if found:  # only names that there are: of others there is no end
                self._claimants[section, folded] = found
        return list(found)

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
        return self._fetch(sql, (*sample, folded, section, len(folded), most), list)

    def mentions(self, words: Sequence[str]) -> list[tuple[int, str, int]]:
        """Regions, metrics, topics and sources whose records have any of the words somewhere, in any case.

        Each as its number, its section, and which words it has, a bit a word.
        """
        bits = " + ".join(f"(record LIKE ? ESCAPE '\\') * {1 << place}" for place in range(len(words)))
        sql = (
            f"SELECT number, section, bits FROM (SELECT number, section, {bits} AS bits FROM declared"
            " WHERE section IN ('regions', 'metrics', 'topics', 'sources')) WHERE bits ORDER BY number"
        )
        return self._fetch(sql, tuple(map(containing, words)), list)

    def _listed(self, section: str, id_: str) -> tuple[str, ...]:
        found = self._column("SELECT record FROM declared WHERE section = ? AND id = ?", section, id_)
        return tuple(found[0].split("\n")) if found and found[0] else ()

    def _numbered(self, section: str, ids: Collection[str]) -> list[int]:
        """The numbers of what has these ids."""
        if len(ids) >= FEW:
            pairs: list[tuple[int, str]] = self._fetch(
                "SELECT number, id FROM declared WHERE section = ?", (section,), list
            )
            return [number for number, id_ in pairs if id_ in ids]
        for id_ in ids:
            if (section, id_) not in self._numbers:
                sql = "SELECT number FROM declared WHERE section = ? AND id = ?"
                self._numbers[section, id_] = self._column(sql, section, id_)
        return [number for id_ in ids for number in self._numbers[section, id_]]

    def _records(self, where: str, *parameters: Any) -> list[Any]:
        sql = f"SELECT number, section, id, record FROM declared WHERE {where} ORDER BY number"
        return self._fetch(sql, parameters, self._made)

    def _made(self, found: Iterable[tuple[int, str, str, str | None]]) -> list[Any]:
        """The records, or the texts of periods, of these rows."""
        things, made = self._things, []
        for number, section, id_, record in found:
            if number not in things:
                things[number] = id_ if record is None else rows.record(DECLARED[section], record)
            made.append(things[number])
        return made

    def _column(self, sql: str, *parameters: Any) -> list[Any]:
        return self._fetch(sql, parameters, lambda found: [value for (value,) in found])

    def _fetch(self, sql: str, parameters: tuple[Any, ...], make: Callable[[list[Any]], T]) -> T:
        """What `make` makes of the rows; where an index or a text in it is damaged, of those of a new one."""
        while True:
            asked = self._connection
            try:
                made = make(asked.execute(sql, parameters).fetchall())
                if self._connection is asked:  # else a question that this one led to has had it built anew
                    return made
            except UnicodeEncodeError:
                return make([])  # asked for bytes that are no text (a lone surrogate): nothing has that name
            except (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError):
                if self._connection is asked:
                    if self._rebuild is None:
                        raise
                    rebuild, self._rebuild = self._rebuild, None
                    self._connection = rebuild()
                    self._forget()

    def _forget(self) -> None:
        """Know nothing of this index yet. What many questions share is looked up once."""
        self._things: dict[int | None, Any] = {None: None}
        self._claimants: dict[tuple[str, str], list[str]] = {}
        self._numbers: dict[tuple[str, str], list[int]] = {}
        self._ones: dict[tuple[str, str], Any] = {}


def containing(word: str) -> str:
    """A pattern of LIKE for texts that have the word in them."""
    return "%" + "".join(f"\\{c}" if c in "\\%_" else c for c in word) + "%"

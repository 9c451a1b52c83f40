"""Facts files → a SQLite index, by streaming: read, check, insert; memory does not grow with the facts."""

import gc
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from econfacts.factsfile import reader
from econfacts.factsfile.checker import Checker
from econfacts.model.records import Problem
from econfacts.store import across, rows
from econfacts.store.inputs import Input, signature
from econfacts.store.tables import COLUMNS, KEYS, REFERENCES, SECTIONS, TABLES, TOLD_APART, insert
from econfacts.store.written import Written

if TYPE_CHECKING:
    from econfacts.factsfile.nodes import Mark

Progress = Callable[[int, int], None]
"""Told the bytes read and the bytes there are."""

MAX_LISTED = 10_000
"""Errors, and warnings, that are listed; after so many errors nothing more is read, further warnings are counted."""

_BATCH = 1000

_INSERT_FACT = insert("facts", len(COLUMNS))
_IN_COLUMNS = frozenset({*REFERENCES, "value"})


class _Numbers(dict[Any, Any]):
    """Id → number, from a counter, given when an id is first met; nothing has none."""

    def __init__(self, next_number: Callable[[], int]) -> None:
        super().__init__({None: None})
        self._next = next_number

    def __missing__(self, id_: str) -> int:
        number = self[id_] = self._next()
        return number


class Builder:
    """Builds an index of facts files in an empty database.

    `texts` tells how many paragraphs a text has, by file name; `progress` is told how far reading is. Afterwards
    `counts` has how many errors and warnings there are; with errors nothing is committed. The first `context` files
    are only there to be referred to: their warnings are not counted.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        texts: dict[str, int] | None = None,
        progress: Progress | None = None,
        context: int = 0,
    ) -> None:
        self.connection = connection
        self.checker = Checker(texts)
        self.progress = progress
        self._context = context
        self.counts = {"error": 0, "warning": 0}
        self.facts = 0
        self.facts_of_context = 0
        self._inputs: Sequence[Input] = ()
        self._paths: list[str] = []
        self._file = 0
        self._facts_of_source: Counter[str] = Counter()
        self._observed: set[str | None] = set()
        self._pending: list[tuple[Any, ...]] = []
        self._declared = reader.Declared()
        # In the order of the files, so a declaration gets its number when it is read.
        next_number = count().__next__
        self._numbers = {
            section: _Numbers(next_number)
            for section in (*SECTIONS.values(), "periods", "extent", "spread", "benchmarks")
        }
        self._references = [self._numbers[f"{name}s"] for name in REFERENCES]

    def build(self, inputs: Sequence[Input], stop_after_errors: int | None = None) -> None:
        """Read, check and insert the facts; after so many errors (MAX_LISTED unless told) nothing more is read."""
        self._inputs = inputs
        self._create()
        # Nothing here refers to itself in a circle, and looking for circles takes a tenth of the time.
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._build(inputs, stop_after_errors or MAX_LISTED)
        finally:
            if collecting:
                gc.enable()

    def _build(self, inputs: Sequence[Input], stop_after_errors: int) -> None:
        total, done = sum(each.size for each in inputs), 0
        for file in inputs:
            self._file = len(self._paths)
            self._paths.append(file.name)
            for offset in self._read_file(file):
                if self.progress is not None:
                    self.progress(done + offset, total)
                if self.counts["error"] >= stop_after_errors:
                    return
            done += file.size
            if len(self._paths) == self._context:
                self.facts_of_context = self.facts
        self._judge_whole()

    def keep(self) -> None:
        """Write what an index of files without errors has besides the facts: the declarations and the files."""
        self._write_declarations()
        self._write_files()
        self.connection.execute("COMMIT")

    def problems(self) -> Iterator[Problem]:
        """All problems, sorted by file, line and column."""
        found = self.connection.execute("SELECT * FROM problems ORDER BY file, line, col, rowid")
        return (Problem(self._paths[file], *rest) for file, *rest in found)

    def _create(self) -> None:
        # No journal: what is not finished is thrown away.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16000"):
            self.connection.execute(f"PRAGMA {pragma}")
        self.connection.execute("BEGIN")
        for statement in TABLES:
            self.connection.execute(statement)

    def _read_file(self, file: Input) -> Iterator[int]:
        """Take in one file; yields, after each batch, how many bytes are read."""
        self.checker.begin_file()
        for number, item in enumerate(reader.read(file, file.name, self._declared), start=1):
            if isinstance(item, Problem):
                self._report((item,))
            else:
                record, problems = self.checker.entry(file.name, item)
                if problems:
                    self._report(problems)
                if record is not None and item.key is None:
                    self._add_fact(record.values, item.node.start_mark)
                elif record is not None:
                    self._numbers[item.section][record.id]
            if number % _BATCH == 0:  # of good and faulty ones alike
                self._flush()
                yield file.offset
        self._report(self.checker.end_file(file.name))
        self._flush()
        yield file.offset

    def _add_fact(self, values: dict[str, Any], mark: "Mark") -> None:
        # Even numbers for stated facts; the fact that one implies comes right after it.
        number = 2 * self.facts
        self.facts += 1
        self._facts_of_source[values["source"]] += 1
        if values.get("status") != "forecast":
            self._observed.add(values.get("period"))
        self._pending.append(self._row(number, values, mark))
        if "versus" in values:
            implied = rows.imply(values, self.checker.known.units)
            self._pending.append(self._row(number + 1, implied, mark))

    def _row(self, number: int, values: dict[str, Any], mark: "Mark") -> tuple[Any, ...]:
        get, rest = values.get, None
        if not _IN_COLUMNS.issuperset(values):
            rest = rows.pack({name: value for name, value in values.items() if name not in _IN_COLUMNS})
        value = get("value")
        regions, metrics, periods, sources, units, vintages = self._references
        return (
            number,
            regions[values["region"]],
            metrics[values["metric"]],
            periods[get("period")],
            sources[values["source"]],
            units[get("unit")],
            vintages[get("vintage")],
            None if value is None else str(value),
            rest,
            self._file,
            mark.line + 1,
            mark.column + 1,
        )

    def _flush(self) -> None:
        self.connection.executemany(_INSERT_FACT, self._pending)
        self._pending.clear()

    def _report(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            file = self._paths.index(problem.path)
            if file < self._context and problem.level == "warning":
                continue
            self.counts[problem.level] += 1
            if self.counts[problem.level] <= MAX_LISTED:
                self._insert("problems", (file, *problem[1:]))

    def _judge_whole(self) -> None:
        for statement in KEYS:
            self.connection.execute(statement)
        known = self.checker.known
        written = Written(self.connection, known, self._paths, self._numbers)
        self._report(self.checker.end())
        if known.vintages:
            self._tell_apart(written)
        self._report(across.check(written, known))

    def _tell_apart(self, written: Written) -> None:
        """Mark facts whose source prints another of the same period, and what they imply."""
        mark = f"UPDATE facts SET extra = coalesce(extra || char(10), '') || '{TOLD_APART}=1' WHERE number IN (?, ?)"
        for number in list(across.alike_but_for_vintage(written)):
            self.connection.execute(mark, (number, number + 1))

    def _write_declarations(self) -> None:
        known = self.checker.known
        facts_of = {"regions": self._facts_of_region(), "sources": self._facts_of_source}
        for section in SECTIONS.values():
            counts, records = facts_of.get(section), known.section(section).values()
            fields = (
                record._asdict() if counts is None else {**record._asdict(), "facts": counts.get(record.id, 0)}
                for record in records
            )
            self._declare(section, ((each["id"], rows.pack(each)) for each in fields))
        rebased = known.benchmarks().items()
        self._declare("benchmarks", ((metric, "\n".join(each.id for each in by)) for metric, by in rebased))
        self._declare("periods", ((period, None) for period in self._numbers["periods"] if period is not None))
        observed = [period for period in self._numbers["periods"] if period is not None and period in self._observed]
        issued = max((source.issued or "" for source in known.section("sources").values()), default="")
        self._declare("extent", (("periods", "\n".join(observed)), ("sources", issued)))
        numbers = self._numbers
        names = ((section, name, numbers[section][id_]) for section, name, id_ in known.claims())
        self.connection.executemany(insert("names", 3), names)

    def _facts_of_region(self) -> dict[str, int]:
        """How many stated facts a region has; notes by the way which regions have a metric, in their order."""
        ids = {number: id_ for numbers in self._numbers.values() for id_, number in numbers.items()}
        facts: dict[str, int] = {}
        # From the key alone, which holds the numbers, too: they tell the stated from the implied.
        pairs = "SELECT region, metric, sum(number % 2 = 0) FROM facts GROUP BY region, metric"
        regions: dict[int, list[str]] = {}
        for region, metric, stated in self.connection.execute(pairs):
            facts[ids[region]] = facts.get(ids[region], 0) + stated
            regions.setdefault(metric, []).append(ids[region])
        self._declare("spread", ((ids[metric], "\n".join(there)) for metric, there in regions.items()))
        return facts

    def _write_files(self) -> None:
        for number, file in enumerate(self._inputs):
            self._insert("files", (number, os.fsencode(file.path), signature(file.stat), file.digest.digest()))

    def _declare(self, section: str, records: Iterable[tuple[str, str | None]]) -> None:
        numbers = self._numbers[section]
        declared = ((numbers[id_], section, id_, record) for id_, record in records)
        self.connection.executemany(insert("declared", 4), declared)

    def _insert(self, table: str, row: tuple[Any, ...]) -> None:
        self.connection.execute(insert(table, len(row)), row)

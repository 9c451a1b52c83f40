"""Facts files → a SQLite index, by streaming: read, check, insert; memory does not grow with the facts."""

import gc
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from econfacts.factsfile import reader
from econfacts.factsfile.checker import Checker
from econfacts.factsfile.nodes import Entry, Problem
from econfacts.model.records import Progress
from econfacts.store import across
from econfacts.store.inputs import Input
from econfacts.store.tables import KEYS, insert
from econfacts.store.writer import Writer

MAX_LISTED = 10_000
"""Errors, and warnings, that are listed; after so many errors nothing more is read, further warnings are counted."""

_BATCH = 1000


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
        self.facts_of_context = 0
        self._inputs: Sequence[Input] = ()
        self._paths: list[str] = []
        self._declared = reader.Declared()
        self._writer = Writer(connection, self.checker.known)

    @property
    def facts(self) -> int:
        """How many facts the files state."""
        return self._writer.facts

    def build(self, inputs: Sequence[Input], stop_after_errors: int | None = None) -> None:
        """Read, check and insert the facts; after so many errors (MAX_LISTED unless told) nothing more is read."""
        self._inputs = inputs
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
        """Write what an index of files without errors has besides the facts."""
        self._writer.finish(self._inputs)

    def problems(self) -> Iterator[Problem]:
        """All problems, sorted by file, line and column."""
        found = self.connection.execute("SELECT * FROM problems ORDER BY file, line, col, rowid")
        return (Problem(self._paths[file], *rest) for file, *rest in found)

    def _read_file(self, file: Input) -> Iterator[int]:
        """Take in one file; yields, after each batch, how many bytes are read."""
        self.checker.begin_file()
        place = len(self._paths) - 1
        for number, item in enumerate(reader.read(file, file.name, self._declared), start=1):
            problems: Sequence[Problem]
            if isinstance(item, Problem):
                problems = (item,)
            elif isinstance(item, Entry):
                record, problems = self.checker.declaration(file.name, item)
                if record is not None:
                    self._writer.numbers[item.section][record.id]
            else:
                fact, problems = self.checker.fact(file.name, item)
                if fact is not None:
                    self._writer.add(fact, place, item.start_mark)
            if problems:
                self._report(problems)
            if number % _BATCH == 0:  # of good and faulty ones alike
                self._writer.flush()
                yield file.offset
        self._report(self.checker.end_file(file.name))
        self._writer.flush()
        yield file.offset

    def _report(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            file = self._paths.index(problem.path)
            if file < self._context and problem.level == "warning":
                continue
            self.counts[problem.level] += 1
            if self.counts[problem.level] <= MAX_LISTED:
                self.connection.execute(insert("problems", 6), (file, *problem[1:]))

    def _judge_whole(self) -> None:
        for statement in KEYS:
            self.connection.execute(statement)
        known = self.checker.known
        self._report(self.checker.end())
        self._report(across.check(across.Written(self.connection, known, self._paths, self._writer.numbers), known))

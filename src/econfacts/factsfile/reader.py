"""A strict, streaming reader of facts files: YAML events in, entries with their line and column out.

It reads the events of PyYAML's C parser and never constructs anything: every scalar stays the text that was
written, so no YAML 1.1 rule (`no`, `1:30`, `0123`, `351.0`) can change it. Each fact is handed on before the
next is read, so memory does not grow with the file. Anchors, aliases, tags, deep nesting, a second document
and duplicate keys are problems, with their place.
"""

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from econfacts.factsfile.nodes import Entry, Mapping, Mark, Node, Problem, Refused, Scalar, Sequence, problem
from econfacts.factsfile.stream import MAX_ENTRY_BYTES, BoundedStream, ByteStream, EntryTooLargeError, NotUtf8Error
from econfacts.model.gates import quoted
from econfacts.model.records import DECLARED

MAX_DEPTH = 8
"""Deeper nesting than any record of the format needs is refused before it is read."""

MAX_NODES = 50_000
"""Values that one entry may hold; each takes some 700 bytes of memory while the entry is read."""

MAX_FIELDS = 1000
"""Fields that one mapping may have; no record of the format has thirty."""

MAX_DECLARED = 100_000
"""Declarations that files read together may have; each takes some 1,000 bytes of memory while they are checked."""

MAX_DECLARED_VALUES = 900_000
"""Values that these may hold together; each takes some 170 bytes, as an alias does."""

MAX_SECTIONS = 100
"""Top-level keys that are read; a facts file has nine."""

# libyaml where PyYAML was built with it (its wheels are), else the same events from Python code.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALAR: Any = yaml.ScalarEvent
_MAPPING, _MAPPING_END = yaml.MappingStartEvent, yaml.MappingEndEvent
_LIST, _LIST_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent


class Declared:
    """How much is declared in files that are read together, all of which stays in memory."""

    things = 0
    values = 0

    def more(self, values: int) -> str | None:
        """Take account of a declaration of so many values; what is too much, if anything is."""
        self.things += 1
        self.values += values
        if self.things > MAX_DECLARED:
            return f"more than {MAX_DECLARED:,} declarations"
        return (
            f"declarations of more than {MAX_DECLARED_VALUES:,} values" if self.values > MAX_DECLARED_VALUES else None
        )


def read(stream: ByteStream, path: str, declared: Declared | None = None) -> Iterator[Entry | Node | Problem]:
    """Yield the declarations and facts of a facts file and the problems of its YAML, in the order of the file.

    After a fault that leaves the rest unreadable (broken YAML, bad encoding, a second document) the problem
    is the last thing yielded. `path` is only used to name the file in problems; `declared` counts for
    all files that are read together.
    """
    return _Reading(stream, path, declared or Declared()).entries()


class _FatalProblemError(Exception):
    """Carries the problem after which the file cannot be read on."""

    def __init__(self, fatal: Problem) -> None:
        self.problem = fatal


class _Start:
    """The first character of a file."""

    line = 0
    column = 0


class _Reading:
    """The state of reading one file."""

    def __init__(self, stream: ByteStream, path: str, declared: Declared) -> None:
        self.path = path
        self.tap = BoundedStream(stream)
        self.pending: list[Problem] = []
        self.place: Mark = _Start()
        self.nodes_left = MAX_NODES
        self.declared = declared
        self.sections: set[str] = set()
        self._next: Callable[[], Any]

    def entries(self) -> Iterator[Entry | Node | Problem]:
        fatal: list[Problem] = []
        try:
            yield from self._document()
        except _FatalProblemError as error:
            fatal = [error.problem]
        except (EntryTooLargeError, NotUtf8Error, UnicodeDecodeError, yaml.YAMLError) as error:
            fatal = [_last_problem(self, error)]
        yield from (*self.pending, *fatal)

    def _document(self) -> Iterator[Entry | Node | Problem]:
        self._next = _Loader(self.tap).get_event
        self._next()  # StreamStart
        if type(self._next()) is yaml.StreamEndEvent:
            raise self._fatal(self.place, "structure", "the file is empty; a facts file starts with 'format: 1'")
        root = self._next()
        if type(root) is not _MAPPING:
            raise self._fatal(root.start_mark, "structure", "a facts file is a mapping that starts with 'format: 1'")
        self._refuse_extras(root)
        while type(event := self._next()) is not _MAPPING_END:
            yield from self._section(self._key(event))
        self._next()  # DocumentEnd
        rest = self._next()
        if type(rest) is not yaml.StreamEndEvent:
            message = "a facts file has one document; nothing after '---' or '...' is read"
            raise self._fatal(rest.start_mark, "document", message)

    def _section(self, key: Scalar) -> Iterator[Entry | Node | Problem]:
        name, mark = key.value, key.start_mark
        yield from self._found_by(mark)
        start = self._next()
        if name in self.sections:
            self._report(mark, "duplicate-key", f"section '{quoted(name)}' stands twice in this file")
        self.sections.add(name)
        if len(self.sections) > MAX_SECTIONS:
            raise self._fatal(mark, "too-large", f"more than {MAX_SECTIONS} sections")
        if name == "facts" and type(start) is _LIST:
            self._refuse_extras(start)
            yield from self._facts()
        elif name in DECLARED and type(start) is _MAPPING:
            self._refuse_extras(start)
            yield from self._declarations(name)
        else:
            yield Entry(name, key, self._node(start, 2), whole=True)

    def _facts(self) -> Iterator[Node | Problem]:
        while type(event := self._next()) is not _LIST_END:
            node = self._node(event, 3)
            yield from self._found_by(node.start_mark)
            yield node

    def _declarations(self, section: str) -> Iterator[Entry | Problem]:
        lines: dict[str, int] = {}
        while type(event := self._next()) is not _MAPPING_END:
            key = self._key(event)
            node, id_, mark = self._node(self._next(), 3), key.value, key.start_mark
            if too_much := self.declared.more(MAX_NODES - self.nodes_left):
                raise self._fatal(mark, "too-large", too_much)
            yield from self._found_by(mark)
            if id_ in lines:
                message = f"'{quoted(id_)}' stands twice in {section}, first in line {lines[id_]}"
                yield problem(self.path, mark, "duplicate-key", message)
            else:
                lines[id_] = mark.line + 1
                yield Entry(section, key, node)

    def _found_by(self, place: Mark) -> list[Problem]:
        """The problems up to a place at which an entry has been read, so that the next one may be as large."""
        self.tap.allowance, self.nodes_left, self.place = MAX_ENTRY_BYTES, MAX_NODES, place
        found, self.pending = self.pending, []
        return found

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._report(event.start_mark, "anchor", f"alias *{quoted(event.anchor)}: write the value out")
            return Refused(event.start_mark)
        self._refuse_extras(event)
        self._count(event, 1)
        if kind is _SCALAR:
            scalar: Scalar = event
            return scalar
        if depth > MAX_DEPTH:
            raise self._fatal(event.start_mark, "depth", f"nested more than {MAX_DEPTH} deep")
        if kind is _MAPPING:
            return self._mapping(event, depth)
        sequence = Sequence(event.start_mark)
        while type(item := self._next()) is not _LIST_END:
            sequence.append(self._node(item, depth + 1))
        return sequence

    def _mapping(self, start: Any, depth: int) -> Mapping:
        mapping = Mapping(start.start_mark)
        # The hot loop of reading: what it needs is bound once, because it runs six times and more for each fact.
        next_event, scalar, end = self._next, _SCALAR, _MAPPING_END
        fields = 0
        while type(key := next_event()) is not end:
            if type(key) is not scalar or key.anchor is not None or key.tag is not None:
                self._key(key)
            node = next_event()
            if type(node) is not scalar or node.anchor is not None or node.tag is not None:
                node = self._node(node, depth + 1)
            fields += 1
            if fields > MAX_FIELDS:
                raise self._fatal(key.start_mark, "too-large", f"more than {MAX_FIELDS:,} fields")
            if key.value in mapping:
                self._report(key.start_mark, "duplicate-key", f"field '{quoted(key.value)}' stands twice")
            else:
                mapping[key.value] = node
                mapping.written.append(key)
        self._count(start, fields)
        return mapping

    def _count(self, event: Any, nodes: int) -> None:
        """Take account of what an entry holds, so that no entry fills the memory."""
        self.nodes_left -= nodes
        if self.nodes_left < 0:
            raise self._fatal(event.start_mark, "too-large", f"an entry of more than {MAX_NODES:,} values")

    def _key(self, event: Any) -> Any:
        if type(event) is not _SCALAR:
            raise self._fatal(event.start_mark, "structure", "a key must be plain text")
        self._refuse_extras(event)
        return event

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"anchor &{quoted(event.anchor)}: facts files have no anchors or aliases"
            self._report(event.start_mark, "anchor", message)
        if event.tag is not None:
            self._report(event.start_mark, "tag", f"tag {quoted(event.tag)}: facts files have no tags")

    def _report(self, mark: Mark, rule: str, message: str) -> None:
        self.pending.append(problem(self.path, mark, rule, message))

    def _fatal(self, mark: Mark, rule: str, message: str) -> _FatalProblemError:
        return _FatalProblemError(problem(self.path, mark, rule, message))


def _last_problem(reading: _Reading, error: Exception) -> Problem:
    """What makes the rest of a file unreadable, and where."""
    path, tap = reading.path, reading.tap
    if isinstance(error, EntryTooLargeError):
        message = f"a single entry or comment runs over more than {MAX_ENTRY_BYTES:,} bytes"
        return Problem(path, *tap.line_and_column(tap.offset), "error", "too-large", message)
    if isinstance(error, yaml.reader.ReaderError):
        message = f"{error.reason} (byte {error.position}): the file must be UTF-8 text"
        return Problem(path, *tap.line_and_column(error.position), "error", "encoding", message)
    if isinstance(error, yaml.MarkedYAMLError):
        mark: Any = error.problem_mark or error.context_mark or _Start()
        context = f"{error.context}: " if error.context else ""
        return problem(path, mark, "yaml", f"{context}{error.problem}{_hint(tap.character(mark.line, mark.column))}")
    # UTF-16, or bytes behind the % signs of a tag that are no text: libyaml gives no place for them.
    message = "not UTF-8, here or in what follows: the file must be UTF-8 text"
    return problem(path, reading.place, "encoding", message)


def _hint(character: str) -> str:
    """What to write instead of a character that cannot stand where it does."""
    if character == "\t":
        return "; indent with spaces, not with tabs"
    # What YAML keeps for itself at the start of a plain value.
    return f'; quote it: "{character}"' if character in ("%", "@", "`") else ""

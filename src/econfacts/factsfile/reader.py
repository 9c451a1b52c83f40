"""A strict, streaming reader of facts files: YAML events in, entries with their line and column out.

It reads the events of PyYAML's C parser and never constructs anything: every scalar stays the text that was
written, so no YAML 1.1 rule (`no`, `1:30`, `0123`, `351.0`) can change it. Each fact is handed on before the
next is read, so memory does not grow with the file. Anchors, aliases, tags, deep nesting, a second document
and duplicate keys are problems, with their place.
"""

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from econfacts.factsfile.nodes import Entry, Mapping, Mark, Node, Refused, Scalar, Sequence
from econfacts.factsfile.stream import MAX_ENTRY_BYTES, BoundedStream, ByteStream, EntryTooLargeError, NotUtf8Error
from econfacts.model.gates import quoted
from econfacts.model.records import Problem

SECTIONS = ("format", "units", "groups", "vintages", "sources", "topics", "regions", "metrics", "facts")
"""The top-level keys of a facts file; facts come after what they refer to."""

MAX_DEPTH = 8
"""Deeper nesting than any record of the format needs is refused before it is read."""

MAX_NODES = 50_000
"""Values that one entry may hold; each takes some 700 bytes of memory while the entry is read."""

MAX_FIELDS = 1000
"""Fields that one mapping may have; no record of the format has thirty."""

MAX_DECLARED = 100_000
"""Declarations that a file may have, over all sections; each takes some 3,000 bytes of memory while it is checked."""

MAX_SECTIONS = 100
"""Top-level keys that are read; a facts file has nine."""

_QUOTED = "%@`"  # characters that YAML keeps for itself at the start of a plain value

# libyaml where PyYAML was built with it (its wheels are), else the same events from Python code.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(stream: ByteStream, path: str) -> Iterator[Entry | Problem]:
    """Yield the entries of a facts file and the problems of its YAML, in the order of the file.

    After a fault that leaves the rest unreadable (broken YAML, bad encoding, a second document) the problem
    is the last thing yielded. `path` is only used to name the file in problems.
    """
    return _Reading(stream, path).entries()


class _FatalProblemError(Exception):
    """Carries the problem after which the file cannot be read on."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reading:
    """The state of reading one file."""

    def __init__(self, stream: ByteStream, path: str) -> None:
        self.path = path
        self.tap = BoundedStream(stream)
        self.pending: list[Problem] = []
        self.place: Mark = _START
        self.nodes_left = MAX_NODES
        self.declared = 0
        self._next: Callable[[], Any]
        self.read_sections: set[str] = set()

    def entries(self) -> Iterator[Entry | Problem]:
        try:
            yield from self._document()
        except (_FatalProblemError, EntryTooLargeError, NotUtf8Error, UnicodeDecodeError, yaml.YAMLError) as error:
            yield from self._take_pending()
            yield self._last_problem(error)

    def _last_problem(self, error: Exception) -> Problem:
        """The problem after which nothing more is read."""
        if isinstance(error, _FatalProblemError):
            return error.problem
        if isinstance(error, EntryTooLargeError):
            line, column = self.tap.line_and_column(self.tap.offset)
            message = f"a single entry or comment runs over more than {MAX_ENTRY_BYTES:,} bytes"
            return Problem(self.path, line, column, "error", "too-large", message)
        if isinstance(error, yaml.reader.ReaderError):
            line, column = self.tap.line_and_column(error.position)
            message = f"{error.reason} (byte {error.position}): the file must be UTF-8 text"
            return Problem(self.path, line, column, "error", "encoding", message)
        if isinstance(error, yaml.MarkedYAMLError):
            return self._syntax_problem(error)
        # UTF-16, or bytes behind the % signs of a tag that are no text: libyaml gives no place for them.
        message = "not UTF-8, here or in what follows: the file must be UTF-8 text"
        return self._problem(self.place, "encoding", message)

    def _document(self) -> Iterator[Entry | Problem]:
        self._next = _Loader(self.tap).get_event
        self._next()  # StreamStart
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise self._fatal(_START, "structure", "the file is empty; a facts file starts with 'format: 1'")
        root = self._next()
        if not isinstance(root, yaml.MappingStartEvent):
            raise self._fatal(root.start_mark, "structure", "a facts file is a mapping that starts with 'format: 1'")
        self._refuse_extras(root)
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            yield from self._section(self._key(key))
            yield from self._take_pending()
        self._next()  # DocumentEnd
        rest = self._next()
        if not isinstance(rest, yaml.StreamEndEvent):
            raise self._fatal(
                rest.start_mark,
                "document",
                "a facts file has one document; nothing after '---' or '...' is read",
            )

    def _section(self, key: Scalar) -> Iterator[Entry | Problem]:
        name = key.value
        self.place = key.start_mark
        self.nodes_left = MAX_NODES
        start = self._next()
        if name in self.read_sections:
            self._report(key.start_mark, "duplicate-key", f"section '{quoted(name)}' stands twice in this file")
        self.read_sections.add(name)
        if len(self.read_sections) > MAX_SECTIONS:
            raise self._fatal(key.start_mark, "too-large", f"more than {MAX_SECTIONS} sections")
        if name == "facts" and isinstance(start, yaml.SequenceStartEvent):
            self._refuse_extras(start)
            yield from self._facts()
        elif name in SECTIONS[1:-1] and isinstance(start, yaml.MappingStartEvent):
            self._refuse_extras(start)
            yield from self._definitions(name)
        else:
            yield Entry(name, key, self._node(start, 2), whole=True)

    def _facts(self) -> Iterator[Entry | Problem]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            node = self._node(event, 3)
            self.tap.allowance = MAX_ENTRY_BYTES
            self.nodes_left = MAX_NODES
            self.place = node.start_mark
            if self.pending:
                yield from self._take_pending()
            yield Entry("facts", None, node)

    def _definitions(self, section: str) -> Iterator[Entry | Problem]:
        seen: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            node = self._node(self._next(), 3)
            self.tap.allowance = MAX_ENTRY_BYTES
            self.nodes_left = MAX_NODES
            self.place = key.start_mark
            first = seen.get(key.value)
            seen.setdefault(key.value, key.start_mark.line + 1)
            yield from self._take_pending()
            self.declared += 1
            if self.declared > MAX_DECLARED:
                raise self._fatal(key.start_mark, "too-large", f"more than {MAX_DECLARED:,} declarations")
            if first is None:
                yield Entry(section, key, node)
            else:
                yield self._problem(
                    key.start_mark,
                    "duplicate-key",
                    f"'{quoted(key.value)}' stands twice in {section}, first in line {first}",
                )

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._report(event.start_mark, "anchor", f"alias *{quoted(event.anchor)}: write the value out")
            return Refused(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        self._count(event.start_mark)
        if kind is yaml.ScalarEvent:
            scalar: Scalar = event
            return scalar
        if depth > MAX_DEPTH:
            raise self._fatal(event.start_mark, "depth", f"nested more than {MAX_DEPTH} deep")
        return self._mapping(event, depth) if kind is yaml.MappingStartEvent else self._sequence(event, depth)

    def _mapping(self, start: Any, depth: int) -> Mapping:
        mapping = Mapping(start.start_mark)
        items = mapping.items
        # The hot loop of reading: bound once, because a million facts run through it seven times each.
        next_event, end = self._next, yaml.MappingEndEvent
        scalar: Any = yaml.ScalarEvent  # no stub knows what its marks are
        event: Any
        fields = 0
        while type(event := next_event()) is not end:
            key = event if type(event) is scalar and event.anchor is None and event.tag is None else self._key(event)
            node = next_event()
            if type(node) is not scalar or node.anchor is not None or node.tag is not None:
                node = self._node(node, depth + 1)
            fields += 1
            if fields > MAX_FIELDS:
                raise self._fatal(key.start_mark, "too-large", f"more than {MAX_FIELDS:,} fields")
            if key.value in items:
                self._report(key.start_mark, "duplicate-key", f"field '{quoted(key.value)}' stands twice")
            else:
                items[key.value] = (key, node)
        self._count(start.start_mark, fields)
        return mapping

    def _count(self, mark: Mark, nodes: int = 1) -> None:
        """Take account of what an entry holds, so that no entry fills the memory."""
        self.nodes_left -= nodes
        if self.nodes_left < 0:
            raise self._fatal(mark, "too-large", f"an entry of more than {MAX_NODES:,} values")

    def _sequence(self, start: Any, depth: int) -> Sequence:
        sequence = Sequence(start.start_mark)
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            sequence.nodes.append(self._node(event, depth + 1))
        return sequence

    def _key(self, event: Any) -> Scalar:
        kind: Any = yaml.ScalarEvent
        if not isinstance(event, kind):
            raise self._fatal(event.start_mark, "structure", "a key must be plain text")
        self._refuse_extras(event)
        key: Scalar = event
        return key

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(
                event.start_mark, "anchor", f"anchor &{quoted(event.anchor)}: facts files have no anchors or aliases"
            )
        if event.tag is not None:
            self._report(event.start_mark, "tag", f"tag {quoted(event.tag)}: facts files have no tags")

    def _report(self, mark: Mark, rule: str, message: str) -> None:
        self.pending.append(self._problem(mark, rule, message))

    def _take_pending(self) -> Iterator[Problem]:
        pending, self.pending = self.pending, []
        return iter(pending)

    def _fatal(self, mark: Mark, rule: str, message: str) -> _FatalProblemError:
        return _FatalProblemError(self._problem(mark, rule, message))

    def _problem(self, mark: Mark, rule: str, message: str) -> Problem:
        return Problem(self.path, mark.line + 1, mark.column + 1, "error", rule, message)

    def _syntax_problem(self, error: Any) -> Problem:
        mark = error.problem_mark or error.context_mark or _START
        context = f"{error.context}: " if error.context else ""
        return self._problem(mark, "yaml", f"{context}{error.problem}{self._hint(mark)}")

    def _hint(self, mark: Mark) -> str:
        """What to write instead of a character that cannot stand where it does."""
        character = self.tap.character(mark.line, mark.column)
        if character == "\t":
            return "; indent with spaces, not with tabs"
        return f'; quote it: "{character}"' if character and character in _QUOTED else ""


class _Start:
    """The first character of a file."""

    line = 0
    column = 0


_START = _Start()

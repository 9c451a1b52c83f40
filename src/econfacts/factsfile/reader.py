"""A strict, streaming reader of facts files: YAML events in, entries with their line and column out.

It reads the events of PyYAML's C parser and never constructs anything: every scalar stays the text that was
written, so no YAML 1.1 rule (`no`, `1:30`, `0123`, `351.0`) can change it. Each fact is handed on before the
next is read, so memory does not grow with the file. Anchors, aliases, tags, deep nesting, a second document
and duplicate keys are problems, with their place.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, Protocol

import yaml

from econfacts.model.records import Problem

SECTIONS = ("format", "units", "groups", "vintages", "sources", "topics", "regions", "metrics", "facts")
"""The top-level keys of a facts file; facts come after what they refer to."""

MAX_DEPTH = 8
"""Deeper nesting than any record of the format needs is refused before it is read."""

MAX_ENTRY_BYTES = 4_000_000
"""The parser may read this much without finishing an entry; more would be unbounded memory."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

# libyaml where PyYAML was built with it (its wheels are), else the same events from Python code.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(Protocol):
    """A place in the file, counted from 0."""

    line: int
    column: int


class Scalar(Protocol):
    """A written scalar: PyYAML's ScalarEvent, whose text nothing has interpreted."""

    value: str
    style: str | None
    start_mark: Mark


class Refused:
    """Stands where the file had something that is not read (an alias); already reported."""

    __slots__ = ("start_mark",)

    def __init__(self, start_mark: Mark) -> None:
        self.start_mark = start_mark


class Mapping:
    """A mapping as written: key text → (key, value node). A repeated key is reported and its first value kept."""

    __slots__ = ("items", "start_mark")

    def __init__(self, start_mark: Mark) -> None:
        self.items: dict[str, tuple[Scalar, Node]] = {}
        self.start_mark = start_mark


class Sequence:
    """A sequence as written."""

    __slots__ = ("nodes", "start_mark")

    def __init__(self, start_mark: Mark) -> None:
        self.nodes: list[Node] = []
        self.start_mark = start_mark


Node = Scalar | Mapping | Sequence | Refused


class Entry(NamedTuple):
    """One record of one section; `key` is None for a fact.

    What stands under a top-level key that is `format`, unknown or of the wrong shape comes as one `whole` entry.
    """

    section: str
    key: Scalar | None
    node: Node
    whole: bool = False


class ByteStream(Protocol):
    """Something to read bytes from."""

    def read(self, size: int = ..., /) -> bytes:
        """Return the next bytes, none at the end."""


def is_null(node: Node) -> bool:
    """Whether a scalar was written as nothing (`~`, `null` or left out), which means: absent."""
    return isinstance(node, yaml.ScalarEvent) and node.value in NULLS and node.style in (None, "")


def is_scalar(node: Node) -> bool:
    """Whether a node is a scalar (and neither nested nor refused)."""
    return isinstance(node, yaml.ScalarEvent)


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
        self.tap = _BoundedStream(stream)
        self.pending: list[Problem] = []
        self._next: Callable[[], Any]
        self.read_sections: set[str] = set()

    def entries(self) -> Iterator[Entry | Problem]:
        try:
            yield from self._document()
        except _FatalProblemError as fatal:
            yield from self._take_pending()
            yield fatal.problem
        except _EntryTooLargeError:
            line, column = self.tap.line_and_column(self.tap.offset)
            message = f"a single entry or comment runs over more than {MAX_ENTRY_BYTES:,} bytes"
            yield from self._take_pending()
            yield Problem(self.path, line, column, "error", "too-large", message)
        except yaml.reader.ReaderError as error:
            line, column = self.tap.line_and_column(error.position)
            message = f"{error.reason} (byte {error.position}): the file must be UTF-8 text"
            yield from self._take_pending()
            yield Problem(self.path, line, column, "error", "encoding", message)
        except yaml.MarkedYAMLError as error:
            yield from self._take_pending()
            yield self._syntax_problem(error)

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
        start = self._next()
        if name in self.read_sections:
            self._report(key.start_mark, "duplicate-key", f"section '{name}' stands twice in this file")
        self.read_sections.add(name)
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
            if self.pending:
                yield from self._take_pending()
            yield Entry("facts", None, node)

    def _definitions(self, section: str) -> Iterator[Entry | Problem]:
        seen: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            node = self._node(self._next(), 3)
            self.tap.allowance = MAX_ENTRY_BYTES
            first = seen.setdefault(key.value, key.start_mark.line + 1)
            yield from self._take_pending()
            if first == key.start_mark.line + 1:
                yield Entry(section, key, node)
            else:
                yield self._problem(
                    key.start_mark,
                    "duplicate-key",
                    f"'{key.value}' stands twice in {section}, first in line {first}",
                )

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._report(event.start_mark, "anchor", f"alias *{event.anchor}: write the value out")
            return Refused(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
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
        while type(event := next_event()) is not end:
            key = event if type(event) is scalar and event.anchor is None and event.tag is None else self._key(event)
            node = next_event()
            if type(node) is not scalar or node.anchor is not None or node.tag is not None:
                node = self._node(node, depth + 1)
            if key.value in items:
                self._report(key.start_mark, "duplicate-key", f"field '{key.value}' stands twice")
            else:
                items[key.value] = (key, node)
        return mapping

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
            self._report(event.start_mark, "anchor", f"anchor &{event.anchor}: facts files have no anchors or aliases")
        if event.tag is not None:
            self._report(event.start_mark, "tag", f"tag {event.tag}: facts files have no tags")

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
        return self._problem(mark, "yaml", f"{context}{error.problem}")


class _Start:
    """The first character of a file."""

    line = 0
    column = 0


_START = _Start()


class _EntryTooLargeError(Exception):
    """The parser asked for more bytes than an entry may have."""


class _BoundedStream:
    """Hands bytes to the parser, bounds what one entry may take, and knows the line of a byte that was read."""

    def __init__(self, stream: ByteStream) -> None:
        self.stream = stream
        self.allowance = MAX_ENTRY_BYTES
        self.offset = 0
        self._lines_before = 0  # newlines before the kept chunks
        self._characters_before = 0  # characters of the current line before the kept chunks
        self._chunks: list[bytes] = []

    def read(self, size: int = -1) -> bytes:
        if self.allowance <= 0:
            raise _EntryTooLargeError
        data = self.stream.read(size)
        self.allowance -= len(data)
        self.offset += len(data)
        # The parser reads ahead by less than two chunks, so a fault lies in the last two or three.
        self._chunks.append(data)
        if len(self._chunks) > 3:
            self._forget(self._chunks.pop(0))
        return data

    def _forget(self, chunk: bytes) -> None:
        *lines, last = chunk.split(b"\n")
        self._lines_before += len(lines)
        self._characters_before = _characters(last) + (0 if lines else self._characters_before)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of the byte at `offset`."""
        kept = b"".join(self._chunks)
        *lines, last = kept[: max(0, offset - (self.offset - len(kept)))].split(b"\n")
        column = _characters(last) + (0 if lines else self._characters_before)
        return 1 + self._lines_before + len(lines), 1 + column


_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))


def _characters(text: bytes) -> int:
    """How many characters the UTF-8 text has; a byte order mark is none."""
    return len(text.removeprefix(b"\xef\xbb\xbf").translate(None, _CONTINUATION_BYTES))

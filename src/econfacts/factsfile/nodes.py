"""What the reader hands on: the parts of a facts file as they were written, each with its place."""

from typing import NamedTuple, Protocol, TypeGuard

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Problem(NamedTuple):
    """Something wrong in a facts file: where (1-based), how bad (`error`, `warning`), by which rule, and what."""

    path: str
    line: int
    column: int
    level: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: [{self.level}] {self.message} ({self.rule})"


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
    value = None

    def __init__(self, start_mark: Mark) -> None:
        self.start_mark = start_mark


class Mapping(dict[str, "Node"]):
    """A mapping as written: key text → value node; `written` has the keys. Of a repeated key the first counts."""

    __slots__ = ("start_mark", "written")
    value = None

    def __init__(self, start_mark: Mark) -> None:
        self.start_mark = start_mark
        self.written: list[Scalar] = []


class Sequence(list["Node"]):
    """A sequence as written."""

    __slots__ = ("start_mark",)
    value = None

    def __init__(self, start_mark: Mark) -> None:
        self.start_mark = start_mark


Node = Scalar | Mapping | Sequence | Refused


class Entry(NamedTuple):
    """One declaration of one section (a fact comes as its node alone).

    What stands under a top-level key that is `format`, unknown or of the wrong shape comes as one `whole` entry.
    """

    section: str
    key: Scalar
    node: Node
    whole: bool = False


def is_scalar(node: Node) -> TypeGuard[Scalar]:
    """Whether a node is a scalar (and neither nested nor refused)."""
    return node.value is not None


def is_null(node: Node) -> bool:
    """Whether a scalar was written as nothing (`~`, `null` or left out), which means: absent."""
    return node.value in NULLS and is_scalar(node) and node.style in (None, "")


def problem(path: str, mark: Mark, rule: str, message: str) -> Problem:
    """An error at a place in a file."""
    return Problem(path, mark.line + 1, mark.column + 1, "error", rule, message)

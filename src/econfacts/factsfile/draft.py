"""What rules look at: a record with typed values and the places they were written, and what is declared so far."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from econfacts.factsfile.nodes import Entry, Mapping, Mark, Node
from econfacts.factsfile.reader import SECTIONS
from econfacts.model.records import Group, Metric, Problem, Region, Source, Topic, Unit, Vintage


class Fault(NamedTuple):
    """What a rule found: the place, and a message that says what is wrong and what to do."""

    mark: Mark
    message: str


class Draft:
    """A record of a facts file whose fields have been read; a field that was not readable is in `spoiled`."""

    __slots__ = ("id", "node", "path", "section", "spoiled", "start_mark", "values")

    def __init__(self, path: str, entry: Entry, node: Mapping) -> None:
        self.path = path
        self.section = entry.section
        self.id = entry.key.value if entry.key else ""
        self.node = node
        self.start_mark: Mark = entry.key.start_mark if entry.key else node.start_mark
        self.values: dict[str, Any] = {}
        self.spoiled: set[str] = set()

    def get(self, field: str) -> Any:
        """A field's value, None where it is absent or not readable."""
        return self.values.get(field)

    def lacks(self, field: str) -> bool:
        """Whether the field was not written at all (a spoiled field was)."""
        return field not in self.values and field not in self.spoiled

    def mark(self, *path: str) -> Mark:
        """Where a field's value stands (`mark("rank", "among")` for a nested one); the record where it is absent."""
        node: Node = self.node
        for field in path:
            if not isinstance(node, Mapping) or field not in node.items:
                break
            node = node.items[field][1]
        return self.start_mark if node is self.node else node.start_mark

    def item_mark(self, field: str, index: int) -> Mark:
        """Where the element of a list field stands."""
        node = self.node.items[field][1]
        nodes = getattr(node, "nodes", ())
        return nodes[index].start_mark if index < len(nodes) else node.start_mark


class Known:
    """Everything declared so far, across files; later files may refer to earlier ones.

    It grows with what is declared, not with the number of facts.
    """

    def __init__(self) -> None:
        self.units: dict[str, Unit] = {}
        self.groups: dict[str, Group] = {}
        self.vintages: dict[str, Vintage] = {}
        self.sources: dict[str, Source] = {}
        self.topics: dict[str, Topic] = {}
        self.regions: dict[str, Region] = {}
        self.metrics: dict[str, Metric] = {}
        self.declared: dict[tuple[str, str], tuple[str, int, int]] = {}
        """(section, id) → path, line and column of the declaration, from 1."""
        self.used: dict[str, set[str]] = {section: set() for section in SECTIONS[1:-1]}
        """Section → ids that something refers to, all of them declared."""
        self.vintaged: set[tuple[str, str | None]] = set()
        """(metric, vintage of a fact with a value; None where it names none)."""
        self.names: dict[tuple[str, str], dict[str, None]] = {}
        """(section, folded name) → ids of the regions or metrics that claim it, in order."""
        self.hints: dict[tuple[str, str], str | None] = {}
        """(section, unknown name) → the known one that looks most like it."""
        self.field_marks: dict[tuple[str, str, str], tuple[int, int]] = {}
        """(section, id, field) → line and column of fields that are judged once the file is read."""

        self.paragraphs: dict[str, int] = {}
        """File name of a text → how many paragraphs it has, for the texts that are at hand."""

    def benchmarks(self, metric: str) -> list[Vintage]:
        """The revisions that rebased a metric's series, in order of time: those that it has a figure of."""
        return [each for each in self.vintages.values() if each.benchmark and (metric, each.id) in self.vintaged]

    def section(self, name: str) -> dict[str, Any]:
        """The declarations of one section, by id."""
        declarations: dict[str, Any] = getattr(self, name)
        return declarations

    def place(self, section: str, id_: str, field: str | None = None) -> tuple[str, int, int]:
        """Path, line and column of a declaration, or of one of its fields where that was kept."""
        path, line, column = self.declared[section, id_]
        if field is not None:
            line, column = self.field_marks.get((section, id_, field), (line, column))
        return path, line, column


def problems(path: str, rule: str, level: str, faults: Iterable[Fault]) -> Iterator[Problem]:
    """A rule's faults as problems of a file."""
    for mark, message in faults:
        yield Problem(path, mark.line + 1, mark.column + 1, level, rule, message)

"""What rules look at: a record with typed values and the places they were written, what is declared so far, and facts.

What a rule finds is a `Fault`: the place, and a message that says what is wrong and what to do.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.factsfile.fields import CSL_FIELDS, FIELDS, ID, UNIT
from econfacts.factsfile.kinds import Invalid
from econfacts.factsfile.nodes import Mapping, Mark, Node, Problem, Refused, Scalar, problem
from econfacts.model.quantities import scale
from econfacts.model.records import DECLARED, Group, Levels, Metric, Region, Source, Topic, Unit, Vintage

Place = tuple[str, int, int]
"""Path, line and column, from 1."""

Fault = tuple[Place, str]

_JUDGED = {
    section: [name for name, field in fields.items() if field.kind.refers or name in ("level", "code")]
    for section, fields in FIELDS.items()
}
"""Section → fields that rules judge once all declarations are read."""


class Draft:
    """A record of a facts file whose fields have been read; a field that was not readable is in `spoiled`."""

    __slots__ = ("key", "node", "path", "problems", "section", "spoiled", "values")

    def __init__(self, path: str, section: str, node: Node, key: Scalar | None = None) -> None:
        self.path = path
        self.section = section
        self.key = key
        self.node = node
        if isinstance(node, Mapping):
            self.values, faults = FIELDS[section].read(node)
            self.spoiled: Collection[str] = {fault.field for fault in faults}
        else:
            self.values, faults = {}, [Invalid("expected a mapping of fields", node=node)]
            self.spoiled = FIELDS[section]
        if key is not None:
            try:
                (UNIT if section == "units" else ID).read(key)
            except Invalid as error:
                faults.insert(0, error)
        # What the reader refused it has reported.
        self.problems = [self._problem(fault) for fault in faults if not isinstance(fault.node, Refused)]

    def _problem(self, fault: Invalid) -> Problem:
        mark = self.start_mark if fault.node is None else fault.node.start_mark
        return problem(self.path, mark, fault.rule, f"{fault.field}: {fault}" if fault.field else str(fault))

    @property
    def id(self) -> str:
        """The id that it is declared under; a fact has none."""
        return self.key.value if self.key else ""

    @property
    def start_mark(self) -> Mark:
        """Where it begins."""
        return (self.key or self.node).start_mark

    def record(self) -> Any:
        """What it declares; a field that is absent or not readable has its record's default."""
        values = dict(self.values)
        if self.section == "sources":
            values = {"csl": {field: values.pop(field) for field in CSL_FIELDS if field in values}, **values}
        elif self.section == "regions":
            values["levels"] = values.pop("level", Levels())
        return DECLARED[self.section](self.id, **values)

    def lacks(self, field: str) -> bool:
        """Whether the field was not written at all (a spoiled field was)."""
        return field not in self.values and field not in self.spoiled

    def place(self, *path: str | int) -> Place:
        """Where a field's value stands; the record where it is absent.

        `place("rank", "among")` is that of a nested field, `place("aliases", 0)` that of an item of a list.
        """
        at: Any = self
        node: Any = self.node
        for step in path:
            try:
                at = node = node[step]
            except (LookupError, TypeError):  # absent, or of another shape
                break
        return self.path, at.start_mark.line + 1, at.start_mark.column + 1


class Shared:
    """What facts share that differ in region, period and number alone: the values of their other fields.

    `columns` is what a store has made of these.
    """

    __slots__ = ("columns", "values")

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values
        self.columns: Any = None


class Known:
    """Everything declared so far, across files; later files may refer to earlier ones.

    It grows with what is declared (some 1,500 bytes a region or metric), not with the number of facts.
    """

    def __init__(self) -> None:
        self.units: dict[str, Unit] = {}
        self.groups: dict[str, Group] = {}
        self.vintages: dict[str, Vintage] = {}
        self.sources: dict[str, Source] = {}
        self.topics: dict[str, Topic] = {}
        self.regions: dict[str, Region] = {}
        self.metrics: dict[str, Metric] = {}
        self.places: dict[str, dict[str, tuple[Any, ...]]] = {section: {} for section in DECLARED}
        """Section → id → path, line and column of what is declared, then lines and columns of _JUDGED fields."""
        self.used: dict[str, set[str]] = {section: set() for section in DECLARED}
        """Section → ids that something refers to, all of them declared."""
        self.vintaged: dict[str | None, set[str]] = {}
        """Vintage (None where a fact with a value names none) → metrics that have a figure of it."""
        self.names: dict[str, dict[str, str]] = {"regions": {}, "metrics": {}}
        """Section → folded name → id of the region or metric that claims it first."""
        self.namesakes: dict[tuple[str, str], dict[str, None]] = {}
        """(section, folded name) → ids of the others that claim it, in order."""
        self.hints: dict[tuple[str, str], str] = {}
        """(section, unknown name) → what to write instead."""
        self.paragraphs: dict[str, int] = {}
        """File name of a text → how many paragraphs it has, for the texts that are at hand."""

    def benchmarks(self) -> dict[str, list[Vintage]]:
        """Metric → the revisions that rebased its series, in order of time: those that it has a figure of."""
        found: dict[str, list[Vintage]] = {}
        for vintage in self.vintages.values():
            for metric in self.vintaged.get(vintage.id, ()) if vintage.benchmark else ():
                found.setdefault(metric, []).append(vintage)
        return found

    def section(self, name: str) -> dict[str, Any]:
        """The declarations of one section, by id."""
        declarations: dict[str, Any] = getattr(self, name)
        return declarations

    def declare(self, draft: Draft, record: Any) -> None:
        """Remember a declaration; of one id the first counts."""
        id_, section = draft.id, draft.section
        if id_ not in self.places[section]:
            fields = [draft.place(field)[1:] for field in _JUDGED[section]]
            self.places[section][id_] = (*draft.place(), *(number for mark in fields for number in mark))
            self.section(section)[id_] = record

    def claim(self, section: str, name: str, id_: str) -> str | None:
        """Remember a folded name of a region or metric; the id of another one that claimed it first."""
        first = self.names[section].setdefault(name, id_)
        if first == id_:
            return None
        self.namesakes.setdefault((section, name), {})[id_] = None
        return first

    def claims(self) -> Iterator[tuple[str, str, str]]:
        """Section, folded name and id: what each region and metric answers to, the first claimant first."""
        for section, names in self.names.items():
            for name, first in names.items():
                for id_ in (first, *self.namesakes.get((section, name), ())):
                    yield section, name, id_

    def place(self, section: str, id_: str, field: str | None = None) -> Place:
        """Where something is declared, or where one of its _JUDGED fields stands."""
        path, *numbers = self.places[section][id_]
        at = 2 + 2 * _JUDGED[section].index(field) if field else 0
        return path, numbers[at], numbers[at + 1]


class Row(NamedTuple):
    """A fact in the index: its number there, what it says (`fields` has the rarer ones), and where it stands."""

    number: int
    source: str
    vintage: str | None
    printed: Decimal | None
    multiplier: int
    fields: dict[str, Any]
    place: Place

    @property
    def value(self) -> Decimal | None:
        """The number in base units."""
        return None if self.printed is None else scale(self.printed, self.multiplier)

    @property
    def bound(self) -> str:
        """How the printed number limits the true one."""
        return str(self.fields.get("bound", "exact"))

    @property
    def stated(self) -> bool:
        """Whether it stands in the file itself, and is not implied by another."""
        return "implied_by" not in self.fields

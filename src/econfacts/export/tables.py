"""The data set as tables (SQLite, Data Package, Excel), derived from the one definition of the facts file's fields."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.answers.citation.cited import author_name
from econfacts.factsfile.fields import ABOUT, CSL_FIELDS, FIELDS, FLAG, MULTIPLIER, NATURAL, NUMBER, YEAR
from econfacts.factsfile.kinds import Field
from econfacts.model.records import Fact, Source

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.model.records import Progress

Cell = str | int | Decimal | bool | None


class Column(NamedTuple):
    """A column: its name, type, what it holds, whether it is never empty, and the table whose id it refers to.

    The types are `text`, `integer`, `number` (to compute with), `digits` (a number to its last printed digit)
    and `boolean`. `of` is the attribute of a thing that it has, where that is not its name.
    """

    name: str
    type: str
    about: str
    required: bool = False
    refers: str | None = None
    of: str | None = None


class Table(NamedTuple):
    """A table; its first column is its key, and `things` gives what there is a row of."""

    name: str
    about: str
    columns: tuple[Column, ...]
    things: Callable[[], Iterable[Any]]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row in the order of the columns."""
        cells = [_reader(column.of or column.name) for column in self.columns]
        return (tuple(cell(thing) for cell in cells) for thing in self.things())


def _reader(path: str) -> Callable[[Any], Cell]:
    """What takes a cell from a thing: `rank.among` is nothing where there is no rank, several texts are one."""
    outer, _, inner = path.partition(".")

    def read(thing: Any) -> Any:
        found = getattr(thing, outer)
        if inner and found is not None:
            found = getattr(found, inner)
        return (";".join(found) or None) if isinstance(found, tuple) else found

    return read


_ID = Column("id", "text", "its id in the facts file", required=True)
_INSTEAD = {
    ("facts", "value"): (
        Column("value", "number", "the figure in base units of `measure`; empty for a rank without a number"),
        Column("measure", "text", "what `value` is in: that of the metric", required=True),
        Column("number", "digits", "the number as printed, to its last digit, in `unit`"),
    ),
    ("facts", "out_of"): (Column("out_of", "number", "the whole that a count is a part of, in base units"),),
    ("facts", "printed"): (Column("printed", "text", "number, unit and bound as the source has them"),),
    ("regions", "level"): (Column("level", "text", "its level; `province;city` for a municipality", required=True),),
    ("sources", "author"): (Column("authors", "text", "who wrote it, separated by semicolons", of="author"),),
    ("sources", "editor"): (Column("editors", "text", "who edited it, separated by semicolons", of="editor"),),
    ("sources", "passed_over"): (),  # says something of the text, not of a figure
}
"""Columns for fields that are not exported as the facts file has them."""

_BESIDES = {
    "vintages": (Column("position", "integer", "a vintage supersedes those with smaller ones", required=True),),
    "facts": (Column("implied_by", "text", "the fact whose stated gap implies this one", refers="facts"),),
}
_TAKEN = (
    Column("fact", "text", "the figure to take, as `econfacts get` does", True, "facts", of="id"),
    Column("region", "text", "its region", True, "regions"),
    Column("metric", "text", "its metric", True, "metrics"),
)
_TYPES = ((FLAG, "boolean"), (NUMBER, "digits"), (NATURAL, "integer"), (YEAR, "integer"), (MULTIPLIER, "integer"))
_CALLED = {"en": "name", "zh": "name_zh"}
"""Field → its column, where that is not called the same."""

_PARTS = {"en": "", "zh": "_zh", "position": ""}
"""Part of a field (`rank.position`) → what its column has behind the field's name; of others it is `_part`."""


def _columns(section: str) -> Iterator[Column]:
    """The columns for what the records of a section may hold."""
    yield _ID
    for name, field in FIELDS[section].items():
        if (section, name) in _INSTEAD:
            yield from _INSTEAD[section, name]
        elif parts := field.kind.schema.get("fields"):
            for part, inner in parts.items():
                about = f"{field.about}: {inner.about}" if part in ("en", "zh") else inner.about
                yield _column(f"{name}{_PARTS.get(part, f'_{part}')}", inner, about, False, f"{name}.{part}")
        else:
            yield _column(_CALLED.get(name, name), field, field.about, field.required, name)
    yield from _BESIDES.get(section, ())


def _column(name: str, field: Field, about: str, required: bool, of: str) -> Column:
    type_ = next((called for kind, called in _TYPES if field.kind is kind), "text")
    refers = None if field.kind.nested else field.kind.refers or None
    return Column(name.replace("-", "_").lower(), type_, about, required, refers, of)


def tables(data: "Dataset", progress: "Progress") -> list[Table]:
    """The tables of the data set; `taken` names the figures that `get` takes."""
    things: dict[str, Callable[[], Iterable[Any]]] = {
        "vintages": lambda: (_with(each._asdict(), position=n) for n, each in enumerate(data.vintages(), start=1)),
        "sources": lambda: map(_source, data.sources()),
        "regions": lambda: (_with(region.record()) for region in data.regions()),
        "facts": lambda: counted(data, progress),
    }
    return [
        *(
            Table(section, about, tuple(_columns(section)), things.get(section) or getattr(data, section))
            for section, about in ABOUT.items()
        ),
        Table("taken", "The figure to take of each region and metric.", _TAKEN, lambda: _taken(data)),
    ]


def _with(fields: Mapping[str, Any], **more: Any) -> SimpleNamespace:
    return SimpleNamespace(**{**fields, **more})


def _source(source: Source) -> SimpleNamespace:
    """The source with its people by their names."""
    people = {role: tuple(map(author_name, source.csl.get(role) or ())) for role in ("author", "editor")}
    return _with({**dict.fromkeys(CSL_FIELDS), **source.csl, **people}, id=source.id, text=source.text)


def counted(data: "Dataset", progress: "Progress") -> Iterator[Fact]:
    """All facts, stated and implied, while `progress` is told how far they are."""
    total = sum(source.facts for source in data.sources())
    done = 0
    for fact in data.facts():
        yield fact
        if fact.implied_by is None:
            done += 1
            if done % 1000 == 0 or done == total:
                progress(done, total)


def _taken(data: "Dataset") -> Iterator[Fact]:
    """The figure that answers where a region has several of a metric, region by region."""
    kinds = {metric.id: metric.kind for metric in data.metrics()}
    for region in data.regions():
        facts: dict[str, list[Fact]] = {}
        for fact in data.facts(region.id):
            if fact.value is not None:
                facts.setdefault(fact.metric, []).append(fact)
        taken = (data.selector.take(candidates, kinds[metric]) for metric, candidates in facts.items())
        yield from (fact for fact in taken if fact is not None)

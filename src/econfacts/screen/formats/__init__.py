"""Output formats, one small module each, loaded only when it is the one that is wanted.

A format for machines has `write(records, columns, header, stream)`: the records whole, or their `columns` under a
header; one for people has `draw(page, color)`, which gives the text of a page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from econfacts.model.quantities import plain

if TYPE_CHECKING:
    from econfacts.screen.page import Page

PAGE_FORMATS = ("table", "markdown", "svg")
"""Names of the formats for people."""

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "svg")
"""Names of the formats, as `--format` takes them."""

Record = Mapping[str, Any]

_AT_ONCE = 20
"""So many records are written together: enough to share what is asked of a column, few enough to stay at hand."""


def pick(record: Record, field: str) -> Any:
    """A field of a record; `rank.position` reaches into a nested one."""
    if field in record:
        return record[field]
    outer, _, inner = field.partition(".")
    return record[outer] and record[outer][inner]


def rows(
    records: Iterable[Record], fields: Sequence[str], gate: Callable[[Sequence[str]], Iterable[str]]
) -> Iterator[Sequence[str]]:
    """The rows of a flat format, the cells of each column through its gate.

    They are made column by column: what kind of values a column has is asked once, not of each cell.
    """
    rest = iter(records)
    while some := list(islice(rest, _AT_ONCE)):
        yield from zip(*[gate(_column(some, field)) for field in fields], strict=True)


def _column(records: Sequence[Record], field: str) -> Sequence[str]:
    if field in records[0]:
        values = [record[field] for record in records]
    else:
        values = [pick(record, field) for record in records]
    kind, *others = {*map(type, values)}
    return [*map(cell if others else _CELLS.get(kind, str), values)]


def listed(records: Iterable[Record], fields: Sequence[str], header: bool) -> "Page":
    """Records as a page, such as `--fields` gives on a terminal: under the fields' names, numbers to the right."""
    from econfacts.screen.page import Column, Page, Row, Table

    found = [[pick(record, field) for field in fields] for record in records]
    columns = []
    for number, field in enumerate(fields):
        right = any(isinstance(row[number], Decimal | int) for row in found)
        columns.append(Column(field if header else "", right=right, wrap=not right))
    return Page("", "", [Table(columns, [Row([*map(cell, row)]) for row in found])])


def cell(value: Any) -> str:
    """A value as one cell of text: nothing for None, plain digits for numbers, a list of texts joined by spaces."""
    return _CELLS.get(type(value), str)(value)


_CELLS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda nothing: "",
    Decimal: plain,
    bool: lambda value: str(value).lower(),
    **dict.fromkeys((tuple, list), " ".join),
}
"""How values of a type are written; all others, such as levels, say it themselves."""

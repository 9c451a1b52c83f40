"""Output formats, one small module each, loaded only when it is the one that is wanted.

A format for machines has `write(records, columns, header, stream)`: the records whole, or their `columns` under a
header; one for people has `draw(page, color)`, which gives the text of a page.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from econfacts.model.quantities import plain

if TYPE_CHECKING:
    from econfacts.screen.page import Page

PAGE_FORMATS = ("table", "markdown", "svg")
"""Names of the formats for people."""

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "svg")
"""Names of the formats, as `--format` takes them."""

Record = Mapping[str, Any]


def pick(record: Record, field: str) -> Any:
    """A field of a record; `rank.position` reaches into a nested one."""
    if field in record:
        return record[field]
    outer, _, inner = field.partition(".")
    return record[outer] and record[outer][inner]


def listed(records: Iterable[Record], fields: Sequence[str], header: bool) -> "Page":
    """Records as a page, such as `--fields` gives on a terminal: under the fields' names, numbers to the right."""
    from econfacts.screen.page import Column, Page, Row, Table

    rows = [[pick(record, field) for field in fields] for record in records]
    columns = []
    for number, field in enumerate(fields):
        right = any(isinstance(row[number], Decimal | int) for row in rows)
        columns.append(Column(field if header else "", right=right, wrap=not right))
    return Page("", "", [Table(columns, [Row([*map(cell, row)]) for row in rows])])


def cell(value: Any) -> str:
    """A value as one cell of text: nothing for None, plain digits for numbers, a list joined by spaces."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return str(value).lower()
    if type(value) in (tuple, list):  # levels have their own way
        return " ".join([item if type(item) is str else cell(item) for item in value])
    return str(value)

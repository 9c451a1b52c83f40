"""Records as they are in a table: what `--fields` gives on a terminal, and what has no page of its own."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from econfacts.screen.formats import Record, cell, pick
from econfacts.screen.page import Column, Page, Row, Table


def page(records: Iterable[Record], fields: Sequence[str], header: bool) -> Page:
    """A table whose headings are the field names; numbers are aligned to the right."""
    rows = [[pick(record, field) for field in fields] for record in records]
    columns = []
    for number, field in enumerate(fields):
        right = any(isinstance(row[number], Decimal | int) for row in rows)
        columns.append(Column(field if header else "", right=right, wrap=not right))
    return Page("", "", [Table(columns, [Row([*map(cell, row)]) for row in rows])])

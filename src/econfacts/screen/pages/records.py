"""Records as they are in a table: what `--fields` gives on a terminal."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from econfacts.screen.formats import Record, cell, pick
from econfacts.screen.page import Column, Page, Row, Table


def page(records: Iterable[Record], fields: Sequence[str], header: bool) -> Page:
    """A table whose headings are the field names; numbers are aligned to the right."""
    rows = [[pick(record, field) for field in fields] for record in records]
    numeric = [any(isinstance(row[i], Decimal | int) for row in rows) for i in range(len(fields))]
    columns = [
        Column(field if header else "", right=right, wrap=not right)
        for field, right in zip(fields, numeric, strict=True)
    ]
    return Page("", "", [Table(columns, [Row([cell(value) for value in row]) for row in rows])])

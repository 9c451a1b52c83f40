"""Tab-separated values: one line a record, no quoting (what would break a line or a cell is escaped)."""

from collections.abc import Iterable
from typing import TextIO

from econfacts.model import gates
from econfacts.screen.formats import Layout, Record, cell, pick


def write(records: Iterable[Record], layout: Layout, stream: TextIO) -> None:
    """Write a header line of field names (unless it is dropped) and a line a record."""
    if layout.header:
        stream.write("\t".join(layout.fields) + "\n")
    for record in records:
        stream.write("\t".join([gates.line(cell(pick(record, field))) for field in layout.fields]) + "\n")

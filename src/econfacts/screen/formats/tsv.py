"""Tab-separated values: one line a record, no quoting (what would break a line or a cell is escaped)."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from econfacts.model import gates
from econfacts.screen.formats import Record, cell, pick


def write(records: Iterable[Record], columns: Sequence[str], header: bool, stream: TextIO) -> None:
    """Write a header line of field names (unless it is dropped) and a line a record."""
    if header:
        stream.write("\t".join(columns) + "\n")
    for record in records:
        stream.write("\t".join([gates.line(cell(pick(record, field))) for field in columns]) + "\n")

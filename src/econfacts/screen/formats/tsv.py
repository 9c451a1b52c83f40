"""Tab-separated values: one line a record, no quoting (no text of a facts file has a tab or a line break)."""

from collections.abc import Iterable
from typing import TextIO

from econfacts.screen.formats import Layout, Record, cell, pick


def write(records: Iterable[Record], layout: Layout, stream: TextIO) -> None:
    """Write a header line of field names (unless it is dropped) and a line a record."""
    if layout.header:
        stream.write("\t".join(layout.fields) + "\n")
    for record in records:
        stream.write("\t".join([cell(pick(record, field)) for field in layout.fields]) + "\n")

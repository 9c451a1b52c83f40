"""Comma-separated values as RFC 4180 has them, with plain line feeds; no cell is a formula to a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from econfacts.model import gates
from econfacts.screen.formats import Record, cell, pick


def write(records: Iterable[Record], columns: Sequence[str], header: bool, stream: TextIO) -> None:
    """Write a header line of field names (unless it is dropped) and a line a record."""
    writer = csv.writer(stream, lineterminator="\n")
    if header:
        writer.writerow(columns)
    for record in records:
        writer.writerow([_cell(pick(record, field)) for field in columns])


def _cell(value: Any) -> str:
    # A number is what a spreadsheet should compute with; only text is kept from it.
    return gates.csv(cell(value)) if isinstance(value, str | tuple | list) else cell(value)

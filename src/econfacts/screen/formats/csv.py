"""Comma-separated values as RFC 4180 has them, with plain line feeds."""

import csv
from collections.abc import Iterable
from typing import TextIO

from econfacts.screen.formats import Layout, Record, cell, pick


def write(records: Iterable[Record], layout: Layout, stream: TextIO) -> None:
    """Write a header line of field names (unless it is dropped) and a line a record."""
    writer = csv.writer(stream, lineterminator="\n")
    if layout.header:
        writer.writerow(layout.fields)
    for record in records:
        writer.writerow([cell(pick(record, field)) for field in layout.fields])

"""Comma-separated values as RFC 4180 has them, with plain line feeds; no cell is a formula to a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TextIO

from econfacts.model import gates
from econfacts.screen.formats import Record, rows


def write(records: Iterable[Record], columns: Sequence[str], header: bool, stream: TextIO) -> None:
    """Write a header line of field names (unless it is dropped) and a line a record."""
    writer = csv.writer(stream, lineterminator="\n")
    if header:
        writer.writerow(columns)
    writer.writerows(rows(records, columns, partial(map, gates.csv)))

"""A Markdown table (GitHub's kind), to paste into an issue or a report."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TextIO

from econfacts.screen.formats import Layout, Record, cell, pick

_ESCAPES = str.maketrans({character: f"\\{character}" for character in "\\|`*_[]<>"})


def write(records: Iterable[Record], layout: Layout, stream: TextIO) -> None:
    """Write a table with a line a record; numbers are aligned to the right by their column's rule."""
    rows = [[pick(record, field) for field in layout.fields] for record in records]
    numeric = [any(isinstance(row[i], Decimal | int) for row in rows) for i in range(len(layout.fields))]
    # A Markdown table cannot be without its header.
    _line(layout.fields, stream)
    _line(["---:" if right else "---" for right in numeric], stream)
    for row in rows:
        _line([cell(value).translate(_ESCAPES) for value in row], stream)


def _line(cells: Iterable[str], stream: TextIO) -> None:
    stream.write(f"| {' | '.join(cells)} |\n")

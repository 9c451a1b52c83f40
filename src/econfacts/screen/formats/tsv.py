"""Tab-separated values: one line a record, no quoting (what would break a line or a cell is escaped)."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from econfacts.model import gates
from econfacts.screen.formats import Record, rows


def write(records: Iterable[Record], columns: Sequence[str], header: bool, stream: TextIO) -> None:
    """Write a header line of field names (unless it is dropped) and a line a record."""
    if header:
        stream.write("\t".join(columns) + "\n")
    stream.writelines("\t".join(row) + "\n" for row in rows(records, columns, _lines))


def _lines(cells: Sequence[str]) -> Iterable[str]:
    # Most are on one line as they are; they are looked through at once.
    return cells if "".join(cells).isprintable() else map(gates.line, cells)

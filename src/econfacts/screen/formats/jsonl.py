"""JSON Lines: one record a line, for tools that read as it comes."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from econfacts.screen.formats import Record
from econfacts.screen.formats.json import dumps


def write(records: Iterable[Record], columns: Sequence[str], header: bool, stream: TextIO) -> None:
    """Write a JSON object a line."""
    stream.writelines(f"{dumps(record)}\n" for record in records)

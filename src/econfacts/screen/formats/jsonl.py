"""JSON Lines: one record a line, for tools that read as it comes."""

from collections.abc import Iterable
from typing import TextIO

from econfacts.screen.formats import Layout, Record
from econfacts.screen.formats.json import chosen, dumps


def write(records: Iterable[Record], layout: Layout, stream: TextIO) -> None:
    """Write a JSON object a line."""
    for record in records:
        stream.write(dumps(chosen(record, layout)) + "\n")

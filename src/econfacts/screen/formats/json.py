"""JSON: an array with one record a line, UTF-8 unescaped, numbers with exactly the digits they have.

The standard encoder knows no Decimal and would go through float, so numbers are written here.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TextIO

from econfacts.model import gates
from econfacts.model.quantities import plain
from econfacts.screen.formats import Record


def write(records: Iterable[Record], columns: Sequence[str], header: bool, stream: TextIO) -> None:
    """Write an array of records."""
    separator = "["
    for record in records:
        stream.write(f"{separator}{dumps(record)}")
        separator = ",\n "
    stream.write("[]\n" if separator == "[" else "]\n")


def dumps(value: Any) -> str:
    """One value as JSON on one line."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return gates.json(value)
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{dumps(key)}: {dumps(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(dumps(item) for item in value) + "]"

"""Output formats, one small module each, loaded only when it is the one that is wanted.

A format for machines has `write(records, layout, stream)`; one for people has `draw(page, color)`, which gives
the text of a page.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.model.quantities import plain

PAGE_FORMATS = ("table", "markdown", "svg")
"""Names of the formats for people."""

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "svg")
"""Names of the formats, as `--format` takes them."""

Record = Mapping[str, Any]


class Layout(NamedTuple):
    """Which fields of a record are written: all of the record's, or those `picked`; and whether under a header."""

    fields: Sequence[str]
    picked: bool
    header: bool


def pick(record: Record, field: str) -> Any:
    """A field of a record; `rank.position` reaches into a nested one."""
    if field in record:
        return record[field]
    outer, _, inner = field.partition(".")
    nested = record[outer]
    return None if nested is None else nested[inner]


def cell(value: Any) -> str:
    """A value as one cell of text: nothing for None, plain digits for numbers, a list joined by spaces."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if type(value) in (tuple, list):  # levels have their own way
        return " ".join([item if type(item) is str else cell(item) for item in value])
    return str(value)

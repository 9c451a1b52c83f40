"""The JSON Schema of a command's records: which fields they have, in which order, and what each may hold."""

from collections.abc import Mapping, Sequence
from typing import Any

_TEXT = {"type": ["string", "null"]}
_NUMBER = {"type": ["number", "null"], "description": "exact decimal; read it as one, not as binary floating point"}
_INTEGER = {"type": ["integer", "null"]}
_LIST = {"type": "array", "items": {"type": "string"}}

_FIELDS: Mapping[str, Mapping[str, Any]] = {
    **dict.fromkeys(("value", "difference", "ratio", "margin", "number", "out_of"), _NUMBER),
    **dict.fromkeys(("paragraph", "line", "column", "position", "position_low", "position_high", "sign"), _INTEGER),
    **dict.fromkeys(("aliases", "regions", "caveats"), _LIST),
    "facts": _INTEGER,
}
"""What a field holds wherever it is no text."""

_OF_COMMAND: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "audit": {"facts": _LIST},
    "regions": {"level": _LIST},
    "topics": {"metrics": _INTEGER},
}
"""The same, where a field of that name is another thing in one command."""


def schema(command: str, columns: Sequence[str]) -> dict[str, Any]:
    """The schema (draft 2020-12) of the array that a command writes with `--json`; `.` in a column is nesting."""
    own = _OF_COMMAND.get(command, {})
    properties: dict[str, Any] = {}
    for column in columns:
        outer, dot, inner = column.partition(".")
        if dot:
            nested = properties.setdefault(
                outer, {"type": ["object", "null"], "properties": {}, "required": [], "additionalProperties": False}
            )
            nested["properties"][inner] = _FIELDS.get(inner, _TEXT)
            nested["required"].append(inner)
        else:
            properties[column] = own.get(column) or _FIELDS.get(column, _TEXT)
    record = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Records of econfacts {command} --json",
        "type": "array",
        "items": record,
    }

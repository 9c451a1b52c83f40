"""The JSON Schema of a command's records: which fields they have, in which order, and what each may hold."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_TEXT = {"type": ["string", "null"]}
_NUMBER = {"type": ["number", "null"], "description": "exact decimal; read it as one, not as binary floating point"}
_INTEGER = {"type": ["integer", "null"]}
_LIST = {"type": "array", "items": {"type": "string"}}

_FIELDS: Mapping[str, Mapping[str, Any]] = {
    **dict.fromkeys(("value", "difference", "ratio", "margin", "number", "out_of"), _NUMBER),
    **dict.fromkeys(("paragraph", "line", "column", "position", "position_low", "position_high", "sign"), _INTEGER),
    **dict.fromkeys(("aliases", "regions", "caveats", "audit facts", "regions level"), _LIST),
    **dict.fromkeys(("facts", "topics metrics"), _INTEGER),
}
"""What a field holds wherever it is no text, in all commands or in one (`regions level`)."""


def schema(command: str, columns: Sequence[str]) -> dict[str, Any]:
    """The schema (draft 2020-12) of the array that a command writes with `--json`; `.` in a column is nesting."""
    fields: dict[str, Any] = {}
    for column in columns:
        outer, dot, inner = column.partition(".")
        holds = _FIELDS.get(f"{command} {column}") or _FIELDS.get(inner or outer, _TEXT)
        if dot:
            before = fields[outer]["properties"] if outer in fields else {}
            holds = _object({**before, inner: holds}, ["object", "null"])
        fields[outer] = holds
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Records of econfacts {command} --json",
        "type": "array",
        "items": _object(fields, "object"),
    }


def _object(properties: Mapping[str, Any], type_: Iterable[str]) -> dict[str, Any]:
    return {"type": type_, "properties": properties, "required": [*properties], "additionalProperties": False}

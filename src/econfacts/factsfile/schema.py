"""The JSON Schema of the facts file (draft 2020-12), derived from the field table."""

from typing import Any

from econfacts.factsfile.fields import ABOUT, FIELDS, FORMAT, NEEDS_VALUE
from econfacts.factsfile.kinds import Field, Kind


def text() -> str:
    """The schema as JSON."""
    import json

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The schema as a value."""
    definitions: dict[str, Any] = {}
    for section, fields in FIELDS.items():
        definitions[section.removesuffix("s")] = _record(fields, definitions)
    definitions["fact"] |= {
        "anyOf": [{"required": ["value"]}, {"required": ["rank"]}],
        "dependentRequired": {field: ["value"] for field in NEEDS_VALUE},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:econfacts:facts:{FORMAT}",
        "title": f"econfacts facts file, format {FORMAT}",
        "type": "object",
        "additionalProperties": False,
        "required": ["format"],
        "properties": {
            "format": {"description": "Version of the format.", "enum": [int(FORMAT), FORMAT]},
            **{section: _section(section) for section in ABOUT},
        },
        "$defs": definitions,
    }


def _section(section: str) -> dict[str, Any]:
    records = {"$ref": f"#/$defs/{section.removesuffix('s')}"}
    if section == "facts":
        shape: dict[str, Any] = {"type": ["array", "null"], "items": records}
    else:
        shape = {"type": ["object", "null"], "additionalProperties": records}
    if section not in ("facts", "units"):
        shape["propertyNames"] = {"$ref": "#/$defs/id"}
    return {**shape, "description": ABOUT[section]}


def _record(fields: dict[str, Field], definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _property(field, definitions) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
    }


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    kind = _kind(field.kind, definitions)
    about = {"description": field.about.replace("`", "")}
    # What is written as nothing is absent, which only a required field may not be.
    return {**kind, **about} if field.required else {"anyOf": [kind, {"type": "null"}], **about}


def _kind(kind: Kind, definitions: dict[str, Any]) -> dict[str, Any]:
    if "fields" in kind.schema:
        return _record(kind.schema["fields"], definitions)
    resolved: dict[str, Any] = _resolved(kind.schema, definitions)
    if kind.name is None:
        return resolved
    definitions[kind.name] = resolved
    return {"$ref": f"#/$defs/{kind.name}"}


def _resolved(value: Any, definitions: dict[str, Any]) -> Any:
    """Part of a kind's schema, in which other kinds may stand."""
    if isinstance(value, Kind):
        return _kind(value, definitions)
    if isinstance(value, dict):
        return {key: _resolved(item, definitions) for key, item in value.items()}
    return [_resolved(item, definitions) for item in value] if isinstance(value, list) else value

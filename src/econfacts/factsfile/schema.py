"""The JSON Schema of the facts file (draft 2020-12), derived from the field table."""

from typing import Any

from econfacts.factsfile.fields import ABOUT, FIELDS, FORMAT, NEEDS_VALUE
from econfacts.factsfile.kinds import Field, Fields, Kind


def text() -> str:
    """The schema as JSON."""
    import json

    definitions: dict[str, Any] = {}
    for section, fields in FIELDS.items():
        definitions[section.removesuffix("s")] = _of(fields, definitions)
    definitions["fact"] |= {
        "anyOf": [{"required": ["value"]}, {"required": ["rank"]}],
        "dependentRequired": {field: ["value"] for field in NEEDS_VALUE},
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:econfacts:facts:{FORMAT}",
        "title": f"econfacts facts file, format {FORMAT}",
        "type": "object",
        "additionalProperties": False,
        "required": ["format"],
        "properties": {
            "format": {"description": "Version of the format.", "enum": [int(FORMAT), FORMAT]},
            **{section: {**_section(section), "description": about} for section, about in ABOUT.items()},
        },
        "$defs": definitions,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _section(section: str) -> dict[str, Any]:
    records = {"$ref": f"#/$defs/{section.removesuffix('s')}"}
    if section == "facts":
        return {"type": ["array", "null"], "items": records}
    ids = {} if section == "units" else {"propertyNames": {"$ref": "#/$defs/id"}}
    return {"type": ["object", "null"], "additionalProperties": records, **ids}


def _of(part: Any, definitions: dict[str, Any]) -> Any:
    """What JSON Schema says of a part of the field table; a kind that has a name goes into the definitions."""
    match part:
        case Fields():
            return {
                "type": "object",
                "additionalProperties": False,
                "properties": _of({**part}, definitions),
                "required": [name for name, field in part.items() if field.required],
            }
        case Field():
            kind, about = _of(part.kind, definitions), {"description": part.about.replace("`", "")}
            # What is written as nothing is absent, which only a required field may not be.
            return {**kind, **about} if part.required else {"anyOf": [kind, {"type": "null"}], **about}
        case Kind(name=None):
            return _of(part.schema.get("fields", part.schema), definitions)
        case Kind():
            definitions[part.name or ""] = _of(part.schema, definitions)
            return {"$ref": f"#/$defs/{part.name}"}
        case dict():
            return {key: _of(each, definitions) for key, each in part.items()}
        case list():
            return [_of(each, definitions) for each in part]
    return part

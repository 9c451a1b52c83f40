"""How the fields of a record are kept in one text: a line a field, read back as the record's own types say.

So a new optional field of a record needs nothing here. No text of a facts file has a control character (rule
`control-character`), so these separate: lines the fields, ASCII's own separators what is nested in one.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin

from econfacts.model import quantities
from econfacts.model.records import Unit, Versus

_FIELDS = ("\n", "\x1f", "\x1d", "\x1c")
"""What separates the fields of a record, and of records in it, by depth."""

_ITEMS = "\x1e"
"""What stands before each item of a list."""


def pack(fields: Mapping[str, Any], depth: int = 0) -> str:
    """The fields that are not None as a text."""
    given = ((name, value) for name, value in fields.items() if value is not None)
    return _FIELDS[depth].join([f"{name}={_text(value, depth)}" for name, value in given])


def _text(value: Any, depth: int) -> str:
    if isinstance(value, str | int | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return pack(value, depth + 1)
    if hasattr(value, "_asdict"):
        return pack(value._asdict(), depth + 1)
    return "".join(_ITEMS + _text(item, depth + 1) for item in value)


def unpack(kind: type, text: str, depth: int = 0) -> dict[str, Any]:
    """The fields of a record of that kind, with the types that its class gives them."""
    fields: dict[str, Any] = dict([line.split("=", 1) for line in text.split(_FIELDS[depth])]) if text else {}
    for name, read in _readers(kind, depth):
        if name in fields:
            fields[name] = read(fields[name])
    return fields


def record(kind: type, text: str, depth: int = 0) -> Any:
    """The record of that kind."""
    made: Any = kind(**unpack(kind, text, depth))
    return made


@cache
def _readers(kind: Any, depth: int) -> list[tuple[str, Callable[[str], Any]]]:
    """How the fields that are no plain texts are read."""
    readers = ((name, _reader(type_, depth)) for name, type_ in kind.__annotations__.items())
    return [(name, read) for name, read in readers if read is not None]


def _reader(type_: Any, depth: int) -> Callable[[str], Any] | None:
    chosen = next((each for each in get_args(type_) if each is not type(None)), type_)
    whole = chosen if get_origin(type_) in (None, UnionType) else get_origin(type_)
    if whole is dict:
        return lambda text: _mapping(text, depth + 1)
    if hasattr(whole, "_fields"):
        return lambda text: record(whole, text, depth + 1)
    if issubclass(whole, tuple):
        item = _reader(chosen, depth + 1) if whole is tuple else None
        return lambda text: whole(map(item or str, text.split(_ITEMS)[1:]))
    if whole is bool:
        return "True".__eq__
    return whole if whole in (int, Decimal) else None


def _mapping(text: str, depth: int) -> dict[str, Any]:
    fields: dict[str, Any] = dict([line.split("=", 1) for line in text.split(_FIELDS[depth])])
    for name, value in fields.items():
        if value.startswith(_ITEMS):
            fields[name] = [_mapping(item, depth + 2) for item in value.split(_ITEMS)[1:]]
    return fields


def fact_id(region: str, metric: str, period: str | None, source: str, vintage: str | None = None) -> str:
    """The id of a fact; a fact without period has `-` in its place.

    `vintage` is given where the source prints two figures that differ in that alone.
    """
    return f"{region}/{metric}/{period or '-'}/{source}{'/' + vintage if vintage else ''}"


def imply(values: Mapping[str, Any], units: Mapping[str, Unit]) -> dict[str, Any]:
    """The fields of the other region's fact that a stated gap implies: this number minus the gap, exactly.

    7.1 %, 2.5 points above the nation: the nation has 4.6 %. It keeps the period, unit,
    bound, vintage, status and source.
    """
    versus: Versus = values["versus"]
    multiplier = units[values["unit"]].multiplier if "unit" in values else 0
    by = quantities.scale(versus.by, units[versus.unit].multiplier)
    kept = ("metric", "period", "unit", "bound", "vintage", "status", "source", "paragraph", "cites")
    return {
        **{name: values[name] for name in kept if name in values},
        "region": versus.region,
        "value": quantities.difference(values["value"], quantities.scale(by, -multiplier)),
        "operands": (quantities.scale(values["value"], multiplier), by),
        "implied_by": fact_id(values["region"], values["metric"], values.get("period"), values["source"]),
    }

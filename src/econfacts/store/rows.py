"""How records, and the fields that few facts have, are kept in one text and read back as the record's own types say.

So a new optional field of a record needs nothing here. No text of a facts file has a control character (rule
`control-character`), so these separate: lines the fields, ASCII's own separators what is nested in one.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from types import UnionType
from typing import Any, get_args, get_origin

from econfacts.model import quantities
from econfacts.model.records import Unit, Versus

_FIELDS = ("\n", "\x1f", "\x1d", "\x1c")
"""What separates the fields of a record, and of records in it, by depth."""

_ITEMS = "\x1e"
"""What stands before each item of a list."""


def pack(value: Any, depth: int = 0) -> str:
    """A record as its fields in their order, empty where there is nothing; a mapping as `name=value`."""
    if isinstance(value, str | int | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        given = ((name, each) for name, each in value.items() if each is not None)
        return _FIELDS[depth].join([f"{name}={pack(each, depth + 1)}" for name, each in given])
    if hasattr(value, "_fields"):
        return _FIELDS[depth].join(["" if each is None else pack(each, depth + 1) for each in value])
    return "".join([_ITEMS + pack(item, depth + 1) for item in value])


def record(kind: Any, text: str, depth: int = 0) -> Any:
    """The record of that kind."""
    fields: list[Any] = text.split(_FIELDS[depth])
    for place, read in _readers(kind, depth):
        fields[place] = read(fields[place])
    return kind._make(fields)


def unpack(kind: Any, text: str) -> dict[str, Any]:
    """Some fields of a record of that kind, by name, from a mapping that was packed."""
    readers = _named_readers(kind)
    return {name: readers[name](field) if name in readers else field for name, field in _fields(text, 0).items()}


@cache
def _readers(kind: Any, depth: int) -> list[tuple[int, Callable[[str], Any]]]:
    """Places of the fields that are no plain texts, and how they are read."""
    readers = [_reader(type_, depth + 1) for type_ in kind.__annotations__.values()]
    return [(place, read) for place, read in enumerate(readers) if read is not None]


@cache
def _named_readers(kind: Any) -> dict[str, Callable[[str], Any]]:
    """The same by the names of the fields."""
    return {kind._fields[place]: read for place, read in _readers(kind, 0)}


def _reader(type_: Any, depth: int) -> Callable[[str], Any] | None:
    if get_origin(type_) is UnionType:  # or nothing
        (chosen,) = (each for each in get_args(type_) if each is not type(None))
        read = _reader(chosen, depth) or str
        return lambda text: read(text) if text else None
    whole = get_origin(type_) or type_
    if whole is dict:
        return lambda text: _mapping(text, depth)
    if hasattr(whole, "_fields"):
        return lambda text: record(whole, text, depth)
    if issubclass(whole, tuple):
        item = _reader(get_args(type_)[0], depth + 1) if whole is tuple else None
        # Most lists are those of others, too: no aliases, the level of a county.
        return lru_cache(lambda text: whole(map(item or str, text.split(_ITEMS)[1:])))
    if whole is bool:
        return "True".__eq__
    return whole if whole in (int, Decimal) else None


def _fields(text: str, depth: int) -> dict[str, Any]:
    return dict([line.split("=", 1) for line in text.split(_FIELDS[depth])]) if text else {}


def _mapping(text: str, depth: int) -> dict[str, Any]:
    """A mapping of texts and lists of such mappings, as CSL-JSON has them."""
    fields = _fields(text, depth)
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

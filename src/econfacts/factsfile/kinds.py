"""Kinds of values: how the text of a field is read, and what JSON Schema says of it.

A reader takes a node and returns its value, or raises InvalidFieldError with the exact place and what to write.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.factsfile.nodes import Mapping, Node, Refused, Sequence, is_null, is_scalar
from econfacts.model import gates, periods, quantities
from econfacts.model import records as model
from econfacts.model.names import near_miss

MAX_TEXT = 2000
"""Characters that a text may have."""

MAX_ID = 100
"""Characters that an id may have, and a printed unit."""

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_MEASURE_NAME = "[A-Za-z]+(-[A-Za-z]+)*"
_MEASURE = f"{_MEASURE_NAME}(/{_MEASURE_NAME})?"
_CODE = "[0-9]{6}"
_NUMBER = r"(?!-0(\.0+)?$)-?(0|[1-9][0-9]*)(\.[0-9]+)?"
_MULTIPLIER = "-[1-9]|[0-9]|1[0-5]"
_YEAR = "[1-9][0-9]{3}"
_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:[,_' ][0-9]{3})+(?:\.[0-9]+)?")


class InvalidFieldError(Exception):
    """A field's text is not what the field takes; `node` is the exact place."""

    def __init__(self, node: Node, message: str, rule: str = "type") -> None:
        super().__init__(message)
        self.node = node
        self.rule = rule


class SpoiledFieldError(Exception):
    """A field holds something that the reader has refused, and reported."""


class Kind(NamedTuple):
    """A kind of value; one with a `name` stands in the JSON Schema once, under that name."""

    read: Callable[[Node], Any]
    schema: dict[str, Any]
    name: str | None = None


class Field(NamedTuple):
    """A field of a record: what kind of value it takes, what it means, and whether a record must have it.

    `memo` remembers texts that have been read, for fields in which the same few texts stand again and again.
    """

    kind: Kind
    about: str
    required: bool = False
    memo: dict[str, Any] | None = None


def written(node: Node) -> str:
    """The text of a scalar; nested values are no text."""
    if isinstance(node, Refused):
        raise SpoiledFieldError
    if not is_scalar(node):
        raise InvalidFieldError(node, "expected a single value, not a list or a mapping")
    return node.value  # type: ignore[union-attr]


def text(node: Node) -> str:
    """A line of text for people, all of which can be seen."""
    return _visible(node, MAX_TEXT)


def unit(node: Node) -> str:
    """A printed unit."""
    return _visible(node, MAX_ID)


def _visible(node: Node, most: int) -> str:
    value = written(node)
    if (found := gates.hidden(value)) is not None:
        message = f"U+{ord(found):04X} cannot be seen in text; remove it"
        raise InvalidFieldError(node, message, "control-character")
    if not value.strip():
        raise InvalidFieldError(node, "is empty; leave the field out")
    if len(value) > most:
        raise InvalidFieldError(node, f"text of {len(value):,} characters; at most {most:,}")
    return value


def _matching(pattern: str, what: str) -> Callable[[Node], str]:
    """A reader of texts of a form; `what` completes "… is not a valid"."""
    form = re.compile(pattern)

    def match(node: Node) -> str:
        value = written(node)
        if form.fullmatch(value) is None or len(value) > MAX_ID:
            raise InvalidFieldError(node, f"{clip(value)} is not a valid {what}")
        return value

    return match


identifier = _matching(_ID, f"id: small letters, digits and hyphens, at most {MAX_ID}")
measure = _matching(_MEASURE, "measure: letters and hyphens, such as count, CNY or CNY/person")
code = _matching(_CODE, "administrative code: six digits (GB/T 2260)")


def number(node: Node) -> Decimal:
    """A number as printed, as an exact decimal."""
    value = quantities.parse_number(written(node))
    if value is None:
        raise InvalidFieldError(node, f"{clip(written(node))} is not a valid number{_number_hint(written(node))}")
    return value


def _number_hint(value: str) -> str:
    """What to write instead."""
    import unicodedata

    plain = unicodedata.normalize("NFKC", value).strip() if len(value) <= MAX_ID else ""
    if _THOUSANDS.fullmatch(plain):
        return f"; write {re.sub('[^0-9.-]', '', plain)}, without thousands separators"
    if plain != value and quantities.parse_number(plain) is not None:
        return f"; write {plain}"
    if plain.startswith("-") and quantities.parse_number(plain[1:]) == 0:
        return f"; write {plain[1:]}"
    return f": plain digits such as 2488, 351.0 or -2.3, at most {quantities.MAX_DIGITS} characters"


def natural(node: Node) -> int:
    """A whole number from 1."""
    value = written(node)
    if not (value.isascii() and value.isdigit() and len(value) <= 9 and int(value) >= 1):
        raise InvalidFieldError(node, f"{clip(value)} is not a whole number from 1")
    return int(value)


def _whole(pattern: str, what: str) -> Callable[[Node], int]:
    read = _matching(pattern, what)
    return lambda node: int(read(node))


def period(node: Node) -> str:
    """A period of ISO 8601, kept as written."""
    value = written(node)
    if periods.parse(value) is None:
        meant = periods.meant(value)
        form = "a year, month, date or range (2023, 2023-12, 2023-12-31, 2023/2024-03)"
        message = f"{clip(value)} is not a valid period{f'; write {meant}' if meant else f': {form}'}"
        raise InvalidFieldError(node, message, "period")
    return value


def flag(node: Node) -> bool:
    """`true` or `false`."""
    value = written(node)
    if value not in ("true", "false"):
        raise InvalidFieldError(node, f"{clip(value)} is neither true nor false")
    return value == "true"


def one_of(*choices: str) -> Kind:
    """One of these words."""

    def choose(node: Node) -> str:
        value = written(node)
        if value not in choices:
            raise InvalidFieldError(node, f"{clip(value)} is none of {', '.join(choices)}")
        return value

    return Kind(choose, {"enum": list(choices)})


def list_of(kind: Kind) -> Kind:
    """A list of such values."""

    def items(node: Node) -> tuple[Any, ...]:
        if isinstance(node, Refused):
            raise SpoiledFieldError
        if not isinstance(node, Sequence):
            raise InvalidFieldError(node, "expected a list")
        return tuple(kind.read(item) for item in node.nodes)

    return Kind(items, {"type": "array", "items": kind})


def record(fields: dict[str, Field], make: Callable[..., Any] = dict) -> Kind:
    """A nested mapping with these fields; `make` gets them by keyword, absent ones left out."""

    def nested(node: Node) -> Any:
        if isinstance(node, Refused):
            raise SpoiledFieldError
        if not isinstance(node, Mapping):
            raise InvalidFieldError(node, f"expected a mapping with {', '.join(fields)}")
        values: dict[str, Any] = {}
        for name, (key, value) in node.items.items():
            if name not in fields:
                raise InvalidFieldError(key, unknown_field(name, fields), "unknown-field")
            if not is_null(value):
                values[name] = fields[name].kind.read(value)
        for name, field in fields.items():
            if field.required and name not in values:
                raise InvalidFieldError(node, f"field '{name}' is missing", "missing-field")
        return make(**values)

    return Kind(nested, {"fields": fields})


def levels(node: Node) -> model.Levels:
    """One administrative level, or a list of them; the highest comes first, however they were written."""
    nodes = node.nodes if isinstance(node, Sequence) else [node]
    if not nodes:
        raise InvalidFieldError(node, f"no level; known are {', '.join(model.LEVELS)}")
    found = [LEVEL.read(each) for each in nodes]
    for index, level in enumerate(found):
        if level in found[:index]:
            raise InvalidFieldError(nodes[index], f"{level} stands twice")
    return model.Levels(sorted(found, key=model.LEVELS.index))


def status(node: Node) -> str:
    """An observation status."""
    if written(node) == "revised":
        message = "'revised' is not a status; name the accounting with vintage, such as vintage: final"
        raise InvalidFieldError(node, message)
    value: str = _STATUS.read(node)
    return value


def unknown_field(name: str, fields: dict[str, Any], what: str = "field") -> str:
    """The message about a field that does not exist, with the nearest that does."""
    hint = near_miss(name[:MAX_ID], fields, f"known are {', '.join(fields)}")
    if len(name) == 3 and name.isascii() and name.isdigit():
        hint = "numbers are written without thousands separators (1260582)"
    return f"unknown {what} {clip(name)}; {hint}"


def clip(value: str) -> str:
    """A value as quoted in a message: harmless on a terminal, and never longer than a few words."""
    return f"'{gates.quoted(value)}'"


_STATUS = one_of(*model.STATUSES)
LEVEL = one_of(*model.LEVELS)._replace(name="level")

# A number or a word that YAML takes for something else (2023, yes) is a text all the same: nothing is interpreted.
_TEXT = {"type": ["string", "number", "boolean"], "minLength": 1}
TEXT = Kind(text, {**_TEXT, "maxLength": MAX_TEXT, "description": "One line of text."}, "text")
UNIT = Kind(unit, {**_TEXT, "maxLength": MAX_ID}, "printed_unit")
ID = Kind(
    identifier,
    {"type": "string", "pattern": f"^{_ID}$", "maxLength": MAX_ID, "description": "Small letters, digits and hyphens."},
    "id",
)
MEASURE = Kind(measure, {"type": "string", "pattern": f"^{_MEASURE}$", "maxLength": MAX_ID}, "measure")
CODE = Kind(code, {"type": "string", "pattern": f"^{_CODE}$"})
NUMBER = Kind(
    number,
    {"type": ["number", "string"], "pattern": f"^{_NUMBER}$", "description": "A plain decimal as printed."},
    "number",
)
NATURAL = Kind(
    natural,
    {"type": ["integer", "string"], "minimum": 1, "maximum": 999_999_999, "pattern": "^0*[1-9][0-9]*$"},
    "natural",
)
MULTIPLIER = Kind(
    _whole(_MULTIPLIER, "power of ten: a whole number from -9 to 15"),
    {"type": ["integer", "string"], "minimum": -9, "maximum": 15, "pattern": f"^({_MULTIPLIER})$"},
)
YEAR = Kind(
    _whole(_YEAR, "year: four digits"),
    {"type": ["integer", "string"], "minimum": 1000, "maximum": 9999, "pattern": f"^{_YEAR}$"},
)
PERIOD = Kind(
    period,
    {
        "type": ["integer", "string"],
        "minimum": 1000,
        "maximum": 9999,
        "pattern": rf"^{_DATE}(/(\.\.|{_DATE}))?$",
        "description": "ISO 8601 year, month, date or range: 2023, 2023-12, 2023-12-31, 2023/2024-03, 2023/..",
    },
    "period",
)
FLAG = Kind(flag, {"enum": [True, False, "true", "false"]})
LEVELS = Kind(
    levels,
    {"anyOf": [LEVEL, {"type": "array", "items": LEVEL, "minItems": 1, "uniqueItems": True}]},
)
STATUS = Kind(status, _STATUS.schema)

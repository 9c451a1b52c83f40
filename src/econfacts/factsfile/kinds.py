"""Kinds of values: how the text of a field is read, and what JSON Schema says of it.

A reader takes a node and returns its value, or raises InvalidFieldError with the exact place and what to write.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.factsfile.nodes import Mapping, Node, Sequence, is_null
from econfacts.model import gates, periods, quantities
from econfacts.model import records as model
from econfacts.model.names import hint, near_words

MAX_TEXT = 2000
"""Characters that a text may have."""

MAX_ID = 100
"""Characters that an id may have, and a printed unit."""

_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_MEASURE = "[A-Za-z]+(-[A-Za-z]+)*"
_NUMBER = r"(?!-0(\.0+)?$)-?(0|[1-9][0-9]*)(\.[0-9]+)?"
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:[,_' ][0-9]{3})+(?:\.[0-9]+)?")


class InvalidFieldError(Exception):
    """A field's text is not what the field takes; `node` is the exact place."""

    def __init__(self, node: Node, message: str, rule: str = "type") -> None:
        super().__init__(message)
        self.node = node
        self.rule = rule


class Kind(NamedTuple):
    """A kind of value; one with a `name` stands in the JSON Schema once, under that name.

    `memo` remembers texts that have been read, of kinds of which the same few stand again and again.
    """

    read: Callable[[Node], Any]
    schema: dict[str, Any]
    name: str | None = None
    memo: dict[str | None, Any] | None = None


class Field(NamedTuple):
    """A field of a record: what kind of value it takes, what it means, and whether a record must have it."""

    kind: Kind
    about: str
    required: bool = False


def clip(value: str) -> str:
    """A value as quoted in a message: harmless on a terminal, and never longer than a few words."""
    return f"'{gates.quoted(value)}'"


def unknown_field(name: str, fields: dict[str, Any], what: str = "field") -> str:
    """The message about a field that does not exist, with the nearest that does."""
    end = hint(near_words(name[:MAX_ID], fields), f"known are {', '.join(fields)}")
    if len(name) == 3 and name.isascii() and name.isdigit():
        end = "numbers are written without thousands separators (1260582)"
    return f"unknown {what} {clip(name)}; {end}"


def written(node: Node) -> str:
    """The text of a scalar; nested values are no text."""
    if node.value is None:
        raise InvalidFieldError(node, "expected a single value, not a list or a mapping")
    return node.value


# --- kinds of kinds -------------------------------------------------------------------------------------


def _text(most: int, name: str, **schema: Any) -> Kind:
    """Text for people, all of which can be seen."""

    def read(node: Node) -> str:
        value = written(node)
        if (found := gates.hidden(value)) is not None:
            message = f"U+{ord(found):04X} cannot be seen in text; remove it"
            raise InvalidFieldError(node, message, "control-character")
        if not value.strip():
            raise InvalidFieldError(node, "is empty; leave the field out")
        if len(value) > most:
            raise InvalidFieldError(node, f"text of {len(value):,} characters; at most {most:,}")
        return value

    # A number or a word that YAML takes for something else (2023, yes) is a text all the same: nothing is interpreted.
    return Kind(read, {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": most, **schema}, name)


def _form(pattern: str, what: str, name: str | None = None, **schema: Any) -> Kind:
    """Text of a form; `what` completes "… is not"."""
    form = re.compile(pattern)

    def read(node: Node) -> str:
        value = written(node)
        if form.fullmatch(value) is None or len(value) > MAX_ID:
            raise InvalidFieldError(node, f"{clip(value)} is not {what}")
        return value

    return Kind(read, {"type": "string", "pattern": f"^{pattern}$", **schema}, name)


def _whole(pattern: str, what: str, least: int, most: int, name: str | None = None) -> Kind:
    """A whole number, within these limits by its pattern."""
    text = _form(pattern, what)
    schema = {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": text.schema["pattern"]}
    return Kind(lambda node: int(text.read(node)), schema, name)


def one_of(*choices: str, name: str | None = None, **instead: str) -> Kind:
    """One of these words; `instead` has what to say of some others."""

    def read(node: Node) -> str:
        value = written(node)
        if value not in choices:
            raise InvalidFieldError(node, instead.get(value) or f"{clip(value)} is none of {', '.join(choices)}")
        return value

    return Kind(read, {"enum": list(choices)}, name, {})


def list_of(kind: Kind) -> Kind:
    """A list of such values."""

    def read(node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            raise InvalidFieldError(node, "expected a list")
        return tuple(kind.read(item) for item in node.nodes)

    return Kind(read, {"type": "array", "items": kind})


def record(fields: dict[str, Field], make: Callable[..., Any] = dict) -> Kind:
    """A nested mapping with these fields; `make` gets them by keyword, absent ones left out."""

    def read(node: Node) -> Any:
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

    return Kind(read, {"fields": fields})


# --- the kinds ------------------------------------------------------------------------------------------


def _number(node: Node) -> Decimal:
    value = written(node)
    number = quantities.parse_number(value)
    if number is None:
        raise InvalidFieldError(node, f"{clip(value)} is not a valid number{_number_hint(value)}")
    return number


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


def _period(node: Node) -> str:
    value = written(node)
    if periods.parse(value) is None:
        meant = periods.meant(value)
        form = "a year, month, date or range (2023, 2023-12, 2023-12-31, 2023/2024-03)"
        message = f"{clip(value)} is not a valid period{f'; write {meant}' if meant else f': {form}'}"
        raise InvalidFieldError(node, message, "period")
    return value


def _flag(node: Node) -> bool:
    value = written(node)
    if value not in ("true", "false"):
        raise InvalidFieldError(node, f"{clip(value)} is neither true nor false")
    return value == "true"


def _levels(node: Node) -> model.Levels:
    """The highest comes first, however they were written."""
    nodes = node.nodes if isinstance(node, Sequence) else [node]
    if not nodes:
        raise InvalidFieldError(node, f"no level; known are {', '.join(model.LEVELS)}")
    found = [LEVEL.read(each) for each in nodes]
    for index, level in enumerate(found):
        if level in found[:index]:
            raise InvalidFieldError(nodes[index], f"{level} stands twice")
    return model.Levels(sorted(found, key=model.LEVELS.index))


TEXT = _text(MAX_TEXT, "text", description="One line of text.")
UNIT = _text(MAX_ID, "printed_unit")._replace(memo={})
ID = _form(
    "[a-z0-9]+(-[a-z0-9]+)*",
    f"a valid id: small letters, digits and hyphens, at most {MAX_ID}",
    "id",
    maxLength=MAX_ID,
    description="Small letters, digits and hyphens.",
)._replace(memo={})
MEASURE = _form(
    f"{_MEASURE}(/{_MEASURE})?",
    "a valid measure: letters and hyphens, such as count, CNY or CNY/person",
    "measure",
    maxLength=MAX_ID,
)._replace(memo={})
CODE = _form("[0-9]{6}", "a valid administrative code: six digits (GB/T 2260)")
NUMBER = Kind(
    _number,
    {"type": ["number", "string"], "pattern": f"^{_NUMBER}$", "description": "A plain decimal as printed."},
    "number",
)
NATURAL = _whole("0*[1-9][0-9]{0,8}", "a whole number from 1", 1, 999_999_999, "natural")
MULTIPLIER = _whole("(-[1-9]|[0-9]|1[0-5])", "a valid power of ten: a whole number from -9 to 15", -9, 15)
YEAR = _whole("[1-9][0-9]{3}", "a valid year: four digits", 1000, 9999)
PERIOD = Kind(
    _period,
    {
        "type": ["integer", "string"],
        "minimum": 1000,
        "maximum": 9999,
        "pattern": rf"^{_DATE}(/(\.\.|{_DATE}))?$",
        "description": "ISO 8601 year, month, date or range: 2023, 2023-12, 2023-12-31, 2023/2024-03, 2023/..",
    },
    "period",
    {},
)
FLAG = Kind(_flag, {"enum": [True, False, "true", "false"]})
LEVEL = one_of(*model.LEVELS, name="level")
LEVELS = Kind(
    _levels, {"anyOf": [LEVEL, {"type": "array", "items": LEVEL, "minItems": 1, "uniqueItems": True}]}, memo={}
)
STATUS = one_of(
    *model.STATUSES, revised="'revised' is not a status; name the accounting with vintage, such as vintage: final"
)

"""What each section's records may hold: field names, whether they are required, and how their text is read.

This table is the format's one definition in code; `facts.schema.json` says the same for editors, and a test
holds the two together. A reader of a field takes a node and returns its value or raises InvalidField.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.factsfile.reader import Mapping, Node, Refused, Sequence, is_null, is_scalar
from econfacts.model import gates, periods, quantities
from econfacts.model import records as model
from econfacts.model.names import near_miss

MAX_TEXT = 2000
"""Characters that a text field may have."""


class InvalidFieldError(Exception):
    """A field's text is not what the field takes; `node` is the exact place."""

    def __init__(self, node: Node, message: str, rule: str = "type") -> None:
        super().__init__(message)
        self.node = node
        self.rule = rule


class Field(NamedTuple):
    """How one field is read, and whether a record must have it.

    `memo` remembers texts that have been read, for fields in which the same few texts stand again and again.
    """

    read: Callable[[Node], Any]
    required: bool = False
    memo: dict[str, Any] | None = None


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEASURE = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*(?:/[A-Za-z]+(?:-[A-Za-z]+)*)?")
_MULTIPLIER = re.compile(r"-[1-9]|[0-9]|1[0-5]")
_YEAR = re.compile(r"[1-9][0-9]{3}")
_CODE = re.compile(r"[0-9]{6}")
# C0, DEL, C1 and the invisible characters that reorder or hide text on a terminal.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]")


def written(node: Node) -> str:
    """The text of a scalar; nested values are no text."""
    if not is_scalar(node):
        raise InvalidFieldError(node, "expected a single value, not a list or a mapping")
    return node.value  # type: ignore[union-attr]


def text(node: Node) -> str:
    """A line of text for people, without control characters."""
    value = written(node)
    if found := _CONTROL.search(value):
        message = f"control character U+{ord(found[0]):04X} in text"
        raise InvalidFieldError(node, message, "control-character")
    if not value.strip():
        raise InvalidFieldError(node, "is empty; leave the field out")
    if len(value) > MAX_TEXT:
        raise InvalidFieldError(node, f"text of {len(value):,} characters; at most {MAX_TEXT:,}")
    return value


def identifier(node: Node) -> str:
    """An id: small letters, digits and hyphens."""
    value = written(node)
    if _ID.fullmatch(value) is None:
        raise InvalidFieldError(node, f"{clip(value)} is no id: small letters, digits and hyphens")
    return value


def measure(node: Node) -> str:
    """The name of a measure (`count`, `CNY`, `square-kilometre`), or of one for each of another (`tonne/CNY`)."""
    value = written(node)
    if _MEASURE.fullmatch(value) is None:
        message = f"{clip(value)} is no measure: letters and hyphens, such as count, CNY or CNY/person"
        raise InvalidFieldError(node, message)
    return value


def code(node: Node) -> str:
    """An administrative code of GB/T 2260: six digits."""
    value = written(node)
    if _CODE.fullmatch(value) is None:
        raise InvalidFieldError(node, f"{clip(value)} is no administrative code: six digits (GB/T 2260)")
    return value


def number(node: Node) -> Decimal:
    """A number as printed, as an exact decimal."""
    value = quantities.parse_number(written(node))
    if value is None:
        raise InvalidFieldError(
            node,
            f"{clip(written(node))} is no number: plain digits such as 2488, 351.0 or -2.3, "
            f"at most {quantities.MAX_DIGITS} characters",
        )
    return value


def natural(node: Node) -> int:
    """A whole number from 1."""
    value = written(node)
    if not (value.isascii() and value.isdigit() and len(value) <= 9 and int(value) >= 1):
        raise InvalidFieldError(node, f"{clip(value)} is no whole number from 1")
    return int(value)


def multiplier(node: Node) -> int:
    """A power of ten (SDMX UNIT_MULT), -9 to 15."""
    value = written(node)
    if _MULTIPLIER.fullmatch(value) is None:
        raise InvalidFieldError(node, f"{clip(value)} is no power of ten from -9 to 15")
    return int(value)


def year(node: Node) -> int:
    """A year of four digits."""
    value = written(node)
    if _YEAR.fullmatch(value) is None:
        raise InvalidFieldError(node, f"{clip(value)} is no year of four digits")
    return int(value)


def levels(node: Node) -> model.Levels:
    """One administrative level, or a list of them, the highest first."""
    nodes = node.nodes if isinstance(node, Sequence) else [node]
    found = [_LEVEL(each) for each in nodes if not isinstance(each, Refused)]
    if isinstance(node, Sequence) and not nodes:
        raise InvalidFieldError(node, f"no level; known are {', '.join(model.LEVELS)}")
    for number, (level, each) in enumerate(zip(found, nodes, strict=False)):
        if level in found[:number]:
            raise InvalidFieldError(each, f"{level} stands twice")
    return model.Levels(sorted(found, key=model.LEVELS.index))


def status(node: Node) -> str:
    """An observation status."""
    if written(node) == "revised":
        message = "'revised' is no status; name the accounting with vintage, such as vintage: final"
        raise InvalidFieldError(node, message)
    return _STATUS(node)


def period(node: Node) -> str:
    """A period of ISO 8601, kept as written."""
    value = written(node)
    if periods.parse(value) is None:
        message = f"{clip(value)} is no period: a year, month, date or range (2023, 2023-12, 2023-12-31, 2023/2024-03)"
        raise InvalidFieldError(node, message, "period")
    return value


def flag(node: Node) -> bool:
    """`true` or `false`."""
    value = written(node)
    if value not in ("true", "false"):
        raise InvalidFieldError(node, f"{clip(value)} is neither true nor false")
    return value == "true"


def one_of(*choices: str) -> Callable[[Node], str]:
    """A reader of one of these words."""

    def choose(node: Node) -> str:
        value = written(node)
        if value not in choices:
            raise InvalidFieldError(node, f"{clip(value)} is none of {', '.join(choices)}")
        return value

    return choose


def list_of(read: Callable[[Node], Any]) -> Callable[[Node], tuple[Any, ...]]:
    """A reader of a list of such values."""

    def items(node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            raise InvalidFieldError(node, "expected a list")
        return tuple(read(item) for item in node.nodes if not isinstance(item, Refused))

    return items


def record(fields: dict[str, Field], make: Callable[..., Any] = dict) -> Callable[[Node], Any]:
    """A reader of a nested mapping with these fields; `make` gets them by keyword, absent ones left out."""

    def nested(node: Node) -> Any:
        if not isinstance(node, Mapping):
            raise InvalidFieldError(node, f"expected a mapping with {', '.join(fields)}")
        values: dict[str, Any] = {}
        for name, (key, value) in node.items.items():
            if name not in fields:
                raise InvalidFieldError(key, unknown_field(name, fields), "unknown-field")
            if not (isinstance(value, Refused) or is_null(value)):
                values[name] = fields[name].read(value)
        for name, field in fields.items():
            if field.required and name not in values and name not in node.items:
                raise InvalidFieldError(node, f"field '{name}' is missing", "missing-field")
        return make(**values)

    return nested


def unknown_field(name: str, fields: dict[str, Field]) -> str:
    """The message about a field that does not exist, with the nearest that does."""
    hint = near_miss(name, fields, f"known are {', '.join(fields)}")
    return f"unknown field {clip(name)}; {hint}"


def clip(value: str) -> str:
    """A value as quoted in a message: harmless on a terminal, and never longer than a few words."""
    return f"'{gates.quoted(value)}'"


_LEVEL = one_of(*model.LEVELS)
_STATUS = one_of(*model.STATUSES)
_PERSON = record({"family": Field(text), "given": Field(text), "literal": Field(text)})
_RANK = record(
    {"position": Field(natural), "among": Field(identifier, required=True)},
    lambda among=None, position=None: model.Rank(position, among),
)
_VERSUS = record(
    {
        "region": Field(identifier, required=True),
        "by": Field(number, required=True),
        "unit": Field(written, required=True),
    },
    lambda region=None, by=None, unit=None: model.Versus(region, by, unit),
)
_PASSED_OVER = record(
    {
        "paragraph": Field(natural, required=True),
        "figure": Field(text, required=True),
        "why": Field(text, required=True),
    },
    lambda paragraph=0, figure="", why="": model.PassedOver(paragraph, figure, why),
)
_DEFINITION = record({"en": Field(text), "zh": Field(text)}, lambda en=None, zh=None: model.Definition(en, zh))
_NAMES = {"en": Field(text, required=True), "zh": Field(text, required=True)}

CSL_TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "book", "broadcast", "chapter", "dataset",
    "document", "interview", "legislation", "map", "paper-conference", "pamphlet", "periodical", "post", "post-weblog",
    "regulation", "report", "review", "speech", "standard", "thesis", "webpage",
)  # fmt: skip
"""Types of CSL 1.0.2 that figures are published in."""

CSL_FIELDS: dict[str, Field] = {
    "type": Field(one_of(*CSL_TYPES), required=True),
    "title": Field(text),
    "author": Field(list_of(_PERSON)),
    "editor": Field(list_of(_PERSON)),
    "container-title": Field(text),
    "publisher": Field(text),
    "publisher-place": Field(text),
    "issued": Field(period),
    "accessed": Field(period),
    "volume": Field(text),
    "issue": Field(text),
    "page": Field(text),
    "edition": Field(text),
    "number": Field(text),
    "genre": Field(text),
    "DOI": Field(text),
    "ISBN": Field(text),
    "ISSN": Field(text),
    "URL": Field(text),
    "language": Field(text),
    "note": Field(text),
}
"""A source's fields that are CSL-JSON's; dates are written as ISO 8601."""

FIELDS: dict[str, dict[str, Field]] = {
    "units": {"measure": Field(measure, required=True), "multiplier": Field(multiplier)},
    "groups": {**_NAMES, "level": Field(_LEVEL), "within": Field(identifier)},
    "vintages": {**_NAMES, "benchmark": Field(year)},
    "sources": {
        **CSL_FIELDS,
        "text": Field(text),
        "passed_over": Field(list_of(_PASSED_OVER)),
    },
    "topics": _NAMES,
    "regions": {
        **_NAMES,
        "aliases": Field(list_of(text)),
        "level": Field(levels, required=True),
        "parent": Field(identifier),
        "code": Field(code),
    },
    "metrics": {
        **_NAMES,
        "aliases": Field(list_of(text)),
        "topic": Field(identifier, required=True),
        "measure": Field(measure, required=True),
        "kind": Field(one_of(*model.KINDS), required=True),
        "per_capita": Field(flag),
        "definition": Field(_DEFINITION),
        "growth_of": Field(identifier),
        "nominal": Field(flag),
        "per_head_of": Field(identifier),
        "population": Field(flag),
        "parts": Field(list_of(identifier)),
        "caution": Field(_DEFINITION),
    },
    "facts": {
        "region": Field(identifier, required=True, memo={}),
        "metric": Field(identifier, required=True, memo={}),
        "period": Field(period, memo={}),
        "value": Field(number),
        "unit": Field(written, memo={}),
        "bound": Field(one_of(*model.BOUNDS), memo={}),
        "rank": Field(_RANK),
        "out_of": Field(number),
        "versus": Field(_VERSUS),
        "vintage": Field(identifier, memo={}),
        "status": Field(status, memo={}),
        "source": Field(identifier, required=True, memo={}),
        "paragraph": Field(natural),
        "cites": Field(text),
        "printed": Field(text),
        "definition": Field(text),
        "note": Field(text),
    },
}
"""Section → field → how it is read."""

"""Kinds of values: what is made of what a field holds, and what JSON Schema says of it."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from econfacts.factsfile.nodes import Mapping, Node, Sequence, is_null
from econfacts.model.gates import hidden, quoted
from econfacts.model.names import hint, near_words

MAX_ID = 100
"""Characters that an id may have, and a printed unit."""


class Invalid(Exception):
    """What is written is not what a field takes: what to write, the rule, and what exactly is wrong.

    The innermost `node` is named, and the outermost `field`.
    """

    def __init__(self, message: str, rule: str = "type", node: Node | None = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.node = node
        self.field = ""


class Kind(NamedTuple):
    """A kind of value: `take` makes it of its text, or of its node if it is `nested`, or raises Invalid.

    One with a `name` stands in the JSON Schema once, under that name. `refers` is the section that an id, or each of a
    list, is of.
    """

    take: Callable[[Any], Any]
    schema: dict[str, Any]
    name: str | None = None
    nested: bool = False
    refers: str = ""

    def read(self, node: Node) -> Any:
        """The value that is written there. Raises Invalid with the exact place."""
        try:
            if node.value is None and not self.nested:
                raise Invalid("expected a single value, not a list or a mapping")
            return self.take(node if self.nested else node.value)
        except Invalid as error:
            error.node = node if error.node is None else error.node
            raise


class Field(NamedTuple):
    """A field of a record: what kind of value it takes, what it means, and whether a record must have it."""

    kind: Kind
    about: str
    required: bool = False


class Fields(dict[str, Field]):
    """The fields that a record may have."""

    def read(self, node: Mapping) -> tuple[dict[str, Any], list[Invalid]]:
        """The values of a record that could be read, and what is wrong with it."""
        values: dict[str, Any] = {}
        faults: list[Invalid] = []
        for key, (name, each) in zip(node.written, node.items(), strict=True):
            if name not in self:
                faults.append(Invalid(unknown_field(name, self), "unknown-field", key))
            elif not is_null(each):
                try:
                    values[name] = self[name].kind.read(each)
                except Invalid as error:
                    error.field = name
                    faults.append(error)
        there = {*values, *(fault.field for fault in faults)}
        missing = (name for name, field in self.items() if field.required and name not in there)
        return values, [*faults, *(Invalid(f"field '{name}' is missing", "missing-field") for name in missing)]


def unknown_field(name: str, fields: dict[str, Any], what: str = "field") -> str:
    """The message about a field that does not exist, with the nearest that does."""
    end = hint(near_words(name[:MAX_ID], fields), f"known are {', '.join(fields)}")
    if len(name) == 3 and name.isascii() and name.isdigit():
        end = "numbers are written without thousands separators (1260582)"
    return f"unknown {what} '{quoted(name)}'; {end}"


# --- kinds of kinds -------------------------------------------------------------------------------------


def text(most: int, name: str, **schema: Any) -> Kind:
    """Text for people, all of which can be seen."""

    def take(text: str) -> str:
        if (found := hidden(text)) is not None:
            raise Invalid(f"U+{ord(found):04X} cannot be seen in text; remove it", "control-character")
        if not text.strip():
            raise Invalid("is empty; leave the field out")
        if len(text) > most:
            raise Invalid(f"text of {len(text):,} characters; at most {most:,}")
        return text

    # A number or a word that YAML takes for something else (2023, yes) is a text all the same: nothing is interpreted.
    return Kind(take, {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": most, **schema}, name)


def form(pattern: str, what: str, name: str | None = None, **schema: Any) -> Kind:
    """Text of a form; `what` completes "… is not"."""
    compiled = re.compile(pattern)

    def take(text: str) -> str:
        if compiled.fullmatch(text) is None or len(text) > MAX_ID:
            raise Invalid(f"'{quoted(text)}' is not {what}")
        return text

    return Kind(take, {"type": "string", "pattern": f"^{pattern}$", **schema}, name)


def whole(pattern: str, what: str, least: int, most: int, name: str | None = None) -> Kind:
    """A whole number, within these limits by its pattern."""
    known = form(pattern, what)
    schema = {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": known.schema["pattern"]}
    return Kind(lambda written: int(known.take(written)), schema, name)


def one_of(*choices: str, name: str | None = None, **instead: str) -> Kind:
    """One of these words; `instead` has what to say of some others."""

    def take(text: str) -> str:
        if text not in choices:
            raise Invalid(instead.get(text) or f"'{quoted(text)}' is none of {', '.join(choices)}")
        return text

    return Kind(take, {"enum": list(choices)}, name)


def list_of(kind: Kind) -> Kind:
    """A list of such values."""

    def take(node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            raise Invalid("expected a list")
        return tuple(map(kind.read, node))

    return Kind(take, {"type": "array", "items": kind}, nested=True, refers=kind.refers)


def record(fields: dict[str, Field], make: Callable[..., Any] = dict) -> Kind:
    """A nested mapping with these fields; `make` gets them by keyword, absent ones left out."""
    known = Fields(fields)

    def take(node: Node) -> Any:
        if not isinstance(node, Mapping):
            raise Invalid(f"expected a mapping with {', '.join(fields)}")
        values, faults = known.read(node)
        if faults:
            raise faults[0]
        return make(**values)

    return Kind(take, {"fields": known}, nested=True)

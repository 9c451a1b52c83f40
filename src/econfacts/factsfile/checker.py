"""Declarations and facts as they were read → what they say, and everything that is wrong with them.

`Checker` takes what the reader hands on. Rules about one record run at once, rules about declarations at the end of
the files, and rules about all facts of one figure (`store.across`) ask the index. The rules are those that
`factsfile.rules` finds.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from econfacts.factsfile import rules
from econfacts.factsfile.draft import Draft, Known, Shared
from econfacts.factsfile.fields import FIELDS, FORMAT
from econfacts.factsfile.kinds import Invalid, unknown_field
from econfacts.factsfile.nodes import NULLS, Entry, Mapping, Node, Problem, Refused, Scalar, is_null, is_scalar, problem
from econfacts.model.gates import quoted
from econfacts.model.periods import parse as parse_period
from econfacts.model.quantities import is_number

MAX_REMEMBERED = 10_000
"""Lines that are remembered: more kinds than a file has that is not made to fill the memory."""

_OWN = ("region", "period", "value")
"""What a fact has of its own; what else its line says, many others say, too."""

_WORDS = ("printed", "definition", "note")
"""What some facts have of their own besides; no rule looks at it."""

Checked = tuple[Shared, str, str | None, str | None]
"""A sound fact: what it shares with others, its region, its period, and its number as written."""


class _Shape:
    """Facts with the same fields in the same order. `shared` is what those share whose texts are equal in `rest`."""

    def __init__(self, names: list[str]) -> None:
        self.shared: dict[Any, Shared] = {}
        self.own = itemgetter(*[names.index(name) if name in names else -1 for name in _OWN])  # -1: None behind them
        self.words = [name for name in names if name in _WORDS]
        self.rest = itemgetter(*[place for place, name in enumerate(names) if name not in (*_OWN, *_WORDS)])


class Checker:
    """Checks the declarations and facts of one or more files in order.

    `texts` maps a text's file name to how many paragraphs it has; without it no rule looks at texts.
    """

    def __init__(self, texts: dict[str, int] | None = None) -> None:
        self.known = Known()
        self.known.paragraphs = texts or {}
        self._facts_seen = False
        self._format_seen = False
        self._shapes: dict[tuple[str, ...], _Shape] = {}
        self._remembered = 0

    def begin_file(self) -> None:
        """Start another file."""
        self._facts_seen = False
        self._format_seen = False

    def end_file(self, path: str) -> Iterator[Problem]:
        """What can be said of a file once it is read."""
        if not self._format_seen:
            message = f"the file does not say its format; write 'format: {FORMAT}' first"
            yield Problem(path, 1, 1, "error", "format", message)

    def fact(self, path: str, node: Node) -> tuple[Checked | None, Sequence[Problem]]:
        """What a fact says, None where it has errors, and what is wrong with it."""
        self._facts_seen = True
        if isinstance(node, Mapping) and (checked := self._like_another(node)):
            return checked, ()
        draft = Draft(path, "facts", node)
        found = [*draft.problems]
        for rule, judge in rules.FACT:
            if faults := judge(draft, self.known):
                found.extend(rule.problems(faults))
        if draft.spoiled or any(problem.level == "error" for problem in found):
            return None, found
        shared = Shared({field: value for field, value in draft.values.items() if field not in _OWN})
        if not found and not rules.judged_by_number(draft, self.known):
            self._remember(draft.node, shared)
        value = str(draft.values["value"]) if "value" in draft.values else None
        return (shared, draft.values["region"], draft.values.get("period"), value), found

    def _like_another(self, node: Mapping) -> Checked | None:
        """A fact whose line differs from a sound one's in what is its own alone, where that is sound; else None.

        Hot: nearly all of a million facts are.
        """
        if (shape := self._shapes.get((*node,))) is None:
            return None
        texts = [each.value or "" for each in node.values()]
        region, period, number = shape.own([*texts, None])
        is_sound = region in self.known.used["regions"] and region not in NULLS and is_number(number)
        shared = shape.shared.get(shape.rest(texts))
        if shared is None or not is_sound or (period is not None and parse_period(period) is None):
            return None
        if shape.words:
            if not NULLS.isdisjoint(texts):
                return None
            try:
                words = {name: FIELDS["facts"][name].kind.read(node[name]) for name in shape.words}
            except Invalid:
                return None
            shared = Shared({**shared.values, **words})
        return shared, region, period, number

    def _remember(self, node: Any, shared: Shared) -> None:
        """Remember what sound facts share, if their lines tell it: nothing nested, and no null, which may be a word."""
        texts = [each.value or "" for each in node.values()]
        if NULLS.isdisjoint(texts) and self._remembered < MAX_REMEMBERED:
            shape = self._shapes.setdefault((*node,), _Shape([*node]))
            if (rest := shape.rest(texts)) not in shape.shared:
                shape.shared[rest] = shared
                self._remembered += 1

    def end(self) -> Iterator[Problem]:
        """Problems of the declarations as a whole, once all files are read."""
        for rule, judge in rules.END:
            yield from rule.problems(judge(self.known))

    def declaration(self, path: str, entry: Entry) -> tuple[Any | None, Sequence[Problem]]:
        """The record that is declared, None where there is none, and what is wrong with it."""
        if entry.whole:
            self._format_seen = self._format_seen or entry.section == "format"
            return None, [*_of_section(path, entry.key, entry.node)]
        found: list[Problem] = []
        if self._facts_seen:
            message = f"section '{entry.section}' must stand before 'facts', which refer to it"
            found.append(problem(path, entry.key.start_mark, "section", message))
        draft = Draft(path, entry.section, entry.node, entry.key)
        found += draft.problems
        for rule, judge in rules.DECLARATION:
            if faults := judge(draft, self.known):
                found.extend(rule.problems(faults))
        # A faulty declaration is declared all the same, so that one fault is reported once.
        record = draft.record()
        self.known.declare(draft, record)
        return record, found


def _of_section(path: str, key: Scalar, node: Node) -> Iterator[Problem]:
    """What is wrong with a section as a whole: its name, its shape, the version of the format."""
    name = key.value
    if name == "format":
        if not is_scalar(node):
            yield problem(path, node.start_mark, "format", f"expected 'format: {FORMAT}'")
        elif node.value != FORMAT:
            message = f"format '{quoted(node.value)}' is not known; this version reads format {FORMAT}"
            yield problem(path, node.start_mark, "format", message)
    elif name not in FIELDS:
        yield problem(path, key.start_mark, "section", unknown_field(name, {"format": "", **FIELDS}, "section"))
    elif not is_null(node) and not isinstance(node, Refused):
        shape = "list" if name == "facts" else "mapping from id to fields"
        yield problem(path, node.start_mark, "type", f"section '{name}' must be a {shape}")

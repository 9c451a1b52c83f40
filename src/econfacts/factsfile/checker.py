"""Entries of facts files → records of the model, and everything that is wrong with them.

`Checker` takes the reader's entries one by one. Rules about one record run at once, rules about declarations run at
the end of the files, and rules about all facts of one figure (`store.across`) ask the index. The rules are those
that `factsfile.rules` finds.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from econfacts.factsfile import rules
from econfacts.factsfile.draft import Draft, Known, Shared
from econfacts.factsfile.fields import FIELDS, FORMAT
from econfacts.factsfile.kinds import unknown_field
from econfacts.factsfile.nodes import NULLS, Entry, Mapping, Node, Refused, Scalar, is_null, is_scalar, problem
from econfacts.model.gates import quoted
from econfacts.model.periods import parse as parse_period
from econfacts.model.quantities import is_number
from econfacts.model.records import Problem

MAX_FORMS = 10_000
"""Forms of facts that are remembered: more than a file has that is not made to fill the memory."""

_OWN = ("region", "period", "value")
"""What a fact has of its own; what else its line says, many others say, too."""

Checked = tuple[Shared, str, str | None, str | None]
"""A sound fact: what it shares with others, its region, its period, and its number as written."""


class Checker:
    """Checks the entries of one or more files in order and turns them into records.

    `texts` maps a text's file name to how many paragraphs it has; without it no rule looks at texts.
    """

    def __init__(self, texts: dict[str, int] | None = None) -> None:
        self.known = Known()
        self.known.paragraphs = texts or {}
        self._facts_seen = False
        self._format_seen = False
        self._forms: dict[tuple[Any, ...], Shared] = {}

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
        # Hot: nearly all of a million facts are like one before but in region, period and number, and end here.
        form = _form(node) if isinstance(node, Mapping) else ()
        if form in self._forms and (own := self._own(node)):
            return (self._forms[form], *own), ()
        draft = Draft(path, "facts", node)
        found = [*draft.problems]
        for rule, judge in rules.FACT:
            if faults := judge(draft, self.known):
                found.extend(rule.problems(faults))
        if draft.spoiled or any(problem.level == "error" for problem in found):
            return None, found
        shared = Shared({field: value for field, value in draft.values.items() if field not in _OWN})
        is_like_others = not found and _tells_all(form) and not rules.judged_by_number(draft, self.known)
        if is_like_others and len(self._forms) < MAX_FORMS:
            self._forms[form] = shared
        value = str(draft.values["value"]) if "value" in draft.values else None
        return (shared, draft.values["region"], draft.values.get("period"), value), found

    def _own(self, node: Any) -> tuple[str, str | None, str] | None:
        """What a fact has of its own, None where that is not sound."""
        region, period, number = node["region"].value, None, node["value"].value
        if region not in self.known.used["regions"] or region in NULLS or not is_number(number or ""):
            return None
        if "period" in node:
            period = node["period"].value
            if parse_period(period or "") is None:
                return None
        return region, period, number

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


def _form(node: Mapping) -> tuple[Any, ...]:
    """What the line of a fact says besides what it has of its own: its fields, and the text of the others."""
    return (*node,), *[each.value for name, each in node.items() if name not in _OWN]


def _tells_all(form: tuple[Any, ...]) -> bool:
    """Whether facts of that form have the same values: nothing is nested, nothing a null that may be a quoted word."""
    return None not in form and NULLS.isdisjoint(form)


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

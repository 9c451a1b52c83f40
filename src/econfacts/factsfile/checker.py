"""Entries of facts files → records of the model, and everything that is wrong with them.

`Checker` takes the reader's entries one by one. Rules about one record run at once, rules about declarations run at
the end of the files, and rules about all facts of one figure (`store.across`) ask the index. The rules are those
that `factsfile.rules` finds.
"""

from collections.abc import Iterator
from typing import Any

from econfacts.factsfile import rules
from econfacts.factsfile.draft import Draft, Known
from econfacts.factsfile.fields import FIELDS, FORMAT
from econfacts.factsfile.kinds import unknown_field
from econfacts.factsfile.nodes import Entry, Node, Refused, Scalar, is_null, is_scalar, problem
from econfacts.model.gates import quoted
from econfacts.model.records import Problem

MAX_SOUND = 10_000
"""Kinds of facts that are remembered as sound: more than a file has that is not made to fill the memory."""


class Checker:
    """Checks the entries of one or more files in order and turns them into records.

    `texts` maps a text's file name to how many paragraphs it has; without it no rule looks at texts.
    """

    def __init__(self, texts: dict[str, int] | None = None) -> None:
        self.known = Known()
        self.known.paragraphs = texts or {}
        self._facts_seen = False
        self._format_seen = False
        self._sound: set[tuple[str | None, ...]] = set()

    def begin_file(self) -> None:
        """Start another file."""
        self._facts_seen = False
        self._format_seen = False

    def end_file(self, path: str) -> Iterator[Problem]:
        """What can be said of a file once it is read."""
        if not self._format_seen:
            message = f"the file does not say its format; write 'format: {FORMAT}' first"
            yield Problem(path, 1, 1, "error", "format", message)

    def entry(self, path: str, entry: Entry) -> tuple[Any | None, list[Problem]]:
        """What an entry holds and what is wrong with it.

        That is a fact's checked draft or a declaration's record; None where there is neither, or a fact has errors.
        """
        found: list[Problem] = []
        if entry.key is None:
            return self._fact(path, entry, found), found
        if entry.whole:
            self._format_seen = self._format_seen or entry.section == "format"
            found.extend(_of_section(path, entry.key, entry.node))
            return None, found
        return self._declaration(path, entry, found), found

    def end(self) -> Iterator[Problem]:
        """Problems of the declarations as a whole, once all files are read."""
        for rule, judge in rules.END:
            yield from rule.problems(judge(self.known))

    def _fact(self, path: str, entry: Entry, found: list[Problem]) -> Draft | None:
        self._facts_seen = True
        draft, known = Draft(path, entry), self.known
        if draft.problems or draft.spoiled:
            found += draft.problems
            alike = None
        else:
            # Hot: nearly all of a million facts are like one before that has kept all rules.
            values, get = draft.values, draft.values.get
            alike = (*values, get("metric"), get("unit"), get("source"), get("vintage"))
            if alike in self._sound and values["region"] in known.used["regions"]:
                return draft
        for rule, judge in rules.FACT:
            if faults := judge(draft, known):
                found.extend(rule.problems(faults))
        if draft.spoiled or any(problem.level == "error" for problem in found):
            return None
        if alike and not found and rules.judged_by_ids(draft, known) and len(self._sound) < MAX_SOUND:
            self._sound.add(alike)
        return draft

    def _declaration(self, path: str, entry: Entry, found: list[Problem]) -> Any:
        assert entry.key is not None
        if self._facts_seen:
            message = f"section '{entry.section}' must stand before 'facts', which refer to it"
            found.append(problem(path, entry.key.start_mark, "section", message))
        draft = Draft(path, entry)
        found += draft.problems
        for rule, judge in rules.DECLARATION:
            if faults := judge(draft, self.known):
                found.extend(rule.problems(faults))
        # A faulty declaration is declared all the same, so that one fault is reported once.
        record = draft.record()
        self.known.declare(draft, record)
        return record


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

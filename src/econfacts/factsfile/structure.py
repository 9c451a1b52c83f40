"""A record as written → a draft with its fields read, and what is wrong with its shape (rules in `reading`)."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Draft
from econfacts.factsfile.fields import FIELDS, FORMAT
from econfacts.factsfile.kinds import ID, MAX_ID, UNIT, Field, InvalidFieldError, clip, unknown_field
from econfacts.factsfile.nodes import NULLS, Entry, Mapping, Mark, Node, Refused, is_null, is_scalar, problem
from econfacts.factsfile.reader import SECTIONS
from econfacts.model.records import Problem

MAX_REMEMBERED = 100_000
"""Texts that are remembered of a field: enough for every region of a country, and a bound on memory."""


def read_draft(path: str, entry: Entry, problems: list[Problem]) -> Draft:
    """The entry with its fields read, all of them spoiled where it is no record; `problems` gets what is wrong."""
    if entry.key is not None:
        _check_id(path, entry, problems)
    draft = Draft(path, entry)
    if not isinstance(entry.node, Mapping):
        draft.spoiled.update(FIELDS[entry.section])
        if not isinstance(entry.node, Refused):
            problems.append(problem(path, entry.node.start_mark, "type", "expected a mapping of fields"))
        return draft
    fields, memos, values = FIELDS[entry.section], _MEMOS[entry.section], draft.values
    # Most texts of most facts have been read before: on these lines a million facts are checked in time.
    for name, (key, node) in entry.node.items.items():
        if name in memos and (known := memos[name].get(node.value)) is not None:
            values[name] = known
        elif name in fields:
            _read_field(draft, name, fields[name], node, problems)
        else:
            problems.append(problem(path, key.start_mark, "unknown-field", unknown_field(name, fields)))
    if not _REQUIRED[entry.section] <= values.keys():
        problems.extend(_missing(draft))
    return draft


def _missing(draft: Draft) -> Iterator[Problem]:
    for name, field in FIELDS[draft.section].items():
        if field.required and draft.lacks(name):
            yield problem(draft.path, draft.start_mark, "missing-field", f"field '{name}' is missing")


def _read_field(draft: Draft, name: str, field: Field, node: Node, problems: list[Problem]) -> None:
    if node.value in NULLS and is_null(node):
        return
    try:
        value = field.kind.read(node)
    except InvalidFieldError as error:
        draft.spoiled.add(name)
        if not isinstance(error.node, Refused):  # which the reader has reported
            problems.append(problem(draft.path, error.node.start_mark, error.rule, f"{name}: {error}"))
        return
    draft.values[name] = value
    memo = field.kind.memo
    if memo is None or not is_scalar(node) or len(memo) >= MAX_REMEMBERED or len(node.value) > MAX_ID:
        return
    if node.value not in NULLS:  # a quoted "null" is a text, but must not make a plain null one
        memo[node.value] = value


_MEMOS = {
    section: {name: field.kind.memo for name, field in fields.items() if field.kind.memo is not None}
    for section, fields in FIELDS.items()
}
_REQUIRED = {
    section: frozenset(name for name, field in fields.items() if field.required) for section, fields in FIELDS.items()
}


def _check_id(path: str, entry: Entry, problems: list[Problem]) -> None:
    assert entry.key is not None
    try:
        (UNIT if entry.section == "units" else ID).read(entry.key)
    except InvalidFieldError as error:
        problems.append(problem(path, entry.key.start_mark, error.rule, str(error)))


def section_problems(path: str, entry: Entry) -> Iterator[Problem]:
    """What is wrong with a section as a whole: its name, its shape, the version of the format."""
    assert entry.key is not None
    name, mark = entry.key.value, entry.key.start_mark
    if name == "format":
        yield from _format_problems(path, entry.node)
    elif name not in SECTIONS:
        yield problem(path, mark, "section", unknown_field(name, dict.fromkeys(SECTIONS), "section"))
    elif not is_null(entry.node) and not isinstance(entry.node, Refused):
        shape = "list" if name == "facts" else "mapping from id to fields"
        yield problem(path, entry.node.start_mark, "type", f"section '{name}' must be a {shape}")


def order_problem(path: str, section: str, mark: Mark) -> Problem:
    """A declaration after the facts, which could not be known when they were read."""
    return problem(path, mark, "section", f"section '{section}' must stand before 'facts', which refer to it")


def format_missing(path: str) -> Problem:
    """The file does not say which format it is in."""
    return Problem(path, 1, 1, "error", "format", f"the file does not say its format; write 'format: {FORMAT}' first")


def _format_problems(path: str, node: Node) -> Iterator[Problem]:
    if not is_scalar(node):
        yield problem(path, node.start_mark, "format", f"expected 'format: {FORMAT}'")
    elif node.value != FORMAT:
        message = f"format {clip(node.value)} is not known; this version reads format {FORMAT}"
        yield problem(path, node.start_mark, "format", message)

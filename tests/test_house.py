"""The house stays one that can be seen as a whole: no file, function or class outgrows what a reader holds in mind."""

import ast
from collections.abc import Iterator
from pathlib import Path

import econfacts

SOURCE = Path(econfacts.__file__).parent
MOST = {"file": 300, "ClassDef": 150, "FunctionDef": 40}
MOST_IN_ALL = 13_750
"""Lines of source: what is added takes the place of something, or raises this number in sight of a reviewer."""


def lengths() -> Iterator[tuple[str, str, int]]:
    """Where, what kind of thing, and how many lines it has."""
    for path in SOURCE.rglob("*.py"):
        text, place = path.read_text("utf-8"), str(path.relative_to(SOURCE))
        yield place, "file", text.count("\n")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                yield f"{place}: {node.name}", type(node).__name__, (node.end_lineno or 0) - node.lineno + 1


def test_no_file_class_or_function_has_more_lines_than_agreed() -> None:
    found = list(lengths())
    assert {kind for _, kind, _ in found} == MOST.keys()
    assert [each for each in found if each[2] > MOST[each[1]]] == []


def test_the_source_as_a_whole_has_no_more_lines_than_agreed() -> None:
    assert sum(lines for _, kind, lines in lengths() if kind == "file") <= MOST_IN_ALL

"""Examples in docstrings and documents show what the program says: they run as doctests."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import econfacts

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("name", ["econfacts", "econfacts.answers.dataset", "econfacts.answers.facts"])
def test_the_examples_of_a_docstring_run(name: str) -> None:
    done = doctest.testmod(import_module(name), globs={"data": econfacts.open()}, optionflags=doctest.ELLIPSIS)
    assert (done.failed, done.attempted > 0) == (0, True)


def test_the_examples_of_the_python_document_run() -> None:
    done = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert (done.failed, done.attempted > 0) == (0, True)

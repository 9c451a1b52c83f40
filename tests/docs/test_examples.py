"""Examples in docstrings and documents show what the program says: they run as doctests."""

import doctest
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

import econfacts
from econfacts.cli.app import COMMANDS
from tests.conftest import Run

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("name", ["econfacts", "econfacts.answers.dataset", "econfacts.answers.facts"])
def test_the_examples_of_a_docstring_run(name: str) -> None:
    done = doctest.testmod(import_module(name), globs={"data": econfacts.open()}, optionflags=doctest.ELLIPSIS)
    assert (done.failed, done.attempted > 0) == (0, True)


def test_the_examples_of_the_python_document_run() -> None:
    done = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert (done.failed, done.attempted > 0) == (0, True)


@pytest.mark.parametrize("command", [each for each in COMMANDS if each not in ("check", "audit", "export")])
def test_the_examples_of_a_help_run(run: Run, command: str) -> None:
    for line in run("help", command).stdout.partition("Examples:\n")[2].splitlines():
        first = re.split(r" [|>]", line)[0]
        done = run(*shlex.split(first)[1:])
        assert (done.returncode, bool(done.stdout)) == (0, True), line

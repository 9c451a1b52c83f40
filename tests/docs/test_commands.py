"""No option, environment variable or exit code is undocumented."""

import ast
import re

import pytest

from econfacts.cli.app import COMMANDS, Command
from econfacts.errors import ExitCode
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_there_with_its_arguments_and_options(command: str) -> None:
    section = TEXT.partition(f"\n## {command}\n")[2]
    assert section
    own = section.partition("\n## ")[0]
    for param in Command(command).params:
        for option in param.opts if param.param_type_name == "option" else ():
            assert re.search(rf"`(?:[^`]*, )?{option}[ ,`]", TEXT), option
        if param.param_type_name == "argument":
            assert str(param.metavar) in own


def variables(code: str) -> set[str]:
    """What looks like the name of a variable in a function that reads the environment, or in a constant that it uses."""
    tree = ast.parse(code)
    constants = {
        target.id: each.value
        for each in tree.body
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    found: set[str] = set()
    for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
        inner = [*ast.walk(function)]
        if any(isinstance(each, ast.Attribute) and each.attr == "environ" for each in inner):
            used = [constants[each.id] for each in inner if isinstance(each, ast.Name) and each.id in constants]
            texts = {
                str(part.value)
                for each in (function, *used)
                for part in ast.walk(each)
                if isinstance(part, ast.Constant)
            }
            found |= {text for text in texts if re.fullmatch("[A-Z_]{4,}", text)}
    return found


def test_every_environment_variable_that_the_program_reads_stands_there() -> None:
    read = {name for path in (ROOT / "src").rglob("*.py") for name in variables(path.read_text("utf-8"))}
    assert {"ECONFACTS_FACTS", "LC_ALL", "PAGER", "_ECONFACTS_COMPLETE", "XDG_CACHE_HOME"} <= read
    assert {name for name in read if f"`{name}`" not in TEXT} == set()


def test_a_variable_is_found_however_it_is_read() -> None:
    code = (
        "import os\nONE = 'HIDDEN_ONE'\ndef f():\n    for name in ('HIDDEN_TWO', ONE):\n        os.environ.get(name)\n"
    )
    assert variables(code) == {"HIDDEN_ONE", "HIDDEN_TWO"}


def test_every_exit_code_stands_there() -> None:
    for code in ExitCode:
        assert f"\n| {int(code)} | " in TEXT

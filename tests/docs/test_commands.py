"""No option, environment variable or exit code is undocumented."""

import re

import pytest

from econfacts.cli.app import COMMANDS, Command
from econfacts.errors import ExitCode
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "commands.md").read_text("utf-8")
_READ = re.compile(r"""environ(?:\.get\(|\[)\s*"([A-Z_]+)\"""")


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


def test_every_environment_variable_that_the_program_reads_stands_there() -> None:
    read = {name for path in (ROOT / "src").rglob("*.py") for name in _READ.findall(path.read_text("utf-8"))}
    assert {"ECONFACTS_FACTS", "NO_COLOR", "SHELL"} <= read
    assert {name for name in read if f"`{name}`" not in TEXT} == set()


def test_every_exit_code_stands_there() -> None:
    for code in ExitCode:
        assert f"\n| {int(code)} | " in TEXT

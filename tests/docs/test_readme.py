"""The README says what the program does: its generated parts are up to date, and nothing is missing in it."""

import re
from pathlib import Path

import pytest

from econfacts.cli.app import COMMANDS, Command
from tests.docs import pictures
from tests.docs.readme import README, environment, filled
from tests.docs.reference import documents


@pytest.fixture(scope="module")
def text() -> str:
    return README.read_text("utf-8")


def test_its_tables_and_console_blocks_are_what_the_program_says_and_prints(text: str, cache_home: Path) -> None:
    assert filled(text, environment(str(cache_home))) == text, "run `python -m tests.docs.readme`"


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_its_pictures_show_what_the_program_shows(text: str, cache_home: Path, name: str) -> None:
    picture = pictures.FOLDER / f"{name}.svg"
    now = pictures.drawn(name, environment(str(cache_home)))
    assert len(pictures.words(now)) > 100
    assert pictures.words(picture.read_text("utf-8")) == pictures.words(now), "run `python -m tests.docs.readme`"
    assert f"docs/pictures/{name}.svg" in text


def test_the_derived_documents_are_what_the_format_says() -> None:
    for path, derived in documents().items():
        assert path.read_text("utf-8") == derived, "run `python -m tests.docs.readme`"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_every_option_of_it_is_named(text: str, command: str) -> None:
    assert f"econfacts {command}" in text
    for param in Command(command).params:
        for option in param.opts:
            if option.startswith("--"):
                assert option in text


def test_it_starts_with_what_it_is_and_then_two_commands_of_venv_and_pip(text: str) -> None:
    before_first_section = text.split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)\n```", before_first_section, re.DOTALL)
    assert len(blocks) == 2
    assert all(block.startswith("python3 -m venv .venv && .venv/bin/pip install -q ") for block in blocks)
    assert blocks[0].endswith("econfacts show shenzhen")
    assert blocks[1].endswith("-m pytest")


def test_the_python_example_runs(text: str) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)
    assert "data" in names


def test_every_exit_code_of_the_contract_is_told(text: str) -> None:
    for code in (0, 1, 2, 3, 130):
        assert re.search(rf"^\| {code} \|", text, re.MULTILINE)

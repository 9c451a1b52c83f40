"""The README and the documents say what the program does: what is generated is up to date, what is typed works."""

import re
import shlex
from pathlib import Path

import pytest

from econfacts.cli.app import COMMANDS
from tests.conftest import ROOT, Run
from tests.docs import pictures
from tests.docs.readme import README, environment, filled
from tests.docs.reference import documents

_LINE = re.compile(r"econfacts ((?:'[^']*'|[^`|;>)'\n])+)")


@pytest.fixture(scope="module")
def text() -> str:
    return README.read_text("utf-8")


def test_its_console_blocks_are_what_the_program_prints(text: str, cache_home: Path) -> None:
    assert filled(text, environment(str(cache_home))) == text, "run `python -m tests.docs.readme`"


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_its_pictures_show_what_the_program_shows(text: str, cache_home: Path, name: str) -> None:
    picture = pictures.FOLDER / f"{name}.svg"
    now = pictures.drawn(name, environment(str(cache_home)))
    assert len(pictures.words(now)) > 100
    assert pictures.words(picture.read_text("utf-8")) == pictures.words(now), "run `python -m tests.docs.readme`"
    assert f"![econfacts {' '.join(pictures.PICTURES[name])}](docs/pictures/{name}.svg)" in text


def test_the_derived_documents_are_what_the_format_says() -> None:
    for path, derived in documents().items():
        assert path.read_text("utf-8") == derived, "run `python -m tests.docs.readme`"


def test_it_names_every_command_and_is_short(text: str) -> None:
    assert [command for command in COMMANDS if f"`{command}`" not in text] == []
    assert len(text.splitlines()) < 150


def test_it_starts_with_what_it_is_and_then_two_commands_of_venv_and_pip(text: str) -> None:
    before_first_section = text.split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)\n```", before_first_section, re.DOTALL)
    assert len(blocks) == 2
    assert all(block.startswith("python3 -m venv .venv && .venv/bin/pip install -q ") for block in blocks)
    assert blocks[0].endswith("econfacts show shenzhen")
    assert blocks[1].endswith("-m pytest")


def test_every_line_that_it_tells_to_type_works(text: str, run: Run, tmp_path: Path) -> None:
    (mine,) = re.findall(r"```yaml\n# mine.yaml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "mine.yaml").write_text(mine, "utf-8")
    told = text.partition("## What people ask")[2]
    lines = [
        *re.findall(r"`(econfacts .*?)`", told),
        *"".join(re.findall(r"```sh\n(.*?)```", told, re.DOTALL)).splitlines(),
    ]
    typed = [match[1] for line in lines if (match := _LINE.search(line)) and not line.startswith("python")]
    assert len(typed) > 15
    for line in typed:
        if "COMMAND" not in line and "install-completion" not in line:
            done = run(*shlex.split(line), cwd=tmp_path)
            assert (line, done.returncode) == (line, 0), done.stderr
            assert done.stdout or line.startswith(("export", "check"))
    assert (tmp_path / "figures.db").stat().st_size > (tmp_path / "figures.xlsx").stat().st_size > 10_000


def test_the_python_example_runs(text: str) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)
    assert "data" in names


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "docs/comparing.md", "docs/curating.md", "docs/formats.md"]
)
def test_what_a_document_links_to_is_there(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []

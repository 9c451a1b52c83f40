"""Text of others on its way out through the real program: wherever it goes, nothing hidden goes with it."""

import csv
import json
import sqlite3
import unicodedata
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from econfacts.model import gates
from tests.conftest import SMALL, Run
from tests.model.test_gates import hidden_characters


@cache
def every() -> str:
    """Each of them that a command line, a text and a YAML file can hold; of those that are nobody's some."""
    held = [each for each in hidden_characters() if each not in "\n\r\x00" and not "\ud800" <= each < "\ue000"]
    nobodys = [each for each in held if ord(each) & 0xFFFE != 0xFFFE and unicodedata.category(each) in ("Cn", "Co")]
    return "".join(each for each in held if each not in nobodys[1:-1])


@cache
def allowed() -> str:
    """Those that a valid facts file may have: what nobody assigned, and what is private."""
    return "".join(each for each in every() if gates.hidden(each) is None)


RECORDS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "svg")
STYLES = ("text", "gb7714", "bibtex", "ris", "csl-json")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid file that says all that it may."""
    text = SMALL
    for name in ("Shenzhen", "Gross domestic product", "城市报道", "Industry", "Bureau of Statistics", "a [red]round"):
        text = text.replace(name, f"{name}{allowed()}")
    path = tmp_path_factory.mktemp("facts") / "hostile.yaml"
    path.write_text(text, "utf-8")
    return path


def passed(text: str, *also: str) -> set[str]:
    """Hidden characters that are in the text, but for line breaks and others that the format itself has."""
    return {
        f"U+{ord(character):04X}" for character in set(text).intersection(hidden_characters()).difference("\n", *also)
    }


@pytest.mark.parametrize("format_", RECORDS)
def test_records_and_pages_of_a_facts_file_hide_nothing(run: Run, hostile: Path, format_: str) -> None:
    for command in (
        ["show", "shenzhen"],
        ["show", "shenzhen", "gdp"],
        ["sources"],
        ["compare", "shenzhen", "guangdong"],
    ):
        done = run("--facts", hostile, *command, "-f", format_)
        assert done.returncode == 0
        assert "Shenzhen" in done.stdout or "shenzhen" in done.stdout or command == ["sources"]
        assert passed(done.stdout + done.stderr, *("\t" if format_ == "tsv" else "")) == set()


@pytest.mark.parametrize("style", STYLES)
def test_citations_hide_nothing(run: Run, hostile: Path, style: str) -> None:
    done = run("--facts", hostile, "cite", "shenzhen", "factories", "--style", style)
    assert "城市报道" in done.stdout
    assert passed(done.stdout) == set()
    if style == "csl-json":
        assert json.loads(done.stdout)[0]["title"] == f"城市报道{allowed()}"


def _cells_of_database(path: Path) -> str:
    with sqlite3.connect(path) as database:
        return "\n".join(database.iterdump())


def _parts_of_workbook(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode("utf-8") for name in book.namelist()).replace("\r", "")


EXPORTS: dict[str, Callable[[Path], str]] = {
    "a.db": _cells_of_database,
    "a.xlsx": _parts_of_workbook,
    "a.sdmx.csv": lambda path: path.read_text("utf-8"),
    "package": lambda path: "".join(each.read_text("utf-8") for each in sorted(path.iterdir())),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_hide_nothing_and_name_no_file_after_what_others_wrote(
    run: Run, hostile: Path, tmp_path: Path, name: str
) -> None:
    assert run("--facts", hostile, "export", name, cwd=tmp_path).returncode == 0
    text = EXPORTS[name](tmp_path / name)
    assert "a [red]round" in text
    assert passed(text) == set()
    assert all(path.name.isascii() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("format_", [*RECORDS, "draft"])
def test_a_text_that_is_audited_may_hold_anything(run: Run, small_file: Path, tmp_path: Path, format_: str) -> None:
    text = tmp_path / "text.txt"
    text.write_text(f"深圳{every()}有1920家{every()}企业，增长5.2%。", "utf-8")
    asked = ["--draft"] if format_ == "draft" else ["-f", format_, "--all"]
    done = run("--facts", small_file, "audit", "paper", text, *asked)
    assert "5.2%" in done.stdout or "5.2" in done.stdout
    assert passed(done.stdout + done.stderr, *("\t" if format_ == "tsv" else "")) == set()


@pytest.mark.parametrize("format_", [*RECORDS, "plain", "github"])
def test_problems_may_tell_of_anything(run: Run, tmp_path: Path, format_: str) -> None:
    path, text = tmp_path / "faulty.yaml", every()
    keys = "".join(
        f"  {json.dumps(text[n : n + 40])}: {{level: {json.dumps(text[n : n + 40])}}}\n"
        for n in range(0, len(text), 40)
    )
    path.write_text(f"format: 1\nregions:\n{keys}", "utf-8")
    asked = {"plain": [], "github": ["--github"]}.get(format_, ["-f", format_])
    done = run("check", path, *asked)
    assert done.returncode == 1
    assert "level" in done.stdout
    assert passed(done.stdout + done.stderr, *("\t" if format_ == "tsv" else "")) == set()


@pytest.mark.parametrize("format_", ["tsv", "json"])
def test_messages_about_what_was_typed_are_one_line(run: Run, small_file: Path, format_: str) -> None:
    text = every()
    for start in range(0, len(text), 55):  # what is quoted is shortened
        done = run("--facts", small_file, "show", f"x{text[start : start + 55]}", "-f", format_)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert passed(done.stderr) == set()


def test_completion_hides_nothing(run: Run, hostile: Path) -> None:
    for words in (["show", ""], ["show", "shenzhen", ""], ["facts", "--source", ""], ["facts", "--topic", ""]):
        done = run(*words, env={"_ECONFACTS_COMPLETE": "words", "ECONFACTS_FACTS": str(hostile)})
        assert done.stdout
        assert passed(done.stdout, "\t") == set()


def test_csv_stays_a_table(run: Run, hostile: Path) -> None:
    rows = list(csv.reader(run("--facts", hostile, "facts", "-f", "csv").stdout.splitlines()))
    assert {len(row) for row in rows} == {18}

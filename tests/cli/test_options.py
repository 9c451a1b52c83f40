"""What holds for every command: shared options, help, completion, exit codes, hostile environments."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from econfacts import __version__
from econfacts.cli.app import COMMANDS
from tests.conftest import Run

Terminal = Callable[..., tuple[str, int]]


def test_shared_options_are_accepted_before_and_after_the_commands_name(run: Run, small_file: Path) -> None:
    before = run("--facts", small_file, "get", "shenzhen", "factories")
    after = run("get", "shenzhen", "factories", "--facts", small_file)
    assert before.stdout == after.stdout == "1920\n"


def test_the_environment_names_facts_files_format_and_language(run: Run, small_file: Path) -> None:
    env = {"ECONFACTS_FACTS": str(small_file), "ECONFACTS_FORMAT": "json"}
    assert json.loads(run("regions", env=env).stdout)[0]["id"] == "china"
    assert run("regions", "-f", "tsv", env=env).stdout.startswith("id\t")


def test_a_later_facts_file_refers_to_an_earlier_one(run: Run, small_file: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "format: 1\nfacts:\n  - {region: shandong, metric: gdp, period: 2023, value: 9.2, unit: 万亿元, vintage: final, source: paper}\n",
        "utf-8",
    )
    assert run("get", "shandong", "gdp", "--facts", small_file, "--facts", more).stdout == "9200000000000\n"


def test_facts_may_come_from_standard_input(run: Run, small_file: Path) -> None:
    done = run("get", "shenzhen", "factories", "--facts", "-", stdin=small_file.read_text("utf-8"))
    assert (done.stdout, done.returncode) == ("1920\n", 0)


def test_an_edited_file_is_seen_by_the_very_next_command_though_size_and_time_stay(run: Run, tmp_path: Path) -> None:
    import os

    from tests.conftest import SMALL

    path = tmp_path / "edited.yaml"
    path.write_text(SMALL, "utf-8")
    stat = path.stat()
    assert run("get", "shenzhen", "factories", "--facts", path).stdout == "1920\n"
    path.write_text(SMALL.replace("value: 1920", "value: 1921"), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    assert run("get", "shenzhen", "factories", "--facts", path).stdout == "1921\n"


def test_a_missing_facts_file_exits_3(run: Run, tmp_path: Path) -> None:
    done = run("show", "shenzhen", "--facts", tmp_path / "none.yaml")
    assert (done.returncode, done.stdout) == (3, "")
    assert "none.yaml: No such file or directory" in done.stderr


def test_a_faulty_facts_file_exits_3_with_the_place_and_points_to_check(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text("format: 1\nregions:\n  x: {en: X, zh: X, level: planet}\n", "utf-8")
    done = run("show", "x", "--facts", path)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{path}:3:28: [error] level: 'planet' is none of country, province, city, county (type)" in done.stderr
    assert f"econfacts check {path}" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_lists_every_command_in_the_order_of_need(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    shown = done.stdout + done.stderr
    positions = [shown.index(f"\n  {command} ") for command in COMMANDS]
    assert positions == sorted(positions)
    assert "Traceback" not in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_and_the_shared_options(run: Run, command: str) -> None:
    done = run(command, "-h")
    assert done.returncode == 0
    examples = done.stdout.partition("Examples:\n")[2].splitlines()
    assert len(examples) > 1
    assert f"econfacts {command}" in examples[0]
    for option in ("--facts", "--lang", "--no-color", "-h, --help"):
        assert option in done.stdout
    first_sentence = done.stdout.split("\n\n")[1].strip()
    assert len(first_sentence) > 20


def test_version_is_the_packages_version(run: Run) -> None:
    assert run("--version").stdout == f"econfacts {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["frobnicate"], "no command 'frobnicate'"),
        (["shw", "shenzhen"], "show"),
        (["show"], "Missing argument 'REGION'"),
        (["show", "shenzhen", "--nonsense"], "No such option: --nonsense"),
        (["show", "shenzhen", "-f", "yaml"], "no format 'yaml'; known are table, tsv"),
        (["show", "shenzhen", "--lang", "fr"], "no language 'fr'; known are en, zh"),
        (["show", "shenzhen", "-f", "csvv"], "no format 'csvv'; did you mean csv?\ntry: econfacts "),
        (["show", "shenzhen", "--fields", "valeu"], "did you mean value?"),
        (["show", "shenzhen", "--fields", ","], "--fields needs names"),
        (["rank", "gdp", "--top", "0"], "'0' is not a whole number from 1"),
        (["rank", "gdp", "--top", "²"], "'²' is not a whole number from 1"),
        (["export", "a.db", "b.db"], "export does not take 'b.db'"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_is_wrong(small: Run, arguments: list[str], words: str) -> None:
    done = small(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("many", ["0100", "9" * 5_000])
def test_more_than_there_are_is_all(small: Run, many: str) -> None:
    assert small("rank", "gdp", "--top", many).stdout == small("rank", "gdp").stdout


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "ascii"}, {"LANG": "C", "LC_ALL": "C"}, {"TERM": "dumb"}])
def test_a_poor_environment_still_gets_readable_output(
    run: Run, terminal: Terminal, small_file: Path, env: dict[str, str]
) -> None:
    done = run("show", "shenzhen", "--facts", small_file, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "3.52万亿元" in done.stdout
    shown, code = terminal("show", "shenzhen", "--facts", small_file, env=env)
    assert code == 0
    assert "Shenzhen" in shown
    assert "3.52" in shown


def modules_loaded(environment: dict[str, str], *arguments: str) -> set[str]:
    """Names of the modules that a run of the program has loaded at its end."""
    program = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('MODULES', *sys.modules, file=sys.stderr))\n"
        f"sys.argv = ['econfacts', *{list(arguments)!r}]\n"
        "from econfacts.__main__ import main\n"
        "main()\n"
    )
    # What measures coverage loads modules of its own.
    env = {name: value for name, value in environment.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", env=env, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("MODULES ")[2].split())


UNWANTED = {"rich", "yaml", "importlib.metadata", "json", "platformdirs", "socket", "dataclasses"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("get", "shenzhen", "gdp"),
        ("show", "shenzhen"),
        ("compare", "shenzhen", "guangdong"),
        ("rank", "gdp"),
        ("regions",),
        ("metrics",),
    ],
)
def test_get_and_piped_output_load_neither_rich_nor_pyyaml_once_the_index_is_there(
    environment: dict[str, str], small: Run, small_file: Path, arguments: tuple[str, ...]
) -> None:
    assert small(*arguments).returncode == 0
    loaded = modules_loaded(environment, "--facts", str(small_file), *arguments)
    assert "econfacts.store.index" in loaded
    assert not loaded & (UNWANTED - {"json"})

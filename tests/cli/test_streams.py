"""Where output goes when streams are closed, full, poor or left: results or an exit code, never a traceback."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from econfacts.screen import console
from tests.conftest import Run

Terminal = Callable[..., tuple[str, int]]
Shell = Callable[..., tuple[str, str]]


@pytest.fixture
def shell(environment: dict[str, str], small_file: Path) -> Shell:
    """Run a line of bash in which `$E` is the program on the small file; gives stdout and stderr."""

    def run_line(line: str, env: Mapping[str, str] | None = None) -> tuple[str, str]:
        settings = {**environment, "E": f"{sys.executable} -m econfacts", "ECONFACTS_FACTS": str(small_file)}
        done = subprocess.run(
            ["bash", "-c", line],
            capture_output=True,
            encoding="utf-8",
            env={**settings, **(env or {})},
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.stdout, done.stderr

    return run_line


@pytest.mark.parametrize(
    "command", ["get shenzhen gdp", "show shenzhen -f table", "regions", "--help", "show shenzhen"]
)
@pytest.mark.parametrize("stream", [">&-", ">/dev/full"])
def test_results_that_cannot_be_written_exit_3_with_one_message(shell: Shell, command: str, stream: str) -> None:
    shown, said = shell(f"($E {command} {stream}); echo $? ")
    assert shown == "3\n"
    assert said.startswith("econfacts: results cannot be written: ")


def test_a_closed_stderr_keeps_results_and_exit_codes(shell: Shell) -> None:
    assert shell("$E get shenzhen gdp 2>&-; echo $?")[0] == "3520000000000\n0\n"
    assert shell("$E get shenzhn gdp 2>&-; echo $?")[0] == "1\n"


def test_a_closed_stdin_is_an_empty_facts_file(shell: Shell) -> None:
    shown, said = shell("$E get shenzhen gdp --facts - <&-; echo $?")
    assert shown == "3\n"
    assert "the file is empty" in said


@pytest.mark.parametrize("command", ["show shenzhen -f table", "--help", "get --help", "show shenzhen --json"])
def test_a_reader_that_leaves_makes_no_failure(shell: Shell, command: str) -> None:
    assert shell(f'$E {command} | true; echo "${{PIPESTATUS[0]}}"') == ("0\n", "")


def test_a_reader_that_leaves_check_does_not_make_a_faulty_file_good(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    regions = "".join(f"  No_id_{number}: {{en: X, zh: X, level: planet}}\n" for number in range(2000))
    path.write_text(f"format: 1\nregions:\n{regions}", "utf-8")
    shown, _ = shell(f'$E check {path} | head -1; echo "${{PIPESTATUS[0]}}"')
    assert shown.splitlines()[1:] == ["1"]


def test_a_stream_of_another_encoding_gets_help_all_the_same(shell: Shell) -> None:
    shown, said = shell("$E get --help", env={"PYTHONIOENCODING": "latin-1"})
    assert "Usage: econfacts get" in shown
    assert said == ""


def test_an_interrupt_while_modules_load_ends_with_130_and_without_a_word(environment: dict[str, str]) -> None:
    # The program says that it has begun to load, and is interrupted at once.
    program = (
        "import sys, econfacts.__main__ as way_in\n"
        "class Slow:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'typer':\n"
        "            print('loading', flush=True); import time; time.sleep(30)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "way_in.main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"loading\n"
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130
    assert process.communicate()[1] == b""


def test_an_interrupt_at_work_ends_with_130(environment: dict[str, str], tmp_path: Path) -> None:
    pipe = tmp_path / "facts.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "econfacts", "get", "shenzhen", "gdp", "--facts", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    with pipe.open("w"):  # once it reads
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
    assert b"Traceback" not in process.communicate()[1]


# --- colour and pager -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "env", "colored"),
    [
        ("", {}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("", {"FORCE_COLOR": "", "NO_COLOR": ""}, False),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("--color always", {"NO_COLOR": "1"}, True),
        ("--color never", {"FORCE_COLOR": "1"}, False),
        ("--no-color", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_in_a_pipe_is_for_those_who_ask(small: Run, options: str, env: dict[str, str], colored: bool) -> None:
    shown = small("show", "shenzhen", "-f", "table", *options.split(), env=env).stdout
    assert ("\x1b[" in shown) is colored
    assert not [line for line in shown.splitlines() if line.endswith(" ")]


def test_on_a_terminal_an_empty_force_color_changes_nothing(terminal: Terminal, small_file: Path) -> None:
    shown, _ = terminal("show", "shenzhen", "--facts", small_file, env={"FORCE_COLOR": ""})
    assert "\x1b[" in shown


def test_a_page_longer_than_the_terminal_goes_through_the_pager(terminal: Terminal, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\nwc -l\n", "utf-8")
    pager.chmod(0o755)
    env = {"ECONFACTS_PAGER": str(pager), "PAGER": "false"}
    terminal("metrics")  # has the index built, so that no progress is shown
    assert terminal("metrics", env=env)[0].startswith("PAGED")
    assert "PAGED" not in terminal("metrics", "--no-pager", env=env)[0]
    assert "PAGED" not in terminal("metrics", "--region", "laibin", "--topic", "gdp", env=env)[0]
    assert terminal("metrics", env={"PAGER": str(pager)})[0].startswith("PAGED")
    assert "gdp" in terminal("metrics", env={"ECONFACTS_PAGER": "no-such-pager"})[0]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("screen", "shown"), [(Screen(), True), (io.StringIO(), False)])
def test_a_bar_appears_on_a_terminal_once_the_work_takes_a_second(
    monkeypatch: pytest.MonkeyPatch, screen: io.StringIO, shown: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen)
    clock = iter([0, 0.5, 1.5, 1.6])
    monkeypatch.setattr(console, "monotonic", lambda: next(clock))
    tell = console.Console().progress("auditing") or (lambda done, total: None)
    tell(10, 100)
    assert screen.getvalue() == ""
    tell(60, 100)
    tell(100, 100)
    assert ("auditing" in screen.getvalue() and "100%" in screen.getvalue()) is shown


# --- errors for machines, and slips ---------------------------------------------------------------------


@pytest.mark.parametrize("option", [("--json",), ("-f", "jsonl"), ("--format=json",)])
def test_under_a_json_format_an_error_is_one_json_object(small: Run, option: tuple[str, ...]) -> None:
    done = small("show", "shenzen", *option)
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads(done.stderr) == {
        "error": {
            "code": "not-found",
            "message": "no region 'shenzen'; did you mean shenzhen?",
            "candidates": ["shenzhen"],
        }
    }


def test_also_a_line_that_cannot_be_read_is_told_as_json(small: Run) -> None:
    for arguments in (("show", "--json"), ("show", "--json", "--nonsense", "x")):
        done = small(*arguments)
        assert done.returncode == 2
        assert json.loads(done.stderr)["error"]["code"] == "usage"


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        (["shenzhen"], "show shenzhen"),
        (["深圳"], "show shenzhen"),
        (["GDP"], "rank gdp"),
        (["shw", "shenzhen"], "show shenzhen"),
        (["show", "gdp", "shenzhen"], "show shenzhen gdp"),
        (["gdp", "shenzhen", "--lang", "zh"], "show shenzhen gdp --lang zh"),
        (["get", "gdp", "深圳"], "get 深圳 gdp"),
        (["show", "china", "output-growht"], "show china output-growth"),
        (["show", "shenzhen", "--fields", "valeu"], "show shenzhen --fields value"),
        (["get", "shenzhen", "gdp", "2023"], "get shenzhen gdp --period 2023"),
        (["get", "shenzhen", "gdp", "--unit", "亿圆"], "get shenzhen gdp --unit 亿元"),
        (["get", "shenzhen", "gdp", "亿元"], "get shenzhen gdp --unit 亿元"),
        (["show", "shenzhen", "工业"], "show shenzhen --topic 工业"),
        (["show", "shenzhen", "gdp", "final"], "show shenzhen gdp --vintage final"),
        (["cite", "shenzhen", "gdp", "bibtex"], "cite shenzhen gdp --style bibtex"),
        (["compare", "shenzhen", "guangdong", "GDP"], "compare shenzhen guangdong --metric GDP"),
        (["cite", "shenzhen", "gdp", "--style", "bib"], "cite shenzhen gdp --style bibtex"),
        (["rank", "gdp", "省级"], "rank gdp --level 省级"),
        (["facts", "shenzhen", "gdp", "2023"], "facts --region shenzhen --metric gdp --period 2023"),
        (["cite", "shenzhen", "gdp", "--style", "ris", "2023"], "cite shenzhen gdp --style ris --period 2023"),
        (["rank", "gdp", "--level", "provinc"], "rank gdp --level province"),
        (["metrics", "工厂"], "search 工厂"),
        (["regions", "json"], "regions --format json"),
        (["facts", "--topic", "gdp"], "facts --metric gdp"),
    ],
)
def test_a_slip_is_met_with_the_line_that_works(run: Run, small_file: Path, typed: list[str], better: str) -> None:
    env = {"ECONFACTS_FACTS": str(small_file)}
    done = run(*typed, env=env)
    assert done.returncode in (1, 2)
    assert done.stderr.splitlines()[-1] == f"try: econfacts {better}"
    assert run(*better.split(), env=env).returncode == 0


def test_nobody_is_told_to_compare_a_region_with_itself(small: Run) -> None:
    done = small("compare", "shenzhen", "shenzhne")
    assert (done.returncode, done.stderr) == (1, "econfacts: no region 'shenzhne'; did you mean shenzhen?\n")


@pytest.mark.parametrize("lang", ["fr", "zh_TW_x_y", "ZZ"])
def test_a_language_is_known_by_its_first_part(small: Run, lang: str) -> None:
    done = small("--lang", lang, "show", "shenzhen", "-f", "table")
    if lang.startswith("zh"):
        assert "深圳 Shenzhen" in done.stdout
    else:
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"econfacts: no language '{lang}'; known are en, zh\n"


def test_help_of_a_command_is_also_a_command(run: Run) -> None:
    assert run("help", "get").stdout == run("get", "--help").stdout
    assert run("help").stdout == run("--help").stdout
    assert run("help", "gett").returncode == 2

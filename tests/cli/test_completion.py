"""TAB: every value is offered, in three shells, from Chinese beginnings too, and nothing in data reaches a shell."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from econfacts.cli import app, completion, shells
from tests.conftest import Run

HOSTILE = r"""
format: 1
units:
  "$(touch PWNED)": {measure: count}
regions:
  reg: {en: 'Reg \$(touch PWNED) `touch PWNED` it''s ; touch PWNED " \" ] ) : <(touch PWNED) ${x:=y} !1 *', zh: 某;`touch PWNED`, level: city}
  reg2: {en: Second, zh: "\u67d0$(touch PWNED)", level: city}
"""


def offered(*words: str) -> list[str]:
    return [candidate.value for candidate in completion.offer(words)]


@pytest.fixture
def on_small(small_file: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECONFACTS_FACTS", str(small_file))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))


@pytest.mark.usefixtures("on_small")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ra"], ["rank"]),
        (["show", "sh"], ["shenzhen", "shandong"]),
        (["show", "深"], ["深圳"]),
        (["show", "shenzhen", ""], ["gdp", "factories", "resident-population"]),
        (["get", "深圳", "fac"], ["factories"]),
        (["get", "shenzhen", "工"], ["工厂数"]),
        (["rank", "output"], ["output-growth"]),
        (["compare", "shenzhen", "s"], ["shandong"]),
        (["compare", "shenzhen", "china", "--metric", "g"], ["gdp"]),
        (["show", "shenzhen", "--topic", ""], ["national-accounts", "industry", "population"]),
        (["show", "shenzhen", "--topic=po"], ["--topic=population"]),
        (["get", "shenzhen", "gdp", "--period", ""], ["2023"]),
        (["get", "shenzhen", "--period", ""], ["2023-12-31", "2023"]),
        (["get", "shenzhen", "gdp", "--unit", ""], ["亿元", "万亿元"]),
        (["get", "shenzhen", "gdp", "--unit", "=", "万"], ["万亿元"]),
        (["facts", "--source", "b"], ["bureau"]),
        (["facts", "--level", "省"], ["省级"]),
        (["rank", "gdp", "--level", "c"], ["country", "city", "county"]),
        (["regions", "-f", "json"], ["json", "jsonl"]),
        (["regions", "--fields", "en,z"], ["en,zh"]),
        (["show", "shenzhen", "--fields", "peri"], ["period"]),
        (["cite", "shenzhen", "gdp", "--style", "g"], ["gb7714"]),
        (["--lang", ""], ["en", "zh"]),
        (["rank", "--no-h"], ["--no-header"]),
        (["--facts", "b"], ["bundled", "\t"]),
        (["audit", "paper", ""], ["\t"]),
        (["nonsense", ""], []),
        (["show", "nowhere-at-all"], []),
        (["search", ""], []),
    ],
)
def test_the_values_that_fit_are_offered(words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


@pytest.mark.usefixtures("on_small")
@pytest.mark.parametrize("command", app.COMMANDS)
def test_every_option_and_argument_that_takes_a_value_offers_some(command: str) -> None:
    filled = {"REGION": "shenzhen", "METRIC": "gdp", "SOURCE": "paper"}
    before = [command]
    params: list[Any] = app.Command(command).params
    for param in params:
        word = str(param.metavar or "").strip("[].")
        if param.param_type_name == "argument":
            assert offered(*before, "") or word == "WORDS", param.name
            before.append(filled.get(word, ""))
        elif not param.is_flag and word not in ("N", "VINTAGE"):  # the small file has no vintages
            assert offered(command, param.opts[0], ""), param.opts


def test_the_facts_files_of_the_line_are_completed_from(run: Run, small_file: Path) -> None:
    done = run("--facts", small_file, "show", "", env={"_ECONFACTS_COMPLETE": "words"})
    assert done.stdout.splitlines() == ["china\tChina 中国", "guangdong\tGuangdong 广东", "shenzhen\tShenzhen 深圳", "shandong\tShandong 山东"]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (["--facts", "none.yaml", "show", ""], {"_ECONFACTS_COMPLETE": "words"}),
        (["show", "\udcff"], {"_ECONFACTS_COMPLETE": "words"}),
        (["show", ""], {"_ECONFACTS_COMPLETE": "complete_zsh"}),  # the script of version 0.1 evaluates what it gets
    ],
)
def test_what_goes_wrong_is_silent(run: Run, words: list[str], env: Mapping[str, str]) -> None:
    done = run(*words, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert not done.stdout.strip()


def test_completion_loads_neither_rich_nor_yaml(run: Run, small_file: Path, environment: dict[str, str]) -> None:
    env = {**environment, "ECONFACTS_FACTS": str(small_file), "_ECONFACTS_COMPLETE": "words"}
    assert run("regions", env={"ECONFACTS_FACTS": str(small_file)}).returncode == 0
    code = (
        "import sys; from econfacts.cli import app; app.run(); print([m for m in ('rich', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "get", "shenzhen", "g"], env=env, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.endswith("[]\n")
    assert done.stdout.startswith("gdp\t")


class Typist:
    """Types into a shell on a pseudo terminal and waits for what it shows."""

    def __init__(self, shell: str, home: Path, env: Mapping[str, str]) -> None:
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.execvpe(shell, [shell, "-i"], env)

    def type(self, keys: str, expected: str) -> str:
        """What is shown after the keys, once that is there."""
        os.write(self.terminal, keys.encode())
        shown, end = b"", time.monotonic() + 40
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                shown += os.read(self.terminal, 65536)
                if b"\x1b[c" in shown[-100:]:
                    os.write(self.terminal, b"\x1b[?62;c")  # fish asks what terminal this is
            text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()=>][A-Z0-9]?|[\r\x07]", "", shown.decode("utf-8", "replace"))
            if expected in text:
                return text
        raise AssertionError(f"{expected!r} is not in {shown!r}")

    def leave(self) -> None:
        os.close(self.terminal)
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


TYPED = {
    "econfacts ra\t": "rank ",
    "econfacts show re\t\t\t": "reg2",
    "econfacts get reg x --unit \t\t": "--unit",
    "econfacts show 某\t\t": "某",
}
"""What is typed → what is shown then."""
ASKED = (["ra"], ["show", "re"], ["show", "reg"], ["get", "reg", "x", "--unit", ""], ["show", "某"])
"""What the shells then ask the program: it is asked beforehand, and each of its answers kept under these words."""


@pytest.mark.parametrize("shell", shells.SHELLS)
def test_the_first_tab_in_a_shell_completes_and_nothing_hostile_is_run(
    shell: str, run: Run, tmp_path: Path, environment: dict[str, str]
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    home, program = tmp_path / "home", tmp_path / "home" / "econfacts"
    home.mkdir()
    (home / "hostile.yaml").write_text(HOSTILE, "utf-8")
    for words in ASKED:
        answer = run("--facts", home / "hostile.yaml", *words, env={"_ECONFACTS_COMPLETE": "words"}).stdout
        (home / f"econfacts {' '.join(words)}").write_text(answer, "utf-8")
    folders = dict.fromkeys(("HOME", "ZDOTDIR"), str(home))
    env = {**environment, **folders, "XDG_CONFIG_HOME": str(home / ".config"), "TERM": "xterm", "SHELL": shell}
    env["PATH"] = f"{home}:{os.environ['PATH']}"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m econfacts "$@"\n', "utf-8")
    program.chmod(0o755)
    subprocess.run([shell, "-c", "econfacts --install-completion; true"], env=env, check=True, capture_output=True)
    program.write_text('#!/bin/sh\nexec cat "$0 $*"\n', "utf-8")
    typist = Typist(shell, home, env)
    try:
        typist.type("echo be''gin\n", "begin")
        for keys, shown in TYPED.items():
            typist.type(f"{keys}", shown)
            typist.type("\x15echo do''ne\n", "done")
    finally:
        typist.leave()
    assert not list(tmp_path.rglob("PWNED"))

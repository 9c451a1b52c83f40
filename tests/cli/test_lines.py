"""Any line that somebody could type: an exit code of the contract, one message, never a traceback.

`just fuzz` tries very many; what it found stands below as literal lines.
"""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from econfacts.cli import app

FOUND: list[list[str]] = []
"""Lines that once failed."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, small_file: Path, cache_home: Path) -> Iterator[Path]:
    """A folder with a facts file, a faulty one, a text and a folder in it."""
    folder = tmp_path_factory.mktemp("lines")
    (folder / "small.yaml").write_text(small_file.read_text("utf-8"), "utf-8")
    (folder / "faulty.yaml").write_text("format: 1\nregions: {X: {en: X}}\n", "utf-8")
    (folder / "text.txt").write_text("深圳有1920家企业，增长5.2%。\n", "utf-8")
    (folder / "folder").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_CACHE_HOME", str(cache_home))
        patch.setenv("ECONFACTS_FACTS", str(folder / "small.yaml"))
        patch.setenv("SHELL", "/bin/none")
        yield folder


@contextmanager
def streams(folder: Path) -> Iterator[tuple[Any, Any]]:
    """Standard streams in files, as of a program whose output goes into a pipe."""
    with (
        open(folder / "out", "w+", encoding="utf-8") as out,
        open(folder / "err", "w+", encoding="utf-8") as err,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"shenzhen\tgdp\nx\ty\n"), "utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        yield out, err


def call(folder: Path, line: list[str]) -> tuple[int, str, str]:
    """What the program answers to a line, run in this process."""
    with streams(folder) as (out, err), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["econfacts", *line])
        code = int(app.run())
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
        return code, out.read(), err.read()


def check(folder: Path, line: list[str]) -> None:
    code, out, err = call(folder, line)
    assert code in (0, 1, 2, 3)
    assert "Traceback" not in err
    if code:
        assert err
        assert code != 2 or out == ""
        if "--json" in line and len(line) > 1 and not any(word.startswith(("-f", "--fo")) for word in line):
            assert json.loads(err.splitlines()[-1])["error"]["message"]


FITTING = {
    "REGION": ("shenzhen", "深圳", "SZ", "china", "guangdong", "shandong"),
    "METRIC": ("gdp", "GDP", "工厂数", "factories", "output-growth", "resident-population"),
    "TOPIC": ("industry", "population", "工业"),
    "SOURCE": ("paper", "bureau"),
    "PERIOD": ("2023", "2023年", "2023Q1", "2016-01/2016-06", "2023/..", "2023-12-31"),
    "VINTAGE": ("final", "preliminary", "初步核算"),
    "LEVEL": ("city", "province", "省级"),
    "UNIT": ("亿元", "亿", "billion", "%", "家"),
    "FORMAT": ("table", "tsv", "csv", "json", "jsonl", "markdown", "svg"),
    "A,B,C": ("id", "id,value", "region,metric,value", "rank.position"),
    "STYLE": ("text", "gb7714", "bibtex", "ris", "csl-json"),
    "COMMAND": ("show", "rank", "get"),
    "WORDS": ("gdp", "深圳", "factories", "2023"),
    "N": ("1", "3"),
    "TEXT": ("text.txt",),
    "DIR": ("folder",),
    "FILE": ("small.yaml", "bundled", "a.db", "a.sdmx.csv", "package", "-"),
    "en|zh": ("en", "zh"),
    "auto|always|never": ("always", "never"),
}
"""Words of the help → values that fit there."""

OTHERS = (
    *("..", "zh_CN", "fr", ",", "--", "faulty.yaml", "folder/", ".", "/dev/null", "none.yaml", "missing/a.db", "a.csv"),
    *(
        "0",
        "-1",
        "99999999999999999999",
        "1e9",
        "shenzen",
        "gdpp",
        "",
        " ",
        "=1+1",
        "[red]",
        "%s",
        "{0}",
        "*",
        "$(true)",
    ),
    *("\x1b[31m", "\u202e", "\udcff\udcfe", "x" * 5000, "深" * 300, "-x", "--nonsense", "=", "a=b", "a.xlsx"),
)
"""Values that fit nowhere, or hardly."""

PARAMS = {command: app.Command(command).params for command in app.COMMANDS}
strange = st.sampled_from([*OTHERS, *(value for known in FITTING.values() for value in known)])
anything = strange | st.text(max_size=20).filter(lambda text: "\0" not in text)


def value_of(param: Any) -> st.SearchStrategy[str]:
    """Mostly a value that fits."""
    fitting = st.sampled_from(FITTING[str(param.metavar).strip("[].")])
    return st.one_of(fitting, fitting, fitting, fitting, anything)


def given_for(param: Any) -> st.SearchStrategy[list[str]]:
    """An argument or an option as it stands on the line."""
    if param.param_type_name == "argument":
        return st.lists(value_of(param), min_size=1, max_size=1 if param.nargs == 1 else 3)
    name = st.sampled_from(param.opts)
    if param.is_flag:
        return st.tuples(name).map(list)
    return st.tuples(name, value_of(param)).flatmap(lambda pair: st.sampled_from([list(pair), ["=".join(pair)]]))


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A command with its arguments, some of its options, and now and then a word too many, too few or elsewhere."""
    command = draw(st.sampled_from(sorted(PARAMS)))
    arguments = [param for param in PARAMS[command] if param.param_type_name == "argument"]
    options = draw(st.lists(st.sampled_from([each for each in PARAMS[command] if each not in arguments]), max_size=3))
    line = [command, *(word for param in (*arguments, *options) for word in draw(given_for(param)))]
    slip = draw(st.sampled_from(["none"] * 5 + ["less", "more", "order"]))
    if slip == "less":
        line.pop(draw(st.integers(0, len(line) - 1)))
    elif slip == "more":
        line.insert(draw(st.integers(0, len(line))), draw(anything))
    elif slip == "order":
        line = draw(st.permutations(line))
    return line


@given(lines())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_line_ends_with_an_exit_code_and_a_message(place: Path, line: list[str]) -> None:
    check(place, line)


@pytest.mark.parametrize("line", FOUND, ids=str)
def test_lines_that_once_failed(place: Path, line: list[str]) -> None:
    check(place, line)

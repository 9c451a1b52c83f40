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


VALUES = [
    *(
        "shenzhen",
        "深圳",
        "SZ",
        "china",
        "guangdong",
        "gdp",
        "GDP",
        "工厂数",
        "factories",
        "industry",
        "population",
        "paper",
    ),
    *(
        "bureau",
        "2023",
        "2023年",
        "2023Q1",
        "2016-01/2016-06",
        "..",
        "2023/..",
        "亿元",
        "亿",
        "billion",
        "%",
        "final",
        "省级",
    ),
    *(
        "city",
        "省",
        "en",
        "zh",
        "zh_CN",
        "fr",
        "auto",
        "table",
        "csv",
        "jsonl",
        "svg",
        "text",
        "bibtex",
        "ris",
        "id,value",
    ),
    *(
        "id,rank.position",
        "rank",
        ",",
        "show",
        "get",
        "bundled",
        "-",
        "--",
        "small.yaml",
        "faulty.yaml",
        "text.txt",
        "folder",
    ),
    *("folder/", ".", "/dev/null", "none.yaml", "a.db", "a.sdmx.csv", "a.xlsx", "package", "missing/a.db", "a.csv"),
    *(
        "0",
        "1",
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
    *("\x1b[31m", "\u202e", "\udcff\udcfe", "\u0000x"[1:], "x" * 5000, "深" * 300, "-x", "--nonsense", "=", "a=b"),
]
PARAMS = {command: app.build(command).params for command in app.COMMANDS}
OPTIONS = sorted({option for params in PARAMS.values() for each in params for option in each.opts if option[0] == "-"})
values = st.sampled_from(VALUES) | st.text(max_size=20).filter(lambda text: "\0" not in text)
words = st.one_of(
    values,
    values,
    st.sampled_from(OPTIONS).map(lambda option: [option]),
    st.tuples(st.sampled_from(OPTIONS), values).map(list),
    st.tuples(st.sampled_from(OPTIONS), values).map("=".join),
)


def flat(parts: list[str | list[str]]) -> list[str]:
    return [word for part in parts for word in ([part] if isinstance(part, str) else part)]


lines = st.one_of(
    st.builds(
        lambda command, rest: [command, *flat(rest)], st.sampled_from(sorted(app.COMMANDS)), st.lists(words, max_size=6)
    ),
    st.lists(words, max_size=4).map(flat),
)


@given(lines)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_line_ends_with_an_exit_code_and_a_message(place: Path, line: list[str]) -> None:
    check(place, line)


@pytest.mark.parametrize("line", FOUND, ids=str)
def test_lines_that_once_failed(place: Path, line: list[str]) -> None:
    check(place, line)

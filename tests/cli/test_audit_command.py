"""`audit` as a real program."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SMALL, Run

Terminal = Callable[..., tuple[str, int]]

TEXT = """\
截至2023年底,深圳有工厂1920家,居全国城市首位;2023年地区生产总值34606.40亿元。
2023年,山东产值增长7.1%,高于全国2.5个百分点,广东地区生产总值超13万亿元,“20+8”政策见效。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_text_whose_figures_are_all_recorded_or_passed_over_is_complete(small: Run, text: Path) -> None:
    done = small("audit", "paper", text)
    assert done.returncode == 0
    assert (
        done.stderr
        == "coverage 9/9 figures (100.0%), 1 passed over, 0 not figures, 0 missing, 0 facts not in the text\n"
    )


def test_json_gives_each_figure_with_paragraph_column_and_state(small: Run, text: Path) -> None:
    records = json.loads(small("audit", "paper", text, "--json").stdout)
    by_text = {record["text"]: record for record in records}
    factories = by_text["1920家"]
    assert (factories["state"], factories["paragraph"], factories["column"]) == ("recorded", 1, 15)
    assert factories["facts"] == ["shenzhen/factories/2023-12-31/paper"]
    assert (by_text["20+8"]["state"], by_text["20+8"]["why"]) == ("passed-over", "name of a policy")


def test_a_figure_that_was_added_to_the_text_is_reported_and_nothing_else(small: Run, text: Path) -> None:
    text.write_text(TEXT.replace("首位;", "首位;新增企业1234家;"), "utf-8")
    done = small("audit", "paper", text, "--json")
    assert done.returncode == 1
    odd = [record for record in json.loads(done.stdout) if record["state"] in ("missing", "not-in-text")]
    assert [(record["state"], record["text"], record["paragraph"]) for record in odd] == [("missing", "1234家", 1)]
    assert "1 missing" in done.stderr


def test_a_fact_with_one_digit_changed_is_reported_with_the_figure_it_left(
    run: Run, text: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "changed.yaml"
    changed.write_text(SMALL.replace("value: 1920", "value: 1820"), "utf-8")
    done = run("--facts", changed, "audit", "paper", text, "--json")
    assert done.returncode == 1
    odd = [record for record in json.loads(done.stdout) if record["state"] in ("missing", "not-in-text")]
    assert [(record["state"], record["text"]) for record in odd] == [("missing", "1920家"), ("not-in-text", "1820家")]


def test_a_terminal_shows_the_text_with_its_figures_marked(terminal: Terminal, text: Path, small_file: Path) -> None:
    text.write_text(TEXT + "另有5家新厂。\n", "utf-8")
    shown, code = terminal("audit", "paper", text, "--facts", small_file, "--no-color", width=100)
    assert code == 1
    assert "工厂[1920家]" in shown
    assert "“(20+8)”" in shown
    assert "另有!!5家!!新厂" in shown
    assert "¶3:3 missing: 5家" in shown
    colored, _ = terminal("audit", "paper", text, "--facts", small_file, width=100)
    assert "\x1b[" in colored


def test_an_unknown_source_exits_1_and_an_unreadable_text_2(small: Run, text: Path, tmp_path: Path) -> None:
    done = small("audit", "papr", text)
    assert (done.returncode, done.stdout) == (1, "")
    assert "did you mean paper?" in done.stderr
    assert small("audit", "paper", tmp_path / "none.txt").returncode == 2
    (tmp_path / "latin.txt").write_bytes(b"\xff\xfe\xfa")
    assert "is not UTF-8" in small("audit", "paper", tmp_path / "latin.txt").stderr

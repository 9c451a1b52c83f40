"""`audit` as a real program."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import econfacts
from tests.conftest import SMALL, Run

Terminal = Callable[..., tuple[str, int]]

TEXT = """\
截至2023年底,深圳有工厂1920家,居全国城市首位;2023年地区生产总值34606.40亿元。
2023年,山东产值增长7.1%,高于全国2.5个百分点,广东地区生产总值超13万亿元,“20+8”政策、三大行动见效。
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
        == "coverage 9/9 figures (100.0%), 1 passed over, 1 not figures, 0 missing, 0 facts not in the text\n"
    )


def test_json_gives_each_figure_with_paragraph_column_and_state(small: Run, text: Path) -> None:
    records = json.loads(small("audit", "paper", text, "--json").stdout)
    by_text = {record["text"]: record for record in records}
    factories = by_text["1920家"]
    assert (factories["state"], factories["paragraph"], factories["column"]) == ("recorded", 1, 15)
    assert factories["facts"] == ["shenzhen/factories/2023-12-31/paper"]
    assert (by_text["三"]["state"], by_text["三"]["why"]) == ("passed-over", "part of a policy")


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
    assert "(三)" in shown
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
    endless = small("audit", "paper", "/dev/zero")
    assert (endless.returncode, "longer than" in endless.stderr) == (2, True)


def test_a_text_cannot_speak_to_the_terminal(small: Run, text: Path) -> None:
    text.write_text("a\x1b[31m 5\u202e家\n", "utf-8")
    for format_ in ("table", "tsv", "csv", "markdown", "json"):
        printed = small("audit", "paper", text, "-f", format_).stdout
        assert not {"\x1b", "\u202e"} & set(printed)


def test_a_draft_is_a_facts_line_for_each_missing_figure_and_nothing_else(small: Run, text: Path) -> None:
    text.write_text(TEXT + "2024年,深圳有新厂5家。\n", "utf-8")
    done = small("audit", "paper", text, "--draft")
    assert done.returncode == 1
    line = "- {region: shenzhen, metric: ?, period: 2024, value: 5, unit: 家, source: paper, paragraph: 3}"
    assert done.stdout == f"{line} # 2024年,深圳有新厂5家\n"
    assert "2 missing" in done.stderr


def test_records_have_sign_and_period_and_all_lists_what_is_no_figure(small: Run, text: Path) -> None:
    text.write_text(TEXT + "一是2024年下降5%。\n", "utf-8")
    assert "一" not in [record["text"] for record in json.loads(small("audit", "paper", text, "--json").stdout)]
    records = json.loads(small("audit", "paper", text, "--all", "--json").stdout)
    fall = next(record for record in records if record["text"] == "5%")
    assert (fall["number"], fall["sign"], fall["period"]) == (5, -1, "2024")
    marker = next(record for record in records if record["text"] == "一")
    assert (marker["state"], marker["why"]) == ("not-a-figure", "list-marker")


def test_progress_rises_to_the_number_of_paragraphs(small_file: Path) -> None:
    told: list[tuple[int, int]] = []
    econfacts.open(small_file).audit("paper", TEXT * 20, lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, 42))
    assert told[-1] == (41, 41)

"""`show` as a real program: what people see, what scripts get, and how it fails."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from rich.cells import cell_len

from tests.conftest import Run

Terminal = Callable[..., tuple[str, int]]

FACT_KEYS = [
    "id", "region", "metric", "period", "value", "measure", "printed", "bound", "rank", "out_of", "status",
    "implied_by", "source", "paragraph", "cites", "note", "vintage",
]  # fmt: skip


def test_json_records_have_the_keys_of_the_contract_in_its_order(small: Run) -> None:
    records = json.loads(small("show", "shenzhen", "--json").stdout)
    assert all(list(record) == FACT_KEYS for record in records)


def test_json_records_come_in_the_order_of_the_file_with_exact_values(small: Run) -> None:
    done = small("show", "深圳", "--json")
    assert [record["metric"] for record in json.loads(done.stdout)] == [
        "factories",
        "gdp",
        "gdp",
        "resident-population",
    ]
    assert '"value": 3460640000000,' in done.stdout
    assert '"value": 17790100,' in done.stdout
    assert '"rank": {"position": 1, "among": "china-cities"}' in done.stdout
    assert "\\u" not in done.stdout


def test_a_pipe_gets_tsv_with_a_header_line(small: Run) -> None:
    lines = small("show", "shandong").stdout.splitlines()
    assert lines[0].split("\t")[:9] == [
        "id", "region", "metric", "period", "value", "measure", "printed", "bound", "rank.position",
    ]  # fmt: skip
    assert lines[1].split("\t")[:8] == [
        "shandong/output-growth/2023/paper", "shandong", "output-growth", "2023", "7.1", "percent", "7.1%", "exact",
    ]  # fmt: skip


def test_an_implied_figure_is_marked_with_the_fact_that_implies_it(small: Run) -> None:
    (record,) = json.loads(small("show", "china", "--json").stdout)
    assert record["value"] == 4.6
    assert record["implied_by"] == "shandong/output-growth/2023/paper"


def test_fields_are_picked_in_the_order_asked_for(small: Run) -> None:
    assert small("show", "shenzhen", "factories", "--fields", "value,id,rank.position", "--no-header").stdout == (
        "1920\tshenzhen/factories/2023-12-31/paper\t1\n"
    )


def test_csv_quotes_what_needs_it_and_json_lines_are_one_record_a_line(small: Run) -> None:
    assert small("show", "shandong", "-f", "csv", "--fields", "metric,note").stdout == "metric,note\noutput-growth,\n"
    lines = small("show", "shenzhen", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["paper", "paper", "bureau", "bureau"]


def test_markdown_is_a_table_in_which_markup_is_literal(small: Run) -> None:
    shown = small("show", "guangdong", "gdp", "-f", "markdown", "--fields", "value,note").stdout
    assert shown == "| value | note |\n| ---: | --- |\n| 13000000000000 | a \\[red\\]round\\[/red\\] figure |\n"


def test_a_terminal_gets_a_table_with_value_unit_bound_period_and_source(terminal: Terminal, small_file: Path) -> None:
    shown, code = terminal("show", "guangdong", "--facts", small_file, "--no-color")
    assert code == 0
    assert "Guangdong 广东" in shown
    assert "> CNY 13 trillion" in shown
    assert re.search(r"127\.06 million\s+2023-12-31\s+\[2\]", shown)
    assert "[1] 张三. 城市报道. no date" in shown
    assert "\x1b" not in shown


def test_a_chinese_table_shows_figures_as_printed(terminal: Terminal, small_file: Path) -> None:
    shown, _ = terminal("show", "广东", "--facts", small_file, env={"LANG": "zh_CN.UTF-8", "NO_COLOR": "1"})
    assert "超13万亿元" in shown
    assert "12706万人" in shown
    assert "国民经济核算" in shown


def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut(terminal: Terminal, small_file: Path) -> None:
    for width in (40, 80, 200):
        for lang in ("en", "zh"):
            shown, _ = terminal("show", "shenzhen", "--facts", small_file, "--lang", lang, "--no-color", width=width)
            assert max(cell_len(line) for line in shown.splitlines()) <= width
            assert "…" not in shown


def test_twenty_columns_and_a_dumb_terminal_are_readable(terminal: Terminal, small_file: Path) -> None:
    shown, code = terminal("show", "shenzhen", "--facts", small_file, width=20, env={"TERM": "dumb"})
    assert code == 0
    assert "\x1b" not in shown
    assert "3.460640" in shown


def test_colour_is_used_on_a_terminal_only_and_no_color_turns_it_off(terminal: Terminal, small_file: Path) -> None:
    assert "\x1b[" in terminal("show", "shenzhen", "--facts", small_file)[0]
    assert "\x1b[" not in terminal("show", "shenzhen", "--facts", small_file, env={"NO_COLOR": "1"})[0]
    assert "\x1b[" not in terminal("--no-color", "show", "shenzhen", "--facts", small_file)[0]


def test_rich_markup_in_a_note_is_printed_literally(terminal: Terminal, small_file: Path) -> None:
    shown, _ = terminal("show", "guangdong", "gdp", "--facts", small_file, "--no-color")
    assert "[red]round[/red]" in shown


def test_one_metric_shows_every_sources_figure_and_what_is_known_of_it(terminal: Terminal, small_file: Path) -> None:
    shown, _ = terminal("show", "shenzhen", "gdp", "--facts", small_file, "--no-color", width=100)
    assert shown.index("CNY 3.52 trillion") < shown.index("CNY 3.460640 trillion")
    assert "3.52万亿元" in shown
    assert "34606.40亿元" in shown
    assert "3460640000000 CNY" in shown
    assert "统计局" in shown
    assert "¶1 (paper)" in shown


def test_filters_narrow_by_topic_period_and_source(small: Run) -> None:
    def metrics(*options: str) -> list[str]:
        done = small("show", "shenzhen", "--json", *options)
        return [record["metric"] for record in json.loads(done.stdout)]

    assert metrics("--topic", "工业") == ["factories"]
    assert metrics("--period", "2023-12-31") == ["factories", "resident-population"]
    assert metrics("--period", "2022") == []
    assert metrics("--source", "bureau") == ["gdp", "resident-population"]


def test_an_unknown_region_exits_1_and_names_the_nearest_on_stderr(small: Run) -> None:
    done = small("show", "shenzen")
    assert (done.returncode, done.stdout) == (1, "")
    first, line = done.stderr.splitlines()
    assert first == "econfacts: no region 'shenzen'; did you mean shenzhen?"
    assert line.endswith(" show shenzhen")


def test_a_terminal_escape_that_was_typed_is_not_sent_back(small: Run) -> None:
    done = small("show", "\x1b[31mred")
    assert done.returncode == 1
    assert "\x1b" not in done.stderr


def test_a_reader_that_leaves_early_ends_it_quietly(environment: dict[str, str], small_file: Path) -> None:
    command = (
        f'"{sys.executable}" -m econfacts --facts "{small_file}" show shenzhen | head -1; echo "${{PIPESTATUS[0]}}"'
    )
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", env=environment, timeout=60, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


def test_a_closed_pipe_ends_quietly_also_when_nothing_was_read(environment: dict[str, str], small_file: Path) -> None:
    command = f'"{sys.executable}" -m econfacts --facts "{small_file}" show shenzhen | true; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", env=environment, timeout=60, check=False
    )
    assert (done.stderr, done.stdout) == ("", "0\n")

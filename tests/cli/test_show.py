"""`show` as a real program: what people see, what scripts get, and how it fails."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Run

Terminal = Callable[..., tuple[str, int]]

FACT_KEYS = [
    "id", "region", "metric", "period", "value", "measure", "printed", "bound", "rank", "out_of", "status",
    "implied_by", "source", "paragraph", "cites", "note", "vintage",
]  # fmt: skip

SERIES = """\
format: 1
units:
  亿元: {measure: CNY, multiplier: 8}
  万亿元: {measure: CNY, multiplier: 12}
  元: {measure: CNY}
  "%": {measure: percent}
  万人: {measure: count, multiplier: 4}
groups:
  china-provinces: {en: provinces of China, zh: 全国各省, level: province, within: china}
vintages:
  preliminary: {en: preliminary accounting, zh: 初步核算}
  final: {en: final verification, zh: 最终核实}
  census-2023: {en: revised after the census, zh: 普查修订, benchmark: 2023}
sources:
  portal: {type: dataset, title: Portal, publisher: 国家统计局, issued: 2025-12-01, URL: "https://example.org/p", language: zh}
  yearbook: {type: book, title: Yearbook, publisher: 国家统计局, issued: 2025-10-01, language: zh}
  news: {type: article-newspaper, title: News, issued: 2025-11-01, language: zh}
topics:
  accounts: {en: National accounts, zh: 国民经济核算}
  people: {en: People, zh: 人口}
regions:
  china: {en: China, zh: 中国, level: country}
  north: {en: North, zh: 北, level: province, parent: china}
metrics:
  gdp: {en: Gross domestic product, zh: 地区生产总值, topic: accounts, measure: CNY, kind: flow, caution: {en: Mind the prices., zh: 注意价格。}}
  gdp-growth: {en: Growth of GDP, zh: 地区生产总值增速, topic: accounts, measure: percent, kind: growth, growth_of: gdp}
  budget: {en: Budget revenue, zh: 预算收入, topic: accounts, measure: CNY, kind: flow}
  people: {en: Residents, zh: 常住人口, topic: people, measure: count, kind: stock, population: true}
  urban: {en: Urban share, zh: 城镇化率, topic: people, measure: percent, kind: share}
  clans: {en: Clans, zh: 宗族数, topic: people, measure: count, kind: stock}
facts:
  - {region: north, metric: gdp, period: 2021, value: 700.00, unit: 亿元, vintage: final, source: portal}
  - {region: north, metric: gdp, period: 2022, value: 800.00, unit: 亿元, vintage: census-2023, source: portal}
  - {region: north, metric: gdp, period: 2023, value: 900.00, unit: 亿元, vintage: census-2023, source: portal}
  - {region: north, metric: gdp, period: 2023, value: 880.00, unit: 亿元, vintage: preliminary, source: yearbook}
  - {region: north, metric: gdp, period: 2024, value: 1000.00, unit: 亿元, vintage: final, source: portal}
  - {region: north, metric: gdp, period: 2025-01/2025-06, value: 512.0, unit: 亿元, vintage: preliminary, source: news}
  - {region: north, metric: gdp-growth, period: 2023, value: 5.1, unit: "%", vintage: preliminary, source: yearbook}
  - {region: north, metric: gdp-growth, period: 2024, value: 5.2, unit: "%", vintage: final, source: portal}
  - {region: north, metric: budget, period: 2022, value: 100.0, unit: 亿元, source: yearbook}
  - {region: north, metric: budget, period: 2023, value: 110.0, unit: 亿元, source: yearbook}
  - {region: north, metric: budget, period: 2023, value: 0.0110, unit: 万亿元, source: news}
  - {region: north, metric: budget, period: 2021, value: 90, unit: 亿元, bound: over, source: yearbook}
  - {region: north, metric: people, period: 2023-12-31, value: 100, unit: 万人, source: yearbook, rank: {position: 2, among: china-provinces}}
  - {region: north, metric: urban, period: 2022, value: 60.1, unit: "%", source: yearbook}
  - {region: north, metric: urban, period: 2023, value: 60.9, unit: "%", source: yearbook}
  - {region: north, metric: clans, value: 7, unit: 万人, source: news, note: counted by hand}
  - {region: china, metric: gdp-growth, period: 2023, value: -1.2, unit: "%", vintage: final, source: portal}
  - {region: china, metric: urban, period: 2023, value: 66.2, unit: "%", status: doubtful, source: yearbook}
  - {region: china, metric: clans, period: 2023/.., value: 7, unit: 万人, source: yearbook}
"""
"""A region with a history: vintages, a benchmark, half a year, agreeing sources, an undated figure."""


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("series") / "series.yaml"
    path.write_text(SERIES, "utf-8")
    return path


def rows(shown: str, start: str) -> list[str]:
    return [" ".join(line.split()) for line in shown.splitlines() if line.strip().startswith(start)]


# --- a region -------------------------------------------------------------------------------------------


def test_a_region_is_one_row_a_metric_with_the_figure_to_take(run: Run, series: Path) -> None:
    shown = run("show", "north", "-f", "table", "--facts", series).stdout
    # 2021 stands on the basis before the census: it is counted, but not drawn beside the others.
    assert rows(shown, "Gross") == ["Gross domestic product 100.000 billion CNY ᶠ 2024 ▁▅█ 2021–23 [2]"]


def test_growth_stands_under_what_it_is_the_growth_of(run: Run, series: Path) -> None:
    lines = run("show", "north", "-f", "table", "--facts", series).stdout.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("Gross domestic product"))
    assert re.match(r"  growth +5\.2 +% +ᶠ 2024 ", lines[place + 1])


def test_sources_that_agree_stand_together_and_the_most_used_one_is_first(run: Run, series: Path) -> None:
    shown = run("show", "north", "-f", "table", "--facts", series).stdout
    (budget,) = rows(shown, "Budget revenue")
    assert budget == "Budget revenue 11.00 billion CNY 2023· 2021–22 [1][3]"
    assert "[1] “Yearbook”, 国家统计局, 2025-10-01" in shown


def test_what_has_no_period_comes_last_and_what_is_left_out_is_counted(run: Run, series: Path) -> None:
    shown = run("show", "north", "-f", "table", "--facts", series).stdout
    assert shown.index("UNDATED") > shown.index("PEOPLE")
    assert shown.index("Clans") > shown.index("UNDATED")
    assert "10 more facts: econfacts show north --all" in shown


def test_records_hold_the_rows_of_the_table_and_all_holds_every_fact(run: Run, series: Path) -> None:
    def ids(*options: str) -> list[str]:
        return [
            record["id"] for record in json.loads(run("show", "north", "--json", "--facts", series, *options).stdout)
        ]

    assert ids() == [
        "north/gdp/2024/portal",
        "north/gdp-growth/2024/portal",
        "north/budget/2023/yearbook",
        "north/people/2023-12-31/yearbook",
        "north/urban/2023/yearbook",
        "north/clans/-/news",
    ]
    assert len(ids("--all")) == 16
    assert ids("--period", "2022") == [
        "north/gdp/2022/portal",
        "north/budget/2022/yearbook",
        "north/urban/2022/yearbook",
    ]


def test_a_chinese_table_has_chinese_units_and_names(run: Run, series: Path) -> None:
    shown = run("show", "北", "--facts", series, "--lang", "zh", "-f", "table").stdout
    assert rows(shown, "地区生产总值")[0].startswith("地区生产总值 1000.00 亿元 ᶠ 2024")
    assert "本文件最新：2024年" in shown


def test_figures_that_are_older_than_the_newest_of_the_file_are_dim_and_marked(run: Run, series: Path) -> None:
    lines = run("show", "north", "--facts", series, "-f", "table", "--color", "always").stdout.splitlines()
    styles = {name: next(line for line in lines if name in line) for name in ("Gross", "Budget")}
    assert "\x1b[2mBudget" in styles["Budget"]
    assert "2023·" in styles["Budget"]
    assert "\x1b[2mGross" not in styles["Gross"]
    shown = run("show", "china", "--facts", series, "-f", "table").stdout
    assert "2023·" in shown  # the newest of China itself
    assert re.search(r"^· +older than the newest in the file \(2024\)$", shown, re.MULTILINE)


def test_a_target_for_a_later_year_makes_no_figure_old_and_takes_no_ones_place(
    run: Run, series: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "format: 1\nfacts:\n  - {region: north, metric: gdp, period: 2030, value: 2000, unit: 亿元, vintage: preliminary, "
        "status: forecast, source: news}\n",
        "utf-8",
    )
    shown = [run("show", "north", "-f", "table", "--facts", series, *more).stdout for more in ([], ["--facts", plan])]
    rows = [page.splitlines()[:-1] for page in shown]
    assert rows[0] == rows[1]
    assert "newest in the file: 2024" in rows[0][0]
    assert [re.findall(r"(\d+) more facts", page) for page in shown] == [["10"], ["11"]]


def test_the_foot_dates_the_data(run: Run, series: Path) -> None:
    assert "latest source in the file: 2025-12-01" in run("show", "north", "-f", "table", "--facts", series).stdout


def test_a_history_says_which_of_two_regions_of_one_name_it_is_of(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "twins.yaml"
    twin = "  twin: {en: North, zh: 北, level: city, parent: north}\n"
    fact = "  - {region: twin, metric: budget, period: 2023, value: 1.0, unit: 亿元, source: yearbook}\n"
    path.write_text(SERIES.replace("metrics:\n", f"{twin}metrics:\n") + fact, "utf-8")
    shown = [run("show", id_, "budget", "-f", "table", "--facts", path).stdout for id_ in ("north", "twin")]
    assert [("province in China" in page, "city in North, China" in page) for page in shown] == [
        (True, False),
        (False, True),
    ]


def test_doubtful_and_negative_figures_and_open_ranges_are_told_by_more_than_colour(run: Run, series: Path) -> None:
    shown = run("show", "china", "--facts", series, "-f", "table").stdout
    assert rows(shown, "Urban")[0] == "Urban share (66.2) % d 2023· [1]"
    assert "( ) d doubtful" in shown
    assert rows(shown, "Growth of GDP")[0].startswith("Growth of GDP −1.2 % ᶠ 2023·")
    assert "since 2023" in shown
    chinese = run("show", "china", "--facts", series, "-f", "table", "--lang", "zh").stdout
    assert "2023年以来" in chinese
    assert "《Yearbook》，国家统计局，2025-10-01" in chinese
    colored = run("show", "china", "--facts", series, "-f", "table", "--color", "always").stdout
    assert re.search(r"\x1b\[[0-9;]*31m *−1\.2", colored)


# --- one metric -----------------------------------------------------------------------------------------


def test_a_history_has_the_published_growth_of_its_own_vintage_and_no_other(run: Run, series: Path) -> None:
    shown = run("show", "north", "gdp", "--facts", series, "-f", "table").stdout
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    years = {
        line[:4]: line
        for line in lines
        if (re.match(r"20\d\d ", line) and "[" in line and "█" in line) or re.match(r"20\d\d \d", line)
    }
    assert "+5.2" in years["2024"]
    assert "+5.1" not in years["2023"]  # that of the preliminary accounting belongs to another figure
    assert "%" not in years["2022"]
    assert "Growth of GDP, as published (gdp-growth)" in shown


def test_growth_is_computed_only_between_neighbours_that_are_exact(run: Run, series: Path) -> None:
    shown = run("show", "north", "budget", "--facts", series, "-f", "table").stdout
    lines = {line[:4]: " ".join(line.split()) for line in shown.splitlines() if re.match(r"20\d\d ", line)}
    assert "+10.0" in lines["2023"]
    assert "+" not in lines["2022"]  # 2021 is only "over"
    assert "at current prices" in shown


def test_shares_change_by_points(run: Run, series: Path) -> None:
    shown = run("show", "north", "urban", "--facts", series, "-f", "table").stdout
    assert "+0.8 pp" in shown


def test_revisions_parts_caution_addresses_and_the_break_are_told(run: Run, series: Path) -> None:
    shown = run("show", "north", "gdp", "--facts", series, "-f", "table").stdout
    assert "2023 preliminary accounting 880.00亿元 (+2.3" in shown
    assert "January–June 2025 · 512.0亿元" in shown
    assert "Mind the prices." in shown
    assert "https://example.org/p" in shown
    assert "┄" in shown  # 2021 stands on the basis before the census
    assert "Doubts" in shown


def test_records_of_one_metric_are_all_facts_newest_first(run: Run, series: Path) -> None:
    records = json.loads(run("show", "north", "gdp", "--facts", series, "--json").stdout)
    assert [record["period"] for record in records] == ["2025-01/2025-06", "2024", "2023", "2023", "2022", "2021"]
    assert [list(record) for record in records] == [FACT_KEYS] * 6


# --- formats --------------------------------------------------------------------------------------------


def test_json_records_have_the_keys_of_the_contract_in_its_order(small: Run) -> None:
    records = json.loads(small("show", "shenzhen", "--json").stdout)
    assert all(list(record) == FACT_KEYS for record in records)


def test_json_values_are_exact(small: Run) -> None:
    done = small("show", "深圳", "--json", "--all")
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
    lines = small("show", "shenzhen", "--format", "jsonl", "--all").stdout.splitlines()
    assert sorted(json.loads(line)["source"] for line in lines) == ["bureau", "bureau", "paper", "paper"]


def test_markdown_is_a_table_in_which_markup_is_literal(small: Run) -> None:
    shown = small("show", "guangdong", "gdp", "-f", "markdown", "--fields", "value,note").stdout
    assert shown == "| value | note |\n| ---: | --- |\n| 13000000000000 | a \\[red\\]round\\[/red\\] figure |\n"


def test_markdown_is_the_page_for_people(small: Run) -> None:
    shown = small("show", "guangdong", "-f", "markdown").stdout
    assert shown.startswith("### Guangdong 广东\n\n")
    assert "| Gross domestic product | \\> 13 | trillion CNY |" in shown
    assert "| **POPULATION** |" in shown
    beside = small("compare", "guangdong", "shenzhen", "--metric", "gdp", "-f", "markdown").stdout
    assert "|  | Guangdong | Shenzhen | Difference | Ratio | Notes |" in beside  # no column in which nothing stands
    assert re.search(r"^- \\\[1\\\] ", shown, re.MULTILINE)


def test_a_picture_is_well_formed_and_fetches_nothing(small: Run) -> None:
    from xml.etree import ElementTree

    done = small("show", "guangdong", "-f", "svg")
    root = ElementTree.fromstring(done.stdout)
    assert root.tag.endswith("svg")
    assert "Guangdong" in "".join(root.itertext()).replace("\u00a0", " ")
    assert not re.search(r"url\(.?http|href|src=|@import", done.stdout)


def test_each_cell_of_a_picture_stands_at_its_own_place_for_a_readers_font_may_be_wider(small: Run) -> None:
    picture = small("show", "guangdong", "--lang", "zh", "-f", "svg").stdout
    cells = {text.replace("&#160;", " ").strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", picture)}
    assert [cell for cell in cells if "常住人口" in cell] == ["常住人口"]


# --- terminals ------------------------------------------------------------------------------------------


def test_a_terminal_gets_a_table_with_value_unit_bound_period_and_source(terminal: Terminal, small_file: Path) -> None:
    shown, code = terminal("show", "guangdong", "--facts", small_file, "--no-color")
    assert code == 0
    assert "Guangdong 广东" in shown
    assert re.search(r"> 13 +trillion CNY +ᵖ 2023", shown)
    assert re.search(r"127\.06 +million\s+2023\s+\[\d\]", shown)
    assert "张三, “城市报道”, no date" in shown
    assert "\x1b" not in shown


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
    assert "3.52" in shown


def test_colour_is_used_on_a_terminal_only_and_no_color_turns_it_off(terminal: Terminal, small_file: Path) -> None:
    assert "\x1b[" in terminal("show", "shenzhen", "--facts", small_file)[0]
    assert "\x1b[" not in terminal("show", "shenzhen", "--facts", small_file, env={"NO_COLOR": "1"})[0]
    assert "\x1b[" not in terminal("--no-color", "show", "shenzhen", "--facts", small_file)[0]


def test_rich_markup_in_a_note_is_printed_literally(terminal: Terminal, small_file: Path) -> None:
    shown, _ = terminal("show", "guangdong", "gdp", "--facts", small_file, "--no-color")
    assert "[red]round[/red]" in shown


# --- errors ---------------------------------------------------------------------------------------------


def test_filters_narrow_by_topic_period_and_source(small: Run) -> None:
    def metrics(*options: str) -> list[str]:
        done = small("show", "shenzhen", "--json", *options)
        return [record["metric"] for record in json.loads(done.stdout)]

    assert metrics("--topic", "工业") == ["factories"]
    assert metrics("--period", "2023-12-31") == ["factories", "resident-population"]
    assert metrics("--period", "2022") == []
    assert metrics("--source", "bureau") == ["gdp", "resident-population"]


def test_an_empty_page_says_so_on_stderr(small: Run) -> None:
    done = small("show", "shenzhen", "--period", "2022")
    assert done.returncode == 0
    assert done.stderr == "note: shenzhen has no such figure; `econfacts show shenzhen` lists what it has\n"


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

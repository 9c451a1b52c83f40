"""`facts`, `search`, `topics` and `get -`: the whole data set, what is in it on a word, and many answers at once."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def ids(run: Run, *arguments: str) -> list[str]:
    return [json.loads(line)["id"] for line in run("facts", *arguments, "-f", "jsonl").stdout.splitlines()]


def test_facts_lists_all_in_the_order_of_the_file_with_what_they_imply(small: Run) -> None:
    found = ids(small)
    assert len(found) == 8
    assert found[0] == "shenzhen/factories/2023-12-31/paper"
    assert found[4] == "china/output-growth/2023/paper~shandong"


def test_a_page_of_facts_tells_figures_of_different_vintages_apart(small: Run) -> None:
    shown = small("facts", "--metric", "gdp", "--region", "shenzhen", "-f", "table").stdout
    assert [line for line in shown.splitlines() if line.endswith("accounting")] == ["ᵖ   preliminary accounting"]
    assert "final verification" in shown


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (("--region", "深圳", "--metric", "GDP"), ["shenzhen/gdp/2023/paper", "shenzhen/gdp/2023/bureau/final"]),
        (("--level", "省级", "--metric", "gdp"), ["guangdong/gdp/2023/paper"]),
        (("--region", "shandong", "--region", "china"), ["shandong/output-growth/2023/paper", "china/output-growth/2023/paper~shandong"]),
        (("--topic", "population", "--topic", "industry", "--level", "country"), ["china/output-growth/2023/paper~shandong"]),
        (("--source", "bureau", "--period", "2023", "--topic", "人口", "--level", "city"), ["shenzhen/resident-population/2023-12-31/bureau"]),
        (("--metric", "factories", "--period", "2022"), []),
    ],
)  # fmt: skip
def test_any_filter_may_be_repeated_and_all_of_them_must_fit(
    small: Run, filters: tuple[str, ...], expected: list[str]
) -> None:
    assert [id_.removesuffix("/final") for id_ in ids(small, *filters)] == [
        id_.removesuffix("/final") for id_ in expected
    ]


@pytest.mark.parametrize(
    ("filters", "code", "message"),
    [
        (("--region", "shenzen"), 1, "did you mean shenzhen?"),
        (("--topic", "industri"), 1, "did you mean industry?"),
        (("--source", "burau"), 1, "did you mean bureau?"),
        (("--vintage", "last"), 1, "no vintage 'last'"),
        (("--level", "planet"), 2, "no level 'planet'; known are country"),
        (("--period", "20x3"), 2, "'20x3' is not a valid period"),
    ],
)
def test_a_name_that_is_none_is_refused(small: Run, filters: tuple[str, ...], code: int, message: str) -> None:
    done = small("facts", *filters)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr


def test_search_prints_records_best_first_and_says_where_there_are_more(small: Run) -> None:
    done = small("search", "gdp", "--top", "2", "--fields", "kind,id,value", "--no-header")
    kinds = [line.split("\t")[0] for line in done.stdout.splitlines()]
    assert kinds == ["metric", "figure"]
    assert done.stderr == "note: the best 2; more with --top N\n"


def test_search_that_finds_nothing_exits_1_and_says_what_to_do(small: Run) -> None:
    done = small("search", "xyzzy")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing found on 'xyzzy'" in done.stderr


def test_topics_are_listed_with_how_many_metrics_each_has(small: Run) -> None:
    assert small("topics").stdout.splitlines()[1] == "national-accounts\tNational accounts\t国民经济核算\t1"


def test_a_table_of_each_names_what_it_lists(small: Run) -> None:
    assert "Shenzhen  Factories" in small("facts", "--metric", "factories", "-f", "table").stdout
    assert "show shenzhen factories" in small("search", "factories", "-f", "table").stdout
    assert "深圳：工厂数" in small("search", "工厂", "-f", "table", "--lang", "zh").stdout
    assert "工业" in small("topics", "-f", "table").stdout


def test_regions_of_one_name_are_told_apart_by_what_they_lie_in(run: Run, small_file: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    regions = "".join(
        f"  {of}-south: {{en: South, zh: 南, level: county, parent: {of}}}\n" for of in ("shenzhen", "shandong")
    )
    facts = "".join(
        f"  - {{region: {of}-south, metric: factories, period: 2023-12-31, value: 1, unit: 家, source: paper}}\n"
        for of in ("shenzhen", "shandong")
    )
    more.write_text(f"format: 1\nregions:\n{regions}facts:\n{facts}", "utf-8")
    options = ("--facts", small_file, "--facts", more, "-f", "table")
    asked = (
        ("facts", "--metric", "factories"), ("search", "factories"), ("rank", "factories"),
        ("compare", "shenzhen-south", "shandong-south"),
    )  # fmt: skip
    for arguments in asked:
        shown = run(*arguments, *options).stdout
        assert "South (Shenzhen)" in shown, arguments
        assert "South (Shandong)" in shown, arguments
    assert "county in Shenzhen, Guangdong, China" in run("show", "shenzhen-south", *options).stdout
    assert "South 南 · Factories" in run("show", "shenzhen-south", "factories", *options).stdout
    assert "南（深圳）" in run("rank", "factories", *options, "--lang", "zh").stdout


def test_a_batch_answers_each_line_in_order_and_says_what_is_not_there(small: Run) -> None:
    lines = "深圳\tfactories\n\ufeffnowhere\tgdp\r\nguangdong\tgdp\t2023\nshenzhen\nshenzhen\tgdp\t20x\nsz \t resident-population\t"
    done = small("get", "-", stdin=lines)
    assert done.stdout == "1920\n\n13000000000000\n\n\n17790100\n"
    assert done.returncode == 1
    errors = done.stderr.splitlines()
    assert errors[0].startswith("line 2: econfacts: no region")
    assert [line.split(":")[0] for line in errors if "econfacts: " in line[:20]][:3] == ["line 2", "line 4", "line 5"]
    assert errors[-1] == "econfacts: 3 of 6 without an answer"


def test_a_batch_takes_the_options_of_a_single_answer(small: Run) -> None:
    done = small("get", "-", "--unit", "亿元", "--period", "2023", "--source", "paper", stdin="shenzhen\tgdp\n")
    assert (done.stdout, done.returncode) == ("34606.40\n", 0)
    assert small("get", "-", stdin="").stdout == ""
    assert small("get", "shenzhen").returncode == 2

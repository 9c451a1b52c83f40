"""`regions`, `metrics` and `sources` as real programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Run

Terminal = Callable[..., tuple[str, int]]


def test_regions_have_names_level_parent_code_and_the_number_of_stated_facts(small: Run) -> None:
    assert small("regions", "--fields", "id,zh,level,parent,code,facts").stdout.splitlines() == [
        "id\tzh\tlevel\tparent\tcode\tfacts",
        "china\t中国\tcountry\t\t\t0",
        "guangdong\t广东\tprovince\tchina\t440000\t2",
        "shenzhen\t深圳\tcity\tguangdong\t440300\t4",
        "shandong\t山东\tprovince\tchina\t370000\t1",
    ]


def test_a_municipality_has_two_levels_and_is_listed_with_both(run: Run, small_file: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "format: 1\nregions:\n  beijing: {en: Beijing, zh: 北京, level: [province, city], parent: china}\n", "utf-8"
    )
    options = ("--facts", small_file, "--facts", more)
    for level in ("province", "city"):
        assert "beijing" in run("regions", "--level", level, "--fields", "id", *options).stdout.split()
    assert run("regions", "--level", "city", "--fields", "id,level", "--no-header", *options).stdout == (
        "shenzhen\tcity\nbeijing\tprovince;city\n"
    )
    levels = [region["level"] for region in json.loads(run("regions", "--json", *options).stdout)]
    assert levels == [["country"], ["province"], ["city"], ["province"], ["province", "city"]]


def test_metrics_name_the_regions_that_have_them(small: Run) -> None:
    by_id = {metric["id"]: metric for metric in json.loads(small("metrics", "--json").stdout)}
    assert by_id["gdp"]["regions"] == ["guangdong", "shenzhen"]
    assert by_id["output-growth"]["regions"] == ["china", "shandong"]
    assert list(by_id["gdp"]) == ["id", "en", "zh", "aliases", "topic", "measure", "kind", "regions"]


def test_metrics_are_narrowed_by_region_and_topic(small: Run) -> None:
    options = ("--fields", "id", "--no-header")
    assert small("metrics", "--region", "深圳市", *options).stdout.split() == [
        "gdp",
        "factories",
        "resident-population",
    ]
    assert small("metrics", "--topic", "industry", *options).stdout.split() == ["factories", "output-growth"]


def test_sources_say_how_many_facts_each_carries(small: Run) -> None:
    lines = small("sources", "--fields", "id,issued,facts", "--no-header").stdout.splitlines()
    assert lines == ["paper\t\t4", "bureau\t2024-03-01\t3"]


def test_an_unknown_topic_names_the_nearest(small: Run) -> None:
    done = small("metrics", "--topic", "industri")
    assert (done.returncode, done.stdout) == (1, "")
    assert "did you mean industry?" in done.stderr


def test_an_empty_list_is_no_error(small: Run) -> None:
    done = small("regions", "--level", "county", "--json")
    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert small("regions", "--level", "county", "--no-header").stdout == ""


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", ["regions", "metrics", "sources", "topics"])
def test_lists_of_the_built_in_file_fit_the_terminal_and_break_no_id(
    terminal: Terminal, run: Run, command: str, lang: str
) -> None:
    ids = run(command, "--fields", "id", "--no-header").stdout.split()
    shown, code = terminal(command, "--lang", lang, "--no-color", width=80)
    assert code == 0
    assert shown == run(command, "--lang", lang, "-f", "table").stdout, "a table in a pipe is as wide as a terminal"
    lines = shown.splitlines()
    assert max(map(cell_len, lines)) <= 80
    words = {word for line in lines for word in line.split()}
    assert not set(ids) - words


def test_lists_are_grouped_and_say_how_many_each_group_has(small: Run) -> None:
    assert "PROVINCE (2)" in small("regions", "-f", "table").stdout
    assert "INDUSTRY (2)" in small("metrics", "-f", "table").stdout
    assert "BUREAU OF STATISTICS (1)" in small("sources", "-f", "table").stdout

"""`compare` and `rank` as real programs."""

import json
from collections.abc import Callable
from pathlib import Path

from rich.cells import cell_len

from tests.conftest import Run

Terminal = Callable[..., tuple[str, int]]


def records(run: Run, *arguments: str) -> list[dict[str, object]]:
    loaded: list[dict[str, object]] = json.loads(run(*arguments, "--json").stdout)
    return loaded


def test_a_record_a_metric_period_and_region_with_the_keys_of_the_contract(small: Run) -> None:
    first, second = records(small, "compare", "shandong", "china")
    assert list(first) == [
        "metric", "period", "region", "value", "measure", "printed", "difference", "ratio", "caveats", "id",
    ]  # fmt: skip
    assert (first["difference"], first["ratio"]) == (None, None)
    assert (second["region"], second["value"], second["difference"], second["ratio"]) == ("china", 4.6, 2.5, None)
    assert second["caveats"] == ["implied", "level-differs", "contains"]


def test_amounts_have_a_ratio_and_a_bound_is_a_caveat(small: Run) -> None:
    done = small("compare", "guangdong", "shenzhen", "--metric", "gdp", "--json")
    assert '"difference": 9480000000000, "ratio": 3.69318181818,' in done.stdout
    first, second = json.loads(done.stdout)
    assert first["caveats"] == ["bound"]
    assert second["caveats"] == ["sources-disagree", "level-differs", "contains"]


def test_per_capita_divides_by_residents_of_the_year_and_shows_both_figures(small: Run) -> None:
    first, second = records(small, "compare", "shenzhen", "guangdong", "--metric", "gdp", "--per-capita")
    assert first["value"] == 197862.856308  # 3520000000000 / 17790100, to twelve digits
    assert first["printed"] == "3.52万亿元 ÷ 1779.01万人"
    assert first["id"] == "shenzhen/gdp/2023/bureau ÷ shenzhen/resident-population/2023-12-31/bureau"
    assert first["measure"] == "CNY/person"
    assert "year-end-population" in second["caveats"]  # type: ignore[operator]


def test_per_capita_is_refused_with_a_reason_where_there_is_no_population(small: Run) -> None:
    done = small("compare", "shandong", "china", "--per-capita", "--json")
    assert json.loads(done.stdout) == []
    assert "output-growth left out: a growth is not divided by people" in done.stderr


def test_only_shared_metrics_are_compared_unless_all_are_asked_for(small: Run) -> None:
    assert {record["metric"] for record in records(small, "compare", "shenzhen", "guangdong")} == {
        "gdp",
        "resident-population",
    }
    assert {record["metric"] for record in records(small, "compare", "shenzhen", "guangdong", "--all")} == {
        "gdp",
        "factories",
        "resident-population",
    }


def test_one_region_alone_is_wrong_usage(small: Run) -> None:
    done = small("compare", "shenzhen")
    assert (done.returncode, done.stdout) == (2, "")
    assert "two regions or more" in done.stderr


def test_the_table_numbers_its_caveats_and_fits_80_columns(terminal: Terminal, small_file: Path) -> None:
    for lang in ("en", "zh"):
        shown, code = terminal(
            "compare", "shenzhen", "guangdong", "china", "--facts", small_file, "--lang", lang, "--no-color"
        )
        assert code == 0
        assert max(cell_len(line) for line in shown.splitlines()) <= 80
        assert "█" in shown
    shown, _ = terminal("compare", "shandong", "china", "--facts", small_file, "--no-color")
    assert "+2.5 pp" in shown
    assert "1 not stated, but implied by shandong/output-growth/2023/paper" in shown


def test_rank_puts_regions_in_order_and_keeps_the_stated_rank_apart(small: Run) -> None:
    entries = records(small, "rank", "gdp")
    assert [(entry["position"], entry["region"]) for entry in entries] == [(1, "guangdong"), (2, "shenzhen")]
    (factories,) = records(small, "rank", "factories")
    assert factories["position"] == 1
    assert factories["stated"] == {"position": 1, "among": "china-cities"}


def test_rank_says_who_is_missing(small: Run, terminal: Terminal, small_file: Path) -> None:
    assert "no figure: china, shandong" in small("rank", "gdp").stderr
    shown, _ = terminal("rank", "gdp", "--facts", small_file, "--no-color")
    assert "no figure: China, Shandong" in shown
    assert "levels are mixed" in shown


def test_rank_filters_by_level_and_refuses_an_unknown_one(small: Run) -> None:
    assert [entry["region"] for entry in records(small, "rank", "gdp", "--level", "province")] == ["guangdong"]
    done = small("rank", "gdp", "--level", "village")
    assert (done.returncode, done.stdout) == (2, "")
    assert "level 'village' is none of country, province, city, county" in done.stderr

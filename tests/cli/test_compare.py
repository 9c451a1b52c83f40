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
        "vintage", "margin",
    ]  # fmt: skip
    assert (first["difference"], first["ratio"]) == (None, None)
    assert (second["region"], second["value"], second["difference"], second["ratio"]) == ("china", 4.6, 2.5, None)
    assert second["caveats"] == ["implied"]


def test_amounts_have_a_ratio_and_a_bound_is_a_caveat(small: Run) -> None:
    done = small("compare", "guangdong", "shenzhen", "--metric", "gdp", "--json")
    assert '"difference": 9539360000000, "ratio": 3.75653058394,' in done.stdout
    first, second = json.loads(done.stdout)
    assert first["caveats"] == ["bound"]
    assert second["caveats"] == ["level-differs", "contains"]


def test_per_capita_divides_by_residents_of_the_year_and_shows_both_figures(small: Run) -> None:
    first, second = records(small, "compare", "shenzhen", "guangdong", "--metric", "gdp", "--per-capita")
    assert first["value"] == 194526.169049  # 3460640000000 / 17790100, to twelve digits
    assert first["printed"] == "34606.40亿元 ÷ 1779.01万人"
    assert first["id"] == "shenzhen/gdp/2023/paper ÷ shenzhen/resident-population/2023-12-31/bureau"
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
    entries = records(small, "rank", "resident-population", "--level", "city")
    assert [(entry["position"], entry["region"]) for entry in entries] == [(None, "shenzhen")]
    (factories,) = records(small, "rank", "factories")
    assert list(factories) == [
        "position", "region", "level", "metric", "period", "value", "measure", "printed", "stated", "status", "implied_by",
        "source", "caveats", "id", "vintage", "margin", "position_low", "position_high",
    ]  # fmt: skip
    assert factories["stated"] == {"position": 1, "among": "china-cities"}
    header = small("rank", "gdp").stdout.splitlines()[0].split("\t")
    assert header[-4:] == ["vintage", "margin", "position_low", "position_high"]


def test_rank_says_who_is_missing(small: Run, terminal: Terminal, small_file: Path) -> None:
    assert "no figure: Shandong" in small("rank", "gdp").stderr
    shown, _ = terminal("rank", "gdp", "--facts", small_file, "--no-color")
    assert "no figure: Shandong" in shown
    assert "1 of 2 in this file" in shown


def test_rank_filters_by_level_and_refuses_an_unknown_one(small: Run) -> None:
    assert [entry["region"] for entry in records(small, "rank", "gdp", "--level", "province")] == ["guangdong"]
    done = small("rank", "gdp", "--level", "village")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no level 'village'; known are country, province, city, county" in done.stderr


def test_two_regions_stand_side_by_side_and_more_in_blocks_with_who_has_none(small: Run) -> None:
    shown = small("compare", "guangdong", "shenzhen", "--metric", "gdp", "-f", "table").stdout
    assert "Guangdong  Shenzhen  Difference  Ratio" in shown
    assert "NATIONAL ACCOUNTS  2023, preliminary accounting, trillion CNY\nGross domestic product" in shown
    shown = small("compare", "guangdong", "shenzhen", "shandong", "--metric", "gdp", "-f", "table").stdout
    assert "  Shandong  no figure" in " ".join(shown.split("  ")) or "no figure" in shown
    assert "shandong" in small("compare", "guangdong", "shandong", "--metric", "gdp").stderr


def test_a_region_is_not_compared_with_itself(small: Run) -> None:
    done = small("compare", "shenzhen", "SZ")
    assert (done.returncode, done.stdout) == (2, "")
    assert "shenzhen stands twice" in done.stderr


def test_several_metrics_are_several_metrics(small: Run) -> None:
    entries = records(small, "compare", "shenzhen", "guangdong", "--metric", "resident-population", "--metric", "gdp")
    assert [entry["metric"] for entry in entries] == ["resident-population"] * 2 + ["gdp"] * 2


def test_strict_prints_the_comparison_and_fails_where_a_caveat_is_more_than_a_note(tmp_path: Path, run: Run) -> None:
    from tests.answers.test_comparison import fact
    from tests.answers.test_dataset import DECLARED

    file = tmp_path / "facts.yaml"
    file.write_text(
        DECLARED + fact("shenzhen", "output-growth", "5", "%") + fact("zhuhai", "output-growth", "5.3", "%")
        + fact("shenzhen", "gdp", "3.0", "亿元") + fact("china", "gdp", "9.0", "亿元"), "utf-8"
    )  # fmt: skip
    done = run("compare", "shenzhen", "zhuhai", "--strict", "--facts", file)
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 3)
    assert "within-rounding (output-growth)" in done.stderr
    assert run("compare", "shenzhen", "zhuhai", "--facts", file).returncode == 0
    noted = run("compare", "shenzhen", "china", "--strict", "--facts", file)
    assert (noted.returncode, "level-differs" in noted.stdout) == (0, True)

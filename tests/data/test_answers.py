"""What the shipped figures say where it once went wrong: like is set against like, and the figure is named."""

import json
from typing import Any

from tests.conftest import Run


def records(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """The records of a command, decimals as they are written."""
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--json").stdout, parse_float=str, parse_int=str)
    return found


def test_two_municipalities_are_set_side_by_side_in_one_vintage(run: Run) -> None:
    for vintage, beijing, shanghai, difference in (
        ("preliminary", "43760.7亿元", "47218.7亿元", "-345800000000"),
        ("census-2023", "47353.7亿元", "51404.5亿元", "-405080000000"),
    ):
        options = ("--metric", "gdp", "--period", "2023", "--vintage", vintage)
        one, other = records(run, "compare", "beijing", "shanghai", *options)
        assert (one["printed"], other["printed"], other["difference"]) == (beijing, shanghai, difference)
        assert one["vintage"] == other["vintage"] == vintage
        assert other["caveats"] == []


def test_shanghai_stands_above_beijing_in_every_vintage_that_both_have(run: Run) -> None:
    for options in ((), ("--period", "2023"), ("--period", "2023", "--vintage", "preliminary")):
        ranked = records(run, "rank", "gdp", "--level", "province", *options)
        order = [each["region"] for each in ranked]
        assert len(order) == 31
        assert len({(each["period"], each["vintage"]) for each in ranked}) == 1
        assert order.index("shanghai") < order.index("beijing")


def test_a_city_is_divided_by_its_province_in_one_vintage(run: Run) -> None:
    one, other = records(run, "compare", "shenzhen", "guangdong", "--metric", "gdp", "--period", "2023")
    assert (one["printed"], other["printed"]) == ("34606.40亿元", "135673.16亿元")
    assert other["ratio"].startswith("0.25507")  # 0.2509 was preliminary by census-revised
    assert set(other["caveats"]) == {"level-differs", "contains"}


def test_growth_rates_that_rounding_ties_share_their_places(run: Run) -> None:
    ranked = records(run, "rank", "gdp-growth", "--level", "province", "--period", "2024", "--vintage", "final")
    tied = {each["region"] for each in ranked if (each["position_low"], each["position_high"]) == ("3", "5")}
    assert tied == {"anhui", "gansu", "inner-mongolia"}


def test_half_a_year_is_no_answer_for_a_city_that_has_years(run: Run) -> None:
    done = run("get", "shenzhen", "gdp", "--period", "2023H1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "2023-01/2023-06" in done.stderr


def test_the_official_figure_per_head_is_named_beside_the_computed_one(run: Run) -> None:
    options = ("--metric", "gdp", "--period", "2023", "--per-capita", "--vintage", "census-2023")
    assert all(
        "per-capita-published" in each["caveats"] for each in records(run, "compare", "beijing", "tianjin", *options)
    )
    page = run("compare", "beijing", "tianjin", *options, "-f", "table").stdout
    assert "216,722" in page
    assert "126,232" in page


def test_a_rank_that_a_source_states_without_a_number_is_not_called_missing(run: Run) -> None:
    page = run("rank", "startup-density", "-f", "table").stdout
    (missing,) = [line for line in page.splitlines() if "no figure" in line]
    assert "Shenzhen" not in missing
    assert "Shenzhen: 1st among cities of China" in page


def test_municipalities_are_ranked_among_the_cities_too(run: Run) -> None:
    ranked = records(run, "rank", "gdp", "--level", "city", "--period", "2023")
    assert [each["region"] for each in ranked[:4]] == ["shanghai", "beijing", "shenzhen", "guangzhou"]
    assert {"chongqing", "tianjin"} < {each["region"] for each in ranked}


def test_a_history_starts_with_the_newest_figure(run: Run) -> None:
    periods = [each["period"] for each in records(run, "show", "shenzhen", "gdp")]
    assert periods[0] == "2024"
    assert periods == sorted(periods, reverse=True)

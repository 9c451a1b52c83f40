"""Every caveat where it is due, and none where it is not: a spurious warning is a defect, too."""

import pytest

from econfacts.answers.caveats import Caveat
from econfacts.answers.comparison import Comparison
from econfacts.answers.dataset import Dataset
from tests.answers.test_comparison import PEOPLE, fact
from tests.answers.test_dataset import dataset_of

RANK_ONLY = "  - {{region: {}, metric: gdp, period: 2023, bound: ~, rank: {{position: 3, among: china-cities}}, source: late}}\n"


def told(comparison: Comparison) -> list[list[Caveat]]:
    """The caveats of each figure of the only row."""
    (row,) = comparison.rows
    return [list(figure.caveats) for figure in row.figures]


def ids(data: Dataset, *regions: str, per_capita: bool = False) -> list[list[str]]:
    """The ids of the caveats of each figure, of the metric of the first fact."""
    metric = next(data.facts()).metric
    compared = data.compare(*regions, metric=metric, per_capita=per_capita)
    return [[caveat.id for caveat in caveats] for caveats in told(compared)]


def two(one: str = "source: late", other: str = "source: late", metric: str = "gdp", **periods: str) -> Dataset:
    """Shenzhen's and Zhuhai's figures, which differ in nothing but what is given."""
    unit = {"gdp": "亿元", "factories": "家", "rd-share": "%"}[metric]
    return dataset_of(
        fact("shenzhen", metric, "3.0", unit, one, periods.get("first", "2023"))
        + fact("zhuhai", metric, "2.0", unit, other, periods.get("second", "2023"))
    )


CITIES = ("shenzhen", "zhuhai")


def test_two_plain_figures_of_two_cities_have_no_caveat() -> None:
    assert ids(two(), *CITIES) == [[], []]


# --- of one figure --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "en", "zh"),
    [("over", "over", "超过"), ("at-least", "at least", "至少"), ("about", "about", "约"), ("at-most", "at most", "至多"), ("under", "under", "不足")],
)  # fmt: skip
def test_a_bound_is_a_caveat_of_the_figure_that_has_it(bound: str, en: str, zh: str) -> None:
    data = two(other=f"bound: {bound}, source: late")
    assert ids(data, *CITIES) == [[], ["bound"]]
    assert ids(data, "zhuhai", "shenzhen") == [["bound"], []]
    (caveat,) = told(data.compare(*CITIES))[1]
    assert f"“{en}”" in caveat.text("en")
    assert f"“{zh}”" in caveat.text("zh")


def test_an_exact_figure_and_a_rank_without_a_number_have_no_bound() -> None:
    assert ids(two(other="bound: exact, source: late"), *CITIES) == [[], []]
    data = dataset_of(fact("shenzhen", "gdp", 3, "亿元") + RANK_ONLY.format("zhuhai"))
    assert ids(data, *CITIES) == [[], []]


@pytest.mark.parametrize(("status", "due"), [("provisional", ["provisional"]), ("doubtful", ["doubtful"]), ("~", [])])
def test_a_preliminary_or_doubtful_figure_is_a_caveat_and_a_normal_one_is_not(status: str, due: list[str]) -> None:
    assert ids(two(f"status: {status}, source: late"), *CITIES) == [due, []]


def test_no_preliminary_figure_is_warned_of_where_the_final_one_is_taken() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", "status: provisional, source: early")
        + fact("shenzhen", "gdp", "3.2", "亿元", "source: late")
        + fact("zhuhai", "gdp", 2, "亿元")
    )
    assert ids(data, *CITIES) == [[], []]


def test_an_implied_figure_names_the_fact_to_cite_and_a_stated_one_does_not() -> None:
    gap = "versus: {region: china, by: 2.5, unit: 个百分点}, source: paper"
    data = dataset_of(fact("shandong", "output-growth", "7.1", "%", gap))
    stated, implied = told(data.compare("shandong", "china"))
    assert stated == []
    assert [caveat.id for caveat in implied] == ["implied", "level-differs", "contains"]
    assert "shandong/output-growth/2023/paper" in implied[0].text("en")
    assert "shandong/output-growth/2023/paper" in implied[0].text("zh")


# --- sources that disagree ------------------------------------------------------------------------------


def beside(other: str, unit: str = "亿元", rest: str = "source: early", **options: str) -> list[str]:
    """The caveats of 3.46 万亿元 where another source has that other figure as well."""
    data = dataset_of(
        fact("shenzhen", "gdp", "3.46", "万亿元", options.get("own", "source: late"))
        + fact("shenzhen", "gdp", other, unit, rest, options.get("period", "2023"))
        + fact("zhuhai", "gdp", 2, "亿元")
    )
    first, second = ids(data, *CITIES)
    assert second == []
    return first


def test_another_source_with_another_number_is_a_caveat_that_names_it() -> None:
    assert beside("35200") == ["sources-disagree"]
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元")
        + fact("shenzhen", "gdp", "4.0", "亿元", "source: paper")
        + fact("zhuhai", "gdp", 2, "亿元")
    )
    ((caveat,), _) = told(data.compare(*CITIES))
    assert "4.0亿元 (paper)" in caveat.text("en")
    assert "4.0亿元 (paper)" in caveat.text("zh")


def test_a_rounding_an_agreeing_bound_a_replaced_figure_or_another_year_is_no_disagreement() -> None:
    assert beside("34606.40") == []
    assert beside("3.460", "万亿元") == []
    assert beside("3", "万亿元", "bound: over, source: early") == []
    assert beside("35000", "亿元", "bound: under, source: early") == []
    assert beside("3.5", "万亿元", "bound: about, source: early") == []
    assert beside("33000", "亿元", "status: provisional, source: early") == []
    assert beside("33000", period="2022") == []


def test_a_bound_that_the_figure_breaks_and_a_doubtful_source_are_disagreements() -> None:
    assert beside("3.5", "万亿元", "bound: over, source: early") == ["sources-disagree"]
    assert beside("33000", "亿元", "status: doubtful, source: early") == ["sources-disagree"]


def test_two_sources_that_both_say_over_do_not_disagree() -> None:
    assert beside("3.4", "万亿元", "bound: over, source: early", own="bound: over, source: late") == ["bound"]


def test_an_implied_figure_that_a_stated_one_contradicts_is_a_disagreement() -> None:
    implying = fact(
        "shandong", "output-growth", "7.1", "%", "versus: {region: china, by: 2.5, unit: 个百分点}, source: paper"
    )
    for stated, due in (("4.6", []), ("4.60", []), ("4.4", ["sources-disagree"])):
        data = dataset_of(
            fact("china", "output-growth", stated, "%") + implying + fact("guangdong", "output-growth", 4, "%")
        )
        first, _ = ids(data, "china", "guangdong")
        assert first == due


# --- of two figures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metric", "first", "second", "due"),
    [
        ("gdp", "2023", "2023", False),
        ("gdp", "2023", "2023-01/2023-12", False),  # the same days, written otherwise
        ("gdp", "2023", "2022", True),
        ("gdp", "2023", "2023-01/2023-09", True),
        ("gdp", "2023", "2023/..", True),
        ("factories", "2023", "2023-12-31", False),
        ("factories", "2023-12-31", "2023", False),
        ("factories", "2023-06-30", "2023-12-31", True),
        ("factories", "2023", "2022", True),
        ("factories", "2015/2023", "2023", True),
        ("factories", "2020/..", "2023", True),
        ("factories", "2020/..", "2020/..", False),
        ("rd-share", "2023", "2022", True),
    ],
)
def test_different_periods_are_a_caveat_but_not_a_stock_and_the_year_it_is_of(
    metric: str, first: str, second: str, due: bool
) -> None:
    data = two(metric=metric, first=first, second=second)
    assert ids(data, *CITIES) == [[], ["period-differs"] if due else []]
    assert ids(data, *reversed(CITIES)) == [[], ["period-differs"] if due else []]


def test_a_dated_figure_beside_an_undated_one_is_a_caveat_that_says_which() -> None:
    undated = "  - {region: zhuhai, metric: factories, value: 2, unit: 家, source: late}\n"
    data = dataset_of(fact("shenzhen", "factories", 3, "家") + undated)
    (_, (caveat,)) = told(data.compare(*CITIES))
    assert caveat.id == "period-differs"
    assert "Shenzhen 2023, Zhuhai undated" in caveat.text("en")
    assert "深圳 2023,珠海 未注明时期" in caveat.text("zh")


def test_levels_that_differ_are_a_caveat_and_a_whole_contains_its_parts() -> None:
    lines = "".join(
        fact(region, "gdp", 3, "亿元") for region in ("shenzhen", "zhuhai", "guangdong", "shandong", "china")
    )
    data = dataset_of(lines)
    assert ids(data, "shenzhen", "zhuhai", "guangdong", "shandong", "china") == [
        [], [], ["level-differs", "contains"], ["level-differs"], ["level-differs", "contains"],
    ]  # fmt: skip
    assert ids(data, "china", "shenzhen") == [[], ["level-differs", "contains"]]
    assert ids(data, "guangdong", "shandong") == [[], []]
    contains = told(data.compare("shenzhen", "china"))[1][1]
    assert contains.text("en").startswith("China contains Shenzhen")
    assert contains.text("zh").startswith("中国包含深圳")


def test_figures_per_head_are_not_warned_of_levels() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元") + fact("guangdong", "gdp", 9, "亿元") + PEOPLE
        + fact("guangdong", "resident-population", 12706, "万人", period="2023-12-31")
    )  # fmt: skip
    assert ids(data, "shenzhen", "guangdong", per_capita=True) == [["year-end-population"]] * 2
    assert ids(data, "shenzhen", "guangdong") == [[], ["level-differs", "contains"]]


def test_what_is_to_be_said_of_the_residents_is_said_of_the_figure_per_head() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", "status: provisional, source: late") + fact("zhuhai", "gdp", 9, "亿元")
        + fact("shenzhen", "resident-population", 1700, "万人", "status: provisional, bound: about, source: late")
        + fact("zhuhai", "resident-population", 200, "万人") + fact("zhuhai", "resident-population", 300, "万人", "source: early")
    )  # fmt: skip
    assert ids(data, *CITIES, per_capita=True) == [
        ["provisional", "bound", "year-end-population"], ["sources-disagree", "year-end-population"],
    ]  # fmt: skip
    records = data.compare(*CITIES, metric="gdp", per_capita=True).records()
    assert records[0]["caveats"] == ["provisional", "bound", "year-end-population"]


def test_a_caveat_stands_once_in_a_record() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", "bound: over, source: late")
        + fact("zhuhai", "gdp", 9, "亿元")
        + PEOPLE.replace("source", "bound: about, source")
    )
    records = data.compare(*CITIES, metric="gdp", per_capita=True).records()
    assert [record["caveats"] for record in records] == [["bound", "year-end-population"]] * 2


def test_definitions_that_differ_are_a_caveat_that_tells_them() -> None:
    data = two("definition: with branches, source: late", "definition: without branches, source: late")
    (_, (caveat,)) = told(data.compare(*CITIES))
    assert caveat.id == "definition-differs"
    assert "Shenzhen: with branches; Zhuhai: without branches" in caveat.text("en")
    assert ids(two("definition: with branches, source: late"), *CITIES) == [[], ["definition-differs"]]
    same = "definition: with branches, source: late"
    assert ids(two(same, same), *CITIES) == [[], []]


def test_only_the_other_region_is_warned_of_against_the_first() -> None:
    """Two others that differ from each other are no matter: both are set against the first."""
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元")
        + fact("zhuhai", "gdp", 3, "亿元", period="2022")
        + fact("shantou", "gdp", 3, "亿元")
    )
    assert ids(data, "shenzhen", "zhuhai", "shantou") == [[], ["period-differs"], []]


def test_every_caveat_says_what_is_wrong_and_what_to_do_in_both_languages() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", "bound: over, status: doubtful, definition: with branches, source: late")
        + fact("shenzhen", "gdp", 2, "亿元", "status: doubtful, source: early")
        + fact("china", "gdp", 3, "亿元", "status: provisional, source: late", "2022")
    )
    found = {caveat.id: caveat for caveats in told(data.compare("shenzhen", "china")) for caveat in caveats}
    assert set(found) == {
        "bound", "doubtful", "sources-disagree", "provisional", "period-differs", "level-differs", "contains",
        "definition-differs",
    }  # fmt: skip
    for caveat in found.values():
        assert caveat.text("en") != caveat.text("zh")
        assert any("\u4e00" <= c <= "\u9fff" for c in caveat.text("zh"))
        assert not any("\u4e00" <= c <= "\u9fff" for c in caveat.text("en").replace("亿元", ""))

"""Every caveat where it is due, and none where it is not: a spurious warning is a defect, too."""

import re

import pytest

from econfacts.answers.caveats import RULES, SEVERITIES, Caveat, Rule
from econfacts.answers.comparison import Comparison
from econfacts.answers.dataset import Dataset
from tests.answers.caveat_examples import caveats_of
from tests.answers.test_comparison import PEOPLE, fact
from tests.answers.test_dataset import dataset_of

RANK_ONLY = "  - {{region: {}, metric: gdp, period: 2023, bound: ~, rank: {{position: 3, among: china-cities}}, source: late}}\n"
CITIES = ("shenzhen", "zhuhai")


def told(comparison: Comparison) -> list[list[Caveat]]:
    """The caveats of each figure of the only row."""
    (row,) = comparison.rows
    return [list(figure.caveats) for figure in row.figures]


def ids(data: Dataset, *regions: str, per_capita: bool = False, period: str | None = None) -> list[list[str]]:
    """The ids of the caveats of each figure, of the metric of the first fact."""
    metric = next(data.facts()).metric
    compared = data.compare(*regions, metric=metric, per_capita=per_capita, period=period)
    return [[caveat.id for caveat in caveats] for caveats in told(compared)]


def two(one: str = "source: late", other: str = "source: late", metric: str = "gdp", **periods: str) -> Dataset:
    """Shenzhen's and Zhuhai's figures, which differ in nothing but what is given."""
    unit = {"gdp": "亿元", "factories": "家", "rd-share": "%", "output-growth": "%"}[metric]
    return dataset_of(
        fact("shenzhen", metric, "3.0", unit, one, periods.get("first", "2023"))
        + fact("zhuhai", metric, "2.0", unit, other, periods.get("second", "2023"))
    )


def test_two_plain_figures_of_two_cities_have_no_caveat() -> None:
    assert ids(two(), *CITIES) == [[], []]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_its_example_gets_a_caveat_and_the_near_one_does_not(rule: Rule) -> None:
    found = [caveat for caveat in caveats_of(rule.due) if caveat.id == rule.id]
    assert found
    assert all(caveat.severity in rule.severity for caveat in found)
    assert rule.id not in [caveat.id for caveat in caveats_of(rule.near)]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_caveat_says_what_is_wrong_and_what_to_do_in_both_languages(rule: Rule) -> None:
    for caveat in caveats_of(rule.due):
        assert caveat.severity in SEVERITIES
        assert caveat.en.endswith(".")
        assert caveat.zh.endswith("。")
        assert len(caveat.en.split()) > 5
        assert re.search("[\u4e00-\u9fff]{4}", caveat.zh)
        assert not re.search("[\u4e00-\u9fff]{4}", caveat.en)


# --- of one figure --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "printed"),
    [("over", "over 2.0亿元"), ("at-least", "at least 2.0亿元"), ("about", "about 2.0亿元"), ("at-most", "at most 2.0亿元"), ("under", "under 2.0亿元")],
)  # fmt: skip
def test_a_bound_is_a_caveat_of_the_figure_that_has_it(bound: str, printed: str) -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "9.0", "亿元") + fact("zhuhai", "gdp", "2.0", "亿元", f"bound: {bound}, source: late")
    )
    assert ids(data, *CITIES) == [[], ["bound"]]
    assert ids(data, "zhuhai", "shenzhen") == [["bound"], []]
    (caveat,) = told(data.compare(*CITIES))[1]
    assert caveat.en == f"the source says {printed} ({bound}); do not quote it as exact."
    assert caveat.zh == f"来源为{printed}；不要当作准确值引用。"


def test_an_exact_figure_and_a_rank_without_a_number_have_no_bound() -> None:
    assert ids(two(other="bound: exact, source: late"), *CITIES) == [[], []]
    data = dataset_of(fact("shenzhen", "gdp", 3, "亿元") + RANK_ONLY.format("zhuhai"))
    assert ids(data, *CITIES) == [[], []]


@pytest.mark.parametrize(
    ("status", "due"),
    [("provisional", ["provisional"]), ("doubtful", ["doubtful"]), ("estimated", ["estimated"]), ("forecast", ["estimated"]), ("break", []), ("~", [])],
)  # fmt: skip
def test_a_figure_that_is_not_final_is_a_caveat(status: str, due: list[str]) -> None:
    assert ids(two(f"status: {status}, source: late"), *CITIES) == [due, []]


def test_what_is_said_of_a_status_names_it() -> None:
    said = {
        status: told(two(f"status: {status}, source: late").compare(*CITIES))[0][0]
        for status in ("provisional", "estimated", "forecast", "doubtful")
    }
    assert {status: caveat.en.split(";")[0] for status, caveat in said.items()} == {
        "provisional": "preliminary figure", "estimated": "an estimate", "forecast": "a forecast", "doubtful": "doubtful figure",
    }  # fmt: skip
    assert [caveat.zh.split("；")[0] for caveat in said.values()] == ["初步数", "估计数", "预测数", "存疑"]
    assert [caveat.severity for caveat in said.values()] == ["note", "note", "note", "warning"]


def test_a_doubtful_figure_tells_its_note() -> None:
    ((caveat,), _) = told(two("status: doubtful, note: a slip of the pen, source: late").compare(*CITIES))
    assert caveat.en == "doubtful figure: a slip of the pen; check its source before you use it."
    assert caveat.zh == "存疑：a slip of the pen；使用前请核对来源。"


def test_no_preliminary_figure_is_warned_of_where_the_final_one_is_taken() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", "status: provisional, source: early")
        + fact("shenzhen", "gdp", "3.2", "亿元", "source: late")
        + fact("zhuhai", "gdp", 2, "亿元")
    )
    assert ids(data, *CITIES) == [[], []]


def test_an_implied_figure_names_the_fact_to_cite_and_a_stated_one_does_not() -> None:
    gap = "versus: {region: china, by: 2.5, unit: 个百分点}, source: paper"
    stated, implied = told(dataset_of(fact("shandong", "output-growth", "7.1", "%", gap)).compare("shandong", "china"))
    assert stated == []
    (caveat,) = implied
    assert caveat.en == "not stated, but implied by shandong/output-growth/2023/paper; cite that fact."
    assert "shandong/output-growth/2023/paper 推得" in caveat.zh


def test_a_stated_gap_is_a_difference_though_nothing_says_when() -> None:
    gap = "  - {region: shandong, metric: output-growth, value: 7.1, unit: '%', versus: {region: china, by: 2.5, unit: 个百分点}, source: paper}\n"
    for regions in (("shandong", "china"), ("china", "shandong")):
        assert [set(found) - {"implied"} for found in ids(dataset_of(gap), *regions)] == [set(), set()]


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
    assert caveat.en == "another source has 4.0亿元 (paper); `econfacts show shenzhen gdp` lists all."
    assert caveat.zh == "另有来源为4.0亿元（paper）；econfacts show shenzhen gdp 列出全部。"


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


def test_get_and_compare_have_one_rule_whether_two_sources_disagree() -> None:
    """34606.40 亿元 beside 3.46 万亿元 is a rounding for both; beside 3.52 万亿元 it is a disagreement for both."""
    for coarse, due in (("3.46", []), ("3.52", ["sources-disagree"])):
        data = dataset_of(
            fact("shenzhen", "gdp", "34606.40", "亿元", "source: early")
            + fact("shenzhen", "gdp", coarse, "万亿元")
            + fact("zhuhai", "gdp", 2, "亿元")
        )
        assert [caveat.id for caveat in data.remarks(data.answers("shenzhen", "gdp"))] == due
        assert ids(data, *CITIES) == [due, []]
        assert data.rank("gdp").records()[0]["caveats"] == due


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
        ("gdp", "2023", "2023", None),
        ("gdp", "2023", "2023-01/2023-12", None),  # the same days, written otherwise
        ("gdp", "2023", "2022", "period-differs"),
        ("gdp", "2023-01/2023-03", "2023-04/2023-06", "period-differs"),
        ("gdp", "2023", "2023-01/2023-09", "partial-period"),
        ("gdp", "2023", "2023-12", "partial-period"),
        ("gdp", "2023", "2023/..", "period-differs"),
        ("output-growth", "2023", "2023-01/2023-06", "partial-period"),
        ("output-growth", "2023", "2022", "period-differs"),
        ("factories", "2023", "2023-12-31", None),
        ("factories", "2023-12", "2023-12-31", None),
        ("factories", "2023-12-31", "2023", None),
        ("factories", "2023-06-30", "2023-12-31", "period-differs"),
        ("factories", "2023-06-30", "2023", "period-differs"),
        ("factories", "2023", "2022", "period-differs"),
        ("factories", "2015/2023", "2023", "period-differs"),
        ("factories", "2020/..", "2023", "period-differs"),
        ("factories", "2020/..", "2020/..", None),
        ("rd-share", "2023", "2022", "period-differs"),
        ("rd-share", "2023", "2023-01/2023-06", "period-differs"),
    ],
)
def test_different_periods_are_a_caveat_but_not_a_stock_and_the_year_it_is_of(
    metric: str, first: str, second: str, due: str | None
) -> None:
    data = two(metric=metric, first=first, second=second)
    refused = due is not None and metric in ("gdp", "output-growth")
    for regions in (CITIES, CITIES[::-1]):
        assert ids(data, *regions) == [[], [due] if due else []]
        (_, found) = told(data.compare(*regions))
        assert [caveat.severity for caveat in found] == ["refused" if refused else "warning"] * (due is not None)
        _, figure = data.compare(*regions).rows[0].figures
        assert (figure.gap.difference is None) == refused
        assert (figure.gap.ratio is None) == (refused or metric in ("rd-share", "output-growth"))
        assert (figure.gap.margin is None) == refused


def test_a_dated_figure_beside_an_undated_one_is_a_caveat_that_says_which() -> None:
    undated = "  - {region: zhuhai, metric: factories, value: 2, unit: 家, source: late}\n"
    data = dataset_of(fact("shenzhen", "factories", 3, "家") + undated)
    (_, (caveat,)) = told(data.compare(*CITIES))
    assert caveat.id == "period-differs"
    assert caveat.en.startswith("Shenzhen 2023, Zhuhai undated: not the same period; ")
    assert caveat.zh.startswith("深圳 2023、珠海 未注明：时期不同；")


def test_half_a_year_is_not_set_against_a_year_even_where_that_year_was_asked_for() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", period="2016-01/2016-06") + fact("zhuhai", "gdp", 2, "亿元", period="2016")
    )
    for regions in (CITIES, CITIES[::-1]):
        (row,) = data.compare(*regions, metric="gdp", period="2016").rows
        assert [(figure.region.id, figure.gap.difference, figure.gap.ratio) for figure in row.figures] == [
            (region, None, None) for region in regions
        ]
        (caveat,) = row.figures[1].caveats
        assert (caveat.id, caveat.severity) == ("partial-period", "refused")
        assert "Shenzhen 2016-01/2016-06" in caveat.en
        assert "深圳 2016-01/2016-06" in caveat.zh
        assert "--period" not in caveat.en


VINTAGES = [
    ("gdp", "preliminary", "final", "2023", "note"),
    ("gdp", "final", "census", "2023", "warning"),
    ("gdp", "preliminary", "census", "2022", "warning"),
    ("gdp", "preliminary", "census", "2024", "note"),
    ("gdp", "preliminary", "census", "2022/2024", "note"),
    ("gdp", "preliminary", "census", "2022/2023", "warning"),
    ("gdp", "preliminary", "census", "2023/..", "warning"),
    ("output-growth", "preliminary", "census", "2023", "note"),
    ("rd-share", "preliminary", "census", "2023", "warning"),
    ("gdp", "final", "final", "2023", None),
]


@pytest.mark.parametrize(("metric", "one", "other", "period", "severity"), VINTAGES)
def test_two_accountings_are_a_warning_across_a_benchmark_and_else_a_note(
    metric: str, one: str, other: str, period: str, severity: str | None
) -> None:
    data = two(f"vintage: {one}, source: late", f"vintage: {other}, source: late", metric, first=period, second=period)
    for regions in (CITIES, CITIES[::-1]):
        first, second = told(data.compare(*regions, metric=metric))
        assert first == []
        assert [(caveat.id, caveat.severity) for caveat in second] == (
            [("vintage-differs", severity)] if severity else []
        )


def test_a_row_of_two_accountings_is_of_none_and_undated_figures_are_on_the_basis_of_theirs() -> None:
    lines = [f"vintage: {vintage}, source: late" for vintage in ("final", "census")]
    assert two(*lines).compare(*CITIES).rows[0].vintage is None
    assert two(lines[0], lines[0]).compare(*CITIES).rows[0].vintage is not None
    undated = "".join(f"  - {{region: {region}, metric: factories, value: 3, unit: 家, {line}}}\n" for region, line in zip(CITIES, lines, strict=True))  # fmt: skip
    assert "vintage-differs" in ids(dataset_of(undated), *CITIES)[1]


def test_an_accounting_is_called_by_its_name() -> None:
    (_, (caveat,)) = told(two("vintage: final, source: late", "vintage: census, source: late").compare(*CITIES))
    assert "Shenzhen: final verification, Zhuhai: revised after the census" in caveat.en
    assert "深圳：最终核实，珠海：普查修订" in caveat.zh


def test_levels_that_differ_are_a_caveat_of_amounts_and_a_whole_contains_its_parts() -> None:
    lines = "".join(
        fact(region, "gdp", f"{number}.0", "亿元")
        for number, region in enumerate(("shenzhen", "zhuhai", "guangdong", "shandong", "china"), start=3)
    )
    data = dataset_of(lines)
    assert ids(data, "shenzhen", "zhuhai", "guangdong", "shandong", "china") == [
        [], [], ["level-differs", "contains"], ["level-differs"], ["level-differs", "contains"],
    ]  # fmt: skip
    assert ids(data, "china", "shenzhen") == [[], ["level-differs", "contains"]]
    assert ids(data, "guangdong", "shandong") == [[], []]
    level, contains = told(data.compare("shenzhen", "china"))[1]
    assert level.en.startswith("Shenzhen is a city, China a country: ")
    assert level.zh.startswith("深圳为地级，中国为国家：")
    assert contains.en.startswith("China contains Shenzhen")
    assert contains.zh.startswith("中国包含深圳")


@pytest.mark.parametrize(("metric", "unit"), [("output-growth", "%"), ("rd-share", "%"), ("gdp-per-head", "元")])
def test_rates_and_figures_per_head_do_not_depend_on_a_regions_level(metric: str, unit: str) -> None:
    data = dataset_of(fact("shenzhen", metric, "3.0", unit) + fact("china", metric, "2.0", unit))
    assert ids(data, "shenzhen", "china") == [[], []]


def test_a_municipality_is_a_city_and_a_province() -> None:
    from tests.answers.test_dataset import DECLARED

    declared = DECLARED.replace("shandong: {en: Shandong, zh: 山东, level: province", "shandong: {en: Shandong, zh: 山东, level: [province, city]")  # fmt: skip
    lines = "".join(fact(region, "gdp", f"{number}.0", "亿元") for number, region in enumerate(("shandong", "shenzhen", "guangdong", "china"), 3))  # fmt: skip
    data = dataset_of(lines, declared)
    assert ids(data, "shandong", "shenzhen", "guangdong", "china") == [[], [], [], ["level-differs", "contains"]]


def test_figures_per_head_are_not_warned_of_levels() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "3.0", "亿元") + fact("guangdong", "gdp", "9.0", "亿元") + PEOPLE
        + fact("guangdong", "resident-population", 12706, "万人", period="2023-12-31")
    )  # fmt: skip
    assert ids(data, "shenzhen", "guangdong", per_capita=True) == [["year-end-population"]] * 2
    assert ids(data, "shenzhen", "guangdong") == [[], ["level-differs", "contains"]]


def test_what_is_to_be_said_of_the_residents_is_said_of_the_figure_per_head() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "3.0", "亿元", "status: provisional, source: late") + fact("zhuhai", "gdp", "9.0", "亿元")
        + fact("shenzhen", "resident-population", 1700, "万人", "status: provisional, bound: about, source: late")
        + fact("zhuhai", "resident-population", 200, "万人") + fact("zhuhai", "resident-population", 300, "万人", "source: early")
    )  # fmt: skip
    assert ids(data, *CITIES, per_capita=True) == [
        ["provisional", "bound", "year-end-population"], ["sources-disagree", "year-end-population"],
    ]  # fmt: skip
    records = data.compare(*CITIES, metric="gdp", per_capita=True).records()
    assert records[0]["caveats"] == ["provisional", "bound", "year-end-population"]


def test_the_published_figure_per_head_is_named_beside_the_computed_one() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "34606.40", "亿元") + fact("zhuhai", "gdp", "4233.22", "亿元") + PEOPLE
        + fact("shenzhen", "gdp-per-head", 195230, "元") + fact("zhuhai", "gdp-per-head", 1, "元", period="2022")
        + RANK_ONLY.format("zhuhai").replace("metric: gdp,", "metric: gdp-per-head,")
    )  # fmt: skip
    first, second = told(data.compare(*CITIES, metric="gdp", per_capita=True))
    assert [caveat.id for caveat in first] == ["year-end-population", "per-capita-published"]
    assert [caveat.id for caveat in second] == ["year-end-population"]
    assert first[1].en == "Shenzhen's official figure per head of 2023 is CNY 195,230 (gdp-per-head): quote that."
    assert first[1].zh == "深圳 2023 年官方人均数为19.5230万元（gdp-per-head）；请引用该数。"
    assert "divided by the residents of 2023-12-31" in first[0].en
    assert "2023-12-31" in first[0].zh


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
    assert (caveat.id, caveat.severity) == ("definition-differs", "warning")
    assert "Shenzhen: with branches; Zhuhai: without branches" in caveat.en
    assert "深圳：with branches；珠海：without branches" in caveat.zh
    assert ids(two("definition: with branches, source: late"), *CITIES) == [[], ["definition-differs"]]
    same = "definition: with branches, source: late"
    assert ids(two(same, same), *CITIES) == [[], []]


@pytest.mark.parametrize(
    ("one", "other", "due"),
    [("5", "5.3", True), ("5", "5.52", False), ("5.2", "5", True), ("5.7", "5.8", False), ("5.8", "5.8", True)],
)
def test_what_rounding_does_not_tell_apart_is_a_warning(one: str, other: str, due: bool) -> None:
    data = dataset_of(fact("shenzhen", "output-growth", one, "%") + fact("zhuhai", "output-growth", other, "%"))
    assert ids(data, *CITIES) == [[], ["within-rounding"] if due else []]
    if due:
        (_, (caveat,)) = told(data.compare(*CITIES))
        assert caveat.en.startswith("Shenzhen and Zhuhai cannot be told apart")
        assert caveat.zh.startswith("深圳与珠海在所公布的位数上不分高下")


def test_equal_counts_are_equal_and_a_bound_leaves_the_order_to_itself() -> None:
    assert ids(dataset_of(fact("shenzhen", "factories", 7, "家") + fact("zhuhai", "factories", 7, "家")), *CITIES) == [
        [],
        [],
    ]
    data = dataset_of(
        fact("shenzhen", "gdp", 13, "亿元", "bound: over, source: late") + fact("zhuhai", "gdp", 20, "亿元")
    )
    assert ids(data, *CITIES) == [["bound"], []]


def test_only_the_other_region_is_warned_of_against_the_first() -> None:
    """Two others that differ from each other are no matter: both are set against the first."""
    data = dataset_of(
        fact("shenzhen", "gdp", "3.0", "亿元")
        + fact("zhuhai", "gdp", "4.0", "亿元", period="2022")
        + fact("shantou", "gdp", "5.0", "亿元")
    )
    assert ids(data, "shenzhen", "zhuhai", "shantou") == [[], ["period-differs"], []]


def test_another_source_is_told_by_its_number_and_not_by_the_index_that_it_prints() -> None:
    growth = fact("shenzhen", "output-growth", "5.2", "%", "source: late") + fact("zhuhai", "output-growth", "4.0", "%")
    growth += fact("shenzhen", "output-growth", "5.9", "%", 'source: early, printed: "105.9"')
    [shenzhen, _] = told(dataset_of(growth).compare("shenzhen", "zhuhai", metric="output-growth"))
    assert [caveat.id for caveat in shenzhen] == ["sources-disagree"]
    assert "5.9% (early)" in shenzhen[0].en
    assert "105.9" not in shenzhen[0].en + shenzhen[0].zh

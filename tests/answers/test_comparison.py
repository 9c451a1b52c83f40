"""Regions side by side, and in order: what is computed, exactly, and what is refused."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.answers.comparison import Compared, Comparison, Ranking
from econfacts.answers.dataset import Dataset
from tests.answers.test_dataset import DECLARED, dataset_of

MODEST = settings(max_examples=25, deadline=None)

numbers = st.decimals(min_value=Decimal("0.001"), max_value=Decimal("999999.999"), places=3)


def fact(region: str, metric: str, value: object, unit: str, rest: str = "source: late", period: str = "2023") -> str:
    return f'  - {{region: {region}, metric: {metric}, period: {period}, value: {value}, unit: "{unit}", {rest}}}\n'


def pair(comparison: Comparison) -> tuple[Compared, Compared]:
    """The two figures of a comparison's only row."""
    (row,) = comparison.rows
    first, second = row.figures
    return first, second


# --- side by side ---------------------------------------------------------------------------------------


def test_difference_and_ratio_are_against_the_first_region_and_exact() -> None:
    data = dataset_of(fact("shenzhen", "gdp", "34606.40", "亿元") + fact("guangdong", "gdp", "13.57", "万亿元"))
    first, second = pair(data.compare("shenzhen", "guangdong"))
    assert (first.difference, first.ratio) == (None, None)
    assert second.difference == Decimal("3460640000000") - Decimal("13570000000000")
    assert second.ratio == Decimal("0.255021370671")
    assert [type(each) for each in (first.value, second.value, second.difference, second.ratio)] == [Decimal] * 4


def test_the_record_has_the_keys_of_the_contract() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", "bound: over, source: late") + fact("zhuhai", "gdp", 2, "亿元")
    )
    assert data.compare("shenzhen", "zhuhai").records() == [
        {
            "metric": "gdp", "period": "2023", "region": "shenzhen", "value": Decimal("3E+8"), "measure": "CNY",
            "printed": "over 3亿元", "difference": None, "ratio": None, "caveats": ["bound"], "id": "shenzhen/gdp/2023/late",
        },
        {
            "metric": "gdp", "period": "2023", "region": "zhuhai", "value": Decimal("2E+8"), "measure": "CNY",
            "printed": "2亿元", "difference": Decimal("1E+8"), "ratio": Decimal("1.5"), "caveats": [],
            "id": "zhuhai/gdp/2023/late",
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("metric", "unit", "divides"),
    [
        ("factories", "家", True), ("gdp", "亿元", True), ("output-growth", "%", False), ("rd-share", "%", False),
        ("years-first", "年", False), ("years-needed", "年", False), ("score", "家", False),
    ],
)  # fmt: skip
def test_only_stocks_and_flows_have_a_ratio_and_everything_has_a_difference(
    metric: str, unit: str, divides: bool
) -> None:
    data = dataset_of(fact("shenzhen", metric, "7.5", unit) + fact("zhuhai", metric, "2.5", unit))
    _, second = pair(data.compare("shenzhen", "zhuhai"))
    assert second.difference == quantity("5.0", unit)
    assert second.ratio == (3 if divides else None)


def quantity(number: str, unit: str) -> Decimal:
    return Decimal(number).scaleb(8 if unit == "亿元" else 0)


@MODEST
@given(numbers, st.sampled_from(["gdp", "factories", "output-growth"]))
def test_a_region_beside_itself_has_difference_0_and_ratio_1(number: Decimal, metric: str) -> None:
    unit = {"gdp": "亿元", "factories": "家", "output-growth": "%"}[metric]
    data = dataset_of(fact("shenzhen", metric, number, unit))
    first, second = pair(data.compare("shenzhen", "深圳"))
    assert second.difference == 0
    assert second.ratio == (None if metric == "output-growth" else 1)
    assert first.value == second.value
    assert second.caveats == first.caveats == ()


@MODEST
@given(numbers, numbers)
def test_swapping_two_regions_negates_the_difference_and_inverts_the_ratio(one: Decimal, other: Decimal) -> None:
    data = dataset_of(fact("shenzhen", "gdp", one, "亿元") + fact("zhuhai", "gdp", other, "万亿元"))
    (_, forth), (_, back) = pair(data.compare("shenzhen", "zhuhai")), pair(data.compare("zhuhai", "shenzhen"))
    assert forth.difference is not None
    assert back.difference == forth.difference.copy_negate()
    assert forth.ratio is not None
    assert back.ratio is not None
    assert abs(Fraction(forth.ratio) * Fraction(back.ratio) - 1) < Fraction(1, 10**11)


def test_nothing_is_divided_by_zero() -> None:
    data = dataset_of(fact("shenzhen", "gdp", 5, "亿元") + fact("zhuhai", "gdp", "0.0", "亿元"))
    _, second = pair(data.compare("shenzhen", "zhuhai"))
    assert (second.difference, second.ratio) == (Decimal(500000000), None)
    _, second = pair(data.compare("zhuhai", "shenzhen"))
    assert second.ratio == 0


def test_only_what_two_regions_share_is_compared_unless_everything_is_asked_for() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元") + fact("zhuhai", "factories", 7, "家")
        + fact("shantou", "score", 1, "家")
    )  # fmt: skip
    assert [row.metric.id for row in data.compare("shenzhen", "zhuhai").rows] == ["gdp"]
    everything = data.compare("shenzhen", "zhuhai", everything=True)
    assert [(row.metric.id, [each.region for each in row.figures]) for row in everything.rows] == [
        ("gdp", ["shenzhen", "zhuhai"]), ("factories", ["zhuhai"]),
    ]  # fmt: skip
    assert data.compare("shantou", "shenzhen").rows == ()
    assert [row.metric.id for row in data.compare("shenzhen", "zhuhai", topic="工业", everything=True).rows] == [
        "factories"
    ]


def test_where_the_first_region_has_no_figure_nothing_is_set_against_another() -> None:
    data = dataset_of(fact("zhuhai", "gdp", 2, "亿元") + fact("shantou", "gdp", 3, "亿元"))
    for figure in pair(data.compare("shenzhen", "zhuhai", "shantou")):
        assert (figure.difference, figure.ratio) == (None, None)


def test_figures_of_one_period_are_compared_even_where_a_region_has_a_later_one() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 4, "亿元", period="2024") + fact("shenzhen", "gdp", 3, "亿元", period="2023")
        + fact("zhuhai", "gdp", 1, "亿元", period="2022") + fact("zhuhai", "gdp", 2, "亿元", period="2023")
    )  # fmt: skip
    assert [figure.period for figure in pair(data.compare("shenzhen", "zhuhai"))] == ["2023", "2023"]
    assert [each.period for each in pair(data.compare("shenzhen", "zhuhai", period="2023"))] == ["2023", "2023"]
    assert data.compare("shenzhen", "zhuhai", period="2024").rows == ()


def test_a_period_in_which_both_have_a_number_is_preferred_to_one_where_a_region_has_only_a_rank() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 4, "亿元") + fact("shenzhen", "gdp", 3, "亿元", period="2022")
        + "  - {region: zhuhai, metric: gdp, period: 2023, rank: {position: 9, among: china-cities}, source: late}\n"
        + fact("zhuhai", "gdp", 1, "亿元", period="2022")
    )  # fmt: skip
    _, second = pair(data.compare("shenzhen", "zhuhai"))
    assert (second.period, second.ratio) == ("2022", Decimal(3))


def test_a_rank_without_a_number_stands_there_without_difference() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 4, "亿元")
        + "  - {region: zhuhai, metric: gdp, period: 2023, rank: {position: 9, among: china-cities}, source: late}\n"
    )
    _, second = pair(data.compare("shenzhen", "zhuhai"))
    assert (second.value, second.printed, second.difference, second.ratio) == (None, None, None, None)


# --- implied figures ------------------------------------------------------------------------------------


def versus(value: object, by: object) -> Dataset:
    return dataset_of(
        fact(
            "shandong",
            "output-growth",
            value,
            "%",
            f"versus: {{region: china, by: {by}, unit: 个百分点}}, source: paper",
        )
    )


@pytest.mark.parametrize(
    ("value", "by", "implied", "gap"),
    [("7.1", "2.5", "4.6", "2.5"), ("24.4", "26.7", "-2.3", "26.7"), ("1.20", "-0.5", "1.70", "-0.5"), ("2", "0.25", "1.75", "0.25")],
)  # fmt: skip
def test_a_stated_gap_implies_the_other_regions_value_and_is_the_difference(
    value: str, by: str, implied: str, gap: str
) -> None:
    data = versus(value, by)
    _, china = pair(data.compare("shandong", "china"))
    assert str(china.value) == implied
    assert china.printed == f"{implied}%"
    assert china.difference == Decimal(gap)
    assert china.ratio is None
    assert china.fact.implied_by == "shandong/output-growth/2023/paper"
    assert china.id == "china/output-growth/2023/paper~shandong"


@MODEST
@given(st.decimals(-1000, 1000, places=4), st.decimals(-1000, 1000, places=2))
def test_an_implied_value_plus_its_gap_is_the_stated_value(value: Decimal, by: Decimal) -> None:
    data = versus(f"{value:f}", f"{by:f}")
    stated, implied = data.get("shandong", "output-growth"), data.get("china", "output-growth")
    assert implied.value is not None
    assert Fraction(implied.value) + Fraction(by) == Fraction(value)
    assert stated.value == value


def test_a_gap_in_another_unit_of_the_measure_is_scaled_and_printed_in_the_facts_own() -> None:
    data = dataset_of(
        fact("shandong", "gdp", "9.2", "万亿元", "versus: {region: guangdong, by: -43700, unit: 亿元}, source: paper")
    )
    implied = data.get("guangdong", "gdp")
    assert (implied.value, implied.printed) == (Decimal("13570000000000"), "13.5700万亿元")


# --- per head -------------------------------------------------------------------------------------------


PEOPLE = fact("shenzhen", "resident-population", "1779.01", "万人", period="2023-12-31") + fact(
    "zhuhai", "resident-population", "249.41", "万人", period="2023-12-31"
)


def test_a_figure_per_head_is_the_amount_by_the_people_of_its_year_and_shows_both() -> None:
    data = dataset_of(fact("shenzhen", "gdp", "34606.40", "亿元") + fact("zhuhai", "gdp", "4233.22", "亿元") + PEOPLE)
    comparison = data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True)
    first, second = pair(comparison)
    assert comparison.per_capita
    assert first.value == Decimal("194526.169049")  # 3460640000000 / 17790100
    assert second.value == Decimal("169729.361293")  # 423322000000 / 2494100
    assert second.difference == Decimal("24796.807756")
    assert second.ratio == Decimal("1.14609615901")
    assert first.measure == "CNY/person"
    assert first.printed == "34606.40亿元 ÷ 1779.01万人"
    assert first.id == "shenzhen/gdp/2023/late ÷ shenzhen/resident-population/2023-12-31/late"
    assert first.period == "2023"
    assert {type(each) for each in (first.value, second.difference, second.ratio)} == {Decimal}


def refusals(comparison: Comparison) -> list[tuple[str, str | None, str]]:
    return [(each.metric.id, each.region and each.region.id, each.text("en")) for each in comparison.refusals]


@pytest.mark.parametrize(
    ("metric", "unit", "why"),
    [
        ("output-growth", "%", "a growth is not divided by people"),
        ("rd-share", "%", "a share is not divided by people"),
        ("years-first", "年", "a streak is not divided by people"),
        ("gdp-per-head", "元", "is per head already"),
        ("resident-population", "万人", "is the population itself"),
    ],
)
def test_what_cannot_be_per_head_is_refused_once_with_the_reason(metric: str, unit: str, why: str) -> None:
    data = dataset_of(fact("shenzhen", metric, 3, unit) + fact("zhuhai", metric, 2, unit))
    comparison = data.compare("shenzhen", "zhuhai", per_capita=True)
    assert comparison.rows == ()
    assert refusals(comparison) == [(metric, None, why)]
    assert comparison.refusals[0].text("zh") != why


def test_a_region_without_residents_of_that_year_is_refused_by_name() -> None:
    amounts = fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元") + fact("shantou", "gdp", 1, "亿元")
    comparison = dataset_of(
        amounts + PEOPLE + fact("shantou", "resident-population", 5, "万人", period="2022-12-31")
    ).compare("shenzhen", "zhuhai", "shantou", metric="gdp", per_capita=True)
    assert [each.region for each in pair(comparison)] == ["shenzhen", "zhuhai"]
    assert refusals(comparison) == [("gdp", "shantou", "Shantou has no resident population of 2023")]


def test_nobody_lives_in_a_region_of_no_residents_so_nothing_is_divided() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元")
        + fact("zhuhai", "gdp", 2, "亿元")
        + fact("zhuhai", "resident-population", 0, "万人")
    )
    comparison = data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True)
    assert comparison.rows == ()
    assert [region for _, region, _ in refusals(comparison)] == ["shenzhen", "zhuhai"]


def test_a_figure_without_one_year_has_no_residents() -> None:
    undated = "  - {{region: {}, metric: gdp, value: 3, unit: 亿元, source: late}}\n"
    data = dataset_of(undated.format("shenzhen") + undated.format("zhuhai") + PEOPLE)
    comparison = data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True)
    assert [why for _, _, why in refusals(comparison)] == [
        "Shenzhen's figure has no year",
        "Zhuhai's figure has no year",
    ]
    data = dataset_of(fact("shenzhen", "gdp", 3, "亿元", period="2022/2023") + PEOPLE)
    comparison = data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True, everything=True)
    assert [why for _, _, why in refusals(comparison)] == ["Shenzhen has no resident population of 2022/2023"]


def test_the_residents_at_the_end_of_the_year_divide_whatever_the_order_of_the_file() -> None:
    census = fact("shenzhen", "resident-population", 1000, "万人", period="2023-11-01")
    amounts = fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元")
    for facts in (census + amounts + PEOPLE, PEOPLE + amounts + census):
        first, _ = pair(dataset_of(facts).compare("shenzhen", "zhuhai", metric="gdp", per_capita=True))
        assert first.printed == "3亿元 ÷ 1779.01万人"


def test_doubtful_residents_never_divide_where_others_are_known() -> None:
    doubtful = fact("shenzhen", "resident-population", 1, "万人", "status: doubtful, source: late", period="2023-12-31")
    good = PEOPLE.replace("source: late", "source: early")
    amounts = fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元")
    first, _ = pair(dataset_of(doubtful + amounts + good).compare("shenzhen", "zhuhai", metric="gdp", per_capita=True))
    assert first.printed == "3亿元 ÷ 1779.01万人"


# --- in order -------------------------------------------------------------------------------------------


def order(ranking: Ranking) -> list[tuple[int, str]]:
    return [(entry.position, entry.region) for entry in ranking.ranked]


FOUR = (
    fact("zhuhai", "gdp", 2, "亿元")
    + fact("shenzhen", "gdp", 3, "亿元")
    + fact("guangdong", "gdp", "2.0", "亿元")
    + fact("shantou", "gdp", "0.0001", "万亿元")
)


def test_equal_values_share_a_place_and_the_next_is_counted_on() -> None:
    assert order(dataset_of(FOUR).rank("gdp")) == [(1, "shenzhen"), (2, "guangdong"), (2, "zhuhai"), (4, "shantou")]


def test_the_level_filter_ranks_like_with_like_and_says_who_of_it_is_missing() -> None:
    ranking = dataset_of(FOUR).rank("gdp", level="city")
    assert order(ranking) == [(1, "shenzhen"), (2, "zhuhai"), (3, "shantou")]
    assert ranking.missing == ()
    ranking = dataset_of(FOUR).rank("gdp", level="province")
    assert (order(ranking), [region.id for region in ranking.missing]) == ([(1, "guangdong")], ["shandong"])


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_a_rank_does_not_depend_on_the_order_of_the_file(chance: random.Random, values: list[int]) -> None:
    regions = ("china", "guangdong", "shandong", "shenzhen", "zhuhai", "shantou")
    lines = [fact(region, "gdp", value, "亿元") for region, value in zip(regions, values, strict=True)]
    expected = order(dataset_of("".join(lines)).rank("gdp"))
    chance.shuffle(lines)
    assert order(dataset_of("".join(lines)).rank("gdp")) == expected
    for position, region in expected:
        own = values[regions.index(region)]
        assert position == 1 + sum(value > own for value in values)


def test_nor_does_it_depend_on_the_order_in_which_regions_are_declared() -> None:
    lines = [line for line in DECLARED.splitlines(keepends=True) if "level: city, parent" in line]
    assert len(lines) == 3
    backwards = DECLARED.replace("".join(lines), "".join(reversed(lines)))
    equal = fact("shenzhen", "gdp", 1, "亿元") + fact("zhuhai", "gdp", 1, "亿元") + fact("shantou", "gdp", 1, "亿元")
    assert order(dataset_of(equal, backwards).rank("gdp")) == order(dataset_of(equal).rank("gdp"))


def test_values_that_differ_in_the_thirtieth_digit_are_not_equal() -> None:
    small, great = "1" * 30 + ".1", "1" * 30 + ".2"
    data = dataset_of(fact("guangdong", "gdp", small, "元") + fact("shenzhen", "gdp", great, "元"))
    assert order(data.rank("gdp")) == [(1, "shenzhen"), (2, "guangdong")]


def test_the_rank_that_a_source_states_is_kept_apart_from_the_computed_one() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 2, "亿元", "rank: {position: 3, among: china-cities}, source: late")
        + fact("zhuhai", "gdp", 3, "亿元")
        + "  - {region: zhuhai, metric: gdp, period: 2022, rank: {position: 8, among: china-cities}, source: early}\n"
        + "  - {region: zhuhai, metric: gdp, period: 2023, rank: {position: 7, among: china-cities}, source: early}\n"
    )
    first, second = data.rank("gdp").records()
    assert (first["position"], first["region"], first["stated"]) == (
        1,
        "zhuhai",
        {"position": 7, "among": "china-cities"},
    )
    assert (second["position"], second["stated"]) == (2, {"position": 3, "among": "china-cities"})


def test_a_rank_without_a_number_is_no_place_in_the_order() -> None:
    data = dataset_of(
        "  - {region: zhuhai, metric: gdp, period: 2023, rank: {position: 1, among: china-cities}, source: early}\n"
    )
    ranking = data.rank("gdp")
    assert ranking.ranked == ()
    assert "zhuhai" in [region.id for region in ranking.missing]


def test_who_is_missing_and_who_has_only_other_periods_are_told_apart() -> None:
    data = dataset_of(
        FOUR + fact("shandong", "gdp", 9, "万亿元", period="2021") + fact("shandong", "gdp", 8, "万亿元", period="2020")
    )
    ranking = data.rank("gdp")
    assert ranking.period == "2023"
    assert [(region.id, periods) for region, periods in ranking.other_periods] == [("shandong", ("2020", "2021"))]
    assert [region.id for region in ranking.missing] == ["china"]
    ranking = data.rank("gdp", period="2021")
    assert order(ranking) == [(1, "shandong")]
    assert len(ranking.other_periods) == 4


def test_a_quarter_has_no_place_among_years() -> None:
    data = dataset_of(FOUR + fact("shandong", "gdp", 9, "万亿元", period="2023-01/2023-03"))
    for ranking in (data.rank("gdp"), data.rank("gdp", period="2023")):
        assert "shandong" not in [entry.region for entry in ranking.ranked]
        assert [(region.id, periods) for region, periods in ranking.other_periods] == [
            ("shandong", ("2023-01/2023-03",))
        ]


def test_of_quarters_in_the_year_that_was_asked_for_one_is_ranked() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", period="2023-04/2023-06") + fact("zhuhai", "gdp", 2, "亿元", period="2023-04/2023-06")
        + fact("shantou", "gdp", 9, "亿元", period="2023-01/2023-03")
    )  # fmt: skip
    assert order(data.rank("gdp", period="2023")) == [(1, "shenzhen"), (2, "zhuhai")]


def test_a_stock_at_the_years_end_is_the_years() -> None:
    data = dataset_of(
        fact("shenzhen", "factories", 3, "家", period="2023-12-31") + fact("zhuhai", "factories", 4, "家", period="2023")
        + fact("shantou", "factories", 5, "家", period="2022-12-31")
    )  # fmt: skip
    assert order(data.rank("factories", period="2023")) == [(1, "zhuhai"), (2, "shenzhen")]


def test_shares_of_one_day_are_ranked_when_their_year_is_asked_for() -> None:
    data = dataset_of(
        fact("shenzhen", "rd-share", 3, "%", period="2023-12-31")
        + fact("zhuhai", "rd-share", 4, "%", period="2023-12-31")
    )
    assert order(data.rank("rd-share", period="2023")) == [(1, "zhuhai"), (2, "shenzhen")]


def test_undated_figures_are_ranked_where_there_are_no_others() -> None:
    undated = "  - {{region: {}, metric: score, value: {}, unit: 家, source: late}}\n"
    data = dataset_of(undated.format("shenzhen", 3) + undated.format("zhuhai", 4))
    ranking = data.rank("score")
    assert (ranking.period, order(ranking)) == (None, [(1, "zhuhai"), (2, "shenzhen")])
    data = dataset_of(undated.format("shenzhen", 3) + fact("zhuhai", "score", 4, "家"))
    assert [(region.id, periods) for region, periods in data.rank("score").other_periods] == [("shenzhen", ("—",))]


def test_a_ranked_record_has_unit_period_source_and_caveats_in_view_and_no_floats() -> None:
    data = dataset_of(fact("shenzhen", "gdp", "3.50", "亿元", "bound: over, status: provisional, source: late"))
    (record,) = data.rank("gdp").records()
    assert record == {
        "position": 1, "region": "shenzhen", "level": "city", "metric": "gdp", "period": "2023",
        "value": Decimal("350000000"), "measure": "CNY", "printed": "over 3.50亿元", "stated": None,
        "status": "provisional", "implied_by": None, "source": "late", "caveats": ["bound", "provisional"],
        "id": "shenzhen/gdp/2023/late",
    }  # fmt: skip
    assert type(record["value"]) is Decimal


def test_an_implied_figure_is_ranked_and_marked() -> None:
    ranking = versus("7.1", "2.5").rank("output-growth")
    assert order(ranking) == [(1, "shandong"), (2, "china")]
    assert [entry.implied_by for entry in ranking.ranked] == [None, "shandong/output-growth/2023/paper"]

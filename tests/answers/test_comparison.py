"""Regions side by side, and in order: what is computed, exactly, and what is refused."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.answers.comparison import Comparison
from econfacts.answers.dataset import Dataset
from econfacts.answers.figures import Figure
from econfacts.errors import UsageError
from tests.answers.test_dataset import DECLARED, dataset_of

MODEST = settings(max_examples=25)

numbers = st.decimals(min_value=Decimal("0.001"), max_value=Decimal("999999.999"), places=3)


def fact(region: str, metric: str, value: object, unit: str, rest: str = "source: late", period: str = "2023") -> str:
    return f'  - {{region: {region}, metric: {metric}, period: {period}, value: {value}, unit: "{unit}", {rest}}}\n'


def pair(comparison: Comparison) -> tuple[Figure, Figure]:
    """The two figures of a comparison's only row."""
    (row,) = comparison.rows
    first, second = row.figures
    return first, second


# --- side by side ---------------------------------------------------------------------------------------


def test_difference_and_ratio_are_against_the_first_region_and_exact() -> None:
    data = dataset_of(fact("shenzhen", "gdp", "34606.40", "亿元") + fact("guangdong", "gdp", "13.57", "万亿元"))
    first, second = pair(data.compare("shenzhen", "guangdong"))
    assert (first.gap.difference, first.gap.ratio) == (None, None)
    assert second.gap.difference == Decimal("3460640000000") - Decimal("13570000000000")
    assert second.gap.ratio == Decimal("0.255021370671")
    assert [type(each) for each in (first.value, second.value, second.gap.difference, second.gap.ratio)] == [
        Decimal
    ] * 4


def test_the_record_has_the_keys_of_the_contract() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", "bound: over, source: late") + fact("zhuhai", "gdp", 2, "亿元")
    )
    assert data.compare("shenzhen", "zhuhai").records() == [
        {
            "metric": "gdp", "period": "2023", "region": "shenzhen", "value": Decimal("3E+8"), "measure": "CNY",
            "printed": "over 3亿元", "difference": None, "ratio": None, "caveats": ["bound"], "id": "shenzhen/gdp/2023/late",
            "vintage": None, "margin": None,
        },
        {
            "metric": "gdp", "period": "2023", "region": "zhuhai", "value": Decimal("2E+8"), "measure": "CNY",
            "printed": "2亿元", "difference": Decimal("1E+8"), "ratio": Decimal("1.5"), "caveats": [],
            "id": "zhuhai/gdp/2023/late", "vintage": None, "margin": None,
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
    assert second.gap.difference == quantity("5.0", unit)
    assert second.gap.ratio == (3 if divides else None)


def quantity(number: str, unit: str) -> Decimal:
    return Decimal(number).scaleb(8 if unit == "亿元" else 0)


def test_a_region_beside_itself_is_refused_by_whatever_names() -> None:
    data = dataset_of(fact("shenzhen", "gdp", 3, "亿元"))
    with pytest.raises(UsageError, match="shenzhen stands twice"):
        data.compare("shenzhen", "深圳")
    with pytest.raises(
        UsageError, match=r"^compare needs two regions or more, such as `econfacts compare shandong china`$"
    ):
        data.compare("shenzhen")


@MODEST
@given(numbers, numbers)
def test_swapping_two_regions_negates_the_difference_and_inverts_the_ratio(one: Decimal, other: Decimal) -> None:
    data = dataset_of(fact("shenzhen", "gdp", one, "亿元") + fact("zhuhai", "gdp", other, "万亿元"))
    (_, forth), (_, back) = pair(data.compare("shenzhen", "zhuhai")), pair(data.compare("zhuhai", "shenzhen"))
    assert forth.gap.difference is not None
    assert back.gap.difference == forth.gap.difference.copy_negate()
    assert forth.gap.ratio is not None
    assert back.gap.ratio is not None
    assert abs(Fraction(forth.gap.ratio) * Fraction(back.gap.ratio) - 1) < Fraction(1, 10**11)


def test_nothing_is_divided_by_zero() -> None:
    data = dataset_of(fact("shenzhen", "gdp", 5, "亿元") + fact("zhuhai", "gdp", "0.0", "亿元"))
    _, second = pair(data.compare("shenzhen", "zhuhai"))
    assert (second.gap.difference, second.gap.ratio) == (Decimal(500000000), None)
    _, second = pair(data.compare("zhuhai", "shenzhen"))
    assert second.gap.ratio == 0


def test_only_what_two_regions_share_is_compared_unless_everything_is_asked_for() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元") + fact("zhuhai", "factories", 7, "家")
        + fact("shantou", "score", 1, "家")
    )  # fmt: skip
    assert [row.metric.id for row in data.compare("shenzhen", "zhuhai").rows] == ["gdp"]
    everything = data.compare("shenzhen", "zhuhai", everything=True)
    assert [(row.metric.id, [each.region.id for each in row.figures]) for row in everything.rows] == [
        ("gdp", ["shenzhen", "zhuhai"]), ("factories", ["zhuhai"]),
    ]  # fmt: skip
    assert data.compare("shantou", "shenzhen").rows == ()
    assert [row.metric.id for row in data.compare("shenzhen", "zhuhai", topic="工业", everything=True).rows] == [
        "factories"
    ]


def test_where_the_first_region_has_no_figure_nothing_is_set_against_another() -> None:
    data = dataset_of(fact("zhuhai", "gdp", 2, "亿元") + fact("shantou", "gdp", 3, "亿元"))
    for figure in pair(data.compare("shenzhen", "zhuhai", "shantou")):
        assert (figure.gap.difference, figure.gap.ratio) == (None, None)


def test_figures_of_one_period_are_compared_even_where_a_region_has_a_later_one() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 4, "亿元", period="2024") + fact("shenzhen", "gdp", 3, "亿元", period="2023")
        + fact("zhuhai", "gdp", 1, "亿元", period="2022") + fact("zhuhai", "gdp", 2, "亿元", period="2023")
    )  # fmt: skip
    assert [figure.fact.period for figure in pair(data.compare("shenzhen", "zhuhai"))] == ["2023", "2023"]
    assert [each.fact.period for each in pair(data.compare("shenzhen", "zhuhai", period="2023"))] == ["2023", "2023"]
    first, second = pair(data.compare("shenzhen", "zhuhai", period="2024"))
    assert (first.fact.period, second.fact.period, second.gap.difference) == ("2024", "2023", None)
    assert data.compare("shenzhen", "zhuhai", period="2019").rows == ()


def test_a_period_in_which_both_have_a_number_is_preferred_to_one_where_a_region_has_only_a_rank() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 4, "亿元") + fact("shenzhen", "gdp", 3, "亿元", period="2022")
        + "  - {region: zhuhai, metric: gdp, period: 2023, rank: {position: 9, among: china-cities}, source: late}\n"
        + fact("zhuhai", "gdp", 1, "亿元", period="2022")
    )  # fmt: skip
    _, second = pair(data.compare("shenzhen", "zhuhai"))
    assert (second.fact.period, second.gap.ratio) == ("2022", Decimal(3))


def test_a_rank_without_a_number_stands_there_without_difference() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 4, "亿元")
        + "  - {region: zhuhai, metric: gdp, period: 2023, rank: {position: 9, among: china-cities}, source: late}\n"
    )
    _, second = pair(data.compare("shenzhen", "zhuhai"))
    assert (second.reading, second.printed, second.gap.difference, second.gap.ratio) == (
        None,
        None,
        None,
        None,
    )


# --- of one accounting ----------------------------------------------------------------------------------


def with_vintages(*facts: tuple[str, str, str, str]) -> Dataset:
    """GDP of a region, period and vintage."""
    return dataset_of(
        "".join(
            fact(region, "gdp", value, "亿元", f"vintage: {vintage}, source: late", period)
            for region, period, vintage, value in facts
        )
    )


def chosen(comparison: Comparison) -> list[tuple[str | None, str | None]]:
    return [(figure.fact.period, figure.fact.vintage) for figure in comparison.rows[0].figures]


def test_regions_are_compared_in_the_vintage_that_both_have_and_of_several_the_later() -> None:
    data = with_vintages(
        ("shenzhen", "2023", "preliminary", "43760.7"), ("shenzhen", "2023", "census", "47353.7"),
        ("zhuhai", "2023", "preliminary", "47218.7"),
    )  # fmt: skip
    comparison = data.compare("shenzhen", "zhuhai")
    assert chosen(comparison) == [("2023", "preliminary")] * 2
    assert comparison.rows[0].vintage is not None
    assert comparison.rows[0].vintage.id == "preliminary"
    assert [caveat for _, caveat in comparison.caveats()] == []
    later = with_vintages(
        *[(region, "2023", vintage, "3.0") for region in ("shenzhen", "zhuhai") for vintage in ("census", "preliminary", "final")]
    )  # fmt: skip
    assert chosen(later.compare("shenzhen", "zhuhai")) == [("2023", "census")] * 2
    assert chosen(later.compare("shenzhen", "zhuhai", vintage="final")) == [("2023", "final")] * 2


def test_an_earlier_period_that_is_shared_in_one_vintage_is_taken_before_a_later_one_that_is_not() -> None:
    data = with_vintages(
        ("shenzhen", "2024", "preliminary", "5"), ("zhuhai", "2024", "final", "6"),
        ("shenzhen", "2023", "final", "4.0"), ("zhuhai", "2023", "final", "3.0"),
    )  # fmt: skip
    assert chosen(data.compare("shenzhen", "zhuhai")) == [("2023", "final")] * 2
    assert chosen(data.compare("shenzhen", "zhuhai", period="2024")) == [("2024", "preliminary"), ("2024", "final")]


def test_a_region_of_another_vintage_stands_beside_the_others_with_a_caveat() -> None:
    data = with_vintages(
        ("shenzhen", "2023", "final", "5.0"), ("zhuhai", "2023", "final", "6.0"), ("shantou", "2023", "census", "7.0")
    )
    _, zhuhai, shantou = data.compare("shenzhen", "zhuhai", "shantou").rows[0].figures
    assert [caveat.id for caveat in zhuhai.caveats] == []
    assert [caveat.id for caveat in shantou.caveats] == ["vintage-differs"]
    assert shantou.gap.difference == Decimal("-2.0E+8")


def test_a_shared_part_of_a_year_stands_back_behind_a_shared_year() -> None:
    data = dataset_of(
        "".join(fact(region, "gdp", "3.0", "亿元", period=period) for region in ("shenzhen", "zhuhai") for period in ("2022", "2023-01/2023-09"))
    )  # fmt: skip
    assert chosen(data.compare("shenzhen", "zhuhai")) == [("2022", None)] * 2
    assert chosen(data.compare("shenzhen", "zhuhai", period="2023-01/2023-09")) == [("2023-01/2023-09", None)] * 2


def test_a_region_of_another_period_stands_in_its_place_without_difference() -> None:
    data = dataset_of(
        fact("shenzhen", "factories", 9, "家") + fact("zhuhai", "factories", 7, "家") + fact("shantou", "factories", 5, "家", period="2022")
    )  # fmt: skip
    _, zhuhai, shantou = data.compare("shenzhen", "zhuhai", "shantou").rows[0].figures
    assert (zhuhai.gap.difference, shantou.gap.difference, shantou.gap.ratio) == (Decimal(2), None, None)
    assert [caveat.id for caveat in shantou.caveats] == ["period-differs"]
    _, alone = data.compare("shenzhen", "shantou").rows[0].figures  # none is shared: each one's own
    assert (alone.gap.difference, alone.gap.ratio) == (Decimal(4), Decimal("1.8"))


def test_where_the_first_region_lacks_the_shared_period_nothing_is_subtracted_from_its_own() -> None:
    lines = [("shenzhen", "2021", 9), ("zhuhai", "2023", 7), ("shantou", "2023", 5)]
    data = dataset_of("".join(fact(region, "factories", value, "家", period=period) for region, period, value in lines))
    comparison = data.compare("shenzhen", "zhuhai", "shantou")
    assert [period for period, _ in chosen(comparison)] == ["2021", "2023", "2023"]
    assert [figure.gap.difference for figure in comparison.rows[0].figures] == [None] * 3


def test_a_region_without_the_shared_vintage_shows_its_own_of_the_shared_period_not_a_later_one() -> None:
    data = with_vintages(
        ("shenzhen", "2023", "final", "5.0"), ("zhuhai", "2023", "final", "6.0"),
        ("shantou", "2023", "preliminary", "7.0"), ("shantou", "2024", "preliminary", "8.0"),
    )  # fmt: skip
    comparison = data.compare("shenzhen", "zhuhai", "shantou")
    assert chosen(comparison) == [("2023", "final"), ("2023", "final"), ("2023", "preliminary")]
    assert comparison.rows[0].figures[2].gap.difference == Decimal("-2.0E+8")


@pytest.mark.parametrize(("other", "taken"), [("2022", "2023/.."), ("2024", "2024")])
def test_a_period_without_a_stated_end_counts_as_the_year_it_starts_in(other: str, taken: str) -> None:
    periods = ("2023/..", other)
    data = dataset_of(
        "".join(fact(region, "factories", 3, "家", period=period) for region in ("shenzhen", "zhuhai") for period in periods)
    )  # fmt: skip
    assert chosen(data.compare("shenzhen", "zhuhai")) == [(taken, None)] * 2


def test_a_region_without_any_figure_is_named_in_its_row() -> None:
    data = dataset_of(fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元"))
    (row,) = data.compare("shenzhen", "shantou", "zhuhai", metric="gdp").rows
    assert [region.id for region in row.missing] == ["shantou"]
    assert [figure.region.id for figure in row.figures] == ["shenzhen", "zhuhai"]
    (row,) = data.compare("shantou", "zhuhai", metric="gdp").rows
    assert [region.id for region in row.missing] == ["shantou"]


def test_several_metrics_are_several_metrics_in_the_order_in_which_they_were_named() -> None:
    data = dataset_of(
        "".join(
            fact(region, "gdp", 3, "亿元") + fact(region, "factories", 3, "家") for region in ("shenzhen", "zhuhai")
        )
    )
    named = data.compare("shenzhen", "zhuhai", metric=["factories", "GDP"])
    assert [row.metric.id for row in named.rows] == ["factories", "gdp"]


# --- digits ---------------------------------------------------------------------------------------------


def test_a_difference_and_a_ratio_are_shown_to_the_digits_that_the_figures_have() -> None:
    data = dataset_of(fact("shenzhen", "gdp", "12.82", "万亿元") + fact("zhuhai", "gdp", "92068.7", "亿元"))
    _, second = pair(data.compare("shenzhen", "zhuhai"))
    assert (second.gap.difference, second.gap.shown_difference) == (Decimal("3613130000000"), Decimal("3.61E+12"))
    assert (second.gap.ratio, second.gap.shown_ratio) == (Decimal("1.39243847258"), Decimal("1.392"))
    assert second.gap.margin == Decimal("5.005E+9")


declarable = st.tuples(
    st.sampled_from(["", "bound: about, ", "bound: over, ", "status: doubtful, ", "definition: other, "]),
    st.sampled_from(["2022", "2023", "2023-01/2023-06", "2023-12-31"]),
    st.sampled_from(["preliminary", "final", "census"]),
    st.sampled_from(["3", "3.0", "3.04", "2.96", "9.1"]),
)


@MODEST
@given(st.lists(declarable, min_size=1, max_size=3), st.lists(declarable, min_size=1, max_size=3), st.sampled_from(["gdp", "factories", "rd-share"]))  # fmt: skip
def test_swapping_two_regions_negates_the_difference_and_keeps_the_caveats(
    one: list[tuple[str, ...]], other: list[tuple[str, ...]], metric: str
) -> None:
    unit = {"gdp": "亿元", "factories": "万人", "rd-share": "%"}[metric]
    lines = {
        (region, period, vintage): fact(region, metric, value, unit, f"{rest}vintage: {vintage}, source: late", period)
        for region, figures in (("shenzhen", one), ("zhuhai", other))
        for rest, period, vintage, value in figures
    }
    data = dataset_of("".join(lines.values()))
    forth, back = data.compare("shenzhen", "zhuhai"), data.compare("zhuhai", "shenzhen")
    assert {caveat.id for _, caveat in forth.caveats()} == {caveat.id for _, caveat in back.caveats()}
    (_, there), (_, here) = pair(forth), pair(back)
    assert there.gap.margin == here.gap.margin
    assert (there.gap.difference is None) == (here.gap.difference is None)
    if there.gap.difference is not None and here.gap.difference is not None:
        assert there.gap.difference == here.gap.difference.copy_negate()
        assert there.gap.shown_difference == (here.gap.shown_difference or Decimal(0)).copy_negate()


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
    assert china.gap.difference == Decimal(gap)
    assert china.gap.ratio is None
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


def test_an_implied_count_is_exact() -> None:
    gap = "versus: {region: zhuhai, by: 3, unit: 家}, source: late"
    first, second = pair(dataset_of(fact("shenzhen", "factories", 10, "家", gap)).compare("shenzhen", "zhuhai"))
    assert [first.value, second.value, second.gap.difference, second.gap.margin] == [10, 7, 3, 0]


# --- per head -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "agrees"),
    # 7.1 to half a tenth less 2.5 to half a tenth is anything between 4.5 and 4.7.
    [("4.6", True), ("4.5", True), ("4.7", True), ("4.55", True), ("4.8", False), ("4.4", False), ("4.45", False)],
)
def test_an_implied_figure_is_as_wide_as_what_it_is_the_difference_of(stated: str, agrees: bool) -> None:
    of_nation = fact("china", "output-growth", stated, "%", "source: late")
    implying = fact(
        "shandong", "output-growth", "7.1", "%", "versus: {region: china, by: 2.5, unit: 个百分点}, source: paper"
    )
    data = dataset_of(of_nation + implying)
    answers = data.answers("china", "output-growth")
    assert [remark.id for remark in data.remarks(answers)] == ([] if agrees else ["sources-disagree"])


def test_an_implied_figure_has_no_more_digits_than_the_coarser_of_the_two_that_it_comes_from() -> None:
    """9.2 trillion and 4.3700 trillion more: 13.5700 trillion is known to a tenth of a trillion and no better."""
    data = dataset_of(
        fact("shandong", "gdp", "9.2", "万亿元", "versus: {region: guangdong, by: -43700, unit: 亿元}, source: paper")
        + fact("zhuhai", "gdp", "1.00000", "万亿元")
    )
    guangdong, zhuhai = pair(data.compare("guangdong", "zhuhai", metric="gdp"))
    assert (guangdong.known.low, guangdong.known.high) == (Decimal("13.51995E+12"), Decimal("13.62005E+12"))
    assert (zhuhai.gap.difference, zhuhai.gap.shown_difference) == (Decimal("12.57E+12"), Decimal("12.6E+12"))
    assert zhuhai.gap.margin == Decimal("50055E+6")


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
    assert second.gap.difference == Decimal("24796.807756")
    assert second.gap.ratio == Decimal("1.14609615901")
    assert first.measure == "CNY/person"
    assert first.printed == "34606.40亿元 ÷ 1779.01万人"
    assert first.id == "shenzhen/gdp/2023/late ÷ shenzhen/resident-population/2023-12-31/late"
    assert first.fact.period == "2023"
    assert {type(each) for each in (first.value, second.gap.difference, second.gap.ratio)} == {Decimal}


def refusals(comparison: Comparison) -> list[tuple[str, str | None, str, str]]:
    return [(each.metric.id, each.region and each.region.id, each.en, each.zh) for each in comparison.refusals]


@pytest.mark.parametrize(
    ("metric", "unit", "why", "zh"),
    [
        ("output-growth", "%", "a growth is not divided by people", "比率类指标不按人口平均"),
        ("rd-share", "%", "a share is not divided by people", "比率类指标不按人口平均"),
        ("years-first", "年", "a streak is not divided by people", "比率类指标不按人口平均"),
        ("gdp-per-head", "元", "is per head already", "已为人均数"),
        ("resident-population", "万人", "is the population itself", "即人口本身"),
    ],
)
def test_what_cannot_be_per_head_is_refused_once_with_the_reason(metric: str, unit: str, why: str, zh: str) -> None:
    data = dataset_of(fact("shenzhen", metric, 3, unit) + fact("zhuhai", metric, 2, unit))
    comparison = data.compare("shenzhen", "zhuhai", per_capita=True)
    assert comparison.rows == ()
    assert refusals(comparison) == [(metric, None, why, zh)]


def test_without_a_metric_of_residents_nothing_is_divided() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元"),
        DECLARED.replace(", population: true", ""),
    )
    assert refusals(data.compare("shenzhen", "zhuhai", per_capita=True)) == [
        ("gdp", None, "no metric of the file counts residents (population: true)", "文件中没有标明 population: true 的人口指标")
    ]  # fmt: skip
    data = dataset_of(fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元") + PEOPLE, DECLARED)
    assert refusals(data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True)) == []


def test_a_rank_without_a_number_is_not_divided() -> None:
    ranks = "".join(f"  - {{region: {region}, metric: gdp, period: 2023, rank: {{position: 3, among: china-cities}}, source: late}}\n" for region in ("shenzhen", "zhuhai"))  # fmt: skip
    assert refusals(dataset_of(ranks + PEOPLE).compare("shenzhen", "zhuhai", metric="gdp", per_capita=True)) == [
        ("gdp", "shenzhen", "Shenzhen has no number", "深圳没有数值"),
        ("gdp", "zhuhai", "Zhuhai has no number", "珠海没有数值"),
    ]


def test_a_region_without_residents_of_that_year_is_refused_by_name() -> None:
    amounts = fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元") + fact("shantou", "gdp", 1, "亿元")
    comparison = dataset_of(
        amounts + PEOPLE + fact("shantou", "resident-population", 5, "万人", period="2022-12-31")
    ).compare("shenzhen", "zhuhai", "shantou", metric="gdp", per_capita=True)
    assert [each.region.id for each in pair(comparison)] == ["shenzhen", "zhuhai"]
    assert refusals(comparison) == [
        ("gdp", "shantou", "Shantou has no figure of resident-population for 2023", "汕头没有2023年的常住人口")
    ]


def test_nobody_lives_in_a_region_of_no_residents_so_nothing_is_divided() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元")
        + fact("zhuhai", "gdp", 2, "亿元")
        + fact("zhuhai", "resident-population", 0, "万人")
    )
    comparison = data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True)
    assert comparison.rows == ()
    assert [region for _, region, *_ in refusals(comparison)] == ["shenzhen", "zhuhai"]


def test_a_figure_without_one_year_has_no_residents() -> None:
    undated = "  - {{region: {}, metric: gdp, value: 3, unit: 亿元, source: late}}\n"
    data = dataset_of(undated.format("shenzhen") + undated.format("zhuhai") + PEOPLE)
    comparison = data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True)
    assert refusals(comparison) == [
        ("gdp", "shenzhen", "Shenzhen's figure has no one year", "深圳的数字不属某一年"),
        ("gdp", "zhuhai", "Zhuhai's figure has no one year", "珠海的数字不属某一年"),
    ]
    data = dataset_of(fact("shenzhen", "gdp", 3, "亿元", period="2022/2023") + PEOPLE)
    comparison = data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True, everything=True)
    assert [why for _, _, why, _ in refusals(comparison)] == ["Shenzhen's figure has no one year"]


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

"""Regions in order, level by level: places, who is missing, what is stated and what is computed."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.answers.dataset import Dataset
from econfacts.answers.figures import Figure
from econfacts.answers.ranking import LevelRanking, Ranking
from tests.answers.test_comparison import PEOPLE, fact, versus
from tests.answers.test_dataset import DECLARED, dataset_of


def order(ranking: Ranking) -> list[tuple[int | None, int | None, str]]:
    """First and last place and region of every row."""
    return [(entry.low, entry.high, entry.region.id) for entry in ranking.ranked]


def level(ranking: Ranking, name: str = "city") -> LevelRanking:
    (found,) = (each for each in ranking.levels if each.level == name)
    return found


def elsewhere(ranking: Ranking, name: str = "city") -> list[tuple[str, str | None]]:
    return [(side.region.id, side.fact.period) for side in level(ranking, name).elsewhere]


CITIES = (
    fact("zhuhai", "factories", 2, "家")
    + fact("shenzhen", "factories", 3, "家")
    + fact("shantou", "factories", 1, "家")
)


def growth(**rates: str) -> Dataset:
    return dataset_of("".join(fact(region, "output-growth", rate, "%") for region, rate in rates.items()))


# --- places ---------------------------------------------------------------------------------------------


def test_regions_stand_by_value_and_equal_counts_share_their_places() -> None:
    assert order(dataset_of(CITIES).rank("factories")) == [(1, 1, "shenzhen"), (2, 2, "zhuhai"), (3, 3, "shantou")]
    equal = dataset_of(CITIES + fact("shantou", "factories", 2, "家", "source: early"))
    data = dataset_of(CITIES.replace("value: 1", "value: 2"))
    assert order(data.rank("factories")) == [(1, 1, "shenzhen"), (2, 3, "shantou"), (2, 3, "zhuhai")]
    assert [record["position"] for record in data.rank("factories").records()] == [1, 2, 2]
    assert all(record["caveats"] == [] for record in data.rank("factories").records())
    assert len(equal.rank("factories").ranked) == 3


def test_a_row_that_is_defined_otherwise_than_most_has_a_caveat_and_so_has_the_nation() -> None:
    facts = CITIES.replace("value: 3,", "value: 3, definition: with branches,") + fact("shandong", "factories", 9, "家")
    facts += fact("guangdong", "factories", 8, "家") + fact(
        "china", "factories", 20, "家", "definition: foreign ones too, source: late"
    )
    ranking = dataset_of(facts).rank("factories")
    told = [(entry.region.id, caveat.id) for entry in ranking.ranked for caveat in entry.caveats]
    assert told == [("china", "definition-differs"), ("shenzhen", "definition-differs")]
    plain = dataset_of(facts.replace(", definition: with branches", "").replace(", definition: foreign ones too", ""))
    assert not any(entry.caveats for entry in plain.rank("factories").ranked)


def test_what_rounding_does_not_tell_apart_shares_its_places_with_a_caveat() -> None:
    data = growth(shenzhen="5.8", zhuhai="5.8", shantou="5.7")
    assert order(data.rank("output-growth")) == [(1, 2, "shenzhen"), (1, 2, "zhuhai"), (3, 3, "shantou")]
    records = data.rank("output-growth").records()
    assert [record["caveats"] for record in records] == [["within-rounding"], ["within-rounding"], []]
    assert [(each["position"], each["position_low"], each["position_high"]) for each in records] == [(1, 1, 2), (1, 1, 2), (3, 3, 3)]  # fmt: skip
    assert {record["margin"] for record in records} == {Decimal("0.05")}
    assert [figure.place for figure in data.rank("output-growth").ranked] == ["1–2", "1–2", "3"]


def test_a_bound_leaves_its_own_place_open_and_no_others() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "20.0", "亿元") + fact("zhuhai", "gdp", 13, "亿元", "bound: over, source: late")
        + fact("shantou", "gdp", "3.0", "亿元")
    )  # fmt: skip
    assert order(data.rank("gdp")) == [(1, 1, "shenzhen"), (None, None, "zhuhai"), (3, 3, "shantou")]
    assert [record["position"] for record in data.rank("gdp").records()] == [1, None, 3]
    assert [figure.place for figure in data.rank("gdp").ranked] == ["1", "–", "3"]


@settings(max_examples=15)
@given(st.randoms(use_true_random=False), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_a_rank_does_not_depend_on_the_order_of_the_file(chance: random.Random, values: list[int]) -> None:
    regions = ("china", "guangdong", "shandong", "shenzhen", "zhuhai", "shantou")
    lines = [fact(region, "factories", value, "家") for region, value in zip(regions, values, strict=True)]
    expected = order(dataset_of("".join(lines)).rank("factories"))
    chance.shuffle(lines)
    assert order(dataset_of("".join(lines)).rank("factories")) == expected


def test_nor_does_it_depend_on_the_order_in_which_regions_are_declared() -> None:
    lines = [line for line in DECLARED.splitlines(keepends=True) if "level: city, parent" in line]
    assert len(lines) == 3
    backwards = DECLARED.replace("".join(lines), "".join(reversed(lines)))
    equal = CITIES.replace("value: 1", "value: 2").replace("value: 3", "value: 2")
    assert order(dataset_of(equal, backwards).rank("factories")) == order(dataset_of(equal).rank("factories"))


def test_values_that_differ_in_the_thirtieth_digit_are_not_equal() -> None:
    small, great = "1" * 30 + ".1", "1" * 30 + ".3"
    data = dataset_of(fact("zhuhai", "gdp", small, "元") + fact("shenzhen", "gdp", great, "元"))
    assert order(data.rank("gdp")) == [(1, 1, "shenzhen"), (2, 2, "zhuhai")]


# --- levels ---------------------------------------------------------------------------------------------

ALL_LEVELS = (
    CITIES + fact("guangdong", "factories", 30, "家") + fact("shandong", "factories", 20, "家")
    + fact("china", "factories", 99, "家")
)  # fmt: skip


def test_every_level_is_ranked_by_itself_below_the_nation_as_a_line_to_read_it_by() -> None:
    ranking = dataset_of(ALL_LEVELS).rank("factories")
    assert [(each.level, each.reference, each.present, each.total) for each in ranking.levels] == [
        ("country", True, 1, 1), ("province", False, 2, 2), ("city", False, 3, 3),
    ]  # fmt: skip
    assert order(ranking) == [
        (None, None, "china"), (1, 1, "guangdong"), (2, 2, "shandong"), (1, 1, "shenzhen"), (2, 2, "zhuhai"), (3, 3, "shantou"),
    ]  # fmt: skip
    assert [record["level"] for record in ranking.records()] == [
        "country",
        "province",
        "province",
        "city",
        "city",
        "city",
    ]


def test_a_level_that_is_asked_for_stands_alone() -> None:
    data = dataset_of(ALL_LEVELS)
    assert order(data.rank("factories", level="province")) == [(1, 1, "guangdong"), (2, 2, "shandong")]
    assert order(data.rank("factories", level="country")) == [(None, None, "china")]
    assert data.rank("factories", level="county").levels == ()


def test_a_municipality_is_ranked_among_provinces_and_among_cities() -> None:
    declared = DECLARED.replace("shandong: {en: Shandong, zh: 山东, level: province", "shandong: {en: Shandong, zh: 山东, level: [province, city]")  # fmt: skip
    ranking = dataset_of(ALL_LEVELS, declared).rank("factories")
    assert order(ranking)[1:] == [
        (1, 1, "guangdong"), (2, 2, "shandong"), (1, 1, "shandong"), (2, 2, "shenzhen"), (3, 3, "zhuhai"), (4, 4, "shantou"),
    ]  # fmt: skip
    assert [record["level"] for record in ranking.records()][2:4] == ["province", "city"]


def test_the_nation_stands_there_by_its_figure_of_the_provinces_period_and_vintage_or_not_at_all() -> None:
    def ranked(*nation: tuple[str, str]) -> list[tuple[str, str | None, str | None]]:
        lines = [fact(region, "gdp", 3, "亿元", "vintage: final, source: late") for region in ("guangdong", "shandong")]
        lines += [
            fact("china", "gdp", 9, "亿元", f"vintage: {vintage}, source: late", period) for period, vintage in nation
        ]
        ranking = dataset_of("".join(lines)).rank("gdp")
        rows = (row for each in ranking.levels if each.level == "country" for row in each.ranked)
        return [(row.region.id, row.fact.period, row.fact.vintage) for row in rows]

    assert ranked(("2023", "final"), ("2023", "census"), ("2024", "final")) == [("china", "2023", "final")]
    assert ranked(("2023", "census"), ("2023", "preliminary")) == [("china", "2023", "census")]
    assert ranked(("2024", "final")) == []


def test_top_shows_the_first_of_each_level_and_counts_all() -> None:
    ranking = dataset_of(ALL_LEVELS).rank("factories", top=2)
    assert order(ranking)[-2:] == [(1, 1, "shenzhen"), (2, 2, "zhuhai")]
    assert (level(ranking).present, level(ranking).total) == (3, 3)


_PRINTED = (
    "3 亿元",
    "3.0 亿元",
    "2.9 亿元",
    "299990000 元",
    "0.0003 万亿元",
    "0 亿元",
    "0.00 亿元",
    "-2.9 亿元",
    "2.94 亿元",
    "2.95 亿元",
)
_REST = ("", "", "bound: about", "bound: over", "status: doubtful", "status: forecast", "definition: other")
_FIGURE = st.tuples(
    st.sampled_from(("shenzhen", "zhuhai", "shantou", "shenzhen", "zhuhai", "shantou", "china")),
    st.sampled_from(_PRINTED),
    st.sampled_from(_REST),
    st.sampled_from(("early", "late")),
    st.sampled_from(("final", "final", "final", "census")),
    st.sampled_from(("2023", "2023", "2023", "2022")),
)


@settings(max_examples=40)
@given(st.lists(_FIGURE, min_size=3, max_size=16, unique_by=lambda figure: (figure[0], *figure[3:])), st.integers(1, 3))
def test_the_first_rows_are_those_of_the_whole_order(figures: list[tuple[str, ...]], top: int) -> None:
    lines = []
    for region, printed, rest, source, vintage, period in figures:
        value, unit = printed.split()
        more = ", ".join(filter(None, (rest, f"source: {source}", f"vintage: {vintage}")))
        lines.append(fact(region, "gdp", value, unit, more, period))
    data = dataset_of("".join(lines))
    for asked in (None, "2022"):
        some, every = (data.rank("gdp", period=asked, top=most).levels for most in (top, None))
        assert len(some) == len(every)
        for shown, whole in zip(some, every, strict=True):
            assert [(row.low, row.high, row.fact, _beside(row)) for row in shown.ranked] == [
                (row.low, row.high, row.fact, _beside(row)) for row in whole.ranked[:top]
            ]
            assert [shown.present, shown.total, shown.missing] == [whole.present, whole.total, whole.missing]
            assert [each.fact for each in shown.elsewhere] == [each.fact for each in whole.elsewhere]


def _beside(row: Figure) -> list[str]:
    """What is said of a row, but for who is missing from those shown."""
    return [caveat.id for caveat in row.caveats if caveat.id != "rank-incomplete"]


def test_the_nation_is_read_beside_the_definition_of_most_whatever_rows_are_shown() -> None:
    odd = "definition: other, source: early"
    lines = [fact("shenzhen", "gdp", 9, "亿元", odd), *(fact(each, "gdp", 3, "亿元") for each in ("zhuhai", "shantou"))]
    data = dataset_of("".join([*lines, fact("china", "gdp", 30, "亿元")]))
    for top in (1, None):
        nation = data.rank("gdp", top=top).levels[0]
        assert [(row.region.id, _beside(row)) for row in nation.ranked] == [("china", [])]


# --- periods and vintages -------------------------------------------------------------------------------


def test_each_level_is_ranked_by_the_period_and_vintage_that_most_of_it_have() -> None:
    def of(region: str, vintage: str, value: int, period: str = "2023") -> str:
        return fact(region, "gdp", value, "亿元", f"vintage: {vintage}, source: late", period)

    data = dataset_of(
        of("shenzhen", "preliminary", 3) + of("shenzhen", "census", 9) + of("zhuhai", "preliminary", 4)
        + of("shantou", "census", 5) + of("guangdong", "census", 7) + of("shandong", "census", 8, "2023")
        + of("shandong", "final", 8, "2024")
    )  # fmt: skip
    ranking = data.rank("gdp")
    assert [(each.level, each.period, each.vintage and each.vintage.id) for each in ranking.levels] == [
        ("province", "2023", "census"), ("city", "2023", "census"),
    ]  # fmt: skip
    assert order(ranking)[2:] == [(1, 1, "shenzhen"), (2, 2, "shantou")]
    assert elsewhere(ranking) == [("zhuhai", "2023")]
    ranking = data.rank("gdp", vintage="preliminary")
    assert order(ranking) == [(1, 1, "zhuhai"), (2, 2, "shenzhen")]
    assert data.rank("gdp", level="province", period="2024").ranked[0].region.id == "shandong"


def test_where_no_two_share_a_vintage_they_are_ranked_in_one_period_with_a_caveat() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", "vintage: final, source: late")
        + fact("zhuhai", "gdp", 9, "亿元", "vintage: census, source: late")
    )
    records = data.rank("gdp").records()
    assert [record["region"] for record in records] == ["zhuhai", "shenzhen"]
    assert [record["caveats"] for record in records] == [[], ["vintage-differs"]]
    assert [caveat.severity for row in data.rank("gdp").ranked for caveat in row.caveats] == ["warning"]


def test_who_is_missing_and_who_has_only_other_periods_are_told_apart() -> None:
    data = dataset_of(
        CITIES.replace("zhuhai, metric: factories, period: 2023", "zhuhai, metric: factories, period: 2021")
        + fact("zhuhai", "factories", 1, "家", period="2020") + fact("guangdong", "factories", 1, "家")
    )  # fmt: skip
    ranking = data.rank("factories")
    assert (level(ranking).period, elsewhere(ranking)) == ("2023", [("zhuhai", "2021")])
    assert level(ranking).missing == ()
    assert [region.id for region in level(ranking, "province").missing] == ["shandong"]
    assert order(data.rank("factories", level="city", period="2021")) == [(1, 1, "zhuhai")]


def test_a_quarter_has_no_place_among_years() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元") + fact("zhuhai", "gdp", 2, "亿元")
        + fact("shantou", "gdp", 9, "万亿元", period="2023-01/2023-03")
    )  # fmt: skip
    for ranking in (data.rank("gdp"), data.rank("gdp", period="2023")):
        assert "shantou" not in [entry.region.id for entry in ranking.ranked]
        assert elsewhere(ranking) == [("shantou", "2023-01/2023-03")]
    assert order(data.rank("gdp", period="2023-01/2023-03")) == [(1, 1, "shantou")]


def test_quarters_never_answer_for_their_year() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", 3, "亿元", period="2023-04/2023-06") + fact("zhuhai", "gdp", 2, "亿元", period="2023-04/2023-06")
    )  # fmt: skip
    assert data.rank("gdp", period="2023").ranked == ()
    assert order(data.rank("gdp")) == [(1, 1, "shenzhen"), (2, 2, "zhuhai")]


def test_flows_that_share_no_period_are_ranked_in_the_latest_only() -> None:
    data = dataset_of(fact("shenzhen", "gdp", 3, "亿元", period="2022") + fact("zhuhai", "gdp", 2, "亿元"))
    assert order(data.rank("gdp")) == [(1, 1, "zhuhai")]
    assert elsewhere(data.rank("gdp")) == [("shenzhen", "2022")]


def test_a_stock_at_the_years_end_is_the_years_and_one_in_summer_is_not() -> None:
    data = dataset_of(
        fact("shenzhen", "factories", 3, "家", period="2023-12-31") + fact("zhuhai", "factories", 4, "家", period="2023")
        + fact("shantou", "factories", 5, "家", period="2023-06-30")
    )  # fmt: skip
    ranking = data.rank("factories", period="2023")
    assert order(ranking) == [(1, 1, "zhuhai"), (2, 2, "shenzhen")]
    assert elsewhere(ranking) == [("shantou", "2023-06-30")]


def test_stocks_that_share_no_moment_stand_each_by_its_own_with_a_caveat() -> None:
    data = dataset_of(
        fact("shenzhen", "factories", 3, "家", period="2023-06-30") + fact("zhuhai", "factories", 2, "家", period="2022")
        + "  - {region: shantou, metric: factories, value: 1, unit: 家, source: late}\n"
    )  # fmt: skip
    ranking = data.rank("factories")
    assert [record["caveats"] for record in ranking.records()] == [[], ["period-differs"], ["period-differs"]]
    assert level(ranking).period is None


def test_shares_of_one_day_are_ranked_when_their_year_is_asked_for() -> None:
    data = dataset_of(
        fact("shenzhen", "rd-share", "3.1", "%", period="2023-06-30")
        + fact("zhuhai", "rd-share", "4.1", "%", period="2023-06-30")
    )
    assert order(data.rank("rd-share", period="2023")) == [(1, 1, "zhuhai"), (2, 2, "shenzhen")]


# --- what a ranking does not say ------------------------------------------------------------------------


def incomplete(value: str, top: int | None = None) -> tuple[list[list[str]], list[str]]:
    data = dataset_of(
        fact("shenzhen", "gdp", "3.0", "亿元") + fact("zhuhai", "gdp", "2.0", "亿元")
        + fact("shantou", "gdp", value, "亿元", period="2022")
    )  # fmt: skip
    ranking = data.rank("gdp", level="city", top=top)
    return [record["caveats"] for record in ranking.records()], [caveat.id for caveat in level(ranking).caveats]


def test_a_region_that_would_stand_among_the_rows_makes_the_places_below_it_uncertain() -> None:
    assert incomplete("4.0") == ([["rank-incomplete"], ["rank-incomplete"]], ["rank-incomplete"])
    assert incomplete("2.5") == ([[], ["rank-incomplete"]], ["rank-incomplete"])
    assert incomplete("1.9") == ([[], []], [])
    assert incomplete("2.5", top=1) == ([[]], [])


def test_the_caveat_names_the_region_and_its_period() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "3.0", "亿元") + fact("zhuhai", "gdp", "2.0", "亿元") + fact("shantou", "gdp", "9.0", "亿元", period="2022")
    )  # fmt: skip
    (caveat,) = level(data.rank("gdp")).caveats
    assert caveat.severity == "warning"
    assert caveat.en.startswith("Shantou (2022) would stand among these by the latest figure;")
    assert caveat.zh.startswith("汕头（2022）按最近数据应列其中；")


def test_of_many_that_would_stand_there_the_greatest_are_named_and_the_others_counted() -> None:
    towns = "".join(
        f"  t{number}: {{en: Town {number}, zh: 镇{number}, level: city, parent: guangdong}}\n" for number in range(15)
    )
    declared = DECLARED.replace("metrics:\n", f"{towns}metrics:\n", 1)
    lines = "".join(fact(f"t{number}", "gdp", "1.0", "亿元") for number in range(7, 15))
    lines += "".join(fact(f"t{number}", "gdp", f"{number + 4}.0", "亿元", period="2022") for number in range(7))
    caveat = level(dataset_of(lines, declared).rank("gdp")).caveats[0]
    assert caveat.en.startswith(
        "Town 6 (2022), Town 5 (2022), Town 4 (2022), Town 3 (2022), Town 2 (2022), +2 would stand"
    )
    assert caveat.zh.startswith("镇6（2022）、镇5（2022）、镇4（2022）、镇3（2022）、镇2（2022）、+2按")


def test_a_ranking_of_fewer_than_half_of_the_regions_is_warned_of() -> None:
    data = dataset_of(fact("shenzhen", "gdp", "3.0", "亿元"))
    (caveat,) = level(data.rank("gdp")).caveats
    assert (caveat.id, caveat.en) == ("rank-incomplete", "only 1 of 3 have a figure; this is no ranking of all.")
    assert "3 个地区中只有 1 个有数据" in caveat.zh
    assert (
        level(
            dataset_of(fact("shenzhen", "gdp", "3.0", "亿元") + fact("zhuhai", "gdp", "2.0", "亿元")).rank("gdp")
        ).caveats
        == ()
    )


# --- stated ranks, implied figures, records -------------------------------------------------------------


def test_the_rank_that_a_source_states_is_kept_apart_from_the_computed_one() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "2.0", "亿元", "rank: {position: 3, among: china-cities}, source: late")
        + fact("zhuhai", "gdp", "3.0", "亿元")
        + "  - {region: zhuhai, metric: gdp, period: 2022, rank: {position: 8, among: china-cities}, source: early}\n"
        + "  - {region: zhuhai, metric: gdp, period: 2023, rank: {position: 7, among: china-cities}, source: early}\n"
    )
    data_of_two = dataset_of(
        fact("shenzhen", "gdp", "2.0", "亿元", "rank: {position: 2, among: china-cities}, source: early")
        + fact("shenzhen", "gdp", "2.0", "亿元", "rank: {position: 3, among: china-cities}, source: late")
    )
    assert data_of_two.rank("gdp", "city").records()[0]["stated"] == {"position": 3, "among": "china-cities"}
    first, second = data.rank("gdp").records()
    assert (first["position"], first["region"], first["stated"]) == (1, "zhuhai", {"position": 7, "among": "china-cities"})  # fmt: skip
    assert (second["position"], second["stated"]) == (2, {"position": 3, "among": "china-cities"})


def test_a_rank_without_a_number_is_no_place_in_the_order_and_is_not_missing() -> None:
    data = dataset_of(
        "  - {region: zhuhai, metric: gdp, period: 2023, rank: {position: 1, among: china-cities}, source: early}\n"
        + fact("shenzhen", "gdp", "3.0", "亿元")
    )
    ranking = data.rank("gdp")
    assert order(ranking) == [(1, 1, "shenzhen")]
    assert [side.region.id for side in level(ranking).stated] == ["zhuhai"]
    assert [region.id for region in level(ranking).missing] == ["shantou"]
    assert list(ranking.groups) == ["china-cities"]


def test_a_ranked_record_has_unit_period_source_and_caveats_in_view_and_no_floats() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "3.50", "亿元", "bound: over, status: provisional, source: late")
        + fact("zhuhai", "gdp", "9.50", "亿元")
    )
    _, record = data.rank("gdp").records()
    assert record == {
        "position": None, "region": "shenzhen", "level": "city", "metric": "gdp", "period": "2023",
        "value": Decimal("350000000"), "measure": "CNY", "printed": "over 3.50亿元", "stated": None,
        "status": "provisional", "implied_by": None, "source": "late", "caveats": ["bound", "provisional"],
        "id": "shenzhen/gdp/2023/late", "vintage": None, "margin": None, "position_low": None, "position_high": None,
    }  # fmt: skip
    assert type(record["value"]) is Decimal


def test_an_implied_figure_is_ranked_and_marked() -> None:
    ranking = versus("7.1", "2.5").rank("output-growth")
    assert [(row.region.id, row.fact.implied_by) for row in ranking.ranked] == [
        ("china", "shandong/output-growth/2023/paper"), ("shandong", None),
    ]  # fmt: skip


# --- per head -------------------------------------------------------------------------------------------


def test_regions_are_ranked_per_head_by_the_residents_of_the_year() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "34606.40", "亿元") + fact("zhuhai", "gdp", "4233.22", "亿元")
        + fact("shantou", "gdp", "99999.99", "亿元") + PEOPLE
    )  # fmt: skip
    ranking = data.rank("gdp", per_capita=True)
    assert order(ranking) == [(1, 1, "shenzhen"), (2, 2, "zhuhai")]
    assert [refusal.en for refusal in ranking.refusals] == ["Shantou has no figure of resident-population for 2023"]
    record = ranking.records()[0]
    assert (record["value"], record["measure"]) == (Decimal("194526.169049"), "CNY/person")
    assert record["printed"] == "34606.40亿元 ÷ 1779.01万人"
    assert record["id"] == "shenzhen/gdp/2023/late ÷ shenzhen/resident-population/2023-12-31/late"
    assert "year-end-population" in record["caveats"]


def test_who_would_stand_there_per_head_is_named_and_who_has_no_residents_is_not() -> None:
    data = dataset_of(
        fact("shenzhen", "gdp", "34606.40", "亿元") + fact("zhuhai", "gdp", "4233.22", "亿元") + PEOPLE
        + fact("shantou", "gdp", "9999.99", "亿元", period="2022")
        + fact("shantou", "resident-population", "1.00", "万人", period="2022-12-31")
    )  # fmt: skip
    (caveat,) = level(data.rank("gdp", per_capita=True)).caveats
    assert caveat.en.startswith("Shantou (2022) would stand among these")
    poor = fact("shantou", "gdp", "1.00", "亿元", period="2022") + fact(
        "shantou", "resident-population", "900", "万人", period="2022-12-31"
    )
    rich = fact("shenzhen", "gdp", "34606.40", "亿元") + fact("zhuhai", "gdp", "4233.22", "亿元") + PEOPLE
    assert level(dataset_of(rich + poor).rank("gdp", per_capita=True)).caveats == ()
    nobody = fact("shantou", "gdp", "9999.99", "亿元", period="2022")
    assert level(dataset_of(rich + nobody).rank("gdp", per_capita=True)).caveats == ()


@pytest.mark.parametrize(("metric", "unit"), [("output-growth", "%"), ("resident-population", "万人")])
def test_what_is_not_divided_by_people_is_not_ranked_per_head(metric: str, unit: str) -> None:
    ranking = dataset_of(fact("shenzhen", metric, "3.0", unit) + fact("zhuhai", metric, "2.0", unit)).rank(
        metric, per_capita=True
    )
    assert (ranking.ranked, len(ranking.refusals)) == ((), 1)

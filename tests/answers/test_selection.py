"""Which of several figures is taken, what answers for a period, and which figures contradict each other."""

import itertools
from pathlib import Path

import pytest

import econfacts
from econfacts.answers.dataset import Dataset
from econfacts.errors import NotFound
from econfacts.model.records import Fact
from tests.answers.test_dataset import DECLARED, dataset_of

V, RANK = "unit: 亿元", "rank: {position: 3, among: china-cities}"


def data_of(*lines: str, metric: str = "gdp") -> Dataset:
    """Facts of Shenzhen, each written without what they all share; `paper` has no date of publication."""
    return dataset_of("".join(f"  - {{region: shenzhen, metric: {metric}, {line}}}\n" for line in lines))


def taken(*lines: str, metric: str = "gdp", period: str | None = None, vintage: str | None = None) -> str:
    """Source, period and vintage of the fact that is taken, whatever the order in which they stand."""
    found = set()
    for order in itertools.permutations(lines):
        fact = data_of(*order, metric=metric).get("shenzhen", metric, period, vintage=vintage)
        found.add(" ".join(each for each in (fact.source, fact.period, fact.vintage) if each))
    assert len(found) == 1
    return found.pop()


def of(period: str, rest: str = f"value: 1, {V}", source: str = "early") -> str:
    return f"period: {period}, {rest}, source: {source}"


# --- the period that was asked for ----------------------------------------------------------------------


@pytest.mark.parametrize("metric", ["gdp", "output-growth"])
def test_a_part_of_a_year_is_no_answer_for_it(metric: str) -> None:
    value = f"value: 1, {V}" if metric == "gdp" else 'value: 1, unit: "%"'
    for parts in (["2016-01/2016-06"], ["2016-01/2016-03", "2016-01/2016-09"], ["2016-12"], ["2016-12-31"]):
        data = data_of(*(of(part, value) for part in parts), metric=metric)
        with pytest.raises(NotFound) as caught:
            data.get("shenzhen", metric, "2016")
        assert f"no figure of {metric} for shenzhen in 2016; there is {parts[-1]}" in str(caught.value)
        assert data.get("shenzhen", metric, parts[0]).period == parts[0]


def test_the_same_days_written_otherwise_are_the_period() -> None:
    assert data_of(of("2016-01/2016-12")).get("shenzhen", "gdp", "2016").period == "2016-01/2016-12"
    assert data_of(of("2016")).get("shenzhen", "gdp", "2016-01/2016-12").period == "2016"


@pytest.mark.parametrize(("metric", "unit"), [("factories", "家"), ("rd-share", '"%"'), ("score", "家")])
def test_of_a_stock_or_a_share_a_moment_answers_for_its_year_and_the_last_of_several_wins(
    metric: str, unit: str
) -> None:
    value = f"value: 1, unit: {unit}"
    assert taken(of("2016-06-30", value), of("2016-09", value), metric=metric, period="2016") == "early 2016-09"
    assert taken(of("2016-06-30", value), of("2016", value), metric=metric, period="2016") == "early 2016"
    with pytest.raises(NotFound):
        data_of(of("2016-01/2016-06", value), metric=metric).get("shenzhen", metric, "2016")
    with pytest.raises(NotFound):
        data_of(of("2016", value), metric=metric).get("shenzhen", metric, "2016-06-30")


# --- no period asked for --------------------------------------------------------------------------------


def test_the_latest_year_wins_over_an_earlier_one_and_over_any_part() -> None:
    assert taken(of("2022"), of("2023")) == "early 2023"
    assert taken(of("2022"), of("2023-01/2023-09"), of("2023-01/2023-03")) == "early 2022"
    assert taken(of("2023-01/2023-09"), of("2023-01/2023-03")) == "early 2023-01/2023-09"
    assert taken(of("2022"), of("2022/2024")) == "early 2022"
    assert taken(f"value: 9, {V}, source: late", of("1978")) == "early 1978"


def test_of_a_stock_the_latest_moment_wins() -> None:
    value = "value: 1, unit: 家"
    assert taken(of("2022", value), of("2023-06-30", value), metric="factories") == "early 2023-06-30"


def test_a_number_wins_over_a_later_rank_without_one() -> None:
    assert taken(of("2022"), of("2023", RANK)) == "early 2022"
    assert taken(of("2023"), of("2023", RANK, "late")) == "early 2023"


def test_what_ends_later_is_newer_however_it_is_written() -> None:
    lines = of("2023", "value: 1, unit: 家"), of("2022/2024", "value: 2, unit: 家"), of("2021/..", "value: 3, unit: 家")
    assert taken(*lines, metric="factories") == "early 2022/2024"


def test_get_says_that_only_a_part_of_a_year_is_there() -> None:
    data = data_of(of("2016-01/2016-06"))
    (remark,) = data.remarks(data.answers("shenzhen", "gdp"))
    assert "2016-01/2016-06 only, a part of a year" in remark.en
    assert "2016-01/2016-06" in remark.zh
    assert data.remarks(data.answers("shenzhen", "gdp", "2016-01/2016-06"), "2016-01/2016-06") == []
    assert data_of(of("2016")).remarks(data_of(of("2016")).answers("shenzhen", "gdp")) == []


# --- among facts of one period --------------------------------------------------------------------------


@pytest.mark.parametrize("other", ["", "status: provisional, ", "status: estimated, ", "bound: about, "])
def test_a_doubtful_figure_never_wins_over_another_stated_one_of_its_period(other: str) -> None:
    doubtful = of("2023", f"value: 9, {V}, status: doubtful", "late")
    assert taken(doubtful, of("2023", f"{other}value: 1, {V}")) == "early 2023"


def test_a_stated_figure_wins_over_an_implied_one() -> None:
    implying = 'region: shandong, metric: output-growth, period: 2023, value: 7.1, unit: "%", versus: {region: china, by: 2.5, unit: 个百分点}, source: late'
    stated = 'region: china, metric: output-growth, period: 2023, value: 4.5, unit: "%", source: early'
    for rest in ("", ", status: doubtful"):
        data = dataset_of(f"  - {{{implying}}}\n  - {{{stated}{rest}}}\n")
        assert data.get("china", "output-growth").source == "early"
    assert dataset_of(f"  - {{{implying}}}\n").get("china", "output-growth").implied_by is not None


def test_the_latest_vintage_wins_over_a_later_publication_of_an_earlier_one() -> None:
    lines = (
        of("2023", f"value: 9, {V}, vintage: preliminary", "late"),
        of("2023", f"value: 1, {V}, vintage: final", "early"),
        of("2022", f"value: 1, {V}, vintage: census", "late"),
    )
    assert taken(*lines) == "early 2023 final"
    assert taken(*lines, vintage="preliminary") == "late 2023 preliminary"
    assert taken(*lines, vintage="普查修订") == "late 2022 census"
    assert taken(*lines, period="2022") == "late 2022 census"


def test_the_doubtful_one_of_the_latest_vintage_stands_back() -> None:
    assert taken(
        of("2023", f"value: 9, {V}, vintage: final, status: doubtful"), of("2023", f"value: 1, {V}, vintage: preliminary")
    ) == "early 2023 preliminary"  # fmt: skip


def test_the_producers_own_publication_wins_over_a_later_reprint() -> None:
    own = of("2023", f"value: 9.1, {V}, cites: Bureau", "early")
    reprint = of("2023", f"value: 9.0, {V}, cites: Office", "late")
    assert taken(own, reprint) == "early 2023"
    assert taken(of("2023", f"value: 9.1, {V}", "early"), reprint) == "early 2023"
    assert taken(own, of("2023", f"value: 9.0, {V}, cites: Bureau", "late")) == "late 2023"
    assert taken(of("2023", f"value: 9.1, {V}, cites: Office、Bureau", "early"), reprint) == "early 2023"


@pytest.mark.parametrize(
    ("author", "cited"), [("literal: 统计局", "统计局"), ("family: 张, given: 三", "张三"), ("family: 张", "张")]
)
def test_an_author_is_a_producer_too(author: str, cited: str) -> None:
    declared = DECLARED.replace("Early report, publisher: Bureau", f"Early report, author: [{{{author}}}]")
    line = "  - {{region: shenzhen, metric: gdp, {}}}\n"
    for cites, source in ((cited, "early"), (f"{cited}、Office", "early"), ("Office", "late"), (f"{cited}x", "late")):
        own, reprint = (
            of("2023", f"value: 9, {V}, cites: {by}", at) for by, at in ((cites, "early"), ("Office", "late"))
        )
        assert dataset_of(line.format(own) + line.format(reprint), declared).get("shenzhen", "gdp").source == source


def test_a_final_figure_wins_over_a_provisional_one_that_is_published_later() -> None:
    assert taken(of("2023", f"value: 9, {V}, status: provisional", "late"), of("2023")) == "early 2023"


def test_the_latest_publication_wins_and_an_undated_one_never() -> None:
    assert taken(of("2023", f"value: 9, {V}", "late"), of("2023")) == "late 2023"
    assert taken(of("2023", f"value: 9, {V}", "paper"), of("2023")) == "early 2023"


def test_of_those_that_agree_the_finest_printed_is_taken() -> None:
    fine, coarse = of("2023", "value: 34606.40, unit: 亿元"), of("2023", "value: 3.46, unit: 万亿元", "late")
    assert taken(fine, coarse) == "early 2023"
    assert taken(fine, of("2023", "value: 3.52, unit: 万亿元", "late")) == "late 2023"
    assert taken(fine, of("2023", "value: 3.4, unit: 万亿元, bound: over", "late")) == "early 2023"
    assert taken(of("2023", "value: 3.4000, unit: 万亿元, bound: over"), of("2023", "value: 3.5, unit: 万亿元", "late")) == "late 2023"  # fmt: skip
    assert taken(of("2023", "value: 34606, unit: 亿元, bound: about"), coarse) == "early 2023"


# --- contradiction --------------------------------------------------------------------------------------


def disagree(one: str, other: str) -> bool:
    """Whether the first figure's rivals hold the second; both are of 2023 unless they say otherwise."""
    lines = [f"{'' if 'period' in each else 'period: 2023, '}{each}" for each in (one, other)]
    data = data_of(*lines)
    first, second = data.facts("shenzhen")
    assert data.selector.rivals(first, [first]) == []
    found: list[Fact] = data.selector.rivals(first, [first, second])
    assert found in ([], [second])
    return bool(found)


def test_sources_that_print_different_numbers_disagree() -> None:
    assert disagree("value: 34606.40, unit: 亿元, source: early", "value: 34606.41, unit: 亿元, source: late")
    assert disagree("value: 3.46, unit: 万亿元, source: early", "value: 3.52, unit: 万亿元, source: late")


def test_one_rounding_of_another_is_no_disagreement() -> None:
    assert not disagree("value: 34606.40, unit: 亿元, source: early", "value: 3.46, unit: 万亿元, source: late")
    assert not disagree("value: 3.46, unit: 万亿元, source: early", "value: 34606.40, unit: 亿元, source: late")
    assert not disagree("value: 3.460, unit: 万亿元, source: early", "value: 34600, unit: 亿元, source: late")
    assert disagree("value: 34606.40, unit: 亿元, source: early", "value: 3.47, unit: 万亿元, source: late")


def test_a_bound_that_the_other_figure_keeps_is_no_disagreement() -> None:
    fine, over = "value: 34606.40, unit: 亿元, source: early", "value: 3, unit: 万亿元, bound: over, source: late"
    assert not disagree(fine, over)
    assert not disagree(over, "value: 3.4, unit: 万亿元, bound: over, source: early")
    assert not disagree("value: 3.5, unit: 万亿元, bound: about, source: late", fine)
    assert disagree(fine, "value: 3.5, unit: 万亿元, bound: over, source: late")
    assert not disagree("value: 3.5, unit: 万亿元, bound: at-least, source: late", "value: 3.5, unit: 万亿元, bound: at-most, source: early")  # fmt: skip


def test_a_figure_of_another_vintage_is_history_and_no_rival() -> None:
    assert not disagree(
        f"value: 5, {V}, vintage: final, source: late", f"value: 4, {V}, vintage: preliminary, source: early"
    )
    assert disagree(f"value: 5, {V}, vintage: final, source: late", f"value: 4, {V}, vintage: final, source: early")


def test_a_figure_that_is_defined_otherwise_is_another_thing() -> None:
    assert not disagree(f"value: 5, {V}, definition: with branches, source: late", f"value: 4, {V}, source: early")


def test_a_provisional_figure_that_a_final_one_replaced_is_history_but_not_the_other_way_round() -> None:
    final, provisional = f"value: 5, {V}, source: late", f"value: 4, {V}, status: provisional, source: early"
    assert not disagree(final, provisional)
    assert disagree(provisional, final)
    assert disagree(provisional, f"value: 5, {V}, status: provisional, source: late")
    assert disagree(f"value: 5, {V}, status: doubtful, source: late", provisional)


def test_a_doubtful_figure_still_disagrees() -> None:
    assert disagree(f"value: 5, {V}, source: late", f"value: 4, {V}, status: doubtful, source: early")


def test_figures_of_other_periods_and_ranks_do_not_disagree() -> None:
    assert not disagree(f"value: 5, {V}, source: late", f"period: 2022, value: 4, {V}, source: early")
    assert not disagree(f"value: 5, {V}, source: late", f"{RANK}, source: early")
    assert disagree(f"value: 5, {V}, source: late", f"period: 2023-01/2023-12, value: 4, {V}, source: early")


def test_two_undated_figures_of_two_sources_can_disagree() -> None:
    data = data_of(f"value: 5, {V}, source: late", f"value: 4, {V}, source: early")
    one, other = data.facts("shenzhen")
    assert data.selector.rivals(one, [one, other]) == [other]


def test_a_vintage_that_there_is_not_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match=r"no vintage .fina.; did you mean final\?"):
        data_of(of("2023")).get("shenzhen", "gdp", vintage="fina")
    assert "vintages:" in DECLARED


def test_a_census_of_the_metric_breaks_the_series_of_a_region_that_has_no_census_figure(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        """format: 1
units: {亿元: {measure: CNY, multiplier: 8}}
vintages:
  early: {en: preliminary, zh: 初步}
  census: {en: census, zh: 普查, benchmark: 2023}
sources: {paper: {type: report, title: Paper, language: en}}
topics: {money: {en: Money, zh: 钱}}
regions:
  china: {en: China, zh: 中国, level: country}
  east: {en: East, zh: 东, level: province, parent: china}
metrics:
  output: {en: Output, zh: 产出, topic: money, measure: CNY, kind: flow}
  research: {en: Research, zh: 科研, topic: money, measure: CNY, kind: flow}
facts:
  - {region: china, metric: output, period: 2023, value: 9, unit: 亿元, vintage: census, source: paper}
  - {region: east, metric: output, period: 2023, value: 2, unit: 亿元, vintage: early, source: paper}
  - {region: east, metric: output, period: 2024, value: 3, unit: 亿元, vintage: early, source: paper}
  - {region: east, metric: research, period: 2023, value: 2, unit: 亿元, vintage: early, source: paper}
  - {region: east, metric: research, period: 2024, value: 3, unit: 亿元, vintage: early, source: paper}
""",
        "utf-8",
    )
    data = econfacts.open(path)
    breaks = {metric: [step.breaks for step in data.history("east", metric).steps] for metric in ("output", "research")}
    assert breaks == {"output": [True, False], "research": [False, False]}


# --- forecasts ------------------------------------------------------------------------------------------


FORECAST = f"value: 5, {V}, status: forecast"


def test_a_forecast_is_taken_only_where_nothing_else_is_known() -> None:
    known, target = of("2024"), of("2030", FORECAST, "late")
    assert taken(known, target) == "early 2024"
    assert taken(known, of("2024", FORECAST, "late")) == "early 2024"
    assert taken(known, target, period="2030") == "late 2030"
    assert taken(target) == "late 2030"


def test_a_forecast_disagrees_with_no_figure() -> None:
    data = data_of(of("2024"), of("2024", FORECAST, "late"))
    answers = data.answers("shenzhen", "gdp")
    assert data.selector.rivals(answers[0], answers) == []


def test_regions_are_not_set_side_by_side_in_a_year_that_is_only_forecast() -> None:
    data = dataset_of(
        "".join(
            f"  - {{region: {region}, metric: gdp, {line}}}\n"
            for region in ("shenzhen", "china")
            for line in (of("2024"), of("2030", FORECAST))
        )
    )
    shown = [(record["period"], record["value"]) for record in data.compare("shenzhen", "china").records()]
    assert shown == [("2024", 100_000_000), ("2024", 100_000_000)]
    assert [record["period"] for record in data.compare("shenzhen", "china", period="2030").records()] == ["2030"] * 2

"""Which of several figures is taken, and which of them contradict each other."""

import itertools
import random

import pytest

from econfacts.answers.selection import best, common_period, ordered, preference, rivals
from econfacts.model.records import Fact
from tests.answers.test_dataset import dataset_of


def facts(*lines: str) -> list[Fact]:
    """Facts of Shenzhen's GDP, each written without what they all share; `paper` has no date of publication."""
    text = "".join(f"  - {{region: shenzhen, metric: gdp, {line}}}\n" for line in lines)
    return [fact for fact in dataset_of(text).facts() if fact.region == "shenzhen"]


def taken(*lines: str) -> str:
    """The source of the fact that is taken, whatever the order in which they stand."""
    found = {best(order).source for order in itertools.permutations(facts(*lines))}
    assert len(found) == 1
    return found.pop()


V, RANK = "unit: 亿元", "rank: {position: 3, among: china-cities}"


def test_the_latest_period_wins() -> None:
    assert taken(f"period: 2022, value: 9, {V}, source: late", f"period: 2023, value: 1, {V}, source: early") == "early"
    assert taken(f"value: 9, {V}, source: late", f"period: 1978, value: 1, {V}, source: early") == "early"


def test_a_number_wins_over_a_later_rank_without_one() -> None:
    assert taken(f"period: 2022, value: 9, {V}, source: early", f"period: 2023, {RANK}, source: late") == "early"


@pytest.mark.parametrize("other", ["", "status: provisional, ", "status: estimated, ", "bound: about, "])
def test_a_doubtful_figure_never_wins_over_another_of_its_period(other: str) -> None:
    assert taken(
        f"period: 2023, value: 9, {V}, status: doubtful, source: late", f"period: 2023, value: 1, {V}, {other}source: early"
    ) == "early"  # fmt: skip


def test_a_final_figure_wins_over_a_provisional_one_that_is_published_later() -> None:
    late = f"period: 2023, value: 9, {V}, status: provisional, source: late"
    assert taken(late, f"period: 2023, value: 1, {V}, source: early") == "early"


def test_of_final_figures_the_latest_publication_wins_and_an_undated_one_never() -> None:
    assert taken(f"period: 2023, value: 9, {V}, source: late", f"period: 2023, value: 1, {V}, source: early") == "late"
    assert (
        taken(f"period: 2023, value: 9, {V}, source: paper", f"period: 2023, value: 1, {V}, source: early") == "early"
    )


def test_a_stated_figure_wins_over_an_implied_one_unless_it_is_doubtful() -> None:
    implying = 'region: shandong, metric: output-growth, period: 2023, value: 7.1, unit: "%", versus: {region: china, by: 2.5, unit: 个百分点}, source: late'
    stated = 'region: china, metric: output-growth, period: 2023, value: 4.5, unit: "%", source: early'
    data = dataset_of(f"  - {{{implying}}}\n  - {{{stated}}}\n")
    assert data.get("china", "output-growth").source == "early"
    data = dataset_of(f"  - {{{implying}}}\n  - {{{stated}, status: doubtful}}\n")
    assert data.get("china", "output-growth").implied_by == "shandong/output-growth/2023/late"


def test_all_are_ordered_the_way_one_is_taken() -> None:
    several = facts(
        f"period: 2022, value: 1, {V}, source: early",
        f"period: 2023, value: 2, {V}, status: doubtful, source: late",
        f"period: 2023, value: 3, {V}, status: provisional, source: paper",
        f"period: 2023, value: 4, {V}, source: early",
    )
    for order in itertools.permutations(several):
        assert [int(fact.value or 0) // 10**8 for fact in ordered(order)] == [4, 3, 2, 1]
        assert ordered(order)[0] == best(order)


def test_the_preference_is_a_total_order_but_for_what_publication_cannot_decide() -> None:
    one, other = facts(f"period: 2023, value: 1, {V}, source: early", f"period: 2022, value: 1, {V}, source: early")
    assert preference(one) == preference(other)
    assert best([one, other]) is one


# --- the period that regions share ----------------------------------------------------------------------


def of(*periods: str) -> list[Fact]:
    """Facts of one region: `2023` has a number, `2023 rank` only a rank, `-` no period."""
    lines = []
    for number, each in enumerate(periods):
        period, _, rank = each.partition(" ")
        when = "" if period == "-" else f"period: {period}, "
        lines.append(f"{when}{RANK if rank else f'value: {number}, {V}'}, source: early")
    return facts(*lines)


@pytest.mark.parametrize(
    ("regions", "common"),
    [
        ([["2023", "2022"], ["2022"]], "2022"),
        ([["2023", "2022"], ["2022", "2023"]], "2023"),
        ([["2021"], ["2023"], ["2022"]], "2023"),
        ([["2023"], ["2022"], ["2022"]], "2022"),
        ([["2023", "2022"], ["2023 rank", "2022"]], "2022"),  # a number can be compared, a rank cannot
        ([["2023 rank"], ["2023 rank", "2022 rank"]], "2023"),
        ([["-"], ["2020"]], "2020"),
        ([["-"], ["-"]], None),
        ([], None),
        ([[], []], None),
    ],
)
def test_the_period_that_most_regions_have_is_shared_and_of_several_the_latest(
    regions: list[list[str]], common: str | None
) -> None:
    having = [of(*each) if each else [] for each in regions]
    for order in itertools.permutations(having):
        assert common_period(order) == common


# --- contradiction --------------------------------------------------------------------------------------


def disagree(one: str, other: str) -> bool:
    """Whether the first figure's rivals hold the second; both are of 2023 unless they say otherwise."""
    first, second = facts(*(f"{'' if 'period' in each else 'period: 2023, '}{each}" for each in (one, other)))
    assert rivals(first, [first]) == []
    found = rivals(first, [first, second])
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
    assert not disagree(
        "value: 34606.40, unit: 亿元, source: early", "value: 3, unit: 万亿元, bound: over, source: late"
    )
    assert not disagree(
        "value: 3, unit: 万亿元, bound: over, source: late", "value: 3.4, unit: 万亿元, bound: over, source: early"
    )
    assert not disagree(
        "value: 3.5, unit: 万亿元, bound: about, source: late", "value: 34606.40, unit: 亿元, source: early"
    )
    assert disagree("value: 34606.40, unit: 亿元, source: early", "value: 3.5, unit: 万亿元, bound: over, source: late")


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


def test_two_undated_figures_of_two_sources_can_disagree() -> None:
    one, other = facts(f"value: 5, {V}, source: late", f"value: 4, {V}, source: early")
    assert rivals(one, [one, other]) == [other]


@pytest.mark.parametrize(
    ("statuses", "wins"),
    [
        (("~", "~", "~"), "late"),
        (("~", "~", "provisional"), "early"),
        (("provisional", "provisional", "doubtful"), "early"),
        (("provisional", "doubtful", "doubtful"), "paper"),
        (("doubtful", "doubtful", "doubtful"), "late"),
    ],
)
def test_the_order_of_the_rules_does_not_depend_on_the_order_of_the_file(
    statuses: tuple[str, str, str], wins: str
) -> None:
    sources = zip(("paper", "early", "late"), statuses, strict=True)
    older = [f"period: 2022, value: 9, {V}, source: {source}" for source in ("paper", "early", "late")]
    several = facts(
        *older, *(f"period: 2023, value: 1, {V}, status: {status}, source: {source}" for source, status in sources)
    )
    chance = random.Random(7)
    for _ in range(20):
        chance.shuffle(several)
        assert best(several).id == f"shenzhen/gdp/2023/{wins}"

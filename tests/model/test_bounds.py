"""What a printed figure says of the true one: intervals, agreement, order, places, digits."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econfacts.model import bounds
from econfacts.model.bounds import Reading
from econfacts.model.places import places as in_order
from econfacts.model.records import BOUNDS
from tests.model.test_quantities import MODEST, long_numerals


def read(text: str, bound: str = "exact", measure: str = "percent") -> Reading:
    return bounds.read(Decimal(text), bound, measure)


# --- one figure -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bound", "measure", "low", "high"),
    [
        ("5", "exact", "percent", "4.5", "5.5"),
        ("5.0", "exact", "percent", "4.95", "5.05"),
        ("3.46E+12", "exact", "CNY", "3.455E+12", "3.465E+12"),
        ("1920", "exact", "count", "1920", "1920"),
        ("1.92E+4", "exact", "count", "19150", "19250"),
        ("1920", "exact", "CNY", "1919.5", "1920.5"),
        ("1920", "about", "count", "1910", "1930"),
        ("2000", "about", "count", "1000", "3000"),
        ("6.3E+4", "about", "count", "62000", "64000"),
        ("13", "over", "percent", "13", "Infinity"),
        ("13", "at-least", "percent", "13", "Infinity"),
        ("13", "under", "percent", "-Infinity", "13"),
        ("13", "at-most", "percent", "-Infinity", "13"),
        ("-2.3", "exact", "percent", "-2.35", "-2.25"),
        ("0", "about", "percent", "-1", "1"),
    ],
)
def test_a_printed_figure_is_an_interval(text: str, bound: str, measure: str, low: str, high: str) -> None:
    reading = read(text, bound, measure)
    assert (reading.low, reading.high) == (Decimal(low), Decimal(high))
    assert reading.value == Decimal(text)


@MODEST
@given(long_numerals)
def test_the_interval_is_half_of_the_last_digit_to_either_side_exactly(number: Decimal) -> None:
    reading = bounds.read(number, "exact", "percent")
    half = Fraction(10) ** int(number.as_tuple().exponent) / 2
    assert Fraction(reading.high) - Fraction(number) == Fraction(number) - Fraction(reading.low) == half
    assert reading.width is not None
    assert Fraction(reading.width) == half


# --- whether two figures can both be true ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "one_bound", "other", "other_bound"),
    [
        ("3.46E+12", "exact", "3460640000000", "exact"),  # one is the other, rounded
        ("2.2", "exact", "2.20", "exact"),
        ("2.2", "exact", "2.25", "exact"),
        ("5.8", "exact", "5.81", "exact"),
        ("2", "over", "2.3", "exact"),
        ("2", "over", "2.3", "over"),
        ("2", "over", "2.4", "about"),
        ("2", "over", "2.04", "over"),
        ("2.3", "over", "2", "exact"),  # 2 may be a rounded 2.4
        ("100", "about", "100.4", "about"),
        ("100", "exact", "100.4", "about"),
        ("100", "about", "101", "exact"),
        ("1E+4", "about", "12000", "exact"),
        ("2", "at-least", "2", "at-most"),
        ("5", "at-most", "4.2", "exact"),
        ("5", "under", "4.9", "about"),
        ("2", "under", "1", "over"),
        ("100", "about", "103", "exact"),  # zeros behind "about" are no digits
    ],
)
def test_figures_that_can_both_be_true_agree(one: str, one_bound: str, other: str, other_bound: str) -> None:
    assert bounds.agree(read(one, one_bound), read(other, other_bound))
    assert bounds.agree(read(other, other_bound), read(one, one_bound))


@pytest.mark.parametrize(
    ("one", "one_bound", "other", "other_bound"),
    [
        ("3.46E+12", "exact", "3470640000000", "exact"),
        ("5.81", "exact", "5.79", "exact"),
        ("2.2", "exact", "2.3", "exact"),
        ("2.20", "exact", "2.25", "exact"),
        ("2.2", "exact", "2.26", "exact"),
        ("2", "over", "1.3", "exact"),
        ("2.34", "over", "2.1", "about"),
        ("100", "over", "100", "under"),
        ("100", "over", "100", "at-most"),
        ("101", "about", "103", "exact"),
        ("3.4", "about", "3.6", "about"),
        ("5", "at-most", "6", "at-least"),
        ("5", "under", "5.2", "exact"),
    ],
)
def test_figures_that_cannot_both_be_true_disagree(one: str, one_bound: str, other: str, other_bound: str) -> None:
    assert not bounds.agree(read(one, one_bound), read(other, other_bound))
    assert not bounds.agree(read(other, other_bound), read(one, one_bound))


@MODEST
@given(long_numerals, st.sampled_from(BOUNDS))
def test_a_figure_agrees_with_itself(number: Decimal, bound: str) -> None:
    assert bounds.agree(bounds.read(number, bound, "CNY"), bounds.read(number, bound, "CNY"))


@MODEST
@given(long_numerals, st.sampled_from(BOUNDS), long_numerals, st.sampled_from(BOUNDS))
def test_agreement_has_no_direction(one: Decimal, one_bound: str, other: Decimal, other_bound: str) -> None:
    first, second = bounds.read(one, one_bound, "count"), bounds.read(other, other_bound, "count")
    assert bounds.agree(first, second) == bounds.agree(second, first)
    assert bounds.order_unknown(first, second) == bounds.order_unknown(second, first)


def test_an_exact_count_agrees_with_what_holds_it_and_with_no_other() -> None:
    assert bounds.agree(read("1920", measure="count"), read("1.92E+3", measure="count"))
    assert bounds.agree(read("1915", measure="count"), read("1.92E+3", measure="count"))  # at its very end
    assert not bounds.agree(read("1914", measure="count"), read("1.92E+3", measure="count"))
    assert not bounds.agree(read("1920", measure="count"), read("1921", measure="count"))
    assert bounds.agree(read("1920", measure="count"), read("1920", "at-least", "count"))
    assert not bounds.agree(read("1920", measure="count"), read("1920", "over", "count"))
    assert not bounds.agree(read("1920", measure="count"), read("1920", "under", "count"))


# --- order and places -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "unknown"),
    [("5", "5.3", True), ("5", "5.52", False), ("5.7", "5.8", False), ("5.8", "5.8", True), ("5", "5.5", True)],
)
def test_the_order_of_two_roundings_is_known_where_they_share_no_more_than_an_end(
    one: str, other: str, unknown: bool
) -> None:
    assert bounds.order_unknown(read(one), read(other)) == unknown
    assert bounds.certainly_greater(read(other), read(one)) != unknown
    assert not bounds.certainly_greater(read(one), read(other))


def test_equal_exact_counts_are_known_to_be_equal() -> None:
    assert not bounds.order_unknown(read("7", measure="count"), read("7", measure="count"))
    assert not bounds.certainly_greater(read("7", measure="count"), read("7", measure="count"))
    assert bounds.certainly_greater(read("8", measure="count"), read("7", measure="count"))


def places(*texts: str, measure: str = "percent") -> list[tuple[int | None, int | None, bool]]:
    readings = [read(text.lstrip(">"), "over" if text[0] == ">" else "exact", measure) for text in texts]
    return [(place.low, place.high, place.is_open) for place in in_order(readings)]


def test_three_times_the_same_rounding_share_three_places() -> None:
    assert places("6.5", "6.1", "5.8", "5.8", "5.8", "5.7") == [
        (1, 1, False), (2, 2, False), (3, 5, True), (3, 5, True), (3, 5, True), (6, 6, False),
    ]  # fmt: skip


def test_equal_counts_share_places_without_any_doubt() -> None:
    assert places("9", "7", "7", "3", measure="count") == [(1, 1, False), (2, 3, False), (2, 3, False), (4, 4, False)]


def test_a_coarse_figure_leaves_open_what_it_may_be_and_its_neighbours_too() -> None:
    assert places("5.4", "5.2", "5", "4.1") == [(1, 2, True), (2, 3, True), (1, 3, True), (4, 4, False)]


def test_a_bound_makes_no_other_place_unknown() -> None:
    assert [place[:2] for place in places("20", ">13", "3")][0::2] == [(1, 1), (3, 3)]


numerals = st.decimals(0, 100, places=2).map(lambda number: number.quantize(Decimal("0.01")))


@MODEST
@given(numerals, numerals, st.integers(0, 1))
def test_a_coarser_rounding_never_turns_an_unknown_order_into_a_known_one(
    one: Decimal, other: Decimal, digits: int
) -> None:
    if bounds.order_unknown(bounds.read(one, "exact", "CNY"), bounds.read(other, "exact", "CNY")):
        coarse = [bounds.read(round(number, digits), "exact", "CNY") for number in (one, other)]
        assert bounds.order_unknown(coarse[0], coarse[1])


@MODEST
@given(st.lists(numerals, min_size=1, max_size=8))
def test_places_hold_every_order_that_the_digits_allow(numbers: list[Decimal]) -> None:
    found = list(in_order([bounds.read(number, "exact", "CNY") for number in numbers]))
    for number, place in zip(numbers, found, strict=True):
        assert place.low == 1 + sum(other > number for other in numbers)
        assert place.high == sum(other >= number for other in numbers)


# --- what is shown --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "shown", "margin"),
    [
        ("12.82E+12", "9.20687E+12", "3.61E+12", "5.005E+9"),
        ("74.2", "65.53", "8.7", "0.055"),
        ("5.2", "5", "0", "0.55"),
        ("4967.02E+8", "5375.95E+8", "-408.93E+8", "1E+6"),
    ],
)
def test_a_difference_has_the_digits_of_the_coarser_figure_and_a_margin(
    one: str, other: str, shown: str, margin: str
) -> None:
    first, second = read(one), read(other)
    gap = bounds.shown_difference(first.value - second.value, first, second)
    assert (gap, gap.as_tuple().exponent) == (Decimal(shown), Decimal(shown).as_tuple().exponent)
    assert bounds.margin(first, second) == Decimal(margin)


def test_the_difference_of_exact_counts_is_exact_and_of_a_bound_has_no_margin() -> None:
    first, second = read("1920", measure="count"), read("41", measure="count")
    assert bounds.shown_difference(Decimal(1879), first, second) == 1879
    assert bounds.margin(first, second) == 0
    assert bounds.margin(read("13", "over"), read("3.5")) is None


@pytest.mark.parametrize(
    ("one", "other", "measure", "ratio", "shown"),
    [
        ("34606.40E+8", "137905.42E+8", "CNY", "0.250943057177", "0.2509"),
        ("2.72E+12", "13.7E+12", "CNY", "0.198540145985", "0.199"),
        ("4", "2.0", "CNY", "2", "2"),
        ("4.0", "2.0", "CNY", "2", "2.0"),
        ("1920", "41", "count", "46.8292682927", "46.83"),
        ("9.9996E+8", "1.0E+8", "CNY", "9.9996", "10"),
    ],
)
def test_a_ratio_has_the_significant_digits_of_the_coarser_operand_and_four_at_most(
    one: str, other: str, measure: str, ratio: str, shown: str
) -> None:
    found = bounds.shown_ratio(Decimal(ratio), read(one, measure=measure), read(other, measure=measure))
    assert format(found, "f") == shown


@MODEST
@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9), st.sampled_from(["exact", "about"]))
def test_a_quotient_lies_between_the_least_and_the_greatest_of_the_ends(amount: int, people: int, bound: str) -> None:
    one, other = bounds.read(Decimal(amount), bound, "CNY"), bounds.read(Decimal(people).scaleb(4), "exact", "count")
    quotient = bounds.divided(one, other)
    assert quotient is not None
    assert quotient.bound == bound
    ends = [Fraction(end) / Fraction(by) for end in (one.low, one.high) for by in (other.low, other.high)]
    for found, end in ((quotient.low, min(ends)), (quotient.high, max(ends))):
        assert abs(Fraction(found) - end) <= abs(end) / 10**11
    assert quotient.low <= quotient.value <= quotient.high


@pytest.mark.parametrize("bound", ["over", "at-least", "under", "at-most"])
def test_what_is_bounded_on_one_side_may_be_any_distance_away(bound: str) -> None:
    assert read("13", bound).width is None


def test_a_quotient_of_exact_counts_is_exact() -> None:
    """1,920 factories by 40 towns are 48 each, and nothing is known less than that."""
    quotient = bounds.divided(read("1920", measure="count"), read("40", measure="count"))
    assert quotient is not None
    assert tuple(quotient) == (48, 48, 48, None, "exact")
    assert bounds.shown_value(quotient) == 48


def test_what_may_be_nothing_divides_into_anything() -> None:
    quotient = bounds.divided(read("10", measure="CNY"), read("1", "about", "CNY"))
    assert quotient is not None
    assert (quotient.low, quotient.high) == (Decimal("-Infinity"), Decimal("Infinity"))


def test_a_quotient_of_a_bounded_amount_is_bounded() -> None:
    people = read("2.5E+7", measure="count")
    over = bounds.divided(read("13E+12", "over", "CNY"), people)
    assert over is not None
    assert (over.bound, over.high) == ("over", Decimal("Infinity"))
    assert bounds.divided(read("1"), read("0", measure="count")) is None


@pytest.mark.parametrize(
    ("one", "other", "bound"),
    [
        ("exact", "over", "under"),
        ("exact", "at-most", "at-least"),
        ("under", "over", "under"),
        ("over", "over", "about"),
        ("over", "about", "about"),
        ("at-least", "exact", "at-least"),
    ],
)
def test_a_quotient_by_more_is_less_and_one_that_may_be_either_is_open(one: str, other: str, bound: str) -> None:
    quotient = bounds.divided(read("13E+12", one, "CNY"), read("2E+7", other, "count"))
    assert quotient is not None
    assert (quotient.value, quotient.bound) == (Decimal(650000), bound)
    assert quotient.width is None
    assert [place.is_open for place in in_order([quotient, read("9E+5")])] == [False, False]


@pytest.mark.parametrize(("bound", "shown"), [("over", "45600"), ("at-least", "45600"), ("under", "45700"), ("about", "46000")])  # fmt: skip
def test_a_bounded_quotient_has_the_digits_of_its_number_and_never_claims_more_than_it(bound: str, shown: str) -> None:
    """860 billion by 18.827 million people is 45,679: over 860 billion is over 45,600, not over 45,700."""
    quotient = bounds.divided(read("860E+9", bound, "CNY"), read("1882.70E+4", measure="count"))
    assert quotient is not None
    assert format(bounds.shown_value(quotient), "f") == shown

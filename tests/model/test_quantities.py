"""Numbers stay exact, from the digits as printed to the words that people read."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.model import quantities
from econfacts.model.records import BOUNDS

MODEST = settings(max_examples=60, deadline=None)

integers = st.integers(0, 10**18).map(str)
fractions = st.text("0123456789", min_size=1, max_size=18)
numerals = st.builds("{}{}.{}".format, st.sampled_from(["", "-"]), integers, fractions) | st.builds(
    "{}{}".format, st.sampled_from(["", "-"]), integers
)


# --- reading --------------------------------------------------------------------------------------------


@MODEST
@given(numerals)
def test_a_number_keeps_every_digit_that_was_written(text: str) -> None:
    number = quantities.parse_number(text)
    assert type(number) is Decimal
    assert quantities.plain(number) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "-", ".", "1.", ".5", "1e9", "1E9", "nan", "NaN", "inf", "-inf", "Infinity", "+5", "--5", "1_000", "1,000",
        "０", "１２", "٣", "²", "一", " 5", "5 ", "5\n", "\t5", "1 000", "00", "007", "-01", "0x10", "1/2", "5%", "1.2.3",
        "\0", "5\0",
    ],
)  # fmt: skip
def test_nothing_but_a_plain_decimal_is_a_number(text: str) -> None:
    assert quantities.parse_number(text) is None


def test_forty_characters_are_read_and_one_more_is_not() -> None:
    assert quantities.parse_number("9" * 40) == Decimal("9" * 40)
    assert quantities.parse_number("9" * 41) is None
    assert quantities.parse_number("-0." + "1" * 37) == Decimal("-0." + "1" * 37)
    assert quantities.parse_number("-0." + "1" * 38) is None
    assert quantities.parse_number("9" * 10_000_000) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=45))
def test_any_text_is_a_finite_decimal_or_none(text: str) -> None:
    number = quantities.parse_number(text)
    assert number is None or (number.is_finite() and quantities.plain(number) == text)


# --- arithmetic -----------------------------------------------------------------------------------------

long_numerals = st.builds(
    lambda digits, point: Decimal(digits).scaleb(-point, quantities._EXACT),
    # Hypothesis rarely makes an integer of many digits of its own accord.
    st.integers(-(10**39), 10**39) | st.text("0123456789", min_size=29, max_size=39).map(int),
    st.integers(0, 38),
)


@MODEST
@given(long_numerals, st.integers(-15, 15))
def test_scaling_is_exact_and_keeps_which_digits_were_given(number: Decimal, power: int) -> None:
    scaled = quantities.scale(number, power)
    assert Fraction(scaled) == Fraction(number) * Fraction(10) ** power
    assert scaled.as_tuple().digits == number.as_tuple().digits
    assert quantities.scale(scaled, -power).as_tuple() == number.as_tuple()


@MODEST
@given(long_numerals, long_numerals, st.integers(0, 15))
def test_a_difference_is_exact_whatever_the_callers_decimal_context(one: Decimal, other: Decimal, power: int) -> None:
    one = quantities.scale(one, power)
    with localcontext(prec=3):
        gap = quantities.difference(one, other)
    assert Fraction(gap) == Fraction(one) - Fraction(other)
    assert quantities.difference(other, one) == gap.copy_negate()


def test_a_known_case_that_floats_get_wrong() -> None:
    assert quantities.difference(Decimal("24.4"), Decimal("26.7")) == Decimal("-2.3")
    assert str(quantities.difference(Decimal("7.1"), Decimal("2.5"))) == "4.6"
    assert quantities.plain(quantities.scale(Decimal("422.6"), 4)) == "4226000"
    assert quantities.plain(quantities.scale(Decimal("0"), 12)) == "0"


def test_a_ratio_has_twelve_digits_and_no_trailing_zeros() -> None:
    assert quantities.ratio(Decimal(2), Decimal(3)) == Decimal("0.666666666667")
    assert str(quantities.ratio(Decimal("6.00"), Decimal("2.0"))) == "3"
    assert quantities.ratio(Decimal(-1), Decimal(8)) == Decimal("-0.125")
    assert quantities.ratio(Decimal(0), Decimal(8)) == 0


def test_nothing_is_divided_by_zero() -> None:
    for zero in ("0", "0.00", "-0", "0E+12"):
        assert quantities.ratio(Decimal(5), Decimal(zero)) is None
    assert quantities.ratio(Decimal(0), Decimal(0)) is None


@MODEST
@given(long_numerals.filter(bool), long_numerals.filter(bool))
def test_a_ratio_is_right_to_half_of_its_twelfth_digit(one: Decimal, other: Decimal) -> None:
    quotient = quantities.ratio(one, other)
    assert type(quotient) is Decimal
    assert len(quotient.as_tuple().digits) <= 12
    true = Fraction(one) / Fraction(other)
    assert abs(Fraction(quotient) - true) <= abs(true) * Fraction(1, 2 * 10**11)


# --- as printed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("exact", "2.10万亿元", "2.10 billion"),
        ("over", "超2.10万亿元", "over 2.10 billion"),
        ("at-least", "2.10万亿元以上", "at least 2.10 billion"),
        ("about", "约2.10万亿元", "about 2.10 billion"),
        ("at-most", "2.10万亿元以内", "at most 2.10 billion"),
        ("under", "不足2.10万亿元", "under 2.10 billion"),
    ],
)
def test_a_bound_is_printed_in_the_sources_language(bound: str, zh: str, en: str) -> None:
    assert quantities.printed(Decimal("2.10"), "万亿元", bound, "zh") == zh
    assert quantities.printed(Decimal("2.10"), "万亿元", bound, None) == zh
    assert quantities.printed(Decimal("2.10"), "billion", bound, "en") == en


def test_a_sign_stands_close_to_its_number_and_a_word_does_not() -> None:
    assert quantities.printed(Decimal("-2.3"), "%", "exact", "en") == "-2.3%"
    assert quantities.printed(Decimal(3), "km", "exact", "zh") == "3 km"
    assert quantities.printed(Decimal(37), "", "exact", "zh") == "37"


# --- in words for people --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "power", "measure", "bound", "en", "zh"),
    [
        ("2488", 8, "CNY", "exact", "CNY 248.8 billion", "2488亿元"),
        ("351.0", 8, "CNY", "exact", "CNY 35.10 billion", "351.0亿元"),
        ("422.6", 4, "count", "exact", "4.226 million", "422.6万"),
        ("2", 12, "count", "over", "> 2 trillion", "> 2万亿"),
        ("2", 12, "CNY", "over", "> CNY 2 trillion", "> 2万亿元"),
        ("34606.40", 8, "CNY", "exact", "CNY 3.460640 trillion", "3.460640万亿元"),
        ("1920", 0, "count", "exact", "1,920", "1920"),
        ("999999", 0, "count", "exact", "999,999", "99.9999万"),
        ("1000000", 0, "count", "exact", "1.000000 million", "100.0000万"),
        ("0", 8, "CNY", "exact", "CNY 0", "0元"),
        ("0.50", 0, "percent", "at-most", "≤ 0.50%", "≤ 0.50%"),
        ("-2.3", 0, "percent", "exact", "−2.3%", "−2.3%"),
        ("-351.0", 8, "CNY", "under", "< −CNY 35.10 billion", "< −351.0亿元"),
        ("95", 0, "percent", "at-least", "≥ 95%", "≥ 95%"),
        ("3", 4, "mu", "about", "≈ 30,000 mu", "≈ 3万亩"),
        ("1", 0, "year", "exact", "1 year", "1年"),
        ("20", 0, "year", "exact", "20 years", "20年"),
        ("197862.86", 0, "CNY/person", "exact", "CNY 197,862.86 per person", "19.786286万元/人"),
        ("1.5", 0, "square-kilometre", "exact", "1.5 km²", "1.5平方公里"),
        ("2", 0, "lightyear", "exact", "2 lightyears", "2lightyear"),
    ],
)
def test_a_figure_in_words_has_the_digits_that_were_printed(
    number: str, power: int, measure: str, bound: str, en: str, zh: str
) -> None:
    value = quantities.scale(Decimal(number), power)
    assert quantities.spoken(value, measure, "en", bound) == en
    assert quantities.spoken(value, measure, "zh", bound) == zh


def test_a_gap_shows_its_sign() -> None:
    def spoken(text: str, lang: str) -> str:
        return quantities.spoken(Decimal(text), "percentage-point", lang, signed=True)

    assert (spoken("2.5", "en"), spoken("-26.7", "en"), spoken("0.0", "en")) == ("+2.5 pp", "−26.7 pp", "0.0 pp")
    assert (spoken("2.5", "zh"), spoken("-26.7", "zh")) == ("+2.5个百分点", "−26.7个百分点")


def test_a_figure_of_more_digits_than_pythons_own_context_has_keeps_them() -> None:
    long = Decimal("-1234567890123456789012345678901.25")
    assert quantities.spoken(long, "count", "en") == "−1,234,567,890,123,456,789.01234567890125 trillion"
    assert quantities.spoken(long, "count", "zh") == "−1234567890123456789.01234567890125万亿"


@MODEST
@given(long_numerals, st.integers(0, 15), st.sampled_from(["en", "zh"]), st.sampled_from(BOUNDS))
def test_words_never_lose_or_add_a_digit(number: Decimal, power: int, lang: str, bound: str) -> None:
    """Also for figures longer than the 28 digits of Python's own decimal context."""
    value = quantities.scale(number, power)
    digits = "".join(c for c in quantities.spoken(value, "count", lang, bound) if c.isdigit())
    written = "".join(c for c in quantities.plain(value) if c.isdigit())
    # A scale word only moves the point, so zeros that merely fill up to it fall away.
    assert digits.strip("0") == written.strip("0")
    assert len(digits) <= len(written)


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
    ],
)
def test_figures_that_can_both_be_true_agree(one: str, one_bound: str, other: str, other_bound: str) -> None:
    assert quantities.consistent(Decimal(one), one_bound, Decimal(other), other_bound)
    assert quantities.consistent(Decimal(other), other_bound, Decimal(one), one_bound)


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
        ("100", "about", "103", "exact"),
        ("3.4", "about", "3.6", "about"),
        ("5", "at-most", "6", "at-least"),
        ("5", "under", "5.2", "exact"),
    ],
)
def test_figures_that_cannot_both_be_true_disagree(one: str, one_bound: str, other: str, other_bound: str) -> None:
    assert not quantities.consistent(Decimal(one), one_bound, Decimal(other), other_bound)
    assert not quantities.consistent(Decimal(other), other_bound, Decimal(one), one_bound)


@MODEST
@given(long_numerals, st.sampled_from(BOUNDS))
def test_a_figure_agrees_with_itself(number: Decimal, bound: str) -> None:
    assert quantities.consistent(number, bound, number, bound)


@MODEST
@given(long_numerals, st.sampled_from(BOUNDS), long_numerals, st.sampled_from(BOUNDS))
def test_agreement_has_no_direction(one: Decimal, one_bound: str, other: Decimal, other_bound: str) -> None:
    forth = quantities.consistent(one, one_bound, other, other_bound)
    assert forth == quantities.consistent(other, other_bound, one, one_bound)

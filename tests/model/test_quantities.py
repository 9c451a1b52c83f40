"""Numbers stay exact, from the digits as printed to the words that people read."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.model import quantities

MODEST = settings(max_examples=60)

integers = st.integers(0, 10**18).map(str)
fractions = st.text("0123456789", min_size=1, max_size=18)
signs = st.sampled_from(["", "-"])
written = st.builds("{}{}.{}".format, signs, integers, fractions) | st.builds("{}{}".format, signs, integers)
numerals = written.filter(lambda text: not text.startswith("-0") or bool(text.strip("-0.")))
"""Numbers as they are written; minus nothing is not one."""


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
        "\0", "5\0", "-0", "-0.00",
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


@settings(max_examples=100)
@given(st.text(max_size=45))
def test_any_text_is_a_finite_decimal_or_none(text: str) -> None:
    number = quantities.parse_number(text)
    assert number is None or (number.is_finite() and quantities.plain(number) == text)


# --- arithmetic -----------------------------------------------------------------------------------------

long_numerals = st.builds(
    lambda digits, point: quantities.scale(Decimal(digits), -point),
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
def test_a_difference_and_a_sum_are_exact_whatever_the_callers_decimal_context(
    one: Decimal, other: Decimal, power: int
) -> None:
    one = quantities.scale(one, power)
    with localcontext(prec=3):
        gap, both = quantities.difference(one, other), quantities.total(one, other)
    assert Fraction(gap) == Fraction(one) - Fraction(other)
    assert Fraction(both) == Fraction(one) + Fraction(other)
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


@pytest.mark.parametrize(
    ("one", "other", "quotient"),
    [("3", "4", "0.75"), ("36", "1", "36"), ("1", "1024", "0.0009765625"), ("1", "3", None), ("2", "3", None)],
)
def test_a_quotient_is_exact_or_none(one: str, other: str, quotient: str | None) -> None:
    found = quantities.quotient(Decimal(one), Decimal(other))
    assert found == (None if quotient is None else Decimal(quotient))


def test_nothing_is_divided_by_zero() -> None:
    for zero in ("0", "0.00", "-0", "0E+12"):
        assert quantities.quotient(Decimal(5), Decimal(zero)) is None
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

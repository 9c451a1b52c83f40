"""Numerals as people write them are read exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econfacts.audit.numerals import LONGEST, read_fraction, read_numeral, read_percent, shifted
from econfacts.audit.script import half_width

DIGITS = "零一二三四五六七八九"


def spoken_below_ten_thousand(number: int) -> str:
    """A number from 1 to 9999 in Chinese, every place named (10 is 一十)."""
    spoken, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            spoken += ("零" if gap and spoken else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return spoken


def spoken(number: int) -> str:
    """A number from 0 to 10 ** 16 - 1 in Chinese, as a schoolbook writes it."""
    if number < 10_000:
        return spoken_below_ten_thousand(number) or "零"
    scale, name = (10**8, "亿") if number >= 10**8 else (10**4, "万")
    head, tail = divmod(number, scale)
    if not tail:
        return spoken(head) + name
    return spoken(head) + name + ("零" if tail < scale // 10 else "") + spoken(tail)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("2488", "2488"),
        ("351.0", "351.0"),
        ("2,488", "2488"),
        ("12,345,678.90", "12345678.90"),
        ("2 488", "2488"),
        ("2\u00a0488\u202f000", "2488000"),
        ("4\u200b2", "42"),
        ("\ufeff42", "42"),
        ("-5.2", "-5.2"),
        ("−5.2", "-5.2"),
        ("２４８８", "2488"),
        ("－５．２", "-5.2"),
        ("１，２３４", "1234"),
        (" 7 ", "7"),
    ],
)
def test_an_arabic_numeral_is_read_with_separators_and_in_full_width(text: str, number: str) -> None:
    assert str(read_numeral(text)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("〇", 0),
        ("零", 0),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("卅", 30),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十五", 115),
        ("一百十五", 115),
        ("两千零六", 2006),
        ("两万", 20_000),
        ("一万零五百", 10_500),
        ("十万", 100_000),
        ("三千万", 30_000_000),
        ("三亿二千万", 320_000_000),
        ("两万亿", 2_000_000_000_000),
        ("二〇二三", 2023),
        ("二零二三", 2023),
        ("百", 100),
        ("万", 10_000),
        ("百万", 1_000_000),
        ("壹佰贰拾叁", 123),
        ("叁仟萬", 30_000_000),
        ("負", None),
        ("负七", -7),
    ],
)
def test_a_chinese_numeral_is_read(text: str, number: int | None) -> None:
    assert read_numeral(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一百二", 120),
        ("一百零二", 102),
        ("两千三", 2300),
        ("两万三", 23_000),
        ("三亿二", 320_000_000),
        ("13万2", 132_000),
        ("3亿5", 350_000_000),
    ],
)
def test_a_digit_that_ends_a_spoken_numeral_belongs_to_the_next_lower_place(text: str, number: int) -> None:
    assert read_numeral(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.47万", "24700"),
        ("2万亿", "2000000000000"),
        ("3亿2000万", "320000000"),
        ("5千万", "50000000"),
        ("1.5百万", "1500000"),
        ("五点二", "5.2"),
        ("零点零五", "0.05"),
        ("三点五万亿", "3500000000000"),
        ("4.226 million", "4226000"),
        ("248.8 billion", "248800000000"),
        ("2 trillion", "2000000000000"),
        ("2.5bn", "2500000000"),
        ("seven", "7"),
        ("twenty-one", "21"),
        ("Two hundred and five thousand", "205000"),
    ],
)
def test_a_scale_or_a_decimal_is_multiplied_out_exactly(text: str, number: str) -> None:
    assert str(read_numeral(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "万里",
        "1.",
        ".5",
        "1,23",
        "1,2345",
        "1.2.3",
        "5%",
        "5G",
        "1e9",
        "nan",
        "inf",
        "1_000",
        "٣",
        "²",
        "①",
        "十四五",
        "二三十",
        "三二百",
        "千百",
        "百千",
        "亿亿",
        "万万万",
        "点五",
        "五点",
        "2万3亿",
        "三分之一",
        "数百",
        "twenty twenty",
        "million",
        "hundred",
        "one two",
        "five million two million",
        "9" * (LONGEST + 1),
        "一" * 1_000_000,
    ],
)
def test_what_is_no_single_number_is_none(text: str) -> None:
    assert read_numeral(text) is None


def test_a_number_of_forty_digits_keeps_them_all() -> None:
    digits = "1234567890" * 4
    assert str(read_numeral(digits)) == digits
    assert str(read_numeral(f"-{digits}")) == f"-{digits}"
    assert str(read_numeral(f"{digits}万")) == f"{digits}0000"


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("5.2%", "5.2"),
        ("５．２％", "5.2"),
        ("-5.2%", "-5.2"),
        ("百分之五点二", "5.2"),
        ("百分之5.2", "5.2"),
        ("百分之一百", "100"),
        ("千分之三", "0.3"),
        ("三成", "30"),
        ("三成五", "35"),
        ("三成半", "35"),
        ("5.2 percent", "5.2"),
        ("5.2 per cent", "5.2"),
    ],
)
def test_a_share_is_read_in_percent(text: str, percent: str) -> None:
    assert str(read_percent(text)) == percent


@pytest.mark.parametrize("text", ["", "%", "5", "百分之", "成", "三成二十", "三分之一", "5%%", "成功", "percent"])
def test_what_is_no_share_has_no_percent(text: str) -> None:
    assert read_percent(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("四分之三", "0.75"), ("3/4", "0.75"), ("十分之一", "0.1"), ("8/4", "2"), ("0/3", "0")],
)
def test_a_fraction_that_ends_is_a_decimal(text: str, number: str) -> None:
    assert str(read_fraction(text)) == number


@pytest.mark.parametrize("text", ["1/3", "三分之一", "1/0", "分之", "1/", "五", "1/2/3", "零分之一", ""])
def test_a_fraction_without_an_exact_decimal_is_none(text: str) -> None:
    assert read_fraction(text) is None


def test_a_full_width_comma_separates_thousands_only_between_full_width_digits() -> None:
    assert half_width("１，２３４") == "1,234"
    assert half_width("1，234") == "1，234"
    assert half_width("１，２３") == "1，23"


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_an_integer_written_in_chinese_reads_back(number: int) -> None:
    assert read_numeral(spoken(number)) == number


@given(st.integers(min_value=-(10**30), max_value=10**30))
def test_an_integer_written_with_thousands_separators_reads_back(number: int) -> None:
    assert read_numeral(f"{number:,}") == number


@given(st.text(max_size=80))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    for read in (read_numeral, read_percent, read_fraction):
        number = read(text)
        assert number is None or number.is_finite()


@given(st.text(alphabet="〇零一二两九十百千万亿点负分之成半壹拾12.,- %/", max_size=12))
def test_no_jumble_of_numeral_characters_makes_a_reader_fail(text: str) -> None:
    for read in (read_numeral, read_percent, read_fraction):
        number = read(text)
        assert number is None or number.is_finite()


@given(st.text())
def test_half_width_never_changes_the_length(text: str) -> None:
    assert len(half_width(text)) == len(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.integers(min_value=-20, max_value=20))
def test_shifting_there_and_back_is_exact(number: Decimal, power: int) -> None:
    assert shifted(shifted(number, power), -power).as_tuple() == number.as_tuple()

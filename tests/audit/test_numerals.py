"""Numerals as people write them are read exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econfacts.audit.numerals import LONGEST
from econfacts.audit.units import canonical
from econfacts.model.quantities import scale
from tests.audit.reading import only

DIGITS = "零一二三四五六七八九"


def value(text: str) -> Decimal | None:
    """The number of the one figure of a text, in base units."""
    figure = only(text)
    return None if figure.number is None else scale(figure.number, canonical(figure.unit)[0])


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
    """A number from 1 to 10 ** 16 - 1 in Chinese, as a schoolbook writes it."""
    if number < 10_000:
        return spoken_below_ten_thousand(number)
    scale, name = (10**8, "亿") if number >= 10**8 else (10**4, "万")
    head, tail = divmod(number, scale)
    if not tail:
        return spoken(head) + name
    return spoken(head) + name + ("零" if tail < scale // 10 else "") + spoken(tail)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("0", "0"), ("2488", "2488"), ("351.0", "351.0"), ("2,488", "2488"), ("12,345,678.90", "12345678.90")),
        *(
            ("2 488", "2488"),
            ("2\u00a0488\u202f000", "2488000"),
            ("4\u200b2", "42"),
            ("-5.2", "-5.2"),
            ("−5.2", "-5.2"),
        ),
        *(("２４８８", "2488"), ("－５．２", "-5.2"), ("１，２３４", "1234"), ("五点二〇", "5.20")),
    ],
)
def test_a_numeral_keeps_its_digits_with_separators_and_in_full_width(text: str, number: str) -> None:
    assert str(only(text).number) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("两户", 2),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("廿三", 23),
            ("卅", 30),
            ("一百零五", 105),
            ("一百〇五", 105),
        ),
        *(("一百一十五", 115), ("一百十五", 115), ("两千零六", 2006), ("一千零十二", 1012), ("一万零五百", 10_500)),
        *(
            ("两万", 20_000),
            ("十万", 100_000),
            ("三千万", 30_000_000),
            ("三亿二千万", 320_000_000),
            ("两万亿", 2 * 10**12),
        ),
        *(
            ("二〇二五", 2025),
            ("百", 100),
            ("万", 10_000),
            ("百万", 1_000_000),
            ("壹佰贰拾叁", 123),
            ("叁仟萬", 30_000_000),
        ),
        # a digit that ends a spoken numeral belongs to the next lower place
        *(("一百二", 120), ("一百零二", 102), ("两千三", 2300), ("两万三", 23_000), ("三亿二", 320_000_000)),
        *(("13万2", 132_000), ("3亿5", 350_000_000), ("3万4000户", 34_000), ("1千零20户", 1020)),
        *(("2.47万", 24_700), ("2万亿", 2 * 10**12), ("3亿2000万", 320_000_000), ("5千万", 50_000_000)),
        *(("三点五万亿", 3_500_000_000_000), ("三点五百万户", 3_500_000), ("一百几万户", 1_000_000)),
        *(("4.226 million", 4_226_000), ("2 trillion", 2 * 10**12), ("2.5bn", 2_500_000_000), ("seven", 7)),
        *(("twenty-one", 21), ("one hundred and five", 105), ("Two hundred and five thousand", 205_000)),
    ],
)
def test_a_numeral_in_words_or_with_scales_is_multiplied_out(text: str, number: int) -> None:
    assert value(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *(
            "十四五",
            "二三十",
            "三二百",
            "千百",
            "百千",
            "五十千",
            "亿亿",
            "万百",
            "七八",
            "一百五六",
            "数百",
            "三分之一",
            "1/3",
        ),
        *("1/0", "⅓", "零分之一", "1.2.3", "five million two million", "twenty twenty", "one two"),
        *("9" * (LONGEST + 1), "一" * (LONGEST + 1)),
    ],
)
def test_what_is_no_single_exact_number_has_none(text: str) -> None:
    assert only(text).number is None


def test_a_number_of_forty_digits_keeps_them_all() -> None:
    digits = "1234567890" * 4
    assert [str(only(text).number) for text in (digits, f"-{digits}", f"{digits}万")] == [digits, f"-{digits}", digits]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        *(("5.2%", "5.2"), ("５．２％", "5.2"), ("百分之五点二", "5.2"), ("百分之5.2", "5.2"), ("百分之一百", "100")),
        *(("千分之三", "0.3"), ("三成", "30"), ("三成五", "35"), ("三成半", "35"), ("5.2 per cent", "5.2")),
    ],
)
def test_a_share_is_in_percent(text: str, percent: str) -> None:
    assert (value(text), canonical(only(text).unit)[1]) == (Decimal(percent), "%")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("四分之三", "0.75"),
        ("3/4", "0.75"),
        ("¾", "0.75"),
        ("⅜", "0.375"),
        ("十分之一", "0.1"),
        ("8/4", "2"),
        ("0/3", "0"),
    ],
)
def test_a_fraction_that_ends_is_a_decimal(text: str, number: str) -> None:
    assert str(only(text).number) == number


@given(st.integers(min_value=1, max_value=10**16 - 1))
def test_an_integer_written_in_chinese_reads_back(number: int) -> None:
    assert value(f"{spoken(number)}户") == number


@given(st.integers(min_value=-(10**30), max_value=10**30))
def test_an_integer_written_with_thousands_separators_reads_back(number: int) -> None:
    assert value(f"{number:,}户") == number

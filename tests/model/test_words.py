"""What things are called: figures in words, and word lists of one shape in every language."""

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econfacts.model import quantities
from econfacts.model.records import BOUNDS, KINDS, LEVELS, STATUSES, Source
from econfacts.model.words import LANGUAGES, of_source, speak
from tests.model.test_quantities import MODEST, long_numerals


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_a_word_for_the_same_things_with_the_same_gaps(tag: str) -> None:
    words, english = speak(tag), speak("en")
    assert words.tag == tag
    assert {key: gaps(text) for key, text in words.terms.items()} == {
        key: gaps(text) for key, text in english.terms.items()
    }
    assert words.letters.keys() == english.letters.keys()
    assert all(words[key] for key in (*LEVELS, *KINDS, *STATUSES, *words.letters))
    assert list(words.bounds) == list(BOUNDS)


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
    for told in ({"language": "zh"}, {"language": "zh-Hans"}, {"title": "公报"}):
        assert of_source(Source("s", told)).printed(Decimal("2.10"), "万亿元", bound) == zh
    for told in ({"language": "en-GB", "title": "公报"}, {"language": "fr"}, {"title": "Report"}):
        assert of_source(Source("s", told)).printed(Decimal("2.10"), "billion", bound) == en


def test_a_sign_stands_close_to_its_number_and_a_word_does_not() -> None:
    assert speak("en").printed(Decimal("-2.3"), "%", "exact") == "-2.3%"
    assert speak("zh").printed(Decimal(3), "km", "exact") == "3 km"
    assert speak("zh").printed(Decimal(37), "", "exact") == "37"


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
    assert speak("en").amount(value, measure, bound) == en
    assert speak("zh").amount(value, measure, bound) == zh


def test_a_gap_shows_its_sign() -> None:
    def spoken(text: str, lang: str) -> str:
        return speak(lang).amount(Decimal(text), "percentage-point", signed=True)

    assert (spoken("2.5", "en"), spoken("-26.7", "en"), spoken("0.0", "en")) == ("+2.5 pp", "−26.7 pp", "0.0 pp")
    assert (spoken("2.5", "zh"), spoken("-26.7", "zh")) == ("+2.5个百分点", "−26.7个百分点")


def test_a_figure_of_more_digits_than_pythons_own_context_has_keeps_them() -> None:
    long = Decimal("-1234567890123456789012345678901.25")
    assert speak("en").amount(long, "count") == "−1,234,567,890,123,456,789.01234567890125 trillion"
    assert speak("zh").amount(long, "count") == "−1234567890123456789.01234567890125万亿"


@MODEST
@given(long_numerals, st.integers(0, 15), st.sampled_from(["en", "zh"]), st.sampled_from(BOUNDS))
def test_words_never_lose_or_add_a_digit(number: Decimal, power: int, lang: str, bound: str) -> None:
    """Also for figures longer than the 28 digits of Python's own decimal context."""
    value = quantities.scale(number, power)
    digits = "".join(c for c in speak(lang).amount(value, "count", bound) if c.isdigit())
    written = "".join(c for c in quantities.plain(value) if c.isdigit())
    # A scale word only moves the point, so zeros that merely fill up to it fall away.
    assert digits.strip("0") == written.strip("0")
    assert len(digits) <= len(written)


@pytest.mark.parametrize(
    ("period", "en", "zh"),
    [
        ("2023", "2023", "2023年"),
        ("2023-06", "June 2023", "2023年6月"),
        ("2023-06-30", "30 June 2023", "2023年6月30日"),
        ("2023-12-31", "end of 2023", "2023年末"),
        ("2016-01/2016-03", "January–March 2016", "2016年一季度"),
        ("2016-10/2016-12", "October–December 2016", "2016年四季度"),
        ("2016-01/2016-06", "January–June 2016", "2016年上半年"),
        ("2016-01/2016-09", "January–September 2016", "2016年前三季度"),
        ("2016-01/2016-05", "January–May 2016", "2016年1—5月"),
        ("2016-01/2016-12", "January–December 2016", "2016年1—12月"),
        ("2013/2023", "2013–2023", "2013—2023年"),
        ("2023-12/2024-03", "December 2023–March 2024", "2023年12月至2024年3月"),
        ("2023/2024-03", "2023–March 2024", "2023年至2024年3月"),
        ("2024-02-09/2024-02-17", "9–17 February 2024", "2024年2月9日至2024年2月17日"),
        ("2024-02-10/2024-03-01", "10 February–1 March 2024", "2024年2月10日至2024年3月1日"),
        ("2023/..", "since 2023", "2023年以来"),
        ("2023-06/..", "since June 2023", "2023年6月以来"),
    ],
)
def test_a_period_is_said_as_people_say_it(period: str, en: str, zh: str) -> None:
    assert (speak("en").when(period, "stock"), speak("zh").when(period, "stock")) == (en, zh)


def test_the_last_day_of_a_year_is_the_years_end_only_for_what_is_measured_at_a_moment() -> None:
    assert speak("en").when("2023-12-31", "flow") == "31 December 2023"
    assert speak("zh").when("2023-12-31", "growth") == "2023年12月31日"

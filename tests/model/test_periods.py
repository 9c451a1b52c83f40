"""Periods: what is one, what it covers, and how two of them lie to each other."""

import calendar
import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.model import periods

MODEST = settings(max_examples=80, deadline=None)

years = st.integers(1, 9999).map("{:04}".format)
months = st.dates(min_value=datetime.date(1, 1, 1)).map(lambda day: day.isoformat()[:7])
days = st.dates().map(lambda day: day.isoformat())
moments = years | months | days


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("0001", (1, 1, 1), (1, 12, 31)),
        ("2023-04", (2023, 4, 1), (2023, 4, 30)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("2000-02", (2000, 2, 1), (2000, 2, 29)),
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("2023-12-31", (2023, 12, 31), (2023, 12, 31)),
        ("2023/2024-03", (2023, 1, 1), (2024, 3, 31)),
        ("2023-07/2023", (2023, 7, 1), (2023, 12, 31)),
        ("2023/2023", (2023, 1, 1), (2023, 12, 31)),
        ("2023-06/..", (2023, 6, 1), None),
    ],
)
def test_a_period_covers_its_first_to_its_last_day(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int] | None
) -> None:
    assert periods.parse(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "..", "../2023", "2023/", "/2023", "2023/../..", "2023/2024/2025", "2023/2022", "2023-02/2023-01",
        "0000", "23", "02023", "2023-1", "2023-00", "2023-13", "2023-01-00", "2023-02-29", "1900-02-29", "2023-04-31",
        "2023-01-1", "2023-01-01T00:00", "2023-W01", "2023Q1", "2023年", "-2023", "+2023", " 2023", "2023 ", "2023\n",
        "２０２３", "٢٠٢٣", "2023-1２", "last year", "2023/-03", "2023\0", "2023--01",
    ],
)  # fmt: skip
def test_anything_else_is_no_period(text: str) -> None:
    assert periods.parse(text) is None


@MODEST
@given(st.text(max_size=12) | st.text("0123456789-/.", max_size=24))
def test_no_text_makes_any_question_fail(text: str) -> None:
    span = periods.parse(text)
    assert span is None or span.end is None or span.start <= span.end
    assert periods.same_year(text, text) == (periods.year_of(text) is not None)
    assert (periods.recency(text) == ((0, 0, 0), (0, 0, 0))) == (span is None)
    assert isinstance(periods.within(text, "2023"), bool)


@MODEST
@given(days)
def test_every_day_of_the_calendar_is_a_period_within_its_month_and_year(day: str) -> None:
    assert periods.parse(day) is not None
    assert periods.within(day, day[:7])
    assert periods.within(day[:7], day[:4])
    assert periods.year_of(day) == int(day[:4])


@MODEST
@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_has_the_days_that_the_calendar_gives_it(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    assert periods.parse(f"{year:04}-{month:02}") == ((year, month, 1), (year, month, last))
    assert periods.parse(f"{year:04}-{month:02}-{last + 1:02}") is None


@MODEST
@given(moments, moments)
def test_two_moments_are_a_range_in_one_direction_at_least(one: str, other: str) -> None:
    forth, back = periods.parse(f"{one}/{other}"), periods.parse(f"{other}/{one}")
    assert forth is not None or back is not None
    span = forth or back
    assert span is not None
    assert span.end is not None
    assert span.start <= span.end


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("2023", "2023"),
        ("2023-12-31", "2023"),
        ("2023-12-31", "2023-12"),
        ("2023", "2022/2024"),
        ("2023-01/2023-12", "2023"),
        ("2023", "2023-01/2023-12"),
        ("2023", "2022/.."),
        ("2023/..", "2022/.."),
        ("2023/..", "2023/.."),
    ],
)
def test_a_period_lies_in_one_that_has_all_its_days(part: str, whole: str) -> None:
    assert periods.within(part, whole)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("2023", "2023-12-31"),
        ("2022-12-31", "2023"),
        ("2024-01-01", "2023"),
        ("2022/2023", "2023"),
        ("2023/..", "2023"),
        ("2023/..", "2023/2024"),
        ("2021/..", "2022/.."),
        ("2023", "nonsense"),
        ("nonsense", "2023"),
        (None, "2023"),
        ("", "2023"),
    ],
)
def test_a_period_does_not_lie_in_one_that_lacks_a_day_of_it(part: str | None, whole: str) -> None:
    assert not periods.within(part, whole)


def test_lying_within_passes_on_and_only_the_same_days_lie_in_each_other() -> None:
    some = ("2022", "2023", "2023-01/2023-12", "2023-12", "2023-12-31", "2023-12-31/2023-12-31", "2022/2023", "2022/..")
    for inner, middle in itertools.product(some, repeat=2):
        if periods.within(inner, middle) and periods.within(middle, inner):
            assert periods.parse(inner) == periods.parse(middle)
        for outer in some:
            if periods.within(inner, middle) and periods.within(middle, outer):
                assert periods.within(inner, outer)


def test_the_later_a_period_ends_the_more_recent_it_is() -> None:
    order = [
        None,
        "garbage",
        "2021",
        "2022/..",
        "2022-12-31",
        "2020/2023-06",
        "2023-06",
        "2023",
        "2023-12-31",
        "2024-01",
    ]
    assert sorted(order[2:], key=periods.recency) == order[2:]
    assert periods.recency(None) == periods.recency("garbage") < periods.recency("0001")


def test_an_open_range_counts_to_the_end_of_its_first_year() -> None:
    assert periods.recency("2023-06/..")[0] == periods.recency("2023")[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2023", "2023-12-31", True),
        ("2023-01", "2023-12", True),
        ("2023-01/2023-06", "2023", True),
        ("2023", "2024", False),
        ("2022/2023", "2023", False),
        ("2022/2023", "2022/2023", False),
        ("2023/..", "2023", False),
        (None, "2023", False),
        (None, None, False),
        ("x", "x", False),
    ],
)
def test_two_periods_share_a_year_only_where_each_lies_in_one(one: str | None, other: str | None, same: bool) -> None:
    assert periods.same_year(one, other) is same
    assert periods.same_year(other, one) is same

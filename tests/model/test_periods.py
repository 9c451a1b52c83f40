"""Periods: what is one, what it covers, and how two of them lie to each other."""

import calendar
import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.model import periods

MODEST = settings(max_examples=80)

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
    assert periods.duration(text) is None or span is not None
    written = periods.meant(text)
    assert written is None or periods.parse(written) is not None
    assert span is None or written == text
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
    ("period", "year"),
    [
        ("2023", 2023),
        ("2023-12-31", 2023),
        ("2023-01/2023-06", 2023),
        ("2022/2023", None),
        ("2023/..", None),
        (None, None),
        ("x", None),
    ],
)
def test_a_period_is_of_a_year_only_where_it_lies_in_one(period: str | None, year: int | None) -> None:
    assert periods.year_of(period) == year


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2023", "2023-01/2023-12", True),
        ("2023-01/2023-06", "2023-01-01/2023-06-30", True),
        ("2023", "2023", True),
        ("2023/..", "2023/..", True),
        ("2023", "2023-12-31", False),
        ("2023", "2023/..", False),
        (None, None, False),
        ("2023", None, False),
    ],
)
def test_periods_are_the_same_where_they_are_the_same_days(one: str | None, other: str | None, same: bool) -> None:
    assert periods.same(one, other) is same
    assert periods.same(other, one) is same


@pytest.mark.parametrize(
    ("period", "length"),
    [
        ("2023", (12, 0)), ("2024", (12, 0)), ("2023-02", (1, 0)), ("2023-01/2023-03", (3, 0)), ("2023-04/2023-06", (3, 0)),
        ("2022/2023", (24, 0)), ("2023-12-31", (0, 1)), ("2023-06-15/2023-07-14", (0, 30)), ("2023-02-01/2023-02-28", (1, 0)),
        ("2023/..", None), (None, None), ("x", None),
    ],
)  # fmt: skip
def test_quarters_are_equally_long_and_so_are_years(period: str | None, length: tuple[int, int] | None) -> None:
    assert periods.duration(period) == length


def test_a_date_and_a_month_are_moments_and_a_year_and_a_range_are_not() -> None:
    assert [periods.is_moment(text) for text in ("2023-12-31", "2023-12")] == [True, True]
    assert [periods.is_moment(text) for text in ("2023", "2023-01/2023-06", "2023/..", None)] == [False] * 4


def test_what_is_shorter_than_a_year_is_a_part_of_one() -> None:
    parts = ["2023-12-31", "2023-01/2023-11", "2023-12", "2023-01-01/2023-12-30"]
    assert [periods.is_part_of_year(each) for each in parts] == [True] * 4
    assert not any(periods.is_part_of_year(each) for each in ["2023", "2022/2023", "2023/..", None])
    assert [periods.is_year(each) for each in ["2023", "2023-01/2023-12", "2022/2023", "2023-07/2024-06", None]] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_a_stock_at_a_years_end_and_the_year_are_one_and_a_flow_of_december_is_not() -> None:
    year = periods.parse("2023")
    for moment in ("2023-12-31", "2023-12"):
        assert periods.side_by_side(moment, is_flow=False) == year
        assert periods.side_by_side(moment, is_flow=True) == periods.parse(moment)
    for other in ("2023-06-30", "2023-11", "2023-07/2023-12"):
        assert periods.side_by_side(other, is_flow=False) == periods.parse(other)
    assert periods.side_by_side(None, is_flow=False) is None


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2023", "2023"), ("2023-12-31", "2023-12-31"), ("2023/..", "2023/.."), ("2023Q1", "2023-01/2023-03"),
        ("2023-Q4", "2023-10/2023-12"), ("2023q2", "2023-04/2023-06"), ("2023H1", "2023-01/2023-06"), ("2023-H2", "2023-07/2023-12"),
        ("FY2023", "2023"), ("2023年", "2023"), ("２０２３", "2023"), ("２０２３年", "2023"), ("2023年一季度", "2023-01/2023-03"),
        ("2023年第三季度", "2023-07/2023-09"), ("2023年前三季度", "2023-01/2023-09"), ("2023年上半年", "2023-01/2023-06"),
        ("2023年下半年", "2023-07/2023-12"), ("2023年1-9月", "2023-01/2023-09"), ("2023年1至2月", "2023-01/2023-02"),
        ("2023年12月", "2023-12"), ("2023年3月5日", "2023-03-05"), ("2023年末", "2023-12-31"), ("2023年底", "2023-12-31"),
        ("2023年全年", "2023"), ("２０２３Ｑ１", "2023-01/2023-03"), ("2023年度", "2023"), ("FY 2023", "2023"),
        ("Q1 2023", "2023-01/2023-03"), ("q3-2023", "2023-07/2023-09"), ("2023年二季度", "2023-04/2023-06"),
        ("2023年第4季", "2023-10/2023-12"), ("2023Q1-Q3", "2023-01/2023-09"), ("2023Q1-3", "2023-01/2023-09"),
        ("2023年一到三季度", "2023-01/2023-09"), ("2023年1—9月份", "2023-01/2023-09"), ("2023年10月7日", "2023-10-07"),
        ("2021-2023", "2021/2023"), ("2021至2023年", "2021/2023"), ("2021～2023", "2021/2023"), ("2023.4", "2023-04"),
        ("2023-4", "2023-04"), ("2023/4/5", "2023-04-05"), ("2023.4.15", "2023-04-15"), ("2023年 上半年", "2023-01/2023-06"),
    ],
)  # fmt: skip
def test_what_people_type_is_read_as_the_iso_form(typed: str, period: str) -> None:
    assert periods.meant(typed) == period


@pytest.mark.parametrize("typed", ["", "last year", "2023Q5", "2023Q0", "2023H3", "2023年13月", "2023年2月30日", "23Q1", "2023年五季度", "Q1", "202３Q", "2023年9-1月", "2023/4.5", "2023-2021", "2023年3"])  # fmt: skip
def test_what_is_no_period_stays_none(typed: str) -> None:
    assert periods.meant(typed) is None

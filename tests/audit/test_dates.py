"""Years, dates and times are read as ISO 8601."""

import pytest

from econfacts.audit.figures import figures
from tests.audit.reading import only, shape


@pytest.mark.parametrize(
    ("text", "period", "kind"),
    [
        ("2023年", "2023", "year"),
        ("二〇二三年", "2023", "year"),
        ("２０２３年", "2023", "year"),
        ("2023年底", "2023-12-31", "date"),
        ("2023年末", "2023-12-31", "date"),
        ("2023年12月", "2023-12", "date"),
        ("2024年2月底", "2024-02-29", "date"),
        ("2023年12月31日", "2023-12-31", "date"),
        ("二〇二三年十二月三十一日", "2023-12-31", "date"),
        ("2023年以来", "2023/..", "date"),
        ("2023年上半年", "2023-01/2023-06", "date"),
        ("2023年前三季度", "2023-01/2023-09", "date"),
        ("2023年二季度", "2023-04/2023-06", "date"),
        ("2023年1—11月", "2023-01/2023-11", "date"),
        ("12月", "--12", "date"),
        ("5月3日", "--05-03", "date"),
        ("2023-12-31", "2023-12-31", "date"),
        ("2023/1/5", "2023-01-05", "date"),
        ("December 31, 2023", "2023-12-31", "date"),
        ("31 December 2023", "2023-12-31", "date"),
        ("Dec 2023", "2023-12", "date"),
    ],
)
def test_a_year_or_date_is_one_candidate_with_its_period(text: str, period: str, kind: str) -> None:
    figure = only(text)
    assert (figure.text, figure.period, figure.kind) == (text, period, kind)


def test_a_range_of_years_is_two_years() -> None:
    assert [(figure.text, figure.period) for figure in figures("2023—2025年")] == [
        ("2023", "2023"),
        ("2025年", "2025"),
    ]


def test_years_that_last_are_a_quantity() -> None:
    assert [shape(figure) for figure in figures("连续20年,三年行动,近2000年")] == [
        ("20年", "20", "年", "quantity"),
        ("三年", "3", "年", "quantity"),
        ("2000年", "2000", "年", "quantity"),
    ]


def test_a_bare_year_is_a_year_and_a_counted_number_is_not() -> None:
    assert [figure.kind for figure in figures("入选2023全球榜,共2023家")] == ["year", "quantity"]


@pytest.mark.parametrize("text", ["12时30分", "12:30", "下午三点五十分", "20时"])
def test_a_clock_time_is_one_candidate(text: str) -> None:
    assert [figure.kind for figure in figures(text)] == ["time"]


def test_a_month_that_does_not_exist_is_no_date() -> None:
    assert [(figure.text, figure.period) for figure in figures("2023年13月")] == [
        ("2023年", "2023"),
        ("13", "2023"),  # governed by the year before it
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年1-3季度", "2023-01/2023-09"),
        ("前11个月", "--01/--11"),
        ("首十個月", "--01/--10"),
        ("11月底", "--11-30"),
        ("2月底", "--02"),
        ("第三季度", "--07/--09"),
        ("第三季", "--07/--09"),
        ("首兩個月", "--01/--02"),
    ],
)
def test_a_part_of_a_year_is_one_candidate_with_its_period(text: str, period: str) -> None:
    figure = only(text)
    assert (figure.text, figure.period, figure.kind) == (text, period, "date")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年,利润33亿元", "2023"),
        ("2023年,全市上下同心;利润33亿元", "2023"),
        ("2023年末,利润33亿元", "2023-12-31"),
        ("一季度利润33亿元", "--01/--03"),
        ("2023年很忙。利润33亿元", None),
        ("利润33亿元", None),
        ("利润比2022年增长33亿元", None),
        ("2022年亏损,去年利润33亿元", None),
        ("2022年亏损,2023年利润33亿元", "2023"),
        ("恢复到2019年的112.5%", None),
        ("游客数恢复到2019年的水平;收入33亿元", None),
        ("全市利润很高,2023年尤其高;利润33亿元", None),
    ],
)
def test_a_figure_has_the_period_that_governs_its_clause_and_only_that(text: str, period: str | None) -> None:
    assert figures(text)[-1].period == period

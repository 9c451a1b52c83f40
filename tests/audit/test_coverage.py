"""Every numeral of a text is found, and audited against the facts and the passed-over list."""

import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econfacts.audit.coverage import MISSING, PASSED_OVER, RECORDED, Coverage
from econfacts.audit.figures import figures
from econfacts.audit.found import KINDS, Figure, paragraphs
from econfacts.audit.matcher import audit
from econfacts.model.records import BOUNDS, Fact, PassedOver, Rank, Versus


def texts(text: str) -> list[str]:
    return [figure.text for figure in figures(text)]


def only(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = figures(text)
    return figure


def shape(figure: Figure) -> tuple[str, str | None, str | None, str]:
    number = None if figure.number is None else str(figure.number)
    return (figure.text, number, figure.unit, figure.kind)


def fact(
    name: str = "a",
    number: str | None = None,
    unit: str | None = None,
    *,
    paragraph: int | None = 1,
    bound: str = "exact",
    period: str | None = None,
    rank: int | str | None = None,
    **more: Any,
) -> Fact:
    value = None if number is None else Decimal(number)
    place = None if rank is None else Rank(rank if isinstance(rank, int) else None, "cities")
    plain: dict[str, Any] = dict.fromkeys(Fact._fields)
    plain |= {"id": name, "region": "here", "metric": name, "measure": "count", "source": "s", "bound": bound}
    plain |= {
        "number": value,
        "value": value,
        "unit": unit,
        "paragraph": paragraph,
        "period": period,
        "rank": place,
    }
    return Fact(**plain | more)


def states(coverage: Coverage) -> list[tuple[str, str]]:
    return [(audited.figure.text, audited.state) for audited in coverage.figures]


def missing(coverage: Coverage) -> list[str]:
    return [figure.text for figure in coverage.missing]


def unfounded(coverage: Coverage) -> dict[str, str]:
    return {one.fact.id: one.reason for one in coverage.unfounded}


# figures: where


def test_a_figure_says_its_paragraph_and_column_from_one() -> None:
    found = figures("气温记录\n今天3度,明天12.5度\n\n后天9度")
    assert [(figure.paragraph, figure.column, figure.text) for figure in found] == [
        (2, 3, "3度"),
        (2, 8, "12.5度"),
        (4, 3, "9度"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_of_any_kind_parts_paragraphs_and_a_number(end: str) -> None:
    found = figures(f"\ufeff共12{end}34家")
    assert [(figure.paragraph, figure.column, figure.text) for figure in found] == [
        (1, 2, "12"),
        (2, 1, "34家"),
    ]


def test_a_character_without_width_inside_a_number_does_not_split_it() -> None:
    figure = only("有4\u200b2家")
    assert (figure.column, figure.text, figure.number, figure.unit) == (2, "4\u200b2家", Decimal(42), "家")


def test_spaces_that_group_thousands_do_not_split_a_number() -> None:
    assert [only(f"达2{space}488亿元").number for space in " \u00a0\u2009\u202f"] == [Decimal(2488)] * 4
    assert texts("第 7 名 12 5家") == ["第 7 名", "12", "5家"]


def test_a_full_width_figure_is_verbatim_and_read() -> None:
    assert shape(only("达２，４８８．５亿元")) == ("２，４８８．５亿元", "2488.5", "亿元", "quantity")
    assert shape(only("涨５．２％")) == ("５．２％", "5.2", "%", "percent")


# figures: numbers and units


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("2.47万家", "2.47", "万家"),
        ("422.6万户", "422.6", "万户"),
        ("2万亿元", "2", "万亿元"),
        ("351.0亿元", "351.0", "亿元"),
        ("1,234件", "1234", "件"),
        ("20 家", "20", "家"),
        ("5.7平方公里", "5.7", "平方公里"),
        ("200公里每小时", "200", "公里每小时"),
        ("1.18万公里", "1.18", "万公里"),
        ("20分钟", "20", "分钟"),
        ("6个月", "6", "个月"),
        ("3.5倍", "3.5", "倍"),
        ("30万千瓦", "30", "万千瓦"),
        ("5千瓦", "5", "千瓦"),
        ("5千家", "5", "千家"),
        ("20MW", "20", "MW"),
        ("3.5 GWh", "3.5", "GWh"),
        ("36℃", "36", "℃"),
        ("3亿2000万元", "320000000", "元"),
        ("三亿二千万元", "320000000", "元"),
        ("两万家", "2", "万家"),
        ("一百零五位", "105", "位"),
        ("十大", "10", None),
        ("二十大", "20", None),
        ("壹佰元", "100", "元"),
        ("五点二亿元", "5.2", "亿元"),
        ("翻一番"[1:], "1", "番"),
        ("36氪", "36", None),
        ("万项", "10000", "项"),
        ("世界500强"[2:], "500", "强"),
        ("¥99", "99", "¥"),
        ("¾杯", "0.75", None),
    ],
)
def test_a_quantity_keeps_its_number_as_printed_and_the_scale_in_its_unit(
    text: str, number: str, unit: str | None
) -> None:
    figure = only(text)
    assert (str(figure.number), figure.unit, figure.kind) == (number, unit, "quantity")
    assert text.startswith(figure.text)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("5.2%", "5.2", "%"),
        ("4.7个百分点", "4.7", "个百分点"),
        ("-5.2%", "-5.2", "%"),
        ("增长-5.2%", "-5.2", "%"),
        ("百分之五点二", "5.2", "%"),
        ("千分之三", "0.3", "%"),
        ("三成", "3", "成"),
        ("占比过半", "50", "%"),
        ("2‰", "2", "‰"),
    ],
)
def test_a_share_is_a_percentage(text: str, number: str, unit: str) -> None:
    figure = only(text)
    assert (str(figure.number), figure.unit, figure.kind) == (number, unit, "percent")


@pytest.mark.parametrize("text", ["数百亿元", "几十家", "1/3", "三分之一", "七八家", "二三十户"])
def test_a_vague_or_endless_numeral_is_a_candidate_without_a_number(text: str) -> None:
    figure = only(text)
    assert (figure.text, figure.number, figure.kind) == (text, None, "quantity")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("3-5%", ("3", "%"), ("5%", "%")),
        ("3%至5%", ("3%", "%"), ("5%", "%")),
        ("10—20家", ("10", "家"), ("20家", "家")),
        ("10~20家", ("10", "家"), ("20家", "家")),
        ("5万—8万元", ("5万", "万元"), ("8万元", "万元")),
        ("1－2万户", ("1", "万户"), ("2万户", "万户")),
    ],
)
def test_the_ends_of_a_range_are_two_figures_of_one_unit(
    text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    low, high = figures(f"目标{text}。")
    assert [(low.text, low.unit), (high.text, high.unit)] == [first, second]
    assert (low.bound, high.bound) == ("at-least", "at-most")


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [figure.bound for figure in figures("从2万到3万,由3%至5%")] == ["exact"] * 4


# figures: what is no number


@pytest.mark.parametrize(
    "term",
    [
        "5G",
        "4K",
        "20+8",
        "1+1+N",
        "G20",
        "COVID-19",
        "IPv6",
        "A4",
        "PM2.5",
        "3D",
        "H5N1",
        "10.0.0.1",
        "3:1",
        "①",
        "Ⅳ",
    ],
)
def test_a_numeral_glued_to_letters_or_signs_is_one_term(term: str) -> None:
    figure = only(f"推进{term}应用")
    assert shape(figure) == (term, None, None, "term")
    assert figure.column == 3


def test_a_term_does_not_swallow_the_figure_behind_it() -> None:
    assert texts("5G基站20.2万个") == ["5G", "20.2万个"]
    assert texts("GDP5.2万亿元") == ["5.2万亿元"]
    assert texts("5座eVTOL起飞") == ["5座"]
    assert texts("R&D、PCT、eVTOL") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一带一路", ["一", "一"]),
        ("三农", ["三"]),
        ("四梁八柱", ["四", "八"]),
        ("万项技改、万企转型", ["万项", "万"]),
        ("进一步", ["一步"]),
        ("一系列", ["一"]),
        ("一批", ["一批"]),
        ("一是抓落实", ["一"]),
        ("一二三产业", ["一二三"]),
        ("“十四五”", ["十四五"]),
        ("第三产业", ["第三"]),
        ("三月三", ["三月", "三"]),
        ("零增长", ["零"]),
        ("数一数二", ["一", "二"]),
    ],
)
def test_a_numeral_in_a_word_is_a_candidate_too(text: str, found: list[str]) -> None:
    assert texts(text) == found


@pytest.mark.parametrize(
    "text", ["社会零售", "零部件", "人才队伍", "大陆", "收拾", "几个百分点", "每千瓦", "近日", "上半年"]
)
def test_a_character_that_is_no_numeral_here_is_no_candidate(text: str) -> None:
    assert texts(text) == []


# figures: ranks


@pytest.mark.parametrize(
    ("text", "verbatim", "number"),
    [
        ("全国第二大县", "第二大", 2),
        ("第1名", "第1名", 1),
        ("居全市第 3 位", "第 3 位", 3),
        ("居全省首位", "首位", 1),
        ("销量居首", "居首", 1),
        ("登上榜首", "榜首", 1),
        ("全国首个", "首个", 1),
        ("第一人", "第一人", 1),
        ("进入前三", "前三", 3),
        ("位列前10位", "前10位", 10),
        ("位居前列", "前列", None),
        ("名列前茅", "前茅", None),
        ("全国密度最高", "最高", 1),
    ],
)
def test_a_word_for_a_rank_is_a_candidate(text: str, verbatim: str, number: int | None) -> None:
    figure = only(text)
    assert (figure.text, figure.number, figure.kind) == (verbatim, number, "rank")


def test_a_superlative_is_a_rank_only_where_the_clause_says_among_whom() -> None:
    assert texts("速度最高可达8米,全国领先,最大的收获") == ["8米"]
    assert texts("全球最大") == ["最大"]
    assert texts("全国最近、全国最新") == []


def test_an_ordinal_that_counts_things_keeps_its_unit() -> None:
    assert shape(only("第600万辆")) == ("第600万辆", "600", "万辆", "rank")


def test_a_time_before_something_is_no_rank() -> None:
    assert [(figure.text, figure.kind) for figure in figures("目前三家,前两年,前三季度")] == [
        ("三家", "quantity"),
        ("两年", "quantity"),
        ("前三季度", "date"),
    ]


# figures: years and dates


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
        ("13", None),
    ]


# figures: what the neighbours say


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("达20家", "exact"),
        ("超20家", "over"),
        ("已超过了20家", "over"),
        ("突破20家", "over"),
        ("逾20家", "over"),
        ("20余家", "over"),
        ("20多家", "over"),
        ("十几家", "over"),
        ("100+家", "over"),
        ("20家以上", "at-least"),
        ("不少于20家", "at-least"),
        ("上百家", "at-least"),
        ("约20家", "about"),
        ("约为20家", "about"),
        ("近20家", "about"),
        ("20家左右", "about"),
        ("十来家", "about"),
        ("不超过20家", "at-most"),
        ("20家以内", "at-most"),
        ("20家以下", "at-most"),
        ("不足20家", "under"),
        ("不到20家", "under"),
        ("节约20家", "exact"),
        ("签约20家", "exact"),
        ("最近20家", "exact"),
        ("超大城市20家", "exact"),
        ("over 20 people", "over"),
        ("more than CNY 20 million", "over"),
        ("at least 20 people", "at-least"),
        ("about 20 people", "about"),
        ("up to 20 people", "at-most"),
        ("less than 20 people", "under"),
        ("20 people or more", "at-least"),
    ],
)
def test_the_words_around_a_figure_tell_its_bound(text: str, bound: str) -> None:
    assert only(text).bound == bound


def test_a_bound_word_between_number_and_unit_is_in_the_text_but_not_in_the_unit() -> None:
    assert shape(only("600余场")) == ("600余场", "600", "场", "quantity")
    assert shape(only("2万多户")) == ("2万多户", "2", "万户", "quantity")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("下降5.2%", "-5.2"),
        ("同比减少了约5.2%", "-5.2"),
        ("降幅达5.2%", "-5.2"),
        ("负增长5.2%", "-5.2"),
        ("低于全市5.2个百分点", "-5.2"),
        ("fell by 5.2 percent", "-5.2"),
        ("增长5.2%", "5.2"),
        ("高于全市5.2个百分点", "5.2"),
        ("降至5.2%", "5.2"),
        ("降低后,增长5.2%", "5.2"),
        ("rose 5.2 percent", "5.2"),
    ],
)
def test_a_fall_is_negative_and_a_level_is_not(text: str, number: str) -> None:
    assert only(text).signed == Decimal(number)


# figures: English


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CNY 248.8 billion", ("CNY 248.8 billion", "248.8", "CNY billion", "quantity")),
        ("2 trillion yuan", ("2 trillion yuan", "2", "trillion yuan", "quantity")),
        ("4.226 million", ("4.226 million", "4.226", "million", "quantity")),
        ("5.2 percent", ("5.2 percent", "5.2", "percent", "percent")),
        ("2.5 percentage points", ("2.5 percentage points", "2.5", "percentage points", "percent")),
        ("twenty-one cities", ("twenty-one", "21", None, "quantity")),
        ("ranked first", ("first", "1", None, "rank")),
        ("the 20th", ("20th", "20", None, "rank")),
        ("the third largest", ("third largest", "3", None, "rank")),
        ("the world's largest", ("largest", "1", None, "rank")),
        ("in mid-2023", ("2023", "2023", None, "year")),
        ("the 1990s", ("1990s", None, None, "term")),
    ],
)
def test_an_english_figure_is_found(text: str, expected: tuple[str, str | None, str | None, str]) -> None:
    assert shape(only(text)) == expected


# audit


REPORT = (
    "2023年末,图书馆有藏书31.5万册,全市第二;读者4200人,全市第一;12个分馆中的9个通宵开放。\n"
    "借阅量下降3.1%,低于全省1.4个百分点;讲座300余场,约2万人到场。\n"
    "推进“一馆一品”,5G阅览室1间、自习室6间、影院4间。"
)
FACTS = (
    fact("books", "31.5", "万册", period="2023-12-31", rank=2),
    fact("readers", "4200", "人", period="2023-12-31", rank=1),
    fact("branches", "9", "个", out_of=Decimal(12)),
    fact("loans", "-3.1", "%", paragraph=2, versus=Versus("province", Decimal("-1.4"), "个百分点")),
    fact("talks", "300", "场", paragraph=2, bound="over", printed="超300场"),
    fact("guests", "2", "万人", paragraph=2, bound="about"),
    fact("g-rooms", "1", "间", paragraph=3),
    fact("rooms", "6", "间", paragraph=3),
    fact("cinemas", "4", "间", paragraph=3),
)
PASSED = (PassedOver(3, "一馆一品", "a slogan"), PassedOver(3, "5G", "a technology"))


def test_a_text_whose_every_figure_is_accounted_for_is_complete() -> None:
    coverage = audit(REPORT, FACTS, PASSED)
    assert (missing(coverage), coverage.unfounded, coverage.unused, coverage.complete) == ([], (), (), True)
    assert (coverage.count(RECORDED), coverage.count(PASSED_OVER), coverage.total, coverage.ratio) == (
        14,
        3,
        14,
        1.0,
    )


def test_a_recorded_figure_names_its_fact_and_a_passed_over_one_its_reason() -> None:
    named = {one.figure.text: (one.state, one.facts, one.why) for one in audit(REPORT, FACTS, PASSED).figures}
    assert named["2023年末"] == (RECORDED, ("books",), None)
    assert named["31.5万册"] == (RECORDED, ("books",), None)
    assert named["第一"] == (RECORDED, ("readers",), None)
    assert named["12个"] == (RECORDED, ("branches",), None)
    assert named["1.4个百分点"] == (RECORDED, ("loans",), None)
    assert named["5G"] == (PASSED_OVER, (), "a technology")
    assert named["一"] == (PASSED_OVER, (), "a slogan")


@pytest.mark.parametrize("paragraph", [1, 2, 3])
def test_a_figure_added_to_the_text_is_the_one_that_is_missing(paragraph: int) -> None:
    lines = REPORT.split("\n")
    lines[paragraph - 1] += "新增企业1234家。"
    coverage = audit("\n".join(lines), FACTS, PASSED)
    assert [(one.paragraph, one.text) for one in coverage.missing] == [(paragraph, "1234家")]
    assert (coverage.unfounded, coverage.complete) == ((), False)


@pytest.mark.parametrize(
    ("name", "number", "orphan"),
    [
        ("books", "31.6", "31.5万册"),
        ("readers", "4201", "4200人"),
        ("branches", "8", "9个"),
        ("loans", "-3.2", "3.1%"),
        ("loans", "3.1", "3.1%"),
        ("talks", "301", "300余场"),
        ("guests", "20", "2万人"),
        ("g-rooms", "4", "1间"),
        ("g-rooms", "6", "1间"),
        ("rooms", "4", "6间"),
        ("cinemas", "1", "4间"),
        ("cinemas", "6", "4间"),
    ],
)
def test_a_changed_digit_makes_that_fact_unfounded_and_its_figure_missing(name: str, number: str, orphan: str) -> None:
    changed = [one._replace(number=Decimal(number), printed=None) if one.id == name else one for one in FACTS]
    coverage = audit(REPORT, changed, PASSED)
    assert (list(unfounded(coverage)), missing(coverage)) == ([name], [orphan])


def test_a_changed_rank_whole_or_gap_makes_that_fact_unfounded() -> None:
    for name, change, orphan in (
        ("books", {"rank": Rank(1, "cities")}, "第二"),
        ("readers", {"rank": Rank(2, "cities")}, "第一"),
        ("branches", {"out_of": Decimal(13)}, "12个"),
        ("loans", {"versus": Versus("province", Decimal("1.4"), "个百分点")}, "1.4个百分点"),
    ):
        changed = [one._replace(**change) if one.id == name else one for one in FACTS]
        coverage = audit(REPORT, changed, PASSED)
        assert (list(unfounded(coverage)), missing(coverage)) == ([name], [orphan])


def test_without_facts_every_figure_is_missing_or_passed_over() -> None:
    coverage = audit(REPORT, (), PASSED)
    assert (coverage.count(RECORDED), coverage.count(PASSED_OVER), coverage.count(MISSING)) == (0, 3, 14)
    assert coverage.ratio == 0


def test_a_whole_is_in_base_units_and_its_text_may_have_a_scale() -> None:
    part = fact("a", "3", "万户", out_of=Decimal(50_000))
    assert audit("5万户中的3万户", [part], ()).complete
    assert unfounded(audit("6万户中的3万户", [part], ())) == {"a": "paragraph 1 has no whole of 50000; nearest: 6万户"}


def test_a_text_without_figures_is_covered_and_an_empty_one_too() -> None:
    assert audit("风和日丽。", (), ()).ratio == 1.0
    assert audit("", (), ()) == Coverage((), (), ())


@pytest.mark.parametrize(
    ("text", "bound", "agrees"),
    [
        ("超20家", "over", True),
        ("超20家", "exact", False),
        ("20家", "over", False),
        ("20家以上", "at-least", True),
        ("20家以上", "over", False),
        ("近20家", "about", True),
        ("近20家", "under", False),
    ],
)
def test_a_fact_and_its_text_must_have_the_same_bound(text: str, bound: str, agrees: bool) -> None:
    assert audit(text, [fact("a", "20", "家", bound=bound)], ()).complete is agrees


def test_words_that_a_fact_quotes_decide_its_bound() -> None:
    assert audit("直逼5万户", [fact("a", "5", "万户", bound="under", printed="直逼5万户")], ()).complete
    assert audit("数百家", [fact("a", "300", "家", bound="about", printed="数百家")], ()).complete


def test_words_that_a_fact_misquotes_are_not_in_the_text() -> None:
    coverage = audit("占百分之五", [fact("a", "5", "%", printed="百分之六")], ())
    assert unfounded(coverage) == {"a": "paragraph 1 has no 5% printed as “百分之六”"}


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("两万家", "20000", "家"),
        ("两万家", "2", "万家"),
        ("3亿2000万元", "3.2", "亿元"),
        ("百分之五点二", "5.2", "%"),
        ("三成", "30", "%"),
        ("7.8亿颗", "7.8", "亿颗"),
        ("24盏", "24", "盏"),
        ("CNY 248.8 billion", "248.8", "billion yuan"),
        ("CNY 248.8 billion", "2488", "亿元"),
        ("3 million households", "3", "million households"),
        ("5.2 per cent", "5.2", "percent"),
        ("建成二十大园区", "20", "个"),
        ("第600万辆下线", "600", "万辆"),
        ("２０家", "20", "家"),
    ],
)
def test_a_number_matches_whatever_way_it_is_written(text: str, number: str, unit: str) -> None:
    assert audit(text, [fact("a", number, unit)], ()).complete


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("20个百分点", "20", "%"),
        ("20个百分点", "20", "个"),
        ("20万家", "20", "家"),
        ("20元", "20", "美元"),
        ("5G", "5", "G"),
    ],
)
def test_a_number_of_another_unit_is_not_the_facts(text: str, number: str, unit: str) -> None:
    assert list(unfounded(audit(text, [fact("a", number, unit)], ()))) == ["a"]


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("企业1920家", "1921", "paragraph 1 has no 1921家; nearest: 1920家"),
        ("企业超20家", "20", "paragraph 1 has no 20家 with bound exact; its 20家 is over"),
        (
            "下降20家",
            "20",
            "paragraph 1 has no 20家; its 20家 is a fall, so the fact's number would be negative",
        ),
        (
            "增加20家",
            "-20",
            "paragraph 1 has no -20家; its 20家 is no fall, so the fact's number would be positive",
        ),
        ("20户", "20", "paragraph 1 has no 20家; its 20户 has another unit"),
        ("没有\n20家", "20", "paragraph 1 has no 20家, but paragraph 2 has"),
        ("没有", "20", "paragraph 1 has no 20家"),
    ],
)
def test_the_reason_tells_a_curator_where_to_look(text: str, number: str, reason: str) -> None:
    assert unfounded(audit(text, [fact("a", number, "家")], ())) == {"a": reason}


def test_a_paragraph_beyond_the_text_is_a_reason() -> None:
    assert unfounded(audit("20家", [fact("a", "20", "家", paragraph=7)], ())) == {
        "a": "the text has 1 paragraphs, and no paragraph 7"
    }


def test_a_fact_without_a_paragraph_is_looked_for_everywhere_after_the_others() -> None:
    facts = [fact("anywhere", "20", "家", paragraph=None), fact("here", "20", "家", paragraph=1)]
    coverage = audit("20家\n又20家", facts, ())
    assert [one.facts for one in coverage.figures] == [("here",), ("anywhere",)]
    assert unfounded(audit("21家", [facts[0]], ())) == {"anywhere": "the text has no 20家"}


def test_one_figure_serves_one_fact_unless_the_clause_says_both() -> None:
    facts = [fact("a", "20", "家"), fact("b", "20", "家")]
    assert list(unfounded(audit("甲20家", facts, ()))) == ["b"]
    assert audit("甲、乙均为20家", facts, ()).figures[0].facts == ("a", "b")


def test_one_rank_word_serves_the_facts_that_the_clause_enumerates() -> None:
    facts = [fact("a", rank=1), fact("b", rank=1)]
    assert audit("桃、李产量居全省首位", facts, ()).complete
    assert list(unfounded(audit("桃产量居全省首位", facts, ()))) == ["b"]
    assert audit("均居全国前列", [fact("a", rank="leading"), fact("b", rank="leading")], ()).complete


def test_a_proper_word_of_place_is_taken_before_a_first_of_its_kind() -> None:
    coverage = audit("建成首个园区,产量居首位", [fact("a", rank=1)], ())
    assert states(coverage) == [("首个", MISSING), ("首位", RECORDED)]


def test_a_fact_takes_a_figure_that_is_not_passed_over_first() -> None:
    coverage = audit("一家人开了一家店", [fact("a", "1", "家")], [PassedOver(1, "一家人", "an idiom")])
    assert states(coverage) == [("一家", PASSED_OVER), ("一家", RECORDED)]


def test_a_fact_never_takes_a_figure_that_is_both_passed_over_and_out_of_order() -> None:
    facts = [fact("a", "4", "人", rank=1), fact("b", "6", "人")]
    coverage = audit("甲4人,第二;乙6人,“第一市”", facts, [PassedOver(1, "第一市", "a title")])
    assert missing(coverage) == ["第二"]
    assert unfounded(coverage) == {"a": "paragraph 1 has no rank 1; its 第一市 is passed over"}


def test_the_classifier_may_be_left_out_before_a_counted_great() -> None:
    assert audit("四大产业", [fact("a", "4", "个")], ()).complete
    assert not audit("一网通办", [fact("a", "1", "个")], ()).complete


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年底", "2023-12-31"),
        ("2023年底", "2023"),
        ("截至2023年", "2023-12-31"),
        ("2023年12月", "2023-12"),
        ("12月", "2023-12"),
        ("2023年以来", "2023/.."),
        ("2023年以来", "2023/2024-03"),
        ("2023年至2024年3月", "2023/2024-03"),
        ("2023年上半年", "2023-01/2023-06"),
        ("2023年12月31日", "2023-12-31"),
    ],
)
def test_a_year_or_date_is_recorded_by_the_period_of_a_fact_of_its_paragraph(text: str, period: str) -> None:
    coverage = audit(f"{text},20家;{text}", [fact("a", "20", "家", period=period)], ())
    assert missing(coverage) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022年", "2023"),
        ("2023年12月", "2023"),
        ("2023年上半年", "2023"),
        ("2023年11月", "2023-12"),
        ("2023年", None),
    ],
)
def test_a_year_or_date_of_no_fact_is_missing(text: str, period: str | None) -> None:
    coverage = audit(f"{text},20家", [fact("a", "20", "家", period=period)], ())
    assert missing(coverage) == [text]


def test_the_period_of_another_paragraphs_fact_records_nothing() -> None:
    coverage = audit("2023年\n20家", [fact("a", "20", "家", period="2023", paragraph=2)], ())
    assert missing(coverage) == ["2023年"]


def test_an_implied_fact_is_in_no_text_and_is_ignored() -> None:
    assert audit("晴", [fact("a", "4.6", "%", implied_by="b")], ()) == Coverage((), (), ())


def test_a_passed_over_entry_covers_every_occurrence_in_its_paragraph_only() -> None:
    coverage = audit("一批人,一批货\n一批书", (), [PassedOver(1, "一批", "an idiom")])
    assert states(coverage) == [("一批", PASSED_OVER), ("一批", PASSED_OVER), ("一批", MISSING)]


@pytest.mark.parametrize(
    ("figure", "covers"),
    [
        ("1234家", True),
        ("1234", True),
        ("企业1234家", True),
        ("1234家企", True),
        ("123", False),
        ("4家", False),
        ("家", False),
        ("企业", False),
    ],
)
def test_a_passed_over_entry_covers_a_figure_only_with_all_its_digits(figure: str, covers: bool) -> None:
    coverage = audit("企业1234家企", (), [PassedOver(1, figure, "why")])
    assert (coverage.count(PASSED_OVER), len(coverage.unused)) == ((1, 0) if covers else (0, 1))


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (PassedOver(1, "20+8", "x"), "paragraph 1 has no “20+8”"),
        (PassedOver(5, "20", "x"), "the text has 1 paragraphs, and no paragraph 5"),
        (PassedOver(0, "20", "x"), "the text has 1 paragraphs, and no paragraph 0"),
        (PassedOver(1, "企业", "x"), "“企业” of paragraph 1 holds no whole numeral"),
        (PassedOver(1, "20家", "x"), "“20家” of paragraph 1 is accounted for already"),
    ],
)
def test_a_passed_over_entry_that_passes_nothing_over_is_reported(entry: PassedOver, reason: str) -> None:
    coverage = audit("企业20家", [fact("a", "20", "家")], [entry])
    assert [(one.entry, one.reason) for one in coverage.unused] == [(entry, reason)]


def test_an_empty_passed_over_figure_does_no_harm() -> None:
    assert audit("20家", (), [PassedOver(1, "", "x")]).count(MISSING) == 1


# properties

LIVELY = st.text(
    alphabet="0123456789.,%+-—/:~ 〇零一二三两十百千万亿点半第首前最居列茅年月日底时分个家元成"
    "多余几数超约近下降至到"
    "GGDaxbillion\u200b\ufeff\r\n０５％①½",
    max_size=60,
)
ANY = st.one_of(st.text(max_size=60), LIVELY)


@given(ANY)
def test_a_column_always_points_to_the_text(text: str) -> None:
    lines = paragraphs(text)
    for figure in figures(text):
        start = figure.column - 1
        assert lines[figure.paragraph - 1][start : start + len(figure.text)] == figure.text != ""
        assert figure.kind in KINDS
        assert figure.bound in BOUNDS


@given(ANY)
def test_figures_are_in_order_and_never_overlap(text: str) -> None:
    end = (0, 0)
    for figure in figures(text):
        assert end <= (figure.paragraph, figure.column)
        end = (figure.paragraph, figure.column + len(figure.text))


@given(ANY)
def test_no_arabic_digit_is_ever_dropped(text: str) -> None:
    covered = {
        (figure.paragraph, column)
        for figure in figures(text)
        for column in range(figure.column, figure.column + len(figure.text))
    }
    for number, line in enumerate(paragraphs(text), start=1):
        for column, character in enumerate(line, start=1):
            assert character not in "0123456789０５" or (number, column) in covered


@given(ANY)
def test_without_facts_nothing_is_recorded_and_every_figure_has_a_state(text: str) -> None:
    coverage = audit(text, (), [PassedOver(1, text[:3], "why")])
    assert [one.figure for one in coverage.figures] == figures(text)
    assert {one.state for one in coverage.figures} <= {MISSING, PASSED_OVER}


@given(ANY)
def test_facts_made_from_a_text_are_found_in_it(text: str) -> None:
    counted = [one for one in figures(text) if one.kind in ("quantity", "percent") and one.signed is not None]
    facts = [
        fact(f"{place}", paragraph=one.paragraph, bound=one.bound)._replace(number=one.signed, unit=one.unit or "")
        for place, one in enumerate(counted)
    ]
    coverage = audit(text, facts, ())
    assert coverage.unfounded == ()
    assert coverage.count(RECORDED) == len(counted)


@given(
    ANY,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from(["家", "%", "亿元", ""]),
    st.integers(-1, 3),
)
def test_no_fact_makes_the_audit_fail(text: str, number: Decimal, unit: str, paragraph: int) -> None:
    one = fact("a", paragraph=paragraph, printed=text[:5])._replace(number=number, unit=unit)
    assert len(audit(text, [one], ()).unfounded) <= 1


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,111",
        "111,",
        "一",
        "1 ",
        "1.1",
        "1+",
        "1-",
        "a1,",
        "1/",
        "1:",
        "第",
        "第一",
        "最大",
        "百分之",
        "1—",
        "twenty ",
    ],
)
def test_the_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    started = time.perf_counter()
    figures(unit * (50_000 // len(unit)))
    assert time.perf_counter() - started < 30

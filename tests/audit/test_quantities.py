"""Numbers, units and ranges are read as they are printed."""

from decimal import Decimal

import pytest

from econfacts.audit.figures import figures
from tests.audit.reading import only, shape, texts


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


# what was cut


@pytest.mark.parametrize(
    ("text", "number", "unit", "verbatim"),
    [
        ("跻身百亿县区", "100", "亿", "百亿"),
        ("千亿台阶", "1000", "亿", "千亿"),
        ("51微克/立方米", "51", "微克/立方米", None),
        ("11.4万P", "11.4", "万P", None),
        ("30.5万标准箱", "30.5", "万标准箱", None),
        ("2.9万场次", "2.9", "万场次", None),
        ("0.386吨标准煤/万元", "0.386", "吨标准煤/万元", None),
        ("51人/平方公里", "51", "人/平方公里", None),
        ("13万2户", "132000", "户", None),
        ("3万4000户", "34000", "户", None),
        ("1千零20户", "1020", "户", None),
        ("一半", "50", "%", None),
        ("3个半小时", "3.5", "小时", None),
        ("两米半", "2.5", "米", None),
        ("三成半", "3.5", "成", None),
        ("半成", "5", "%", None),
        ("百分之1,111", "1111", "%", None),
        ("5部门联合", "5", None, "5"),
    ],
)
def test_a_number_and_its_unit_are_not_cut(text: str, number: str, unit: str | None, verbatim: str | None) -> None:
    figure = only(text)
    assert (str(figure.number), figure.unit) == (number, unit)
    assert figure.text == (verbatim or text)


def test_a_word_that_ends_in_number_is_no_vague_numeral() -> None:
    assert texts("指数百强榜") == ["百强"]


@pytest.mark.parametrize(
    ("text", "bound"), [("三成多", "over"), ("五倍多", "over"), ("十多万户", "over"), ("20吨多晶硅", "exact")]
)
def test_more_after_a_unit_is_a_bound(text: str, bound: str) -> None:
    assert only(text).bound == bound


def test_a_unit_that_the_facts_file_declares_is_known() -> None:
    (figure,) = figures("产粮3.2百斛", units=["百斛", "万石"])
    assert (figure.text, figure.unit) == ("3.2百斛", "百斛")


@pytest.mark.parametrize("text", ["增加三成四至460万人次", "由上年的5%到7%", "微升0.1个百分点至1.2%"])
def test_a_change_and_the_level_after_it_are_no_range(text: str) -> None:
    assert [figure.bound for figure in figures(text)] == ["exact", "exact"]

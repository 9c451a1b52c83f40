"""Falls as statisticians write them; and no advice that the text does not force."""

import pytest

from econfacts.audit.figures import figures
from econfacts.audit.matcher import audit
from tests.audit.reading import fact, only, unfounded


@pytest.mark.parametrize(
    "text",
    [
        "负向拉动8.7个百分点",
        "向下拉动0.6个百分点",
        "向下拉动经济增长0.6个百分点",
        "减收5.5亿元",
        "减产2.0%",
        "比全国低0.5个百分点",
        "较上年少3家",
        "增速慢于全国0.5个百分点",
        "同比–3.2%",
        "同比—3.2%",
        "同比−3.2%",
        "同比-3.2%",
        "负3.2%",
        "较常年偏少3成",
        "分別減少3家",
        "下跌百分之三點二",
        "微降0.3%",
        "增幅回落0.3个百分点",
        "低于警戒水位0.53米",
        "减少一半",
    ],
)
def test_a_fall_is_negative_however_it_is_written(text: str) -> None:
    figure = only(text)
    assert (figure.sign, figure.doubts) == (-1, ())


@pytest.mark.parametrize(
    "text",
    [
        "降至3.2%",
        "下降到3.2%",
        "由降转增,增长3.2%",
        "降水量3毫米",
        "逆势增长3%",
        "不低于3%",
        "资产负债率3%",
        "最低3元",
        "连跌3个月",
        "升幅少于3%",
    ],
)
def test_a_level_or_a_rise_is_not_negative_and_not_in_doubt(text: str) -> None:
    figure = only(text)
    assert (figure.sign, figure.doubts) == (1, ())


@pytest.mark.parametrize("text", ["8–10家", "2019年—2021年", "第3—5名", "A-1", "——3家"])
def test_a_dash_after_a_figure_or_a_letter_is_no_minus(text: str) -> None:
    assert {figure.sign for figure in figures(text)} == {1}


@pytest.mark.parametrize(
    "text", ["减税降费12亿元", "减少碳排放12亿元", "亏损12亿元", "贸易逆差12亿元", "降幅收窄12亿元", "A下降5%、B12亿元"]
)
@pytest.mark.parametrize("number", ["12", "-12"])
def test_a_sign_that_depends_on_what_is_measured_is_to_be_checked_and_accepted(text: str, number: str) -> None:
    coverage = audit(text, [fact("a", number, "亿元")], ())
    (recorded,) = [one for one in coverage.figures if one.facts]
    assert (coverage.unfounded, recorded.why) == ((), "check the sign")


@pytest.mark.parametrize(
    ("text", "number", "unit", "printed"),
    [
        ("拖动8.7个百分点", "-8.7", "个百分点", "拖动8.7个百分点"),
        ("结构为3.9：59.5：36.6", "59.5", "%", "3.9：59.5：36.6"),
        ("指数为105.2", "5.2", "%", "105.2"),
        ("几乎翻番", "100", "%", "翻番"),
    ],
)
def test_a_verbatim_printed_always_matches(text: str, number: str, unit: str, printed: str) -> None:
    assert unfounded(audit(text, [fact("a", number, unit, printed=printed)], ())) == {}


def test_the_parts_of_a_structure_are_recorded_by_the_facts_that_quote_it() -> None:
    words = "3.9：59.5：36.6"
    facts = [fact(number, number, "%", printed=words) for number in words.split("：")]
    assert audit(f"三次产业结构为{words}", facts, ()).complete

"""Numerals that are no figures are known by named rules, counted apart, and never hide a fact's figure."""

import time

import pytest

from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, RECORDED
from econfacts.audit.figures import figures
from econfacts.audit.matcher import audit
from econfacts.audit.noise import NAME, PLACE, RULES, Rule
from econfacts.model.records import PassedOver
from tests.audit.reading import fact, states

PLACES = ("四川", "百色", "深圳")


@pytest.mark.parametrize("rule", [*RULES, NAME, PLACE], ids=lambda rule: rule.id)
def test_a_rule_knows_its_example_and_not_its_counterexample(rule: Rule) -> None:
    assert {figure.noise for figure in figures(rule.example, places=PLACES)} == {rule.id}
    assert {figure.noise for figure in figures(rule.counterexample, places=PLACES)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "十四届全国人大二次会议",
            "一是抓落实",
            "一、综合",
            "(一)综合",
            "①",
            "1.本公报",
            "一般公共预算",
            "第三产业",
            "一产",
            "第一、二、三产业",
        ),
        *("进一步", "一带一路", "统一零售价", "党的二十大", "“十四五”", "三农", "四梁八柱", "每千人口", "PM2.5", "5G"),
        *("万元地区生产总值", "第四届", "首次", "世界500强", "百强县", "过去五年", "一批", "一系列", "20时"),
    ],
)
def test_a_numeral_that_is_no_figure_is_counted_apart(text: str) -> None:
    coverage = audit(text, (), ())
    assert {state for _, state in states(coverage)} == {NOT_A_FIGURE}
    assert (coverage.total, coverage.complete) == (0, True)


@pytest.mark.parametrize(
    "text",
    [
        *("引进一家", "人均一亩", "联合一家", "创新一项", "订单一份", "惠及5万户", "投资1亿元工业项目", "历时近三年"),
        "四分之一",
        "一点五亿元",
        "第一",
        "首个",
        "一家",
        "增长一成",
        "零增长",
        "第5位",
        "连续五年",
        "三大",
        "1家",
        "“五千亿”",
        "“5家店”",
        "二十大园区",
        "一万一千户",
    ],
)
def test_a_numeral_that_needs_a_person_is_missing(text: str) -> None:
    assert [state for _, state in states(audit(text, (), ()))] == [MISSING]


def test_a_fact_that_records_such_a_numeral_counts() -> None:
    coverage = audit("“一批”", [fact("a", "1", "批")], ())
    assert states(coverage) == [("一批", RECORDED)]


def test_a_fact_takes_another_figure_first() -> None:
    assert states(audit("首次居首位", [fact("a", rank=1)], ())) == [("首次", NOT_A_FIGURE), ("首位", RECORDED)]


def test_an_entry_for_what_a_rule_knows_is_needless_and_told_so() -> None:
    coverage = audit("推进5G", (), [PassedOver(1, "5G", "a technology")])
    assert states(coverage) == [("5G", NOT_A_FIGURE)]
    assert [one.reason for one in coverage.unused] == ["“5G” of paragraph 1 is no figure by the rule name"]


def test_many_small_entries_on_one_long_numeral_take_no_time() -> None:
    started = time.process_time()
    audit("1" * 20_000, (), [PassedOver(1, "1", "why")])
    audit("一" * 20_000, (), [PassedOver(1, "一", "why")] * 3)
    assert time.process_time() - started < 2

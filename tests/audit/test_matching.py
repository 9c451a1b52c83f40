"""A text is matched with the facts of its source."""

from decimal import Decimal

import pytest

from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED, Coverage
from econfacts.audit.matcher import audit
from econfacts.model.records import PassedOver, Rank, Versus
from tests.audit.reading import fact, missing, unfounded

REPORT = (
    "2023年末,图书馆有藏书31.5万册,全市第二;读者4200人,全市第一;12个分馆中的9个通宵开放。\n"
    "借阅量下降3.1%,低于全省1.4个百分点;讲座300余场,约2万人到场。\n"
    "推进“一馆一品”和三大工程,5G阅览室1间、自习室6间、影院4间。"
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
PASSED = (PassedOver(3, "三大工程", "a slogan"),)


def test_a_text_whose_every_figure_is_accounted_for_is_complete() -> None:
    coverage = audit(REPORT, FACTS, PASSED)
    assert (missing(coverage), coverage.unfounded, coverage.unused, coverage.complete) == ([], (), (), True)
    assert (coverage.count(RECORDED), coverage.count(PASSED_OVER), coverage.total, coverage.ratio) == (
        14,
        1,
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
    assert named["5G"] == (NOT_A_FIGURE, (), "name")
    assert named["三"] == (PASSED_OVER, (), "a slogan")


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
    assert (coverage.count(RECORDED), coverage.count(PASSED_OVER), coverage.count(MISSING)) == (0, 1, 14)
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

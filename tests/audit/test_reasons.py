"""What does not agree is told, with where to look."""

import pytest

from econfacts.audit.coverage import MISSING, PASSED_OVER, RECORDED, Coverage
from econfacts.audit.matcher import audit
from econfacts.model.records import PassedOver
from tests.audit.reading import fact, missing, states, unfounded


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("企业1920家,园区3家", "1921", "paragraph 1 has no 1921家; nearest: 1920家"),
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


def test_what_may_be_meant_is_no_figure_that_another_fact_takes_later() -> None:
    coverage = audit("甲19家，乙12家", [fact("a", "18", "家"), fact("b", "19", "家", paragraph=None)], ())
    assert unfounded(coverage) == {"a": "paragraph 1 has no 18家; nearest: 12家"}


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
    assert audit("桃與李產量居全省首位", facts, ()).complete
    assert list(unfounded(audit("桃产量居全省首位", facts, ()))) == ["b"]
    assert audit("均居全国前列", [fact("a", rank="leading"), fact("b", rank="leading")], ()).complete


def test_an_enumeration_is_shared_only_where_no_figure_is_free() -> None:
    coverage = audit("桃、李9吨居首位,梨8吨居首位", [fact("a", rank=1), fact("b", rank=1)], ())
    assert [one.facts for one in coverage.figures if one.figure.kind == "rank"] == [("a",), ("b",)]


def test_a_figure_that_only_one_fact_can_have_tells_where_the_next_ones_stand() -> None:
    coverage = audit("甲20家,乙15家,丙20家", [fact("b", "15", "家"), fact("c", "20", "家")], ())
    assert [one.facts for one in coverage.figures] == [(), ("b",), ("c",)]


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
        ("2023年1-11月", "2023-01/2023-06"),
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

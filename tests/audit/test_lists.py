"""A word that governs a list governs all of it: sign, bound and unit."""

import pytest

from econfacts.audit.figures import figures
from econfacts.audit.matcher import audit
from tests.audit.reading import fact, unfounded


def signed(text: str) -> list[str]:
    return [str(figure.signed) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("产值分别下降36.7%、38.8%、50.7%", ["-36.7", "-38.8", "-50.7"]),
        ("产值分别下降36.7%、38.8%和50.7%", ["-36.7", "-38.8", "-50.7"]),
        ("产量下降2%与3%", ["-2", "-3"]),
        ("各下降2%及3%", ["-2", "-3"]),
        ("分別減少2%、3%", ["-2", "-3"]),
        ("增长2%、3%", ["2", "3"]),
        ("分别增长2%、-3%、4%", ["2", "-3", "4"]),
        ("分别下降2%、3%,出口增长4%", ["-2", "-3", "4"]),
        ("下降2%、增长3%", ["-2", "3"]),
        ("下降2%,3%的企业", ["-2", "3"]),
    ],
)
def test_a_verb_before_a_list_is_the_verb_of_each_member(text: str, numbers: list[str]) -> None:
    assert signed(text) == numbers


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("分别超过2%、5%", ["over", "over"]),
        ("超过2%、5%和6%", ["over", "over", "over"]),
        ("不低于2%、5%", ["at-least", "at-least"]),
        ("分别约2万人、5公里", ["about", "about"]),
        ("分别增长5%以上和7%", ["at-least", "exact"]),
        ("超过2%、约5%", ["over", "about"]),
    ],
)
def test_a_bound_before_a_list_is_the_bound_of_each_member(text: str, bounds: list[str]) -> None:
    assert [figure.bound for figure in figures(text)] == bounds


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("提高0.9、5.9个百分点", ["个百分点", "个百分点"]),
        ("快4.6和3.1个百分点", ["个百分点", "个百分点"]),
        ("投资3万、5万元", ["万元", "万元"]),
        ("1、2和3家", ["家", "家", "家"]),
        ("5家、3万", ["家", "万"]),
        ("低0.4个和4.4个百分点", ["个百分点", "个百分点"]),
        ("建成3个和5家", ["个", "家"]),
    ],
)
def test_a_member_without_a_unit_has_that_of_the_next_one(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in figures(text)] == units


def test_a_fact_of_a_later_member_is_compared_with_its_own_sign() -> None:
    text = "甲、乙产值分别下降36.7%、38.8%"
    assert audit(text, [fact("a", "-36.7", "%"), fact("b", "-38.8", "%")], ()).complete
    wrong = audit(text, [fact("a", "-36.7", "%"), fact("b", "38.8", "%")], ())
    assert unfounded(wrong) == {
        "b": "paragraph 1 has no 38.8%; its 38.8% is a fall, so the fact's number would be negative"
    }


def test_a_bound_whose_list_mixes_units_is_in_doubt_and_either_is_accepted() -> None:
    for bound in ("over", "exact"):
        coverage = audit(
            "超过2家、5公里", [fact("a", "2", "家", bound="over"), fact("b", "5", "公里", bound=bound)], ()
        )
        assert (coverage.complete, coverage.figures[1].why) == (True, "check the bound")

"""Whatever the text, reading it keeps its promises."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED
from econfacts.audit.figures import figures
from econfacts.audit.matcher import audit
from econfacts.audit.text import paragraphs
from econfacts.model.records import BOUNDS, PassedOver
from tests.audit.reading import fact

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
    assert {one.state for one in coverage.figures} <= {MISSING, PASSED_OVER, NOT_A_FIGURE}


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


@pytest.mark.parametrize("unit", ["1", "1,111", "第一", "百分之", "1—", "twenty ", "零", "3万4", "每千"])
def test_the_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        figures(unit * (length // len(unit)))
        return time.process_time() - started

    seconds(100)  # so that nothing is set up in what is measured
    # Four times the text, not sixteen times the time; a busy machine may well be slow once or twice.
    assert any(seconds(4_000) < 8 * seconds(1_000) + 0.05 for _ in range(5))

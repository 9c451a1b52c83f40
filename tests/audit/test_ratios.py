"""Structures and ratios are read as what they are."""

import pytest

from econfacts.audit.figures import figures
from econfacts.audit.matcher import audit
from tests.audit.reading import fact, only


@pytest.mark.parametrize("text", ["3.9：59.5：36.6", "11.1:47.5:41.4", "48.8∶51.2"])
def test_parts_that_are_a_hundred_together_are_shares_in_percent(text: str) -> None:
    assert {(figure.kind, figure.unit) for figure in figures(text)} == {("percent", "%")}
    assert sum(figure.number or 0 for figure in figures(text)) == 100


@pytest.mark.parametrize(("text", "number"), [("5：1", "5"), ("约为36:1", "36"), ("1:3.6", None), ("6:3:1", None)])
def test_a_ratio_is_one_figure_with_its_quotient_where_that_ends(text: str, number: str | None) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == ("ratio", None)
    assert (None if figure.number is None else str(figure.number)) == number


def test_a_clock_time_is_no_ratio() -> None:
    assert only("12:30").kind == "time"


def test_a_ratio_is_recorded_by_a_fact_without_a_unit() -> None:
    assert audit("竞争比5：1", [fact("a", "5")], ()).complete

"""The passed-over list covers what it names, and no more."""

import pytest

from econfacts.audit.coverage import MISSING, PASSED_OVER
from econfacts.audit.matcher import audit
from econfacts.model.records import PassedOver
from tests.audit.reading import fact, states


def test_a_passed_over_entry_covers_every_occurrence_in_its_paragraph_only() -> None:
    coverage = audit("一家人,一家店\n一家书店", (), [PassedOver(1, "一家", "an idiom")])
    assert states(coverage) == [("一家", PASSED_OVER), ("一家", PASSED_OVER), ("一家", MISSING)]


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
        (PassedOver(1, "20+8", "x"), "paragraph 1 has no figure “20+8”"),
        (PassedOver(5, "20", "x"), "the text has 1 paragraphs, and no paragraph 5"),
        (PassedOver(0, "20", "x"), "the text has 1 paragraphs, and no paragraph 0"),
        (PassedOver(1, "企业", "x"), "paragraph 1 has no figure “企业”"),
        (PassedOver(1, "20家", "x"), "“20家” of paragraph 1 is accounted for already"),
    ],
)
def test_a_passed_over_entry_that_passes_nothing_over_is_reported(entry: PassedOver, reason: str) -> None:
    coverage = audit("企业20家", [fact("a", "20", "家")], [entry])
    assert [(one.entry, one.reason) for one in coverage.unused] == [(entry, reason)]


def test_an_empty_passed_over_figure_does_no_harm() -> None:
    assert audit("20家", (), [PassedOver(1, "", "x")]).count(MISSING) == 1

"""English figures are found."""

import pytest

from econfacts.audit.figures import figures
from tests.audit.reading import only, shape


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


@pytest.mark.parametrize(
    ("text", "sign", "doubts"),
    [
        ("it was 0.2 percentage points lower than in 2022", -1, ("sign",)),
        ("a 5.2 percent decline", -1, ("sign",)),
        ("a 5.2 percent share", 1, ()),
        ("5.2 percent dropped out", 1, ()),
    ],
)
def test_a_word_of_falling_behind_a_figure_leaves_its_sign_in_doubt(
    text: str, sign: int, doubts: tuple[str, ...]
) -> None:
    first = figures(text)[0]
    assert (first.sign, first.doubts) == (sign, doubts)

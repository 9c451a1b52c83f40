"""English figures are found."""

import pytest

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

"""The values that reading a text gives: figures, candidates in a line, the line itself."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from econfacts.audit.numerals import ZERO_WIDTH, half_width

KINDS = ("quantity", "percent", "rank", "year", "date", "time", "term")
"""What a candidate is; a `term` (`5G`, `20+8`, `十四五`) has digits but is no number."""


class Figure(NamedTuple):
    """A candidate numeral of a text, with what its neighbours say about it.

    `paragraph` and `column` count from 1 (lines, characters); `text` is verbatim: numeral, scale and unit.
    `number` is as printed, before the scale in `unit` (2.47 and `万家`); None where the numeral has no exact
    value (`数百`, `1/3`, `前列`). `declined` says that the text tells a fall (`下降5.2%`). `period` is the
    ISO 8601 form of a year or date; it starts with `--` where the text leaves the year out.
    """

    paragraph: int
    column: int
    text: str
    number: Decimal | None
    unit: str | None
    bound: str
    kind: str
    declined: bool = False
    period: str | None = None

    @property
    def signed(self) -> Decimal | None:
        """The number as a fact has it: a fall is negative."""
        return self.number.copy_negate() if self.number is not None and self.declined else self.number


_HIDDEN = re.compile(f"[{ZERO_WIDTH}]")


class Line(NamedTuple):
    """A paragraph as printed, and as scanned: half width, without characters that take no room."""

    paragraph: int
    printed: str
    plain: str
    places: list[int] | None  # of each scanned character in the printed line; None where nothing was left out

    def span(self, start: int, end: int) -> tuple[int, str]:
        """Column and verbatim text of a span of `plain`."""
        if self.places is not None:
            start, end = self.places[start], self.places[end - 1] + 1
        return start + 1, self.printed[start:end]


_LINE_END = re.compile("\r\n|\r|\n")


def paragraphs(text: str) -> list[str]:
    """The text's lines without their ends (LF, CRLF or CR) and without a byte order mark.

    Paragraph n of a Figure is line n - 1 of this list, and its column n the character n - 1 of that line.
    """
    return _LINE_END.split(text.removeprefix("\ufeff"))


def scanned(paragraph: int, printed: str) -> Line:
    """A paragraph made ready for reading."""
    plain = half_width(printed)
    if _HIDDEN.search(plain) is None:
        return Line(paragraph, printed, plain, None)
    places = [place for place, character in enumerate(plain) if character not in ZERO_WIDTH]
    return Line(paragraph, printed, "".join(plain[place] for place in places), places)


class Found(NamedTuple):
    """A candidate as a span of a scanned line; its neighbours are read afterwards."""

    start: int
    end: int
    kind: str
    number: Decimal | None = None
    unit: str | None = None
    bound: str | None = None  # None: the neighbours decide
    period: str | None = None


Reader = Callable[[str, int], Sequence[Found]]
"""Reads what begins at a place of a line; nothing where it is not what the reader knows."""

"""The values that reading a text gives: figures, candidates in a line, the line itself."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from econfacts.audit.script import ZERO_WIDTH, readable

KINDS = ("quantity", "percent", "rank", "ratio", "year", "date", "time", "term")
"""What a candidate is; a `term` (`5G`, `20+8`, `十四五`) has digits but is no number."""

COUNTED = frozenset(("quantity", "percent", "ratio"))
"""Kinds that have a size, a bound and a sign."""

LOOK_BACK = 32
"""Characters before a figure that may say something of it."""


class Figure(NamedTuple):
    """A candidate numeral of a text, with what its neighbours say about it.

    `paragraph` and `column` count from 1 (lines, characters); `text` is verbatim: numeral, scale and unit.
    `number` is as printed, before the scale in `unit` (2.47 and `万家`, in simplified script); None where the
    numeral has no exact value (`数百`, `1/3`, `前列`). `sign` is -1 where the text tells a fall (`下降5.2%`), else 1.
    `period` is the ISO 8601 form of a year or date, or of the one that governs a quantity; it starts with `--`
    where the text leaves the year out. `doubts` names what the text does not settle: `sign`, `bound`. `noise` is
    the rule by which the numeral is no figure at all.
    """

    paragraph: int
    column: int
    text: str
    number: Decimal | None
    unit: str | None
    bound: str
    kind: str
    sign: int = 1
    period: str | None = None
    doubts: tuple[str, ...] = ()
    noise: str | None = None

    @property
    def start(self) -> int:
        """Where it begins in its paragraph, counted from 0."""
        return self.column - 1

    @property
    def end(self) -> int:
        """Where it ends in its paragraph, counted from 0."""
        return self.start + len(self.text)

    @property
    def signed(self) -> Decimal | None:
        """The number as a fact has it: a fall is negative."""
        if self.number is None:
            return None
        return self.number.copy_abs() if self.sign > 0 else self.number.copy_abs().copy_negate()


class Line(NamedTuple):
    """A paragraph as printed, and as read: half width, simplified, without characters that take no room."""

    paragraph: int
    printed: str
    plain: str
    units: re.Pattern[str]
    places: list[int] | None  # of each character read in the printed line; None where nothing was left out

    def span(self, start: int, end: int) -> tuple[int, str]:
        """Column and verbatim text of a span of `plain`."""
        if self.places is not None:
            start, end = self.places[start], self.places[end - 1] + 1
        return start + 1, self.printed[start:end]


class Found(NamedTuple):
    """A candidate as a span of a line that was read; its neighbours are read afterwards."""

    start: int
    end: int
    kind: str
    number: Decimal | None = None
    unit: str | None = None
    bound: str | None = None  # None: the neighbours decide
    period: str | None = None


Reader = Callable[[Line, int], Sequence[Found]]
"""Reads what begins at a place of a line; nothing where it is not what the reader knows."""

_LINE_END = re.compile("\r\n|\r|\n")
_HIDDEN = re.compile(f"[{ZERO_WIDTH}]")


def paragraphs(text: str) -> list[str]:
    """The text's lines without their ends (LF, CRLF or CR) and without a byte order mark.

    Paragraph n of a Figure is line n - 1 of this list, and its column n the character n - 1 of that line.
    """
    return _LINE_END.split(text.removeprefix("\ufeff"))


def scanned(paragraph: int, printed: str, units: re.Pattern[str]) -> Line:
    """A paragraph made ready for reading."""
    plain = readable(printed)
    if _HIDDEN.search(plain) is None:
        return Line(paragraph, printed, plain, units, None)
    places = [place for place, character in enumerate(plain) if character not in ZERO_WIDTH]
    return Line(paragraph, printed, "".join(plain[place] for place in places), units, places)

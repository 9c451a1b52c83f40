"""Periods as ISO 8601 writes them: a year, a month, a date, or a range of these (`2023/2024-03`, `2023/..`).

A period keeps the text it was written with; this module says whether a text is one, and how periods lie to
each other. The open range `2023/..` (since 2023, end not stated) is that of ISO 8601-2. What people type on a
command line (`2023Q1`, `2023年一季度`) is turned into that form by `meant`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_MOMENTS = ([4], [4, 2], [4, 2, 2])
"""How many digits a year, a month and a date have between their hyphens."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_Date = tuple[int, int, int]


class Span(NamedTuple):
    """First and last day of a period, each (year, month, day); `end` is None where it is not stated."""

    start: _Date
    end: _Date | None


@lru_cache(maxsize=4096)
def parse(text: str) -> Span | None:
    """The days a period covers, or None when the text is no period."""
    first, slash, last = text.partition("/")
    opening = _days(first)
    if opening is None:
        return None
    if not slash:
        return Span(*opening)
    if last == "..":
        return Span(opening[0], None)
    closing = _days(last)
    if closing is None or closing[1] < opening[1]:
        return None
    return Span(opening[0], closing[1])


def _days(text: str) -> tuple[_Date, _Date] | None:
    """First and last day of a year, a month or a date."""
    parts = text.split("-")
    if [*map(len, parts)] not in _MOMENTS or not text.isascii() or not all(map(str.isdigit, parts)):
        return None
    year, month, day = (*map(int, parts), 1, 1)[:3]
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    last = (year, 12, 31), (year, month, days_in(year, month)), (year, month, day)
    return (year, month, day), last[len(parts) - 1]


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]


def moments(text: str) -> list[list[str]]:
    """The year, month and day, as far as they are written, of a period's moment, or of both ends of a range.

    A range without an end has one.
    """
    return [moment.split("-") for moment in text.removesuffix("/..").split("/")]


# --- how periods lie to each other ----------------------------------------------------------------------


@lru_cache(maxsize=4096)
def recency(text: str | None) -> tuple[_Date, _Date]:
    """A sort key: the later a period ends, the greater; an open range counts to its first year's end."""
    span = parse(text) if text else None
    if span is None:
        return (0, 0, 0), (0, 0, 0)
    return span.end or (span.start[0], 12, 31), span.start


def same(one: str | None, other: str | None) -> bool:
    """Whether two periods are the same days; one without a period is the same as none."""
    return one is not None and other is not None and (one == other or parse(one) == parse(other))


def within(text: str | None, whole: str) -> bool:
    """Whether a period lies in another (`2023-12-31` in `2023`); a fact without period lies in none."""
    if text == whole:
        return True
    part, outer = parse(text) if text else None, parse(whole)
    if part is None or outer is None or part.start < outer.start:
        return False
    return outer.end is None or (part.end is not None and part.end <= outer.end)


@lru_cache(maxsize=4096)
def is_year(text: str | None) -> bool:
    """Whether a period is one whole calendar year."""
    span = parse(text) if text else None
    return span is not None and span == parse(f"{span.start[0]:04}")


def is_moment(text: str | None) -> bool:
    """Whether a period is a date or a month: when something was counted, rather than how long."""
    return text is not None and "/" not in text and len(text) > 4


def is_part_of_year(text: str | None) -> bool:
    """Whether a period is shorter than a year."""
    months = duration(text)
    return months is not None and months < (12, 0)


@lru_cache(maxsize=4096)
def duration(text: str | None) -> tuple[int, int] | None:
    """How long a period is: whole months and the days beside them; None where it has no end or is none.

    Quarters are equally long, and years, whatever days their months have.
    """
    span = parse(text) if text else None
    if span is None or span.end is None:
        return None
    (year, month, day), (last_year, last_month, last_day) = span.start, span.end
    if day == 1 and last_day == days_in(last_year, last_month):
        return 12 * (last_year - year) + last_month - month + 1, 0
    import datetime

    return 0, (datetime.date(last_year, last_month, last_day) - datetime.date(year, month, day)).days + 1


def year_of(text: str | None) -> int | None:
    """The one calendar year a period lies in; None where it has none or spans several."""
    span = parse(text) if text else None
    if span is None or span.end is None or span.start[0] != span.end[0]:
        return None
    return span.start[0]


@lru_cache(maxsize=4096)
def side_by_side(text: str | None, is_flow: bool) -> Span | None:
    """What must be equal for two periods to be one when regions are set side by side: the days they cover.

    Of a stock or a share the moment at a year's end and the year are one; None for a figure without period.
    """
    span = parse(text) if text else None
    if span is None or is_flow or not is_moment(text) or span.end is None or span.end[1:] != (12, 31):
        return span
    return Span((span.end[0], 1, 1), span.end)


# --- as people write them --------------------------------------------------------------------------------

_NUMERALS = str.maketrans("一二三四", "1234")
_WRITTEN = (
    (r"(?:FY)?([0-9]{4})(?:年度?|年全年)?", "{0}"),
    (r"([0-9]{4})年[末底]", "{0}-12-31"),
    (r"([0-9]{4})年?-?(?:Q1|第?1季度?)", "{0}-01/{0}-03"),
    (r"([0-9]{4})年?-?(?:Q2|第?2季度?)", "{0}-04/{0}-06"),
    (r"([0-9]{4})年?-?(?:Q3|第?3季度?)", "{0}-07/{0}-09"),
    (r"([0-9]{4})年?-?(?:Q4|第?4季度?)", "{0}-10/{0}-12"),
    (r"([0-9]{4})年?-?(?:H1|上半年)", "{0}-01/{0}-06"),
    (r"([0-9]{4})年?-?(?:H2|下半年)", "{0}-07/{0}-12"),
    (r"([0-9]{4})年?-?(?:Q1-Q?3|(?:前|1[-至到])3季度)", "{0}-01/{0}-09"),
    (r"([0-9]{4})年([0-9]{1,2})月份?", "{0}-{1:0>2}"),
    (r"([0-9]{4})[.-]([0-9]{1,2})", "{0}-{1:0>2}"),
    (r"([0-9]{4})年([0-9]{1,2})[-至到]([0-9]{1,2})月份?", "{0}-{1:0>2}/{0}-{2:0>2}"),
    (r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", "{0}-{1:0>2}-{2:0>2}"),
    (r"([0-9]{4})([./-])([0-9]{1,2})\2([0-9]{1,2})", "{0}-{2:0>2}-{3:0>2}"),
    (r"([0-9]{4})年?[-~至到]([0-9]{4})年?", "{0}/{1}"),
)
"""Other ways of writing a period that can mean one only, and how ISO 8601 writes it."""


def meant(text: str) -> str | None:
    """The period that a text means which writes it in another way; None where that is not clear.

    Quarters and halves (2023Q1, 2016H1), years (FY2023, 2020年), Chinese dates, full-width digits.
    """
    import unicodedata

    plain = "".join(unicodedata.normalize("NFKC", text[:40]).upper().translate(_NUMERALS).split())
    plain = re.sub("[‐-―－~]", "-", plain)
    plain = re.sub("^(Q[1-4])-?([0-9]{4})$", r"\2\1", plain)  # Q1 2023
    if parse(plain) is not None:
        return plain
    for pattern, form in _WRITTEN:
        if (match := re.fullmatch(pattern, plain)) and parse(period := form.format(*match.groups())) is not None:
            return period
    return None

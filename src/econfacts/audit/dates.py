"""Years, dates, parts of a year and clock times, in Chinese and English, as ISO 8601."""

import calendar
import re
from collections.abc import Sequence
from decimal import Decimal

from econfacts.audit.found import Found, Line
from econfacts.audit.numerals import read_numeral
from econfacts.audit.units import any_of
from econfacts.audit.written import DIGITS

_MONTH = "(?:1[0-2](?![0-9])|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:3[01](?![0-9])|[12][0-9](?![0-9])|0?[1-9](?![0-9])|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = "[ ]?(?:[-~～至到]|[—–]{1,2})[ ]?"
_YEAR = re.compile(rf"(?P<year>[12][0-9]{{3}}|[一二][{DIGITS}]{{3}})[ ]?年(?!代|来?的?历史)")  # 2023年, 二〇二三年
_FIRST_YEAR = re.compile(rf"(?P<year>(?:19|20)[0-9]{{2}})(?={_TO}(?:19|20)[0-9]{{2}}[ ]?年)")  # the 2023 of 2023—2025年
_LASTING = re.compile("(?:连续|长达|历时|历经|已有|距今|约|近|超过?)$")  # 近2000年 is no year
_PART = (
    rf"(?P<from>{_MONTH})[ ]?月?{_TO}(?P<to>{_MONTH})[ ]?月份?"  # 1—11月
    rf"|(?<!先)[前首](?P<first>{_MONTH}|两)个月"  # 前11个月, 首两个月
    rf"|(?P<quarters>[一二三四1-4]{_TO}[一二三四1-4])季度|(?P<three>前三季度)"
    "|(?P<quarter>第[一二三四1-4]季(?:度|(?![节稻报]))|[一二三四1-4]季度)"  # 二季度, 第三季
    rf"|(?P<month>{_MONTH})[ ]?月(?!饼|球|亮|台)(?:[ ]?(?P<day>{_DAY})[ ]?[日号]|(?P<month_end>底|末)|份)?"
)
_WITHIN_YEAR = re.compile(rf"[ ]?(?:{_PART}|(?P<year_end>底|末|终)|初|(?P<half>[上下])半年)?(?P<since>以来)?")
PART_OF_YEAR = re.compile(rf"(?:{_PART})(?P<since>以来)?")
"""Pattern of a part of a year whose year is not named: 12月, 5月3日, 前三季度, 前11个月."""

_DAY_ALONE = re.compile(f"(?P<day>{_DAY})[ ]?日(?![均常本元益])")
_ISO_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<joint>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=joint)(?P<day>0?[1-9]|[12][0-9]|3[01])"
    r"(?![0-9])|(?P<year2>(?:19|20)[0-9]{2})-(?P<month2>0[1-9]|1[0-2])(?![0-9.])"
)
_CLOCK = re.compile(
    rf"(?:[0-9]{{1,2}}|[{DIGITS}十两]{{1,3}})(?:时(?![间期代速候刻])(?:(?:[0-9]{{1,2}}|[{DIGITS}十]{{1,3}})分)?"
    rf"|点(?:[0-9]{{1,2}}|[{DIGITS}十]{{1,3}})分|点[半整])|(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
)
_MONTH_NAMES = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH_NAMES |= {name: number for number, name in enumerate(calendar.month_abbr) if name}
_NAMED = rf"(?P<name>{any_of(_MONTH_NAMES)})(?![A-Za-z])\.?"
_NAMED_DATE = re.compile(
    rf"{_NAMED} (?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])"
    rf"(?:,? (?P<year>(?:19|20)[0-9]{{2}})(?![0-9]))?"
    rf"|(?P<year2>(?:19|20)[0-9]{{2}})(?![0-9]))"
)
_DAY_FIRST_DATE = re.compile(rf"(?P<day>[0-9]{{1,2}}) {_NAMED}(?: (?P<year>(?:19|20)[0-9]{{2}})(?![0-9]))?")


def read_date(line: Line, start: int) -> Sequence[Found]:
    """The year, date, part of a year or clock time that begins here."""
    text = line.plain
    return (
        _year(text, start)
        or _iso_date(text, start)
        or _named_date(text, start)
        or _part_of_year(text, start)
        or _clock(text, start)
    )


def _year(text: str, start: int) -> Sequence[Found]:
    first = _FIRST_YEAR.match(text, start)
    if first:
        return (Found(start, first.end(), "year", Decimal(first["year"]), period=first["year"]),)
    match = _YEAR.match(text, start)
    if match is None or _LASTING.search(text[max(0, start - 4) : start]):
        return ()
    within = _WITHIN_YEAR.match(text, match.end())
    number = read_numeral(match["year"])
    if within is None or number is None:
        return ()
    period = _dated(f"{number:04}", within)
    plain_year = within.end() == match.end()
    return (Found(start, within.end(), "year" if plain_year else "date", number, period=period),)


def _period(year: str, part: dict[str, str | None]) -> str:
    """The ISO 8601 form of a year and its part; `year` is `-` where the text names none."""
    if part["from"] and part["to"]:
        return f"{year}-{_two(part['from'])}/{year}-{_two(part['to'])}"
    if part["first"]:
        return f"{year}-01/{year}-{_two(part['first'])}"
    if part["three"]:
        return f"{year}-01/{year}-09"
    if quarters := (part["quarters"] or part["quarter"] or "").strip("第季度"):
        first, last = (int(_two(quarters[end])) * 3 for end in (0, -1))
        return f"{year}-{first - 2:02}/{year}-{last:02}"
    if part["month"]:
        return _month_or_day(f"{year}-{_two(part['month'])}", part)
    if part.get("half"):
        return f"{year}-01/{year}-06" if part["half"] == "上" else f"{year}-07/{year}-12"
    return f"{year}-12-31" if part.get("year_end") else year


def _month_or_day(month: str, part: dict[str, str | None]) -> str:
    """2月末 is a day only in a year that is known; in every other month in any."""
    if part["day"]:
        return f"{month}-{_two(part['day'])}"
    year, number = month[:-3], int(month[-2:])
    if not part["month_end"] or (number == 2 and year == "-"):
        return month
    return f"{month}-{calendar.monthrange(2023 if year == '-' else int(year), number)[1]}"


def _dated(year: str, match: re.Match[str]) -> str:
    part = match.groupdict()
    return _period(year, part) + ("/.." if part["since"] else "")


def _two(numeral: str) -> str:
    return f"{int(read_numeral(numeral) or 0):02}"


def _iso_date(text: str, start: int) -> Sequence[Found]:
    match = _ISO_DATE.match(text, start)
    if match is None:
        return ()
    parts = [match["year"] or match["year2"], match["month"] or match["month2"], match["day"]]
    period = "-".join(f"{int(part):02}" for part in parts if part)
    return (Found(start, match.end(), "date", period=period),)


def named_date(line: Line, start: int) -> Sequence[Found]:
    """The English date that begins here: December 31, 2023; 31 December 2023; December 2023; December 31."""
    return _named_date(line.plain, start)


def _named_date(text: str, start: int) -> Sequence[Found]:
    match = _NAMED_DATE.match(text, start) or _DAY_FIRST_DATE.match(text, start)
    if match is None:
        return ()
    part = match.groupdict()
    year = part["year"] or part.get("year2") or "-"
    period = f"{year}-{_MONTH_NAMES[match['name']]:02}" + (f"-{int(part['day']):02}" if part["day"] else "")
    return (Found(start, match.end(), "date", period=period),)


def _part_of_year(text: str, start: int) -> Sequence[Found]:
    if match := PART_OF_YEAR.match(text, start):
        return (Found(start, match.end(), "date", period=_dated("-", match)),)
    if match := _DAY_ALONE.match(text, start):
        return (Found(start, match.end(), "date", period=f"---{_two(match['day'])}"),)
    return ()


def _clock(text: str, start: int) -> Sequence[Found]:
    match = _CLOCK.match(text, start)
    return (Found(start, match.end(), "time"),) if match else ()

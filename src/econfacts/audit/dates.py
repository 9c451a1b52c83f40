"""Years, dates, parts of a year and clock times, in Chinese and English, as ISO 8601."""

import re
from collections.abc import Sequence
from decimal import Decimal

from econfacts.audit.numerals import DIGITS, read_numeral
from econfacts.audit.text import Figure, any_of
from econfacts.model import periods
from econfacts.model.words.en import MONTHS

_MONTH = "(?:1[0-2](?![0-9])|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:3[01](?![0-9])|[12][0-9](?![0-9])|0?[1-9](?![0-9])|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_QUARTER = "[一二三四1-4]"
_TO = "[ ]?(?:[-~～至到]|[—–]{1,2})[ ]?"
_PART = (
    rf"(?P<from>{_MONTH})[ ]?月?{_TO}(?P<to>{_MONTH})[ ]?月份?"  # 1—11月
    rf"|(?<!先)[前首](?P<first>{_MONTH}|两)个月"  # 前11个月, 首两个月
    rf"|(?:(?P<from_quarter>{_QUARTER}){_TO}|(?P<from_first>前)(?=三))?(?P<quarter>{_QUARTER})季度"  # 1-3季度, 前三季度
    rf"|第(?P<nth>{_QUARTER})季(?:度|(?![节稻报]))"  # 第三季
    rf"|(?P<month>{_MONTH})[ ]?月(?!饼|球|亮|台)(?:[ ]?(?P<day>{_DAY})[ ]?[日号]|(?P<month_end>底|末)|份)?"
)
_LASTING = "(?<!连续)(?<!长达)(?<!历时)(?<!历经)(?<!已有)(?<!距今)(?<!超过)(?<![约近超])"  # 近2000年 is no year
_WESTERN_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
_MONTHS = {name: number for number, month in enumerate(MONTHS, start=1) for name in (month, month[:3])}
_NAME = rf"(?P<name>{any_of(_MONTHS)})(?![A-Za-z])\.?"
_PATTERNS = tuple(
    re.compile(words)
    for words in (
        rf"{_WESTERN_YEAR}(?={_TO}(?:19|20)[0-9]{{2}}[ ]?年)",  # the 2023 of 2023—2025年
        rf"{_LASTING}(?P<year>[12][0-9]{{3}}|[一二][{DIGITS}]{{3}})[ ]?年(?!代|来?的?历史)"  # 2023年, 二〇二三年底
        rf"(?:[ ]?(?:{_PART}|(?P<year_end>底|末|终)|(?P<start>初)|(?P<half>[上下])半年))?(?P<since>以来)?",
        rf"{_WESTERN_YEAR}(?P<joint>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=joint)(?P<day>0?[1-9]|[12][0-9]|3[01])(?![0-9])",
        rf"{_WESTERN_YEAR}-(?P<month>0[1-9]|1[0-2])(?![0-9.])",
        rf"{_NAME} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])(?:,? {_WESTERN_YEAR}(?![0-9]))?",  # May 5, 2023
        rf"{_NAME} {_WESTERN_YEAR}(?![0-9])",
        rf"(?P<day>[0-9]{{1,2}}) {_NAME}(?: {_WESTERN_YEAR}(?![0-9]))?",
        rf"(?:{_PART})(?P<since>以来)?",  # a part of a year that is not named: 12月, 5月3日, 前三季度
        f"(?P<day>{_DAY})[ ]?日(?![均常本元益])",
        rf"(?:[0-9]{{1,2}}|[{DIGITS}十两]{{1,3}})(?:时(?![间期代速候刻])(?:(?:[0-9]{{1,2}}|[{DIGITS}十]{{1,3}})分)?"
        rf"|点(?:[0-9]{{1,2}}|[{DIGITS}十]{{1,3}})分|点[半整])"
        "|(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?::[0-5][0-9])?(?![0-9:])",
    )
)


def read_date(text: str, start: int, units: re.Pattern[str]) -> Sequence[Figure]:
    """The year, date, part of a year or clock time that begins here."""
    for pattern in _PATTERNS:
        if match := pattern.match(text, start):
            said = {name: words for name, words in match.groupdict().items() if words}
            kind = "time" if not said else "year" if said.keys() == {"year"} else "date"
            year = read_numeral(said["year"]) if "year" in said else None
            return (Figure(start, match.end(), kind, year, period=_period(year, said) if said else None),)
    return ()


def _period(named: Decimal | None, said: dict[str, str]) -> str:
    """The ISO 8601 form of a year and its part; for a year that the text does not name stands `-`."""
    year = "-" if named is None else f"{named:04}"
    number = {name: int(read_numeral(words) or 0) for name, words in said.items()}
    month = _MONTHS[said["name"]] if "name" in said else number.get("month")
    if months := _months(said, number):
        period = f"{year}-{months[0]:02}/{year}-{months[1]:02}"
    elif "day" in said:
        period = f"{year}-{month:02}-{number['day']:02}" if month else f"---{number['day']:02}"
    elif month:
        period = f"{year}-{month:02}"
        if "month_end" in said and (named or month != 2):  # 2月末 is a day only in a year that is known
            period += f"-{periods.days_in(int(named or 2023), month)}"
    else:
        period = f"{year}-12-31" if "year_end" in said else year
    return period + ("/.." if "since" in said else "")


def _months(said: dict[str, str], number: dict[str, int]) -> tuple[int, int] | None:
    """The first and the last month of a part of several months."""
    if "to" in said:
        return number["from"], number["to"]
    if "first" in said:
        return 1, number["first"]
    if last := number.get("quarter") or number.get("nth"):
        first = 1 if "from_first" in said else number.get("from_quarter", last)
        return 3 * first - 2, 3 * last
    if "half" in said:
        return (1, 6) if said["half"] == "上" else (7, 12)
    return None

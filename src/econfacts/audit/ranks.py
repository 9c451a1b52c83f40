"""Words for a place in an order: 第二大, 首位, 前列, third largest."""

import re
from collections.abc import Sequence
from decimal import Decimal

from econfacts.audit.dates import PART_OF_YEAR
from econfacts.audit.found import LOOK_BACK, Found, Line
from econfacts.audit.units import COUNTED, any_of, joined
from econfacts.audit.written import read_number

_FIRST = re.compile(f"首(?:{any_of(COUNTED + '季 年 月 日 创')})|[居榜之]首(?!位)")
_LEADING = re.compile("前[列茅]")
_FRONT = re.compile("(?<![目日以之此提年月天周期当眼跟向空])前[ ]?(?=[0-9两一二三四五六七八九十百千])")
_PLACE = re.compile("[大名位强]")
_SUPERLATIVE = re.compile("最(?![近后新初终先])[一-鿿]")
_AMONG = re.compile(
    "(?:全国|全省|全市|全县|全区|全球|世界|国内|国际|亚洲|中国|全行业|同类)[^，,。；;、：:！？!?]{0,14}$"
)
_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: number for number, word in enumerate(re.findall("[a-z]+", _ORDINAL_WORDS), start=1)}
_GREATEST = "(?:largest|highest|biggest|fastest|longest|richest)"
_ENGLISH_ORDINAL = re.compile(
    rf"(?:(?P<digits>[0-9]{{1,6}})(?:st|nd|rd|th)|(?P<word>{any_of(_ORDINALS)}))(?![A-Za-z0-9])"
    rf"(?:[ -]{_GREATEST}(?![A-Za-z]))?"
    rf"|{_GREATEST}(?![A-Za-z])|No\. ?(?P<place>[0-9]{{1,6}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def read_rank(line: Line, start: int) -> Sequence[Found]:
    """The Chinese word for a rank that begins here."""
    text = line.plain
    if text[start] == "第":
        return _ordinal(line, start)
    if first := _FIRST.match(text, start):
        return (Found(start, first.end(), "rank", Decimal(1)),)
    if leading := _LEADING.match(text, start):
        return (Found(start, leading.end(), "rank"),)
    if front := _FRONT.match(text, start):
        return _front(line, start, front.end())
    superlative = _SUPERLATIVE.match(text, start)
    if superlative and _AMONG.search(text[max(0, start - LOOK_BACK) : start]):
        return (Found(start, superlative.end(), "rank", Decimal(1)),)
    return ()


def _ordinal(line: Line, start: int) -> Sequence[Found]:
    """第二大, 第1名, 第600万辆: the unit only where the ordinal counts things."""
    after = start + 2 if line.plain[start + 1 : start + 2] == " " else start + 1
    numeral = read_number(line.plain, after)
    if numeral is None or PART_OF_YEAR.match(line.plain, start):
        return ()
    place = _PLACE.match(line.plain, numeral.end)
    unit = None if place else line.units.match(line.plain, numeral.end)
    named = joined("", numeral.scale.strip(), unit[0].strip() if unit else None)
    end = max(numeral.end, place.end() if place else 0, unit.end() if unit else 0)
    return (Found(start, end, "rank", numeral.number, named),)


def _front(line: Line, start: int, after: int) -> Sequence[Found]:
    """前三, 前10位: a place among the first; not 前三季度 or 前两年, which are times."""
    numeral = read_number(line.plain, after)
    if numeral is None or PART_OF_YEAR.match(line.plain, start):
        return ()
    place = _PLACE.match(line.plain, numeral.end)
    if place is None and line.units.match(line.plain, numeral.end):
        return ()
    return (Found(start, place.end() if place else numeral.end, "rank", numeral.number),)


def english_rank(line: Line, start: int) -> Sequence[Found]:
    """The English word for a rank that begins here."""
    match = _ENGLISH_ORDINAL.match(line.plain, start)
    if match is None:
        return ()
    digits = match["digits"] or match["place"]
    number = Decimal(digits) if digits else Decimal(_ORDINALS.get((match["word"] or "first").lower(), 1))
    return (Found(start, match.end(), "rank", number),)

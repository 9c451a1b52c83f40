"""Words for a place in an order: 第二大, 首位, 前列, third largest."""

import re
from collections.abc import Sequence
from decimal import Decimal

from econfacts.audit.numerals import read_number
from econfacts.audit.text import LOOK_BACK, Figure, any_of
from econfacts.audit.units import COUNTERS, joined

_WORD = re.compile(rf"(?P<first>首(?:{any_of([*COUNTERS.split(), *'季年月日创'])})|[居榜之]首(?!位))|前[列茅]")
_OPENING = re.compile("第[ ]?|(?<![目日以之此提年月天周期当眼跟向空])前[ ]?(?=[0-9两一二三四五六七八九十百千])")
_PLACE = re.compile("[大名位强]")
_SUPERLATIVE = re.compile("最(?![近后新初终先])[一-鿿]")
_AMONG = re.compile(
    "(?:全国|全省|全市|全县|全区|全球|世界|国内|国际|亚洲|中国|全行业|同类)[^，,。；;、：:！？!?]{0,14}$"
)
_ORDINALS = re.findall("[a-z]+", "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_GREATEST = "(?:largest|highest|biggest|fastest|longest|richest)"
_ENGLISH = re.compile(
    rf"(?:(?P<digits>[1-9][0-9]{{0,5}})(?:st|nd|rd|th)|(?P<word>{any_of(_ORDINALS)}))(?![A-Za-z0-9])"
    rf"(?:[ -]{_GREATEST}(?![A-Za-z]))?"
    rf"|{_GREATEST}(?![A-Za-z])|No\. ?(?P<place>[1-9][0-9]{{0,5}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def read_rank(text: str, start: int, units: re.Pattern[str]) -> Sequence[Figure]:
    """The word for a rank that begins here, in Chinese or English; a time (前三季度) is read before."""
    if word := _WORD.match(text, start):
        return (Figure(*word.span(), "rank", Decimal(1) if word["first"] else None),)
    if match := _ENGLISH.match(text, start):
        digits = match["digits"] or match["place"]
        number = Decimal(digits or 1 + _ORDINALS.index((match["word"] or "first").lower()))
        return (Figure(*match.span(), "rank", number),)
    if opening := _OPENING.match(text, start):
        return _ordinal(text, opening, units)
    superlative = _SUPERLATIVE.match(text, start)
    if superlative and _AMONG.search(text[max(0, start - LOOK_BACK) : start]):
        return (Figure(*superlative.span(), "rank", Decimal(1)),)
    return ()


def _ordinal(text: str, opening: re.Match[str], units: re.Pattern[str]) -> Sequence[Figure]:
    """第二大, 第1名, 前三, 前10位; with a unit 第600万辆 counts things, and 前两年 is no rank."""
    numeral = read_number(text, opening.end())
    number = numeral and numeral.number
    # Places are counted from one, in whole numbers.
    if numeral is None or (number is not None and (number < 1 or number != number.to_integral_value())):
        return ()
    counts = opening[0][0] == "第"
    place = _PLACE.match(text, numeral.end)
    unit = None if place else units.match(text, numeral.end)
    if unit and not counts:
        return ()
    named = joined("", numeral.unit, unit[1] if unit else None) if counts else None
    end = (place or unit or opening).end()
    return (Figure(opening.start(), max(end, numeral.end), "rank", number, named),)

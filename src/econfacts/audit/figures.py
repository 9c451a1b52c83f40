"""Every numeral of a text: what it is, its unit, its bound, its sign, its period, its place.

`figures` finds candidates and never drops one: a numeral in an idiom (`一带一路`), a term (`5G`), a rank word
(`居首`) and a year are candidates like any other; those that a rule knows to be no figure say so. Linear in the text.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from econfacts.audit.dates import read_date
from econfacts.audit.neighbours import with_neighbours
from econfacts.audit.noise import noise_of, patterns
from econfacts.audit.numerals import (
    ENGLISH_SCALE,
    NUMERAL_CHARACTERS,
    VULGAR,
    read_number,
    read_numeral,
)
from econfacts.audit.text import LOOK_BACK, ZERO_WIDTH, Figure, any_of, paragraphs, readable
from econfacts.audit.units import COUNTERS, CURRENCY, PLACES, is_share, joined, pattern
from econfacts.model.quantities import quotient
from econfacts.model.records import Progress

_MARKS = "①-⓿㈠-㊉㊀-㊿Ⅰ-ⅿ❶-➓"  # numbers in circles and brackets, Roman numerals
_START = re.compile(
    f"(?<![-–—A-Za-z0-9])[-–—](?=[0-9])|[A-Za-z{NUMERAL_CHARACTERS}$€£¥￥{VULGAR}{_MARKS}]|兆"
    f"|第(?=[ ]?[{NUMERAL_CHARACTERS}])"
    "|[首最]|前(?=[ 0-9列茅两一二三四五六七八九十百千])|[居榜之](?=首)|[过近大]半|半[数成]|[数几](?=[十百千万亿])"
)
_BARE_POWER = re.compile("[十百千万亿]+[百万亿]")  # after it a noun is no unit: 百亿县, 千亿台阶
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_MORE = re.compile("[多余](?![元晶边样功方种层点云维媒数])")  # 三成多, 五倍多; not 20吨多晶硅
_TAKES_MORE = frozenset(["成", "倍", "年", "天", "小时", "月", "个月", "岁", "米", "公里", "斤", "亩", "%"])
_AND_A_HALF = re.compile("半(?P<unit>小时|个?月|年|天)?(?![数导径])")  # 3个半小时, 两米半
_TENTH = re.compile("[一二三四五六七八九](?![一二三四五六七八九十百千万亿个])")  # the 四 of 三成四
_MEMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_RATIO = re.compile(rf"{_MEMBER.pattern}(?:[ ]?[:：∶][ ]?{_MEMBER.pattern}){{1,7}}(?![0-9:：∶])")
_WORD = re.compile("[A-Za-z0-9]+(?:[-+&./'][A-Za-z0-9]+)*")  # COVID-19, R&D
_SIGNS = re.compile(
    r"(?:1[89]|20)[0-9]0s(?![A-Za-z0-9])|[0-9]+(?:\.[0-9]+)?[A-Za-z]*(?:\+[A-Za-z0-9]+)+"  # 1990s, 20+8
    rf"|[0-9]+(?:\.[0-9]+){{2,}}|[{_MARKS}]"  # 192.168.0.1, ①
)
_GLUED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?=[A-Za-z])")  # the 5 of 5G
_SUFFIX = re.compile(rf"(?:st|nd|rd|th|yuan|{ENGLISH_SCALE})(?![A-Za-z0-9])")
_LETTERS_BEFORE_FIGURE = re.compile(  # mid-2023, GDP5.2万亿元
    r"(?:mid|end|early|late)-(?=[0-9])|[A-Za-z&]+(?=[0-9][0-9,.]*(?:[万亿%元]|个百分点))"
)
# Words for a place in an order: 第二大, 首位, 前列, third largest.
_RANK = re.compile(rf"(?P<first>首(?:{any_of([*COUNTERS.split(), *'季年月日创'])})|[居榜之]首(?!位))|前[列茅]")
_ORDINAL = re.compile("第[ ]?|(?<![目日以之此提年月天周期当眼跟向空])前[ ]?(?=[0-9两一二三四五六七八九十百千])")
_PLACE = re.compile("[大名位强]")
_SUPERLATIVE = re.compile("最(?![近后新初终先])[一-鿿]")
AMONG = re.compile(
    "(?:全国|全省|全市|全县|全区|全球|世界|国内|国际|亚洲|中国|全行业|同类)[^，,。；;、：:！？!?]{0,14}$"
)
_ORDINALS = re.findall("[a-z]+", "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_GREATEST = "(?:largest|highest|biggest|fastest|longest|richest)"
_ENGLISH_RANK = re.compile(
    rf"(?:(?P<digits>[1-9][0-9]{{0,5}})(?:st|nd|rd|th)|(?P<word>{any_of(_ORDINALS)}))(?![A-Za-z0-9])"
    rf"(?:[ -]{_GREATEST}(?![A-Za-z]))?"
    rf"|{_GREATEST}(?![A-Za-z])|No\. ?(?P<place>[1-9][0-9]{{0,5}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def figures(
    text: str, units: Iterable[str] = (), places: Iterable[str] = (), progress: Progress | None = None
) -> list[Figure]:
    """Every candidate numeral of a text, Chinese or English, in order; candidates never overlap.

    One per number, ordinal, rank word, year, date, clock time, and term glued to Latin letters. The ends of a
    range are two figures, `at-least` and `at-most`; the first takes the unit of the second. `units` are units to
    know besides the usual ones, `places` names of regions, whose numerals are no figures.
    """
    names, rules, lines = pattern(frozenset(units)), patterns(places), paragraphs(text)
    read: list[Figure] = []
    for number, printed in enumerate(lines, 1):
        plain = readable(printed)
        seen = [place for place, character in enumerate(plain) if character not in ZERO_WIDTH]
        plain = "".join(plain[place] for place in seen)
        found = list(with_neighbours(plain, _found(plain, names)))
        for one, noise in zip(found, noise_of(plain, found, rules), strict=True):
            start, end = seen[one.start], seen[one.end - 1] + 1
            read.append(one._replace(start=start, end=end, paragraph=number, text=printed[start:end], noise=noise))
        if progress:
            progress(number, len(lines))
    return read


def _found(text: str, units: re.Pattern[str]) -> list[Figure]:
    found: list[Figure] = []
    position = 0
    while start := _START.search(text, position):
        position, place = start.end(), start.start()
        if found and start[0] in "-–—" and text[found[-1].end : place] in ("", " "):
            continue  # it joins two figures
        for read in (read_date, _rank, _ratio, _term, _quantity, _word):
            if here := read(text, place, units):
                position = max(position, here[-1].end)
                found += [one for one in here if one.kind != "word"]
                break
    return found


def _rank(text: str, start: int, units: re.Pattern[str]) -> Sequence[Figure]:
    """The word for a rank that begins here, in Chinese or English; a time (前三季度) is read before."""
    if word := _RANK.match(text, start):
        return (Figure(*word.span(), "rank", Decimal(1) if word["first"] else None),)
    if match := _ENGLISH_RANK.match(text, start):
        digits = match["digits"] or match["place"]
        number = Decimal(digits or 1 + _ORDINALS.index((match["word"] or "first").lower()))
        return (Figure(*match.span(), "rank", number),)
    if opening := _ORDINAL.match(text, start):
        return _ordinal(text, opening, units)
    superlative = _SUPERLATIVE.match(text, start)
    if superlative and AMONG.search(text[max(0, start - LOOK_BACK) : start]):
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


def _ratio(text: str, start: int, units: re.Pattern[str]) -> Sequence[Figure]:
    """Shares of a whole, one figure each (6.5:40.5:53.0, which are 100 together), or a ratio, one figure (36:1)."""
    match = _RATIO.match(text, start)
    if match is None:
        return ()
    members = list(_MEMBER.finditer(match[0]))
    numbers = [Decimal(member[0]) for member in members]
    if "." in match[0] and abs(sum(numbers, Decimal(-100))) <= Decimal("0.2"):
        return [Figure(start + one.start(), start + one.end(), "percent", Decimal(one[0]), "%") for one in members]
    return (Figure(*match.span(), "ratio", quotient(*numbers) if len(numbers) == 2 else None),)


def _term(text: str, start: int, units: re.Pattern[str]) -> Sequence[Figure]:
    """What begins with a digit but is no number: 20+8, 5G, 4K, 192.168.0.1; and ①, Ⅳ."""
    match = _SIGNS.match(text, start)
    if match is None and (glued := _GLUED.match(text, start)):
        unit = units.match(text, glued.end()) or _SUFFIX.match(text, glued.end())
        match = None if unit else _WORD.match(text, start)
    return (Figure(*match.span(), "term"),) if match else ()


def _quantity(text: str, start: int, units: re.Pattern[str]) -> Sequence[Figure]:
    """A number with its currency, scale and unit."""
    currency = CURRENCY.match(text, start)
    numeral = read_number(text, currency.end() if currency else start)
    if numeral is None:
        return ()
    end, scale, unit = numeral.end, numeral.unit, None
    named = units.match(text, end)
    if scale == "%":
        scale, unit = None, "%"
    elif named and not (named[1] in PLACES and _BARE_POWER.fullmatch(text, start, end)):
        unit, end = named[1], named.end()
    found = numeral._replace(start=start, end=end, unit=joined(currency[0].strip() if currency else "", scale, unit))
    if found.unit:
        found = found._replace(kind="percent" if is_share(found.unit) else "quantity")
    elif found.kind == "quantity" and _YEAR.fullmatch(text, start, end):
        found = found._replace(kind="year", period=text[start:end])
    if text[start] == "—" and found.kind != "percent":
        return ()  # a dash, no minus
    return (_with_rest(text, found) if unit and not scale and not found.bound else found,)


def _with_rest(text: str, found: Figure) -> Figure:
    """What goes on after the unit: 三成四, 三成多, 两米半, 3个半小时."""
    end, number, unit = found.end, found.number, found.unit
    if unit == "成" and number is not None and (tenth := _TENTH.match(text, end)):
        return found._replace(end=end + 1, number=read_numeral(f"{number}点{tenth[0]}"))
    if unit in _TAKES_MORE and (more := _MORE.match(text, end)):
        return found._replace(end=more.end(), bound="over")
    half = _AND_A_HALF.match(text, end)
    whole = number is not None and number == number.to_integral_value() and unit != "%"
    if half is None or not whole or (unit == "个" and half["unit"] is None):
        return found
    end, unit = (half.end(), half["unit"]) if unit == "个" else (end + 1, unit)
    return found._replace(end=end, unit=unit, number=read_numeral(f"{number}点五"))


def _word(text: str, start: int, units: re.Pattern[str]) -> Sequence[Figure]:
    """A Latin word: a term if it has digits, or nothing that counts (kind `word`)."""
    word = _LETTERS_BEFORE_FIGURE.match(text, start) or _WORD.match(text, start)
    return (Figure(*word.span(), "term" if re.search("[0-9]", word[0]) else "word"),) if word else ()

"""Numbers with their units, ratios; and what has digits but is no number: 5G, 20+8, ①."""

import re
from collections.abc import Sequence
from decimal import Decimal

from econfacts.audit.numerals import ENGLISH_NUMBER, ENGLISH_SCALE, LONGEST, quotient, read_english, read_number
from econfacts.audit.text import Figure, Line
from econfacts.audit.units import CURRENCY, PERCENT, PLACES, joined, split_scale

MARKS = "①-⓿㈠-㊉㊀-㊿Ⅰ-ⅿ❶-➓"
"""Characters of a pattern class: numbers in circles and brackets, Roman numerals."""

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
    rf"|[0-9]+(?:\.[0-9]+){{2,}}|[{MARKS}]"  # 192.168.0.1, ①
)
_GLUED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?=[A-Za-z])")  # the 5 of 5G
_SUFFIX = re.compile(rf"(?:st|nd|rd|th|yuan|{ENGLISH_SCALE})(?![A-Za-z0-9])")
_LETTERS_BEFORE_FIGURE = re.compile(  # mid-2023, GDP5.2万亿元
    r"(?:mid|end|early|late)-(?=[0-9])|[A-Za-z&]+(?=[0-9][0-9,.]*(?:[万亿%元]|个百分点))"
)


def read_quantity(line: Line, start: int) -> Sequence[Figure]:
    """A number with its currency, scale and unit."""
    text = line.plain
    currency = CURRENCY.match(text, start)
    numeral = read_number(text, currency.end() if currency else start)
    if numeral is None:
        return ()
    end, scale, unit = numeral.end, numeral.unit, None
    named = line.units.match(text, end)
    if scale == "%":
        scale, unit = None, "%"
    elif named and not (named[0].strip() in PLACES and _BARE_POWER.fullmatch(text, start, end)):
        unit, end = named[0].strip(), named.end()
    found = numeral._replace(start=start, end=end, unit=joined(currency[0].strip() if currency else "", scale, unit))
    if found.unit:
        found = found._replace(kind="percent" if split_scale(found.unit)[1] in PERCENT else "quantity")
    elif found.kind == "quantity" and _YEAR.fullmatch(text, start, end):
        found = found._replace(kind="year", period=text[start:end])
    if text[start] == "—" and found.kind != "percent":
        return ()  # a dash, no minus
    return (_with_rest(text, found) if unit and not scale and not found.bound else found,)


def _with_rest(text: str, found: Figure) -> Figure:
    """What goes on after the unit: 三成四, 三成多, 两米半, 3个半小时."""
    end, number, unit = found.end, found.number, found.unit
    if unit == "成" and number is not None and (tenth := _TENTH.match(text, end)):
        tenths = Decimal("〇一二三四五六七八九".index(tenth[0])).scaleb(-1)
        return found._replace(end=end + 1, number=number + tenths)
    if unit in _TAKES_MORE and (more := _MORE.match(text, end)):
        return found._replace(end=more.end(), bound="over")
    half = _AND_A_HALF.match(text, end)
    if half is None or number is None or number != number.to_integral_value() or unit == "%":
        return found
    if unit == "个":
        named = half["unit"]
        return found._replace(end=half.end(), number=number + Decimal("0.5"), unit=named) if named else found
    return found._replace(end=end + 1, number=number + Decimal("0.5"))


def read_ratio(line: Line, start: int) -> Sequence[Figure]:
    """Shares of a whole, one figure each (6.5:40.5:53.0, which are 100 together), or a ratio, one figure (36:1)."""
    match = _RATIO.match(line.plain, start)
    if match is None or match.end() - start > LONGEST:
        return ()
    members = list(_MEMBER.finditer(line.plain, start, match.end()))
    numbers = [Decimal(member[0]) for member in members]
    if abs(sum(numbers, Decimal(-100))) <= Decimal("0.2") and "." in match[0]:
        pairs = zip(members, numbers, strict=True)
        return [Figure(member.start(), member.end(), "percent", number, "%") for member, number in pairs]
    number = quotient(*numbers) if len(numbers) == 2 else None
    return (Figure(start, match.end(), "ratio", number),)


def read_term(line: Line, start: int) -> Sequence[Figure]:
    """What begins with a digit but is no number: 20+8, 5G, 4K, 192.168.0.1; and ①, Ⅳ."""
    text = line.plain
    match = _SIGNS.match(text, start)
    if match is None and (glued := _GLUED.match(text, start)):
        unit = line.units.match(text, glued.end()) or _SUFFIX.match(text, glued.end())
        match = None if unit else _WORD.match(text, start)
    return (Figure(start, match.end(), "term"),) if match else ()


def read_word(line: Line, start: int) -> Sequence[Figure]:
    """A Latin word: English number words, a term with digits in it, or nothing that counts (kind `word`)."""
    text = line.plain
    if number := ENGLISH_NUMBER.match(text, start):
        unit = line.units.match(text, number.end())
        end, named = (unit.end(), unit[0].strip()) if unit else (number.end(), None)
        return (Figure(start, end, "percent" if named in PERCENT else "quantity", read_english(number[0]), named),)
    if letters := _LETTERS_BEFORE_FIGURE.match(text, start):
        return (Figure(start, letters.end(), "word"),)
    word = _WORD.match(text, start)
    if word is None:
        return ()
    return (Figure(start, word.end(), "term" if re.search("[0-9]", word[0]) else "word"),)

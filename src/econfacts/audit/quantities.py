"""Numbers with their units, and the two ends of a range."""

import re
from collections.abc import Sequence
from decimal import Decimal

from econfacts.audit.dates import read_date
from econfacts.audit.found import LOOK_BACK, Found, Line
from econfacts.audit.powers import SCALE, split_scale
from econfacts.audit.terms import read_term
from econfacts.audit.units import CURRENCY, PERCENT, canonical, is_place, joined
from econfacts.audit.written import Numeral, read_number

_INSIDE = {"余": "over", "多": "over", "几": "over", "来": "about", "+": "over"}  # 600余场, 十几个, 十来家, 100+
_MORE = re.compile("[多余](?![元晶边样功方种层点云维媒数])")  # 三成多, 五倍多; not 20吨多晶硅
_TAKES_MORE = frozenset(["成", "倍", "年", "天", "小时", "月", "个月", "岁", "米", "公里", "斤", "亩", "%"])
_AND_A_HALF = re.compile("半(?P<unit>小时|个?月|年|天)?(?![数导径])")  # 3个半小时, 两米半
_TENTH = re.compile("[一二三四五六七八九](?![一二三四五六七八九十百千万亿个])")  # the 四 of 三成四
_DIGITS_OF_TENTHS = "〇一二三四五六七八九"
_JOIN = re.compile("[ ]?(?:[-~～至到]|[—–]{1,2}|to(?= ))[ ]?")  # 3—5%, 3%至5%, 3 to 5 percent
_SPOKEN_JOIN = re.compile("[至到]|to")
_FROM = re.compile("[从由][^，,。；;、：:]{0,8}$")  # 从2万到3万 is a change, no range


def read_quantities(line: Line, start: int) -> Sequence[Found]:
    """A number with its unit, or both ends of a range."""
    first = _quantity(line, start)
    if first is None:
        return ()
    join = _JOIN.match(line.plain, first.end)
    if join is None or first.kind == "term" or read_date(line, join.end()) or read_term(line, join.end()):
        return (first,)
    second = _quantity(line, join.end())
    if second is None or second.kind in ("term", "year") or line.plain[join.end()] in "-–—":
        return (first,)
    return _range(line.plain, first, second, join)


def with_unit_of(first: Found, second: Found) -> Found:
    """A number that leaves its unit to the next one: 5万—8万元, 0.9、5.9个百分点, 0.4个和4.4个百分点."""
    if second.unit is None:
        return first
    if first.unit is None or (first.unit == "个" and second.unit == "个百分点"):
        return first._replace(unit=second.unit, kind=second.kind)
    scale, rest = split_scale(first.unit)
    if scale and not rest:
        return first._replace(unit=scale + split_scale(second.unit)[1], kind=second.kind)
    return first


def _range(text: str, first: Found, second: Found, join: re.Match[str]) -> Sequence[Found]:
    first = with_unit_of(first, second)
    a_change = _SPOKEN_JOIN.search(join[0]) and _FROM.search(text[max(0, first.start - LOOK_BACK) : first.start])
    if a_change or first.unit is None or first.kind == "year" or canonical(first.unit)[1] != canonical(second.unit)[1]:
        return (first, second)
    return (first._replace(bound=first.bound or "at-least"), second._replace(bound=second.bound or "at-most"))


def _quantity(line: Line, start: int) -> Found | None:
    text = line.plain
    currency = CURRENCY.match(text, start)
    numeral = read_number(text, currency.end() if currency else start)
    if numeral is None:
        return None
    end, scale, bound = _scale_and_bound(text, start, numeral)
    unit, end = (numeral.unit, end) if numeral.unit else _unit(line, start, end)
    named = joined(currency[0].strip() if currency else "", scale.strip(), unit)
    found = Found(start, end, _kind(text[start:end], numeral, named), numeral.number, named, bound)
    if text[start] == "—" and found.kind != "percent":
        return None  # a dash, no minus
    if found.kind == "term":
        return Found(start, end, "term")
    if found.kind == "year":
        return found._replace(period=text[start:end])
    return _with_rest(text, found, unit) if unit and not scale and not bound else found


def _unit(line: Line, start: int, end: int) -> tuple[str | None, int]:
    """The unit after a numeral, and where it ends; none after a bare power of ten before a noun: 百亿县, 千亿台阶."""
    named = line.units.match(line.plain, end)
    if named is None or (_is_bare(line.plain[start:end]) and is_place(named[0].strip())):
        return None, end
    return named[0].strip(), named.end()


def _kind(written: str, numeral: Numeral, unit: str | None) -> str:
    if unit is None:
        return "term" if numeral.is_term else "year" if _looks_like_year(written) else "quantity"
    return "percent" if split_scale(unit)[1] in PERCENT else "quantity"


def _scale_and_bound(text: str, start: int, numeral: Numeral) -> tuple[int, str, str | None]:
    """Where number and scale end, the scale, and the bound word among them: 600余场, 2万多家, 十多万."""
    end, scale, bound = numeral.end, numeral.scale, numeral.bound
    inside = _inside(text, start, end)
    if inside:
        end, bound = end + 1, inside
    if not scale and numeral.unit is None and (more := SCALE.match(text, end)):
        end, scale = more.end(), more[0]
        if not inside and (late := _inside(text, start, end)):
            end, bound = end + 1, late
    return end, scale, bound


def _is_bare(numeral: str) -> bool:
    """Whether a numeral is a power of ten alone: 百亿, 千."""
    return len(numeral) > 1 and all(character in "十百千万亿" for character in numeral) and numeral[-1] in "百万亿"


def _with_rest(text: str, found: Found, unit: str) -> Found:
    """What goes on after the unit: 三成四, 三成多, 两米半, 3个半小时."""
    end = found.end
    if unit == "成" and found.number is not None and (tenth := _TENTH.match(text, end)):
        tenths = Decimal(_DIGITS_OF_TENTHS.index(tenth[0])).scaleb(-1)
        return found._replace(end=tenth.end(), number=found.number + tenths)
    if unit in _TAKES_MORE and (more := _MORE.match(text, end)):
        return found._replace(end=more.end(), bound="over")
    half = _AND_A_HALF.match(text, end)
    if half is None or found.number is None or found.number != found.number.to_integral_value() or unit == "%":
        return found
    if unit == "个":
        named = half["unit"]
        return found._replace(end=half.end(), number=found.number + Decimal("0.5"), unit=named) if named else found
    return found._replace(end=end + 1, number=found.number + Decimal("0.5"))


def _looks_like_year(numeral: str) -> bool:
    return len(numeral) == 4 and numeral.isdecimal() and numeral[:2] in ("19", "20")


def _inside(text: str, start: int, end: int) -> str | None:
    """The bound word between a round number and its unit: 600余场, 2万多家, 十几个, 100+."""
    word = text[end : end + 1]
    if word not in _INSIDE or not word or text[end - 1] not in "0十百千万亿":
        return None
    if (word == "几" and text[end - 1] != "十") or (word == "+" and re.match("[A-Za-z0-9]", text[end + 1 : end + 2])):
        return None
    return _INSIDE[word]

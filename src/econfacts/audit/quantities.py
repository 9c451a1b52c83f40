"""Numbers with their units, and the two ends of a range."""

import re
from collections.abc import Sequence

from econfacts.audit.dates import read_date
from econfacts.audit.found import Found
from econfacts.audit.terms import read_term
from econfacts.audit.vocabulary import CURRENCY, PERCENT_UNITS, SCALE, UNIT, joined_unit, split_unit
from econfacts.audit.written import Numeral, read_number

_INSIDE = {"余": "over", "多": "over", "几": "over", "来": "about", "+": "over"}
_JOIN = re.compile("[ ]?(?:[-~～至到]|[—–]{1,2}|to(?= ))[ ]?")
_SPOKEN_JOIN = re.compile("[至到]|to")


def read_quantities(text: str, start: int) -> Sequence[Found]:
    """A number with its unit, or both ends of a range."""
    first = _quantity(text, start)
    if first is None:
        return ()
    join = _JOIN.match(text, first.end)
    if join is None or first.kind == "term" or read_date(text, join.end()) or read_term(text, join.end()):
        return (first,)
    second = _quantity(text, join.end())
    if second is None or second.kind in ("term", "year") or text[join.end()] == "-":
        return (first,)
    return _range(text, first, second, join)


def _range(text: str, first: Found, second: Found, join: re.Match[str]) -> Sequence[Found]:
    if second.unit is not None:
        scale, _ = split_unit(first.unit or "")
        if first.unit is None:
            first = first._replace(unit=second.unit, kind=second.kind)
        elif first.unit == scale:  # 5万—8万元
            first = first._replace(unit=scale + split_unit(second.unit)[1], kind=second.kind)
    a_change = bool(_SPOKEN_JOIN.search(join[0])) and text[max(0, first.start - 1) : first.start] in (
        "从",
        "由",
    )
    if a_change or first.unit is None or first.kind == "year":
        return (first, second)
    return (first._replace(bound=first.bound or "at-least"), second._replace(bound=second.bound or "at-most"))


def _quantity(text: str, start: int) -> Found | None:
    currency = CURRENCY.match(text, start)
    numeral = read_number(text, currency.end() if currency else start)
    if numeral is None:
        return None
    end, scale, bound = numeral.end, numeral.scale, numeral.bound
    inside = _inside(text, start, end)
    if inside:
        end, bound = end + 1, inside
    if not scale and numeral.unit is None and (more := SCALE.match(text, end)):
        end, scale = more.end(), more[0]
        if not inside and (late := _inside(text, start, end)):
            end, bound = end + 1, late
    unit = numeral.unit
    if unit is None and (named := UNIT.match(text, end)):
        end, unit = named.end(), named[0].strip()
    return _as_found(text, start, end, numeral, currency[0].strip() if currency else "", scale.strip(), unit, bound)


def _as_found(
    text: str,
    start: int,
    end: int,
    numeral: Numeral,
    currency: str,
    scale: str,
    unit: str | None,
    bound: str | None,
) -> Found:
    if numeral.is_term and unit is None:
        return Found(start, end, "term")
    if unit is None and not scale and not currency and _looks_like_year(text[start:end]):
        return Found(start, end, "year", numeral.number, period=text[start:end])
    kind = "percent" if unit in PERCENT_UNITS else "quantity"
    return Found(start, end, kind, numeral.number, joined_unit(currency, scale, unit), bound)


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

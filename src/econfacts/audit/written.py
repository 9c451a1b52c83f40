"""A numeral where it begins in a line: how far it reaches, its number and the scale that ends it."""

import re
from decimal import Decimal
from typing import NamedTuple

from econfacts.audit.numerals import LONGEST, read_fraction, read_numeral, read_percent
from econfacts.audit.powers import SCALE, YI_ZHAO
from econfacts.audit.script import GROUP_SPACES

DIGITS = "〇零一二三四五六七八九"
"""Characters of a pattern class: Chinese digits."""

NUMERAL_CHARACTERS = f"0-9{DIGITS}十百千万亿两廿卅卌"
"""Characters of a pattern class: digits and Chinese numerals."""

_GROUPED = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]{{1,3}}(?:[{GROUP_SPACES}][0-9]{{3}})+(?![0-9])|[0-9]+"
_ARABIC = re.compile(rf"[-–—]?(?:{_GROUPED})(?:\.[0-9]+)?")  # 2,488.5; -5.2; –5.2
# The 2000万 of 3亿2000万.
_PART = re.compile(
    rf"零?[0-9][0-9,]{{0,20}}(?:\.[0-9]{{1,12}})?(?:{YI_ZHAO}|[十百千]?[万亿]|[百千](?![瓦克米卡伏帕分]))"
)
# The end of 3万4000, 1千零20 and 13万2; not of 3万5G用户, 5亿2024年.
_TAIL = re.compile(r"(?:零[0-9]{1,3}|[0-9]{4}|[0-9],[0-9]{3}|[0-9])(?![0-9.,:A-Za-z年月日号时点分])")
_ZERO = "零(?=[〇一二三四五六七八九十两]|点[〇零一二三四五六七八九])|(?<=[一二三四五六七八九])零(?=年)"
_CHINESE = re.compile(
    rf"(?:[〇一二三四五六七八九十百万亿两廿卅卌]|{_ZERO}|{YI_ZHAO}|千(?![瓦克米卡伏帕]))+"
    rf"(?:点[{DIGITS}]+(?![十分刻])[十百千]?[万亿]*)?"
)
_NOUGHT = re.compile("零(?![售部件配食星散钱花碎敲头就容])")  # 零增长; a loose piece (零售, 零部件) is no nought
# 数百, 几十万; not 指数百强.
_VAGUE = re.compile("几(?=[十百千万亿])|(?<![指参系人户次总个倍基件函分岁多少])数(?=[十百千万亿])")
_VAGUE_INSIDE = re.compile("零?几(?=[十百千]?[万亿])")  # 一百零几万
_NUMBER = rf"[0-9][0-9,]*(?:\.[0-9]+)?|[{DIGITS}十百千万亿两]+(?:点[{DIGITS}]+)?"
_FRACTION = re.compile(rf"(?:[0-9]{{1,12}}|[{DIGITS}十百千万两]{{1,12}})分之(?:{_NUMBER})")  # 百分之五点二, 三分之一
_SLASHED = re.compile("[0-9]+/[0-9]+(?![0-9/])")  # 3/4
_PERCENT_SIGN = re.compile("百分(?=[点比号])")  # 百分比: no numeral
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125"}
"""Fractions of one character, with their decimals; empty where they have none."""
VULGAR |= dict.fromkeys("⅓⅔⅙⅚⅐⅑", "")
_HALF = {"过半": "over", "半数": "exact", "一半": "exact", "近半": "about", "大半": "over", "半成": "exact"}
_LISTED = re.compile("[一二三四五六七八九两]{2,3}|十[一二三四五六七八九]{2}")


class Numeral(NamedTuple):
    """Where a numeral ends, its number, and what else it says itself."""

    end: int
    number: Decimal | None
    scale: str
    unit: str | None = None  # where the numeral itself tells it (百分之五)
    bound: str | None = None
    is_term: bool = False


def read_number(text: str, start: int) -> Numeral | None:
    """The numeral that begins here, with the scale that ends it; `text` is readable."""
    for read in (_half, _fraction, _vague, _arabic, _chinese):
        numeral = read(text, start)
        if numeral is not None:
            return numeral
    return None


def _half(text: str, start: int) -> Numeral | None:
    word = text[start : start + 2]
    if word in _HALF:
        return Numeral(start + 2, Decimal(5 if word == "半成" else 50), "", "%", _HALF[word])
    if text[start : start + 1] in VULGAR and start < len(text):
        value = VULGAR[text[start]]
        return Numeral(start + 1, Decimal(value) if value else None, "")
    return None


def _fraction(text: str, start: int) -> Numeral | None:
    match = _FRACTION.match(text, start)
    if match:
        percent = read_percent(match[0])
        if percent is not None:
            return Numeral(match.end(), percent, "", "%")
    match = match or _SLASHED.match(text, start)
    return Numeral(match.end(), read_fraction(match[0]), "") if match else None


def _vague(text: str, start: int) -> Numeral | None:
    """数百, 几十万: candidates without a number."""
    if not _VAGUE.match(text, start):
        return None
    run = _CHINESE.match(text, start + 1)
    return Numeral(run.end(), None, "", bound="about") if run else None


def _arabic(text: str, start: int) -> Numeral | None:
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    written = match[0]
    if written[0] in "-–—":
        number = read_numeral(written[1:])
        return _scaled(text, match.end(), number.copy_negate() if number is not None else None, len(written) > LONGEST)
    end = _compound_end(text, start, match.end())
    if end > match.end():
        return Numeral(end, read_numeral(text[start:end]), "")
    return _scaled(text, end, read_numeral(written), len(written) > LONGEST)


def _scaled(text: str, end: int, number: Decimal | None, is_term: bool) -> Numeral:
    scale = SCALE.match(text, end)
    return Numeral(scale.end(), number, scale[0]) if scale else Numeral(end, number, "", is_term=is_term)


def _compound_end(text: str, start: int, end: int) -> int:
    """The end of 3亿2000万, 3万4000 or 13万2, which begins at `start`; `end` where it is no compound."""
    first = _PART.match(text, start)
    if first is None:
        return end
    last = first
    while last.end() - start < LONGEST and (part := _PART.match(text, last.end())):
        last = part
    tail = _TAIL.match(text, last.end())
    for stop in (tail.end() if tail else 0, last.end()):
        if stop > first.end() and read_numeral(text[start:stop]) is not None:
            return stop
    return end


def _chinese(text: str, start: int) -> Numeral | None:
    if _PERCENT_SIGN.match(text, start):
        return None
    match = _CHINESE.match(text, start) or _NOUGHT.match(text, start)
    if match is None:
        return None
    run, end = match[0], match.end()
    if vague := _VAGUE_INSIDE.match(text, end):  # 一百零几万: over a million
        return _scaled(text, vague.end(), read_numeral(run), False)._replace(bound="over")
    scale = re.search("(?<=.)(?:万亿|万万|[万亿])$", run[-3:]) if len(run) > 1 else None
    head = run[: -len(scale[0])] if scale else run
    if scale and not re.search("[万亿兆]", head):
        number = None if _LISTED.fullmatch(head) else read_numeral(head)
        return Numeral(end, number, scale[0], is_term=number is None)
    number = None if _LISTED.fullmatch(run) else read_numeral(run)
    return Numeral(end, number, "", is_term=number is None)

"""A numeral where it begins in a line: how far it reaches, its number and the scale that ends it."""

import re
from decimal import Decimal
from typing import NamedTuple

from econfacts.audit.numerals import GROUP_SPACES, LONGEST, read_fraction, read_numeral, read_percent
from econfacts.audit.vocabulary import DIGITS, FINANCIAL, SCALE

_ARABIC = re.compile(
    rf"-?(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]{{1,3}}(?:[{GROUP_SPACES}][0-9]{{3}})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
)
# 伍, 陆, 拾 … are everyday characters too: alone they are no numeral. 千 may begin a unit (千瓦).
_CHINESE = re.compile(
    rf"(?:[{DIGITS}十百万亿两廿卅卌萬億兩]|千(?![瓦克米卡伏帕]))+(?:点[{DIGITS}]+(?![十分刻])[十百千]?[万亿]*)?"
    rf"|[{FINANCIAL}][{FINANCIAL}零万亿萬億]+|[壹贰貳叁柒捌玖佰仟]"
)
_VAGUE = re.compile("[数几](?=[十百千万亿])")
_FRACTION = re.compile(rf"(?:[0-9]+|[{DIGITS}十百千万两]+)分之(?:[0-9]+(?:\.[0-9]+)?|[{DIGITS}十百千万点两]+)")
_SLASHED = re.compile("[0-9]+/[0-9]+(?![0-9/])")
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125"}
VULGAR |= dict.fromkeys("⅓⅔⅙⅚⅐⅑", "")
_HALF = {"过半": "over", "半数": "exact", "近半": "about", "大半": "over"}
# A loose piece (零售, 零部件), not a nought; and units that a numeral character begins.
_NO_NUMERAL = re.compile("零(?=[售部件配食星散钱花碎敲头])|百(?=分[点比号])")


class Numeral(NamedTuple):
    """Where a numeral ends, its number, and what else it says itself."""

    end: int
    number: Decimal | None
    scale: str
    unit: str | None = None  # where the numeral itself tells it (百分之五)
    bound: str | None = None
    is_term: bool = False


def read_number(text: str, start: int) -> Numeral | None:
    """The numeral that begins here, with the scale that ends it."""
    for read in (_half, _fraction, _vague, _arabic, _chinese):
        numeral = read(text, start)
        if numeral is not None:
            return numeral
    return None


def _half(text: str, start: int) -> Numeral | None:
    word = text[start : start + 2]
    if word in _HALF:
        return Numeral(start + 2, Decimal(50), "", "%", _HALF[word])
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
    if match is None or (
        match[0][0] == "-" and text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()
    ):
        return None
    scale = SCALE.match(text, match.end())
    if scale is None:
        return Numeral(match.end(), read_numeral(match[0]), "", is_term=len(match[0]) > LONGEST)
    end = _compound_end(text, scale.end())
    if end == scale.end():
        return Numeral(end, read_numeral(match[0]), scale[0])
    return Numeral(end, read_numeral(text[start:end]), "")


def _compound_end(text: str, end: int) -> int:
    """The end of 3亿2000万 when 3亿 has been read."""
    while (part := _ARABIC.match(text, end)) and part[0][0] != "-" and (scale := SCALE.match(text, part.end())):
        end = scale.end()
    return end


def _chinese(text: str, start: int) -> Numeral | None:
    match = None if _NO_NUMERAL.match(text, start) else _CHINESE.match(text, start)
    if match is None:
        return None
    run = match[0]
    scale = re.search("(?<=.)(?:万亿|[万亿])$", run[-3:]) if len(run) > 1 else None
    head = run[: -len(scale[0])] if scale else run
    if scale and not re.search("[万亿]", head):
        number = read_numeral(head)
        return Numeral(match.end(), number, scale[0], is_term=number is None)
    number = None if _only_listed(run) else read_numeral(run)
    return Numeral(match.end(), number, "", is_term=number is None)


def _only_listed(run: str) -> bool:
    """一二三产业, 七八家: digits side by side that are not one number."""
    return 2 <= len(run) <= 3 and all(character in "一二三四五六七八九两" for character in run)

"""Exact decimals, units and bounds: from the number as printed to base units, and back to words for people.

Nothing here is ever a float. Scaling by a unit's power of ten, differences and sums are exact; only a ratio
or a figure per head can have endless digits, and is then rounded once, to `RATIO_DIGITS`.

May import `model`.
"""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

MAX_DIGITS = 40
"""More digits than any statistic has; it bounds the memory that a number in a file can ask for."""

RATIO_DIGITS = 12
"""Significant digits of a ratio or a figure per head."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
# Wide enough for any two numbers of MAX_DIGITS digits a unit's multiplier apart: sums stay exact.
_EXACT = Context(prec=4 * MAX_DIGITS)
_ROUNDED = Context(prec=RATIO_DIGITS, rounding=ROUND_HALF_EVEN)


def parse_number(text: str) -> Decimal | None:
    """Read a plain decimal (`2488`, `351.0`, `-2.3`), keeping its trailing zeros; None for anything else.

    No exponent, sign `+`, separator, `nan` or `inf`, and at most MAX_DIGITS digits.
    """
    if len(text) > MAX_DIGITS or _NUMBER.fullmatch(text) is None:
        return None
    return Decimal(text)


def plain(number: Decimal) -> str:
    """The number's digits without exponent; trailing zeros that it has are kept."""
    return format(number, "f")


def scale(number: Decimal, power: int) -> Decimal:
    """The number times ten to the power, exactly (422.6 and 4: 4226000); it keeps which digits were given."""
    return number.scaleb(power, _EXACT)


def difference(one: Decimal, other: Decimal) -> Decimal:
    """`one - other`, exactly."""
    return _EXACT.subtract(one, other)


def ratio(one: Decimal, other: Decimal) -> Decimal | None:
    """`one / other` to RATIO_DIGITS significant digits, without trailing zeros; None for a division by zero."""
    if not other:
        return None
    quotient = _ROUNDED.divide(one, other)
    return quotient.normalize(_ROUNDED)


_PRINTED: dict[str, dict[str, str]] = {
    "zh": {
        "exact": "{}",
        "over": "超{}",
        "at-least": "{}以上",
        "about": "约{}",
        "at-most": "{}以内",
        "under": "不足{}",
    },
    "en": {
        "exact": "{}",
        "over": "over {}",
        "at-least": "at least {}",
        "about": "about {}",
        "at-most": "at most {}",
        "under": "under {}",
    },
}
_SYMBOLS = {"exact": "", "over": "> ", "at-least": "≥ ", "about": "≈ ", "at-most": "≤ ", "under": "< "}


def printed(number: Decimal, unit: str, bound: str, language: str | None) -> str:
    """Number, unit and bound the way a source in that language prints them (Chinese, unless it is `en`).

    The usual word of the bound stands for whichever the source used, unless the fact says its own `printed`.
    """
    gap = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return _PRINTED["en" if language == "en" else "zh"][bound].format(f"{plain(number)}{gap}{unit}")


_EN_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_ZH_SCALES = ((12, "万亿"), (8, "亿"), (4, "万"))
_EN_MEASURES: dict[str, tuple[str, str]] = {
    "count": ("", ""),
    "CNY": ("CNY ", ""),
    "percent": ("", "%"),
    "percentage-point": ("", " pp"),
    "kilometre": ("", " km"),
    "square-kilometre": ("", " km²"),
    "tonne": ("", " t"),
}
_ZH_MEASURES = {
    "count": "",
    "CNY": "元",
    "percent": "%",
    "percentage-point": "个百分点",
    "kilometre": "公里",
    "square-kilometre": "平方公里",
    "tonne": "吨",
    "mu": "亩",
    "year": "年",
    "month": "个月",
    "day": "天",
    "hour": "小时",
    "minute": "分钟",
}


def spoken(value: Decimal, measure: str, lang: str, bound: str = "exact", signed: bool = False) -> str:
    """A value in base units in words for people: `CNY 248.8 billion`, `> 2 trillion`; `2488亿元` in Chinese.

    No digit is lost or added: a scale word only moves the decimal point. `signed` shows a plus as well.
    """
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    magnitude = abs(value)
    body = _spoken_zh(magnitude, measure) if lang == "zh" else _spoken_en(magnitude, measure)
    return f"{_SYMBOLS[bound]}{sign}{body}"


def _spoken_en(magnitude: Decimal, measure: str) -> str:
    measure, _, per = measure.partition("/")
    prefix, suffix = _EN_MEASURES.get(measure, ("", f" {measure}" if magnitude == 1 else f" {measure}s"))
    if measure == "mu":
        suffix = " mu"
    power, word = _scale_of(magnitude, _EN_SCALES)
    number = format(scale(magnitude, -power), ",f")
    return f"{prefix}{number}{' ' + word if word else ''}{suffix}{f' per {per}' if per else ''}"


def _spoken_zh(magnitude: Decimal, measure: str) -> str:
    measure, _, per = measure.partition("/")
    power, word = _scale_of(magnitude, _ZH_SCALES)
    return f"{plain(scale(magnitude, -power))}{word}{_ZH_MEASURES.get(measure, measure)}{'/人' if per else ''}"


def _scale_of(magnitude: Decimal, scales: tuple[tuple[int, str], ...]) -> tuple[int, str]:
    """The largest scale word that the magnitude reaches, where moving the point by it adds no zero."""
    for power, word in scales:
        if magnitude >= Decimal(1).scaleb(power):
            return power, word
    return 0, ""


def consistent(one: Decimal, one_bound: str, other: Decimal, other_bound: str) -> bool:
    """Whether two figures in base units can both be true: equal to the digits of the coarser, or allowed by a bound.

    3.46E+12 and 3460640000000 agree (one is the other, rounded); "over 2" agrees with 2.3.
    """
    if one == other:
        return True
    if one_bound == other_bound == "exact":
        return abs(difference(one, other)) * 2 <= max(_last_digit(one), _last_digit(other))
    return _allows(one, one_bound, other) and _allows(other, other_bound, one)


def _allows(limit: Decimal, bound: str, value: Decimal) -> bool:
    match bound:
        case "over":
            return value > limit
        case "at-least":
            return value >= limit
        case "at-most":
            return value <= limit
        case "under":
            return value < limit
        case "about":  # promises the digits it prints, give or take one of the last
            return abs(difference(limit, value)) <= _last_digit(limit)
        case _:
            return True


def _last_digit(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.as_tuple().exponent))

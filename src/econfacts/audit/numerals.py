"""Reading numerals as people write them: `2,488`, `２.４７万`, `三亿二千万`, `3亿2000万`, `4.226 million`.

One text in, one exact decimal out; nothing here searches (that is `coverage`). What cannot be read exactly
(`三分之一`, `数百`) is None, never a rounded number.
"""

import re
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction

LONGEST = 64
"""Characters of the longest numeral that is read; what is longer is an identifier, not a figure."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
"""Characters that take no room; a text from the web may have them inside a number."""

GROUP_SPACES = " \u00a0\u2009\u202f"
"""Spaces that part a number's thousands (`2 488`): plain, no-break, thin, narrow no-break."""

_WIDE_ALPHANUMERICS = [*range(ord("０"), ord("９") + 1), *range(ord("Ａ"), ord("ｚ") + 1)]
_FULL_WIDTH = {code: code - 0xFEE0 for code in _WIDE_ALPHANUMERICS}
_FULL_WIDTH |= {ord(wide): ord(narrow) for wide, narrow in zip("％．－＋／＆＄−", "%.-+/&$-", strict=True)}
_FULL_WIDTH_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3})")

# Financial forms, traditional characters and spare shapes, each beside the character it stands for.
_VARIANTS = str.maketrans(
    "零○壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩",
    "〇〇一二二三三四五六六七八九十百千万亿两",
)
_SHORT_TENS = (("廿", "二十"), ("卅", "三十"), ("卌", "四十"))
_DIGITS = {character: digit for digit, character in enumerate("〇一二三四五六七八九")} | {"两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
# Decimal arithmetic rounds to 28 digits unless told otherwise.
_EXACT = Context(prec=4 * LONGEST)
_POSITIONAL = re.compile("[〇一二三四五六七八九]{2,}")
_CHINESE_DECIMAL = re.compile("([〇一二三四五六七八九十百千万两]+)点([〇一二三四五六七八九]+)([十百千]?[万亿]*)")

_ARABIC = re.compile(rf"(?:[0-9]{{1,3}}(?:[,{GROUP_SPACES}][0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?")
_SCALED = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)((?:[十百千]?(?:万亿|[万亿])|[百千]))")

ENGLISH_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "mn": 6, "tn": 12}
"""English scale words and newspaper abbreviations, with their power of ten."""

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_WORDS = {word: number for number, word in enumerate(f"{_ONES} sixteen seventeen eighteen nineteen".split())}
ENGLISH_WORDS |= {word: 10 * tens for tens, word in enumerate(_TENS.split(), start=2)}
"""English number words below a hundred."""

_ENGLISH = re.compile(rf"({_ARABIC.pattern})[ -]?({'|'.join(ENGLISH_SCALES)})")
_PERCENT = re.compile("(.+?) ?(?:%|percent|per cent)")
_FRACTION = re.compile(r"(.+)分之(.+)|([0-9]+)/([0-9]+)")


def half_width(text: str) -> str:
    """The text with full-width digits, letters, points and signs made ASCII; its length never changes.

    A full-width comma becomes a thousands separator only between full-width digits: elsewhere it ends a
    clause.
    """
    return _FULL_WIDTH_COMMA.sub(",", text).translate(_FULL_WIDTH)


def read_numeral(text: str) -> Decimal | None:
    """Read a whole text as one number, exactly; None where it is no number, or has no exact decimal.

    Arabic (`2,488`, `2 488`, `-5.2`), Chinese (`一百零五`, `三亿二千万`, `五点二`, `二〇二三`, financial),
    mixed (`2.47万`, `3亿2000万`) and English (`4.226 million`, `twenty-one`). As in speech, a digit that
    ends a Chinese numeral belongs to the next lower place: `一百二` is 120, `一百零二` is 102, `两万三` is
    23000. A scale alone is once that scale: `十` is 10, `万` is 10000. `负` and a leading minus negate.
    """
    if len(text) > LONGEST:
        return None
    written = _tidied(text)
    if written[:1] in ("-", "负"):
        number = _unsigned(written[1:].strip())
        return None if number is None else number.copy_negate()
    return _unsigned(written)


def read_percent(text: str) -> Decimal | None:
    """Read a share in percent: `5.2%` and `百分之五点二` are 5.2, `千分之三` is 0.3, `三成` is 30.

    None for anything else, a fraction such as `三分之一` included (see `read_fraction`).
    """
    if len(text) > LONGEST:
        return None
    written = _tidied(text)
    for opening, power in (("百分之", 0), ("千分之", -1)):
        if written.startswith(opening):
            return _shifted(read_numeral(written[len(opening) :]), power)
    if match := _PERCENT.fullmatch(written):
        return read_numeral(match[1])
    number, found, tenth = written.partition("成")
    if not found:
        return None
    rest = Decimal(5) if tenth == "半" else read_numeral(tenth) if tenth else Decimal(0)
    whole = _shifted(read_numeral(number), 1)
    return None if whole is None or rest is None or not 0 <= rest < 10 else _EXACT.add(whole, rest)


def read_fraction(text: str) -> Decimal | None:
    """Read `四分之三` or `3/4` where the decimal is exact (0.75); None for `1/3` and what is no fraction."""
    match = _FRACTION.fullmatch(_tidied(text)) if len(text) <= LONGEST else None
    if match is None:
        return None
    part, whole = (match[2], match[1]) if match[1] else (match[3], match[4])
    numerator, denominator = read_numeral(part), read_numeral(whole)
    if not denominator or numerator is None:
        return None
    return _exact_decimal(Fraction(numerator) / Fraction(denominator))


def shifted(number: Decimal, power: int) -> Decimal:
    """The number times ten to the power, exactly at any length (a Decimal product would be rounded)."""
    sign, digits, exponent = number.as_tuple()
    return Decimal((sign, digits, exponent + power)) if isinstance(exponent, int) else number


def _shifted(number: Decimal | None, power: int) -> Decimal | None:
    """As `shifted`, printed without an exponent; only for numbers of at most LONGEST characters."""
    return None if number is None else Decimal(f"{shifted(number, power):f}")


def _tidied(text: str) -> str:
    return "".join(character for character in half_width(text) if character not in ZERO_WIDTH).strip()


def _unsigned(written: str) -> Decimal | None:
    if _ARABIC.fullmatch(written):
        return _arabic(written)
    chinese = written.translate(_VARIANTS)
    for short, full in _SHORT_TENS:
        chinese = chinese.replace(short, full)
    for read in (_mixed, _chinese):
        number = read(chinese)
        if number is not None:
            return number
    return _english(written.lower())


def _arabic(written: str) -> Decimal:
    return Decimal(re.sub(f"[,{GROUP_SPACES}]", "", written))


def _mixed(written: str) -> Decimal | None:
    """`3亿2000万`: Arabic numbers each with a Chinese scale, every part below the scale before it."""
    total, end = Decimal(0), 0
    ceiling: int | None = None
    for match in _SCALED.finditer(written):
        if match.start() != end:
            return None
        power = sum(_POWERS[character] for character in match[2])
        part = shifted(_arabic(match[1]), power)
        if ceiling is not None and part >= shifted(Decimal(1), ceiling):
            return None
        total, ceiling, end = _EXACT.add(total, part), power, match.end()
    return _shifted(total, 0) if end and end == len(written) else None


def _chinese(written: str) -> Decimal | None:
    if match := _CHINESE_DECIMAL.fullmatch(written):
        whole = _chinese_integer(match[1])
        fraction = "".join(str(_DIGITS[character]) for character in match[2])
        power = sum(_POWERS[character] for character in match[3])
        return None if whole is None else _shifted(Decimal(f"{whole}.{fraction}"), power)
    if _POSITIONAL.fullmatch(written):
        return Decimal("".join(str(_DIGITS[character]) for character in written))
    integer = _chinese_integer(written)
    return None if integer is None else Decimal(integer)


def _chinese_integer(written: str) -> int | None:
    """A numeral below 10 to the 16th, spoken place by place; `written` has plain characters only."""
    head, found, tail = written.partition("亿")
    if not found:
        return _below_a_scale_squared(written)
    return _joined(_below_a_scale_squared(head) if head else 1, 10**8, tail, _below_a_scale_squared)


def _below_a_scale_squared(written: str) -> int | None:
    """A numeral below 10 to the 8th: a part before 万 and a part after it."""
    head, found, tail = written.partition("万")
    if not found:
        return _below_ten_thousand(written)
    return _joined(_below_ten_thousand(head) if head else 1, 10**4, tail, _below_ten_thousand)


def _joined(head: int | None, scale: int, tail: str, read: Callable[[str], int | None]) -> int | None:
    if head is None:
        return None
    if not tail:
        return head * scale
    low = read(tail)
    if low is None:
        return None
    spoken_short = len(tail) == 1 and tail in _DIGITS  # 两万三: the 3 counts thousands
    return head * scale + low * (scale // 10 if spoken_short else 1)


def _below_ten_thousand(written: str) -> int | None:
    total, digit, place, zero = 0, None, 10_000, False
    for character in written:
        step = _STEPS.get(character)
        if step is None:
            value = _DIGITS.get(character)
            if value is None or digit is not None or (zero and value == 0):
                return None
            digit, zero = value or None, zero or value == 0
        elif step >= place or (digit is None and total and step != 10):
            return None
        else:
            total, digit, place, zero = total + (digit or 1) * step, None, step, False
    if digit is not None:
        spoken_short = total and not zero  # 一百二: the 2 counts tens
        return total + digit * (place // 10 if spoken_short else 1)
    return total if total or written == "〇" else None


def _english(written: str) -> Decimal | None:
    if match := _ENGLISH.fullmatch(written):
        return _shifted(_arabic(match[1]), ENGLISH_SCALES[match[2]])
    words = [word for word in re.split("[ -]+", written) if word != "and"]
    return _english_words(words)


def _english_words(words: list[str]) -> Decimal | None:
    total, group, last = 0, 0, 10**15
    if not words or words[0] not in ENGLISH_WORDS:
        return None
    for word in words:
        if word in ENGLISH_WORDS:
            small = ENGLISH_WORDS[word]
            if group % 100 and not (group % 100 >= 20 and group % 10 == 0 and 0 < small < 10):
                return None
            group += small
        elif word == "hundred" and 0 < group < 10:
            group *= 100
        elif word in ENGLISH_SCALES and group and 10 ** ENGLISH_SCALES[word] < last:
            last = 10 ** ENGLISH_SCALES[word]
            total, group = total + group * last, 0
        else:
            return None
    return Decimal(total + group)


def _exact_decimal(quotient: Fraction) -> Decimal | None:
    """The decimal of a fraction that ends: whose denominator has no prime factor but 2 and 5."""
    places = 0
    while quotient.denominator != 1 and places < LONGEST:
        quotient, places = quotient * 10, places + 1
    return _shifted(Decimal(quotient.numerator), -places) if quotient.denominator == 1 else None

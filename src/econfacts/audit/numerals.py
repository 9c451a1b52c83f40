"""Reading numerals as people write them: `2,488`, `２.４７万`, `三亿二千万`, `3亿2000万`, `4.226 million`.

One text in, one exact decimal out; nothing here searches. What cannot be read exactly (`三分之一`, `数百`) is
None, never a rounded number.
"""

import re
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

from econfacts.audit.english import SCALED, read_words
from econfacts.audit.powers import ENGLISH_POWERS, SCALES, STEPS, power_of
from econfacts.audit.script import GROUP_SPACES, ZERO_WIDTH, readable

LONGEST = 64
"""Characters of the longest numeral that is read; what is longer is an identifier, not a figure."""

# Decimal arithmetic rounds to 28 digits unless told otherwise.
_EXACT = Context(prec=4 * LONGEST)
_DIGITS = {character: digit for digit, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SHORT_TENS = (("廿", "二十"), ("卅", "三十"), ("卌", "四十"))
_ARABIC = re.compile(rf"(?:[0-9]{{1,3}}(?:[,{GROUP_SPACES}][0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?")  # 2,488.5
_POSITIONAL = re.compile("[〇零一二三四五六七八九]{2,}")  # 二〇二三
# 三点五万亿
_POINT = re.compile("([〇零一二三四五六七八九十百千万亿两]+)点([〇零一二三四五六七八九]+)([十百千]?[万亿]*)")
_PART = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?|[〇零一二三四五六七八九十百千万亿兆两]")
_PERCENT = re.compile("(.+?) ?(?:%|percent|per cent)")
_TENTHS = re.compile("(.*?)成([一二三四五六七八九半])?")  # 三成, 三成五, 八点五成
_FRACTION = re.compile("(.+)分之(.+)|([0-9]+)/([0-9]+)")
_PERCENT_OPENINGS = {"百分之": 0, "千分之": -1, "万分之": -2}


def read_numeral(text: str) -> Decimal | None:
    """Read a whole text as one number, exactly; None where it is no number, or has no exact decimal.

    Arabic (`2,488`, `2 488`, `-5.2`), Chinese (`一百零五`, `三亿二千万`, `五点二`, `二〇二三`, financial, traditional),
    mixed (`2.47万`, `3亿2000万`, `1千零20`) and English (`4.226 million`, `twenty-one`). As in speech, a digit that
    ends a numeral belongs to the next lower place: `一百二` is 120, `一百零二` is 102, `两万三` and `2万3` are
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
    """Read a share in percent: `5.2%` and `百分之五点二` are 5.2, `千分之三` is 0.3, `三成` is 30, `三成半` is 35.

    None for anything else, a fraction such as `三分之一` included (see `read_fraction`).
    """
    if len(text) > LONGEST:
        return None
    written = _tidied(text)
    if written[:3] in _PERCENT_OPENINGS:
        return _shifted(read_numeral(written[3:]), _PERCENT_OPENINGS[written[:3]])
    if match := _PERCENT.fullmatch(written):
        return read_numeral(match[1])
    if written == "半成":
        return Decimal(5)
    match = _TENTHS.fullmatch(written)
    whole = _shifted(read_numeral(match[1]), 1) if match else None
    if match is None or whole is None or not match[2]:
        return whole
    return _EXACT.add(whole, Decimal(5 if match[2] == "半" else _DIGITS[match[2]]))


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


def quotient(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """`numerator / denominator` where the decimal is exact: 36:1 is 36, 1:3.6 is None."""
    return _exact_decimal(Fraction(numerator) / Fraction(denominator)) if denominator else None


def shifted(number: Decimal, power: int) -> Decimal:
    """The number times ten to the power, exactly at any length (a Decimal product would be rounded)."""
    sign, digits, exponent = number.as_tuple()
    return Decimal((sign, digits, exponent + power)) if isinstance(exponent, int) else number


def _shifted(number: Decimal | None, power: int) -> Decimal | None:
    """As `shifted`, printed without an exponent; only for numbers of at most LONGEST characters."""
    return None if number is None else Decimal(f"{shifted(number, power):f}")


def _tidied(text: str) -> str:
    return "".join(character for character in readable(text) if character not in ZERO_WIDTH).strip()


def _unsigned(written: str) -> Decimal | None:
    if _ARABIC.fullmatch(written):
        return Decimal(re.sub(f"[,{GROUP_SPACES}]", "", written))
    chinese = written
    for short, full in _SHORT_TENS:
        chinese = chinese.replace(short, full)
    if match := _POINT.fullmatch(chinese):
        whole = _spoken(_parts(match[1]) or [])
        fraction = "".join(str(_DIGITS[character]) for character in match[2])
        return None if whole is None else _shifted(Decimal(f"{whole:f}.{fraction}"), power_of(match[3]))
    if _POSITIONAL.fullmatch(chinese):
        return Decimal("".join(str(_DIGITS[character]) for character in chinese))
    parts = _parts(chinese)
    return _shifted(_spoken(parts), 0) if parts else _english(written.lower())


def _parts(written: str) -> list[str] | None:
    """A Chinese or mixed numeral in pieces: `3亿2,000万` is 3, 亿, 2000, 万; 万万 is 亿. None for another text."""
    if "万万" in written and "万万万" not in written:
        written = written.replace("万万", "亿")
    parts = _PART.findall(written)
    return [part.replace(",", "") for part in parts] if "".join(parts) == written else None


def _spoken(parts: Sequence[str], leading: bool = True, ending: bool = True) -> Decimal | None:
    """A numeral spoken place by place, from its largest scale down.

    `leading`: a scale may begin it (万, 百万); `ending`: it ends the whole, so a last digit may be short for a place.
    """
    scale = max((part for part in parts if part in SCALES), key=SCALES.__getitem__, default=None)
    if scale is None:
        return _section(parts)
    cut = len(parts) - 1 - parts[::-1].index(scale)
    head, tail = parts[:cut], parts[cut + 1 :]
    if scale in head or (not head and not leading) or (tail and any("." in part for part in head)):
        return None
    high = _spoken(head, ending=False) if head else Decimal(1)
    if high is None or not tail:
        return None if high is None else shifted(high, SCALES[scale])
    if len(tail) == 1 and _is_digit(tail[0]):  # 两万三, 2万3: the 3 counts thousands
        if not ending:
            return None
        low: Decimal | None = shifted(_value(tail[0]), SCALES[scale] - 1)
    else:
        low = _spoken(tail, leading=False)
    if low is None or low >= shifted(Decimal(1), SCALES[scale]):
        return None
    return _EXACT.add(shifted(high, SCALES[scale]), low)


def _section(parts: Sequence[str]) -> Decimal | None:
    """A numeral without 万 and 亿: 一千二百零三, 1千零20, 1.5百, 2000."""
    total, number, place, zero, spoken = Decimal(0), None, 4, False, False
    for part in parts:
        if part in STEPS:
            step = STEPS[part]
            if step >= place or (number is None and total and step != 1):
                return None
            total = _EXACT.add(total, shifted(Decimal(1) if number is None else number, step))
            number, place, zero = None, step, False
        elif number is not None or (zero and part in "零〇"):
            return None
        elif part in "零〇":
            zero = True
        else:
            number, spoken = _value(part), _is_digit(part)
            if (total or zero) and ("." in part or number >= 10**place):
                return None
    if number is None:
        return total if total or zero else None
    if total and spoken and not zero:  # 一百二: the 2 counts tens
        return _EXACT.add(total, shifted(number, place - 1))
    return _EXACT.add(total, number)


def _is_digit(part: str) -> bool:
    return len(part) == 1 and part not in "零〇" and (part in _DIGITS or part.isdecimal())


def _value(part: str) -> Decimal:
    return Decimal(_DIGITS[part]) if part in _DIGITS else Decimal(part)


def _english(written: str) -> Decimal | None:
    if (match := SCALED.fullmatch(written)) and _ARABIC.fullmatch(match["number"]):
        number = Decimal(re.sub(f"[,{GROUP_SPACES}]", "", match["number"]))
        return _shifted(number, ENGLISH_POWERS[match["scale"]])
    return read_words([word for word in re.split("[ -]+", written) if word != "and"])


def _exact_decimal(number: Fraction) -> Decimal | None:
    """The decimal of a fraction that ends: whose denominator has no prime factor but 2 and 5."""
    places = 0
    while number.denominator != 1 and places < LONGEST:
        number, places = number * 10, places + 1
    return _shifted(Decimal(number.numerator), -places) if number.denominator == 1 else None

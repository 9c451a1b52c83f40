"""Numerals as people write them: `2,488`, `2.47万`, `三亿二千万`, `3亿2000万`, `数百`, `twenty-one`.

A numeral is found where it begins, in a readable text. What has no exact decimal (`三分之一`, `数百`) has no number,
never a rounded one.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from econfacts.audit.text import Figure, any_of
from econfacts.model.quantities import quotient, scale, total

LONGEST = 64  # characters of a numeral; what is longer is an identifier, not a figure
DIGITS = "〇零一二三四五六七八九"
NUMERAL_CHARACTERS = f"0-9{DIGITS}十百千万亿两廿卅卌"
VULGAR = "½¼¾⅐-⅞"
_CHINESE_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}  # 兆 as Taiwan counts
_ENGLISH_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "mn": 6, "tn": 12}
_POWERS = _CHINESE_POWERS | _ENGLISH_POWERS | {"hundred": 2}
ENGLISH_SCALE = any_of(_ENGLISH_POWERS)
# 兆 and 千 may begin a unit (兆瓦, 千瓦), 兆 a word (千兆宽带): 四十九兆九千亿, 5兆元.
_YI_ZHAO = r"兆(?=[〇零一二三四五六七八九十0-9]|[美欧日港新]?[元圆])"
_THOUSAND = "千(?![瓦克米卡伏帕赫])"
# A power of ten between a number and its unit: 2.47万家, 5千家, 4.2 million.
SCALE = re.compile(rf"{_YI_ZHAO}|万亿|万万|[十百千]?[万亿]|{_THOUSAND}|百(?!分)| ?(?:{ENGLISH_SCALE})(?![A-Za-z])")
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
# Of each English word the parts of the numeral: twenty-one is 2, 十, 1, and after a hundred no place is next.
_ENGLISH = {word: [f"{one}"] for one, word in enumerate(f"{_ONES} sixteen seventeen eighteen nineteen".split())}
_ENGLISH |= {word: [f"{ten}", "十"] for ten, word in enumerate(_TENS.split(), start=2)}
_NUMBER_WORD = any_of(_ENGLISH)
_ENGLISH_NUMBER = re.compile(  # twenty-one, two hundred and five thousand
    rf"(?:{_NUMBER_WORD})(?:(?:[ -]|[ ]and[ ])(?:{_NUMBER_WORD}|hundred|{ENGLISH_SCALE})){{0,12}}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_SPACES = " \u00a0\u2009\u202f"  # plain, no-break, thin, narrow no-break: 2 488
_GROUPED = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?![0-9])|[0-9]+"
_ARABIC = re.compile(rf"(?P<sign>[-–—])?(?:{_GROUPED})(?:\.[0-9]+)?")  # 2,488.5; -5.2; –5.2
# The 2000万 of 3亿2000万, and the end of 3万4000, 1千零20 and 13万2; not of 3万5G用户, 5亿2024年.
_PIECE = (
    r"零?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,20})(?:\.[0-9]{1,12})?"
    rf"(?:{_YI_ZHAO}|[十百千]?[万亿]|百(?!分)|{_THOUSAND})"
)
_TAIL = r"(?:零[0-9]{1,3}|[0-9]{4}|[0-9],[0-9]{3}|[0-9])(?![0-9.,:A-Za-z年月日号时点分])"
_COMPOUND = re.compile(rf"(?:{_PIECE}){{2,6}}(?:{_TAIL})?|{_PIECE}{_TAIL}")
_NOUGHT = "零(?=[〇一二三四五六七八九十两]|点[〇零一二三四五六七八九])|(?<=[一二三四五六七八九])零(?=年)"
_RUN = rf"(?:[〇一二三四五六七八九十百万亿两廿卅卌]|{_NOUGHT}|{_YI_ZHAO}|{_THOUSAND})+"
_CHINESE = re.compile(
    rf"(?!百分[点比号])(?:{_RUN}(?:点[{DIGITS}]+(?![十分刻])[十百千]?[万亿]*)?"
    "|零(?![售部件配食星散钱花碎敲头就容]))"  # 零增长; a loose piece (零售, 零部件) is no nought
)
_SCALED = re.compile("([^万亿兆]+)(万亿|万万|[万亿])")  # the scale that ends a Chinese numeral: 两千|万
_VAGUE = re.compile(f"(?:几|(?<![指参系人户次总个倍基件函分岁多少])数)(?=[十百千万亿]){_RUN}")  # 数百; not 指数百强
_FRACTION = re.compile(  # 百分之五点二, 三分之一, 3/4, ¾
    rf"(?P<whole>[0-9]{{1,12}}|[{DIGITS}十百千万两]{{1,12}})分之"
    rf"(?P<part>(?:{_GROUPED})(?:\.[0-9]+)?|[{DIGITS}十百千万亿两]+(?:点[{DIGITS}]+)?)"
    rf"|[0-9]+/[0-9]+(?![0-9/])|[{VULGAR}]"
)
_PERCENT = {"百": 0, "千": -1, "万": -2}
_HALVES = {"过半": "over", "半数": "exact", "一半": "exact", "近半": "about", "大半": "over", "半成": "exact"}
_HALF = re.compile(any_of(_HALVES))
_MORE = re.compile(  # 600余场, 2万多家, 十几个, 十来家, 100+, 一百零几万
    r"(?<=[0十百千万亿])(?:[余多]|(?P<about>来)|\+(?![A-Za-z0-9]))|(?<=十)几|(?<=[十百千])零?几[十百千]?(?=[万亿])"
)
_ARABIC_DIGITS = {
    **str.maketrans("〇零一二三四五六七八九两", "001234567892", f",{_SPACES}"),
    **{ord(short): f"{tens}十" for tens, short in enumerate("廿卅卌", start=2)},
}
_LISTED = re.compile(  # 七八, 十五六, 二三百: two digits side by side are no exact number
    "[一二三四五六七八九两]{2,3}|(?=.*[十百千万亿兆]).*[一二三四五六七八九两]{2}.*"
)
_POINT = re.compile("(.+)点([0-9]+)([十百千万亿]*)")
_PART = re.compile(r"[0-9]+(?:\.[0-9]+)?|[十百千万亿兆]")


def read_number(text: str, start: int) -> Figure | None:
    """The numeral that begins here: its number, the scale that ends it as its unit, the bound that stands in it."""
    if match := _HALF.match(text, start):
        return Figure(*match.span(), "quantity", Decimal(5 if match[0] == "半成" else 50), "%", _HALVES[match[0]])
    if match := _FRACTION.match(text, start):
        numeral = Figure(*match.span(), "quantity", *_fraction(match))
    elif match := _VAGUE.match(text, start):
        numeral = Figure(*match.span(), "quantity", bound="about")
    elif (match := _COMPOUND.match(text, start)) and (number := read_numeral(match[0])) is not None:
        numeral = Figure(*match.span(), "quantity", number)
    elif match := _ARABIC.match(text, start) or _CHINESE.match(text, start):
        numeral = _written(match)
    elif match := _ENGLISH_NUMBER.match(text, start):
        numeral = Figure(*match.span(), "quantity", _english(match[0]))
    else:
        return None
    numeral = _with_more(text, numeral)
    if numeral.unit is None and (power := SCALE.match(text, numeral.end)):
        bounded = numeral.bound
        numeral = numeral._replace(end=power.end(), unit=power[0].strip())
        return numeral if bounded else _with_more(text, numeral)
    return numeral


def _fraction(match: re.Match[str]) -> tuple[Decimal | None, str | None]:
    """The number and the unit of a part of a whole: 百分之五 is 5 and %, 四分之一 is 0.25."""
    written = unicodedata.normalize("NFKC", match[0]).replace("\u2044", "/")  # ¾ is 3⁄4
    part, whole = (match["part"], match["whole"]) if match["whole"] else written.split("/")
    number, by = read_numeral(part), read_numeral(whole)
    if number is not None and whole in _PERCENT:
        return scale(number, _PERCENT[whole]), "%"
    return None if number is None or by is None else quotient(number, by), None


def _written(match: re.Match[str]) -> Figure:
    """Digits with their sign, or a Chinese numeral; of 两千万 the last scale is the unit, as it is of 2千万."""
    sign = "-" if match.re is _ARABIC and match["sign"] else ""
    scaled = _SCALED.fullmatch(match[0]) if match.re is _CHINESE else None
    number = read_numeral(scaled[1] if scaled else match[0][len(sign) :])
    if number is None:
        return Figure(*match.span(), "term", unit=scaled and scaled[2])
    return Figure(*match.span(), "quantity", number.copy_negate() if sign else number, scaled and scaled[2])


def _with_more(text: str, numeral: Figure) -> Figure:
    """The numeral with a bound word right after it, on either side of its scale: 2万多家, 十多万."""
    more = _MORE.match(text, numeral.end)
    return numeral._replace(end=more.end(), bound=more.lastgroup or "over") if more else numeral


def read_numeral(written: str) -> Decimal | None:
    """Read a whole numeral as one number, exactly; None where it is none.

    Arabic (`2,488`, `2 488`), Chinese (`一百零五`, `三亿二千万`, `五点二`, `二〇二三`), mixed (`3亿2000万`). As in
    speech, a digit that ends a numeral belongs to the next lower place: `一百二` is 120, `一百零二` is 102, `两万三`
    and `2万3` are 23000. A scale alone is once that scale: `十` is 10, `万` is 10000.
    """
    if len(written) > LONGEST or _LISTED.fullmatch(written.partition("点")[0]):
        return None
    plain = written.translate(_ARABIC_DIGITS).replace("万万", "亿")
    if match := _POINT.fullmatch(plain):
        whole = read_numeral(match[1])
        plain = "" if whole is None else f"{whole:f}.{match[2]}{match[3]}"
    parts = _PART.findall(plain)
    return _spoken(parts) if parts and "".join(parts) == plain else None


def _english(written: str) -> Decimal | None:
    """The number that English words spell; None where they spell none."""
    words = [word for word in re.split("[ -]+", written.lower()) if word != "and"]
    return _spoken([part for word in words for part in _ENGLISH.get(word, (word, "0"))])


def _spoken(parts: Sequence[str], leading: bool = True, ending: bool = True) -> Decimal | None:
    """A numeral spoken place by place, from its largest power of ten down.

    `leading`: a power may begin it (万, 百万); `ending`: it ends the whole, so a last digit may be short for a place.
    """
    if len(parts) > 1 and parts[0] == "0":
        parts = parts[1:]
    powers = [(_POWERS[part], place) for place, part in enumerate(parts) if part in _POWERS]
    if not powers:
        return Decimal(parts[0]) if len(parts) == 1 else None
    power, place = max(powers)
    head, tail = parts[:place], parts[place + 1 :]
    if sum(each == power for each, _ in powers) > 1 or (not head and not leading and power > 1):
        return None
    if powers[0][1] < place and parts[place] in "十百千":  # 十百: only 万, 亿 and 兆 count sections
        return None
    if tail and ("." in tail[-1] or any("." in part for part in head)):
        return None
    high = _spoken(head, ending=False) if head else Decimal(1)
    low: Decimal | None = Decimal(0)
    if len(tail) == 1 and tail[0] in "123456789":  # 两万三, 2万3: the 3 counts thousands
        low = Decimal(int(tail[0]) * 10 ** (power - 1)) if ending or power == 1 else None
    elif tail:
        low = _spoken(tail, leading=False)
    return total(scale(high, power), low) if high is not None and low is not None and low < 10**power else None


def power_of(scale_word: str) -> int:
    """The power of ten of a scale word: 万亿 is 12, 千万 is 7, million is 6, nothing is 0."""
    word = scale_word.strip()
    return _ENGLISH_POWERS[word] if word in _ENGLISH_POWERS else sum(_CHINESE_POWERS[each] for each in word)

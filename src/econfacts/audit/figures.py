"""Every numeral of a text: what it is, its unit, its bound, its place.

`figures` finds candidates and never drops one: a numeral in an idiom (`一带一路`), a term (`5G`), a rank word
(`居首`) and a year are candidates like any other; `coverage` says what becomes of them. Linear in the text.
"""

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from econfacts.audit.numerals import (
    ENGLISH_SCALES,
    ENGLISH_WORDS,
    GROUP_SPACES,
    LONGEST,
    ZERO_WIDTH,
    half_width,
    read_fraction,
    read_numeral,
    read_percent,
)

KINDS = ("quantity", "percent", "rank", "year", "date", "time", "term")
"""What a candidate is; a `term` (`5G`, `20+8`, `十四五`) has digits but is no number."""


class Figure(NamedTuple):
    """A candidate numeral of a text, with what its neighbours say about it.

    `paragraph` and `column` count from 1 (lines, characters); `text` is verbatim: numeral, scale and unit.
    `number` is as printed, before the scale in `unit` (2.47 and `万家`); None where the numeral has no exact
    value (`数百`, `1/3`, `前列`). `declined` says that the text tells a fall (`下降5.2%`). `period` is the
    ISO 8601 form of a year or date; it starts with `--` where the text leaves the year out.
    """

    paragraph: int
    column: int
    text: str
    number: Decimal | None
    unit: str | None
    bound: str
    kind: str
    declined: bool = False
    period: str | None = None

    @property
    def signed(self) -> Decimal | None:
        """The number as a fact has it: a fall is negative."""
        return self.number.copy_negate() if self.number is not None and self.declined else self.number


# ── the characters of a line ────────────────────────────────────────

_LINE_END = re.compile("\r\n|\r|\n")
_HIDDEN = re.compile(f"[{ZERO_WIDTH}]")


class _Line(NamedTuple):
    """A paragraph as printed, and as scanned: half width, without characters that take no room."""

    paragraph: int
    printed: str
    plain: str
    places: list[int] | None  # of each scanned character in the printed line; None where nothing was left out

    def span(self, start: int, end: int) -> tuple[int, str]:
        """Column and verbatim text of a span of `plain`."""
        if self.places is not None:
            start, end = self.places[start], self.places[end - 1] + 1
        return start + 1, self.printed[start:end]


def paragraphs(text: str) -> list[str]:
    """The text's lines without their ends (LF, CRLF or CR) and without a byte order mark.

    Paragraph n of a Figure is line n - 1 of this list, and its column n the character n - 1 of that line.
    """
    return _LINE_END.split(text.removeprefix("\ufeff"))


def _scanned(paragraph: int, printed: str) -> _Line:
    plain = half_width(printed)
    if _HIDDEN.search(plain) is None:
        return _Line(paragraph, printed, plain, None)
    places = [place for place, character in enumerate(plain) if character not in ZERO_WIDTH]
    return _Line(paragraph, printed, "".join(plain[place] for place in places), places)


# ── the vocabulary ────────────────────────────────────────

_CLASSIFIERS = """
    个 家 户 名 位 项 件 台 台套 套 辆 架 艘 座 条 支 只 所 处 场 次 届 批 种 类 大类 款 部 篇 本 册 张 份 例
    宗 笔 起 期 层 栋 幢 间 株 棵 头 匹 羽 尾 颗 枚 粒 片 块 根 箱 标箱 桶 瓶 包 袋 班 列 班次 站 轮 代 强
    番 档 级 星级 步 字 村 镇 乡 乡镇 县 市 省 区 国 人 人次 人天 口 岁 度 号 席 点 倍
"""
_MEASURES = """
    元 美元 欧元 日元 港元 英镑 卢布 韩元 % ‰ 个百分点 百分点
    公里 公里每小时 公里/小时 千米 千米每小时 海里 英里 米 厘米 毫米 微米 纳米
    平方公里 平方千米 平方米 平方 立方米 公顷 亩 吨 吨标准煤 吨标煤 公斤 千克 毫克 克 斤 升 毫升
    千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 吉瓦时 瓦 瓦时 伏 摄氏度 ℃ °C 比特 字节 折
    小时 个小时 分钟 秒 秒钟 刻钟 天 个工作日 工作日 周 个月 季 季度 年 年代 世纪
"""
_LATIN_MEASURES = """
    km/h km² km2 km cm mm nm μm m² m³ m2 m3 m kg mg g t kt Mt L mL ml ha h min s kWh MWh GWh TWh Wh kW MW GW
    TW W kV V kB KB MB GB TB PB EB kHz MHz GHz Hz bps Mbps Gbps kPa MPa TEU mu
"""
_ENGLISH_MEASURES = (
    "percentage points|percentage point|percent|per cent|US dollars|dollars|yuan|renminbi|RMB|CNY|USD|euros|"
    "years|year|months|month|weeks|week|days|day|hours|hour|minutes|minute|times|people|tonnes|tons|"
    "kilometers|kilometres|square kilometers|square kilometres"
)
_PERCENT_UNITS = frozenset(
    ("%", "‰", "成", "个百分点", "百分点", "percent", "per cent", "percentage point", "percentage points")
)


def _any_of(words: Iterable[str] | str) -> str:
    """A pattern that finds the longest of some words (in one text: parted by spaces)."""
    words = words.split() if isinstance(words, str) else words
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


SCALE_WORDS = _any_of(ENGLISH_SCALES)
"""Pattern of the English words for powers of ten."""
SCALE = re.compile(rf"万亿|[十百千]?[万亿]|千(?![瓦克米卡伏帕])|百(?!分)| ?(?:{SCALE_WORDS})(?![A-Za-z])")
"""A power of ten before a unit: 万, 亿, million."""
_UNIT = re.compile(
    rf"[ \u00a0]?(?:(?:{_any_of(_LATIN_MEASURES)})(?![A-Za-z0-9])|(?:{_ENGLISH_MEASURES})(?![A-Za-z])"
    rf"|{_any_of(_CLASSIFIERS + _MEASURES)}|成(?![立为功长果员本交效就绩品熟])|分(?!之|别|布))"
)
_CURRENCY = re.compile(r"(?:US\$|HK\$|CNY|RMB|Rmb|USD|EUR|GBP|JPY|[$€£¥￥]) ?(?=[0-9])")

_DIGITS = "〇零一二三四五六七八九"
_FINANCIAL = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
NUMERAL_CHARACTERS = f"0-9{_DIGITS}十百千万亿两廿卅卌萬億兩{_FINANCIAL}"
"""Characters of a pattern class: digits and Chinese numerals."""
_ARABIC = re.compile(
    rf"-?(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]{{1,3}}(?:[{GROUP_SPACES}][0-9]{{3}})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
)
# 伍, 陆, 拾 … are everyday characters too: alone they are no numeral. 千 may begin a unit (千瓦).
_CHINESE = re.compile(
    rf"(?:[{_DIGITS}十百万亿两廿卅卌萬億兩]|千(?![瓦克米卡伏帕]))+(?:点[{_DIGITS}]+(?![十分刻])[十百千]?[万亿]*)?"
    rf"|[{_FINANCIAL}][{_FINANCIAL}零万亿萬億]+|[壹贰貳叁柒捌玖佰仟]"
)
_VAGUE = re.compile("[数几](?=[十百千万亿])")
_FRACTION = re.compile(rf"(?:[0-9]+|[{_DIGITS}十百千万两]+)分之(?:[0-9]+(?:\.[0-9]+)?|[{_DIGITS}十百千万点两]+)")
_SLASHED = re.compile("[0-9]+/[0-9]+(?![0-9/])")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125"}
_VULGAR |= dict.fromkeys("⅓⅔⅙⅚⅐⅑", "")
_HALF = {"过半": "over", "半数": "exact", "近半": "about", "大半": "over"}
_MARKS = "①-⓿㈠-㊉㊀-㊿Ⅰ-ⅿ❶-➓"

# A loose piece (零售, 零部件), not a nought; and units that a numeral character begins.
_NO_NUMERAL = re.compile("零(?=[售部件配食星散钱花碎敲头])|百(?=分[点比号])")

_BEFORE = re.compile(
    "(?P<at_most>不超过|不超|不高于|不多于|至多|最多|up to|at most|no more than|not more than)"
    "|(?P<at_least>不少于|不低于|不小于|至少|最少|(?<![以之向])上(?=[百千万亿])"
    "|at least|no less than|not less than)"
    "|(?P<under>不足|不到|低于|少于|小于|未满|less than|fewer than|under|below)"
    "|(?P<over>超过|超出|突破|高于|多于|大于|超|逾"
    "|more than|over|above|exceed(?:ing|ed|s)?|surpass(?:ing|ed)?|topped)"
    "|(?P<about>大约|将近|接近|大概|(?<![节制条合签履预特违邀公])约|(?<![最附临邻靠亲新])近"
    "|about|around|approximately|roughly|nearly|almost|some)"
)
_BETWEEN = re.compile(r"(?:了|为|达到|达|有|[ \u00a0])*")
_AFTER = re.compile(
    "[ ]?(?:(?P<at_least>及?以上|or more|and above)|(?P<at_most>及?以内|之内|及?以下|or less)"
    "|(?P<about>左右|上下|or so)|(?P<over>有余))"
)
_INSIDE = {"余": "over", "多": "over", "几": "over", "来": "about", "+": "over"}
_FELL = re.compile(
    "(?:(?<![不升])(?:下降|减少|降低|回落|下滑|下跌|缩减|萎缩|降幅|跌幅|减幅|负增长|降|减|跌)"
    "|\\b(?:fell|dropped|declined|decreased|shrank|down|decrease of|drop of|decline of)(?: by)?)"
    "(?:[了约近超逾达为]|超过|达到|不足|幅度|about|over|nearly|more than|[ \u00a0])*$"
)
_BELOW = re.compile("(?:低于|少于|落后于?)[^，,。；;、：:！？!?]{0,12}$")
_LOOK_BACK = 24

_JOIN = re.compile("[ ]?(?:[-~～至到]|[—–]{1,2}|to(?= ))[ ]?")
_SPOKEN_JOIN = re.compile("[至到]|to")

# ── years, dates, times ────────────────────────────────────────

_MONTH = "(?:1[0-2](?![0-9])|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:3[01](?![0-9])|[12][0-9](?![0-9])|0?[1-9](?![0-9])|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = "[ ]?(?:[-~～至到]|[—–]{1,2})[ ]?"
_MONTHS = rf"(?P<from>{_MONTH})[ ]?月?{_TO}(?P<to>{_MONTH})[ ]?月(?:份)?"
_YEAR = re.compile(rf"(?P<year>[12][0-9]{{3}}|[一二][{_DIGITS}]{{3}})[ ]?年(?!代|来?的?历史)")
_FIRST_YEAR = re.compile(rf"(?P<year>(?:19|20)[0-9]{{2}})(?={_TO}(?:19|20)[0-9]{{2}}[ ]?年)")
_LASTING = re.compile("(?:连续|长达|历时|历经|已有|距今|约|近|超过?)$")
_WITHIN_YEAR = re.compile(
    rf"[ ]?(?:{_MONTHS}"
    rf"|(?P<month>{_MONTH})[ ]?月(?:[ ]?(?P<day>{_DAY})[ ]?[日号]|(?P<month_end>底|末)|份)?"
    "|(?P<year_end>底|末|终)|初|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<three>前三季度))?(?P<since>以来)?"
)
_MONTH_ALONE = re.compile(
    rf"{_MONTHS}(?P<since>以来)?"
    rf"|(?P<month>{_MONTH})[ ]?月(?!饼|球|亮|台)(?:[ ]?(?P<day>{_DAY})[ ]?[日号]|份)?(?P<since2>以来)?"
)
_DAY_ALONE = re.compile(f"(?P<day>{_DAY})[ ]?日(?![均常本元益])")
_QUARTER = re.compile("(?:(?P<three>前三)|第?(?P<quarter>[一二三四1-4]))季度")
_ISO_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<joint>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=joint)(?P<day>0?[1-9]|[12][0-9]|3[01])"
    r"(?![0-9])|(?P<year2>(?:19|20)[0-9]{2})-(?P<month2>0[1-9]|1[0-2])(?![0-9.])"
)
_CLOCK = re.compile(
    rf"(?:[0-9]{{1,2}}|[{_DIGITS}十两]{{1,3}})(?:时(?![间期代速候刻])(?:(?:[0-9]{{1,2}}|[{_DIGITS}十]{{1,3}})分)?"
    rf"|点(?:[0-9]{{1,2}}|[{_DIGITS}十]{{1,3}})分|点[半整])|(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
)
_MONTH_NAMES = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH_NAMES |= {name: number for number, name in enumerate(calendar.month_abbr) if name}
_NAMED = rf"(?P<name>{_any_of(_MONTH_NAMES)})(?![A-Za-z])\.?"
_NAMED_DATE = re.compile(
    rf"{_NAMED} (?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])"
    rf"(?:,? (?P<year>(?:19|20)[0-9]{{2}})(?![0-9]))?"
    rf"|(?P<year2>(?:19|20)[0-9]{{2}})(?![0-9]))"
)
_DAY_FIRST_DATE = re.compile(rf"(?P<day>[0-9]{{1,2}}) {_NAMED}(?: (?P<year>(?:19|20)[0-9]{{2}})(?![0-9]))?")

# ── ranks, terms, words ────────────────────────────────────────

_FIRST = re.compile(f"首(?:{_any_of(_CLASSIFIERS + '季 年 月 日 创')})|[居榜之]首(?!位)")
_LEADING = re.compile("前[列茅]")
_FRONT = re.compile("(?<![目日以之此提年月天周期当眼跟向空])前[ ]?(?=[0-9两一二三四五六七八九十百千])")
_PLACE = re.compile("[大名位强]")
_SUPERLATIVE = re.compile("最(?![近后新初终先])[一-鿿]")
_AMONG = re.compile(
    "(?:全国|全省|全市|全县|全区|全球|世界|国内|国际|亚洲|中国|全行业|同类)[^，,。；;、：:！？!?]{0,14}$"
)
_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: number for number, word in enumerate(re.findall("[a-z]+", _ORDINAL_WORDS), start=1)}
_GREATEST = "(?:largest|highest|biggest|fastest|longest|richest)"
_ENGLISH_ORDINAL = re.compile(
    rf"(?:(?P<digits>[0-9]{{1,6}})(?:st|nd|rd|th)|(?P<word>{_any_of(_ORDINALS)}))(?![A-Za-z0-9])"
    rf"(?:[ -]{_GREATEST}(?![A-Za-z]))?"
    rf"|{_GREATEST}(?![A-Za-z])|No\. ?(?P<place>[0-9]{{1,6}})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_NUMBER_WORD = _any_of(ENGLISH_WORDS)
_ENGLISH_NUMBER = re.compile(
    rf"(?:{_NUMBER_WORD})(?:(?:[ -]|[ ]and[ ])(?:{_NUMBER_WORD}|hundred|{SCALE_WORDS})){{0,12}}"
    "(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_WORD = re.compile("[A-Za-z0-9]+(?:[-+&./'][A-Za-z0-9]+)*")
_SUM = re.compile(r"(?:1[89]|20)[0-9]0s(?![A-Za-z0-9])|[0-9]+(?:\.[0-9]+)?[A-Za-z]*(?:\+[A-Za-z0-9]+)+")
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?:[:∶][0-9]+)+")
_GLUED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?=[A-Za-z])")
_LATIN_UNIT = re.compile(rf"(?:{_any_of(_LATIN_MEASURES + 'yuan st nd rd th')}|{SCALE_WORDS})(?![A-Za-z0-9])")
_LETTERS_BEFORE_FIGURE = re.compile(
    r"(?:mid|end|early|late)-(?=[0-9])|[A-Za-z&]+(?=[0-9][0-9,.]*(?:[万亿%元]|个百分点))"
)

_START = re.compile(
    f"-(?=[0-9])|[A-Za-z{NUMERAL_CHARACTERS}$€£¥￥{''.join(_VULGAR)}{_MARKS}]"
    f"|第(?=[ ]?[{NUMERAL_CHARACTERS}])"
    "|[首最]|前(?=[ 0-9列茅两一二三四五六七八九十百千])|[居榜之](?=首)|[过近大]半|半数|[数几](?=[十百千万亿])"
)


# ── finding ────────────────────────────────────────


class _Found(NamedTuple):
    """A candidate as a span of a scanned line; its neighbours are read afterwards."""

    start: int
    end: int
    kind: str
    number: Decimal | None = None
    unit: str | None = None
    bound: str | None = None  # None: the neighbours decide
    period: str | None = None


def figures(text: str) -> list[Figure]:
    """Every candidate numeral of a text, Chinese or English, in order; candidates never overlap.

    One per number, ordinal, rank word, year, date, clock time, and term glued to Latin letters. The ends of a
    range are two figures, `at-least` and `at-most`; the first takes the unit of the second.
    """
    return [
        figure
        for number, printed in enumerate(paragraphs(text), start=1)
        for figure in _figures_of(_scanned(number, printed))
    ]


def _figures_of(line: _Line) -> Iterator[Figure]:
    position = 0
    while start := _START.search(line.plain, position):
        found = _recognised(line.plain, start.start())
        position = start.end()
        for one in found:
            position = max(position, one.end)
            if one.kind != "word":
                yield _with_neighbours(line, one)


def _recognised(text: str, start: int) -> Sequence[_Found]:
    """What begins at this place: the first reader that knows it; nothing where no numeral does."""
    character = text[start]
    if character in "第首前最居榜之":
        readers = _FRONT_READERS if character == "前" else _RANK_READERS
    elif not character.isascii():
        readers = _CHINESE_READERS
    else:
        readers = _LETTER_READERS if character.isalpha() else _DIGIT_READERS
    for read in readers:
        found = read(text, start)
        if found:
            return found
    return ()


def _with_neighbours(line: _Line, found: _Found) -> Figure:
    column, verbatim = line.span(found.start, found.end)
    counted = found.kind in ("quantity", "percent")
    bound = found.bound or (_bound(line.plain, found.start, found.end) if counted else "exact")
    declined = counted and _declines(line.plain, found)
    return Figure(line.paragraph, column, verbatim, found.number, found.unit, bound, found.kind, declined, found.period)


def _bound(text: str, start: int, end: int) -> str:
    """The bound told by the words right before or right after a figure."""
    if after := _AFTER.match(text, end):
        return _name(after)
    before = text[max(0, start - _LOOK_BACK) : start + 1]
    for match in _BEFORE.finditer(before):
        between = _BETWEEN.match(before, match.end())
        if between and between.end() == len(before) - 1:
            return _name(match)
    return "exact"


def _name(match: re.Match[str]) -> str:
    return (match.lastgroup or "exact").replace("_", "-")


def _declines(text: str, found: _Found) -> bool:
    before = text[max(0, found.start - _LOOK_BACK) : found.start]
    if _FELL.search(before):
        return True
    return found.unit in ("个百分点", "百分点") and _BELOW.search(before) is not None


# ── numbers with units ────────────────────────────────────────


class _Numeral(NamedTuple):
    end: int
    number: Decimal | None
    scale: str
    unit: str | None = None  # where the numeral itself tells it (百分之五)
    bound: str | None = None
    is_term: bool = False


def _read_quantities(text: str, start: int) -> Sequence[_Found]:
    """A number with its unit, or both ends of a range."""
    first = _quantity(text, start)
    if first is None:
        return ()
    join = _JOIN.match(text, first.end)
    if join is None or first.kind == "term" or _read_date(text, join.end()) or _read_term(text, join.end()):
        return (first,)
    second = _quantity(text, join.end())
    if second is None or second.kind in ("term", "year") or text[join.end()] == "-":
        return (first,)
    return _range(text, first, second, join)


def _range(text: str, first: _Found, second: _Found, join: re.Match[str]) -> Sequence[_Found]:
    if second.unit is not None:
        scale, _ = _split_unit(first.unit or "")
        if first.unit is None:
            first = first._replace(unit=second.unit, kind=second.kind)
        elif first.unit == scale:  # 5万—8万元
            first = first._replace(unit=scale + _split_unit(second.unit)[1], kind=second.kind)
    a_change = bool(_SPOKEN_JOIN.search(join[0])) and text[max(0, first.start - 1) : first.start] in (
        "从",
        "由",
    )
    if a_change or first.unit is None or first.kind == "year":
        return (first, second)
    return (first._replace(bound=first.bound or "at-least"), second._replace(bound=second.bound or "at-most"))


def _quantity(text: str, start: int) -> _Found | None:
    currency = _CURRENCY.match(text, start)
    numeral = _numeral(text, currency.end() if currency else start)
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
    if unit is None and (named := _UNIT.match(text, end)):
        end, unit = named.end(), named[0].strip()
    return _as_found(text, start, end, numeral, currency[0].strip() if currency else "", scale.strip(), unit, bound)


def _as_found(
    text: str,
    start: int,
    end: int,
    numeral: _Numeral,
    currency: str,
    scale: str,
    unit: str | None,
    bound: str | None,
) -> _Found:
    if numeral.is_term and unit is None:
        return _Found(start, end, "term")
    if unit is None and not scale and not currency and _looks_like_year(text[start:end]):
        return _Found(start, end, "year", numeral.number, period=text[start:end])
    kind = "percent" if unit in _PERCENT_UNITS else "quantity"
    return _Found(start, end, kind, numeral.number, _joined_unit(currency, scale, unit), bound)


def _joined_unit(currency: str, scale: str, unit: str | None) -> str | None:
    parts = [part for part in (currency, scale, unit) if part]
    return (" " if any(part.isascii() and part.isalpha() for part in parts[:-1]) else "").join(parts) or None


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


def _numeral(text: str, start: int) -> _Numeral | None:
    """The numeral that begins here, with the scale that ends it."""
    for read in (_half, _fraction, _vague, _arabic, _chinese):
        numeral = read(text, start)
        if numeral is not None:
            return numeral
    return None


def _half(text: str, start: int) -> _Numeral | None:
    word = text[start : start + 2]
    if word in _HALF:
        return _Numeral(start + 2, Decimal(50), "", "%", _HALF[word])
    if text[start : start + 1] in _VULGAR and start < len(text):
        value = _VULGAR[text[start]]
        return _Numeral(start + 1, Decimal(value) if value else None, "")
    return None


def _fraction(text: str, start: int) -> _Numeral | None:
    match = _FRACTION.match(text, start)
    if match:
        percent = read_percent(match[0])
        if percent is not None:
            return _Numeral(match.end(), percent, "", "%")
    match = match or _SLASHED.match(text, start)
    return _Numeral(match.end(), read_fraction(match[0]), "") if match else None


def _vague(text: str, start: int) -> _Numeral | None:
    """数百, 几十万: candidates without a number."""
    if not _VAGUE.match(text, start):
        return None
    run = _CHINESE.match(text, start + 1)
    return _Numeral(run.end(), None, "", bound="about") if run else None


def _arabic(text: str, start: int) -> _Numeral | None:
    match = _ARABIC.match(text, start)
    if match is None or (
        match[0][0] == "-" and text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()
    ):
        return None
    scale = SCALE.match(text, match.end())
    if scale is None:
        return _Numeral(match.end(), read_numeral(match[0]), "", is_term=len(match[0]) > LONGEST)
    end = _compound_end(text, scale.end())
    if end == scale.end():
        return _Numeral(end, read_numeral(match[0]), scale[0])
    return _Numeral(end, read_numeral(text[start:end]), "")


def _compound_end(text: str, end: int) -> int:
    """The end of 3亿2000万 when 3亿 has been read."""
    while (part := _ARABIC.match(text, end)) and part[0][0] != "-" and (scale := SCALE.match(text, part.end())):
        end = scale.end()
    return end


def _chinese(text: str, start: int) -> _Numeral | None:
    match = None if _NO_NUMERAL.match(text, start) else _CHINESE.match(text, start)
    if match is None:
        return None
    run = match[0]
    scale = re.search("(?<=.)(?:万亿|[万亿])$", run[-3:]) if len(run) > 1 else None
    head = run[: -len(scale[0])] if scale else run
    if scale and not re.search("[万亿]", head):
        number = read_numeral(head)
        return _Numeral(match.end(), number, scale[0], is_term=number is None)
    number = None if _only_listed(run) else read_numeral(run)
    return _Numeral(match.end(), number, "", is_term=number is None)


def _only_listed(run: str) -> bool:
    """一二三产业, 七八家: digits side by side that are not one number."""
    return 2 <= len(run) <= 3 and all(character in "一二三四五六七八九两" for character in run)


def _split_unit(unit: str) -> tuple[str, str]:
    """A unit's scale and the rest: `万家` is 万 and 家, `billion yuan` is billion and yuan."""
    match = SCALE.match(unit)
    return (match[0], unit[match.end() :]) if match else ("", unit)


# ── years, dates, times ────────────────────────────────────────


def _read_date(text: str, start: int) -> Sequence[_Found]:
    return (
        _year(text, start)
        or _iso_date(text, start)
        or _named_date(text, start)
        or _part_of_year(text, start)
        or _clock(text, start)
    )


def _year(text: str, start: int) -> Sequence[_Found]:
    first = _FIRST_YEAR.match(text, start)
    if first:
        return (_Found(start, first.end(), "year", Decimal(first["year"]), period=first["year"]),)
    match = _YEAR.match(text, start)
    if match is None or _LASTING.search(text[max(0, start - 4) : start]):
        return ()
    within = _WITHIN_YEAR.match(text, match.end())
    number = read_numeral(match["year"])
    if within is None or number is None:
        return ()
    period = _period(f"{number:04}", within)
    plain_year = within.end() == match.end()
    return (_Found(start, within.end(), "year" if plain_year else "date", number, period=period),)


def _period(year: str, within: re.Match[str]) -> str:
    """The ISO 8601 form of a year and what follows it; `year` is `-` where the text names none."""
    part = within.groupdict()
    if part["from"]:
        return f"{year}-{_two(part['from'])}/{year}-{_two(part['to'])}"
    if part["month"]:
        period = f"{year}-{_two(part['month'])}"
        if part["day"]:
            period += f"-{_two(part['day'])}"
        elif part.get("month_end"):
            period += f"-{calendar.monthrange(int(year), int(period[-2:]))[1]}"
    else:
        period = _part_period(year, part)
    return f"{period}/.." if part["since"] or part.get("since2") else period


def _part_period(year: str, part: dict[str, str | None]) -> str:
    if part["year_end"]:
        return f"{year}-12-31"
    if part["half"]:
        return f"{year}-01/{year}-06" if part["half"] == "上" else f"{year}-07/{year}-12"
    if part["three"]:
        return f"{year}-01/{year}-09"
    if part["quarter"]:
        last = 3 * int(read_numeral(part["quarter"]) or 1)
        return f"{year}-{last - 2:02}/{year}-{last:02}"
    return year


def _two(numeral: str) -> str:
    return f"{int(read_numeral(numeral) or 0):02}"


def _iso_date(text: str, start: int) -> Sequence[_Found]:
    match = _ISO_DATE.match(text, start)
    if match is None:
        return ()
    parts = [match["year"] or match["year2"], match["month"] or match["month2"], match["day"]]
    period = "-".join(f"{int(part):02}" for part in parts if part)
    return (_Found(start, match.end(), "date", period=period),)


def _named_date(text: str, start: int) -> Sequence[_Found]:
    """December 31, 2023; 31 December 2023; December 2023; December 31."""
    match = _NAMED_DATE.match(text, start) or _DAY_FIRST_DATE.match(text, start)
    if match is None:
        return ()
    part = match.groupdict()
    year = part["year"] or part.get("year2") or "-"
    period = f"{year}-{_MONTH_NAMES[match['name']]:02}" + (f"-{int(part['day']):02}" if part["day"] else "")
    return (_Found(start, match.end(), "date", period=period),)


def _part_of_year(text: str, start: int) -> Sequence[_Found]:
    if match := _MONTH_ALONE.match(text, start):
        return (_Found(start, match.end(), "date", period=_period("-", match)),)
    if match := _DAY_ALONE.match(text, start):
        return (_Found(start, match.end(), "date", period=f"---{_two(match['day'])}"),)
    if match := _QUARTER.match(text, start):
        part = {"quarter": match["quarter"], "three": match["three"], "year_end": None, "half": None}
        return (_Found(start, match.end(), "date", period=_part_period("-", part)),)
    return ()


def _clock(text: str, start: int) -> Sequence[_Found]:
    match = _CLOCK.match(text, start)
    return (_Found(start, match.end(), "time"),) if match else ()


# ── ranks, terms, words ────────────────────────────────────────


def _read_rank(text: str, start: int) -> Sequence[_Found]:
    if text[start] == "第":
        return _ordinal(text, start)
    if first := _FIRST.match(text, start):
        return (_Found(start, first.end(), "rank", Decimal(1)),)
    if leading := _LEADING.match(text, start):
        return (_Found(start, leading.end(), "rank"),)
    if front := _FRONT.match(text, start):
        return _front(text, start, front.end())
    superlative = _SUPERLATIVE.match(text, start)
    if superlative and _AMONG.search(text[max(0, start - _LOOK_BACK) : start]):
        return (_Found(start, superlative.end(), "rank", Decimal(1)),)
    return ()


def _ordinal(text: str, start: int) -> Sequence[_Found]:
    """第二大, 第1名, 第600万辆: the unit only where the ordinal counts things."""
    after = start + 2 if text[start + 1 : start + 2] == " " else start + 1
    numeral = _numeral(text, after)
    if numeral is None:
        return ()
    place = _PLACE.match(text, numeral.end)
    unit = None if place else _UNIT.match(text, numeral.end)
    named = _joined_unit("", numeral.scale.strip(), unit[0].strip() if unit else None)
    end = max(numeral.end, place.end() if place else 0, unit.end() if unit else 0)
    return (_Found(start, end, "rank", numeral.number, named),)


def _front(text: str, start: int, after: int) -> Sequence[_Found]:
    """前三, 前10位: a place among the first; not 前三季度 or 前两年, which are times."""
    numeral = _numeral(text, after)
    if numeral is None or _QUARTER.match(text, start):
        return ()
    place = _PLACE.match(text, numeral.end)
    if place is None and _UNIT.match(text, numeral.end):
        return ()
    return (_Found(start, place.end() if place else numeral.end, "rank", numeral.number),)


def _english_rank(text: str, start: int) -> Sequence[_Found]:
    match = _ENGLISH_ORDINAL.match(text, start)
    if match is None:
        return ()
    digits = match["digits"] or match["place"]
    number = Decimal(digits) if digits else Decimal(_ORDINALS.get((match["word"] or "first").lower(), 1))
    return (_Found(start, match.end(), "rank", number),)


def _read_term(text: str, start: int) -> Sequence[_Found]:
    """What begins with a digit but is no number: 20+8, 5G, 4K, 192.168.0.1, 3:1; and ①, Ⅳ."""
    if re.match(f"[{_MARKS}]", text[start : start + 1]):
        return (_Found(start, start + 1, "term"),)
    match = _SUM.match(text, start) or _DOTTED.match(text, start)
    if match is None and (glued := _GLUED.match(text, start)) and not _LATIN_UNIT.match(text, glued.end()):
        match = _WORD.match(text, start)
    return (_Found(start, match.end(), "term"),) if match else ()


def _read_word(text: str, start: int) -> Sequence[_Found]:
    """A Latin word: English number words, a term with digits in it, or nothing that counts (kind `word`)."""
    if number := _ENGLISH_NUMBER.match(text, start):
        unit = _UNIT.match(text, number.end())
        end, named = (unit.end(), unit[0].strip()) if unit else (number.end(), None)
        kind = "percent" if named in _PERCENT_UNITS else "quantity"
        return (_Found(start, end, kind, read_numeral(number[0]), named),)
    if letters := _LETTERS_BEFORE_FIGURE.match(text, start):
        return (_Found(start, letters.end(), "word"),)
    word = _WORD.match(text, start)
    if word is None:
        return ()
    return (_Found(start, word.end(), "term" if re.search("[0-9]", word[0]) else "word"),)


_Reader = Callable[[str, int], Sequence[_Found]]
_RANK_READERS: tuple[_Reader, ...] = (_read_rank,)
_FRONT_READERS: tuple[_Reader, ...] = (_read_rank, _read_date)  # 前三季度 is a date
_CHINESE_READERS: tuple[_Reader, ...] = (_read_date, _read_term, _read_quantities)
_DIGIT_READERS: tuple[_Reader, ...] = (_english_rank, _read_date, _read_term, _read_quantities)
_LETTER_READERS: tuple[_Reader, ...] = (_english_rank, _named_date, _read_quantities, _read_word)

"""What the words around a figure say of it: its bound, whether it is a fall, its period; one word for all of a list.

Sign and bound before a list's first member are those of every member (分别下降36.7%、38.8%); a member without a unit
has that of the next one (快4.6和3.1个百分点). A fall is certain where its verb stands right before the figure
(下降5.2%), a rise or a level likewise (增长3%, 降至3.2%); where a word of falling stands farther off (亏损33亿元),
the sign depends on what is measured: it is in doubt. The period is that of the date before the figure in its sentence;
a date that is only compared with (比2022年增长5%) or that another word of time follows governs nothing.
"""

import re
from collections.abc import Iterator, Sequence

from econfacts.audit.text import COUNTED, LOOK_BACK, Figure
from econfacts.audit.units import POINT, canonical, split_scale

_BOUND_BEFORE = re.compile(  # the words right before a figure, and its first character
    "(?:(?P<at_most>不超过|不超|不高于|不多于|不大于|至多|最多|up to|at most|no more than|not more than)"
    "|(?P<at_least>不少于|不低于|不小于|至少|最少|(?<![以之向])上(?=[百千万亿])|at least|no less than|not less than)"
    "|(?P<under>不足|不到|低于|少于|小于|未满|less than|fewer than|under|below)"
    "|(?P<over>超过|超出|突破|首破|高于|多于|大于|超|逾"
    "|more than|over|above|exceed(?:ing|ed|s)?|surpass(?:ing|ed)?|topped)"
    "|(?P<about>大约|将近|接近|大概|(?<![节制条合签履预特违邀公])约|(?<![最附临邻靠亲新])近"
    "|about|around|approximately|roughly|nearly|almost|some))"
    r"(?:了|为|达到|达|有|分别|各自|各|[ \u00a0])*(?=.\Z)",  # 约为20家, 超过了20家
    re.DOTALL,
)
_BOUND_AFTER = re.compile(
    "[ ]?(?:(?P<at_least>及?以上|or more|and above)|(?P<at_most>及?以内|之内|及?以下|or less)"
    "|(?P<about>左右|上下|or so)|(?P<over>有余))"
)
_JOINT = re.compile("[ ]?(?:、|和|与|及|以及|或|and|[,，]?and)[ ]?(?P<bound>[约近超逾]?)")
_RANGE = re.compile("[ ]?(?:[-~～至到]|[—–]{1,2}|to(?= ))[ ]?")  # 3—5%, 3%至5%, 3 to 5 percent
_SPOKEN = re.compile("[至到]|to")
_FROM = re.compile("[从由][^，,。；;、：:]{0,8}$")
_EACH = re.compile("分别|各(?!类|级|种|项|地|区|县|市|省|国)|均|respectively|each")

_CLAUSE = re.compile("[，,。；;：:！？!?（(]")
_CLAUSE_LENGTH = 48
# Words between a verb and its figure: 下降了约5.2%, 降幅达5.2%, 分别下降超过2%.
_TO_FIGURE = (
    "(?:[了约近超逾达为各均]|超过|达到|高达|接近|将近|不足|不到|幅度|分别|同比|about|over|nearly|more than|[ \u00a0])*$"
)
_RISE = (
    "(?<!负)(?:增长|上升|提高|增加|上涨|扩大|提升|攀升|回升|反弹|加快|增产|增收|增幅|涨幅|升幅|增|升|涨|多|高|快"
    r"|\b(?:rose|grew|increased|climbed|up)(?: by)?)" + _TO_FIGURE
)
_FALL = (
    "(?:(?<![不升连])(?<!连续)(?:下降|减少|降低|回落|下滑|下跌|下挫|滑落|走低|回调|放缓|收缩|缩减|缩小|萎缩|削减|调减|递减|锐减|减收|减产"
    "|降幅|跌幅|减幅|负增长|偏少|偏低|降|减(?!税|负|排|免|亏)|跌|缩)"
    "|(?<![最至不减降偏])(?:低|少|慢|短)|负(?=$)"  # 比全国低0.5个百分点, 负5.2%
    r"|\b(?:fell|dropped|declined|decreased|shrank|down|decrease of|drop of|decline of)(?: by)?)" + _TO_FIGURE
)
CHANGE = f"(?:{_RISE}|{_FALL})"
"""A pattern of the words right before a figure that tells a change."""

# The first of these that a clause before a figure has tells whether it is a fall, and whether that is in doubt.
_SIGNS = tuple(
    (re.compile(words), falls, in_doubt)
    for words, falls, in_doubt in (
        ("(?:负向?拉动|向下拉动|下拉|拖累)[^，,。；;：:！？!?]{0,12}$", True, False),  # 向下拉动经济增长0.4个百分点
        ("(?:降幅|跌幅|减幅|亏损|逆差|赤字|缺口).*" + _RISE, False, True),  # 降幅扩大1.2个百分点
        (_RISE, False, False),
        ("[至到在](?:[约近超逾]|超过|[ ])*$", False, False),  # 降至3.2%
        (_FALL, True, False),
        # 低于全省1.4个百分点, 低于警戒水位2米
        ("(?<!不)(?:低于|少于|慢于|落后于?|低(?=[全上同]))(?P<what>[^，,。；;：:！？!?]{0,12})$", True, False),
        (
            "下降|减少|降低|回落|下滑|下跌|萎缩|缩减|缩小|收窄|压减|节约|节省|减(?!速)|降(?!水|雨|落|生|临)|跌|亏|逆差|赤字|流出|缺口|拖累"
            "|(?<!不)(?:低于|少于)(?!$)|落后|改善",
            False,
            True,
        ),
    )
)
_LOWER = re.compile(" (?:lower|less|fewer|smaller|slower|decline|decrease|drop|fall)(?![a-z])")  # 2 points lower
_STANDARD = re.compile("[全上去同预平均警]")  # what a gap is measured from: 全国, 上年, 平均, 警戒水位
_STREAK = re.compile("连续?[一-鿿]{0,3}$")  # 连跌3个月 are three months, not minus three
_DURATIONS = frozenset(["天", "日", "周", "月", "个月", "季", "季度", "年", "次"])

_SENTENCE = re.compile("[。！？!?]")
_HALF_SENTENCE = re.compile("[；;]")
_OPENING = 6  # characters before a date that opens its sentence: 截至, 据统计,
_COMPARED = re.compile(  # 比2022年增长, 恢复到2019年的112.5%
    "(?:比|较|较之|相比|与|同|以|于|(?:恢复|回)[到至]|相当于|达到|超过)$"
)
_RELATIVE = re.compile(
    "(?<![比较与同])(?:去年|上年|今年|本年|当年|全年|前年|明年|上半年|下半年|目前|当前|同期|本月|上月|月底|年底|年末|年初|近年|以来)"
)


def with_neighbours(text: str, found: Sequence[Figure]) -> Iterator[Figure]:
    """The candidates of a line with their bounds, signs and periods."""
    told = [one for members in _lists(text, found) for one in _with_words(text, members)]
    for one, period in zip(told, _periods(text, told), strict=True):
        yield one._replace(period=period) if one.kind in COUNTED or one.kind == "rank" else one


def _lists(text: str, found: Sequence[Figure]) -> list[list[Figure]]:
    """The candidates in groups: those that only a joint (、, 和) parts are one, each with its unit or the next one's.

    The ends of a range have their bounds, and each is a group of its own.
    """
    groups: list[list[Figure]] = []
    for one in reversed(found):
        following = groups[-1][-1] if groups and groups[-1][-1].kind in COUNTED else None
        if following and (join := _RANGE.match(text, one.end)) and join.end() == following.start:
            one, groups[-1][-1] = _range(text, one, following, join)
        elif following and one.kind in COUNTED:
            after = _BOUND_AFTER.match(text, one.end)
            joint = _JOINT.match(text, after.end() if after else one.end)
            if joint and following.start in (joint.start("bound"), joint.end()):
                groups[-1].append(_with_unit_of(one, following))
                continue
        groups.append([one])
    return [members[::-1] for members in reversed(groups)]


def _range(text: str, low: Figure, high: Figure, join: re.Match[str]) -> tuple[Figure, Figure]:
    """The ends of a range with their bounds; not of a change (从2万到3万) or where the units differ."""
    if low.kind not in ("quantity", "percent", "year"):
        return low, high
    low = _with_unit_of(low, high)
    a_change = _SPOKEN.search(join[0]) and _FROM.search(text[max(0, low.start - LOOK_BACK) : low.start])
    if a_change or low.unit is None or canonical(low.unit)[1] != canonical(high.unit)[1]:
        return low, high
    return low._replace(bound=low.bound or "at-least"), high._replace(bound=high.bound or "at-most")


def _with_unit_of(first: Figure, second: Figure) -> Figure:
    """A number that leaves its unit to the next one: 5万—8万元, 0.9、5.9个百分点, 0.4个和4.4个百分点."""
    if second.unit is None:
        return first
    if first.unit is None or (first.unit == "个" and second.unit == POINT):
        return first._replace(unit=second.unit, kind=second.kind, period=None)
    scale, rest = split_scale(first.unit)
    return first if rest else first._replace(unit=scale + split_scale(second.unit)[1], kind=second.kind)


def _with_words(text: str, members: Sequence[Figure]) -> Iterator[Figure]:
    """The members of a list with their bounds and signs: those that the words before the list tell, or their own."""
    head = members[0]
    if head.kind not in COUNTED:
        yield head._replace(bound=head.bound or "exact")
        return
    before, (falls, in_doubt) = _bound_before(text, head), _falls(text, head)
    each = _EACH.search(text, max(0, head.start - LOOK_BACK), head.start) is not None
    for one in members:
        governed = each or one is head or canonical(head.unit)[1] == canonical(one.unit)[1]
        own = one.bound or _named(_BOUND_AFTER.match(text, one.end)) or _bound_before(text, one)
        negative = one.number is not None and one.number.is_signed()
        doubts = {
            "bound": bool(before and not own and not governed),
            # 下降-3.1%: a fall of a fall, or a fall written twice
            "sign": falls if negative else in_doubt or (falls and not governed),
        }
        yield one._replace(
            bound=own or (before if governed else "") or "exact",
            sign=-1 if falls or negative else 1,
            doubts=tuple(what for what, doubt in doubts.items() if doubt),
        )


def _bound_before(text: str, one: Figure) -> str:
    """The bound told by the words right before a figure, and so before a list that begins with it: 超20家."""
    return _named(_BOUND_BEFORE.search(text[max(0, one.start - LOOK_BACK) : one.start + 1]))


def _named(match: re.Match[str] | None) -> str:
    return (match.lastgroup or "").replace("_", "-") if match else ""


def _falls(text: str, one: Figure) -> tuple[bool, bool]:
    """Whether the words before a figure tell a fall, and whether that is in doubt."""
    clause = _CLAUSE.split(text[max(0, one.start - _CLAUSE_LENGTH) : one.start])[-1]
    if one.unit in _DURATIONS and _STREAK.search(clause):
        return False, False
    if _LOWER.match(text, one.end):
        return True, True
    is_gap = canonical(one.unit)[1] == POINT
    for words, falls, in_doubt in _SIGNS:
        match = words.search(clause)
        if match and (match.lastgroup != "what" or is_gap or _STANDARD.search(match["what"])):
            return falls, in_doubt
    return False, False


def _periods(text: str, found: Sequence[Figure]) -> Iterator[str | None]:
    """The period of each candidate of a line: its own if it is a date, else the one that governs it."""
    date: Figure | None = None
    last = 0
    for one in found:
        if date and _ended(text, date, max(last, date.end), one.start):
            date = None
        if one.period and _COMPARED.search(text[max(0, one.start - 4) : one.start]) is None:
            date = one
        yield one.period or (date.period if date else None)
        last = one.start


def _ended(text: str, date: Figure, start: int, end: int) -> bool:
    """Whether the reach of a date ends in a span: with its sentence, with half of it unless the date opens it."""
    if _SENTENCE.search(text, start, end) or _RELATIVE.search(text, start, end):
        return True
    opens = date.start <= _OPENING or _SENTENCE.search(text, date.start - _OPENING, date.start)
    return not opens and _HALF_SENTENCE.search(text, start, end) is not None

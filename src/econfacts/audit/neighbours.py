"""What the words beside a figure say of it: its bound, and whether it is a fall."""

import re

from econfacts.audit.found import Figure, Found, Line

LOOK_BACK = 24
"""Characters before a figure that may say something of it."""

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
_FELL = re.compile(
    "(?:(?<![不升])(?:下降|减少|降低|回落|下滑|下跌|缩减|萎缩|降幅|跌幅|减幅|负增长|降|减|跌)"
    "|\\b(?:fell|dropped|declined|decreased|shrank|down|decrease of|drop of|decline of)(?: by)?)"
    "(?:[了约近超逾达为]|超过|达到|不足|幅度|about|over|nearly|more than|[ \u00a0])*$"
)
_BELOW = re.compile("(?:低于|少于|落后于?)[^，,。；;、：:！？!?]{0,12}$")


def with_neighbours(line: Line, found: Found) -> Figure:
    """The figure of a candidate, with the bound and the direction that its neighbours tell."""
    column, verbatim = line.span(found.start, found.end)
    counted = found.kind in ("quantity", "percent")
    bound = found.bound or (_bound(line.plain, found.start, found.end) if counted else "exact")
    declined = counted and _declines(line.plain, found)
    return Figure(line.paragraph, column, verbatim, found.number, found.unit, bound, found.kind, declined, found.period)


def _bound(text: str, start: int, end: int) -> str:
    """The bound told by the words right before or right after a figure."""
    if after := _AFTER.match(text, end):
        return _name(after)
    before = text[max(0, start - LOOK_BACK) : start + 1]
    for match in _BEFORE.finditer(before):
        between = _BETWEEN.match(before, match.end())
        if between and between.end() == len(before) - 1:
            return _name(match)
    return "exact"


def _name(match: re.Match[str]) -> str:
    return (match.lastgroup or "exact").replace("_", "-")


def _declines(text: str, found: Found) -> bool:
    before = text[max(0, found.start - LOOK_BACK) : found.start]
    if _FELL.search(before):
        return True
    return found.unit in ("个百分点", "百分点") and _BELOW.search(before) is not None

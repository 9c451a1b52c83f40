"""The bound that the words right before or right after a figure tell: 超20家, 20家以上, 不足6%."""

import re

from econfacts.audit.found import LOOK_BACK, Found

_BEFORE = re.compile(
    "(?P<at_most>不超过|不超|不高于|不多于|不大于|至多|最多|up to|at most|no more than|not more than)"
    "|(?P<at_least>不少于|不低于|不小于|至少|最少|(?<![以之向])上(?=[百千万亿])"
    "|at least|no less than|not less than)"
    "|(?P<under>不足|不到|低于|少于|小于|未满|less than|fewer than|under|below)"
    "|(?P<over>超过|超出|突破|首破|高于|多于|大于|超|逾"
    "|more than|over|above|exceed(?:ing|ed|s)?|surpass(?:ing|ed)?|topped)"
    "|(?P<about>大约|将近|接近|大概|(?<![节制条合签履预特违邀公])约|(?<![最附临邻靠亲新])近"
    "|about|around|approximately|roughly|nearly|almost|some)"
)
_BETWEEN = re.compile(r"(?:了|为|达到|达|有|分别|各自|各|[ \u00a0])*")  # between word and figure: 约为20家, 超过了20家
_AFTER = re.compile(
    "[ ]?(?:(?P<at_least>及?以上|or more|and above)|(?P<at_most>及?以内|之内|及?以下|or less)"
    "|(?P<about>左右|上下|or so)|(?P<over>有余))"
)


def before(text: str, start: int) -> str | None:
    """The bound told by the words right before a figure, and so before a list that begins with it."""
    words = text[max(0, start - LOOK_BACK) : start + 1]
    for match in _BEFORE.finditer(words):
        between = _BETWEEN.match(words, match.end())
        if between and between.end() == len(words) - 1:
            return _name(match)
    return None


def after(text: str, end: int) -> str | None:
    """The bound told by the words right after a figure."""
    match = _AFTER.match(text, end)
    return _name(match) if match else None


def end_of(text: str, found: Found) -> int:
    """Where a figure with the bound word behind it ends."""
    match = _AFTER.match(text, found.end)
    return match.end() if match else found.end


def _name(match: re.Match[str]) -> str:
    return (match.lastgroup or "exact").replace("_", "-")

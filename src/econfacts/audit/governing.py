"""The period that governs a figure's clause: the date before it in its sentence, and only that.

`2023年,利润33亿元` is of 2023; a date that is only compared with (`比2022年增长5%`) or that another word of time
follows (`2019年的3000万元增加到去年的4亿元`) governs nothing. What the text leaves open stays None.
"""

import re
from collections.abc import Sequence

from econfacts.audit.found import Found

_SENTENCE = re.compile("[。！？!?]")
_HALF_SENTENCE = re.compile("[；;]")
_OPENING = 6  # characters before a date that opens its sentence: 截至, 据统计,
_COMPARED = re.compile(  # 比2022年增长, 恢复到2019年的112.5%
    "(?:比|较|较之|相比|与|同|以|于|(?:恢复|回)[到至]|相当于|达到|超过)$"
)
_RELATIVE = re.compile(
    "(?<![比较与同])(?:去年|上年|今年|本年|当年|全年|前年|明年|上半年|下半年|目前|当前|同期|本月|上月|月底|年底|年末|年初|近年|以来)"
)


def periods(text: str, found: Sequence[Found]) -> list[str | None]:
    """The period of each candidate of a line: its own if it is a date, else the one that governs it."""
    governing: list[str | None] = []
    date: Found | None = None
    for one in found:
        if date and _ended(text, date, one.start):
            date = None
        if one.period is not None:
            governing.append(one.period)
            if _COMPARED.search(text[max(0, one.start - 4) : one.start]) is None:
                date = one
        elif date and _RELATIVE.search(text, date.end, one.start) is None:
            governing.append(date.period)
        else:
            governing.append(None)
    return governing


def _ended(text: str, date: Found, place: int) -> bool:
    """Whether the reach of a date has ended: its sentence, or its half unless the date opens the sentence."""
    if _SENTENCE.search(text, date.end, place):
        return True
    if _HALF_SENTENCE.search(text, date.end, place) is None:
        return False
    return date.start > _OPENING and _SENTENCE.search(text, date.start - _OPENING, date.start) is None

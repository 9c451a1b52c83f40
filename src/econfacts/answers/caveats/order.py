"""Caveats of a ranking."""

from collections.abc import Sequence

from econfacts.answers.caveats.rule import WARNING, Caveat, Example, Rule, lines
from econfacts.answers.figures import Figure
from econfacts.model.words import speak

_MOST_NAMES = 5


def _ranked(*figures: str) -> Example:
    return Example("rank gdp --level city", lines(*figures, regions="shenzhen zhuhai shantou"))


RANK_INCOMPLETE = Rule(
    "rank-incomplete",
    WARNING,
    "A region without a figure of that period would stand among the rows by its latest one; or fewer than half of the "
    "regions have a figure.",
    _ranked("value: 3, unit: 亿元", "value: 2, unit: 亿元", "period: 2022, value: 2.6, unit: 亿元"),
    _ranked("value: 3, unit: 亿元", "value: 2, unit: 亿元", "period: 2022, value: 1.4, unit: 亿元"),
)
RULES = (RANK_INCOMPLETE,)


def would_stand_among(figures: Sequence[Figure]) -> Caveat:
    """These regions lack a figure of the period, and their latest ones are great enough for the rows shown."""
    told = []
    for words in (speak("en"), speak("zh")):
        named = [f"{words.of(each.region)} ({each.fact.period or words['undated']})" for each in figures[:_MOST_NAMES]]
        told.append(words.list([*named, f"+{len(figures) - _MOST_NAMES}"] if figures[_MOST_NAMES:] else named))
    return RANK_INCOMPLETE.caveat(
        f"{told[0]} would stand among these by the latest figure; the places below it may be too high.",
        f"{told[1]} 按最近数据应列其中；其后位次可能偏高。",
    )


def fewer_than_half(present: int, total: int) -> Caveat:
    """Most regions of the level have no figure."""
    return RANK_INCOMPLETE.caveat(
        f"only {present} of {total} have a figure; this is no ranking of all.",
        f"{total} 个地区中只有 {present} 个有数据；并非全部排名。",
    )

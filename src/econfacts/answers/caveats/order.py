"""Caveats of a ranking."""

from collections.abc import Sequence

from econfacts.answers.caveats.rule import WARNING, Caveat, Example, Rule, Side, line
from econfacts.model.words import speak

_MOST_NAMES = 5

RANK_INCOMPLETE = Rule(
    "rank-incomplete",
    WARNING,
    "A region without a figure of that period would stand among the rows by its latest one; or fewer than half of the "
    "regions have a figure.",
    Example(
        "rank gdp --level city",
        (
            line("shenzhen", "gdp", "value: 3, unit: 亿元"),
            line("zhuhai", "gdp", "value: 2, unit: 亿元"),
            line("shantou", "gdp", "period: 2022, value: 2.6, unit: 亿元"),
        ),
    ),
    Example(
        "rank gdp --level city",
        (
            line("shenzhen", "gdp", "value: 3, unit: 亿元"),
            line("zhuhai", "gdp", "value: 2, unit: 亿元"),
            line("shantou", "gdp", "period: 2022, value: 1.4, unit: 亿元"),
        ),
    ),
)
RULES = (RANK_INCOMPLETE,)


def would_stand_among(sides: Sequence[Side]) -> Caveat:
    """These regions lack a figure of the period, and their latest ones are great enough for the rows shown."""
    told = {}
    for words in (speak("en"), speak("zh")):
        named = [f"{words.of(side.region)} ({side.fact.period or words['undated']})" for side in sides[:_MOST_NAMES]]
        told[words.tag] = words.list([*named, f"+{len(sides) - _MOST_NAMES}"] if len(sides) > _MOST_NAMES else named)
    return RANK_INCOMPLETE.caveat(
        f"{told['en']} would stand among these by the latest figure; the places below it may be too high.",
        f"{told['zh']} 按最近数据应列其中；其后位次可能偏高。",
    )


def fewer_than_half(present: int, total: int) -> Caveat:
    """Most regions of the level have no figure."""
    return RANK_INCOMPLETE.caveat(
        f"only {present} of {total} have a figure; this is no ranking of all.",
        f"{total} 个地区中只有 {present} 个有数据；并非全部排名。",
    )

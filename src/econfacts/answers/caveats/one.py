"""Caveats of one figure, whatever it is set beside."""

from collections.abc import Iterator

from econfacts.answers.caveats.rule import NOTE, WARNING, Caveat, Example, Rule, Side, compared, line
from econfacts.answers.selection import Selector
from econfacts.model.records import Fact
from econfacts.model.words import of_source

BOUND = Rule(
    "bound",
    NOTE,
    "The source says over, about or the like.",
    compared("value: 3, unit: 亿元, bound: over", "value: 2, unit: 亿元"),
    compared("value: 3, unit: 亿元", "value: 2, unit: 亿元"),
)
PROVISIONAL = Rule(
    "provisional",
    NOTE,
    "A figure of a metric without vintages is preliminary.",
    compared("value: 3, unit: 亿元, status: provisional", "value: 2, unit: 亿元"),
    compared("value: 3, unit: 亿元, vintage: preliminary", "value: 2, unit: 亿元, vintage: preliminary"),
)
ESTIMATED = Rule(
    "estimated",
    NOTE,
    "A figure is an estimate or a forecast.",
    compared("value: 3, unit: 亿元, status: estimated", "value: 2, unit: 亿元"),
    compared("value: 3, unit: 亿元, status: break", "value: 2, unit: 亿元"),
)
DOUBTFUL = Rule(
    "doubtful",
    WARNING,
    "A figure is doubted, and there is no better one.",
    compared("value: 3, unit: 亿元, status: doubtful", "value: 2, unit: 亿元"),
    Example(
        "compare shenzhen zhuhai --metric gdp",
        (
            line("shenzhen", "gdp", "value: 3.0, unit: 亿元, status: doubtful"),
            line("shenzhen", "gdp", "value: 3.0, unit: 亿元, source: paper"),
            line("zhuhai", "gdp", "value: 2, unit: 亿元"),
        ),
    ),
)
IMPLIED = Rule(
    "implied",
    NOTE,
    "A figure follows from a gap that a source states.",
    Example(
        "compare shenzhen zhuhai --metric growth",
        (line("shenzhen", "growth", 'value: 7.1, unit: "%", versus: {region: zhuhai, by: 2.5, unit: 个百分点}'),),
    ),
    compared('value: 7.1, unit: "%"', 'value: 4.6, unit: "%"', "growth"),
)
SOURCES_DISAGREE = Rule(
    "sources-disagree",
    WARNING,
    "Another source has a figure of the same thing that cannot be true together with the one taken.",
    Example(
        "compare shenzhen zhuhai --metric gdp",
        (
            line("shenzhen", "gdp", "value: 34606.40, unit: 亿元"),
            line("shenzhen", "gdp", "value: 3.52, unit: 万亿元, source: paper"),
            line("zhuhai", "gdp", "value: 2, unit: 亿元"),
        ),
    ),
    Example(
        "compare shenzhen zhuhai --metric gdp",
        (
            line("shenzhen", "gdp", "value: 34606.40, unit: 亿元"),
            line("shenzhen", "gdp", "value: 3.46, unit: 万亿元, source: paper"),
            line("zhuhai", "gdp", "value: 2, unit: 亿元"),
        ),
    ),
)
RULES = (BOUND, PROVISIONAL, ESTIMATED, DOUBTFUL, IMPLIED, SOURCES_DISAGREE)


def own(side: Side, selector: Selector) -> Iterator[Caveat]:
    """Caveats of one figure."""
    fact = side.fact
    if fact.bound != "exact":
        yield BOUND.caveat(
            f"the source says {fact.printed} ({fact.bound}); do not quote it as exact.",
            f"来源为{fact.printed}；不要当作准确值引用。",
        )
    if fact.status is not None:
        yield from _status(fact.status, fact.note)
    if fact.implied_by is not None:
        yield IMPLIED.caveat(
            f"not stated, but implied by {fact.implied_by}; cite that fact.",
            f"并非直接公布，由 {fact.implied_by} 推得；请引用该条。",
        )
    if len(side.facts) > 1 and (others := selector.rivals(fact, side.facts)):
        told = ", ".join(f"{_number(other)} ({other.source})" for other in others)
        yield SOURCES_DISAGREE.caveat(
            f"another source has {told}; `econfacts show {fact.region} {fact.metric}` lists all.",
            f"另有来源为 {told}；econfacts show {fact.region} {fact.metric} 列出全部。",
        )


def _number(fact: Fact) -> str:
    """Number, unit and bound, and not the source's words: they may print an index of 105.2 for a growth of 5.2%."""
    return "" if fact.number is None else of_source(None).printed(fact.number, fact.unit or "", fact.bound)


def part(fact: Fact) -> Caveat:
    """A figure of a part of a year, taken because there is none of a whole one."""
    return Caveat(
        "partial-period",
        NOTE,
        f"of {fact.period} only, a part of a year; there is no figure of a whole one.",
        f"仅为 {fact.period}，并非全年；没有全年数字。",
    )


def _status(status: str, note: str | None) -> Iterator[Caveat]:
    match status:
        case "provisional":
            yield PROVISIONAL.caveat(
                "preliminary figure; look for the final one before publishing.", "初步数；发布前请查最终核实数。"
            )
        case "estimated":
            yield ESTIMATED.caveat("an estimate; say so where you quote it.", "估计数；引用时请注明。")
        case "forecast":
            yield ESTIMATED.caveat("a forecast; say so where you quote it.", "预测数；引用时请注明。")
        case "doubtful":
            why_en, why_zh = (f": {note}", f"：{note}") if note else ("", "")
            yield DOUBTFUL.caveat(
                f"doubtful figure{why_en}; check its source before you use it.",
                f"存疑{why_zh}；使用前请核对来源。",
            )

"""Caveats of one figure, whatever it is set beside, and of the residents that divided it."""

from collections.abc import Iterator, Sequence

from econfacts.answers.caveats.rule import NOTE, WARNING, Caveat, Example, Rule, compared, lines
from econfacts.answers.figures import Figure
from econfacts.answers.selection import Selector
from econfacts.model.records import Fact
from econfacts.model.words import Words, speak

_OTHER = "value: 2, unit: 亿元"
BOUND = Rule(
    "bound",
    NOTE,
    "The source says over, about or the like.",
    compared("value: 3, unit: 亿元, bound: over", _OTHER),
    compared("value: 3, unit: 亿元", _OTHER),
)
PROVISIONAL = Rule(
    "provisional",
    NOTE,
    "A figure of a metric without vintages is preliminary.",
    compared("value: 3, unit: 亿元, status: provisional", _OTHER),
    compared("value: 3, unit: 亿元, vintage: preliminary", f"{_OTHER}, vintage: preliminary"),
)
ESTIMATED = Rule(
    "estimated",
    NOTE,
    "A figure is an estimate or a forecast.",
    compared("value: 3, unit: 亿元, status: estimated", _OTHER),
    compared("value: 3, unit: 亿元, status: break", _OTHER),
)
DOUBTFUL = Rule(
    "doubtful",
    WARNING,
    "A figure is doubted, and there is no better one.",
    compared("value: 3, unit: 亿元, status: doubtful", _OTHER),
    compared("value: 3.0, unit: 亿元, status: doubtful & value: 3.0, unit: 亿元, source: paper", _OTHER),
)
IMPLIED = Rule(
    "implied",
    NOTE,
    "A figure follows from a gap that a source states.",
    compared('value: 7.1, unit: "%", versus: {region: zhuhai, by: 2.5, unit: 个百分点}', metric="growth"),
    compared('value: 7.1, unit: "%"', 'value: 4.6, unit: "%"', metric="growth"),
)
SOURCES_DISAGREE = Rule(
    "sources-disagree",
    WARNING,
    "Another source has a figure of the same thing that cannot be true together with the one taken.",
    compared("value: 34606.40, unit: 亿元 & value: 3.52, unit: 万亿元, source: paper", _OTHER),
    compared("value: 34606.40, unit: 亿元 & value: 3.46, unit: 万亿元, source: paper", _OTHER),
)
_AMOUNTS = "value: 3, unit: 亿元", "value: 2, unit: 亿元"
_PEOPLE = lines(*["period: 2023-12-31, value: 2.5, unit: 万人"] * 2, metric="residents", regions="shenzhen zhuhai")


def _divided(*published: str) -> Example:
    """Amounts divided by residents, beside an official figure per head."""
    command, amounts = compared(*_AMOUNTS, options=" --per-capita")
    return Example(command, (*amounts, *_PEOPLE, *lines(*published, metric="gdp-per-head", regions="zhuhai")))


YEAR_END_POPULATION = Rule(
    "year-end-population",
    NOTE,
    "A figure is divided by residents counted on one day of the year.",
    _divided(),
    Example("compare shenzhen zhuhai --metric gdp", _divided().facts),
)
PER_CAPITA_PUBLISHED = Rule(
    "per-capita-published",
    NOTE,
    "An official figure per head of that region and period exists.",
    _divided("value: 8100, unit: 元"),
    _divided("period: 2022, value: 8100, unit: 元"),
)
RULES = (
    BOUND,
    PROVISIONAL,
    ESTIMATED,
    DOUBTFUL,
    IMPLIED,
    SOURCES_DISAGREE,
    YEAR_END_POPULATION,
    PER_CAPITA_PUBLISHED,
)


def own(figure: Figure, selector: Selector) -> tuple[Caveat, ...]:
    """Caveats of a figure, whatever it is set beside, and of the residents that divided it."""
    found = [*of_fact(figure.fact, figure.facts, selector)]
    if (by := figure.residents) is not None:
        found += [*of_fact(by.fact, by.facts, selector), *_per_head(figure)]
    return tuple(dict.fromkeys(found))


def of_fact(fact: Fact, facts: Sequence[Fact], selector: Selector) -> Iterator[Caveat]:
    """Caveats of a fact that was taken from these."""
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
    if len(facts) > 1 and (others := selector.rivals(fact, facts)):
        en, zh = (
            words.list(words.say("in_brackets", thing=_number(other, words), told=other.source) for other in others)
            for words in (speak("en"), speak("zh"))
        )
        yield SOURCES_DISAGREE.caveat(
            f"another source has {en}; `econfacts show {fact.region} {fact.metric}` lists all.",
            f"另有来源为{zh}；econfacts show {fact.region} {fact.metric} 列出全部。",
        )


def _number(fact: Fact, words: Words) -> str:
    """Number, unit and bound, and not the source's words: they may print an index of 105.2 for a growth of 5.2%."""
    return "" if fact.number is None else words.printed(fact.number, fact.unit or "", fact.bound)


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
            en, zh = (f": {note}", f"：{note}") if note else ("", "")
            yield DOUBTFUL.caveat(
                f"doubtful figure{en}; check its source before you use it.", f"存疑{zh}；使用前请核对来源。"
            )


def _per_head(figure: Figure) -> Iterator[Caveat]:
    """Which residents divided a figure, and which official figures there are instead."""
    assert figure.residents is not None
    region, when = figure.region, figure.residents.fact.period
    yield YEAR_END_POPULATION.caveat(
        f"divided by the residents of {when}; official figures per head use average population.",
        f"除以 {when} 常住人口；官方人均数按年平均人口计算。",
    )
    for fact in figure.published:
        assert fact.value is not None
        en, zh = (speak(tag).amount(fact.value, fact.measure, fact.bound) for tag in ("en", "zh"))
        yield PER_CAPITA_PUBLISHED.caveat(
            f"{region.en}'s official figure per head of {fact.period} is {en} ({fact.metric}): quote that.",
            f"{region.zh} {fact.period} 年官方人均数为{zh}（{fact.metric}）；请引用该数。",
        )

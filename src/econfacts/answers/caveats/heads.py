"""Caveats of a figure per head."""

from collections.abc import Iterator

from econfacts.answers.caveats.rule import NOTE, Caveat, Example, Rule, compared, lines
from econfacts.answers.figures import Figure
from econfacts.model.words import speak

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
RULES = (YEAR_END_POPULATION, PER_CAPITA_PUBLISHED)


def per_head(figure: Figure) -> Iterator[Caveat]:
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

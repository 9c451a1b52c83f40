"""Caveats of a figure per head."""

from collections.abc import Iterator, Sequence

from econfacts.answers.caveats.rule import NOTE, Caveat, Example, Rule, Side, line
from econfacts.model.records import Fact
from econfacts.model.words import speak

_AMOUNTS = (line("shenzhen", "gdp", "value: 3, unit: 亿元"), line("zhuhai", "gdp", "value: 2, unit: 亿元"))
_PEOPLE = tuple(
    line(region, "residents", "period: 2023-12-31, value: 2.5, unit: 万人") for region in ("shenzhen", "zhuhai")
)
YEAR_END_POPULATION = Rule(
    "year-end-population",
    NOTE,
    "A figure is divided by residents counted on one day of the year.",
    Example("compare shenzhen zhuhai --metric gdp --per-capita", (*_AMOUNTS, *_PEOPLE)),
    Example("compare shenzhen zhuhai --metric gdp", (*_AMOUNTS, *_PEOPLE)),
)
PER_CAPITA_PUBLISHED = Rule(
    "per-capita-published",
    NOTE,
    "An official figure per head of that region and period exists.",
    Example(
        "compare shenzhen zhuhai --metric gdp --per-capita",
        (*_AMOUNTS, *_PEOPLE, line("zhuhai", "gdp-per-head", "value: 8100, unit: 元")),
    ),
    Example(
        "compare shenzhen zhuhai --metric gdp --per-capita",
        (*_AMOUNTS, *_PEOPLE, line("zhuhai", "gdp-per-head", "period: 2022, value: 8100, unit: 元")),
    ),
)
RULES = (YEAR_END_POPULATION, PER_CAPITA_PUBLISHED)


def per_head(population: Side, published: Sequence[Fact]) -> Iterator[Caveat]:
    """Which residents divided a figure, and which official figures there are instead."""
    when = population.fact.period
    yield YEAR_END_POPULATION.caveat(
        f"divided by the residents of {when}; official figures per head use average population.",
        f"除以 {when} 常住人口；官方人均数按年平均人口计算。",
    )
    for fact in published:
        assert fact.value is not None
        en, zh = (speak(tag).amount(fact.value, fact.measure, fact.bound) for tag in ("en", "zh"))
        yield PER_CAPITA_PUBLISHED.caveat(
            f"{population.region.en}'s official figure per head of {fact.period} is {en} ({fact.metric}): quote that.",
            f"{population.region.zh} {fact.period} 年官方人均数为{zh}（{fact.metric}）；请引用该数。",
        )

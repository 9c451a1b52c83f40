"""Caveats of setting one figure against another, and of a ranking."""

from collections.abc import Iterator, Sequence

from econfacts.answers.caveats.rule import NOTE, REFUSED, WARNING, Caveat, Example, Rule, compared, lines
from econfacts.answers.figures import Figure
from econfacts.answers.selection import FLOWS, Selector, span_of
from econfacts.model import bounds, periods
from econfacts.model.records import RATIO_KINDS, Fact, Metric
from econfacts.model.words import speak

_MOST_NAMES = 5
_LIKE = "value: 3, unit: 亿元", "value: 2, unit: 亿元"
PARTIAL_PERIOD = Rule(
    "partial-period",
    REFUSED,
    "Flows or growth rates of periods that are not equally long.",
    compared("period: 2023, value: 3, unit: 亿元", "period: 2023-01/2023-06, value: 2, unit: 亿元"),
    compared("period: 2023-01/2023-06, value: 3, unit: 亿元", "period: 2023-01/2023-06, value: 2, unit: 亿元"),
)
PERIOD_DIFFERS = Rule(
    "period-differs",
    "refused for flows and growth rates, else warning",
    "The figures are of two periods; a stock at the year's end and the year are one.",
    compared("period: 2023, value: 3, unit: 亿元", "period: 2022, value: 2, unit: 亿元"),
    compared("period: 2023-12-31, value: 3, unit: 家", "period: 2023, value: 2, unit: 家", metric="factories"),
)
VINTAGE_DIFFERS = Rule(
    "vintage-differs",
    "warning across a benchmark revision, else note; a growth rate: note",
    "The figures belong to two accountings, because the regions share none.",
    compared("value: 3, unit: 亿元, vintage: preliminary", "value: 2, unit: 亿元, vintage: final"),
    compared(
        "value: 3, unit: 亿元, vintage: preliminary",
        "value: 2, unit: 亿元, vintage: preliminary & value: 2.2, unit: 亿元, vintage: final, source: paper",
    ),
)
_BRANCHES = "unit: 家, definition: with branches"
DEFINITION_DIFFERS = Rule(
    "definition-differs",
    WARNING,
    "The figures are defined differently.",
    compared(f"value: 3, {_BRANCHES}", "value: 2, unit: 家", metric="factories"),
    compared(f"value: 3, {_BRANCHES}", f"value: 2, {_BRANCHES}", metric="factories"),
)
WITHIN_ROUNDING = Rule(
    "within-rounding",
    WARNING,
    "The digits that are printed do not say which figure is greater.",
    compared('value: 5, unit: "%"', 'value: 5.3, unit: "%"', metric="growth"),
    compared('value: 5.7, unit: "%"', 'value: 5.8, unit: "%"', metric="growth"),
)
LEVEL_DIFFERS = Rule(
    "level-differs",
    NOTE,
    "Amounts or counts of regions that share no level.",
    compared(*_LIKE, regions="shenzhen shandong"),
    compared('value: 3.1, unit: "%"', 'value: 2.1, unit: "%"', metric="growth", regions="shenzhen shandong"),
)
CONTAINS = Rule(
    "contains",
    NOTE,
    "Amounts or counts of a region and of one that it lies in.",
    compared("value: 3, unit: 亿元", "value: 9, unit: 亿元", regions="shenzhen guangdong"),
    compared("value: 3, unit: 亿元", "value: 9, unit: 亿元", regions="shenzhen shandong"),
)


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
RULES = (
    PARTIAL_PERIOD,
    PERIOD_DIFFERS,
    VINTAGE_DIFFERS,
    DEFINITION_DIFFERS,
    WITHIN_ROUNDING,
    LEVEL_DIFFERS,
    CONTAINS,
    RANK_INCOMPLETE,
)


def alike(one: Fact, other: Fact, kind: str) -> bool:
    """Whether two facts are of one period, or one is what the other states of it."""
    same_statement = one.implied_by == other.id or other.implied_by == one.id
    span = span_of(one, kind)
    return same_statement or (span is not None and span == span_of(other, kind))


def period(base: Figure, other: Figure, kind: str) -> Iterator[Caveat]:
    """Whether the two are of one period, and what may not be computed where they are not."""
    if alike(base.fact, other.fact, kind):
        return
    one, two = base.fact.period, other.fact.period
    (en, zh), refused = _told(base, other), kind in FLOWS
    lengths = periods.duration(one), periods.duration(two)
    if refused and None not in lengths and lengths[0] != lengths[1]:
        yield PARTIAL_PERIOD.caveat(
            f"{en}: not equally long, so neither subtracted nor divided; look for periods of one length.",
            f"{zh}：时期长短不同，不相减也不相除；请查同样长短的时期。",
        )
    elif refused:
        yield PERIOD_DIFFERS.caveat(
            f"{en}: not the same period, so neither subtracted nor divided; look for one that both have.",
            f"{zh}：时期不同，不相减也不相除；请查两地共有的时期。",
            REFUSED,
        )
    else:
        yield PERIOD_DIFFERS.caveat(
            f"{en}: not the same period; the gap may come from the time between.",
            f"{zh}：时期不同；差距可能来自时间先后。",
            WARNING,
        )


def _told(base: Figure, other: Figure) -> tuple[str, str]:
    """Which region's figure is of which period."""
    english, chinese = (
        words.list(f"{words.of(each.region)} {each.fact.period or words['undated']}" for each in (base, other))
        for words in (speak("en"), speak("zh"))
    )
    return english, chinese


def vintage(metric: Metric, base: Figure, other: Figure, selector: Selector) -> Iterator[Caveat]:
    """Whether the two belong to one accounting."""
    one, two = base.fact.vintage, other.fact.vintage
    if one is None or two is None or one == two:
        return
    across = selector.rebased(base.fact, other.fact) and metric.kind != "growth"
    first, second = selector.vintages[one][1], selector.vintages[two][1]
    en = f"{base.region.en}: {first.en}, {other.region.en}: {second.en}"
    zh = f"{base.region.zh}：{first.zh}，{other.region.zh}：{second.zh}"
    if across:
        yield VINTAGE_DIFFERS.caveat(
            f"{en}; a census rebased the series between them, so do not read the gap as a real one.",
            f"{zh}；其间经普查重新核算，差距不等于实际差距。",
            WARNING,
        )
    else:
        yield VINTAGE_DIFFERS.caveat(
            f"{en}: not the same accounting; look for one that both have before you quote the gap.",
            f"{zh}：核算口径不同；引用差距前请查共有的口径。",
            NOTE,
        )


def definition(base: Figure, other: Figure) -> Iterator[Caveat]:
    """Whether the two are defined alike."""
    if base.fact.definition != other.fact.definition:
        told = [(each.region, each.fact.definition) for each in (base, other) if each.fact.definition is not None]
        en = "; ".join(f"{region.en}: {definition}" for region, definition in told)
        zh = "；".join(f"{region.zh}：{definition}" for region, definition in told)
        yield DEFINITION_DIFFERS.caveat(
            f"definitions differ ({en}); do not read the gap as a real one.",
            f"口径不同（{zh}）；差距不等于实际差距。",
        )


def rounding(base: Figure, other: Figure) -> Iterator[Caveat]:
    """Whether the order of the two is known; where a bound leaves it open, that is what the bound says."""
    one, two = base.known, other.known
    if not (one.is_open or two.is_open) and bounds.order_unknown(one, two):
        yield WITHIN_ROUNDING.caveat(
            f"{base.region.en} and {other.region.en} cannot be told apart at the digits printed; "
            "do not say which is greater.",
            f"{base.region.zh}与{other.region.zh}在所公布的位数上不分高下；不要断言孰大孰小。",
        )


def tied() -> Caveat:
    """What is said of a row of a ranking whose order with a neighbour is not known."""
    return WITHIN_ROUNDING.caveat(
        "shares its places: the digits printed do not say which is greater; quote all of its places.",
        "位次并列：所公布的位数不足以分出高下；引用时请给出位次范围。",
    )


def size(metric: Metric, base: Figure, other: Figure) -> Iterator[Caveat]:
    """Whether amounts or counts are of regions of one kind, and none is a part of the other."""
    if metric.kind not in RATIO_KINDS or metric.per_capita or set(base.region.levels) & set(other.region.levels):
        return
    level, other_level = base.region.levels[0], other.region.levels[0]
    en, zh = speak("en"), speak("zh")
    yield LEVEL_DIFFERS.caveat(
        f"{base.region.en} is a {en[level]}, {other.region.en} a {en[other_level]}: "
        "not like with like; for amounts use --per-capita.",
        f"{base.region.zh}为{zh[level]}，{other.region.zh}为{zh[other_level]}：并非同级；总量请用 --per-capita。",
    )
    for part, whole in ((base, other), (other, base)):
        if whole.region.id in part.above:
            yield CONTAINS.caveat(
                f"{whole.region.en} contains {part.region.en}: the whole's figure includes the part's.",
                f"{whole.region.zh}包含{part.region.zh}：整体数字已含部分。",
            )


def would_stand_among(figures: Sequence[Figure]) -> Caveat:
    """These regions lack a figure of the period, and their latest ones are great enough for the rows shown."""
    told = []
    for words in (speak("en"), speak("zh")):
        named = [
            words.say("in_brackets", thing=words.of(each.region), told=each.fact.period or words["undated"])
            for each in figures[:_MOST_NAMES]
        ]
        told.append(words.list([*named, f"+{len(figures) - _MOST_NAMES}"] if figures[_MOST_NAMES:] else named))
    return RANK_INCOMPLETE.caveat(
        f"{told[0]} would stand among these by the latest figure; the places below it may be too high.",
        f"{told[1]}按最近数据应列其中；其后位次可能偏高。",
    )


def fewer_than_half(present: int, total: int) -> Caveat:
    """Most regions of the level have no figure."""
    return RANK_INCOMPLETE.caveat(
        f"only {present} of {total} have a figure; this is no ranking of all.",
        f"{total} 个地区中只有 {present} 个有数据；并非全部排名。",
    )

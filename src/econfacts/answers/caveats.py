"""What a comparison may not say: each rule looks at figures side by side and returns Caveat values.

A caveat has an id (a contract: records carry it), says what is wrong, and what to do. A rule is silent where
no caveat is due: a spurious warning is a defect, too.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from econfacts.answers.selection import rivals
from econfacts.model import periods
from econfacts.model.records import Fact, Metric, Region


class Caveat(NamedTuple):
    """A reason for care, in English and Chinese."""

    id: str
    en: str
    zh: str

    def text(self, lang: str) -> str:
        """The caveat in the language `en` or `zh`."""
        return self.zh if lang == "zh" else self.en


class Side(NamedTuple):
    """One region's figure in a comparison: the fact taken, every fact it was taken from, the regions above it."""

    region: Region
    fact: Fact
    all_facts: Sequence[Fact]
    ancestors: Sequence[str]


def own(side: Side) -> Iterator[Caveat]:
    """Caveats of one figure, whatever it is compared with."""
    yield from _bound(side)
    yield from _status(side)
    yield from _implied(side)
    yield from _disagreement(side)


def pairwise(metric: Metric, base: Side, other: Side, per_capita: bool) -> Iterator[Caveat]:
    """Caveats of setting one figure against another; figures per head do not depend on a region's size."""
    yield from _periods(metric, base, other)
    if not per_capita:
        yield from _levels(base, other)
        yield from _containment(base, other)
    yield from _definitions(base, other)


_BOUND_WORDS = {
    "over": ("over", "超过"),
    "at-least": ("at least", "至少"),
    "about": ("about", "约"),
    "at-most": ("at most", "至多"),
    "under": ("under", "不足"),
}


def _bound(side: Side) -> Iterator[Caveat]:
    if side.fact.bound != "exact":
        en, zh = _BOUND_WORDS[side.fact.bound]
        yield Caveat(
            "bound",
            f"the source says “{en}”, so difference and ratio are only as good; do not quote them as exact.",
            f"来源只说“{zh}”,差与比亦仅为约数;不要当作准确值引用。",
        )


def _status(side: Side) -> Iterator[Caveat]:
    if side.fact.status == "provisional":
        yield Caveat(
            "provisional",
            "preliminary figure; look for the final one before publishing.",
            "初步数;发布前请查最终核实数。",
        )
    elif side.fact.status == "doubtful":
        yield Caveat(
            "doubtful",
            "doubtful figure; read its note with `show`.",
            "存疑;请用 show 查看其说明。",
        )


def _implied(side: Side) -> Iterator[Caveat]:
    if side.fact.implied_by is not None:
        yield Caveat(
            "implied",
            f"not stated, but implied by {side.fact.implied_by}; cite that fact.",
            f"并非直接公布,由 {side.fact.implied_by} 推得;请引用该条。",
        )


def _disagreement(side: Side) -> Iterator[Caveat]:
    others = rivals(side.fact, side.all_facts)
    if others:
        told = ", ".join(f"{other.printed} ({other.source})" for other in others)
        yield Caveat(
            "sources-disagree",
            f"another source has {told}; `show` lists all, `--source` of `get` chooses.",
            f"另有来源为 {told};show 列出全部。",
        )


def _periods(metric: Metric, base: Side, other: Side) -> Iterator[Caveat]:
    one, two = base.fact.period, other.fact.period
    same_statement = base.fact.implied_by == other.fact.id or other.fact.implied_by == base.fact.id
    if same_statement or (one is not None and one == two) or _alike(metric.kind, one, two):
        return
    yield Caveat(
        "period-differs",
        f"{base.region.en} {one or 'undated'}, {other.region.en} {two or 'undated'}: not the same period; "
        "choose one with --period.",
        f"{base.region.zh} {one or '未注明时期'},{other.region.zh} {two or '未注明时期'}:"
        "时期并不相同;可用 --period 选定。",
    )


def _alike(kind: str, one: str | None, two: str | None) -> bool:
    """Whether two periods are the same days, or, for a stock, a moment and the year that it lies in."""
    if one is None or two is None:
        return False
    inside, around = periods.within(one, two), periods.within(two, one)
    return (inside and around) or (kind == "stock" and (inside or around) and periods.same_year(one, two))


_LEVEL_WORDS = {"country": "国家", "province": "省级", "city": "地级", "county": "县级"}


def _levels(base: Side, other: Side) -> Iterator[Caveat]:
    if not set(base.region.levels) & set(other.region.levels):
        level, other_level = base.region.levels[0], other.region.levels[0]
        yield Caveat(
            "level-differs",
            f"{base.region.en} is a {level}, {other.region.en} a {other_level}: "
            "not like with like; for amounts use --per-capita.",
            f"{base.region.zh}为{_LEVEL_WORDS[level]},{other.region.zh}为{_LEVEL_WORDS[other_level]}:"
            "并非同级;总量请用 --per-capita。",
        )


def _containment(base: Side, other: Side) -> Iterator[Caveat]:
    for part, whole in ((base, other), (other, base)):
        if whole.region.id in part.ancestors:
            yield Caveat(
                "contains",
                f"{whole.region.en} contains {part.region.en}: the whole's figure includes the part's.",
                f"{whole.region.zh}包含{part.region.zh}:整体数字已含部分。",
            )


def _definitions(base: Side, other: Side) -> Iterator[Caveat]:
    if base.fact.definition != other.fact.definition:
        told = "; ".join(
            f"{side.region.en}: {side.fact.definition}" for side in (base, other) if side.fact.definition is not None
        )
        yield Caveat(
            "definition-differs",
            f"definitions differ ({told}); do not read the gap as a real one.",
            f"口径不同({told});差距不等于实际差距。",
        )


def per_head(population: Side) -> Iterator[Caveat]:
    """Caveats of a figure per head: which population divided it, and what is to be said of that."""
    yield from own(population)
    yield Caveat(
        "year-end-population",
        f"divided by the residents of {population.fact.period}; official figures per head use average population.",
        f"除以 {population.fact.period} 常住人口;官方人均数按年平均人口计算。",
    )

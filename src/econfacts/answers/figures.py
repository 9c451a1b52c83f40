"""A region's figure in an answer that sets regions beside each other, alone or divided by the residents of its year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from econfacts.answers.selection import Selector, answering
from econfacts.model import bounds, periods
from econfacts.model.bounds import Reading
from econfacts.model.records import RATIO_KINDS, Fact, Metric, Rank, Region

if TYPE_CHECKING:
    from econfacts.answers.caveats import Caveat
    from econfacts.store.index import Index


class Asked(NamedTuple):
    """A period and a vintage (None: those that most regions share), and whether figures are per head."""

    period: str | None
    vintage: str | None
    per_capita: bool


class Gap(NamedTuple):
    """What lies between the first region's figure and another's; all None where nothing is subtracted or divided.

    `difference` is the first one's value minus the other's, `ratio` the first divided by the other, both exact;
    `margin` is how far the true difference may be from the computed one. What is shown has the digits that the
    figures allow.
    """

    difference: Decimal | None = None
    ratio: Decimal | None = None
    margin: Decimal | None = None
    shown_difference: Decimal | None = None
    shown_ratio: Decimal | None = None


class Figure(NamedTuple):
    """One region's figure: the fact that is taken, every fact it was taken from, and what an answer says of it.

    The region is called as the answer calls it: with its parent where two in the answer have one name; `above` are the
    ids of those that it lies in. `reading` is the number in base units of `measure`, None for a rank without one. A
    figure per head has the `residents` that divided it, and the official figures per head that are `published`. `gap`
    is that to the first region of a comparison. `low` and `high` are the first and the last place in a ranking that
    the printed digits allow, None where a bound leaves it open, and for a line that is no ranking.
    """

    region: Region
    fact: Fact
    facts: Sequence[Fact]
    reading: Reading | None
    above: Collection[str] = ()
    residents: "Figure | None" = None
    published: tuple[Fact, ...] = ()
    caveats: "tuple[Caveat, ...]" = ()
    gap: Gap = Gap()
    low: int | None = None
    high: int | None = None

    @property
    def value(self) -> Decimal | None:
        """The number in base units of `measure`."""
        return None if self.reading is None else self.reading.value

    @property
    def known(self) -> Reading:
        """The reading of a figure that has a number."""
        assert self.reading is not None
        return self.reading

    @property
    def measure(self) -> str:
        """What the value measures: per person where it was divided."""
        return self.fact.measure if self.residents is None else f"{self.fact.measure}/person"

    @property
    def stated(self) -> Rank | None:
        """The rank that a source states of it; never mixed up with its place in an answer."""
        if self.fact.rank is not None or len(self.facts) == 1:
            return self.fact.rank
        return next((fact.rank for fact in self.facts if fact.rank and fact.period == self.fact.period), None)

    @property
    def place(self) -> str:
        """Its places as a page has them: 1, 3–5, or – where they are open."""
        if self.low is None:
            return "–"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"

    @property
    def printed(self) -> str | None:
        """The figure as printed; of one per head both that it comes from, and so its `id`."""
        printed = self.fact.printed
        return printed if self.residents is None else f"{printed} ÷ {self.residents.fact.printed}"

    @property
    def id(self) -> str:
        """The id of the fact."""
        return self.fact.id if self.residents is None else f"{self.fact.id} ÷ {self.residents.fact.id}"

    @property
    def caveat_ids(self) -> list[str]:
        """The ids of its caveats, each once."""
        return list(dict.fromkeys([caveat.id for caveat in self.caveats]))


def figure(region: Region, fact: Fact, facts: Sequence[Fact], above: Collection[str] = ()) -> Figure:
    """The figure of a fact that was taken."""
    return Figure(region, fact, facts, None if fact.value is None else bounds.of(fact), above)


def by_region(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by the id of their region."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.region, []).append(fact)
    return found


# --- per head -------------------------------------------------------------------------------------------


class Refusal(NamedTuple):
    """A figure or a metric that was left out, and why (English, Chinese)."""

    metric: Metric
    region: Region | None
    en: str
    zh: str


class Residents(NamedTuple):
    """Who is counted: the metric of residents, and by region its facts and those of official figures per head.

    `heads` says of which metric an official figure is the amount per head.
    """

    metric: Metric | None
    counted: Mapping[str, Sequence[Fact]]
    published: Mapping[str, Sequence[Fact]]
    heads: Mapping[str, str]

    def divided(self, figure: Figure, metric: Metric, selector: Selector) -> Figure | Refusal:
        """A figure divided by the region's residents of its year."""
        region, fact = figure.region, figure.fact
        if figure.reading is None:
            return Refusal(metric, region, f"{region.en} has no number", f"{region.zh}没有数值")
        year = periods.year_of(fact.period)
        if year is None:
            return Refusal(metric, region, f"{region.en}'s figure has no one year", f"{region.zh}的数字不属某一年")
        assert self.metric is not None
        counted = [each for each in self.counted.get(region.id, ()) if each.value]
        by = selector.take(counted, self.metric.kind, str(year))
        quotient = None if by is None else bounds.divided(figure.reading, bounds.of(by))
        if by is None or quotient is None:
            en = f"{region.en} has no figure of {self.metric.id} for {year}"
            return Refusal(metric, region, en, f"{region.zh}没有{year}年的{self.metric.zh}")
        official: dict[str, list[Fact]] = {}
        for each in answering(self.published.get(region.id, ()), metric.kind, fact.period):
            if self.heads[each.metric] == metric.id:
                official.setdefault(each.metric, []).append(each)
        best = (selector.take(facts, metric.kind) for facts in official.values())
        population = Figure(region, by, counted, bounds.of(by))
        return figure._replace(reading=quotient, residents=population, published=tuple(filter(None, best)))


def beside(index: "Index", metrics: Sequence[Metric]) -> list[Metric]:
    """The metric of residents, first, and the official figures per head of these metrics."""
    ids = {metric.id for metric in metrics}
    every = index.every(Metric)
    return [*[each for each in every if each.population][:1], *[each for each in every if each.per_head_of in ids]]


def residents(metrics: Sequence[Metric], facts: Iterable[Fact]) -> Residents:
    """Who is counted, from facts of what `beside` gives."""
    heads = {metric.id: metric.per_head_of for metric in metrics if metric.per_head_of is not None}
    people = next((metric for metric in metrics if metric.population), None)
    found = list(facts)
    return Residents(
        people,
        by_region(fact for fact in found if people is not None and fact.metric == people.id),
        by_region(fact for fact in found if fact.metric in heads and fact.value is not None),
        heads,
    )


def not_divisible(metric: Metric, residents: Residents) -> Refusal | None:
    """Why a metric is never divided by people, None where it can be."""
    if metric.kind not in RATIO_KINDS:
        return Refusal(metric, None, f"a {metric.kind} is not divided by people", "比率类指标不按人口平均")
    if metric.per_capita:
        return Refusal(metric, None, "is per head already", "已为人均数")
    if metric.population:
        return Refusal(metric, None, "is the population itself", "即人口本身")
    if residents.metric is None:
        en = "no metric of the file counts residents (population: true)"
        return Refusal(metric, None, en, "文件中没有标明 population: true 的人口指标")
    return None

"""A region's figure in an answer that sets regions beside each other, alone or divided by the residents of its year."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from econfacts.answers.selection import Selector
from econfacts.model import bounds, periods
from econfacts.model.bounds import Reading
from econfacts.model.records import RATIO_KINDS, Fact, Metric, Rank, Region

if TYPE_CHECKING:
    from econfacts.answers.caveats import Caveat
    from econfacts.store.index import Index

_FEW_METRICS = 8
"""Up to so many metrics each is asked for by itself."""


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
        """What a record says of its caveats."""
        return list(dict.fromkeys([caveat.id for caveat in self.caveats]))


def figure(region: Region, fact: Fact, facts: Sequence[Fact], above: Collection[str] = ()) -> Figure:
    """The figure of a fact that was taken."""
    return Figure(region, fact, facts, None if fact.value is None else bounds.of(fact), above)


def known(index: "Index", regions: Iterable[str | None], metrics: Collection[str]) -> dict[tuple[str, str], list[Fact]]:
    """Facts of these metrics by region and metric; None stands for whatever region there is."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for region in regions:
        # Many metrics are found sooner among all facts of a region than each by itself.
        for fact in index.facts(region, metrics if region is None or len(metrics) <= _FEW_METRICS else None):
            if fact.metric in metrics:
                found.setdefault((fact.region, fact.metric), []).append(fact)
    return found


class Refusal(NamedTuple):
    """A figure or a metric that was left out, and why (English, Chinese)."""

    metric: Metric
    region: Region | None
    en: str
    zh: str


class Figures:
    """Makes the figures of an answer, per head where that is asked for; `refusals` gathers what is left out."""

    def __init__(
        self, index: "Index", selector: Selector, metrics: Sequence[Metric], asked: Asked, *regions: str | None
    ) -> None:
        """`regions` are those that may be divided by their residents, None stands for all."""
        from econfacts.answers.caveats import own

        self.refusals: list[Refusal] = []
        self._own = own
        self._selector = selector
        self._per_capita = asked.per_capita
        ids = {metric.id for metric in metrics}
        every = index.every(Metric) if asked.per_capita else []
        self._people = next((metric for metric in every if metric.population), None)
        self._official = [metric for metric in every if metric.per_head_of in ids]
        beside = {metric.id for metric in (*self._official, self._people) if metric is not None}
        self._beside = known(index, regions, beside) if beside else {}

    def refuses(self, metric: Metric) -> bool:
        """Whether a metric is left out because it is never divided by people."""
        why = _not_divisible(metric, self._people) if self._per_capita else None
        if why is not None:
            self.refusals.append(Refusal(metric, None, *why))
        return why is not None

    def told(self, figure: Figure, metric: Metric) -> Figure | None:
        """A figure, per head where that is asked for, with what is to be said of it alone; None where it is refused."""
        read = self.read(figure, metric)
        if isinstance(read, Refusal):
            self.refusals.append(read)
            return None
        caveats = self._own(read, self._selector)
        return read._replace(caveats=caveats) if caveats else read

    def read(self, figure: Figure, metric: Metric) -> Figure | Refusal:
        """A figure, divided by the region's residents of its year where that is asked for."""
        region, fact = figure.region, figure.fact
        if not self._per_capita or self._people is None:
            return figure
        if figure.reading is None:
            return Refusal(metric, region, f"{region.en} has no number", f"{region.zh}没有数值")
        year = periods.year_of(fact.period)
        if year is None:
            return Refusal(metric, region, f"{region.en}'s figure has no one year", f"{region.zh}的数字不属某一年")
        counted = [each for each in self._beside.get((region.id, self._people.id), ()) if each.value]
        by = self._selector.take(counted, self._people.kind, str(year))
        quotient = None if by is None else bounds.divided(figure.reading, bounds.of(by))
        if by is None or quotient is None:
            en = f"{region.en} has no figure of {self._people.id} for {year}"
            return Refusal(metric, region, en, f"{region.zh}没有{year}年的{self._people.zh}")
        official = [
            self._selector.take([each for each in facts if each.value is not None], metric.kind, fact.period)
            for head in self._official
            if head.per_head_of == metric.id and (facts := self._beside.get((region.id, head.id)))
        ]
        population = Figure(region, by, counted, bounds.of(by))
        return figure._replace(reading=quotient, residents=population, published=tuple(filter(None, official)))


def _not_divisible(metric: Metric, people: Metric | None) -> tuple[str, str] | None:
    """Why a metric is never divided by people (English, Chinese), None where it can be."""
    if metric.kind not in RATIO_KINDS:
        return f"a {metric.kind} is not divided by people", "比率类指标不按人口平均"
    if metric.per_capita:
        return "is per head already", "已为人均数"
    if metric.population:
        return "is the population itself", "即人口本身"
    if people is None:
        en = "no metric of the file counts residents (population: true)"
        return en, "文件中没有标明 population: true 的人口指标"
    return None

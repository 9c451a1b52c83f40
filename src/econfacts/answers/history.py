"""Everything known of one metric of a region: its years with the change on the year before, revisions, doubts.

A history holds everything that its page shows, names resolved; nothing is asked of the dataset again.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from econfacts.answers.selection import FLOWS, Selector, span_of
from econfacts.model import bounds, periods, quantities
from econfacts.model.periods import Span
from econfacts.model.records import RATIO_KINDS, Fact, Group, Metric, Region, Source, Vintage

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset


class Change(NamedTuple):
    """The change on the year before: in percent, of rates and shares in percentage points (`points`).

    `published` is the fact that states it; None where it is computed from the two figures, to the digits that they
    allow, and so at current prices where the metric is in money.
    """

    value: Decimal
    points: bool
    published: Fact | None


class Step(NamedTuple):
    """A period with the figure to take of it; `asked` says that it was asked for, `breaks` that an older step
    stands on another basis or is defined otherwise."""

    fact: Fact
    change: Change | None
    asked: bool
    breaks: bool


class Revision(NamedTuple):
    """An earlier accounting of a period and what the one that is taken changed of it, in percent."""

    old: Fact
    new: Fact
    percent: Decimal | None


class History(NamedTuple):
    """What a file knows of one metric of a region, which lies in those `above`.

    `facts` are all of it, or those in the period that was asked for, the newest first; `steps` are its whole years or
    moments, `parts` parts of a year; `rivals` contradict the figure that is taken of their period; `others` are left.
    """

    region: Region
    above: tuple[Region, ...]
    metric: Metric
    facts: tuple[Fact, ...]
    growth: Metric | None
    taken: Fact
    steps: tuple[Step, ...]
    parts: tuple[Fact, ...]
    revisions: tuple[Revision, ...]
    rivals: tuple[Fact, ...]
    others: tuple[Fact, ...]
    ranks: tuple[tuple[Fact, Group], ...]
    gaps: tuple[tuple[Fact, Region], ...]
    sources: Mapping[str, Source]
    vintages: tuple[Vintage, ...]

    def __repr__(self) -> str:
        return f"<History of {self.metric.id} in {self.region.en}: {len(self.facts)} figures>"


def history(data: "Dataset", region: Region, metric: Metric, facts: Sequence[Fact], period: str | None) -> History:
    """The history of a metric from facts of it; of each period the figure to take, and what else is said of it."""
    selector = data.selector
    known = selector.ordered(facts, metric.kind)
    growth = next((each for each in data.metrics() if each.growth_of == metric.id), None)
    rates = list(data.facts(region.id, growth.id)) if growth is not None else []
    of_span: dict[Span | None, list[Fact]] = {}  # the one to take comes first within a period
    for fact in known:
        of_span.setdefault(span_of(fact, metric.kind), []).append(fact)
    parts = tuple(fact for fact in known if _is_part(fact, metric))
    taken = [facts[0] for facts in of_span.values() if not _is_part(facts[0], metric)]
    steps = tuple(_steps(taken, metric, rates, selector, period))
    first = selector.take(facts, metric.kind) or known[0]
    shown = taken or [first]
    beside = [(fact, of_span[span_of(fact, metric.kind)]) for fact in shown]
    rivals = tuple(other for fact, others in beside for other in selector.rivals(fact, others))
    revisions = tuple(revision for fact, others in beside for revision in _revisions(fact, others))
    told = {fact.id for fact in (*shown, *rivals, first)} | {revision.old.id for revision in revisions}
    groups = {group.id: group for group in data.groups()}
    published = [step.change.published for step in steps if step.change and step.change.published]
    return History(
        region,
        tuple(data.ancestors(region)),
        metric,
        tuple(fact for fact in known if period is None or periods.within(fact.period, period)),
        growth,
        first,
        steps,
        parts,
        revisions,
        rivals,
        tuple(fact for fact in known if fact.id not in told),
        tuple((fact, groups[fact.rank.among]) for fact in known if fact.rank),
        tuple((fact, data.region(fact.versus.region)) for fact in known if fact.versus),
        {id_: data.source(id_) for id_ in dict.fromkeys(fact.source for fact in (*shown, *known, *published))},
        tuple(data.vintages()),
    )


def _is_part(fact: Fact, metric: Metric) -> bool:
    """Whether a figure of a flow or a growth rate is of something else than a whole year."""
    return metric.kind in FLOWS and fact.period is not None and not periods.is_year(fact.period)


def _steps(
    taken: Sequence[Fact], metric: Metric, rates: Sequence[Fact], selector: Selector, period: str | None
) -> Iterable[Step]:
    of_span: dict[Span | None, list[Fact]] = {}
    for rate in rates:
        if rate.value is not None and rate.period is not None:
            of_span.setdefault(periods.parse(rate.period), []).append(rate)
    for fact, before in zip(taken, [*taken[1:], None], strict=False):
        breaks = before is not None and (
            fact.status == "break" or fact.definition != before.definition or selector.rebased(fact, before)
        )
        span = periods.parse(fact.period) if fact.period else None
        change = _published(fact, of_span.get(span, []), selector)
        if change is None and before is not None and not breaks and not rates:
            change = _computed(fact, before, metric)
        asked = period is not None and periods.within(fact.period, period)
        yield Step(fact, change, asked, breaks)


def _published(fact: Fact, rates: Sequence[Fact], selector: Selector) -> Change | None:
    """The growth that is published for a figure's period, of its own vintage if there is one."""
    of_vintage = [rate for rate in rates if rate.vintage == fact.vintage]
    if not rates or (fact.vintage is not None and not of_vintage):
        return None
    rate = selector.best(of_vintage or rates)
    assert rate.value is not None
    return Change(rate.value, False, rate)


def _computed(fact: Fact, before: Fact, metric: Metric) -> Change | None:
    """The change between two figures a year apart; None where either is only bounded, doubtful or not a number."""
    year, other_year = periods.year_of(fact.period), periods.year_of(before.period)
    if fact.value is None or before.value is None or other_year is None or year != other_year + 1:
        return None
    if {fact.bound, before.bound} != {"exact"} or "doubtful" in (fact.status, before.status):
        return None
    if metric.kind in RATIO_KINDS:
        percent = _percent(fact, before)
        return None if percent is None else Change(percent, False, None)
    if fact.measure != "percent":
        return None
    gap = quantities.difference(fact.value, before.value)
    return Change(bounds.shown_difference(gap, bounds.of(fact), bounds.of(before)), True, None)


def _percent(new: Fact, old: Fact) -> Decimal | None:
    """The change from an amount that is more than nothing to another, in percent, to the digits that both allow."""
    ratio = quantities.ratio(new.value, old.value) if new.value is not None and old.value and old.value > 0 else None
    if ratio is None:
        return None
    shown = bounds.shown_ratio(ratio, bounds.of(new), bounds.of(old))
    return quantities.scale(quantities.difference(shown, Decimal(1)), 2)


def _revisions(new: Fact, others: Iterable[Fact]) -> Iterable[Revision]:
    """Earlier vintages of the figure that is taken among those of its period."""
    of_vintage: dict[str | None, Fact] = {}
    for old in others:  # the one to take comes first
        if old.vintage not in (None, new.vintage) and periods.same(old.period, new.period):
            of_vintage.setdefault(old.vintage, old)
    for old in of_vintage.values():
        yield Revision(old, new, None if old.measure == "percent" else _percent(new, old))

"""Rules `parts` and `growth-of`: figures of one region and basis that follow from one another (warnings).

Only exact figures are held against each other, of one vintage and one definition; the level of the year before may
be of another vintage where no benchmark revision lies between. Asks the index that is being built.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from econfacts.factsfile import rules
from econfacts.factsfile.draft import Fault, Known, Place
from econfacts.model.bounds import half_digit
from econfacts.model.quantities import plain, scale
from econfacts.model.records import Metric, Problem, Vintage
from econfacts.store.written import Written

_Basis = tuple[str | None, str | None]
"""Vintage and definition: what figures must share to be held against each other."""


class _Figure(NamedTuple):
    """An exact figure: its value in base units, and how far the true one may lie to either side."""

    source: str
    value: Decimal
    half: Decimal
    basis: _Basis
    place: Place

    @property
    def low(self) -> Decimal:
        return self.value - self.half

    @property
    def high(self) -> Decimal:
        return self.value + self.half


_Figures = Callable[[str, str, str], list[_Figure]]
"""Region, metric and period → the exact figures."""


def _exact(written: Written, region: str, metric: str, period: str) -> list[_Figure]:
    """The stated figures of this key, in the order of the files; none that is doubtful or only bounded."""
    figures = []
    for row in written.of((region, metric, period)):
        inexact = "bound" in row.fields or row.fields.get("status") == "doubtful"
        if row.printed is not None and row.stated and not inexact:
            value, half = (scale(number, row.multiplier) for number in (row.printed, half_digit(row.printed)))
            basis = row.vintage, row.fields.get("definition")
            figures.append(_Figure(row.source, value, half, basis, row.place))
    return figures


def check(written: Written, known: Known) -> Iterator[Problem]:
    """Wholes that are not the sum of their parts, and nominal growth rates that are not those of their levels."""
    facts = partial(_exact, written)
    judges: dict[str, tuple[rules.Rule, Callable[[str, str], Iterator[Fault]]]] = {}
    benchmarks = known.benchmarks()
    for metric in known.metrics.values():
        if metric.parts:
            judges[metric.id] = rules.RULES["parts"], partial(_parts, facts, metric)
        elif metric.nominal and metric.growth_of:
            rebased = benchmarks.get(metric.growth_of, ())
            judges[metric.id] = rules.RULES["growth-of"], partial(_growth, facts, metric, rebased)
    if not judges:
        return
    for region, metric_id, period in written.figures():
        if metric_id in judges and period is not None:
            rule, judge = judges[metric_id]
            yield from rule.problems(judge(region, period))


def _parts(facts: _Figures, whole: Metric, region: str, period: str) -> Iterator[Fault]:
    """Parts of the whole's own source, else of the first source that has them all."""
    found = [_by_basis(facts(region, part, period)) for part in whole.parts]
    first: dict[_Basis, str | None] = {}
    for figure in facts(region, whole.id, period):
        of_basis = [part.get(figure.basis, {}) for part in found]
        if figure.basis not in first:
            first[figure.basis] = next((source for source in of_basis[0] if _has_all(of_basis, source)), None)
        source = figure.source if _has_all(of_basis, figure.source) else first[figure.basis]
        if source is None:
            continue
        total = sum((part[source].value for part in of_basis), Decimal(0))
        if abs(total - figure.value) > figure.half + sum(part[source].half for part in of_basis):
            message = (
                f"{', '.join(whole.parts)} add to {plain(total)} ({source}), but {whole.id} is {plain(figure.value)}"
            )
            yield figure.place, message


def _by_basis(figures: Sequence[_Figure]) -> dict[_Basis, dict[str, _Figure]]:
    """Basis → source → its figure."""
    found: dict[_Basis, dict[str, _Figure]] = {}
    for figure in figures:
        found.setdefault(figure.basis, {}).setdefault(figure.source, figure)
    return found


def _has_all(parts: Sequence[dict[str, _Figure]], source: str) -> bool:
    return all(source in part for part in parts)


def _growth(
    facts: _Figures, growth: Metric, benchmarks: Sequence[Vintage], region: str, period: str
) -> Iterator[Fault]:
    """The level of the growth rate's own source, else the first of its vintage; any level of the year before."""
    rates = facts(region, growth.id, period) if len(period) == len("2023") else []
    levels = _by_basis(facts(region, growth.growth_of or "", period)) if rates else {}
    before = _by_basis(facts(region, growth.growth_of or "", str(int(period) - 1))) if levels else {}
    for rate in rates:
        of_basis = levels.get(rate.basis, {})
        level = of_basis.get(rate.source) or next(iter(of_basis.values()), None)
        if level is None:
            continue
        series = _series(benchmarks, rate.basis, int(period))
        earlier = [
            next(iter(of_basis.values()))
            for basis, of_basis in before.items()
            if basis[1] == rate.basis[1] and _series(benchmarks, basis, int(period) - 1) == series
        ]
        if earlier and not any(_agrees(rate, level, each) for each in earlier):
            message = f"{plain(level.value)} after {plain(earlier[0].value)} is not a growth of {plain(rate.value)}%"
            yield rate.place, message


def _series(benchmarks: Sequence[Vintage], basis: _Basis, year: int) -> str | None:
    """The last benchmark revision that a level is on: its own vintage, or one through an earlier year."""
    on = [each.id for each in benchmarks if each.id == basis[0] or year > (each.benchmark or year)]
    return on[-1] if on else None


def _agrees(rate: _Figure, level: _Figure, before: _Figure) -> bool:
    """Whether levels within their rounding allow the rate within its own."""
    if before.low <= 0 or level.low < 0:
        return True
    lowest, highest = level.low / before.high, level.high / before.low
    return (lowest - 1) * 100 <= rate.high and rate.low <= (highest - 1) * 100

"""Rules `parts` and `growth-of`: figures of one region and basis that follow from one another (warnings).

Only exact figures are held against each other, of one vintage and one definition; the level of the year before may
be of another vintage where no benchmark revision lies between. Asks the index that is being built.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from econfacts.factsfile import rules
from econfacts.factsfile.draft import Fault, Known, Place
from econfacts.factsfile.nodes import Problem
from econfacts.model import bounds, periods
from econfacts.model.bounds import Reading
from econfacts.model.quantities import plain, total
from econfacts.model.records import Metric, Vintage

if TYPE_CHECKING:
    from econfacts.store.across import Written

_Basis = tuple[str | None, str | None]
"""Vintage and definition: what figures must share to be held against each other."""


_OfBasis = dict[_Basis, dict[str, Reading]]
"""The figures of a region, metric and period by basis and source, of each source the first."""


def check(written: "Written", known: Known) -> Iterator[Problem]:
    """Wholes that are not the sum of their parts, and nominal growth rates that are not those of their levels."""
    judges: dict[str, tuple[rules.Rule, Callable[[str, str], Iterator[Fault]]]] = {}
    benchmarks = known.benchmarks()
    for metric in known.metrics.values():
        if metric.parts:
            judges[metric.id] = rules.RULES["parts"], partial(_parts, written, metric)
        elif metric.nominal and metric.growth_of:
            rebased = benchmarks.get(metric.growth_of, ())
            judges[metric.id] = rules.RULES["growth-of"], partial(_growth, written, metric, rebased)
    for region, metric_id, period in written.figures() if judges else ():
        if metric_id in judges and period is not None:
            rule, judge = judges[metric_id]
            yield from rule.problems(judge(region, period))


def _exact(written: "Written", region: str, metric: str, period: str) -> Iterator[tuple[_Basis, str, Reading, Place]]:
    """Basis, source and place of the stated figures, in the order of the files; none that is doubtful or bounded."""
    for row in written.of(region, metric, period):
        inexact = "bound" in row.fields or row.fields.get("status") == "doubtful"
        if row.value is not None and row.stated and not inexact:
            # As if it were no count: a whole may be one off what its parts add to.
            reading = bounds.rounded(row.value, "exact", "")
            yield (row.vintage, row.fields.get("definition")), row.source, reading, row.place


def _by_basis(written: "Written", region: str, metric: str, period: str) -> _OfBasis:
    found: _OfBasis = {}
    for basis, source, reading, _ in _exact(written, region, metric, period):
        found.setdefault(basis, {}).setdefault(source, reading)
    return found


def _parts(written: "Written", whole: Metric, region: str, period: str) -> Iterator[Fault]:
    """Parts of the whole's own source, else of the first source that has them all."""
    found = [_by_basis(written, region, part, period) for part in whole.parts]
    for basis, source, figure, place in _exact(written, region, whole.id, period):
        parts = [part.get(basis, {}) for part in found]
        with_all = [each for each in parts[0] if all(each in part for part in parts)]
        if not with_all:
            continue
        source = source if source in with_all else with_all[0]
        of_source = [part[source] for part in parts]
        low, high = (total(*(getattr(part, end) for part in of_source)) for end in ("low", "high"))
        if low > figure.high or high < figure.low:
            added = plain(total(*(part.value for part in of_source)))
            yield place, f"{', '.join(whole.parts)} add to {added} ({source}), but {whole.id} is {plain(figure.value)}"


def _growth(
    written: "Written", growth: Metric, benchmarks: Sequence[Vintage], region: str, period: str
) -> Iterator[Fault]:
    """The level of the growth rate's own source, else the first of its vintage; any level of the year before."""
    year = periods.year_of(period)
    if year is None or not periods.is_year(period) or growth.growth_of is None:
        return
    levels = _by_basis(written, region, growth.growth_of, period)
    before = _by_basis(written, region, growth.growth_of, f"{year - 1:04}") if levels else {}
    for basis, source, rate, place in _exact(written, region, growth.id, period) if before else ():
        of_basis = levels.get(basis, {})
        level = of_basis.get(source) or next(iter(of_basis.values()), None)
        series = _series(benchmarks, basis, year)
        earlier = [
            next(iter(of_source.values()))
            for other, of_source in before.items()
            if other[1] == basis[1] and _series(benchmarks, other, year - 1) == series
        ]
        if level and earlier and not any(_agrees(rate, level, each) for each in earlier):
            message = f"{plain(level.value)} after {plain(earlier[0].value)} is not a growth of {plain(rate.value)}%"
            yield place, message


def _series(benchmarks: Sequence[Vintage], basis: _Basis, year: int) -> str | None:
    """The last benchmark revision that a level is on: its own vintage, or one through an earlier year."""
    on = [each.id for each in benchmarks if each.id == basis[0] or year > (each.benchmark or year)]
    return on[-1] if on else None


def _agrees(rate: Reading, level: Reading, before: Reading) -> bool:
    """Whether levels within their rounding allow the rate within its own."""
    if before.low <= 0 or level.low < 0:
        return True
    return (level.low / before.high - 1) * 100 <= rate.high and rate.low <= (level.high / before.low - 1) * 100

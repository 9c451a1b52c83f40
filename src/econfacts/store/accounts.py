"""Rules `parts` and `growth-of`: figures of one region and basis that follow from one another (warnings).

Passes: GDP of 100.0 beside sectors of 10.0, 40.1 and 50.0 (each is rounded); retail sales of 100.0 and 107.0 in two
years beside a nominal growth rate of 7.0 %.
Fails: sectors that add to 99.0 (parts); a nominal growth rate of 9.0 % beside those levels (growth-of).

Only exact figures are held against each other, of one vintage and one definition; the level of the year before may
be of another vintage where no benchmark revision lies between. Asks the index that is being built.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from econfacts.factsfile.draft import Known
from econfacts.model.quantities import half_digit, plain, scale
from econfacts.model.records import Metric, Problem, Vintage
from econfacts.store.rows import unpack_extra

_Basis = tuple[str | None, str | None]
"""Vintage and definition: what figures must share to be held against each other."""


class _Figure(NamedTuple):
    """An exact figure: its value in base units, and how far the true one may lie to either side."""

    source: str
    value: Decimal
    half: Decimal
    basis: _Basis
    place: tuple[str, int, int]

    @property
    def low(self) -> Decimal:
        return self.value - self.half

    @property
    def high(self) -> Decimal:
        return self.value + self.half


class _Facts:
    """The exact figures in the index."""

    def __init__(self, connection: sqlite3.Connection, known: Known) -> None:
        self._connection = connection
        self._units = known.units

    def of(self, region: str, metric: str, period: str) -> list[_Figure]:
        """The stated figures of this key, in the order of the files; none that is doubtful or only bounded."""
        found = self._connection.execute(
            "SELECT source, number, unit, extra, path, line, col FROM facts JOIN files ON files.ord = file"
            " WHERE region = ? AND metric = ? AND period = ? AND number IS NOT NULL ORDER BY facts.ord",
            (region, metric, period),
        )
        figures = (
            self._figure(source, Decimal(number), unit, extra, place) for source, number, unit, extra, *place in found
        )
        return [figure for figure in figures if figure is not None]

    def _figure(
        self, source: str, number: Decimal, unit: str | None, extra: str | None, place: Sequence[str | int]
    ) -> _Figure | None:
        fields = unpack_extra(extra)
        if "bound" in fields or "implied_by" in fields or fields.get("status") == "doubtful":
            return None
        power = 0 if unit is None else self._units[unit].multiplier
        basis = fields.get("vintage"), fields.get("definition")
        path, line, column = place
        return _Figure(
            source, scale(number, power), scale(half_digit(number), power), basis, (str(path), int(line), int(column))
        )


def check(connection: sqlite3.Connection, known: Known) -> Iterator[Problem]:
    """Wholes that are not the sum of their parts, and nominal growth rates that are not those of their levels."""
    facts = _Facts(connection, known)
    rules: dict[str, Callable[[str, str], Iterator[Problem]]] = {}
    for metric in known.metrics.values():
        if metric.parts:
            rules[metric.id] = partial(_parts, facts, metric)
        elif metric.nominal and metric.growth_of:
            rules[metric.id] = partial(_growth, facts, metric, known.benchmarks(metric.growth_of))
    if not rules:
        return
    # From the key index alone, in its order: nothing is sorted.
    for region, metric, period in connection.execute("SELECT region, metric, period FROM facts GROUP BY 1, 2, 3"):
        if metric in rules and period is not None:
            yield from rules[metric](region, period)


def _parts(facts: _Facts, whole: Metric, region: str, period: str) -> Iterator[Problem]:
    """Parts of the whole's own source, else of the first source that has them all."""
    parts = [_by_basis(facts.of(region, part, period)) for part in whole.parts]
    first: dict[_Basis, str | None] = {}
    for figure in facts.of(region, whole.id, period):
        of_basis = [part.get(figure.basis, {}) for part in parts]
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
            yield Problem(*figure.place, "warning", "parts", message)


def _by_basis(figures: Sequence[_Figure]) -> dict[_Basis, dict[str, _Figure]]:
    """Basis → source → its figure."""
    found: dict[_Basis, dict[str, _Figure]] = {}
    for figure in figures:
        found.setdefault(figure.basis, {}).setdefault(figure.source, figure)
    return found


def _has_all(parts: Sequence[dict[str, _Figure]], source: str) -> bool:
    return all(source in part for part in parts)


def _growth(
    facts: _Facts, growth: Metric, benchmarks: Sequence[Vintage], region: str, period: str
) -> Iterator[Problem]:
    """The level of the growth rate's own source, else the first of its vintage; any level of the year before."""
    rates = facts.of(region, growth.id, period) if len(period) == len("2023") else []
    levels = _by_basis(facts.of(region, growth.growth_of or "", period)) if rates else {}
    before = _by_basis(facts.of(region, growth.growth_of or "", str(int(period) - 1))) if levels else {}
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
            yield Problem(*rate.place, "warning", "growth-of", message)


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

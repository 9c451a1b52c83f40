"""Which facts are asked for: by region, metric, topic, source, level, period and vintage, any of them repeatable."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from econfacts.answers import naming
from econfacts.model import periods
from econfacts.model.records import Fact, Metric, Region
from econfacts.store.index import Index

Names = str | Sequence[str] | None
"""One name, or any of several, or none: whatever there is."""


class Filter(NamedTuple):
    """What facts must fit: one of the names given of each kind."""

    region: Names = None
    metric: Names = None
    topic: Names = None
    period: Names = None
    source: Names = None
    vintage: Names = None
    level: Names = None

    def facts(self, index: Index) -> Iterator[Fact]:
        """The facts that fit, in the order of the facts files. Raises NotFound or AmbiguousName for a name."""
        return index.facts(
            region=self._regions(index),
            metric=self._metrics(index),
            source=_each(self.source, lambda name: naming.source(index, name).id),
            period=self._periods(index),
            vintage=_each(self.vintage, lambda name: naming.vintage(index, name).id),
        )

    def _regions(self, index: Index) -> Collection[str] | None:
        named = _each(self.region, lambda name: naming.region(index, name))
        levels = _each(self.level, str)
        if levels is None:
            return named
        return _both(named, {region.id for region in index.every(Region) if not levels.isdisjoint(region.levels)})

    def _metrics(self, index: Index) -> Collection[str] | None:
        named = _each(self.metric, lambda name: naming.metric(index, name))
        topics = _each(self.topic, lambda name: naming.topic(index, name).id)
        if topics is None:
            return named
        return _both(named, {metric.id for metric in index.every(Metric) if metric.topic in topics})

    def _periods(self, index: Index) -> Collection[str] | None:
        asked = _each(self.period, str)
        if asked is None:
            return None
        return {period for period in index.periods() for whole in asked if periods.within(period, whole)}


def _each(names: Names, find: Callable[[str], str]) -> set[str] | None:
    if names is None:
        return None
    return set(map(find, [names] if isinstance(names, str) else names)) or None


def _both(named: Collection[str] | None, fitting: Iterable[str]) -> Collection[str]:
    return set(fitting) if named is None else set(named).intersection(fitting)

"""A ranking as plain values: rows with their places, level by level, with the names of what they speak of."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.answers.caveats import Caveat, Side
from econfacts.answers.heads import PerHead, Refusal
from econfacts.model.bounds import Reading
from econfacts.model.records import Fact, Group, Metric, Rank, Region, Source, Vintage

if TYPE_CHECKING:
    from pandas import DataFrame


class Ranked(NamedTuple):
    """A region's computed places among those that have the metric, and, apart from it, the rank a source states.

    `low` and `high` are the first and the last place that the printed digits allow; both are None where a bound
    leaves the place open, and for a line that is no ranking.
    """

    region: Region
    level: str
    fact: Fact
    reading: Reading
    per_head: PerHead | None
    low: int | None
    high: int | None
    stated: Rank | None
    caveats: tuple[Caveat, ...]

    @property
    def measure(self) -> str:
        """What the value measures: per person where it was divided."""
        return f"{self.fact.measure}/person" if self.per_head else self.fact.measure

    def record(self) -> dict[str, Any]:
        """The record of the output contract; `stated` is never mixed up with `position`."""
        fact = self.fact
        population = self.per_head.population.fact if self.per_head else None
        return {
            "position": self.low,
            "region": fact.region,
            "level": self.level,
            "metric": fact.metric,
            "period": fact.period,
            "value": self.reading.value,
            "measure": self.measure,
            "printed": f"{fact.printed} ÷ {population.printed}" if population else fact.printed,
            "stated": self.stated._asdict() if self.stated else None,
            "status": fact.status,
            "implied_by": fact.implied_by,
            "source": fact.source,
            "caveats": list(dict.fromkeys(caveat.id for caveat in self.caveats)),
            "id": f"{fact.id} ÷ {population.id}" if population else fact.id,
            "vintage": fact.vintage,
            "margin": self.reading.width,
            "position_low": self.low,
            "position_high": self.high,
        }


class LevelRanking(NamedTuple):
    """The regions of one level in order.

    `period` and `vintage` are those that the rows share, None where they share none. Of the `total` regions of the
    level `present` have a figure that is ranked. `elsewhere` have figures of other periods or vintages only,
    `stated` a rank without a number, `missing` nothing. A reference line has one row and no places.
    """

    level: str
    period: str | None
    vintage: Vintage | None
    ranked: tuple[Ranked, ...]
    present: int
    total: int
    elsewhere: tuple[Side, ...]
    stated: tuple[Side, ...]
    missing: tuple[Region, ...]
    caveats: tuple[Caveat, ...]
    reference: bool = False


class Ranking(NamedTuple):
    """A metric's rankings, the highest level first, with the names of what they speak of."""

    metric: Metric
    levels: tuple[LevelRanking, ...]
    refusals: tuple[Refusal, ...]
    per_capita: bool
    sources: Mapping[str, Source]
    groups: Mapping[str, Group]
    vintages: Mapping[str, Vintage]

    @property
    def ranked(self) -> tuple[Ranked, ...]:
        """The rows of all levels."""
        return tuple(entry for level in self.levels for entry in level.ranked)

    def records(self) -> list[dict[str, Any]]:
        """One record a row."""
        return [entry.record() for entry in self.ranked]

    def to_pandas(self) -> "DataFrame":
        """The records as a pandas data frame. Raises UsageError where pandas is not installed."""
        from econfacts.answers import frames

        return frames.records(self.records(), [entry.region for entry in self.ranked], [self.metric])

    def __repr__(self) -> str:
        ranked = (level for level in self.levels if not level.reference)
        there = ", ".join(f"{level.present} of {level.total} at level {level.level}" for level in ranked)
        return f"<Ranking of {self.metric.id}: {there or 'no figure'}>"

    def _repr_html_(self) -> str:
        from econfacts.answers import notebook

        return notebook.ranking(self)

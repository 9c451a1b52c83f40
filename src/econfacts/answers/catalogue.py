"""What a data set holds, and one thing of it by any of its names."""

from collections.abc import Collection, Iterable

from econfacts.answers import naming
from econfacts.model import periods
from econfacts.model.records import Group, Metric, Region, Source, Topic, Unit, Vintage
from econfacts.store.index import Index


class Catalogue:
    """Regions, metrics, topics, sources, units, groups and vintages."""

    def __init__(self, index: Index) -> None:
        self._index = index

    # --- what there is --------------------------------------------------------------------------------

    def regions(self, level: str | None = None) -> list[Region]:
        """All regions, in the order of the facts file, or those of one level."""
        return [region for region in self._index.every(Region) if level is None or level in region.levels]

    def metrics(self, region: str | None = None, topic: str | None = None) -> list[Metric]:
        """All metrics, or those that a region has figures of, or those of a topic; by topic."""
        if region is None:
            metrics = self._by_topic(self._index.every(Metric))
        else:
            metrics = self.metrics_of({fact.metric for fact in self._index.facts(naming.region(self._index, region))})
        if topic is not None:
            topic_id = self.topic(topic).id
            metrics = [metric for metric in metrics if metric.topic == topic_id]
        return metrics

    def metrics_of(self, ids: Collection[str]) -> list[Metric]:
        """The metrics with these ids, by topic."""
        return self._by_topic(self._index.those(Metric, ids))

    def _by_topic(self, metrics: Iterable[Metric]) -> list[Metric]:
        position = {topic.id: number for number, topic in enumerate(self._index.every(Topic))}
        return sorted(metrics, key=lambda metric: position[metric.topic])

    def regions_with(self, metric: str) -> tuple[str, ...]:
        """Ids of the regions that have figures of a metric."""
        return self._index.regions_of(naming.metric(self._index, metric))

    def sources(self) -> list[Source]:
        """All sources, each with the number of facts it carries."""
        return self._index.every(Source)

    def topics(self) -> list[Topic]:
        """All topics, in reading order."""
        return self._index.every(Topic)

    def units(self) -> list[Unit]:
        """All printed units."""
        return self._index.every(Unit)

    def groups(self) -> list[Group]:
        """All that ranks are ranks among."""
        return self._index.every(Group)

    def vintages(self) -> list[Vintage]:
        """All vintages, later ones superseding earlier ones."""
        return self._index.every(Vintage)

    def extent(self) -> tuple[int | None, str]:
        """The latest year of which a figure is known for the whole year or a moment, and the date of the latest source.

        Forecasts do not count. The date is empty where no source has one.
        """
        known, issued = self._index.extent()
        whole = (each for each in known if periods.is_moment(each) or not periods.is_part_of_year(each))
        return max((year for each in whole if (year := periods.year_of(each))), default=None), issued

    # --- one thing by name ----------------------------------------------------------------------------

    def region(self, name: str) -> Region:
        """The region of that id, name, alias or code."""
        return naming.present(self._index, Region, naming.region(self._index, name))

    def metric(self, name: str) -> Metric:
        """The metric of that id, name or alias."""
        return naming.present(self._index, Metric, naming.metric(self._index, name))

    def topic(self, name: str) -> Topic:
        """The topic of that id or name."""
        return naming.few(self._index, Topic, name)

    def vintage(self, name: str) -> Vintage:
        """The vintage of that id or name."""
        return naming.few(self._index, Vintage, name)

    def source(self, id_: str) -> Source:
        """The source of that id."""
        return naming.few(self._index, Source, id_)

    def unit(self, printed: str, measure: str | None = None) -> Unit:
        """The unit that is printed like that (`亿元`); where there is none, those of the measure are meant."""
        return naming.few(self._index, Unit, printed, lambda unit: measure in (None, unit.measure))

    def group(self, id_: str) -> Group:
        """What a rank is a rank among."""
        return naming.present(self._index, Group, id_)

    def ancestors(self, region: Region) -> list[Region]:
        """The regions that this one lies in, nearest first."""
        return naming.ancestors(self._index, region)

"""What a data set holds, and one thing of it by any of its names."""

from typing import TypeVar

from econfacts.answers import naming
from econfacts.model.records import Group, Metric, Region, Source, Topic, Unit, Vintage
from econfacts.store.index import Index

T = TypeVar("T")


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
        metrics = self._index.every(Metric)
        if region is not None:
            there = {fact.metric for fact in self._index.facts(self._id("region", region))}
            metrics = [metric for metric in metrics if metric.id in there]
        if topic is not None:
            topic_id = self.topic(topic).id
            metrics = [metric for metric in metrics if metric.topic == topic_id]
        position = {topic.id: number for number, topic in enumerate(self._index.every(Topic))}
        return sorted(metrics, key=lambda metric: position[metric.topic])

    def regions_with(self, metric: str) -> tuple[str, ...]:
        """Ids of the regions that have figures of a metric."""
        return self._index.regions_of(self._id("metric", metric))

    def sources(self) -> list[Source]:
        """All sources, each with the number of facts it carries."""
        return self._index.every(Source)

    def topics(self) -> list[Topic]:
        """All topics, in reading order."""
        return self._index.every(Topic)

    def units(self) -> list[Unit]:
        """All printed units."""
        return self._index.every(Unit)

    # --- one thing by name ----------------------------------------------------------------------------

    def region(self, name: str) -> Region:
        """The region of that id, name, alias or code."""
        return _present(self._index.one(Region, self._id("region", name)))

    def metric(self, name: str) -> Metric:
        """The metric of that id, name or alias."""
        return _present(self._index.one(Metric, self._id("metric", name)))

    def topic(self, name: str) -> Topic:
        """The topic of that id or name."""
        return naming.topic(self._index, name)

    def source(self, id_: str) -> Source:
        """The source of that id."""
        return naming.source(self._index, id_)

    def unit(self, printed: str) -> Unit:
        """The unit that is printed like that (`亿元`)."""
        return naming.unit(self._index, printed)

    def groups(self) -> list[Group]:
        """All that ranks are ranks among."""
        return self._index.every(Group)

    def vintages(self) -> list[Vintage]:
        """All vintages, later ones superseding earlier ones."""
        return self._index.every(Vintage)

    def vintage(self, name: str) -> Vintage:
        """The vintage of that id or name."""
        return naming.vintage(self._index, name)

    def group(self, id_: str) -> Group:
        """What a rank is a rank among."""
        return _present(self._index.one(Group, id_))

    def ancestors(self, region: Region) -> list[Region]:
        """The regions that this one lies in, nearest first."""
        return naming.ancestors(self._index, region)

    def _id(self, what: str, name: str) -> str:
        return (naming.region if what == "region" else naming.metric)(self._index, name)


def _present(thing: T | None) -> T:
    # A valid facts file has everything that it refers to; the checks have seen to that.
    assert thing is not None
    return thing

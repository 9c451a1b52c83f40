"""The pages of `regions`, `metrics`, `sources` and `topics`."""

from collections.abc import Sequence

from econfacts.answers.dataset import Dataset
from econfacts.model.records import Metric, Region, Source, Topic
from econfacts.model.words import Words
from econfacts.screen.page import Column, Page, Row, Table


def regions_page(regions: Sequence[Region], words: Words) -> Page:
    """Regions with their level and how many figures they have."""
    names = {region.id: words.of(region) for region in regions}
    columns = [
        Column(words["id"]),
        Column(words["name"], wrap=True),
        Column("", wrap=True),
        Column(words["level"]),
        Column(words["parent"], wrap=True),
        Column(words["code"]),
        Column(words["facts"], right=True),
    ]
    rows = [
        Row(
            [
                region.id,
                words.of(region),
                words.other(region),
                "/".join(words[level] for level in region.levels),
                names.get(region.parent or "", region.parent or ""),
                region.code or "",
                str(region.facts),
            ]
        )
        for region in regions
    ]
    return Page(words["regions"], str(len(regions)), [Table(columns, rows)] if rows else [])


def metrics_page(data: Dataset, metrics: Sequence[Metric], words: Words) -> Page:
    """Metrics by topic."""
    columns = [
        Column(words["id"], wrap=True),
        Column(words["name"], wrap=True),
        Column(words["measure"]),
        Column(words["kind"]),
        Column(words["regions"], right=True),
    ]
    rows: list[Row] = []
    for topic in data.topics():
        of_topic = [metric for metric in metrics if metric.topic == topic.id]
        if of_topic:
            rows += [Row([""], section=True)] if rows else []
            rows.append(Row([words.of(topic)], section=True))
        rows += [
            Row(
                [
                    metric.id,
                    words.of(metric),
                    metric.measure,
                    words[metric.kind],
                    str(len(data.regions_with(metric.id))),
                ]
            )
            for metric in of_topic
        ]
    return Page(words["metric"], str(len(metrics)), [Table(columns, rows)] if rows else [])


def sources_page(sources: Sequence[Source], words: Words) -> Page:
    """Sources with where and when they were published."""
    columns = [
        Column(words["id"], wrap=True),
        Column(words["title"], wrap=True),
        Column(words["in"], wrap=True),
        Column(words["published"]),
        Column(words["facts"], right=True),
    ]
    rows = [
        Row(
            [
                source.id,
                source.title,
                source.csl.get("container-title") or source.csl.get("publisher") or "",
                source.issued or "—",
                str(source.facts),
            ]
        )
        for source in sources
    ]
    return Page(words["source"], str(len(sources)), [Table(columns, rows)] if rows else [])


def topics_page(topics: Sequence[tuple[Topic, int]], words: Words) -> Page:
    """Topics with how many metrics each has."""
    columns = [Column(words["id"]), Column(words["name"]), Column(""), Column(words["metrics"], right=True)]
    rows = [Row([topic.id, words.of(topic), words.other(topic), str(count)]) for topic, count in topics]
    return Page(words["topics"], str(len(topics)), [Table(columns, rows)] if rows else [])

"""The pages of `regions`, `metrics` and `sources`."""

from collections.abc import Sequence

from econfacts.answers.dataset import Dataset
from econfacts.model.records import Metric, Region, Source
from econfacts.model.words import word
from econfacts.screen.page import Column, Page, Row, Table


def regions_page(regions: Sequence[Region], lang: str) -> Page:
    """Regions with their level and how many figures they have."""
    names = {region.id: region.zh if lang == "zh" else region.en for region in regions}
    columns = [
        Column(word("id", lang)),
        Column(word("name", lang), wrap=True),
        Column("", wrap=True),
        Column(word("level", lang)),
        Column(word("parent", lang), wrap=True),
        Column(word("code", lang)),
        Column(word("facts", lang), right=True),
    ]
    rows = [
        Row(
            [
                region.id,
                region.zh if lang == "zh" else region.en,
                region.en if lang == "zh" else region.zh,
                word(region.level, lang),
                names.get(region.parent or "", region.parent or ""),
                region.code or "",
                str(region.facts),
            ]
        )
        for region in regions
    ]
    return Page(word("regions", lang), str(len(regions)), [Table(columns, rows)] if rows else [])


def metrics_page(data: Dataset, metrics: Sequence[Metric], lang: str) -> Page:
    """Metrics by topic."""
    columns = [
        Column(word("id", lang), wrap=True),
        Column(word("name", lang), wrap=True),
        Column(word("measure", lang)),
        Column(word("kind", lang)),
        Column(word("regions", lang), right=True),
    ]
    rows: list[Row] = []
    for topic in data.topics():
        of_topic = [metric for metric in metrics if metric.topic == topic.id]
        if of_topic:
            rows += [Row([""], section=True)] if rows else []
            rows.append(Row([topic.zh if lang == "zh" else topic.en], section=True))
        rows += [
            Row(
                [
                    metric.id,
                    metric.zh if lang == "zh" else metric.en,
                    metric.measure,
                    word(metric.kind, lang),
                    str(len(data.regions_with(metric.id))),
                ]
            )
            for metric in of_topic
        ]
    return Page(word("metric", lang), str(len(metrics)), [Table(columns, rows)] if rows else [])


def sources_page(sources: Sequence[Source], lang: str) -> Page:
    """Sources with where and when they were published."""
    columns = [
        Column(word("id", lang), wrap=True),
        Column(word("title", lang), wrap=True),
        Column(word("in", lang), wrap=True),
        Column(word("published", lang)),
        Column(word("facts", lang), right=True),
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
    return Page(word("source", lang), str(len(sources)), [Table(columns, rows)] if rows else [])

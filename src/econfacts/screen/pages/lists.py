"""The pages of `regions`, `metrics`, `sources` and `topics`: grouped, with counts, and ids that are never broken."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from econfacts.model.records import LEVELS, Metric, Region, Source, Topic
from econfacts.model.words import Words
from econfacts.screen.page import Column, Page, Row, Table

T = TypeVar("T")


def regions_page(regions: Sequence[Region], names: Mapping[str, Region], words: Words) -> Page:
    """Regions by level, those of a province together, each with how many figures it has; `names` are all by id."""
    columns = [
        Column(words["id"]),
        Column(words["name"]),
        Column("", wrap=True),
        Column(words["parent"]),
        Column(words["code"], style="dim"),
        Column(words["facts"], right=True),
    ]

    def row(region: Region) -> Row:
        levels = [words[level] for level in region.levels[1:]]
        others = f" ({words.list(levels)})" if levels else ""
        parent = names.get(region.parent or "")
        where = words.of(parent) if parent is not None and parent.parent is not None else ""
        return Row(
            [
                region.id,
                f"{words.of(region)}{others}",
                words.other(region),
                where,
                region.code or "",
                str(region.facts),
            ]
        )

    groups = [(words[level], [each for each in regions if each.levels[0] == level]) for level in LEVELS]
    return _page(words["regions"], len(regions), columns, groups, row)


def metrics_page(metrics: Sequence[tuple[Metric, int]], topics: Sequence[Topic], words: Words) -> Page:
    """Metrics by topic, the id under the name, each with how many regions have it."""
    columns = [
        Column(words["name"], wrap=True),
        Column(words["measure"]),
        Column(words["regions"], right=True),
    ]

    def row(each: tuple[Metric, int]) -> Row:
        metric, regions = each
        unit = words.unit(metric.measure, "")
        kind = " ".join(part for part in (unit, words[metric.kind]) if part)
        return Row([f"{words.of(metric)}\n  {metric.id}", kind, str(regions)])

    groups = [(words.of(topic), [each for each in metrics if each[0].topic == topic.id]) for topic in topics]
    return _page(words["metrics"], len(metrics), columns, groups, row)


def sources_page(sources: Sequence[Source], words: Words) -> Page:
    """Sources by what they are published in, those used most first."""
    columns = [
        Column(words["id"]),
        Column(words["title"], wrap=True),
        Column(words["published"]),
        Column(words["facts"], right=True),
    ]

    def row(source: Source) -> Row:
        return Row([source.id, source.title, source.issued or "—", str(source.facts)])

    by_place: dict[str, list[Source]] = {}
    for source in sources:
        place = source.csl.get("container-title") or source.csl.get("publisher") or words["no_place"]
        by_place.setdefault(str(place), []).append(source)
    used = sorted(by_place.items(), key=lambda each: -sum(source.facts for source in each[1]))
    groups = [(place, sorted(of_place, key=lambda source: -source.facts)) for place, of_place in used]
    return _page(words["sources"], len(sources), columns, groups, row)


def topics_page(topics: Sequence[tuple[Topic, int]], words: Words) -> Page:
    """Topics with how many metrics each has."""
    columns = [Column(words["id"]), Column(words["name"]), Column(""), Column(words["metrics"], right=True)]
    rows = [Row([topic.id, words.of(topic), words.other(topic), str(count)]) for topic, count in topics]
    return Page(words["topics"], str(len(topics)), [Table(columns, rows)] if rows else [])


def _page(
    title: str,
    count: int,
    columns: Sequence[Column],
    groups: Iterable[tuple[str, Sequence[T]]],
    row: Callable[[T], Row],
) -> Page:
    """A page with a section for each group that has members, and how many they are."""
    rows: list[Row] = []
    for name, members in groups:
        if members:
            rows += [Row([""], section=True)] if rows else []
            rows.append(Row([f"{name.upper()} ({len(members)})"], section=True))
            rows += [row(each) for each in members]
    return Page(title, str(count), [Table(columns, rows)] if rows else [])

"""The pages of `regions`, `metrics`, `sources` and `topics`: grouped, with counts, and ids that are never broken."""

from collections.abc import Iterable, Mapping, Sequence

from econfacts.model.records import LEVELS, Metric, Region, Source, Topic
from econfacts.model.words import Words
from econfacts.screen.page import Column, Page, Row, Table, sections


def regions_page(regions: Sequence[Region], names: Mapping[str, Region], words: Words) -> Page:
    """Regions by level, those of a province together, each with how many figures it has; `names` are all by id."""
    wrapped = [Column(words["name"], wrap=True), Column(wrap=True), Column(words["parent"], wrap=True)]
    columns = [Column(words["id"]), *wrapped, Column(words["code"], style="dim"), Column(words["facts"], right=True)]
    groups: dict[str, list[Row]] = {words[level]: [] for level in LEVELS}
    for region in regions:
        first, *others = region.levels
        name = words.of(region)
        if others:
            name = words.say("in_brackets", thing=name, told=words.list(words[level] for level in others))
        parent = names.get(region.parent or "")
        where = words.of(parent) if parent is not None and parent.parent is not None else ""
        cells = [region.id, name, words.other(region), where, region.code or "", str(region.facts)]
        groups[words[first]].append(Row(cells))
    return _page(words["regions"], columns, groups.items(), words)


def metrics_page(metrics: Iterable[tuple[Metric, int]], topics: Sequence[Topic], words: Words) -> Page:
    """Metrics by topic, the id under the name, each with how many regions have it."""
    columns = [Column(words["name"], wrap=True), Column(words["measure"]), Column(words["regions"], right=True)]
    groups: dict[str, list[Row]] = {topic.id: [] for topic in topics}
    for metric, regions in metrics:
        kind = f"{words.unit(metric.measure, '')} {words[metric.kind]}".strip()
        groups[metric.topic].append(Row([f"{words.of(metric)}\n  {metric.id}", kind, str(regions)]))
    return _page(words["metrics"], columns, ((words.of(topic), groups[topic.id]) for topic in topics), words)


def sources_page(sources: Sequence[Source], words: Words) -> Page:
    """Sources by what they are published in, those used most first."""
    columns = [Column(words["title"], wrap=True), Column(words["published"]), Column(words["facts"], right=True)]
    groups: dict[str, list[Row]] = {}
    used: dict[str, int] = {}
    for source in sorted(sources, key=lambda source: -source.facts):
        place = str(source.csl.get("container-title") or source.csl.get("publisher") or words["no_place"])
        row = Row([f"{source.title}\n  {source.id}", source.issued or "—", str(source.facts)])
        groups.setdefault(place, []).append(row)
        used[place] = used.get(place, 0) + source.facts
    return _page(words["sources"], columns, sorted(groups.items(), key=lambda each: -used[each[0]]), words)


def topics_page(topics: Sequence[tuple[Topic, int]], words: Words) -> Page:
    """Topics with how many metrics each has."""
    columns = [Column(words["id"]), Column(words["name"]), Column(), Column(words["metrics"], right=True)]
    rows = [Row([topic.id, words.of(topic), words.other(topic), str(count)]) for topic, count in topics]
    return Page(words["topics"], str(len(topics)), [Table(columns, rows)])


def _page(title: str, columns: Sequence[Column], groups: Iterable[tuple[str, Sequence[Row]]], words: Words) -> Page:
    """A page with a section for each group that has members, and how many they are."""
    counted = [(words.say("in_brackets", thing=name.upper(), told=len(rows)), rows) for name, rows in groups]
    return Page(title, str(sum(len(rows) for _, rows in counted)), [Table(columns, sections(counted))])

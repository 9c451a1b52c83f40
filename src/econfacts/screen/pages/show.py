"""The pages of `show`: a region by topic, and one metric of a region in full."""

from collections.abc import Sequence

from econfacts.answers.dataset import Dataset
from econfacts.answers.selection import ordered
from econfacts.model.periods import recency
from econfacts.model.quantities import plain
from econfacts.model.records import Fact, Group, Metric, Region
from econfacts.model.words import word
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages import figure


def region_page(data: Dataset, region: Region, facts: Sequence[Fact], lang: str) -> Page:
    """A region's figures grouped by topic, with a footnote for each source."""
    metrics = {metric.id: metric for metric in data.metrics()}
    groups = {fact.rank.among: data.group(fact.rank.among) for fact in facts if fact.rank}
    numbers = {source: number for number, source in enumerate(dict.fromkeys(fact.source for fact in facts), start=1)}
    order = {id_: number for number, id_ in enumerate(metrics)}
    rows: list[Row] = []
    for topic in data.topics():
        of_topic = sorted(
            (fact for fact in facts if metrics[fact.metric].topic == topic.id),
            key=lambda fact: (order[fact.metric], recency(fact.period)),
        )
        if not of_topic:
            continue
        if rows:
            rows.append(Row([""], section=True))
        rows.append(Row([topic.zh if lang == "zh" else topic.en], section=True))
        for fact in of_topic:
            metric = metrics[fact.metric]
            name = metric.zh if lang == "zh" else metric.en
            rank = figure.rank(fact, groups, lang)
            cells = [
                f"{name}\n  {rank}" if rank else name,
                figure.value(fact, lang),
                figure.letters(fact, lang),
                fact.period or "—",
                _place(numbers[fact.source], fact),
            ]
            rows.append(Row(cells))
    columns = [
        Column("", wrap=True),
        Column(word("value", lang), right=True),
        Column(""),
        Column(word("period", lang)),
        Column(word("source", lang)),
    ]
    notes = figure.legend(facts, lang)
    notes += [Note(f"[{number}]", figure.reference(data.source(id_), lang)) for id_, number in numbers.items()]
    if any(fact.note for fact in facts):
        notes.append(Note("*", _has_note(region, lang)))
    return Page(_name(region, lang), _whereabouts(data, region, lang), [Table(columns, rows)] if rows else [], notes)


def _place(number: int, fact: Fact) -> str:
    paragraph = f" ¶{fact.paragraph}" if fact.paragraph else ""
    return f"[{number}]{paragraph}{' *' if fact.note else ''}"


def _has_note(region: Region, lang: str) -> str:
    if lang == "zh":
        return f"有说明,见 econfacts show {region.id} 指标"
    return f"has a note: econfacts show {region.id} METRIC"


def _name(region: Region, lang: str) -> str:
    return f"{region.zh} {region.en}" if lang == "zh" else f"{region.en} {region.zh}"


def _whereabouts(data: Dataset, region: Region, lang: str) -> str:
    """Level, the regions it lies in, code."""
    above = [each.zh if lang == "zh" else each.en for each in data.ancestors(region)]
    level = word(region.level, lang)
    lies = f"{level},{'·'.join(reversed(above))}" if lang == "zh" else f"{level} in {', '.join(above)}"
    return " · ".join(part for part in (lies if above else level, region.code or "") if part)


def metric_page(data: Dataset, region: Region, metric: Metric, facts: Sequence[Fact], lang: str) -> Page:
    """Everything known of one metric of a region: what it is, and each source's figure, the one to take first."""
    zh = lang == "zh"
    groups = {fact.rank.among: data.group(fact.rank.among) for fact in facts if fact.rank}
    title = f"{_name(region, lang)}: {metric.zh if zh else metric.en}"
    definition = metric.definition and (metric.definition.zh if zh else metric.definition.en)
    about = [
        (word("metric", lang), f"{metric.id} ({metric.en if zh else metric.zh})"),
        (word("definition", lang), definition or ""),
        (word("kind", lang), f"{word(metric.kind, lang)}, {metric.measure}"),
    ]
    tables = [_pairs(about), *(_pairs(_known(data, fact, groups, lang)) for fact in ordered(facts))]
    return Page(title, "", tables)


def _known(data: Dataset, fact: Fact, groups: dict[str, Group], lang: str) -> list[tuple[str, str]]:
    place = f" ¶{fact.paragraph}" if fact.paragraph else ""
    base = f"{plain(fact.value)} {fact.measure}" if fact.value is not None else ""
    marks = ", ".join(word(mark, lang) for mark in figure.marks(fact))
    gap = ""
    if fact.versus is not None:
        other = data.region(fact.versus.region)
        gap = f"{plain(fact.versus.by)}{fact.versus.unit} ({other.zh if lang == 'zh' else other.en})"
    return [
        (fact.period or word("undated", lang), figure.value(fact, lang) + (f" ({marks})" if marks else "")),
        (word("printed", lang), fact.printed or ""),
        (word("base", lang), base),
        (word("rank", lang), figure.rank(fact, groups, lang)),
        (word("versus", lang), gap),
        (word("implied_by", lang), fact.implied_by or ""),
        (word("cites", lang), fact.cites or ""),
        (word("definition", lang), fact.definition or ""),
        (word("note", lang), fact.note or ""),
        (word("source", lang), f"{figure.reference(data.source(fact.source), lang)}{place} ({fact.source})"),
        (word("id", lang), fact.id),
    ]


def _pairs(pairs: Sequence[tuple[str, str]]) -> Table:
    rows = [Row(pair) for pair in pairs if pair[1]]
    return Table([Column(""), Column("", wrap=True)], rows)

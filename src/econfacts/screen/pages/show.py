"""The pages of `show`: a region by topic, and one metric of a region in full."""

from collections.abc import Sequence

from econfacts.answers.dataset import Dataset
from econfacts.model.periods import recency
from econfacts.model.quantities import plain
from econfacts.model.records import Fact, Group, Metric, Region
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages import figure


def region_page(data: Dataset, region: Region, facts: Sequence[Fact], words: Words) -> Page:
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
        rows.append(Row([words.of(topic)], section=True))
        for fact in of_topic:
            metric = metrics[fact.metric]
            name = words.of(metric)
            rank = figure.rank(fact, groups, words)
            cells = [
                f"{name}\n  {rank}" if rank else name,
                words.figure(fact),
                figure.letters(fact, words),
                fact.period or "—",
                _place(numbers[fact.source], fact),
            ]
            rows.append(Row(cells))
    columns = [
        Column("", wrap=True),
        Column(words["value"], right=True),
        Column(""),
        Column(words["period"]),
        Column(words["source"]),
    ]
    notes = figure.legend(facts, words)
    notes += [Note(f"[{number}]", figure.reference(data.source(id_), words)) for id_, number in numbers.items()]
    if any(fact.note for fact in facts):
        notes.append(Note("*", words.say("has_note", region=region.id)))
    return Page(words.names(region), _whereabouts(data, region, words), [Table(columns, rows)] if rows else [], notes)


def _place(number: int, fact: Fact) -> str:
    paragraph = f" ¶{fact.paragraph}" if fact.paragraph else ""
    return f"[{number}]{paragraph}{' *' if fact.note else ''}"


def _whereabouts(data: Dataset, region: Region, words: Words) -> str:
    """Level, the regions it lies in, code."""
    above = [words.of(each) for each in data.ancestors(region)]
    level = "/".join(words[each] for each in region.levels)
    lies = words.say("lies_in", level=level, above=words.above(above))
    return " · ".join(part for part in (lies if above else level, region.code or "") if part)


def metric_page(data: Dataset, region: Region, metric: Metric, facts: Sequence[Fact], words: Words) -> Page:
    """Everything known of one metric of a region: what it is, and each source's figure, the one to take first."""
    groups = {fact.rank.among: data.group(fact.rank.among) for fact in facts if fact.rank}
    title = f"{words.names(region)}: {words.of(metric)}"
    definition = metric.definition and words.of(metric.definition)
    about = [
        (words["metric"], f"{metric.id} ({words.other(metric)})"),
        (words["definition"], definition or ""),
        (words["kind"], f"{words[metric.kind]}, {metric.measure}"),
    ]
    tables = [
        _pairs(about),
        *(_pairs(_known(data, fact, groups, words)) for fact in data.selector.ordered(facts, metric.kind)),
    ]
    return Page(title, "", tables)


def _known(data: Dataset, fact: Fact, groups: dict[str, Group], words: Words) -> list[tuple[str, str]]:
    place = f" ¶{fact.paragraph}" if fact.paragraph else ""
    base = f"{plain(fact.value)} {fact.measure}" if fact.value is not None else ""
    marks = ", ".join(words[mark] for mark in figure.marks(fact))
    gap = ""
    if fact.versus is not None:
        other = data.region(fact.versus.region)
        gap = f"{plain(fact.versus.by)}{fact.versus.unit} ({words.of(other)})"
    return [
        (fact.period or words["undated"], words.figure(fact) + (f" ({marks})" if marks else "")),
        (words["printed"], fact.printed or ""),
        (words["base"], base),
        (words["rank"], figure.rank(fact, groups, words)),
        (words["versus"], gap),
        (words["implied_by"], fact.implied_by or ""),
        (words["cites"], fact.cites or ""),
        (words["definition"], fact.definition or ""),
        (words["note"], fact.note or ""),
        (words["source"], f"{figure.reference(data.source(fact.source), words)}{place} ({fact.source})"),
        (words["id"], fact.id),
    ]


def _pairs(pairs: Sequence[tuple[str, str]]) -> Table:
    rows = [Row(pair) for pair in pairs if pair[1]]
    return Table([Column(""), Column("", wrap=True)], rows)

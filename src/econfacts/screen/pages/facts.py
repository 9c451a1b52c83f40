"""The page of `facts`: one row a fact, in the order of the facts file."""

from collections.abc import Iterable, Mapping

from econfacts.model.records import Fact, Metric, Region
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages import figure


def page(facts: Iterable[Fact], regions: Mapping[str, Region], metrics: Mapping[str, Metric], words: Words) -> Page:
    """Facts with the names of what they are of, and the ids of their sources."""
    listed = list(facts)
    columns = [
        Column(words["region"]),
        Column(words["metric"], wrap=True),
        Column(words["value"], right=True),
        Column(""),
        Column(words["period"]),
        Column(words["source"]),
    ]
    rows = [
        Row(
            [
                words.of(regions[fact.region]),
                words.of(metrics[fact.metric]),
                words.figure(fact),
                figure.letters(fact, words),
                fact.period or "—",
                fact.source,
            ]
        )
        for fact in listed
    ]
    notes: list[Note] = figure.legend(listed, words)
    return Page(words["facts"], str(len(listed)), [Table(columns, rows)] if rows else [], notes)

"""The page of `facts`: one row a fact, in the order of the facts file."""

from collections.abc import Iterable, Mapping, Sequence

from econfacts.answers.naming import told_apart
from econfacts.model.records import Fact, Metric, Region, Source, Vintage
from econfacts.model.words import Words
from econfacts.screen.page import Column, Page, Row, Table
from econfacts.screen.pages.foot import Foot
from econfacts.screen.pages.numbers import set_off
from econfacts.screen.pages.sentences import period


def page(
    facts: Iterable[Fact],
    regions: Mapping[str, Region],
    metrics: Mapping[str, Metric],
    sources: Mapping[str, Source],
    vintages: Sequence[Vintage],
    words: Words,
) -> Page:
    """Facts with the names of what they are of; below them their sources, those of the first facts first."""
    listed = list(facts)
    foot = Foot(words, [sources[id_] for id_ in dict.fromkeys(fact.source for fact in listed)], vintages)
    there = [regions[id_] for id_ in dict.fromkeys(fact.region for fact in listed)]
    names = {region.id: words.of(region) for region in told_apart(there, regions.get)}
    rows = []
    for fact in listed:
        cells = [
            names[fact.region],
            words.of(metrics[fact.metric]),
            set_off(words.figure(fact), fact),
            foot.vintage(fact) + foot.letters(fact),
            period(fact.period, words) if fact.period else "—",
            foot.source(fact.source),
        ]
        rows.append(Row(cells))
    wrapped = [Column(words[heading], wrap=True) for heading in ("region", "metric")]
    columns = [*wrapped, Column(words["value"], right=True), Column(), Column(words["period"]), Column(words["source"])]
    return Page(words["facts"], str(len(rows)), [Table(columns, rows)], [*foot.legend(), *foot.references(ids=True)])

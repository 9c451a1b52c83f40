"""The page of `search`: what was found, best first, each with the command that shows it."""

from collections.abc import Mapping, Sequence

from econfacts.answers.naming import told_apart
from econfacts.answers.search import Hit
from econfacts.model.records import Region, Source
from econfacts.model.words import Words
from econfacts.screen.page import Column, Page, Row, Table
from econfacts.screen.pages.sentences import period

_SHOWN_BY = {"metric": "rank {}", "region": "show {}", "topic": "metrics --topic {}", "source": "facts --source {}"}


def page(hits: Sequence[Hit], regions: Mapping[str, Region], words: Words) -> Page:
    """Hits with their kind and name, of a figure value and period, and the command that tells more."""
    columns = [Column(), Column(words["name"], wrap=True), Column(words["value"], right=True), Column(words["period"])]
    found = [hit.thing if isinstance(hit.thing, Region) else hit.region for hit in hits]
    there = [regions[id_] for id_ in dict.fromkeys(region.id for region in found if region is not None)]
    named = {region.id: region for region in told_apart(there, regions.get)}
    return Page(words["found"], str(len(hits)), [Table(columns, [_row(hit, named, words) for hit in hits])])


def _row(hit: Hit, named: Mapping[str, Region], words: Words) -> Row:
    if hit.fact is not None and hit.region is not None and hit.metric is not None:
        name = f"{words.of(named[hit.region.id])}{words.colon}{words.of(hit.metric)}"
        told = f"{name}\n  show {hit.region.id} {hit.metric.id}"
        when = period(hit.fact.period, words) if hit.fact.period else "—"
        return Row([words["figure"], told, words.figure(hit.fact), when])
    thing = hit.thing
    assert thing is not None
    if isinstance(thing, Region):
        thing = named[thing.id]
    name = thing.title if isinstance(thing, Source) else words.names(thing)
    return Row([words[hit.kind], f"{name}\n  {_SHOWN_BY[hit.kind].format(thing.id)}", "", ""])

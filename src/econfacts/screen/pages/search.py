"""The page of `search`: what was found, best first, each with the command that shows it."""

from collections.abc import Sequence

from econfacts.answers.search import Hit
from econfacts.model.records import Source
from econfacts.model.words import Words
from econfacts.screen.page import Column, Page, Row, Table

_SHOWN_BY = {
    "metric": "rank {}",
    "region": "show {}",
    "topic": "metrics --topic {}",
    "source": "facts --source {}",
}


def page(hits: Sequence[Hit], words: Words) -> Page:
    """Hits with their kind and name, of a figure value and period, and the command that tells more."""
    columns = [
        Column(""),
        Column(words["name"], wrap=True),
        Column(words["value"], right=True),
        Column(words["period"]),
    ]
    return Page(words["found"], str(len(hits)), [Table(columns, [_row(hit, words) for hit in hits])])


def _row(hit: Hit, words: Words) -> Row:
    if hit.fact is not None and hit.region is not None and hit.metric is not None:
        name = f"{words.of(hit.region)}{words.colon}{words.of(hit.metric)}"
        name += f"\n  show {hit.region.id} {hit.metric.id}"
        return Row([words["figure"], name, words.figure(hit.fact), hit.fact.period or "—"])
    thing = hit.thing
    assert thing is not None
    name = thing.title if isinstance(thing, Source) else words.names(thing)
    return Row([words[hit.kind], f"{name}\n  {_SHOWN_BY[hit.kind].format(thing.id)}", "", ""])

"""The page of `rank`: places, values, the ranks that sources state, and who is missing."""

from collections.abc import Mapping

from econfacts.answers.comparison import Ranked, Ranking
from econfacts.answers.dataset import Dataset
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages import figure


def page(data: Dataset, ranking: Ranking, words: Words) -> Page:
    """Regions in order."""
    names = {region.id: words.of(region) for region in data.regions()}
    numbers: dict[str, int] = {}
    for each in ranking.ranked:
        numbers.setdefault(each.source, len(numbers) + 1)
    stated = any(each.stated for each in ranking.ranked)
    columns = [
        Column("", right=True),
        Column(words["region"]),
        Column(words["level"]),
        Column(words["value"], right=True),
        Column(""),
        Column(words["period"]),
        *([Column(words["stated"], wrap=True)] if stated else []),
        Column(words["source"]),
    ]
    rows = [
        Row(
            [
                str(each.position),
                names[each.region],
                words[each.level],
                words.figure(each.fact),
                figure.letters(each.fact, words),
                each.period or "—",
                *([_stated(data, each, words)] if stated else []),
                f"[{numbers[each.source]}]",
            ]
        )
        for each in ranking.ranked
    ]
    title = words.of(ranking.metric)
    notes = figure.legend((each.fact for each in ranking.ranked), words)
    notes += [Note(f"[{number}]", figure.reference(data.source(id_), words)) for id_, number in numbers.items()]
    notes += _doubts(ranking, names, words)
    notes += _absent(ranking, words)
    return Page(title, ranking.period or "", [Table(columns, rows)] if rows else [], notes)


def _doubts(ranking: Ranking, names: Mapping[str, str], words: Words) -> list[Note]:
    """What makes a place uncertain: a bound, or another source that differs."""
    return [
        Note("!", f"{names[each.region]}: {words.of(caveat)}")
        for each in ranking.ranked
        for caveat in each.caveats
        if caveat.id in ("bound", "sources-disagree")
    ]


def _stated(data: Dataset, each: Ranked, words: Words) -> str:
    if each.stated is None:
        return ""
    return words.rank(data.group(each.stated.among), each.stated.position, alone=each.stated.position is None)


def _absent(ranking: Ranking, words: Words) -> list[Note]:
    notes = []
    levels = {each.level for each in ranking.ranked}
    if len(levels) > 1:
        notes.append(Note("!", words["levels_mixed"]))
    for region, periods in ranking.other_periods:
        there = ", ".join(periods)
        notes.append(Note("—", words.say("only_periods", region=words.of(region), periods=there)))
    if ranking.missing:
        names = words.list(words.of(region) for region in ranking.missing)
        notes.append(Note("—", words.say("no_figure", regions=names)))
    return notes

"""The page of `rank`: a table a level with places and bars, the line to read it by, and who is missing."""

from collections.abc import Sequence

from econfacts.answers.figures import Figure
from econfacts.answers.ranking import LevelRanking, Ranking
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages import figure
from econfacts.screen.pages.aligned import Scale, aligned, bar, scale_for, value

BAR_CELLS = 10
_MOST_NAMES = 12
_TOLD_ELSEWHERE = frozenset({"provisional", "estimated", "implied", "within-rounding"})
"""Caveats that letters and places tell row by row."""

_PLURALS = {"country": "countries", "province": "provinces", "city": "cities", "county": "counties"}


def page(ranking: Ranking, words: Words) -> Page:
    """Regions in order, level by level."""
    rows = ranking.ranked
    sources = {source: number for number, source in enumerate(dict.fromkeys(row.fact.source for row in rows), start=1)}
    scaling = scale_for([row.known.value for row in rows], rows[0].measure if rows else "count", words)
    tables = [_table(level, ranking, scaling, sources, words) for level in ranking.levels]
    notes = figure.legend((row.fact for row in rows), words)
    notes += [Note(f"[{number}]", figure.reference(ranking.sources[id_], words)) for id_, number in sources.items()]
    notes += [Note("!", text) for text in _doubts(ranking, words)]
    notes += [Note("—", text) for text in asides(ranking, words)]
    return Page(words.of(ranking.metric), scaling.unit, tables, notes)


def asides(ranking: Ranking, words: Words) -> list[str]:
    """Who is not in the order: regions with other periods, with a stated rank alone, without a figure, refused."""
    said: list[str] = []
    for level in ranking.levels:
        by_period: dict[str, list[Figure]] = {}
        for side in level.elsewhere:
            by_period.setdefault(_of(side, level, words), []).append(side)
        for period, sides in by_period.items():
            told = [f"{words.of(side.region)} ({words.figure(side.fact)})" for side in sides]
            said.append(words.say("elsewhere", period=period, regions=_list(told, words)))
        said += [_stated_alone(side, ranking, words) for side in level.stated]
        if level.missing:
            said.append(words.say("no_figure", regions=_list([words.of(region) for region in level.missing], words)))
    reasons: dict[str, list[str]] = {}
    for refusal in ranking.refusals:
        reasons.setdefault(words.of(refusal), []).append(words.of(refusal.region or ranking.metric))
    said += [
        words.say("left_out", metrics=_list(dict.fromkeys(names), words), reason=why) for why, names in reasons.items()
    ]
    return said


def _table(level: LevelRanking, ranking: Ranking, scaling: Scale, sources: dict[str, int], words: Words) -> Table:
    values = aligned([value(row.fact, row.known, ranking.per_capita, scaling, words) for row in level.ranked])
    readings = [row.known.value for row in level.ranked]
    stated = any(row.stated for row in level.ranked)
    own_period = level.period is None or level.reference
    own_vintage = level.vintage is None or level.reference
    columns = [
        Column("", right=True),
        Column(""),
        Column("", right=True),
        Column(""),
        Column(""),
        Column("", wrap=True),
        Column("", wrap=True),
        Column(words["stated"] if stated else "", wrap=True),
        Column(""),
    ]
    rows = [] if level.reference else [Row([_heading(level, words)], section=True)]
    for row, text in zip(level.ranked, values, strict=True):
        vintage = ranking.vintages.get(row.fact.vintage or "")
        rows.append(
            Row(
                [
                    _place(row, level),
                    words.of(row.region),
                    text,
                    "" if level.reference else bar(row.known.value, readings, BAR_CELLS),
                    figure.letters(row.fact, words),
                    (row.fact.period or words["undated"]) if own_period else "",
                    words.of(vintage) if own_vintage and vintage else "",
                    _stated(row, ranking, words) if stated else "",
                    f"[{sources[row.fact.source]}]",
                ]
            )
        )
    return Table(columns, rows)


def _heading(level: LevelRanking, words: Words) -> str:
    """The period and vintage of a level's rows, and how many of its regions they are."""
    present = (
        words.say("all_present", total=level.total)
        if level.present == level.total
        else words.say("some_present", present=level.present, total=level.total)
    )
    if len(level.ranked) < level.present:
        present += words.comma + words.say("top_of", shown=len(level.ranked), present=level.present)
    parts = [level.period or "", words.of(level.vintage) if level.vintage else "", present]
    return f"{words[_PLURALS[level.level]].upper()}  {words.list(part for part in parts if part)}"


def _place(row: Figure, level: LevelRanking) -> str:
    if row.low is None:
        return "" if level.reference else "–"
    return str(row.low) if row.low == row.high else f"{row.low}–{row.high}"


def _doubts(ranking: Ranking, words: Words) -> list[str]:
    """What is to be said of the rows: of one region with its name, of a whole level once."""
    said = [words.of(caveat) for level in ranking.levels for caveat in level.caveats]
    by_text: dict[str, list[str]] = {}
    for row in ranking.ranked:
        for caveat in row.caveats:
            if caveat.id in _TOLD_ELSEWHERE or words.of(caveat) in said:
                continue
            by_text.setdefault(words.of(caveat), []).append(words.of(row.region))
    return [*said, *(f"{_list(dict.fromkeys(names), words)}: {text}" for text, names in by_text.items())]


def _stated(row: Figure, ranking: Ranking, words: Words) -> str:
    return "" if row.stated is None else words.rank(ranking.groups[row.stated.among], row.stated.position, alone=False)


def _stated_alone(side: Figure, ranking: Ranking, words: Words) -> str:
    rank = side.fact.rank
    assert rank is not None  # a fact without a number has a rank
    told = words.rank(ranking.groups[rank.among], rank.position, alone=False)
    period = side.fact.period or words["undated"]
    return words.say("stated_alone", region=words.of(side.region), rank=told, period=period)


def _of(side: Figure, level: LevelRanking, words: Words) -> str:
    """Which period a figure is of that is not ranked, and where that is the level's, which vintage."""
    period = side.fact.period or words["undated"]
    return f"{period} {side.fact.vintage}" if period == level.period and side.fact.vintage else period


def _list(names: Sequence[str] | dict[str, None], words: Words) -> str:
    every = list(names)
    if len(every) <= _MOST_NAMES:
        return words.list(every)
    return words.list([*every[:_MOST_NAMES], words.say("more", count=len(every) - _MOST_NAMES)])

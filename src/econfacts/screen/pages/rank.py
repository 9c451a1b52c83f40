"""The page of `rank`: a table a level with places and bars, the line to read it by, and who is missing."""

from econfacts.answers.ranking import LevelRanking, Ranking
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages.foot import Foot
from econfacts.screen.pages.numbers import Scale, bar, figure, scale_for, whole_bar
from econfacts.screen.pages.sentences import others, period, place, several

_BAR_CELLS = 10
_TOLD_ELSEWHERE = frozenset({"provisional", "estimated", "implied", "within-rounding"})
"""Caveats that letters and places tell row by row."""

_PLURALS = {"country": "countries", "province": "provinces", "city": "cities", "county": "counties"}


def page(ranking: Ranking, words: Words) -> Page:
    """Regions in order, level by level."""
    rows = ranking.ranked
    foot = Foot(words, ranking.sources.values())
    scaling = scale_for([row.value for row in rows], rows[0].measure if rows else "count", words)
    tables = [_table(level, ranking, scaling, foot) for level in ranking.levels]
    doubts = [Note("!", text) for text in _doubts(ranking, words)]
    missing = [Note("—", text) for text in others(ranking, words)]
    notes = [*foot.legend(), *foot.references(), *doubts, *missing]
    return Page(words.of(ranking.metric), scaling.unit, tables, notes)


def _table(level: LevelRanking, ranking: Ranking, scaling: Scale, foot: Foot) -> Table:
    """A level; the period and the vintage that its rows share stand in its heading, others in each row."""
    words, is_line = foot.words, level.reference
    greatest = whole_bar([row.known.value for row in level.ranked])
    rows = [] if is_line else [Row([_heading(level, words)], section=True)]
    for row in level.ranked:
        vintage = ranking.vintages.get(row.fact.vintage or "")
        cells = [
            "" if is_line else row.place,
            words.of(row.region),
            figure(row, scaling, words),
            "" if is_line else bar(row.value, greatest, _BAR_CELLS),
            foot.letters(row.fact),
            period(row.fact.period, words) if is_line or level.period is None else "",
            words.of(vintage) if is_line or level.vintage is None else "",
            place(row.stated, ranking, words),
            foot.source(row.fact.source),
        ]
        rows.append(Row(cells))
    number, wrap = Column(right=True, point=True), Column(wrap=True)
    stated = Column(words["stated"] if any(row.stated for row in level.ranked) else "", wrap=True)
    return Table([Column(right=True), Column(), number, Column(), Column(), wrap, wrap, stated, Column()], rows)


def _heading(level: LevelRanking, words: Words) -> str:
    """The period and vintage of a level's rows, and how many of its regions they are."""
    present, shown = level.present, len(level.ranked)
    how_many = words.say(
        "all_present" if present == level.total else "some_present", present=present, total=level.total
    )
    top = words.say("top_of", shown=shown, present=present) if shown < present else ""
    parts = period(level.period, words) if level.period else "", words.of(level.vintage), how_many, top
    return f"{words[_PLURALS[level.level]].upper()}  {words['pause'].join(filter(None, parts))}"


def _doubts(ranking: Ranking, words: Words) -> list[str]:
    """What is to be said of the rows: of one region with its name, of a whole level once."""
    said = [words.of(caveat) for level in ranking.levels for caveat in level.caveats]
    by_text: dict[str, list[str]] = {}
    for row in ranking.ranked:
        for caveat in row.caveats:
            if caveat.id not in _TOLD_ELSEWHERE and words.of(caveat) not in said:
                by_text.setdefault(words.of(caveat), []).append(words.of(row.region))
    return [*said, *(f"{several(names, words)}{words.colon}{text}" for text, names in by_text.items())]

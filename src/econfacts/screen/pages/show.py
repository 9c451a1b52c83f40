"""The page of `show REGION`: one row a metric, the figure first, then its period, its history and who says so."""

from econfacts.answers.details import Details
from econfacts.answers.profile import Line, Profile
from econfacts.model import periods
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table, sections
from econfacts.screen.pages.foot import Foot, whereabouts
from econfacts.screen.pages.numbers import Scale, scales, sparkline, value, whole
from econfacts.screen.pages.sentences import brief

_OLDER = "·"


def page(profile: Profile, details: Details, words: Words) -> Page:
    """A region's figures by topic; those older than the newest in the file are dim and marked, undated ones last."""
    foot = Foot(words, details.sources.values(), details.vintages)
    topics = [words.of(each.topic).upper() if each.topic else words["undated"].upper() for each in profile.sections]
    rows = []
    for section in profile.sections:
        readings = [(line.metric, line.fact.measure, [line.fact.value]) for line in section.lines]
        known = scales(readings, words, beside=False)
        rows.append([_row(line, scaling, details, foot) for line, scaling in zip(section.lines, known, strict=True)])
    number, dim = Column(right=True, point=True), Column(style="dim")
    columns = [Column(wrap=True), number, Column(), Column(right=True), dim, dim]
    newest = words.say("newest", year=details.newest) if details.newest else ""
    where = whereabouts(profile.region, details.above, words), profile.region.code, newest
    table = Table(columns, sections(zip(topics, rows, strict=True)))
    return Page(words.names(profile.region), " · ".join(filter(None, where)), [table], _notes(profile, details, foot))


def _row(line: Line, scaling: Scale, details: Details, foot: Foot) -> Row:
    fact, words, detail = line.fact, foot.words, details.of[line.fact.id]
    name = f"  {words[line.under]}" if line.under else words.of(line.metric)
    if detail.group is not None and fact.rank is not None:
        name += f"\n  {words.rank(detail.group, fact.rank.position, alone=fact.value is None)}"
    older = _OLDER if _is_older(line, details) else " "
    years = [str(year) for each in detail.earlier if (year := periods.year_of(each.period))]
    # The years before as a sparkline (of those on the same basis) and a range.
    earlier = [sparkline([*detail.series, fact]), "–".join([*years[:1], *(year[-2:] for year in years[1:][-1:])])]
    cells = [
        name,
        value(fact, scaling, words),
        whole(fact, words) or ("" if fact.value is None else scaling.unit),
        f"{foot.vintage(fact)}{foot.letters(fact)} {brief(fact.period, words)}{older}",
        " ".join(filter(None, earlier)) if years else "",
        foot.source(*detail.sources) + ("*" if fact.note else ""),
    ]
    return Row(cells, style="dim" if fact.period is None or older == _OLDER else "")


def _is_older(line: Line, details: Details) -> bool:
    year = periods.year_of(line.fact.period)
    return details.newest is not None and year is not None and year < details.newest


def _notes(profile: Profile, details: Details, foot: Foot) -> list[Note]:
    words, region, notes = foot.words, profile.region.id, foot.legend()
    if any(_is_older(line, details) for section in profile.sections for line in section.lines):
        notes.append(Note(_OLDER, words.say("older", year=details.newest)))
    if any(fact.note for fact in profile.facts()):
        notes.append(Note("*", words.say("has_note", region=region)))
    notes += foot.references()
    if details.issued:
        notes.append(Note("—", words.say("issued", date=details.issued)))
    if profile.more:
        notes.append(Note("+", words.say("more_facts", count=profile.more, region=region)))
    return notes

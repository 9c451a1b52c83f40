"""The page of `show REGION`: one row a metric, the figure first, then its period, its history and who says so."""

from econfacts.answers.profile import Line, Profile
from econfacts.model import periods
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table, sections
from econfacts.screen.pages.foot import Foot, brief, whereabouts
from econfacts.screen.pages.numbers import Scale, scales, sparkline, value, whole

_OLDER = "·"


def page(profile: Profile, words: Words) -> Page:
    """A region's figures by topic; those older than the newest in the file are dim and marked, undated ones last."""
    foot = Foot(words, profile.sources.values(), profile.vintages)
    topics = [(words.of(topic) if topic else words["undated"]).upper() for topic, _ in profile.sections]
    rows = []
    for _, lines in profile.sections:
        readings = [(line.metric, line.fact.measure, [line.fact.value]) for line in lines]
        known = scales(readings, words, beside=False)
        rows.append([_row(line, scaling, profile, foot) for line, scaling in zip(lines, known, strict=True)])
    number, dim = Column(right=True, point=True), Column(style="dim")
    columns = [Column(wrap=True), number, Column(), Column(right=True), dim, dim]
    newest, _ = profile.extent
    told = words.say("newest", year=newest) if newest else ""
    where = whereabouts(profile.region, profile.above, words), profile.region.code, told
    table = Table(columns, sections(zip(topics, rows, strict=True)))
    return Page(words.names(profile.region), " · ".join(filter(None, where)), [table], _notes(profile, foot))


def _row(line: Line, scaling: Scale, profile: Profile, foot: Foot) -> Row:
    fact, words = line.fact, foot.words
    name = f"  {words[line.under]}" if line.under else words.of(line.metric)
    if line.group is not None and fact.rank is not None:
        name += f"\n  {words.rank(line.group, fact.rank.position, alone=fact.value is None)}"
    older = _OLDER if _is_older(line, profile) else " "
    years = [str(year) for each in line.earlier if (year := periods.year_of(each.period))]
    # The years before as a sparkline (of those on the same basis) and a range.
    earlier = [sparkline([*line.series, fact]), "–".join([*years[:1], *(year[-2:] for year in years[1:][-1:])])]
    cells = [
        name,
        value(fact, scaling, words),
        whole(fact, words) or ("" if fact.value is None else scaling.unit),
        f"{foot.vintage(fact)}{foot.letters(fact)} {brief(fact.period, words)}{older}",
        " ".join(filter(None, earlier)) if years else "",
        foot.source(*line.sources) + ("*" if fact.note else ""),
    ]
    return Row(cells, style="dim" if fact.period is None or older == _OLDER else "")


def _is_older(line: Line, profile: Profile) -> bool:
    (newest, _), year = profile.extent, periods.year_of(line.fact.period)
    return newest is not None and year is not None and year < newest


def _notes(profile: Profile, foot: Foot) -> list[Note]:
    words, region, notes = foot.words, profile.region.id, foot.legend()
    newest, issued = profile.extent
    if any(_is_older(line, profile) for _, lines in profile.sections for line in lines):
        notes.append(Note(_OLDER, words.say("older", year=newest)))
    if any(fact.note for fact in profile.facts()):
        notes.append(Note("*", words.say("has_note", region=region)))
    notes += foot.references()
    if issued:
        notes.append(Note("—", words.say("issued", date=issued)))
    if profile.more:
        notes.append(Note("+", words.say("more_facts", count=profile.more, region=region)))
    return notes

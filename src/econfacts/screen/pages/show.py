"""The page of `show REGION`: one row a metric, the figure first, then its period, its history and who says so."""

from decimal import Decimal

from econfacts.answers.profile import Line, Profile, Section
from econfacts.model import periods
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table, sections
from econfacts.screen.pages.foot import Foot, brief
from econfacts.screen.pages.numbers import aligned, scale_for, sparkline, value, whole

_OLDER = "·"


def page(profile: Profile, words: Words) -> Page:
    """A region's figures by topic; those older than the newest in the file are dim and marked, undated ones last."""
    foot = Foot(words, profile.sources.values(), profile.vintages)
    rows = sections([(_heading(each, words), _rows(each, profile, foot, words)) for each in profile.sections])
    right, dim = Column(right=True), Column(style="dim")
    columns = [Column(wrap=True), right, Column(), right, dim, dim]
    newest = [words.say("newest", year=profile.newest)] if profile.newest else []
    where = " · ".join([*_whereabouts(profile, words), *newest])
    tables = [Table(columns, rows)] if rows else []
    return Page(words.names(profile.region), where, tables, _notes(profile, foot, words))


def _heading(section: Section, words: Words) -> str:
    return (words["undated"] if section.topic is None else words.of(section.topic)).upper()


def _whereabouts(profile: Profile, words: Words) -> list[str]:
    """Level, the regions it lies in, code."""
    region = profile.region
    level = "/".join(words[each] for each in region.levels)
    if profile.above:
        level = words.say("lies_in", level=level, above=words.above([words.of(each) for each in profile.above]))
    return [level, region.code] if region.code else [level]


def _rows(section: Section, profile: Profile, foot: Foot, words: Words) -> list[Row]:
    known: dict[tuple[str, bool], list[Decimal]] = {}
    for line in section.lines:
        known.setdefault(_measure(line), []).append(line.fact.value or Decimal(0))
    scales = {key: scale_for(values, key[0], words, beside=False) for key, values in known.items()}
    scaled = [(line, scales[_measure(line)]) for line in section.lines]
    shown = aligned([value(line.fact, scaling, words) for line, scaling in scaled])
    return [
        _row(line, number, scaling.unit, profile, foot, words)
        for (line, scaling), number in zip(scaled, shown, strict=True)
    ]


def _measure(line: Line) -> tuple[str, bool]:
    """What shares a scale: figures of one measure, those per head apart."""
    return line.fact.measure, line.metric.per_capita


def _row(line: Line, number: str, unit: str, profile: Profile, foot: Foot, words: Words) -> Row:
    fact = line.fact
    name = f"  {words[line.under]}" if line.under else words.of(line.metric)
    if line.group is not None and fact.rank is not None:
        name += f"\n  {words.rank(line.group, fact.rank.position, alone=fact.value is None)}"
    older = _OLDER if _is_older(line, profile) else " "
    cells = [
        name,
        number,
        whole(fact, words) or ("" if fact.value is None else unit),
        f"{foot.vintage(fact)}{foot.letters(fact)} {brief(fact.period, words)}{older}",
        _earlier(line),
        foot.source(*line.sources) + ("*" if fact.note else ""),
    ]
    return Row(cells, style="dim" if fact.period is None or older == _OLDER else "")


def _is_older(line: Line, profile: Profile) -> bool:
    year = periods.year_of(line.fact.period)
    return profile.newest is not None and year is not None and year < profile.newest


def _earlier(line: Line) -> str:
    """The years before as a sparkline (of those on the same basis) and a range."""
    years = [year for fact in line.earlier if (year := periods.year_of(fact.period))]
    if not years:
        return ""
    told = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1] % 100:02}"
    return f"{sparkline([*line.series, line.fact])} {told}".strip()


def _notes(profile: Profile, foot: Foot, words: Words) -> list[Note]:
    notes = foot.legend()
    if any(_is_older(line, profile) for section in profile.sections for line in section.lines):
        notes.append(Note(_OLDER, words.say("older", year=profile.newest)))
    if any(fact.note for fact in profile.facts()):
        notes.append(Note("*", words.say("has_note", region=profile.region.id)))
    notes += foot.references()
    if profile.more:
        notes.append(Note("+", words.say("more_facts", count=profile.more, region=profile.region.id)))
    return notes

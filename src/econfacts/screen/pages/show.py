"""The page of `show REGION`: one row a metric, the figure first, then its period, its history and who says so."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from econfacts.answers.profile import Line, Profile, Section
from econfacts.model import periods
from econfacts.model.quantities import scale, shortest
from econfacts.model.records import Fact
from econfacts.model.words import Words, scale_of
from econfacts.screen.page import Column, Note, Page, Row, Table
from econfacts.screen.pages import aligned, figure

_SPARKS = "▁▂▃▄▅▆▇█"
_FEWEST_SPARKS = 3
_LEAST_READABLE = Decimal("0.1")


def page(profile: Profile, words: Words) -> Page:
    """A region's figures by topic; older ones are dimmed, undated ones come last."""
    numbers = {source: number for number, source in enumerate(profile.sources, start=1)}
    rows: list[Row] = []
    for section in profile.sections:
        rows += [Row([""], section=True)] if rows else []
        title = words["undated"] if section.topic is None else words.of(section.topic)
        rows.append(Row([title.upper()], section=True))
        rows += _rows(section, profile, numbers, words)
    values = iter(aligned.aligned([row.cells[1] for row in rows if not row.section]))
    rows = [row if row.section else row._replace(cells=[row.cells[0], next(values), *row.cells[2:]]) for row in rows]
    columns = [
        Column("", wrap=True),
        Column("", right=True),
        Column(""),
        Column("", right=True),
        Column("", style="dim"),
        Column("", style="dim"),
    ]
    where = " · ".join([whereabouts(profile, words), *_newest(profile, words)])
    return Page(words.names(profile.region), where, [Table(columns, rows)] if rows else [], _notes(profile, words))


def whereabouts(profile: Profile, words: Words) -> str:
    """Level, the regions it lies in, code."""
    region = profile.region
    level = "/".join(words[each] for each in region.levels)
    above = [words.of(each) for each in profile.above]
    lies = words.say("lies_in", level=level, above=words.above(above)) if above else level
    return " · ".join(part for part in (lies, region.code or "") if part)


def _newest(profile: Profile, words: Words) -> list[str]:
    return [words.say("newest", year=profile.newest)] if profile.newest else []


def _rows(section: Section, profile: Profile, numbers: Mapping[str, int], words: Words) -> list[Row]:
    by_measure: dict[tuple[str, bool], list[Decimal]] = {}
    for line in section.lines:
        if line.fact.value is not None:
            by_measure.setdefault(_measure(line), []).append(line.fact.value)
    scales = {key: block_scale(values, key[0], words) for key, values in by_measure.items()}
    return [_row(line, scales.get(_measure(line)), profile, numbers, words) for line in section.lines]


def _measure(line: Line) -> tuple[str, bool]:
    """What shares a scale: figures of one measure, those per head apart."""
    return line.fact.measure, line.metric.per_capita


def block_scale(values: Sequence[Decimal], measure: str, words: Words) -> aligned.Scale:
    """One scale for figures of a block: that of the greatest, or a smaller one in which the least can be read."""
    greatest, least = max(map(abs, values)), min(map(abs, values))
    power, word = scale_of(greatest, words.scales)
    if least and power and scale(least, -power) < _LEAST_READABLE:
        power, word = scale_of(least, words.scales)
    return aligned.Scale(power, words.unit(measure, word), "count")


def _row(line: Line, scaling: aligned.Scale | None, profile: Profile, numbers: Mapping[str, int], words: Words) -> Row:
    fact = line.fact
    name = f"  {words[line.under]}" if line.under else words.of(line.metric)
    if line.group is not None and fact.rank is not None:
        name += f"\n  {words.rank(line.group, fact.rank.position, alone=fact.value is None)}"
    if fact.value is None or scaling is None:
        number, unit = words.figure(fact), ""
    else:
        number, unit = value(fact, scaling, words), scaling.unit
        if fact.out_of is not None:
            unit = words.say("of_whole", whole=words.amount(fact.out_of, "count"))
    year = periods.year_of(fact.period)
    older = profile.newest is not None and year is not None and year < profile.newest
    sources = "".join(f"[{numbers[source]}]" for source in line.sources)
    marks = figure.vintage_mark(fact, profile.vintages) + figure.letters(fact, words)
    period = f"{marks} {_year(fact.period)}".strip()
    cells = [name, number, unit, period, _earlier(line), f"{sources}{'*' if fact.note else ''}"]
    return Row(cells, style="dim" if older or line.fact.period is None else "")


def _year(period: str | None) -> str:
    """A period; the last day of a year is told as the year, for metrics say in their names that they count then."""
    return "" if period is None else period.removesuffix("-12-31")


def value(fact: Fact, scaling: aligned.Scale, words: Words) -> str:
    """A fact's number in a scale, with all of its digits, its sign and its bound."""
    assert fact.value is not None
    # Zeros behind a printed point are digits (351.0); those of a round number are not (2000万: 20 million).
    is_whole = fact.number is not None and fact.number.as_tuple().exponent == 0
    return aligned.number(shortest(fact.value) if is_whole else fact.value, scaling, words, fact.bound)


def _earlier(line: Line) -> str:
    """The years before as a sparkline (of those on the same basis) and a range."""
    years = [year for fact in line.earlier if (year := periods.year_of(fact.period))]
    if not years:
        return ""
    told = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1] % 100:02}"
    return f"{sparkline([*line.series, line.fact])} {told}".strip()


def sparkline(facts: Sequence[Fact]) -> str:
    """Values as blocks of eight heights, from the least to the greatest; nothing for a few."""
    values = [fact.value for fact in facts if fact.value is not None]
    if len(values) < _FEWEST_SPARKS:
        return ""
    least, greatest = min(values), max(values)
    if least == greatest:
        return _SPARKS[3] * len(values)
    steps = ((each - least) / (greatest - least) * (len(_SPARKS) - 1) for each in values)
    return "".join(_SPARKS[int(step.to_integral_value())] for step in steps)


def _notes(profile: Profile, words: Words) -> list[Note]:
    facts = profile.facts()
    notes = [*figure.vintages(facts, profile.vintages, words), *figure.legend(facts, words)]
    if any(fact.note for fact in facts):
        notes.append(Note("*", words.say("has_note", region=profile.region.id)))
    notes += _references(profile, words)
    if profile.more:
        notes.append(Note("+", words.say("more_facts", count=profile.more, region=profile.region.id)))
    return notes


def _references(profile: Profile, words: Words) -> Iterable[Note]:
    for number, source in enumerate(profile.sources.values(), start=1):
        yield Note(f"[{number}]", figure.reference(source, words))

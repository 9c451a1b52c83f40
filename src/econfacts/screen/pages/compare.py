"""The page of `compare`: two regions side by side, a row a metric; of more a block a metric with bars.

Numbered notes stand below; what is said of several rows is said once.
"""

from collections.abc import Iterable, Sequence

from econfacts.answers.comparison import Comparison
from econfacts.answers.comparison import Row as Answer
from econfacts.answers.figures import Figure
from econfacts.answers.profile import under
from econfacts.model.quantities import plain
from econfacts.model.records import Region, Topic
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table, sections
from econfacts.screen.pages.foot import Foot
from econfacts.screen.pages.numbers import Scale, bar, figure, number, scale_for, scales, whole_bar
from econfacts.screen.pages.sentences import brief, left_out, period

_BAR_CELLS = 6


def page(comparison: Comparison, words: Words) -> Page:
    """Regions side by side, by topic."""
    foot = Foot(words, vintages=comparison.vintages)
    first, *others = [words.of(region) for region in comparison.regions]
    is_pair = len(others) == 1
    # What belongs to the row above it (its growth rate, its amount per head) stays with it.
    topics: dict[Topic, list[tuple[Answer, str]]] = {}
    topic = None
    for row, whose in zip(comparison.rows, under(row.metric for row in comparison.rows), strict=True):
        topic = topic if topic and whose else row.topic
        topics.setdefault(topic, []).append((row, whose))
    drawn = _side_by_side if is_pair else _blocks
    rows = sections([drawn(topic, lines, comparison.regions, foot) for topic, lines in topics.items()])
    has_notes = any(row.cells[-1] for row in rows if not row.section)
    gaps = [Column(words["difference"], right=True, point=not is_pair), Column(words["ratio"], right=True)]
    notes = Column(words["notes"] if has_notes else "", wrap=True)  # without a heading it goes where it is empty
    if is_pair:
        sides = [Column(first, right=True), Column(others[0], right=True)]
        columns = [Column(wrap=True), *sides, *gaps, Column(), notes]
    else:
        columns = [Column(), Column(words["value"], right=True, point=True), Column(), *gaps, notes]
    title = words.say("side_by_side", first=first, others=words.list(others))
    against = "against_first_per_capita" if comparison.per_capita else "against_first"
    rule = words.say(against, first=first, other=others[0] if is_pair else words["any_other"])
    missing = [Note("—", text) for text in left_out(comparison.refusals, words)]
    return Page(title, rule, [Table(columns, rows)], [*foot.legend(), *missing])


def _side_by_side(
    topic: Topic, lines: Sequence[tuple[Answer, str]], regions: Sequence[Region], foot: Foot
) -> tuple[str, list[Row]]:
    """A row a metric of two regions, in the order in which they were named; what all rows share is in the heading."""
    words = foot.words
    readings = [(row.metric, row.figures[0].measure, [each.value for each in row.figures]) for row, _ in lines]
    known = scales(readings, words)
    unit = "" if any(not scaling.unit and not scaling.sign for scaling in known) else known[0].unit
    periods = [
        " / ".join(dict.fromkeys(brief(each.fact.period, words) or words["undated"] for each in row.figures))
        for row, _ in lines
    ]
    when, *other_periods = dict.fromkeys(periods)
    vintage, *other_vintages = dict.fromkeys(row.vintage for row, _ in lines)
    is_of_one_vintage = bool(vintage) and not other_vintages
    rows = []
    for (row, whose), scaling, of_row in zip(lines, known, periods, strict=True):
        by_region = {each.region.id: each for each in row.figures}
        first, second = (by_region.get(region.id) for region in regions)
        label = f"  {words[whose]}" if whose else words.of(row.metric)
        marks = "" if is_of_one_vintage else "/".join(dict.fromkeys(foot.vintage(each.fact) for each in row.figures))
        cells = [
            label if scaling.unit in ("", unit) else words["pause"].join([label, scaling.unit]),
            *(words["none"] if each is None else figure(each, scaling, words) for each in (first, second)),
            *(["", ""] if second is None else _gap(second, scaling, words)),
            f"{marks} {of_row if other_periods else ''}".strip().replace(" / ", " /\n"),
            _caveats(row.figures, foot),
        ]
        rows.append(Row(cells))
    shared = "" if other_periods else when, words.of(vintage) if is_of_one_vintage else "", unit
    return f"{words.of(topic).upper()}  {words['pause'].join(filter(None, shared))}".strip(), rows


def _blocks(
    topic: Topic, lines: Sequence[tuple[Answer, str]], regions: Sequence[Region], foot: Foot
) -> tuple[str, list[Row]]:
    """A block a metric: what its figures share, and a row for each region with a bar beside each value."""
    words, rows = foot.words, []
    for row, _ in lines:
        readings = [each.value for each in row.figures if each.value is not None]
        scaling, greatest = scale_for(readings, row.figures[0].measure, words), whole_bar(readings)
        periods = dict.fromkeys(period(each.fact.period, words) for each in row.figures)
        shared = words.of(row.metric), " / ".join(periods), words.of(row.vintage), scaling.unit
        rows.append(Row([words["pause"].join(filter(None, shared))], section=True))
        for each in row.figures:
            shown = figure(each, scaling, words), bar(each.value, greatest, _BAR_CELLS)
            gap, caveats = _gap(each, scaling, words), _caveats([each], foot)
            rows.append(Row([f"  {words.of(each.region)}", *shown, *gap, caveats]))
        rows += [Row([f"  {words.of(region)}", words["none"], "", "", "", ""]) for region in row.missing]
    return words.of(topic).upper(), rows


def _gap(each: Figure, scaling: Scale, words: Words) -> list[str]:
    """Difference and ratio to the digits that the figures allow."""
    if each.gap.shown_difference is None:
        return ["", ""]
    points = scaling._replace(sign=words.unit("percentage-point", "")) if each.measure == "percent" else scaling
    ratio = "" if each.gap.shown_ratio is None else plain(each.gap.shown_ratio)
    return [number(each.gap.shown_difference, points, words, signed=True), ratio]


def _caveats(figures: Iterable[Figure], foot: Foot) -> str:
    return foot.caveats(foot.words.of(caveat) for each in figures for caveat in each.caveats)

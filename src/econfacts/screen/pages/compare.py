"""The page of `compare`: two regions side by side, a row a metric; of more a block a metric with bars.

Numbered notes stand below; what is said of several rows is said once.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from econfacts.answers.comparison import Comparison
from econfacts.answers.comparison import Row as Answer
from econfacts.answers.figures import Figure
from econfacts.model.quantities import plain
from econfacts.model.records import Region, Topic
from econfacts.model.words import Words
from econfacts.screen.page import Column, Page, Row, Table, sections
from econfacts.screen.pages.foot import Foot, brief, left_out, period
from econfacts.screen.pages.numbers import Scale, bar, figure, number, scale_for, scales

_BAR_CELLS = 6

T = TypeVar("T")


class _Line(NamedTuple):
    """A row of the answer; `under` says that it is the growth rate or the amount per head of one above."""

    row: Answer
    under: str


def page(comparison: Comparison, words: Words) -> Page:
    """Regions side by side, by topic."""
    foot = Foot(words, vintages=comparison.vintages)
    first, *others = [words.of(region) for region in comparison.regions]
    is_pair = len(others) == 1
    drawn = _side_by_side if is_pair else _blocks
    rows = sections([drawn(topic, lines, comparison.regions, foot) for topic, lines in _by_topic(comparison)])
    gaps = [Column(words["difference"], right=True, point=not is_pair), Column(words["ratio"], right=True)]
    numbered = foot.numbered()
    notes = Column(words["notes"] if numbered else "", wrap=True)  # without a heading it goes where it is empty
    if is_pair:
        sides = [Column(first, right=True), Column(others[0], right=True)]
        columns = [Column(wrap=True), *sides, *gaps, Column(), notes]
    else:
        columns = [Column(), Column(words["value"], right=True, point=True), Column(), *gaps, notes]
    title = words.say("side_by_side", first=first, others=words.list(others))
    against = "against_first_per_capita" if comparison.per_capita else "against_first"
    rule = words.say(against, first=first, other=others[0] if is_pair else words["any_other"])
    below = [*foot.legend(), *numbered, *left_out(comparison.refusals, words)]
    return Page(title, rule, [Table(columns, rows)] if rows else [], below)


def _by_topic(comparison: Comparison) -> Iterable[tuple[Topic, list[_Line]]]:
    """The rows by topic; what belongs to the row above it stays with it."""
    groups: dict[Topic, list[_Line]] = {}
    lines: list[_Line] = []
    above: set[str | None] = set()
    for row in comparison.rows:
        metric = row.metric
        under = "growth" if metric.growth_of in above else "per_head" if metric.per_head_of in above else ""
        if not under:
            above, lines = set(), groups.setdefault(row.topic, [])
        above.add(metric.id)
        lines.append(_Line(row, under))
    return groups.items()


def _side_by_side(topic: Topic, lines: Sequence[_Line], regions: Sequence[Region], foot: Foot) -> tuple[str, list[Row]]:
    """A row a metric of two regions, in the order in which they were named; what all rows share is in the heading."""
    words = foot.words
    known = scales(((_measure(row), each.value) for row, _ in lines for each in row.figures), words)
    unit = "" if Scale(0, "") in known.values() else known[_measure(lines[0].row)].unit
    when = _only(_periods(row, words) for row, _ in lines)
    vintage = _only(row.vintage for row, _ in lines)
    rows = []
    for row, under in lines:
        scaling, by_region = known[_measure(row)], {each.region.id: each for each in row.figures}
        first, second = (by_region.get(region.id) for region in regions)
        marks = [""] if vintage else [foot.vintage(each.fact) for each in row.figures]
        label = f"  {words[under]}" if under else words.of(row.metric)
        cells = [
            label if scaling.unit in ("", unit) else words["pause"].join([label, scaling.unit]),
            *(words["none"] if each is None else figure(each, scaling, words) for each in (first, second)),
            *(["", ""] if second is None else _gap(second, scaling, words)),
            f"{'/'.join(dict.fromkeys(marks))} {'' if when else _periods(row, words)}".strip().replace(" / ", " /\n"),
            _caveats(row.figures, foot),
        ]
        rows.append(Row(cells))
    shared = [when or "", words.of(vintage), unit]
    return f"{words.of(topic).upper()}  {words['pause'].join(part for part in shared if part)}".strip(), rows


def _only(values: Iterable[T]) -> T | None:
    """What all of them are, None where they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _measure(row: Answer) -> tuple[str, bool]:
    """What shares a scale: figures of one measure, those per head apart."""
    return row.figures[0].measure, row.metric.per_capita


def _readings(row: Answer) -> list[Decimal]:
    return [each.value for each in row.figures if each.value is not None]


def _periods(row: Answer, words: Words) -> str:
    return " / ".join(dict.fromkeys(brief(each.fact.period, words) or words["undated"] for each in row.figures))


def _blocks(topic: Topic, lines: Sequence[_Line], regions: Sequence[Region], foot: Foot) -> tuple[str, list[Row]]:
    """A block a metric: a heading, and a row for each region with a bar beside each value."""
    rows: list[Row] = []
    for row, _ in lines:
        scaling = scale_for(_readings(row), row.figures[0].measure, foot.words)
        rows += [Row([_heading(row, scaling, foot.words)], section=True), *_block(row, scaling, foot)]
    return foot.words.of(topic).upper(), rows


def _heading(row: Answer, scaling: Scale, words: Words) -> str:
    """The metric, the period and the vintage of its figures, and what they are in."""
    periods = dict.fromkeys(period(figure.fact.period, words) for figure in row.figures)
    parts = [words.of(row.metric), " / ".join(periods), words.of(row.vintage) if row.vintage else "", scaling.unit]
    return words["pause"].join(part for part in parts if part)


def _block(row: Answer, scaling: Scale, foot: Foot) -> Iterable[Row]:
    words, readings = foot.words, _readings(row)
    for each in row.figures:
        shown, drawn = figure(each, scaling, words), bar(each.value, readings, _BAR_CELLS)
        yield Row([f"  {words.of(each.region)}", shown, drawn, *_gap(each, scaling, words), _caveats([each], foot)])
    for region in row.missing:
        yield Row([f"  {words.of(region)}", words["none"], "", "", "", ""])


def _gap(each: Figure, scaling: Scale, words: Words) -> list[str]:
    """Difference and ratio to the digits that the figures allow."""
    if each.gap.shown_difference is None:
        return ["", ""]
    points = scaling._replace(sign=words.unit("percentage-point", "")) if each.measure == "percent" else scaling
    ratio = "" if each.gap.shown_ratio is None else plain(each.gap.shown_ratio)
    return [number(each.gap.shown_difference, points, words, signed=True), ratio]


def _caveats(figures: Iterable[Figure], foot: Foot) -> str:
    return foot.caveats(foot.words.of(caveat) for each in figures for caveat in each.caveats)

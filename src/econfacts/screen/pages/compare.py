"""The page of `compare`: two regions side by side, a row a metric; of more a block a metric with bars.

Numbered notes stand below; what is said of several rows is said once.
"""

from collections.abc import Sequence

from econfacts.answers.comparison import Comparison, Row
from econfacts.answers.figures import Figure, Refusal
from econfacts.model.quantities import plain
from econfacts.model.words import Words
from econfacts.screen import page as layout
from econfacts.screen.page import Column, Note, Page, Table
from econfacts.screen.pages.aligned import Scale, aligned, bar, number, scale_for, value

BAR_CELLS = 6


def page(comparison: Comparison, words: Words) -> Page:
    """Regions side by side, by topic."""
    marks = _Marks(words)
    is_pair = len(comparison.regions) == 2
    rows: list[layout.Row] = []
    topic = None
    for row in comparison.rows:
        if row.topic != topic:
            topic = row.topic
            rows += [layout.Row([""], section=True)] if rows else []
            rows.append(layout.Row([words.of(topic).upper()], section=True))
        scaling = _scaling(row, words)
        rows.append(layout.Row([_heading(row, scaling, words)], section=True))
        rows += _side_by_side(row, comparison, scaling, marks) if is_pair else _block(row, scaling, marks)
    first, *others = [words.of(region) for region in comparison.regions]
    title = words.say("side_by_side", first=first, others=words.list(others))
    rule = words.say("against_first_per_capita" if comparison.per_capita else "against_first", first=first)
    heading = words["notes"] if marks.notes() else ""  # a column without a heading goes where nothing is in it
    columns = _pair_columns(first, others[0], words, heading) if is_pair else _block_columns(words, heading)
    notes = [*marks.notes(), *_refusals(comparison.refusals, words)]
    return Page(title, rule, [Table(columns, rows)] if rows else [], notes)


def _pair_columns(first: str, second: str, words: Words, notes: str) -> list[Column]:
    return [
        Column(""),
        Column(first, right=True),
        Column(second, right=True),
        Column(words["difference"], right=True),
        Column(words["ratio"], right=True),
        Column(notes, wrap=True),
    ]


def _block_columns(words: Words, notes: str) -> list[Column]:
    return [
        Column(""),
        Column(words["value"], right=True),
        Column(""),
        Column(words["difference"], right=True),
        Column(words["ratio"], right=True),
        Column(notes, wrap=True),
    ]


def _heading(row: Row, scaling: Scale, words: Words) -> str:
    """The metric, the period and the vintage of its figures, and what they are in."""
    periods = dict.fromkeys(figure.fact.period or words["undated"] for figure in row.figures)
    parts = [words.of(row.metric), " / ".join(periods), words.of(row.vintage) if row.vintage else "", scaling.unit]
    return words.list(part for part in parts if part)


def _scaling(row: Row, words: Words) -> Scale:
    readings = [figure.value for figure in row.figures if figure.value is not None]
    return scale_for(readings, row.figures[0].measure, words)


def _side_by_side(row: Row, comparison: Comparison, scaling: Scale, marks: "_Marks") -> list[layout.Row]:
    """The one row of two regions, in the order in which they were named."""
    by_region = {figure.region.id: figure for figure in row.figures}
    first, second = (by_region.get(region.id) for region in comparison.regions)
    values = [marks.words["none"] if each is None else _value(each, scaling, marks.words) for each in (first, second)]
    gap = _gap(second, scaling, marks.words) if second is not None else ["", ""]
    numbers = marks.of([each for each in (first, second) if each is not None])
    return [layout.Row(["", *values, *gap, numbers])]


def _block(row: Row, scaling: Scale, marks: "_Marks") -> list[layout.Row]:
    """A row for each region, with a bar beside each value."""
    words = marks.words
    readings = [figure.value for figure in row.figures if figure.value is not None]
    values = aligned([_value(each, scaling, words) for each in row.figures])
    gaps = [_gap(each, scaling, words) for each in row.figures]
    differences = aligned([gap for gap, _ in gaps])
    rows = []
    for each, text, difference, (_, ratio) in zip(row.figures, values, differences, gaps, strict=True):
        drawn = bar(each.value, readings, BAR_CELLS)
        rows.append(layout.Row([f"  {words.of(each.region)}", text, drawn, difference, ratio, marks.of([each])]))
    return [*rows, *(layout.Row([f"  {words.of(region)}", words["none"], "", "", "", ""]) for region in row.missing)]


def _value(each: Figure, scaling: Scale, words: Words) -> str:
    if each.reading is None:
        return words.figure(each.fact)
    return value(each.fact, each.reading, each.residents is not None, scaling, words)


def _gap(each: Figure, scaling: Scale, words: Words) -> list[str]:
    """Difference and ratio to the digits that the figures allow."""
    if each.gap.shown_difference is None:
        return ["", ""]
    points = scaling._replace(measure={"percent": "percentage-point"}.get(scaling.measure, scaling.measure))
    ratio = "" if each.gap.shown_ratio is None else plain(each.gap.shown_ratio)
    return [number(each.gap.shown_difference, points, words, signed=True), ratio]


class _Marks:
    """Numbers the caveats in the order in which they come up; the same caveat has one number."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._numbers: dict[str, int] = {}

    def of(self, figures: Sequence[Figure]) -> str:
        caveats = [caveat for figure in figures for caveat in figure.caveats]
        numbers = {self._numbers.setdefault(self.words.of(caveat), len(self._numbers) + 1) for caveat in caveats}
        return " ".join(str(number) for number in sorted(numbers))

    def notes(self) -> list[Note]:
        return [Note(f"{number}", text) for text, number in self._numbers.items()]


def _refusals(refusals: Sequence[Refusal], words: Words) -> list[Note]:
    reasons: dict[str, list[str]] = {}
    for refusal in refusals:
        reasons.setdefault(words.of(refusal), []).append(words.of(refusal.metric))
    return [
        Note("—", words.say("left_out", metrics=words["between_refused"].join(names), reason=reason))
        for reason, names in reasons.items()
    ]

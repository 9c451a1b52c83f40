"""The page of `compare`: a block a metric, a line a region, a bar beside each value, numbered notes below."""

from collections.abc import Sequence
from decimal import Context, Decimal

from econfacts.answers.comparison import Compared, Comparison, Refusal, Row
from econfacts.answers.dataset import Dataset
from econfacts.model.quantities import plain
from econfacts.model.records import Region
from econfacts.model.words import Words
from econfacts.screen import page as layout
from econfacts.screen.page import Column, Note, Page, Table

BAR_CELLS = 6
_SIX_DIGITS = Context(prec=6)
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def page(data: Dataset, comparison: Comparison, words: Words) -> Page:
    """Regions side by side, by topic."""
    regions = {region.id: region for region in comparison.regions}
    marks = _Marks(words)
    rows: list[layout.Row] = []
    topic_names = {topic.id: words.of(topic) for topic in data.topics()}
    topic = None
    for row in comparison.rows:
        if row.metric.topic != topic:
            topic = row.metric.topic
            rows += [layout.Row([""], section=True)] if rows else []
            rows.append(layout.Row([topic_names[topic].upper()], section=True))
        rows.append(layout.Row([_metric_name(row, words)], section=True))
        rows += [_line(each, row, regions, marks, words) for each in row.figures]
    columns = [
        Column(""),
        Column(words["value"], right=True),
        Column(""),
        Column(words["difference"], right=True),
        Column(words["ratio"], right=True),
        Column(words["notes"], wrap=True),
    ]
    first, *others = [words.of(region) for region in comparison.regions]
    title = words.say("side_by_side", first=first, others=words.list(others))
    rule = words.say("against_first_per_capita" if comparison.per_capita else "against_first", first=first)
    notes = [*marks.notes(), *_refusals(comparison.refusals, words)]
    return Page(title, rule, [Table(columns, rows)] if rows else [], notes)


def _metric_name(row: Row, words: Words) -> str:
    periods = dict.fromkeys(figure.period or words["undated"] for figure in row.figures)
    return f"{words.of(row.metric)}, {' / '.join(periods)}"


def _line(each: Compared, row: Row, regions: dict[str, Region], marks: "_Marks", words: Words) -> layout.Row:
    values = [other.value for other in row.figures if other.value is not None]
    return layout.Row(
        [
            f"  {words.of(regions[each.region])}",
            _value(each, words),
            _bar(each.value, values),
            _difference(each, words),
            "" if each.ratio is None else f"× {short(each.ratio)}",
            marks.of(each),
        ]
    )


def _value(each: Compared, words: Words) -> str:
    if each.value is None or each.measure == each.fact.measure:
        return words.figure(each.fact)
    return words.amount(_rounded(each.value, each), each.fact.measure, each.fact.bound)


def _difference(each: Compared, words: Words) -> str:
    if each.difference is None:
        return ""
    # The value beside it names the currency; naming it again would cost the width of a terminal.
    measure = {"percent": "percentage-point", "CNY": "count"}.get(each.fact.measure, each.fact.measure)
    return words.amount(_rounded(each.difference, each), measure, signed=True)


def _rounded(number: Decimal, each: Compared) -> Decimal:
    """A figure per head to six digits, for people; every other figure keeps all of its digits."""
    return number if each.measure == each.fact.measure else _SIX_DIGITS.plus(number)


def short(ratio: Decimal) -> str:
    """A ratio to three significant digits, for people; records have more."""
    rounded = Decimal(f"{ratio:.3g}")
    return plain(rounded)


def _bar(value: Decimal | None, values: Sequence[Decimal]) -> str:
    """A bar in eighths of a cell, scaled within its row; values on both sides of zero have none."""
    greatest = max((abs(each) for each in values), default=Decimal(0))
    if value is None or not greatest or min(values) < 0:
        return ""
    eighths = int((value / greatest * BAR_CELLS * 8).to_integral_value())
    full, rest = divmod(max(eighths, 1), 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")


class _Marks:
    """Numbers the caveats in the order in which they come up; the same caveat has one number."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers: dict[str, int] = {}

    def of(self, each: Compared) -> str:
        numbers = [self._numbers.setdefault(self._words.of(caveat), len(self._numbers) + 1) for caveat in each.caveats]
        return " ".join(str(number) for number in sorted(set(numbers)))

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

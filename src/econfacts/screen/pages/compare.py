"""The page of `compare`: a block a metric, a line a region, a bar beside each value, numbered notes below."""

from collections.abc import Sequence
from decimal import Context, Decimal

from econfacts.answers.comparison import Compared, Comparison, Refusal, Row
from econfacts.answers.dataset import Dataset
from econfacts.model.quantities import plain, spoken
from econfacts.model.records import Region
from econfacts.model.words import word
from econfacts.screen import page as layout
from econfacts.screen.page import Column, Note, Page, Table
from econfacts.screen.pages import figure

BAR_CELLS = 6
_SIX_DIGITS = Context(prec=6)
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def page(data: Dataset, comparison: Comparison, lang: str) -> Page:
    """Regions side by side, by topic."""
    zh = lang == "zh"
    regions = {region.id: region for region in comparison.regions}
    marks = _Marks(lang)
    rows: list[layout.Row] = []
    topic_names = {topic.id: topic.zh if zh else topic.en for topic in data.topics()}
    topic = None
    for row in comparison.rows:
        if row.metric.topic != topic:
            topic = row.metric.topic
            rows += [layout.Row([""], section=True)] if rows else []
            rows.append(layout.Row([topic_names[topic].upper()], section=True))
        rows.append(layout.Row([_metric_name(row, lang)], section=True))
        rows += [_line(each, row, regions, marks, lang) for each in row.figures]
    columns = [
        Column(""),
        Column(word("value", lang), right=True),
        Column(""),
        Column(word("difference", lang), right=True),
        Column(word("ratio", lang), right=True),
        Column(word("notes", lang), wrap=True),
    ]
    first, *others = [_name(region, lang) for region in comparison.regions]
    title = f"{first} 与 {'、'.join(others)}" if zh else f"{first} beside {', '.join(others)}"
    notes = [*marks.notes(), *_refusals(comparison.refusals, lang)]
    return Page(title, _rule(comparison, lang), [Table(columns, rows)] if rows else [], notes)


def _rule(comparison: Comparison, lang: str) -> str:
    base = _name(comparison.regions[0], lang)
    if lang == "zh":
        return f"差 = {base} − 该地区,比 = {base} ÷ 该地区" + (";按常住人口平均" if comparison.per_capita else "")
    return f"difference: {base} − other, ratio: {base} ÷ other" + ("; per resident" if comparison.per_capita else "")


def _metric_name(row: Row, lang: str) -> str:
    name = row.metric.zh if lang == "zh" else row.metric.en
    periods = dict.fromkeys(figure.period or word("undated", lang) for figure in row.figures)
    return f"{name}, {' / '.join(periods)}"


def _line(each: Compared, row: Row, regions: dict[str, Region], marks: "_Marks", lang: str) -> layout.Row:
    values = [other.value for other in row.figures if other.value is not None]
    return layout.Row(
        [
            f"  {_name(regions[each.region], lang)}",
            _value(each, lang),
            _bar(each.value, values),
            _difference(each, lang),
            "" if each.ratio is None else f"× {short(each.ratio)}",
            marks.of(each),
        ]
    )


def _value(each: Compared, lang: str) -> str:
    if each.value is None or each.measure == each.fact.measure:
        return figure.value(each.fact, lang)
    return spoken(_rounded(each.value, each), each.fact.measure, lang, each.fact.bound)


def _difference(each: Compared, lang: str) -> str:
    if each.difference is None:
        return ""
    # The value beside it names the currency; naming it again would cost the width of a terminal.
    measure = {"percent": "percentage-point", "CNY": "count"}.get(each.fact.measure, each.fact.measure)
    return spoken(_rounded(each.difference, each), measure, lang, signed=True)


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

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._numbers: dict[str, int] = {}

    def of(self, each: Compared) -> str:
        numbers = [self._numbers.setdefault(caveat.text(self._lang), len(self._numbers) + 1) for caveat in each.caveats]
        return " ".join(str(number) for number in sorted(set(numbers)))

    def notes(self) -> list[Note]:
        return [Note(f"{number}", text) for text, number in self._numbers.items()]


def _refusals(refusals: Sequence[Refusal], lang: str) -> list[Note]:
    reasons: dict[str, list[str]] = {}
    for refusal in refusals:
        name = refusal.metric.zh if lang == "zh" else refusal.metric.en
        reasons.setdefault(refusal.text(lang), []).append(name)
    left_out = "未列" if lang == "zh" else "left out"
    return [
        Note("—", f"{left_out}: {'、'.join(names) if lang == 'zh' else '; '.join(names)} ({reason})")
        for reason, names in reasons.items()
    ]


def _name(region: Region, lang: str) -> str:
    return region.zh if lang == "zh" else region.en

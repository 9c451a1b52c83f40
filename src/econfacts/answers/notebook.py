"""Answers as HTML tables, for notebooks (Jupyter asks an object for `_repr_html_`): a row a figure, caveats below."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from econfacts.model import bounds, gates
from econfacts.model.quantities import plain
from econfacts.model.words import Words, speak

if TYPE_CHECKING:
    from econfacts.answers.caveats import Caveat
    from econfacts.answers.comparison import Comparison
    from econfacts.answers.figures import Figure
    from econfacts.answers.ranking import Ranking

_Row = tuple[list[str], "Iterable[Caveat]"]


def comparison(answer: "Comparison") -> str:
    """The value of each region, its difference and its ratio to the first one's."""
    words = speak("en")
    rows: list[_Row] = []
    for row in answer.rows:
        for each in row.figures:
            gap, ratio = each.gap.shown_difference, each.gap.shown_ratio
            measure = "percentage-point" if each.measure == "percent" else each.measure
            cells = [
                words.list(filter(None, (words.of(row.metric), each.fact.period, words.of(row.vintage)))),
                words.of(each.region),
                _value(each, words),
                "" if gap is None else words.amount(gap, measure, signed=True),
                "" if ratio is None else plain(ratio),
            ]
            rows.append((cells, each.caveats))
    missing = [
        f"{words.of(row.metric)}: {words.say('no_figure', regions=words.list(map(words.of, row.missing)))}"
        for row in answer.rows
        if row.missing
    ]
    refused = [f"{words.of(each.region or each.metric)}: {words.of(each)}" for each in answer.refusals]
    first, *others = map(words.of, answer.regions)
    title = words.say("side_by_side", first=first, others=words.list(others))
    return _html(title, ["region", "value", "difference", "ratio"], rows, [*missing, *refused], words)


def ranking(answer: "Ranking") -> str:
    """The regions in order, level by level."""
    words = speak("en")
    rows: list[_Row] = []
    for level in answer.levels:
        for row in level.ranked:
            vintage = words.of(answer.vintages.get(row.fact.vintage or ""))
            place, when = "" if level.reference else row.place, row.fact.period or words["undated"]
            cells = [place, words.of(row.region), words[level.level], _value(row, words), when, vintage]
            rows.append((cells, row.caveats))
    below = [words.of(caveat) for level in answer.levels for caveat in level.caveats]
    return _html(words.of(answer.metric), ["region", "level", "value", "period", "vintage"], rows, below, words)


def _value(figure: "Figure", words: Words) -> str:
    if figure.residents is None:
        return words.figure(figure.fact)
    return words.amount(bounds.shown_value(figure.known), figure.measure, figure.known.bound)


def _html(title: str, header: Sequence[str], rows: Iterable[_Row], below: Sequence[str], words: Words) -> str:
    """A table whose first column has no heading and whose last has the numbers of the notes below it."""
    numbers: dict[str, int] = {}
    lines = [_line("th", ["", *(words[name] for name in header), words["notes"]]), "</thead>", "<tbody>"]
    for cells, caveats in rows:
        marks = [str(numbers.setdefault(words.of(caveat), len(numbers) + 1)) for caveat in caveats]
        lines.append(_line("td", [*cells, " ".join(marks)]))
    notes = [*(f"{number} {text}" for text, number in numbers.items()), *below]
    head = ["<table>", f"<caption>{gates.html(title)}</caption>", "<thead>"]
    return "\n".join([*head, *lines, "</tbody>", "</table>", *(f"<p>{gates.html(note)}</p>" for note in notes)])


def _line(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{gates.html(cell)}</{tag}>' for cell in cells)}</tr>"

"""Answers as HTML tables, for notebooks (Jupyter asks an object for `_repr_html_`)."""

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


def comparison(answer: "Comparison") -> str:
    """A row a figure: its region, value, difference and ratio to the first region's; caveats as notes below."""
    words = speak("en")
    notes = _Notes(words)
    rows = []
    for row in answer.rows:
        when = dict.fromkeys(figure.fact.period or words["undated"] for figure in row.figures)
        name = words.list([words.of(row.metric), " / ".join(when), *([words.of(row.vintage)] if row.vintage else [])])
        for figure in row.figures:
            rows.append([name, *_compared(figure, words), notes.marks(figure.caveats)])
            name = ""
    left_out = [
        f"{words.of(row.metric)}: {words.say('no_figure', regions=words.list(map(words.of, row.missing)))}"
        for row in answer.rows
        if row.missing
    ]
    left_out += [f"{words.of(each.region or each.metric)}: {words.of(each)}" for each in answer.refusals]
    first, *others = (words.of(region) for region in answer.regions)
    title = words.say("side_by_side", first=first, others=words.list(others))
    header = ["", words["region"], words["value"], words["difference"], words["ratio"], words["notes"]]
    return _html(title, header, rows, [*notes.texts(), *left_out])


def _compared(figure: "Figure", words: Words) -> list[str]:
    gap, ratio = figure.gap.shown_difference, figure.gap.shown_ratio
    measure = "percentage-point" if figure.measure == "percent" else figure.measure
    return [
        words.of(figure.region),
        _value(figure, words),
        "" if gap is None else words.amount(gap, measure, signed=True),
        "" if ratio is None else plain(ratio),
    ]


def _value(figure: "Figure", words: Words) -> str:
    if figure.residents is None or figure.reading is None:
        return words.figure(figure.fact)
    return words.amount(bounds.shown_value(figure.reading), figure.measure, figure.fact.bound)


def ranking(answer: "Ranking") -> str:
    """A row a region, level by level; caveats as notes below."""
    words = speak("en")
    notes = _Notes(words)
    rows = [
        [
            "" if level.reference else row.place,
            words.of(row.region),
            words[level.level],
            _value(row, words),
            row.fact.period or words["undated"],
            words.of(answer.vintages.get(row.fact.vintage or "")),
            notes.marks(row.caveats),
        ]
        for level in answer.levels
        for row in level.ranked
    ]
    caveats = [words.of(caveat) for level in answer.levels for caveat in level.caveats]
    header = ["", words["region"], words["level"], words["value"], words["period"], words["vintage"], words["notes"]]
    return _html(words.of(answer.metric), header, rows, [*notes.texts(), *caveats])


class _Notes:
    """Numbers for caveats, each text once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers: dict[str, int] = {}

    def marks(self, caveats: "Iterable[Caveat]") -> str:
        """The numbers of these caveats."""
        texts = [self._words.of(caveat) for caveat in caveats]
        return " ".join(str(self._numbers.setdefault(text, len(self._numbers) + 1)) for text in texts)

    def texts(self) -> list[str]:
        """Every caveat behind its number."""
        return [f"{number} {text}" for text, number in self._numbers.items()]


def _html(title: str, header: Sequence[str], rows: Iterable[Sequence[str]], notes: Sequence[str]) -> str:
    lines = ["<table>", f"<caption>{gates.html(title)}</caption>", f"<thead>{_line('th', header)}</thead>", "<tbody>"]
    lines += [_line("td", row) for row in rows]
    lines += ["</tbody>", "</table>", *(f"<p>{gates.html(note)}</p>" for note in notes)]
    return "\n".join(lines)


def _line(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{gates.html(cell)}</{tag}>' for cell in cells)}</tr>"

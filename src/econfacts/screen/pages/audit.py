"""What `audit` found: records, the text with its figures marked, and a summary."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED, Audited, Coverage
from econfacts.audit.text import paragraphs
from econfacts.model import gates
from econfacts.model.words import Words
from econfacts.screen.page import Column, Note, Page, Row, Table

NOT_IN_TEXT = "not-in-text"
"""State of a fact that its source's text does not bear out."""

_BRACKETS = {RECORDED: "[{}]", PASSED_OVER: "({})", MISSING: "!!{}!!", NOT_A_FIGURE: "<{}>"}
"""How the text marks what became of a figure."""


def records(coverage: Coverage, columns: Sequence[str], everything: bool = False) -> Iterator[dict[str, Any]]:
    """One record a figure, in the order of the text, then one a fact that is not in the text.

    With `everything` also what is no figure. A fact has the number `sign` × the magnitude of `number`.
    """
    for each in coverage.figures:
        if each.state != NOT_A_FIGURE or everything:
            figure = {**each.figure._asdict(), "column": each.figure.column}
            figure |= {"state": each.state, "facts": list(each.facts), "why": each.why}
            yield {column: figure[column] for column in columns}
    for fact, reason in coverage.unfounded:
        told = {
            "state": NOT_IN_TEXT,
            "paragraph": fact.paragraph,
            "text": fact.printed,
            "number": fact.number,
            "unit": fact.unit,
            "bound": fact.bound,
            "facts": [fact.id],
            "why": reason,
            "sign": -1 if fact.number is not None and fact.number < 0 else 1,
            "period": fact.period,
        }
        yield {column: told.get(column) for column in columns}


def summary(coverage: Coverage) -> str:
    """The coverage in a line: figures recorded / figures, and what is wrong."""
    parts = [
        f"coverage {coverage.count(RECORDED)}/{coverage.total} figures ({coverage.ratio:.1%})",
        f"{coverage.count(PASSED_OVER)} passed over",
        f"{coverage.count(NOT_A_FIGURE)} not figures",
        f"{coverage.count(MISSING)} missing",
        f"{len(coverage.unfounded)} facts not in the text",
    ]
    if coverage.unused:
        parts.append(f"{len(coverage.unused)} passed-over entries that pass nothing over")
    return ", ".join(parts)


def page(text: str, coverage: Coverage, everything: bool, words: Words) -> Page:
    """The text with its figures marked (with `everything` also what is no figure); below it what does not agree."""
    marked = {state: form for state, form in _BRACKETS.items() if everything or state != NOT_A_FIGURE}
    of_paragraph: dict[int, list[Audited]] = {}
    for each in coverage.figures:
        if each.state in marked:
            of_paragraph.setdefault(each.figure.paragraph, []).append(each)
    rows = [Row(["", "  ".join(form.format(words[state]) for state, form in marked.items())])]
    for number, paragraph in enumerate(paragraphs(text), start=1):
        rows.append(Row([str(number), _marked(paragraph, of_paragraph.get(number, []))]))
    notes = [
        Note(f"¶{figure.paragraph}:{figure.column}", words.say("missing_figure", text=figure.text))
        for figure in coverage.missing
    ]
    notes += [
        Note(f"¶{fact.paragraph or '?'}", f"{fact.id}{words.colon}{reason}") for fact, reason in coverage.unfounded
    ]
    notes += [
        Note(f"¶{entry.paragraph}", f"passed_over '{entry.figure}'{words.colon}{reason}")
        for entry, reason in coverage.unused
    ]
    return Page("", "", [Table([Column(right=True, style="dim"), Column(wrap=True)], rows)], notes)


def _marked(paragraph: str, figures: Iterable[Audited]) -> str:
    """A paragraph with its figures in the brackets of what became of them."""
    text, end = "", 0
    for state, figure in ((each.state, each.figure) for each in figures):
        start = figure.column - 1
        text += gates.line(paragraph[end:start]) + _BRACKETS[state].format(gates.line(figure.text))
        end = start + len(figure.text)
    return text + gates.line(paragraph[end:])

"""What `audit` found: records, the text with its figures marked, and a summary."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED, Coverage
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
            told = {**each.figure._asdict(), "column": each.figure.column, **each._asdict()}
            yield {column: told[column] for column in columns}
    for fact, reason in coverage.unfounded:
        sign = -1 if fact.number is not None and fact.number < 0 else 1
        told = {"state": NOT_IN_TEXT, "text": fact.printed, "facts": [fact.id], "why": reason, "sign": sign}
        yield {column: told[column] if column in told else getattr(fact, column, None) for column in columns}


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
    rows = [Row(["", "  ".join(form.format(words[state]) for state, form in marked.items())])]
    shown = (each for each in coverage.figures if each.state in marked)
    of_paragraph = {number: [*each] for number, each in groupby(shown, lambda each: each.figure.paragraph)}
    for number, paragraph in enumerate(paragraphs(text), start=1):
        told, end = "", 0
        for figure, state, *_ in of_paragraph.get(number, ()):
            told += gates.line(paragraph[end : figure.start]) + _BRACKETS[state].format(gates.line(figure.text))
            end = figure.end
        rows.append(Row([str(number), told + gates.line(paragraph[end:])]))
    missing = words["missing_figure"].format
    wrong = [(f"{each.paragraph}:{each.column}", missing(text=each.text)) for each in coverage.missing]
    wrong += [(f"{fact.paragraph or '?'}", f"{fact.id}{words.colon}{why}") for fact, why in coverage.unfounded]
    wrong += [(f"{each.paragraph}", f"passed_over '{each.figure}'{words.colon}{why}") for each, why in coverage.unused]
    notes = [Note(f"¶{place}", what) for place, what in wrong]
    return Page("", "", [Table([Column(right=True, style="dim"), Column(wrap=True)], rows)], notes)

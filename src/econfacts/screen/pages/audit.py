"""What `audit` found: records, the text with its figures marked, and a summary."""

from collections.abc import Iterable, Iterator
from typing import Any

from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED, Audited, Coverage
from econfacts.audit.found import paragraphs
from econfacts.model import gates
from econfacts.model.words import Words
from econfacts.screen.page import Note, Page, Prose, Span

NOT_IN_TEXT = "not-in-text"
"""State of a fact that its source's text does not bear out."""


def records(coverage: Coverage, everything: bool = False) -> Iterator[dict[str, Any]]:
    """One record a figure, in the order of the text, then one a fact that is not in the text.

    With `everything` also what is no figure. A fact has the number `sign` × the magnitude of `number`.
    """
    for each in coverage.figures:
        if each.state == NOT_A_FIGURE and not everything:
            continue
        figure = each.figure
        yield {
            "state": each.state,
            "paragraph": figure.paragraph,
            "column": figure.column,
            "text": figure.text,
            "number": figure.number,
            "unit": figure.unit,
            "bound": figure.bound,
            "kind": figure.kind,
            "facts": list(each.facts),
            "why": each.why,
            "sign": figure.sign,
            "period": figure.period,
        }
    for unfounded in coverage.unfounded:
        fact = unfounded.fact
        yield {
            "state": NOT_IN_TEXT,
            "paragraph": fact.paragraph,
            "column": None,
            "text": fact.printed,
            "number": fact.number,
            "unit": fact.unit,
            "bound": fact.bound,
            "kind": None,
            "facts": [fact.id],
            "why": unfounded.reason,
            "sign": -1 if fact.number is not None and fact.number < 0 else 1,
            "period": fact.period,
        }


def summary(coverage: Coverage) -> str:
    """The coverage in a line: figures recorded / figures, and what is wrong."""
    percent = f"{coverage.ratio:.1%}"
    parts = [
        f"coverage {coverage.count(RECORDED)}/{coverage.total} figures ({percent})",
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
    marked = (RECORDED, PASSED_OVER, MISSING, NOT_A_FIGURE)[: 4 if everything else 3]
    of_paragraph: dict[int, list[Audited]] = {}
    for each in coverage.figures:
        if each.state in marked:
            of_paragraph.setdefault(each.figure.paragraph, []).append(each)
    prose = [
        Prose(str(number), _spans(paragraph, of_paragraph.get(number, [])))
        for number, paragraph in enumerate(paragraphs(text), start=1)
    ]
    notes = [
        Note(f"¶{figure.paragraph}:{figure.column}", words.say("missing_figure", text=figure.text))
        for figure in coverage.missing
    ]
    notes += [Note(f"¶{each.fact.paragraph or '?'}", f"{each.fact.id}: {each.reason}") for each in coverage.unfounded]
    notes += [
        Note(f"¶{each.entry.paragraph}", f"passed_over '{each.entry.figure}': {each.reason}")
        for each in coverage.unused
    ]
    legend = Prose("", _legend(words, marked))
    return Page("", "", [], notes, [legend, *prose])


def _legend(words: Words, marked: Iterable[str]) -> list[Span]:
    spans: list[Span] = []
    for role in marked:
        spans += [Span(words[role], role), Span("  ")]
    return spans


def _spans(paragraph: str, figures: Iterable[Audited]) -> list[Span]:
    spans: list[Span] = []
    end = 0
    for each in figures:
        start = each.figure.column - 1
        spans += [Span(gates.line(paragraph[end:start])), Span(gates.line(each.figure.text), each.state)]
        end = start + len(each.figure.text)
    return [*spans, Span(gates.line(paragraph[end:]))]

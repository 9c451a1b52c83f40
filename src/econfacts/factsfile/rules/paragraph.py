"""A paragraph that is named exists in the source's text (which `check --texts` brings).

A look-up needs no texts, and any paragraph passes where the text is not at hand.
"""

from collections.abc import Iterable

from econfacts.factsfile.draft import Draft, Fault, Known

LEVEL = "error"
PASSES = "- {region: china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper, paragraph: 8}"
FAILS = "- {region: china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper, paragraph: ^9}"
MESSAGE = "paper.txt has 8 paragraphs, not 9"


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """A fact's paragraph is one of its source's text."""
    paragraph = draft.values.get("paragraph")
    source = known.sources.get(draft.values.get("source", "")) if paragraph is not None else None
    if paragraph is None or source is None:
        return ()
    if source.text is None:
        return [(draft.place("paragraph"), f"source {source.id} names no text that could have paragraphs")]
    return _beyond(draft, known, source.text, [(paragraph, ("paragraph",))])


def declaration(draft: Draft, known: Known) -> Iterable[Fault]:
    """The paragraphs of a source's passed-over numerals are in its text."""
    numerals = enumerate(draft.values.get("passed_over", ()))
    named = [(numeral.paragraph, ("passed_over", index)) for index, numeral in numerals]
    return _beyond(draft, known, draft.values.get("text", ""), named)


def _beyond(
    draft: Draft, known: Known, text: str, named: Iterable[tuple[int, tuple[str | int, ...]]]
) -> Iterable[Fault]:
    if (count := known.paragraphs.get(text)) is None:
        return ()
    return [
        (draft.place(*path), f"{text} has {count} paragraphs, not {paragraph}")
        for paragraph, path in named
        if paragraph > count
    ]

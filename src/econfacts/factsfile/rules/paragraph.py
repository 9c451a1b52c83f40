"""A paragraph that is named exists in the source's text (which `check --texts` brings).

A look-up needs no texts, and any paragraph passes where the text is not at hand.
"""

from collections.abc import Iterator

from econfacts.factsfile.draft import Draft, Fault, Known

LEVEL = "error"
PASSES = "- {region: china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper, paragraph: 8}"
FAILS = "- {region: china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper, paragraph: ^9}"
MESSAGE = "paper.txt has 8 paragraphs, not 9"


def fact(draft: Draft, known: Known) -> Iterator[Fault]:
    source = known.sources.get(draft.values.get("source", ""))
    if "paragraph" in draft.values and source is not None:
        if source.text is None:
            yield draft.place("paragraph"), f"source {source.id} names no text that could have paragraphs"
        else:
            yield from _beyond(draft, known, source.text, draft.values["paragraph"], "paragraph")


def declaration(draft: Draft, known: Known) -> Iterator[Fault]:
    for index, numeral in enumerate(draft.values.get("passed_over", ())):
        yield from _beyond(draft, known, draft.values.get("text", ""), numeral.paragraph, "passed_over", index)


def _beyond(draft: Draft, known: Known, text: str, paragraph: int, *path: str | int) -> Iterator[Fault]:
    count = known.paragraphs.get(text, paragraph)
    if paragraph > count:
        yield draft.place(*path), f"{text} has {count} paragraphs, not {paragraph}"

"""Rule `paragraph`: a paragraph that a fact or a passed-over numeral names exists in the source's text.

Only `check --texts` brings the texts; a look-up needs none, and any paragraph passes where the text is not at hand.
"""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.rules.base import ERROR, Rule

RULE = Rule(
    id="paragraph",
    level=ERROR,
    about="A paragraph that is named exists in the source's text (which `check --texts` brings).",
    passes="- {region: china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper, paragraph: 8}",
    fails="- {region: china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper, paragraph: ^9}",
    message="paper.txt has 8 paragraphs, not 9",
)


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """A fact's paragraph is one of its source's text."""
    paragraph = draft.values.get("paragraph")
    source = known.sources.get(draft.values.get("source", "")) if paragraph is not None else None
    if paragraph is None or source is None:
        return ()
    if source.text is None:
        return (Fault(draft.mark("paragraph"), f"source {source.id} names no text that could have paragraphs"),)
    count = known.paragraphs.get(source.text)
    if count is None or paragraph <= count:
        return ()
    return (Fault(draft.mark("paragraph"), f"{source.text} has {count} paragraphs, not {paragraph}"),)


def declaration(draft: Draft, known: Known) -> Iterator[Fault]:
    """The paragraphs of a source's passed-over numerals are in its text."""
    count = known.paragraphs.get(draft.get("text") or "")
    for index, numeral in enumerate(draft.get("passed_over") or ()):
        if count is not None and numeral.paragraph > count:
            message = f"{draft.get('text')} has {count} paragraphs, not {numeral.paragraph}"
            yield Fault(draft.item_mark("passed_over", index), message)

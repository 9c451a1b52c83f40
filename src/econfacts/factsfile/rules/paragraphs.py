"""Rule `paragraph`: a paragraph that a fact or a passed-over numeral names exists in the source's text.

Passes: `paragraph: 4` where the text has 21 paragraphs (lines); any paragraph where the text is not at hand.
Fails: `paragraph: 40` there; a paragraph of a source that has no text at all.

Only `check --texts` brings the texts; a look-up needs none.
"""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """A fact's paragraph is one of its source's text."""
    paragraph = draft.values.get("paragraph")
    source = known.sources.get(draft.values.get("source", "")) if paragraph is not None else None
    if source is None:
        return ()
    if source.text is None:
        return (Fault(draft.mark("paragraph"), f"source {source.id} names no text that could have paragraphs"),)
    count = known.paragraphs.get(source.text)
    if paragraph is None or count is None or paragraph <= count:
        return ()
    return (Fault(draft.mark("paragraph"), f"{source.text} has {count} paragraphs, not {paragraph}"),)


def passed_over(draft: Draft, known: Known) -> Iterator[Fault]:
    """The paragraphs of a source's passed-over numerals are in its text."""
    count = known.paragraphs.get(draft.get("text") or "")
    for index, numeral in enumerate(draft.get("passed_over") or ()):
        if count is not None and numeral.paragraph > count:
            message = f"{draft.get('text')} has {count} paragraphs, not {numeral.paragraph}"
            yield Fault(draft.item_mark("passed_over", index), message)

"""Why a text does not bear out a fact, or an entry passes nothing over, in words that tell a curator where to look."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from econfacts.audit.claims import Claim
from econfacts.audit.coverage import Unused
from econfacts.audit.ledger import Ledger
from econfacts.audit.numerals import LONGEST
from econfacts.audit.text import Figure
from econfacts.model.records import PassedOver


def unfounded(ledger: Ledger, claim: Claim) -> str:
    """Why no figure is the claim's."""
    paragraph = claim.fact.paragraph
    if paragraph is None:
        return f"the text has no {claim.wording}"
    if not 1 <= paragraph <= len(ledger.lines):
        return _no_paragraph(ledger, paragraph)
    return f"paragraph {paragraph} has no {claim.wording}{_hint(ledger, claim)}"


def idle(ledger: Ledger) -> Iterator[Unused]:
    """The entries of the passed-over list that pass nothing over, and why."""
    at_work = {
        entry
        for place, entry in ledger.covering.items()
        if place not in ledger.owners and not ledger.found[place].noise
    }
    for number, entry in enumerate(ledger.entries):
        if number not in at_work:
            yield Unused(entry, _idle(ledger, entry))


def _idle(ledger: Ledger, entry: PassedOver) -> str:
    if not 1 <= entry.paragraph <= len(ledger.lines):
        return _no_paragraph(ledger, entry.paragraph)
    if entry.figure not in ledger.line(entry.paragraph):
        return f"paragraph {entry.paragraph} has no “{entry.figure}”"
    covered = next(ledger.covered(entry), None)
    said = f"“{entry.figure}” of paragraph {entry.paragraph}"
    if covered is None:
        return f"{said} holds no whole numeral"
    rule = ledger.found[covered].noise
    return f"{said} is no figure by the rule {rule}" if rule else f"{said} is accounted for already"


def _no_paragraph(ledger: Ledger, paragraph: int) -> str:
    return f"the text has {len(ledger.lines)} paragraphs, and no paragraph {paragraph}"


def _hint(ledger: Ledger, claim: Claim) -> str:
    if claim.quoted:
        return f" printed as “{claim.quoted}”"
    if ledger.fitting(claim, free=False):
        return " besides those that other facts record"
    if passed := ledger.fitting(claim):
        return f"; its {ledger.found[passed[0]].text} is passed over"
    if alike := ledger.of_size(claim):
        return _difference(ledger, claim, ledger.found[alike[0]])
    if elsewhere := ledger.fitting(claim._replace(fact=claim.fact._replace(paragraph=None))):
        return f", but paragraph {ledger.found[elsewhere[0]].paragraph} has"
    return _nearest(ledger, claim)


def _difference(ledger: Ledger, claim: Claim, figure: Figure) -> str:
    """What keeps a figure of the right size from being the claim's."""
    if not claim.has_unit_of(figure, ledger.line(figure.paragraph)):
        return f"; its {figure.text} has another unit"
    if claim.has_sign_of(figure):
        return f" with bound {claim.bound}; its {figure.text} is {figure.bound}"
    if figure.sign < 0:
        return f"; its {figure.text} is a fall, so the fact's number would be negative"
    return f"; its {figure.text} is no fall, so the fact's number would be positive"


def _nearest(ledger: Ledger, claim: Claim) -> str:
    """The figure of the paragraph that no fact has and that looks most like the claim's."""
    line = ledger.line(claim.fact.paragraph or 0)
    close = [
        figure.text
        for figure in map(ledger.found.__getitem__, ledger.loose(claim.fact.paragraph))
        if (figure.kind == "rank" if claim.what == "rank" else claim.has_unit_of(figure, line))
    ]
    likeness = SequenceMatcher(b=claim.wording)

    def like(text: str) -> float:
        likeness.set_seq1(text[:LONGEST])
        return likeness.ratio()

    return f"; nearest: {max(close, key=like)}" if close else ""

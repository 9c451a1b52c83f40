"""Why a text does not bear out a fact, in words that tell a curator where to look."""

from difflib import SequenceMatcher

from econfacts.audit.claims import Claim
from econfacts.audit.fit import same_sign, same_unit
from econfacts.audit.found import Figure
from econfacts.audit.ledger import Ledger
from econfacts.audit.numerals import LONGEST


def reason(ledger: Ledger, claim: Claim) -> str:
    """Why no figure is the claim's."""
    paragraph = claim.fact.paragraph
    if paragraph is None:
        return f"the text has no {claim.wording}"
    if not 1 <= paragraph <= len(ledger.lines):
        return f"the text has {len(ledger.lines)} paragraphs, and no paragraph {paragraph}"
    return f"paragraph {paragraph} has no {claim.wording}{_hint(ledger, claim)}"


def _hint(ledger: Ledger, claim: Claim) -> str:
    if claim.quoted:
        return f" printed as “{claim.quoted}”"
    if ledger.fitting(claim, free=False):
        return " besides those that other facts record"
    if passed := ledger.fitting(claim):
        return f"; its {ledger.found[passed[0]].text} is passed over"
    if alike := ledger.of_size(claim):
        return _difference(claim, ledger.found[alike[0]], ledger.line(alike[0]))
    anywhere = claim._replace(fact=claim.fact._replace(paragraph=None))
    if elsewhere := ledger.fitting(anywhere):
        return f", but paragraph {ledger.found[elsewhere[0]].paragraph} has"
    return _nearest(ledger, claim)


def _difference(claim: Claim, figure: Figure, line: str) -> str:
    """What keeps a figure of the right size from being the claim's."""
    if not same_unit(figure, claim.unit, line):
        return f"; its {figure.text} has another unit"
    if not same_sign(claim, figure):
        if figure.sign < 0:
            return f"; its {figure.text} is a fall, so the fact's number would be negative"
        return f"; its {figure.text} is no fall, so the fact's number would be positive"
    return f" with bound {claim.bound}; its {figure.text} is {figure.bound}"


def _nearest(ledger: Ledger, claim: Claim) -> str:
    """The figure of the paragraph that no fact has and that looks most like the claim's."""
    close = [place for place in ledger.loose(claim.fact.paragraph) if _comparable(ledger, claim, place)]
    if not close:
        return ""
    likeness = SequenceMatcher(b=claim.wording)

    def like(place: int) -> float:
        likeness.set_seq1(ledger.found[place].text[:LONGEST])
        return likeness.ratio()

    return f"; nearest: {ledger.found[max(close, key=like)].text}"


def _comparable(ledger: Ledger, claim: Claim, place: int) -> bool:
    figure = ledger.found[place]
    return figure.kind == "rank" if claim.what == "rank" else same_unit(figure, claim.unit, ledger.line(place))

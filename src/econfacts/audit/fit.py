"""Whether a figure of a text is what a claim says: unit, sign and bound."""

from econfacts.audit.claims import Claim
from econfacts.audit.found import Figure
from econfacts.audit.script import readable
from econfacts.audit.units import canonical


def fits(claim: Claim, figure: Figure, line: str) -> bool:
    """Whether a figure of the claim's size is its figure; `line` is the figure's paragraph.

    A sign or a bound that the text leaves in doubt fits whatever the fact has.
    """
    if claim.what == "rank":
        return True
    if not same_unit(figure, claim.unit, line):
        return False
    if claim.what == "whole":
        return True
    if figure.number is None or not (same_sign(claim, figure) or "sign" in figure.doubts):
        return False
    return claim.what == "gap" or claim.bound == figure.bound or "bound" in figure.doubts


def same_sign(claim: Claim, figure: Figure) -> bool:
    """Whether claim and figure are both negative or both not."""
    negative = claim.number is not None and claim.number < 0
    return negative == (figure.sign < 0) or not claim.number


def same_unit(figure: Figure, unit: str | None, line: str) -> bool:
    """Whether the text has the fact's unit: the one recognised, or the very words that follow."""
    if unit is None:
        return True
    printed, wanted = canonical(figure.unit)[1], canonical(unit)[1]
    if printed == wanted:
        return True
    end = figure.column - 1 + len(figure.text)
    rest = readable(line[end : end + len(wanted) + 1]).lstrip()
    if not printed and wanted == "个" and rest.startswith("大"):
        return True  # 二十大园区: no classifier is printed
    return wanted.startswith(printed) and rest.startswith(wanted[len(printed) :].lstrip())

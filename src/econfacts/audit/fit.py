"""Whether a figure of a text is what a claim says: unit, sign and bound, or the very words that the fact quotes."""

from econfacts.audit.claims import Claim, canonical
from econfacts.audit.found import Figure
from econfacts.audit.numerals import LONGEST, half_width
from econfacts.model.records import Fact


def fits(claim: Claim, figure: Figure, line: str) -> bool:
    """Whether a figure of the claim's size is its figure; `line` is the figure's paragraph."""
    if claim.what == "rank":
        return True
    if claim.what == "whole":
        return same_unit(figure, claim.unit, line)
    if figure.signed is None:
        return _quotes(claim, figure, line)
    if (figure.signed < 0) != (claim.number is not None and claim.number < 0):
        return False
    if not same_unit(figure, claim.unit, line):
        return False
    return claim.what == "gap" or _agrees(claim, figure, line)


def same_unit(figure: Figure, unit: str | None, line: str) -> bool:
    """Whether the text has the fact's unit: the one recognised, or the very words that follow."""
    if unit is None:
        return True
    printed, wanted = canonical(figure.unit)[1], canonical(unit)[1]
    if printed == wanted:
        return True
    end = figure.column - 1 + len(figure.text)
    rest = half_width(line[end : end + len(wanted) + 1]).lstrip()
    if not printed and wanted == "个" and rest.startswith("大"):
        return True  # 二十大园区: no classifier is printed
    return wanted.startswith(printed) and rest.startswith(wanted[len(printed) :].lstrip())


def is_composed(fact: Fact) -> bool:
    """Whether `printed` is number and unit with a usual word for the bound, rather than a quotation."""
    if fact.number is None or fact.printed is None or abs(fact.number.adjusted()) > LONGEST:
        return False
    number = f"{fact.number:f}"
    return f"{number}{fact.unit or ''}" in fact.printed or f"{number} {fact.unit or ''}" in fact.printed


def _agrees(claim: Claim, figure: Figure, line: str) -> bool:
    """Whether the text limits the value as the fact does, or the fact quotes the very words."""
    if claim.fact.printed and not is_composed(claim.fact):
        return _quotes(claim, figure, line)
    return claim.bound == figure.bound or _quotes(claim, figure, line)


def _quotes(claim: Claim, figure: Figure, line: str) -> bool:
    """Whether the fact's `printed` is in the text around this figure, and says more than the figure."""
    printed = claim.fact.printed or ""
    start, end = figure.column - 1, figure.column - 1 + len(figure.text)
    reach = line[max(0, end - len(printed)) : start + len(printed)]
    return bool(printed) and printed in reach and (len(printed) > len(figure.text) or not is_composed(claim.fact))

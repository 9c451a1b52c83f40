"""What the facts say is in the text, and the keys by which a claim and a figure are compared."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from econfacts.audit.found import Figure
from econfacts.audit.numerals import shifted
from econfacts.audit.units import canonical
from econfacts.model.records import Fact
from econfacts.model.words import LANGUAGES, speak


class Claim(NamedTuple):
    """One figure that a fact says is in the text."""

    order: int
    fact: Fact
    what: str  # value, whole, gap, rank
    number: Decimal | None
    unit: str | None = None
    bound: str | None = None  # None: whatever the text says

    @property
    def quoted(self) -> str | None:
        """The text's very words, where the fact quotes them: they alone decide whether the text has the figure."""
        return quotation(self.fact) if self.what == "value" else None

    @property
    def alike(self) -> tuple[object, ...]:
        """The same for claims that the same figures would satisfy."""
        return (self.fact.paragraph, self.what, self.number, self.unit, self.bound, self.quoted)

    @property
    def wording(self) -> str:
        """The figure as a curator would look for it."""
        if self.what == "rank":
            return f"rank {self.number}" if self.number is not None else "word for a rank among the first"
        if self.what == "whole":
            return f"whole of {self.number}"
        return f"{'figure' if self.number is None else self.number}{self.unit or ''}"


def quotation(fact: Fact) -> str | None:
    """The fact's `printed`, unless it is merely number, unit and the usual word for the bound (超300场)."""
    if fact.number is None:
        return fact.printed if fact.value is not None else None
    usual = {speak(language).printed(fact.number, fact.unit or "", fact.bound) for language in LANGUAGES}
    return None if fact.printed in usual else fact.printed


def claims_of(order: int, fact: Fact) -> Iterator[Claim]:
    """Every figure that a fact says is in the text: its value, its whole, its gap, its rank."""
    number, unit = (fact.number, fact.unit) if fact.number is not None else (fact.value, None)
    if number is not None:
        yield Claim(order, fact, "value", number, unit, fact.bound)
    if fact.out_of is not None:
        yield Claim(order, fact, "whole", fact.out_of, unit)
    if fact.versus is not None:
        yield Claim(order, fact, "gap", fact.versus.by, fact.versus.unit)
    if fact.rank is not None:
        position = fact.rank.position
        yield Claim(order, fact, "rank", None if position is None else Decimal(position))


def size_of_figure(figure: Figure) -> object:
    """What a claim must equal to fit: the rank's number, or the magnitude in base units; None without one."""
    if figure.kind == "rank" and not canonical(figure.unit)[0]:
        return ("rank", figure.number)
    if figure.number is None or figure.kind in ("date", "time", "term"):
        return None
    return shifted(figure.number, canonical(figure.unit)[0]).copy_abs()


def size_of_claim(claim: Claim) -> object:
    """What a figure must have as its `size_of_figure` to be the claim's."""
    if claim.what == "rank":
        return ("rank", claim.number)
    if claim.what == "whole":
        return claim.number  # in base units already, as a fact has it
    return None if claim.number is None else shifted(claim.number, canonical(claim.unit)[0]).copy_abs()


def period_keys(period: str | None) -> Iterator[str]:
    """Every way in which a text may name the ends of a period: year, month, date, month without year."""
    for end in (period or "").split("/"):
        if not re.fullmatch("[0-9]{4}(?:-[0-9]{2}){0,2}", end):
            continue
        yield from (end[:length] for length in (4, 7, 10) if length <= len(end))
        yield from (f"-{end[4:length]}" for length in (7, 10) if length <= len(end))
        if len(end) == 4:
            yield f"{end}-12-31"  # 2023年底 in a paragraph whose facts are of the year 2023
        elif len(end) == 10:
            yield f"---{end[8:]}"

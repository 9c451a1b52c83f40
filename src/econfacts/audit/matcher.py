"""How much of a source's text the facts file holds: what became of every numeral of the text.

`audit` says of each figure of a text whether a fact records it, the curator passed it over, or it is missing;
and which facts are not in the text. A pure function of its arguments, and linear in the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product
from operator import itemgetter

from econfacts.audit.coverage import Coverage, Unfounded
from econfacts.audit.figures import figures
from econfacts.audit.ledger import Claim, Ledger, claims_of
from econfacts.audit.numerals import LONGEST
from econfacts.model import periods
from econfacts.model.records import Fact, PassedOver, Progress

_MANY = 10_000  # pairs of claims and figures, more than any real text has; beyond it, only so many are compared
_CLOSE = 50  # figures of a paragraph among which the one that may be meant is looked for
_CLAUSE_START = re.compile("[，,。；;！!？?：:]")
_ENUMERATED = {
    True: re.compile("[、均都皆各和与及]|同为| both | and "),  # before a word for a rank
    False: re.compile("[均都皆各]| both | each "),
}
_WORDS_OF_PLACE = re.compile("第|首位|居首|榜首|之首|[0-9a-z]")


def audit(
    text: str,
    facts: Iterable[Fact],
    passed_over: Iterable[PassedOver],
    units: Iterable[str] = (),
    places: Iterable[str] = (),
    progress: Progress | None = None,
) -> Coverage:
    """Match a source's text, paragraph by paragraph, with the source's facts and its passed-over list.

    A fact's value, whole (`out_of`), gap (`versus`) and rank each take one figure of its paragraph; a fact
    without a paragraph takes them anywhere. Number, unit, bound and direction must agree, as far as the text
    settles them; where the fact quotes the text (`printed`), the words alone decide. Where several facts
    could take a figure, the one whose place in the order of `facts` fits the text does: facts stand in the
    order of their source. One rank word may serve several facts where the text enumerates (`A、B均居首位`),
    one number where it says 均, 都, 各. Years and dates are recorded where they are the period of a fact of
    that paragraph. An entry of the passed-over list covers each figure whose every numeral lies within an
    occurrence of the entry's text. Facts that another fact implies are in no text and are ignored. `units` are the
    units that the facts files declare, `places` the names of their regions: numerals in those are no figures.
    """
    ledger = Ledger(text, figures(text, units, places, progress), passed_over)
    stated = [fact for fact in facts if fact.implied_by is None]
    left = list(_unmatched(ledger, stated))  # what is left of the text shows when all have theirs
    reasons = {alike: _reason(ledger, claim) for alike, claim in {claim.alike: claim for claim in left}.items()}
    why: dict[int, list[str]] = defaultdict(list)
    for claim in left:
        why[claim.order].append(reasons[claim.alike])
    _match_periods(ledger, stated)
    unfounded = (Unfounded(stated[order], "; ".join(reasons)) for order, reasons in sorted(why.items()))
    return Coverage(tuple(ledger.audited()), tuple(unfounded), tuple(ledger.idle()))


def _unmatched(ledger: Ledger, facts: Sequence[Fact]) -> Iterator[Claim]:
    """Give each claim a figure, those of a fact with a paragraph first, ranks last; the claims that get none."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims_of(facts):
        groups[claim.alike].append(claim)
    ordered = sorted(groups.values(), key=lambda group: group[0].fact.paragraph is None)
    unclear = [group for group in ordered if group[0].what != "rank" and not _match_clear(ledger, group)]
    for rivals in (unclear, [group for group in ordered if group[0].what == "rank"]):
        ledger.settle()
        for group in rivals:
            yield from _match_by_order(ledger, group)


def _match_clear(ledger: Ledger, group: list[Claim]) -> bool:
    """As many figures as claims: they correspond in order."""
    free = [place for place in ledger.fitting(group[0]) if not (place in ledger.owners or place in ledger.set_aside)]
    if len(free) != len(group) or group[0].fact.paragraph is None:
        return False
    for claim, place in zip(group, free, strict=True):
        ledger.take(claim, place)
    return True


def _match_by_order(ledger: Ledger, group: list[Claim]) -> Iterator[Claim]:
    """Too many or too few figures, or words that are alike: the order of the facts decides. The claims left over."""
    fitting = ledger.fitting(group[0])
    few = len(group) * len(fitting) <= _MANY
    pairs = product(group, fitting) if few else zip(group, fitting, strict=False)
    scored = sorted(((_strangeness(ledger, *pair), *pair) for pair in pairs), key=itemgetter(0))
    left = {claim.order: claim for claim in group}
    for in_order, shared in product((True, False), (False, True)):
        for (passed, *_), claim, place in scored:
            if claim.order in left and (place in ledger.owners) == shared:
                # Out of order is one doubt, passed over another: not both.
                allowed = ledger.in_order(claim, place) if in_order else shared or not passed
                if allowed and (not shared or _shares(ledger, claim, place)):
                    ledger.take(left.pop(claim.order), place)
    # Words that a claim quotes may have no figure in them.
    return (claim for claim in left.values() if not any(ledger.quotations(claim)))


def _strangeness(ledger: Ledger, claim: Claim, place: int) -> tuple[bool, bool, int, int, int]:
    """Sorts pairs: not passed over, a proper word of place (not 首个), as far in the paragraph, first in order."""
    weak = claim.what == "rank" and _WORDS_OF_PLACE.match(ledger.found[place].text.lower()) is None
    return (place in ledger.set_aside, weak, abs(claim.nth - ledger.nth[place]), claim.order, place)


def _shares(ledger: Ledger, claim: Claim, place: int) -> bool:
    """Whether a figure that another fact has is the claim's, too: the clause enumerates, or says 均."""
    figure = ledger.found[place]
    before = ledger.plain[figure.paragraph][max(0, figure.start - 60) : figure.start]
    enumerated = _ENUMERATED[claim.what == "rank"].search(_CLAUSE_START.split(before)[-1])
    # A whole may well be a figure of its own (six mills, one of which …).
    return claim.what == "whole" or claim.quoted is not None or enumerated is not None


def _match_periods(ledger: Ledger, facts: Sequence[Fact]) -> None:
    """Record the years and dates that are the period of a fact of their paragraph."""
    known: dict[tuple[int, str], str] = {}
    for order, fact in enumerate(facts):
        paragraph = fact.paragraph
        if paragraph is None and order in ledger.anchors:
            paragraph = ledger.found[ledger.anchors[order]].paragraph
        for key in _period_keys(fact.period) if paragraph is not None else ():
            known.setdefault((paragraph or 0, key), fact.id)
    for place, figure in enumerate(ledger.found):
        if figure.kind in ("year", "date") and figure.period and place not in ledger.owners:
            ends = [(figure.paragraph, end) for end in figure.period.split("/") if end != ".."]
            if all(end in known for end in ends):
                ledger.owners[place].append(known[ends[0]])


def _period_keys(period: str | None) -> Iterator[str]:
    """Every way in which a text may name the ends of a period: year, month, date, month without year."""
    for year, *rest in periods.moments(period) if period else ():
        for named in (year, "-"):
            yield from ("-".join([named, *rest[:length]]) for length in range(len(rest) + 1))
        if not rest:
            yield f"{year}-12-31"  # 2023年底 in a paragraph whose facts are of the year 2023
        elif len(rest) == 2:
            yield f"---{rest[1]}"


def _reason(ledger: Ledger, claim: Claim) -> str:
    """Why no figure is the claim's."""
    paragraph = claim.fact.paragraph
    if paragraph is None:
        return f"the text has no {claim.wording}"
    hint = ledger.no_paragraph(paragraph)
    return hint or f"paragraph {paragraph} has no {claim.wording}{_hint(ledger, claim, paragraph)}"


def _hint(ledger: Ledger, claim: Claim, paragraph: int) -> str:
    """Where to look instead."""
    if claim.quoted:
        return f" printed as “{claim.quoted}”"
    if fitting := ledger.fitting(claim):
        taken = any(place in ledger.owners for place in fitting)
        passed = f"; its {ledger.found[fitting[0]].text} is passed over"
        return " besides those that other facts record" if taken else passed
    if unlike := next(ledger.of_size(claim), None):
        return unlike[1]
    if elsewhere := ledger.fitting(claim._replace(fact=claim.fact._replace(paragraph=None))):
        return f", but paragraph {ledger.found[elsewhere[0]].paragraph} has"
    places = ledger.of_paragraph[paragraph][:_CLOSE]
    loose = (ledger.found[place] for place in places if not (place in ledger.owners or place in ledger.set_aside))
    close = [figure.text for figure in loose if claim.has_unit_of(figure, ledger.plain[paragraph])]
    return f"; nearest: {max(close, key=lambda text: _likeness(text, claim.wording))}" if close else ""


def _likeness(text: str, wording: str) -> float:
    return SequenceMatcher(None, text[:LONGEST], wording).ratio()

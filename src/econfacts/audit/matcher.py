"""How much of a source's text the facts file holds: what became of every numeral of the text.

`audit` says of each figure of a text whether a fact records it, the curator passed it over, or it is missing;
and which facts are not in the text. A pure function of its arguments, and linear in the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from econfacts.audit.claims import Claim, claims_of, period_keys
from econfacts.audit.coverage import Coverage, Unfounded
from econfacts.audit.figures import figures
from econfacts.audit.found import paragraphs
from econfacts.audit.hints import reason
from econfacts.audit.ledger import MANY, Ledger
from econfacts.audit.order import Order
from econfacts.model.records import Fact, PassedOver

_CLAUSE_START = re.compile("[，,。；;！!？?：:]")
_ENUMERATED = {
    "rank": re.compile("[、均都皆各和与及]|同为| both | and "),
    "value": re.compile("[均都皆各]| both | each "),
}
_WORDS_OF_PLACE = re.compile("第|首位|居首|榜首|之首|[0-9a-z]")


def audit(
    text: str,
    facts: Iterable[Fact],
    passed_over: Iterable[PassedOver],
    units: Iterable[str] = (),
    places: Iterable[str] = (),
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
    ledger = Ledger(paragraphs(text), figures(text, units, places), passed_over)
    matcher = _Matcher(ledger, [fact for fact in facts if fact.implied_by is None])
    matcher.match()
    return Coverage(
        tuple(ledger.audited()),
        tuple(Unfounded(fact, "; ".join(reasons)) for _, (fact, reasons) in sorted(matcher.unfounded.items())),
        tuple(ledger.passed_over.idle(ledger.owners.keys())),
    )


class _Matcher:
    """Gives each claim of the facts a figure; `unfounded` holds the facts of those that get none, with reasons."""

    def __init__(self, ledger: Ledger, facts: Sequence[Fact]) -> None:
        self._ledger = ledger
        self._facts = facts
        self.unfounded: dict[int, tuple[Fact, list[str]]] = {}

    def match(self) -> None:
        """Give each claim a figure; those of a fact with a paragraph choose first."""
        groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for order, fact in enumerate(self._facts):
            for claim in claims_of(order, fact):
                groups[claim.alike].append(claim)
        ordered = sorted(groups.values(), key=lambda group: group[0].fact.paragraph is None)
        numbers = [group for group in ordered if group[0].what != "rank"]
        unclear = [group for group in numbers if not self._match_clear(group)]
        ranks = [group for group in ordered if group[0].what == "rank"]
        ledger = self._ledger
        for rivals in (unclear, ranks):
            settled = Order(self._facts, ledger.found, ledger.anchors, ledger.owners.keys() | ledger.set_aside)
            for group in rivals:
                self._match_by_order(group, settled)
        self._match_periods()

    def _match_clear(self, group: list[Claim]) -> bool:
        """As many figures as claims: they correspond in order."""
        fitting = [place for place in self._ledger.fitting(group[0]) if place not in self._ledger.set_aside]
        if len(fitting) != len(group) or group[0].fact.paragraph is None:
            return False
        for claim, place in zip(group, fitting, strict=True):
            self._ledger.take(claim, place)
        return True

    def _match_by_order(self, group: list[Claim], order: Order) -> None:
        """Too many or too few figures, or words that are alike: the order of the facts decides first."""
        left = self._match_pairs(group, order, strictly=True)
        left = [claim for claim in left if not self._share(claim, order)]
        left = self._match_pairs(left, order, strictly=False)
        for claim in left:
            if not self._share(claim, None) and not self._ledger.quotes(claim):
                self.unfounded.setdefault(claim.order, (claim.fact, []))[1].append(reason(self._ledger, claim))

    def _match_pairs(self, group: list[Claim], order: Order, strictly: bool) -> list[Claim]:
        """Pair claims with figures, the best pairs first; the claims that are left over."""
        fitting = self._ledger.fitting(group[0]) if group else []
        if len(group) * len(fitting) > MANY:
            pairs = list(zip(group, fitting, strict=False))
        else:
            pairs = [(claim, place) for claim in group for place in fitting]
        if strictly:
            pairs = [pair for pair in pairs if order.allows(*pair)]
        else:  # out of order is one doubt, passed over another: not both
            pairs = [pair for pair in pairs if pair[1] not in self._ledger.set_aside]
        pairs.sort(key=lambda pair: (*self._weakness(*pair), order.shift(*pair), pair[0].order, pair[1]))
        matched: set[int] = set()
        for claim, place in pairs:
            if claim.order not in matched and place not in self._ledger.owners:
                matched.add(claim.order)
                self._ledger.take(claim, place)
        return [claim for claim in group if claim.order not in matched]

    def _weakness(self, claim: Claim, place: int) -> tuple[bool, bool]:
        """Whether the figure is passed over, and whether it is no proper word of place (首个)."""
        words = self._ledger.found[place].text.lower()
        weak = claim.what == "rank" and _WORDS_OF_PLACE.match(words) is None
        return (place in self._ledger.set_aside, weak)

    def _share(self, claim: Claim, order: Order | None) -> bool:
        """Whether the claim's figure is another fact's too: the clause enumerates, or says 均."""
        for place in self._ledger.fitting(claim, free=False):
            if order is not None and not order.allows(claim, place):
                continue
            column = self._ledger.found[place].column
            clause = _CLAUSE_START.split(self._ledger.line(place)[max(0, column - 61) : column - 1])[-1]
            # A whole may well be a figure of its own (six mills, one of which …).
            enumerated = _ENUMERATED["rank" if claim.what == "rank" else "value"]
            if claim.what == "whole" or claim.quoted or enumerated.search(clause):
                self._ledger.take(claim, place)
                return True
        return False

    def _match_periods(self) -> None:
        """Record the years and dates that are the period of a fact of their paragraph."""
        ledger = self._ledger
        known: dict[tuple[int, str], str] = {}
        for order, fact in enumerate(self._facts):
            paragraph = fact.paragraph
            if paragraph is None and order in ledger.anchors:
                paragraph = ledger.found[ledger.anchors[order]].paragraph
            for key in period_keys(fact.period) if paragraph is not None else ():
                known.setdefault((paragraph or 0, key), fact.id)
        for place, figure in enumerate(ledger.found):
            if figure.kind not in ("year", "date") or figure.period is None or place in ledger.owners:
                continue
            ends = [(figure.paragraph, end) for end in figure.period.split("/") if end != ".."]
            if all(end in known for end in ends):
                ledger.owners[place].append(known[ends[0]])

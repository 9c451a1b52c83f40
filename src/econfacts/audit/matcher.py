"""How much of a source's text the facts file holds: what became of every numeral of the text.

`audit` says of each figure of a text whether a fact records it, the curator passed it over, or it is missing;
and which facts are not in the text. A pure function of its arguments, and linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from econfacts.audit import reasons
from econfacts.audit.claims import Claim, claims_of
from econfacts.audit.coverage import Coverage, Unfounded
from econfacts.audit.figures import figures
from econfacts.audit.ledger import MANY, Ledger
from econfacts.audit.text import paragraphs
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
    unfounded = ((matcher.facts[order], why) for order, why in sorted(matcher.unfounded.items()))
    return Coverage(
        tuple(ledger.audited()),
        tuple(Unfounded(fact, "; ".join(why)) for fact, why in unfounded),
        tuple(reasons.idle(ledger)),
    )


class _Matcher:
    """Gives each claim of the facts a figure; `unfounded` holds of those that get none the fact's order and why."""

    def __init__(self, ledger: Ledger, facts: Sequence[Fact]) -> None:
        self._ledger = ledger
        self.facts = facts
        self.unfounded: dict[int, list[str]] = defaultdict(list)

    def match(self) -> None:
        """Give each claim a figure; those of a fact with a paragraph choose first."""
        groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for order, fact in enumerate(self.facts):
            for claim in claims_of(order, fact):
                groups[claim.alike].append(claim)
        ordered = sorted(groups.values(), key=lambda group: group[0].fact.paragraph is None)
        unclear = [group for group in ordered if group[0].what != "rank" and not self._match_clear(group)]
        for rivals in (unclear, [group for group in ordered if group[0].what == "rank"]):
            order_of_facts = _Order(self.facts, self._ledger)
            for group in rivals:
                self._match_by_order(group, order_of_facts)
        self._match_periods()

    def _match_clear(self, group: list[Claim]) -> bool:
        """As many figures as claims: they correspond in order."""
        fitting = [place for place in self._ledger.fitting(group[0]) if place not in self._ledger.set_aside]
        if len(fitting) != len(group) or group[0].fact.paragraph is None:
            return False
        for claim, place in zip(group, fitting, strict=True):
            self._ledger.take(claim, place)
        return True

    def _match_by_order(self, group: list[Claim], order: "_Order") -> None:
        """Too many or too few figures, or words that are alike: the order of the facts decides first."""
        left = self._match_pairs(group, order, strictly=True)
        left = [claim for claim in left if not self._share(claim, order)]
        left = self._match_pairs(left, order, strictly=False)
        for claim in left:
            if not self._share(claim, None) and not self._ledger.quotes(claim):
                self.unfounded[claim.order].append(reasons.unfounded(self._ledger, claim))

    def _match_pairs(self, group: list[Claim], order: "_Order", strictly: bool) -> list[Claim]:
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

    def _share(self, claim: Claim, order: "_Order | None") -> bool:
        """Whether the claim's figure is another fact's too: the clause enumerates, or says 均."""
        for place in self._ledger.fitting(claim, free=False):
            if order is not None and not order.allows(claim, place):
                continue
            figure = self._ledger.found[place]
            before = self._ledger.line(figure.paragraph)[max(0, figure.start - 60) : figure.start]
            enumerated = _ENUMERATED["rank" if claim.what == "rank" else "value"].search(
                _CLAUSE_START.split(before)[-1]
            )
            # A whole may well be a figure of its own (six mills, one of which …).
            if claim.what == "whole" or claim.quoted or enumerated:
                self._ledger.take(claim, place)
                return True
        return False

    def _match_periods(self) -> None:
        """Record the years and dates that are the period of a fact of their paragraph."""
        found, owners = self._ledger.found, self._ledger.owners
        known: dict[tuple[int, str], str] = {}
        for order, fact in enumerate(self.facts):
            paragraph = fact.paragraph
            if paragraph is None and order in self._ledger.anchors:
                paragraph = found[self._ledger.anchors[order]].paragraph
            for key in _period_keys(fact.period) if paragraph is not None else ():
                known.setdefault((paragraph or 0, key), fact.id)
        for place, figure in enumerate(found):
            if figure.kind in ("year", "date") and figure.period and place not in owners:
                ends = [(figure.paragraph, end) for end in figure.period.split("/") if end != ".."]
                if all(end in known for end in ends):
                    owners[place].append(known[ends[0]])


def _period_keys(period: str | None) -> Iterator[str]:
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


class _Order:
    """Where the order of the facts, of which some have their figures, expects those of the others."""

    def __init__(self, facts: Sequence[Fact], ledger: Ledger) -> None:
        self._found = ledger.found
        self._anchors = dict(ledger.anchors)
        self._settled = sorted(self._anchors)
        self._first: dict[int | None, int] = {}  # of each paragraph, its first fact
        for order, fact in enumerate(facts):
            self._first.setdefault(fact.paragraph, order)
        self._loose: dict[tuple[int, bool], list[int]] = defaultdict(list)  # numbers, ranks that nobody has
        spoken_for = ledger.owners.keys() | ledger.set_aside
        for place, figure in enumerate(ledger.found):
            if figure.kind in ("quantity", "percent", "rank") and place not in spoken_for:
                self._loose[figure.paragraph, figure.kind == "rank"].append(place)

    def allows(self, claim: Claim, place: int) -> bool:
        """Whether the place lies between the figures of the facts before and after the claim's."""
        cut = bisect_right(self._settled, claim.order)
        before, after = self._anchor(claim, cut - 1), self._anchor(claim, cut)
        return (before is None or before <= place) and (after is None or place <= after)

    def shift(self, claim: Claim, place: int) -> int:
        """How far the place is from the one that the claim would have if every loose figure were a fact's."""
        before = bisect_right(self._settled, claim.order) - 1
        start = self._anchor(claim, before)
        if start is None:
            facts_between, start = claim.order - self._first[claim.fact.paragraph], -1
        else:
            facts_between = max(0, claim.order - self._settled[before] - 1)
        loose = self._loose[self._found[place].paragraph, claim.what == "rank"]
        return abs(facts_between - (bisect_left(loose, place) - bisect_right(loose, start)))

    def _anchor(self, claim: Claim, cut: int) -> int | None:
        """The figure of a settled fact, if that is of the claim's paragraph."""
        if not 0 <= cut < len(self._settled):
            return None
        place = self._anchors[self._settled[cut]]
        return place if self._found[place].paragraph == claim.fact.paragraph else None

"""Where the order of the facts expects the figures of those that have several to choose from."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from econfacts.audit.claims import Claim
from econfacts.audit.found import Figure
from econfacts.model.records import Fact


class Order:
    """Where the order of the facts, of which some have their figures, expects those of the others."""

    def __init__(
        self,
        facts: Sequence[Fact],
        found: list[Figure],
        anchors: dict[int, int],
        spoken_for: AbstractSet[int],
    ) -> None:
        self.found = found
        self.anchors = dict(anchors)
        self.settled = sorted(anchors)
        self.first: dict[int | None, int] = {}  # of each paragraph, its first fact
        for order, fact in enumerate(facts):
            self.first.setdefault(fact.paragraph, order)
        self.loose: dict[tuple[int, bool], list[int]] = defaultdict(list)  # numbers, ranks that nobody has
        for place, figure in enumerate(found):
            if place not in spoken_for and figure.kind in ("quantity", "percent", "rank"):
                self.loose[figure.paragraph, figure.kind == "rank"].append(place)

    def allows(self, claim: Claim, place: int) -> bool:
        """Whether the place lies between the figures of the facts before and after the claim's."""
        before, after = self._neighbours(claim)
        too_early = before is not None and self.anchors[before] > place
        return not too_early and (after is None or self.anchors[after] >= place)

    def shift(self, claim: Claim, place: int) -> int:
        """How far the place is from the one that the claim would have if every loose figure were a fact's."""
        before, _ = self._neighbours(claim)
        if before is None:
            facts_between, start = claim.order - self.first[claim.fact.paragraph], -1
        else:
            facts_between, start = max(0, claim.order - before - 1), self.anchors[before]
        loose = self.loose[self.found[place].paragraph, claim.what == "rank"]
        return abs(facts_between - (bisect_left(loose, place) - bisect_right(loose, start)))

    def _neighbours(self, claim: Claim) -> tuple[int | None, int | None]:
        """The settled facts of the claim's paragraph before it (or itself) and after it."""
        cut = bisect_right(self.settled, claim.order)
        before = self.settled[cut - 1] if cut else None
        after = self.settled[cut] if cut < len(self.settled) else None
        return self._here(claim, before), self._here(claim, after)

    def _here(self, claim: Claim, order: int | None) -> int | None:
        if order is None or self.found[self.anchors[order]].paragraph != claim.fact.paragraph:
            return None
        return order

"""What a level is ranked by, and which of its regions have to be looked at: told by outlines, before a fact is read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress
from typing import NamedTuple

from econfacts.answers.selection import FLOWS, Common, Selector, answering, newest, span_of
from econfacts.model.periods import Span
from econfacts.store.index import Index
from econfacts.store.outlines import Outline


class Contest(NamedTuple):
    """Regions of a level by their numbers: `members` are all of them, `having` those with a figure of what is common.

    `below` are those that certainly stand below the rows that are shown, whatever their digits stand for.
    """

    members: set[int]
    common: Common | None = None
    having: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()

    @property
    def seen(self) -> set[int]:
        """The regions that have to be looked at."""
        return self.members - self.below

    def facts(self, outlines: Iterable[Outline], kind: str) -> Iterator[int]:
        """Numbers of the facts that matter: who has a figure of what is common is not asked for another."""
        seen = self.seen
        for outline in outlines:
            others = seen - self.having if not self.common or span_of(outline, kind) != self.common.span else seen
            yield from compress(outline.numbers, map(others.__contains__, outline.regions))


class Contests:
    """Looks at a metric's outlines, level by level; `top` is how many rows are shown (None: all)."""

    def __init__(
        self,
        index: Index,
        selector: Selector,
        outlines: Sequence[Outline],
        kind: str,
        period: str | None,
        top: int | None,
    ) -> None:
        self._index = index
        self._selector = selector
        self._kind = kind
        self._top = top
        self._asked = answering([each for each in outlines if each.what != "rank"], kind, period)
        self._known = {*chain.from_iterable(each.regions for each in self._asked if each.what == "figure")}

    def of(self, members: set[int]) -> Contest:
        """What these regions are ranked by."""
        if len(members) == 1:  # no ranking, but a line to read one by
            return Contest(members)
        shared: dict[tuple[Span, str | None], set[int]] = {}
        for outline in self._asked:
            regions = members.intersection(outline.regions)
            if span := span_of(outline, self._kind):  # a forecast counts only where nothing else is known
                counted = regions if outline.what == "figure" else regions - self._known
                shared.setdefault((span, outline.vintage), set()).update(counted)
        common = self._selector.shared(shared, self._kind) or self._own(members)
        if common is None:
            return Contest(members)
        ranked = common.of(self._asked, self._kind)
        having = frozenset(members).intersection(chain.from_iterable(each.regions for each in ranked))
        return Contest(members, common, having, self._below(ranked, members) if common.of_vintage else frozenset())

    def _own(self, members: set[int]) -> Common | None:
        """Of flows and growth rates that no two regions share, the newest: other periods are not set beside it."""
        if self._kind not in FLOWS:
            return None
        firsts = [
            next(number for number, region in zip(each.numbers, each.regions, strict=True) if region in members)
            for each in self._asked
            if not members.isdisjoint(each.regions)
        ]
        facts = newest(self._index.numbered_facts(firsts), self._kind)
        return Common(span_of(facts[0], self._kind), None, False) if facts else None

    def _below(self, outlines: Sequence[Outline], members: set[int]) -> frozenset[int]:
        """Regions whose greatest possible figure is less than the least that may be shown, or tied with one shown."""
        if self._top is None:
            return frozenset()
        figures = [
            pair for each in outlines for pair in zip(each.values, each.regions, strict=True) if pair[1] in members
        ]
        regions = frozenset([region for _, region in figures])
        # A region with several figures may be ranked by the least of them.
        certain = self._top + len(figures) - len(regions)
        if certain >= len(figures):
            return frozenset()
        margin = max(each.margin() for each in outlines)
        least = sorted([value for value, _ in figures])[-certain] - 2 * margin  # no row that is shown can be less
        return regions.difference([region for value, region in figures if value + margin > least])

"""What a level is ranked by, and which of its regions have to be looked at: told by outlines, before a fact is read."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, compress
from typing import NamedTuple

from econfacts.answers.selection import FLOWS, Common, Selector, answering, newest, span_of
from econfacts.model.periods import Span
from econfacts.store.index import Index
from econfacts.store.outlines import Outline


class Contest(NamedTuple):
    """Regions of a level by their numbers: `members` are all of them, `having` those with a figure of what is common.

    `seen` have to be looked at: all but those that certainly stand below the rows shown, whatever their digits stand
    for.
    """

    members: set[int]
    seen: set[int]
    common: Common | None = None
    having: Collection[int] = ()

    def facts(self, outlines: Iterable[Outline], kind: str) -> Iterator[int]:
        """Numbers of the facts that matter: who has a figure of what is common is not asked for another."""
        others = self.seen.difference(self.having)
        for outline in outlines:
            is_common = self.common and span_of(outline, kind) == self.common.span
            if of := self.seen if is_common else others:
                yield from compress(outline.numbers, map(of.__contains__, outline.regions))


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

    @cached_property
    def _known(self) -> set[int]:
        return {*chain.from_iterable(each.regions for each in self._asked if each.what == "figure")}

    def of(self, members: set[int]) -> Contest:
        """What these regions are ranked by."""
        if len(members) == 1:  # no ranking, but a line to read one by
            return Contest(members, members)
        shared: dict[tuple[Span, str | None], set[int]] = {}
        inside = [members.intersection(outline.regions) for outline in self._asked]
        for outline, regions in zip(self._asked, inside, strict=True):
            if span := span_of(outline, self._kind):  # a forecast counts only where nothing else is known
                counted = regions if outline.what == "figure" else regions - self._known
                shared.setdefault((span, outline.vintage), set()).update(counted)
        common = self._selector.shared(shared, self._kind) or self._own(members)
        if common is None:
            return Contest(members, members)
        ranked = common.of(self._asked, self._kind)
        having = set().union(*compress(inside, map(ranked.__contains__, self._asked)))
        below = self._below(ranked, members, self._top) if common.of_vintage and self._top else ()
        return Contest(members, members.difference(below), common, having)

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

    def _below(self, outlines: Sequence[Outline], members: set[int], top: int) -> set[int]:
        """Regions whose greatest possible figure is less than the least that may be shown, or tied with one shown."""
        values, regions = array("d"), array("I")
        for each in outlines:
            inside = [*map(members.__contains__, each.regions)]
            values.extend(compress(each.values, inside))
            regions.extend(compress(each.regions, inside))
        there = {*regions}
        # A region with several figures may be ranked by the least of them.
        certain = top + len(values) - len(there)
        if certain >= len(values):
            return set()
        in_order = sorted(values)
        margin = max(each.margin() for each in outlines)
        least = in_order[-certain] - 2 * margin  # no row that is shown can be less
        return there.difference(compress(regions, map((least - margin).__lt__, values)))

"""Which figure of a text is whose: the state of an audit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from econfacts.audit.claims import Claim, size_of_claim, size_of_figure
from econfacts.audit.coverage import MISSING, PASSED_OVER, RECORDED, Audited
from econfacts.audit.fit import fits
from econfacts.audit.found import Figure
from econfacts.audit.passing import PassedOverList
from econfacts.model.records import PassedOver

MANY = 10_000
"""More figures than any paragraph of a real text has; beyond it, only so many are compared."""


class Ledger:
    """The figures of a text by paragraph and size, the facts that have taken them, and the passed-over list."""

    def __init__(self, lines: list[str], found: list[Figure], passed_over: Iterable[PassedOver]) -> None:
        self.lines = lines
        self.found = found
        self.of_paragraph: dict[int, list[int]] = defaultdict(list)
        self._by_size: dict[tuple[int | None, object], list[int]] = defaultdict(list)
        for place, figure in enumerate(found):
            self.of_paragraph[figure.paragraph].append(place)
            for key in ((figure.paragraph, size_of_figure(figure)), (None, size_of_figure(figure))):
                self._by_size[key].append(place)
        self.owners: dict[int, list[str]] = defaultdict(list)
        self.anchors: dict[int, int] = {}  # order of a fact → place of a figure that it has taken
        self.passed_over = PassedOverList(lines, found, self.of_paragraph, passed_over)
        self.covering = self.passed_over.covering

    def line(self, place: int) -> str:
        """The paragraph of a figure."""
        return self.lines[self.found[place].paragraph - 1]

    def take(self, claim: Claim, place: int) -> None:
        """Give a claim a figure."""
        if claim.fact.id not in self.owners[place]:
            self.owners[place].append(claim.fact.id)
        self.anchors.setdefault(claim.order, place)

    def of_size(self, claim: Claim) -> list[int]:
        """The figures of the claim's paragraph that are as large as it says."""
        return self._by_size.get((claim.fact.paragraph, size_of_claim(claim)), [])

    def fitting(self, claim: Claim, free: bool = True) -> list[int]:
        """The figures that are what the claim says, in text order; those that facts have taken if not `free`."""
        places = self.of_size(claim)
        if claim.what == "value" and claim.fact.printed:
            places = [*places, *self._by_size.get((claim.fact.paragraph, None), [])]
        return [
            place
            for place in places
            if (place in self.owners) != free and fits(claim, self.found[place], self.line(place))
        ]

    def loose(self, paragraph: int | None) -> Iterator[int]:
        """The figures of a paragraph that no fact has and nobody passed over."""
        places = self.of_paragraph.get(paragraph or 0, [])
        return (place for place in places[:MANY] if place not in self.owners and place not in self.covering)

    def audited(self) -> Iterator[Audited]:
        """What became of each figure, in text order."""
        for place, figure in enumerate(self.found):
            if place in self.owners:
                yield Audited(figure, RECORDED, tuple(self.owners[place]))
            elif place in self.covering:
                yield Audited(figure, PASSED_OVER, why=self.passed_over.entries[self.covering[place]].why)
            else:
                yield Audited(figure, MISSING)

"""Which figure of a text is whose: the state of an audit."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from econfacts.audit.claims import Claim, size_of_claim, size_of_figure
from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED, Audited
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
        self.set_aside = self.covering.keys() | {place for place, figure in enumerate(found) if figure.noise}

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
        if claim.quoted:
            places = self._quoted(claim, claim.quoted)
        else:
            places = [place for place in self.of_size(claim) if fits(claim, self.found[place], self.line(place))]
        return [place for place in places if (place in self.owners) != free]

    def quotes(self, claim: Claim) -> bool:
        """Whether the text has the words that the claim quotes, if only without a figure in them."""
        return claim.quoted is not None and any(True for _ in self._occurrences(claim, claim.quoted))

    def _quoted(self, claim: Claim, words: str) -> list[int]:
        """The figures within the quoted words: those of the claim's size, or all if there are none."""
        inside = [
            place
            for paragraph, start, end in self._occurrences(claim, words)
            for place in self._meeting(paragraph, start, end)
        ]
        size = size_of_claim(claim)
        return [place for place in inside if size_of_figure(self.found[place]) == size] or inside

    def _occurrences(self, claim: Claim, words: str) -> Iterator[tuple[int, int, int]]:
        """Paragraph, start and end of each place where the quoted words stand."""
        paragraph = claim.fact.paragraph
        numbers = range(1, len(self.lines) + 1) if paragraph is None else [paragraph]
        for number in numbers:
            line = self.lines[number - 1] if 1 <= number <= len(self.lines) else ""
            start = line.find(words) if words else -1
            while start >= 0:
                yield number, start, start + len(words)
                start = line.find(words, start + len(words))

    def _meeting(self, paragraph: int, start: int, end: int) -> list[int]:
        """The figures of a paragraph that a span meets; not years and dates."""
        places = self.of_paragraph.get(paragraph, [])
        first = bisect_right(places, start, key=lambda place: self.found[place].end)
        last = bisect_left(places, end, key=lambda place: self.found[place].start)
        return [place for place in places[first:last] if self.found[place].kind not in ("year", "date")]

    def loose(self, paragraph: int | None) -> Iterator[int]:
        """The figures of a paragraph that no fact has and nobody passed over or a rule knows."""
        places = self.of_paragraph.get(paragraph or 0, [])
        return (place for place in places[:MANY] if place not in self.owners and place not in self.set_aside)

    def audited(self) -> Iterator[Audited]:
        """What became of each figure, in text order."""
        for place, figure in enumerate(self.found):
            if place in self.owners:
                checks = " and ".join(figure.doubts)
                yield Audited(figure, RECORDED, tuple(self.owners[place]), f"check the {checks}" if checks else None)
            elif figure.noise:
                yield Audited(figure, NOT_A_FIGURE, why=figure.noise)
            elif place in self.covering:
                yield Audited(figure, PASSED_OVER, why=self.passed_over.entries[self.covering[place]].why)
            else:
                yield Audited(figure, MISSING)

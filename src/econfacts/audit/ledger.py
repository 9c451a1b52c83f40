"""Which figure of a text is whose: the state of an audit."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from econfacts.audit.claims import Claim, size_of
from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED, Audited
from econfacts.audit.numerals import NUMERAL_CHARACTERS
from econfacts.audit.text import Figure, readable
from econfacts.model.records import PassedOver

MANY = 10_000
"""More figures than any paragraph of a real text has; beyond it, only so many are compared."""

_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]")


class Ledger:
    """The figures of a text by paragraph and size, the facts that have taken them, and the passed-over list.

    A figure is named by its place in `found`, an entry of the passed-over list by its place in `entries`.
    """

    def __init__(self, lines: Sequence[str], found: Sequence[Figure], passed_over: Iterable[PassedOver]) -> None:
        self.lines = lines
        self.found = found
        self.entries = list(passed_over)
        self._of_paragraph: dict[int, list[int]] = defaultdict(list)
        self._by_size: dict[tuple[int | None, object], list[int]] = defaultdict(list)
        for place, figure in enumerate(found):
            self._of_paragraph[figure.paragraph].append(place)
            size = size_of(figure)
            self._by_size[figure.paragraph, size].append(place)
            self._by_size[None, size].append(place)
        self.owners: dict[int, list[str]] = defaultdict(list)
        self.anchors: dict[int, int] = {}  # order of a fact → place of a figure that it has taken
        self._readable: dict[int, str] = {}
        self.covering: dict[int, int] = {}  # place of a figure → the first entry that passes it over
        for number, entry in enumerate(self.entries):
            for place in self.covered(entry):
                self.covering.setdefault(place, number)
        self.set_aside = self.covering.keys() | {place for place, figure in enumerate(found) if figure.noise}

    def line(self, paragraph: int) -> str:
        """A paragraph as printed; empty where the text has none of this number."""
        return self.lines[paragraph - 1] if 1 <= paragraph <= len(self.lines) else ""

    def take(self, claim: Claim, place: int) -> None:
        """Give a claim a figure."""
        if claim.fact.id not in self.owners[place]:
            self.owners[place].append(claim.fact.id)
        self.anchors.setdefault(claim.order, place)

    def of_size(self, claim: Claim) -> list[int]:
        """The figures of the claim's paragraph that are as large as it says."""
        return self._by_size.get((claim.fact.paragraph, claim.size), [])

    def fitting(self, claim: Claim, free: bool = True) -> list[int]:
        """The figures that are what the claim says, in text order; those that facts have taken if not `free`."""
        if claim.quoted:
            inside = [place for span in self._quotations(claim) for place in self._meeting(*span)]
            inside = [place for place in inside if self.found[place].kind not in ("year", "date")]
            fitting = [place for place in inside if size_of(self.found[place]) == claim.size] or inside
        else:
            figures = ((place, self.found[place]) for place in self.of_size(claim))
            fitting = [place for place, figure in figures if claim.fits(figure, self.line(figure.paragraph))]
        return [place for place in fitting if (place in self.owners) != free]

    def quotes(self, claim: Claim) -> bool:
        """Whether the text has the words that the claim quotes, if only without a figure in them."""
        return any(True for _ in self._quotations(claim))

    def _quotations(self, claim: Claim) -> Iterator[tuple[int, int, int]]:
        """Paragraph, start and end of each place where the claim's quoted words stand."""
        paragraph = claim.fact.paragraph
        for number in range(1, len(self.lines) + 1) if paragraph is None else (paragraph,):
            for start, end in _occurrences(claim.quoted, self.line(number)):
                yield number, start, end

    def _meeting(self, paragraph: int, start: int, end: int) -> list[int]:
        """The figures of a paragraph that a span meets."""
        places = self._of_paragraph.get(paragraph, [])
        first = bisect_right(places, start, key=lambda place: self.found[place].end)
        last = bisect_left(places, end, key=lambda place: self.found[place].start)
        return places[first:last]

    def covered(self, entry: PassedOver) -> Iterator[int]:
        """The figures whose every numeral lies within an occurrence of the entry's text: `5` does not cover 15家."""
        if entry.paragraph not in self._readable:
            self._readable[entry.paragraph] = readable(self.line(entry.paragraph))
        line = self._readable[entry.paragraph]
        for start, end in _occurrences(readable(entry.figure), line):
            for place in self._meeting(entry.paragraph, start, end):
                figure = self.found[place]
                if not _NUMERAL.search(line, figure.start, start) and not _NUMERAL.search(line, end, figure.end):
                    yield place

    def loose(self, paragraph: int | None) -> Iterator[int]:
        """The figures of a paragraph that no fact has and nobody passed over or a rule knows."""
        places = self._of_paragraph.get(paragraph or 0, [])
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
                yield Audited(figure, PASSED_OVER, why=self.entries[self.covering[place]].why)
            else:
                yield Audited(figure, MISSING)


def _occurrences(words: str | None, line: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a line, if there are any."""
    return (match.span() for match in re.finditer(re.escape(words), line)) if words else iter(())

"""Which figure of a text is whose: the state of an audit."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from econfacts.audit.claims import Claim, size_of
from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED, Audited, Unused
from econfacts.audit.numerals import NUMERAL_CHARACTERS
from econfacts.audit.text import COUNTED, Figure, paragraphs, readable
from econfacts.model.records import PassedOver

_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]")


class Ledger:
    """The figures of a text by paragraph and size, the facts that have taken them, and the passed-over list.

    A figure is named by its place in `found`. `owners` has of a figure the ids of its facts, `anchors` of the order of
    a fact the first figure that it took, `nth` of a figure how many that facts are due for its paragraph has before.
    """

    def __init__(self, text: str, found: Sequence[Figure], passed_over: Iterable[PassedOver]) -> None:
        self.lines = paragraphs(text)
        self.plain = [readable(line) for line in self.lines]
        self.found = found
        self.of_paragraph: dict[int | None, list[int]] = defaultdict(list)
        self._by_size: dict[tuple[int | None, object], list[int]] = defaultdict(list)
        for place, figure in enumerate(found):
            size = size_of(figure)
            self.of_paragraph[figure.paragraph].append(place)
            self._by_size[figure.paragraph, size].append(place)
            self._by_size[None, size].append(place)
        self.owners: dict[int, list[str]] = defaultdict(list)
        self.anchors: dict[int, int] = {}
        self._settled: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
        self._entries = list(passed_over)
        self._covering: dict[int, int] = {}  # of a figure the first entry that passes it over
        for number, entry in enumerate(self._entries):
            for place in self._covered(entry):
                self._covering.setdefault(place, number)
        self.set_aside = self._covering.keys() | {place for place, figure in enumerate(found) if figure.noise}
        self.nth: list[int] = []
        due: Counter[int] = Counter()
        for place, figure in enumerate(found):
            self.nth.append(due[figure.paragraph])
            due[figure.paragraph] += place not in self.set_aside and figure.kind in (*COUNTED, "rank")

    def take(self, claim: Claim, place: int) -> None:
        """Give a claim a figure."""
        if claim.fact.id not in self.owners[place]:
            self.owners[place].append(claim.fact.id)
        self.anchors.setdefault(claim.order, place)

    def settle(self) -> None:
        """Let the figures that facts have taken by now tell where those of the other facts stand."""
        self._settled.clear()
        for order, place in sorted(self.anchors.items()):
            self._settled[self.found[place].paragraph].append((order, place))

    def in_order(self, claim: Claim, place: int) -> bool:
        """Whether a figure lies between those of the facts before and after the claim's in its paragraph."""
        settled = self._settled[claim.fact.paragraph]
        cut = bisect_right(settled, (claim.order, len(self.found)))
        before, after = settled[cut - 1 : cut], settled[cut : cut + 1]
        return all(one[1] <= place for one in before) and all(place <= one[1] for one in after)

    def of_size(self, claim: Claim) -> Iterator[tuple[int, str]]:
        """The figures of the paragraph that are as large as claimed, and what keeps each from being the claim's."""
        for place in self._by_size.get((claim.fact.paragraph, claim.size), ()):
            figure = self.found[place]
            yield place, claim.unlike(figure, self.plain[figure.paragraph - 1])

    def fitting(self, claim: Claim, taken: bool = False) -> list[int]:
        """The figures that are what the claim says, in text order: those that no fact has, or those `taken`."""
        if claim.quoted:
            inside = [place for span in self.quotations(claim) for place in self._meeting(*span)]
            inside = [place for place in inside if self.found[place].kind not in ("year", "date")]
            fitting = [place for place in inside if size_of(self.found[place]) == claim.size] or inside
        else:
            fitting = [place for place, unlike in self.of_size(claim) if not unlike]
        return [place for place in fitting if (place in self.owners) == taken]

    def quotations(self, claim: Claim) -> Iterator[tuple[int, int, int]]:
        """Paragraph, start and end of each place where the words that the claim quotes stand."""
        paragraph = claim.fact.paragraph
        for number in range(1, len(self.lines) + 1) if paragraph is None else (paragraph,):
            for start, end in _occurrences(claim.quoted, self.lines, number):
                yield number, start, end

    def _meeting(self, paragraph: int, start: int, end: int) -> list[int]:
        """The figures of a paragraph that a span meets."""
        places = self.of_paragraph.get(paragraph, [])
        first = bisect_right(places, start, key=lambda place: self.found[place].end)
        last = bisect_left(places, end, key=lambda place: self.found[place].start)
        return places[first:last]

    def _covered(self, entry: PassedOver) -> Iterator[int]:
        """The figures whose every numeral lies within an occurrence of the entry's text: `5` does not cover 15家."""
        for start, end in _occurrences(readable(entry.figure), self.plain, entry.paragraph):
            line = self.plain[entry.paragraph - 1]
            for place in self._meeting(entry.paragraph, start, end):
                figure = self.found[place]
                if not _NUMERAL.search(line, figure.start, start) and not _NUMERAL.search(line, end, figure.end):
                    yield place

    def audited(self) -> Iterator[Audited]:
        """What became of each figure, in text order."""
        for place, figure in enumerate(self.found):
            if place in self.owners:
                checks = " and ".join(figure.doubts)
                yield Audited(figure, RECORDED, tuple(self.owners[place]), f"check the {checks}" if checks else None)
            elif figure.noise:
                yield Audited(figure, NOT_A_FIGURE, why=figure.noise)
            elif place in self._covering:
                yield Audited(figure, PASSED_OVER, why=self._entries[self._covering[place]].why)
            else:
                yield Audited(figure, MISSING)

    def idle(self) -> Iterator[Unused]:
        """The entries of the passed-over list that pass nothing over, and why."""
        at_work = {
            number
            for place, number in self._covering.items()
            if place not in self.owners and not self.found[place].noise
        }
        return (Unused(entry, self._idle(entry)) for number, entry in enumerate(self._entries) if number not in at_work)

    def _idle(self, entry: PassedOver) -> str:
        if problem := self.no_paragraph(entry.paragraph):
            return problem
        if entry.figure not in self.lines[entry.paragraph - 1]:
            return f"paragraph {entry.paragraph} has no “{entry.figure}”"
        covered = next(self._covered(entry), None)
        said = f"“{entry.figure}” of paragraph {entry.paragraph}"
        if covered is None:
            return f"{said} holds no whole numeral"
        rule = self.found[covered].noise
        return f"{said} is no figure by the rule {rule}" if rule else f"{said} is accounted for already"

    def no_paragraph(self, paragraph: int) -> str:
        """The message that the text does not reach to a paragraph; empty where it does."""
        within = 1 <= paragraph <= len(self.lines)
        return "" if within else f"the text has {len(self.lines)} paragraphs, and no paragraph {paragraph}"


def _occurrences(words: str | None, lines: Sequence[str], paragraph: int) -> Iterator[tuple[int, int]]:
    """Where words stand in a paragraph, if there are any and it is one of the text's."""
    if words and 1 <= paragraph <= len(lines):
        for match in re.finditer(re.escape(words), lines[paragraph - 1]):
            yield match.span()

"""The passed-over list of a source: which figures each entry covers, and which entries cover none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from econfacts.audit.coverage import Unused
from econfacts.audit.found import Figure
from econfacts.audit.script import readable
from econfacts.audit.written import NUMERAL_CHARACTERS
from econfacts.model.records import PassedOver

_ANY_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]")  # of readable text


class PassedOverList:
    """The entries of a source's list beside the figures of its text; `covering` names each figure's entry."""

    def __init__(
        self,
        lines: list[str],
        found: list[Figure],
        of_paragraph: Mapping[int, list[int]],
        entries: Iterable[PassedOver],
    ) -> None:
        self._lines = lines
        self._found = found
        self._of_paragraph = of_paragraph
        self.entries = list(entries)
        self._read: dict[int, tuple[str, list[int], list[int]]] = {}
        self._numerals: dict[int, tuple[int, int]] = {}
        self.covering: dict[int, int] = {}
        for number, entry in enumerate(self.entries):
            for place in self._covered(entry):
                self.covering.setdefault(place, number)

    def idle(self, owned: AbstractSet[int]) -> Iterator[Unused]:
        """Entries that pass nothing over, where the figures `owned` are a fact's."""
        at_work = {
            number for place, number in self.covering.items() if place not in owned and not self._found[place].noise
        }
        for number, entry in enumerate(self.entries):
            if number not in at_work:
                yield Unused(entry, self._reason(entry))

    def _reason(self, entry: PassedOver) -> str:
        if not 1 <= entry.paragraph <= len(self._lines):
            return f"the text has {len(self._lines)} paragraphs, and no paragraph {entry.paragraph}"
        if entry.figure not in self._lines[entry.paragraph - 1]:
            return f"paragraph {entry.paragraph} has no “{entry.figure}”"
        covered = next(self._covered(entry), None)
        if covered is None:
            return f"“{entry.figure}” of paragraph {entry.paragraph} holds no whole numeral"
        if rule := self._found[covered].noise:
            return f"“{entry.figure}” of paragraph {entry.paragraph} is no figure by the rule {rule}"
        return f"“{entry.figure}” of paragraph {entry.paragraph} is accounted for already"

    def _covered(self, entry: PassedOver) -> Iterator[int]:
        if not entry.figure or not 1 <= entry.paragraph <= len(self._lines):
            return
        line, places, starts = self._paragraph(entry.paragraph)
        wanted = readable(entry.figure)
        start = line.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            for near in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                if self._covers(start, end, places[near]):
                    yield places[near]
            start = line.find(wanted, end)

    def _paragraph(self, number: int) -> tuple[str, list[int], list[int]]:
        """A paragraph as it is read, the figures in it, and where they start."""
        if number not in self._read:
            places = self._of_paragraph.get(number, [])
            starts = [self._found[place].start for place in places]
            self._read[number] = (readable(self._lines[number - 1]), places, starts)
        return self._read[number]

    def _covers(self, start: int, end: int, place: int) -> bool:
        """Whether a span meets a figure and leaves no numeral of it outside: `5` does not cover 15家."""
        figure = self._found[place]
        first, last = self._numeral(place)
        return start < figure.end and end > figure.start and start <= first and last <= end

    def _numeral(self, place: int) -> tuple[int, int]:
        """Where the numeral of a figure begins and ends; a word without one (居首) is met by any span."""
        if place not in self._numerals:
            figure = self._found[place]
            numerals = [figure.start + match.start() for match in _ANY_NUMERAL.finditer(readable(figure.text))]
            self._numerals[place] = (numerals[0], numerals[-1] + 1) if numerals else (figure.end, figure.start)
        return self._numerals[place]

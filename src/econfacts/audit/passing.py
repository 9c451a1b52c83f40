"""The passed-over list of a source: which figures each entry covers, and which entries cover none."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from econfacts.audit.coverage import Unused
from econfacts.audit.found import Figure
from econfacts.audit.numerals import half_width
from econfacts.audit.vocabulary import NUMERAL_CHARACTERS
from econfacts.model.records import PassedOver

_ANY_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]")


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
        self.covering: dict[int, int] = {}
        for number, entry in enumerate(self.entries):
            for place in self._covered(entry):
                self.covering.setdefault(place, number)

    def idle(self, owned: AbstractSet[int]) -> Iterator[Unused]:
        """Entries that pass nothing over, where the figures `owned` are a fact's."""
        at_work = {number for place, number in self.covering.items() if place not in owned}
        for number, entry in enumerate(self.entries):
            if number not in at_work:
                yield Unused(entry, self._reason(entry))

    def _reason(self, entry: PassedOver) -> str:
        if not 1 <= entry.paragraph <= len(self._lines):
            return f"the text has {len(self._lines)} paragraphs, and no paragraph {entry.paragraph}"
        if entry.figure not in self._lines[entry.paragraph - 1]:
            return f"paragraph {entry.paragraph} has no “{entry.figure}”"
        if next(self._covered(entry), None) is None:
            return f"“{entry.figure}” of paragraph {entry.paragraph} holds no whole numeral"
        return f"“{entry.figure}” of paragraph {entry.paragraph} is accounted for already"

    def _covered(self, entry: PassedOver) -> Iterator[int]:
        if not entry.figure or not 1 <= entry.paragraph <= len(self._lines):
            return
        line, wanted = half_width(self._lines[entry.paragraph - 1]), half_width(entry.figure)
        places = self._of_paragraph.get(entry.paragraph, [])
        starts = [self._found[place].column - 1 for place in places]
        start = line.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            for near in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                if _covers(start, end, self._found[places[near]]):
                    yield places[near]
            start = line.find(wanted, end)


def _covers(start: int, end: int, figure: Figure) -> bool:
    """Whether a span meets a figure and leaves no numeral of it outside: `5` does not cover 15家."""
    first, last = figure.column - 1, figure.column - 1 + len(figure.text)
    if start >= last or end <= first:
        return False
    outside = figure.text[: max(0, start - first)] + figure.text[max(0, end - first) :]
    return _ANY_NUMERAL.search(outside) is None

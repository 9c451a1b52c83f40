"""What the facts say is in a text, and which figure of the text is whose."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED, Audited, Unused
from econfacts.audit.numerals import NUMERAL_CHARACTERS
from econfacts.audit.text import COUNTED, Figure, paragraphs, readable
from econfacts.audit.units import canonical
from econfacts.model.quantities import scale
from econfacts.model.records import Fact, PassedOver
from econfacts.model.words import LANGUAGES, speak

_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]")


class Claim(NamedTuple):
    """One figure that a fact says is in the text."""

    order: int  # of its fact
    nth: int  # number or rank of its paragraph, if the facts have all of them in the order of the text
    fact: Fact
    what: str  # value, whole, gap, rank
    number: Decimal | None
    unit: str | None = None
    bound: str | None = None
    quoted: str | None = None  # the text's very words: they alone decide whether the text has the figure

    @property
    def alike(self) -> tuple[object, ...]:
        """The same for claims that the same figures would satisfy."""
        return (self.fact.paragraph, *self[3:])

    @property
    def size(self) -> object:
        """What `size_of` a figure must be for it to be the claim's."""
        power = 0 if self.what == "whole" else canonical(self.unit)[0]  # a whole is in base units, as a fact has it
        return _size(self.number, power, self.what == "rank")

    @property
    def wording(self) -> str:
        """The figure as a curator would look for it."""
        if self.what == "rank":
            return f"rank {self.number}" if self.number is not None else "word for a rank among the first"
        return f"whole of {self.number}" if self.what == "whole" else f"{self.number}{self.unit or ''}"

    def unlike(self, figure: Figure, line: str) -> str:
        """What keeps a figure of the claim's size from being its figure, in words for a curator; empty if nothing does.

        `line` is the figure's paragraph in readable text. A sign or a bound that the text leaves in doubt is any.
        """
        if not self.has_unit_of(figure, line):
            return f"; its {figure.text} has another unit"
        negative = self.number is not None and self.number < 0
        fits = not self.number or self.what == "whole" or negative == (figure.sign < 0) or "sign" in figure.doubts
        if not fits:
            fall, sign = ("a fall", "negative") if figure.sign < 0 else ("no fall", "positive")
            return f"; its {figure.text} is {fall}, so the fact's number would be {sign}"
        if self.what == "value" and self.bound != figure.bound and "bound" not in figure.doubts:
            return f" with bound {self.bound}; its {figure.text} is {figure.bound}"
        return ""

    def has_unit_of(self, figure: Figure, line: str) -> bool:
        """Whether the text has the fact's unit: the one recognised, or the very words that follow."""
        if self.unit is None:
            return self.what != "rank" or figure.kind == "rank"
        printed, wanted = canonical(figure.unit)[1], canonical(self.unit)[1]
        rest = line[figure.end : figure.end + len(wanted) + 1].lstrip()
        if not printed and wanted == "个" and rest.startswith("大"):
            return True  # 二十大园区: no classifier is printed
        return wanted.startswith(printed) and rest.startswith(wanted[len(printed) :].lstrip())


def claims_of(facts: Iterable[Fact]) -> Iterator[Claim]:
    """Every figure that facts say is in the text: a fact's value, its whole, its gap, its rank."""
    said: Counter[tuple[int | None, bool]] = Counter()
    for order, fact in enumerate(facts):
        for what, number, *more in _said(fact):
            row = (fact.paragraph, what == "rank")
            yield Claim(order, said[row], fact, what, number, *more)
            said[row] += 1


def _said(fact: Fact) -> Iterator[tuple[Any, ...]]:
    if fact.number is not None:
        # `printed` that is merely number, unit and the usual word for the bound (超300场) quotes nothing.
        usual = {speak(language).printed(fact.number, fact.unit or "", fact.bound) for language in LANGUAGES}
        yield "value", fact.number, fact.unit, fact.bound, None if fact.printed in usual else fact.printed
    if fact.out_of is not None:
        yield "whole", fact.out_of, fact.unit
    if fact.versus is not None:
        yield "gap", fact.versus.by, fact.versus.unit
    if fact.rank is not None:
        yield "rank", fact.rank.position and Decimal(fact.rank.position)


def size_of(figure: Figure) -> object:
    """What a claim is compared by first: a rank's number, or the magnitude in base units; None without one."""
    power = canonical(figure.unit)[0]
    number = None if figure.kind in ("date", "time", "term") else figure.number
    return _size(number, power, figure.kind == "rank" and not power)


def _size(number: Decimal | None, power: int, is_rank: bool) -> object:
    if is_rank:
        return ("rank", number)
    return None if number is None else scale(number, power).copy_abs()


class Ledger:
    """The figures of a text by paragraph and size, the facts that have taken them, and the passed-over list.

    A figure is named by its place in `found`. `owners` has of a figure the ids of its facts, `anchors` of the order of
    a fact the first figure that it took, `nth` of a number or a rank how many stand before it in its paragraph that
    facts are due for.
    """

    def __init__(self, text: str, found: Sequence[Figure], passed_over: Iterable[PassedOver]) -> None:
        self.lines = dict(enumerate(paragraphs(text), 1))
        self.plain = {number: readable(line) for number, line in self.lines.items()}
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
        first = {entry[:2]: number for number, entry in reversed([*enumerate(self._entries)])}
        for number in sorted(first.values()):  # the same paragraph and words cover nothing again
            for place in self._covered(self._entries[number]):
                self._covering.setdefault(place, number)
        self.set_aside = self._covering.keys() | {place for place, figure in enumerate(found) if figure.noise}
        self.nth: list[int] = []
        due: Counter[tuple[int, bool]] = Counter()
        for place, figure in enumerate(found):
            row = (figure.paragraph, figure.kind == "rank")
            self.nth.append(due[row])
            due[row] += place not in self.set_aside and figure.kind in (*COUNTED, "rank")

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
            yield place, claim.unlike(figure, self.plain[figure.paragraph])

    def fitting(self, claim: Claim) -> list[int]:
        """The figures that are what the claim says, in text order."""
        if not claim.quoted:
            return [place for place, unlike in self.of_size(claim) if not unlike]
        inside = [place for span in self.quotations(claim) for place in self._meeting(*span)]
        inside = [place for place in inside if self.found[place].kind not in ("year", "date")]
        return [place for place in inside if size_of(self.found[place]) == claim.size] or inside

    def quotations(self, claim: Claim) -> Iterator[tuple[int, int, int]]:
        """Paragraph, start and end of each place where the words that the claim quotes stand."""
        words, paragraph = claim.quoted or "", claim.fact.paragraph
        anywhere = (number for number, line in self.lines.items() if words in line)
        for number in anywhere if paragraph is None else (paragraph,):
            yield from _occurrences(words, self.lines, number)

    def _meeting(self, paragraph: int, start: int, end: int) -> list[int]:
        """The figures of a paragraph that a span meets."""
        places = self.of_paragraph[paragraph]
        first = bisect_right(places, start, key=lambda place: self.found[place].end)
        return places[first : bisect_left(places, end, key=lambda place: self.found[place].start)]

    def _covered(self, entry: PassedOver) -> Iterator[int]:
        """The figures whose every numeral lies within an occurrence of the entry's text: `5` does not cover 15家."""
        for paragraph, start, end in _occurrences(readable(entry.figure), self.plain, entry.paragraph):
            line = self.plain[paragraph]
            for place in self._meeting(paragraph, start, end):
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
        passed = self._covering.items()
        at_work = {number for place, number in passed if not (place in self.owners or self.found[place].noise)}
        return (Unused(entry, self._idle(entry)) for number, entry in enumerate(self._entries) if number not in at_work)

    def _idle(self, entry: PassedOver) -> str:
        covered = next(self._covered(entry), None)
        if covered is None:
            return self.no_paragraph(entry.paragraph) or f"paragraph {entry.paragraph} has no figure “{entry.figure}”"
        rule = self.found[covered].noise
        why = f"no figure by the rule {rule}" if rule else "accounted for already"
        return f"“{entry.figure}” of paragraph {entry.paragraph} is {why}"

    def no_paragraph(self, paragraph: int) -> str:
        """The message that the text does not reach to a paragraph; empty where it does."""
        count = len(self.lines)
        return "" if paragraph in self.lines else f"the text has {count} paragraphs, and no paragraph {paragraph}"


def _occurrences(words: str, lines: dict[int, str], paragraph: int) -> Iterator[tuple[int, int, int]]:
    """Where words stand in a paragraph, if there are any: paragraph, start, end."""
    found = re.finditer(re.escape(words), lines.get(paragraph, "")) if words else ()
    return ((paragraph, *match.span()) for match in found)

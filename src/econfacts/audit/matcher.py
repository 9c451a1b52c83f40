"""How much of a source's text the facts file holds: what became of every numeral of the text.

`audit` says of each figure of a text whether a fact records it, the curator passed it over, or it is missing;
and which facts are not in the text. A pure function of its arguments, and linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from econfacts.audit.figures import NUMERAL_CHARACTERS, SCALE, SCALE_WORDS, Figure, figures, paragraphs
from econfacts.audit.numerals import ENGLISH_SCALES, LONGEST, half_width, shifted
from econfacts.model.records import Fact, PassedOver

RECORDED, PASSED_OVER, MISSING = "recorded", "passed-over", "missing"
"""What became of a candidate."""


class Audited(NamedTuple):
    """A figure and what became of it: the ids of the facts that record it, or why it was passed over."""

    figure: Figure
    state: str
    facts: tuple[str, ...] = ()
    why: str | None = None


class Unfounded(NamedTuple):
    """A fact that its source's text does not bear out at its paragraph, and why."""

    fact: Fact
    reason: str


class Unused(NamedTuple):
    """An entry of the passed-over list that passes nothing over, and why."""

    entry: PassedOver
    reason: str


class Coverage(NamedTuple):
    """What `audit` found: every figure in text order, facts that are not in the text, idle entries."""

    figures: tuple[Audited, ...]
    unfounded: tuple[Unfounded, ...]
    unused: tuple[Unused, ...]

    def count(self, state: str) -> int:
        """How many figures are `recorded`, `passed-over` or `missing`."""
        return sum(audited.state == state for audited in self.figures)

    @property
    def missing(self) -> tuple[Figure, ...]:
        """The figures that no fact records and nobody passed over."""
        return tuple(audited.figure for audited in self.figures if audited.state == MISSING)

    @property
    def total(self) -> int:
        """The figures that facts are due for: recorded and missing ones; those passed over are no facts."""
        return self.count(RECORDED) + self.count(MISSING)

    @property
    def ratio(self) -> float:
        """Figures recorded / figures, from 0 to 1; 1 for a text that has none to record."""
        return self.count(RECORDED) / self.total if self.total else 1.0

    @property
    def complete(self) -> bool:
        """Whether no figure is missing and every fact is in the text."""
        return not self.unfounded and not self.count(MISSING)


def audit(text: str, facts: Iterable[Fact], passed_over: Iterable[PassedOver]) -> Coverage:
    """Match a source's text, paragraph by paragraph, with the source's facts and its passed-over list.

    A fact's value, whole (`out_of`), gap (`versus`) and rank each take one figure of its paragraph; a fact
    without a paragraph takes them anywhere. Number, unit, bound and direction must agree. Where several facts
    could take a figure, the one whose place in the order of `facts` fits the text does: facts stand in the
    order of their source. One rank word may serve several facts where the text enumerates (`A、B均居首位`),
    one number where it says 均, 都, 各. Years and dates are recorded where they are the period of a fact of
    that paragraph. An entry of the passed-over list covers each figure whose every numeral lies within an
    occurrence of the entry's text. Facts that another fact implies are in no text and are ignored.
    """
    matcher = _Matcher(paragraphs(text), figures(text), passed_over)
    stated = [fact for fact in facts if fact.implied_by is None]
    matcher.match(stated)
    return matcher.coverage()


class _Claim(NamedTuple):
    """One figure that a fact says is in the text."""

    order: int
    fact: Fact
    what: str  # value, whole, gap, rank
    number: Decimal | None
    unit: str | None = None
    bound: str | None = None  # None: whatever the text says

    @property
    def alike(self) -> tuple[object, ...]:
        """The same for claims that the same figures would satisfy."""
        quoted = self.fact.printed if self.what == "value" else None
        return (self.fact.paragraph, self.what, self.number, self.unit, self.bound, quoted)

    @property
    def wording(self) -> str:
        """The figure as a curator would look for it."""
        if self.what == "rank":
            return f"rank {self.number}" if self.number is not None else "word for a rank among the first"
        if self.what == "whole":
            return f"whole of {self.number}"
        return f"{'figure' if self.number is None else self.number}{self.unit or ''}"


def _claims(order: int, fact: Fact) -> Iterator[_Claim]:
    number, unit = (fact.number, fact.unit) if fact.number is not None else (fact.value, None)
    if number is not None:
        yield _Claim(order, fact, "value", number, unit, fact.bound)
    if fact.out_of is not None:
        yield _Claim(order, fact, "whole", fact.out_of, unit)
    if fact.versus is not None:
        yield _Claim(order, fact, "gap", fact.versus.by, fact.versus.unit)
    if fact.rank is not None:
        position = fact.rank.position
        yield _Claim(order, fact, "rank", None if position is None else Decimal(position))


_ALIASES = {
    word: canonical
    for canonical, words in {
        "%": "percent|per cent",
        "个百分点": "百分点|percentage point|percentage points",
        "元": "yuan|renminbi|RMB|Rmb|CNY|¥|￥|人民币",
        "美元": "USD|US$|$|dollars|US dollars",
        "欧元": "EUR|€|euros",
        "公里": "km|千米|kilometers|kilometres",
    }.items()
    for word in words.split("|")
}
_SCALE_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_ENGLISH_SCALE = re.compile(rf"(?<![A-Za-z])(?:{SCALE_WORDS})(?![A-Za-z])")
_CLAUSE_START = re.compile("[，,。；;！!？?：:]")
_ENUMERATED = {
    "rank": re.compile("[、均都皆各和与及]|同为| both | and "),
    "value": re.compile("[均都皆各]| both | each "),
}
_WORDS_OF_PLACE = re.compile("第|首位|居首|榜首|之首|[0-9a-z]")
_MANY = 10_000


def _canonical(unit: str | None) -> tuple[int, str]:
    """A unit's power of ten and what it counts: 万家 → 4, 家; billion yuan and CNY billion → 9, 元."""
    power, rest = 0, half_width(unit or "").strip()
    while (scale := SCALE.match(rest)) and not scale[0].isascii():
        power, rest = power + sum(_SCALE_POWERS[character] for character in scale[0]), rest[scale.end() :]
    if english := _ENGLISH_SCALE.search(rest):
        power += ENGLISH_SCALES[english[0]]
        rest = rest[: english.start()].rstrip() + rest[english.end() :]
    rest = rest.strip()
    if rest in ("成", "‰"):
        return power + (1 if rest == "成" else -1), "%"
    return power, _ALIASES.get(rest, rest)


class _Matcher:
    """The state of one audit: which figure is whose."""

    def __init__(self, lines: list[str], found: list[Figure], passed_over: Iterable[PassedOver]) -> None:
        self.lines = lines
        self.found = found
        self.entries = list(passed_over)
        self.of_paragraph: dict[int, list[int]] = defaultdict(list)
        self.by_size: dict[tuple[int | None, object], list[int]] = defaultdict(list)
        for place, figure in enumerate(found):
            self.of_paragraph[figure.paragraph].append(place)
            for key in ((figure.paragraph, _size(figure)), (None, _size(figure))):
                self.by_size[key].append(place)
        self.owners: dict[int, list[str]] = defaultdict(list)
        self.anchors: dict[int, int] = {}  # order of a fact → place of a figure that it has taken
        self.covering = self._covering()
        self.unfounded: dict[int, tuple[Fact, list[str]]] = {}

    def match(self, facts: Sequence[Fact]) -> None:
        """Give each claim of the facts a figure; those with a paragraph choose first."""
        groups: dict[tuple[object, ...], list[_Claim]] = defaultdict(list)
        for order, fact in enumerate(facts):
            for claim in _claims(order, fact):
                groups[claim.alike].append(claim)
        ordered = sorted(groups.values(), key=lambda group: group[0].fact.paragraph is None)
        numbers = [group for group in ordered if group[0].what != "rank"]
        unclear = [group for group in numbers if not self._match_clear(group)]
        ranks = [group for group in ordered if group[0].what == "rank"]
        for rivals in (unclear, ranks):
            settled = _Order(facts, self.found, self.anchors, self.owners.keys() | self.covering.keys())
            for group in rivals:
                self._match_by_order(group, settled)
        self._match_periods(facts)

    def coverage(self) -> Coverage:
        """The result, in text order."""
        return Coverage(
            tuple(self._audited(place) for place in range(len(self.found))),
            tuple(Unfounded(fact, "; ".join(reasons)) for _, (fact, reasons) in sorted(self.unfounded.items())),
            tuple(self._idle()),
        )

    # claims

    def _match_clear(self, group: list[_Claim]) -> bool:
        """As many figures as claims: they correspond in order."""
        fitting = [place for place in self._fitting(group[0]) if place not in self.covering]
        if len(fitting) != len(group) or group[0].fact.paragraph is None:
            return False
        for claim, place in zip(group, fitting, strict=True):
            self._take(claim, place)
        return True

    def _match_by_order(self, group: list[_Claim], order: "_Order") -> None:
        """Too many or too few figures, or words that are alike: the order of the facts decides first."""
        left = self._match_pairs(group, order, strictly=True)
        left = [claim for claim in left if not self._share(claim, order)]
        left = self._match_pairs(left, order, strictly=False)
        for claim in left:
            if not self._share(claim, None):
                self.unfounded.setdefault(claim.order, (claim.fact, []))[1].append(self._reason(claim))

    def _match_pairs(self, group: list[_Claim], order: "_Order", strictly: bool) -> list[_Claim]:
        """Pair claims with figures, the best pairs first; the claims that are left over."""
        fitting = self._fitting(group[0]) if group else []
        if len(group) * len(fitting) > _MANY:
            pairs = list(zip(group, fitting, strict=False))
        else:
            pairs = [(claim, place) for claim in group for place in fitting]
        if strictly:
            pairs = [pair for pair in pairs if order.allows(*pair)]
        else:  # out of order is one doubt, passed over another: not both
            pairs = [pair for pair in pairs if pair[1] not in self.covering]
        pairs.sort(key=lambda pair: (*self._weakness(*pair), order.shift(*pair), pair[0].order, pair[1]))
        matched: set[int] = set()
        for claim, place in pairs:
            if claim.order not in matched and place not in self.owners:
                matched.add(claim.order)
                self._take(claim, place)
        return [claim for claim in group if claim.order not in matched]

    def _weakness(self, claim: _Claim, place: int) -> tuple[bool, bool]:
        """Whether the figure is passed over, and whether it is no proper word of place (首个)."""
        figure = self.found[place]
        weak = claim.what == "rank" and _WORDS_OF_PLACE.match(figure.text.lower()) is None
        return (place in self.covering, weak)

    def _take(self, claim: _Claim, place: int) -> None:
        if claim.fact.id not in self.owners[place]:
            self.owners[place].append(claim.fact.id)
        self.anchors.setdefault(claim.order, place)

    def _share(self, claim: _Claim, order: "_Order | None") -> bool:
        """Whether the claim's figure is another fact's too: the clause enumerates, or says 均."""
        for place in self._fitting(claim, free=False):
            if order is not None and not order.allows(claim, place):
                continue
            figure = self.found[place]
            before = self.lines[figure.paragraph - 1][max(0, figure.column - 61) : figure.column - 1]
            clause = _CLAUSE_START.split(before)[-1]
            # A whole may well be a figure of its own (six mills, one of which …).
            if claim.what == "whole" or _ENUMERATED["rank" if claim.what == "rank" else "value"].search(clause):
                self._take(claim, place)
                return True
        return False

    def _fitting(self, claim: _Claim, free: bool = True) -> list[int]:
        """The figures that are what the claim says, in text order."""
        places = self.by_size.get((claim.fact.paragraph, _size_of_claim(claim)), [])
        if claim.what == "value" and claim.fact.printed:
            places = [*places, *self.by_size.get((claim.fact.paragraph, None), [])]
        return [place for place in places if (place in self.owners) != free and self._fits(claim, place)]

    def _fits(self, claim: _Claim, place: int) -> bool:
        figure = self.found[place]
        if claim.what == "rank":
            return True
        if claim.what == "whole":
            return self._same_unit(figure, claim.unit)
        if figure.signed is None:
            return self._quotes(claim, figure)
        if (figure.signed < 0) != (claim.number is not None and claim.number < 0):
            return False
        if not self._same_unit(figure, claim.unit):
            return False
        return claim.what == "gap" or self._agrees(claim, figure)

    def _agrees(self, claim: _Claim, figure: Figure) -> bool:
        """Whether the text limits the value as the fact does, or the fact quotes the very words."""
        if claim.fact.printed and not self._is_composed(claim.fact):
            return self._quotes(claim, figure)
        return claim.bound == figure.bound or self._quotes(claim, figure)

    def _quotes(self, claim: _Claim, figure: Figure) -> bool:
        """Whether the fact's `printed` is in the text around this figure, and says more than the figure."""
        printed = claim.fact.printed or ""
        start, end = figure.column - 1, figure.column - 1 + len(figure.text)
        line = self.lines[figure.paragraph - 1]
        reach = line[max(0, end - len(printed)) : start + len(printed)]
        return (
            bool(printed)
            and printed in reach
            and (len(printed) > len(figure.text) or not self._is_composed(claim.fact))
        )

    @staticmethod
    def _is_composed(fact: Fact) -> bool:
        """Whether `printed` is number and unit with a usual word for the bound, rather than a quotation."""
        if fact.number is None or fact.printed is None or abs(fact.number.adjusted()) > LONGEST:
            return False
        number = f"{fact.number:f}"
        return f"{number}{fact.unit or ''}" in fact.printed or f"{number} {fact.unit or ''}" in fact.printed

    def _same_unit(self, figure: Figure, unit: str | None) -> bool:
        """Whether the text has the fact's unit: the one recognised, or the very words that follow."""
        if unit is None:
            return True
        printed, wanted = _canonical(figure.unit)[1], _canonical(unit)[1]
        if printed == wanted:
            return True
        end = figure.column - 1 + len(figure.text)
        rest = half_width(self.lines[figure.paragraph - 1][end : end + len(wanted) + 1]).lstrip()
        if not printed and wanted == "个" and rest.startswith("大"):
            return True  # 二十大园区: no classifier is printed
        return wanted.startswith(printed) and rest.startswith(wanted[len(printed) :].lstrip())

    # reasons

    def _reason(self, claim: _Claim) -> str:
        paragraph = claim.fact.paragraph
        if paragraph is None:
            return f"the text has no {claim.wording}"
        if not 1 <= paragraph <= len(self.lines):
            return f"the text has {len(self.lines)} paragraphs, and no paragraph {paragraph}"
        return f"paragraph {paragraph} has no {claim.wording}{self._hint(claim)}"

    def _hint(self, claim: _Claim) -> str:
        if claim.what == "value" and claim.fact.printed and not self._is_composed(claim.fact):
            return f" printed as “{claim.fact.printed}”"
        if self._fitting(claim, free=False):
            return " besides those that other facts record"
        if passed := self._fitting(claim):
            return f"; its {self.found[passed[0]].text} is passed over"
        size = _size_of_claim(claim)
        for place in self.by_size.get((claim.fact.paragraph, size), []):
            if difference := self._difference(claim, self.found[place]):
                return difference
        anywhere = claim._replace(fact=claim.fact._replace(paragraph=None))
        if elsewhere := self._fitting(anywhere):
            return f", but paragraph {self.found[elsewhere[0]].paragraph} has"
        return self._nearest(claim)

    def _difference(self, claim: _Claim, figure: Figure) -> str:
        """What keeps a figure of the right size from being the claim's."""
        if not self._same_unit(figure, claim.unit):
            return f"; its {figure.text} has another unit"
        if figure.declined and claim.number is not None and claim.number > 0:
            return f"; its {figure.text} is a fall, so the fact's number would be negative"
        if claim.number is not None and claim.number < 0:
            return f"; its {figure.text} is no fall, so the fact's number would be positive"
        return f" with bound {claim.bound}; its {figure.text} is {figure.bound}"

    def _nearest(self, claim: _Claim) -> str:
        """The figure of the paragraph that no fact has and that looks most like the claim's."""
        if claim.what == "rank":
            close = [place for place in self._free(claim) if self.found[place].kind == "rank"]
        else:
            close = [place for place in self._free(claim) if self._same_unit(self.found[place], claim.unit)]
        if not close:
            return ""
        likeness = SequenceMatcher(b=claim.wording)

        def like(place: int) -> float:
            likeness.set_seq1(self.found[place].text[:LONGEST])
            return likeness.ratio()

        return f"; nearest: {self.found[max(close, key=like)].text}"

    def _free(self, claim: _Claim) -> Iterator[int]:
        places = self.of_paragraph.get(claim.fact.paragraph or 0, [])
        return (place for place in places[:_MANY] if place not in self.owners and place not in self.covering)

    # periods and entries

    def _match_periods(self, facts: Sequence[Fact]) -> None:
        known: dict[tuple[int, str], str] = {}
        for order, fact in enumerate(facts):
            paragraph = fact.paragraph
            if paragraph is None and order in self.anchors:
                paragraph = self.found[self.anchors[order]].paragraph
            for key in _period_keys(fact.period) if paragraph is not None else ():
                known.setdefault((paragraph or 0, key), fact.id)
        for place, figure in enumerate(self.found):
            if figure.period is None or place in self.owners:
                continue
            ends = [(figure.paragraph, end) for end in figure.period.split("/") if end != ".."]
            if all(end in known for end in ends):
                self.owners[place].append(known[ends[0]])

    def _covering(self) -> dict[int, int]:
        """Of each figure that an entry passes over, the entry."""
        covering: dict[int, int] = {}
        for number, entry in enumerate(self.entries):
            for place in self._covered(entry):
                covering.setdefault(place, number)
        return covering

    def _covered(self, entry: PassedOver) -> Iterator[int]:
        if not entry.figure or not 1 <= entry.paragraph <= len(self.lines):
            return
        line, wanted = half_width(self.lines[entry.paragraph - 1]), half_width(entry.figure)
        places = self.of_paragraph.get(entry.paragraph, [])
        starts = [self.found[place].column - 1 for place in places]
        start = line.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            for near in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                if _covers(start, end, self.found[places[near]]):
                    yield places[near]
            start = line.find(wanted, end)

    def _audited(self, place: int) -> Audited:
        figure = self.found[place]
        if place in self.owners:
            return Audited(figure, RECORDED, tuple(self.owners[place]))
        if place in self.covering:
            return Audited(figure, PASSED_OVER, why=self.entries[self.covering[place]].why)
        return Audited(figure, MISSING)

    def _idle(self) -> Iterator[Unused]:
        """Entries that pass nothing over."""
        at_work = {number for place, number in self.covering.items() if place not in self.owners}
        for number, entry in enumerate(self.entries):
            if number in at_work:
                continue
            if not 1 <= entry.paragraph <= len(self.lines):
                reason = f"the text has {len(self.lines)} paragraphs, and no paragraph {entry.paragraph}"
            elif entry.figure not in self.lines[entry.paragraph - 1]:
                reason = f"paragraph {entry.paragraph} has no “{entry.figure}”"
            elif next(self._covered(entry), None) is None:
                reason = f"“{entry.figure}” of paragraph {entry.paragraph} holds no whole numeral"
            else:
                reason = f"“{entry.figure}” of paragraph {entry.paragraph} is accounted for already"
            yield Unused(entry, reason)


class _Order:
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

    def allows(self, claim: _Claim, place: int) -> bool:
        """Whether the place lies between the figures of the facts before and after the claim's."""
        before, after = self._neighbours(claim)
        too_early = before is not None and self.anchors[before] > place
        return not too_early and (after is None or self.anchors[after] >= place)

    def shift(self, claim: _Claim, place: int) -> int:
        """How far the place is from the one that the claim would have if every loose figure were a fact's."""
        before, _ = self._neighbours(claim)
        if before is None:
            facts_between, start = claim.order - self.first[claim.fact.paragraph], -1
        else:
            facts_between, start = max(0, claim.order - before - 1), self.anchors[before]
        loose = self.loose[self.found[place].paragraph, claim.what == "rank"]
        return abs(facts_between - (bisect_left(loose, place) - bisect_right(loose, start)))

    def _neighbours(self, claim: _Claim) -> tuple[int | None, int | None]:
        """The settled facts of the claim's paragraph before it (or itself) and after it."""
        cut = bisect_right(self.settled, claim.order)
        before = self.settled[cut - 1] if cut else None
        after = self.settled[cut] if cut < len(self.settled) else None
        return self._here(claim, before), self._here(claim, after)

    def _here(self, claim: _Claim, order: int | None) -> int | None:
        if order is None or self.found[self.anchors[order]].paragraph != claim.fact.paragraph:
            return None
        return order


def _size(figure: Figure) -> object:
    """What a claim must equal to fit: the rank's number, or the magnitude in base units; None without one."""
    if figure.kind == "rank" and not _canonical(figure.unit)[0]:
        return ("rank", figure.number)
    if figure.number is None or figure.kind in ("date", "time", "term"):
        return None
    return shifted(figure.number, _canonical(figure.unit)[0]).copy_abs()


def _size_of_claim(claim: _Claim) -> object:
    if claim.what == "rank":
        return ("rank", claim.number)
    if claim.what == "whole":
        return claim.number  # in base units already, as a fact has it
    return None if claim.number is None else shifted(claim.number, _canonical(claim.unit)[0]).copy_abs()


_ANY_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}]")


def _covers(start: int, end: int, figure: Figure) -> bool:
    """Whether a span meets a figure and leaves no numeral of it outside: `5` does not cover 15家."""
    first, last = figure.column - 1, figure.column - 1 + len(figure.text)
    if start >= last or end <= first:
        return False
    outside = figure.text[: max(0, start - first)] + figure.text[max(0, end - first) :]
    return _ANY_NUMERAL.search(outside) is None


def _period_keys(period: str | None) -> Iterator[str]:
    """Every way in which a text may name the ends of a period: year, month, date, month without year."""
    for end in (period or "").split("/"):
        if not re.fullmatch("[0-9]{4}(?:-[0-9]{2}){0,2}", end):
            continue
        yield from (end[:length] for length in (4, 7, 10) if length <= len(end))
        yield from (f"-{end[4:length]}" for length in (7, 10) if length <= len(end))
        if len(end) == 4:
            yield f"{end}-12-31"  # 2023年底 in a paragraph whose facts are of the year 2023
        elif len(end) == 10:
            yield f"---{end[8:]}"

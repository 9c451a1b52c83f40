"""Every numeral of a text: what it is, its unit, its bound, its sign, its period, its place.

`figures` finds candidates and never drops one: a numeral in an idiom (`一带一路`), a term (`5G`), a rank word
(`居首`) and a year are candidates like any other; those that a rule knows to be no figure say so. Linear in the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from econfacts.audit.dates import named_date, read_date
from econfacts.audit.found import COUNTED, Figure, Found, Line, Reader, paragraphs, scanned
from econfacts.audit.governing import periods
from econfacts.audit.lists import with_neighbours
from econfacts.audit.noise import Noise
from econfacts.audit.quantities import read_quantities
from econfacts.audit.ranks import english_rank, read_rank
from econfacts.audit.ratios import read_ratio
from econfacts.audit.terms import MARKS, read_term, read_word
from econfacts.audit.units import pattern
from econfacts.audit.written import NUMERAL_CHARACTERS, VULGAR

_START = re.compile(
    f"[-–—](?=[0-9])|[A-Za-z{NUMERAL_CHARACTERS}$€£¥￥{''.join(VULGAR)}{MARKS}]|兆"
    f"|第(?=[ ]?[{NUMERAL_CHARACTERS}])"
    "|[首最]|前(?=[ 0-9列茅两一二三四五六七八九十百千])|[居榜之](?=首)|[过近大]半|半[数成]|[数几](?=[十百千万亿])"
)
_DASHES = "-–—"


def figures(text: str, units: Iterable[str] = (), places: Iterable[str] = ()) -> list[Figure]:
    """Every candidate numeral of a text, Chinese or English, in order; candidates never overlap.

    One per number, ordinal, rank word, year, date, clock time, and term glued to Latin letters. The ends of a
    range are two figures, `at-least` and `at-most`; the first takes the unit of the second. `units` are units to
    know besides the usual ones, `places` names of regions, whose numerals are no figures.
    """
    words, noise = pattern(frozenset(units)), Noise(places)
    lines = (scanned(number, printed, words) for number, printed in enumerate(paragraphs(text), start=1))
    return [figure for line in lines for figure in _figures_of(line, noise)]


def _figures_of(line: Line, noise: Noise) -> Iterator[Figure]:
    found = list(_found(line))
    rules, governing = noise.of(line.plain, found), periods(line.plain, found)
    for read, rule, period in zip(with_neighbours(line, found), rules, governing, strict=True):
        one = read.found
        column, verbatim = line.span(one.start, one.end)
        yield Figure(
            paragraph=line.paragraph,
            column=column,
            text=verbatim,
            number=one.number,
            unit=one.unit,
            bound=read.bound,
            kind=one.kind,
            sign=read.sign,
            period=period if one.kind in COUNTED or one.kind == "rank" else one.period,
            doubts=tuple(read.doubts),
            noise=rule,
        )


def _found(line: Line) -> Iterator[Found]:
    position, last = 0, -1
    while start := _START.search(line.plain, position):
        position = start.end()
        if line.plain[start.start()] in _DASHES and _joins(line.plain, start.start(), last):
            continue
        for one in _recognised(line, start.start()):
            position = last = max(position, one.end)
            if one.kind != "word":
                yield one


def _joins(text: str, dash: int, last: int) -> bool:
    """Whether a dash is no minus: it follows a figure, a letter, a digit or another dash."""
    before = text[dash - 1 : dash]
    return dash == last or before in tuple(_DASHES) or (before.isascii() and before.isalnum())


def _recognised(line: Line, start: int) -> Sequence[Found]:
    """What begins at this place: the first reader that knows it; nothing where no numeral does."""
    character = line.plain[start]
    if character in "第首前最居榜之":
        readers = _RANK_READERS
    elif not character.isascii():
        readers = _CHINESE_READERS
    else:
        readers = _LETTER_READERS if character.isalpha() else _DIGIT_READERS
    for read in readers:
        found = read(line, start)
        if found:
            return found
    return ()


_RANK_READERS: tuple[Reader, ...] = (read_rank, read_date)  # 前三季度 and 第二季度 are dates
_CHINESE_READERS: tuple[Reader, ...] = (read_date, read_term, read_quantities)
_DIGIT_READERS: tuple[Reader, ...] = (english_rank, read_date, read_ratio, read_term, read_quantities)
_LETTER_READERS: tuple[Reader, ...] = (english_rank, named_date, read_quantities, read_word)

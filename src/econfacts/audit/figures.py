"""Every numeral of a text: what it is, its unit, its bound, its place.

`figures` finds candidates and never drops one: a numeral in an idiom (`一带一路`), a term (`5G`), a rank word
(`居首`) and a year are candidates like any other; `coverage` says what becomes of them. Linear in the text.
"""

import re
from collections.abc import Iterator, Sequence

from econfacts.audit.dates import named_date, read_date
from econfacts.audit.found import Figure, Found, Line, Reader, paragraphs, scanned
from econfacts.audit.neighbours import with_neighbours
from econfacts.audit.quantities import read_quantities
from econfacts.audit.ranks import english_rank, read_rank
from econfacts.audit.terms import MARKS, read_term, read_word
from econfacts.audit.vocabulary import NUMERAL_CHARACTERS
from econfacts.audit.written import VULGAR

_START = re.compile(
    f"-(?=[0-9])|[A-Za-z{NUMERAL_CHARACTERS}$€£¥￥{''.join(VULGAR)}{MARKS}]"
    f"|第(?=[ ]?[{NUMERAL_CHARACTERS}])"
    "|[首最]|前(?=[ 0-9列茅两一二三四五六七八九十百千])|[居榜之](?=首)|[过近大]半|半数|[数几](?=[十百千万亿])"
)


def figures(text: str) -> list[Figure]:
    """Every candidate numeral of a text, Chinese or English, in order; candidates never overlap.

    One per number, ordinal, rank word, year, date, clock time, and term glued to Latin letters. The ends of a
    range are two figures, `at-least` and `at-most`; the first takes the unit of the second.
    """
    return [
        figure
        for number, printed in enumerate(paragraphs(text), start=1)
        for figure in _figures_of(scanned(number, printed))
    ]


def _figures_of(line: Line) -> Iterator[Figure]:
    position = 0
    while start := _START.search(line.plain, position):
        found = _recognised(line.plain, start.start())
        position = start.end()
        for one in found:
            position = max(position, one.end)
            if one.kind != "word":
                yield with_neighbours(line, one)


def _recognised(text: str, start: int) -> Sequence[Found]:
    """What begins at this place: the first reader that knows it; nothing where no numeral does."""
    character = text[start]
    if character in "第首前最居榜之":
        readers = _FRONT_READERS if character == "前" else _RANK_READERS
    elif not character.isascii():
        readers = _CHINESE_READERS
    else:
        readers = _LETTER_READERS if character.isalpha() else _DIGIT_READERS
    for read in readers:
        found = read(text, start)
        if found:
            return found
    return ()


_RANK_READERS: tuple[Reader, ...] = (read_rank,)
_FRONT_READERS: tuple[Reader, ...] = (read_rank, read_date)  # 前三季度 is a date
_CHINESE_READERS: tuple[Reader, ...] = (read_date, read_term, read_quantities)
_DIGIT_READERS: tuple[Reader, ...] = (english_rank, read_date, read_term, read_quantities)
_LETTER_READERS: tuple[Reader, ...] = (english_rank, named_date, read_quantities, read_word)

"""Every numeral of a text: what it is, its unit, its bound, its sign, its period, its place.

`figures` finds candidates and never drops one: a numeral in an idiom (`一带一路`), a term (`5G`), a rank word
(`居首`) and a year are candidates like any other; those that a rule knows to be no figure say so. Linear in the text.
"""

import re
from collections.abc import Iterable, Iterator

from econfacts.audit.dates import read_date
from econfacts.audit.neighbours import with_neighbours
from econfacts.audit.noise import Noise
from econfacts.audit.numerals import NUMERAL_CHARACTERS, VULGAR
from econfacts.audit.quantities import MARKS, read_quantity, read_ratio, read_term, read_word
from econfacts.audit.ranks import read_rank
from econfacts.audit.text import Figure, Line, Reader, paragraphs, scanned
from econfacts.audit.units import pattern

_START = re.compile(
    f"(?<![-–—A-Za-z0-9])[-–—](?=[0-9])|[A-Za-z{NUMERAL_CHARACTERS}$€£¥￥{VULGAR}{MARKS}]|兆"
    f"|第(?=[ ]?[{NUMERAL_CHARACTERS}])"
    "|[首最]|前(?=[ 0-9列茅两一二三四五六七八九十百千])|[居榜之](?=首)|[过近大]半|半[数成]|[数几](?=[十百千万亿])"
)
_READERS: tuple[Reader, ...] = (read_date, read_rank, read_ratio, read_term, read_quantity, read_word)


def figures(text: str, units: Iterable[str] = (), places: Iterable[str] = ()) -> list[Figure]:
    """Every candidate numeral of a text, Chinese or English, in order; candidates never overlap.

    One per number, ordinal, rank word, year, date, clock time, and term glued to Latin letters. The ends of a
    range are two figures, `at-least` and `at-most`; the first takes the unit of the second. `units` are units to
    know besides the usual ones, `places` names of regions, whose numerals are no figures.
    """
    words, noise = pattern(frozenset(units)), Noise(places)
    return [
        figure
        for number, printed in enumerate(paragraphs(text), 1)
        for figure in _figures_of(scanned(number, printed, words), noise)
    ]


def _figures_of(line: Line, noise: Noise) -> Iterator[Figure]:
    found = list(with_neighbours(line.plain, _found(line)))
    for figure, rule in zip(found, noise.of(line.plain, found), strict=True):
        start, end = line.printed_span(figure.start, figure.end)
        yield figure._replace(start=start, end=end, paragraph=line.paragraph, text=line.printed[start:end], noise=rule)


def _found(line: Line) -> list[Figure]:
    found: list[Figure] = []
    position = 0
    while start := _START.search(line.plain, position):
        position, place = start.end(), start.start()
        if found and start[0] in "-–—" and line.plain[found[-1].end : place] in ("", " "):
            continue  # it joins two figures
        for read in _READERS:
            if here := read(line, place):
                position = max(position, here[-1].end)
                found += [one for one in here if one.kind != "word"]
                break
    return found

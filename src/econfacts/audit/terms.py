"""What has digits or number words but is no number with a unit: 5G, 20+8, ①; and English words."""

import re
from collections.abc import Sequence

from econfacts.audit.english import ENGLISH_WORDS
from econfacts.audit.found import Found, Line
from econfacts.audit.numerals import read_numeral
from econfacts.audit.powers import ENGLISH_SCALE
from econfacts.audit.units import PERCENT, any_of

MARKS = "①-⓿㈠-㊉㊀-㊿Ⅰ-ⅿ❶-➓"
"""Characters of a pattern class: numbers in circles and brackets, Roman numerals."""

_NUMBER_WORD = any_of(ENGLISH_WORDS)
_ENGLISH_NUMBER = re.compile(  # twenty-one, two hundred and five thousand
    rf"(?:{_NUMBER_WORD})(?:(?:[ -]|[ ]and[ ])(?:{_NUMBER_WORD}|hundred|{ENGLISH_SCALE})){{0,12}}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_WORD = re.compile("[A-Za-z0-9]+(?:[-+&./'][A-Za-z0-9]+)*")  # COVID-19, R&D
_SUM = re.compile(r"(?:1[89]|20)[0-9]0s(?![A-Za-z0-9])|[0-9]+(?:\.[0-9]+)?[A-Za-z]*(?:\+[A-Za-z0-9]+)+")  # 20+8, 1990s
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")  # 192.168.0.1
_GLUED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?=[A-Za-z])")  # the 5 of 5G
_SUFFIX = re.compile(rf"(?:st|nd|rd|th|yuan|{ENGLISH_SCALE})(?![A-Za-z0-9])")
_LETTERS_BEFORE_FIGURE = re.compile(  # mid-2023, GDP5.2万亿元
    r"(?:mid|end|early|late)-(?=[0-9])|[A-Za-z&]+(?=[0-9][0-9,.]*(?:[万亿%元]|个百分点))"
)


def read_term(line: Line, start: int) -> Sequence[Found]:
    """What begins with a digit but is no number: 20+8, 5G, 4K, 192.168.0.1; and ①, Ⅳ."""
    text = line.plain
    if re.match(f"[{MARKS}]", text[start : start + 1]):
        return (Found(start, start + 1, "term"),)
    match = _SUM.match(text, start) or _DOTTED.match(text, start)
    if match is None and (glued := _GLUED.match(text, start)):
        unit = line.units.match(text, glued.end()) or _SUFFIX.match(text, glued.end())
        match = None if unit else _WORD.match(text, start)
    return (Found(start, match.end(), "term"),) if match else ()


def read_word(line: Line, start: int) -> Sequence[Found]:
    """A Latin word: English number words, a term with digits in it, or nothing that counts (kind `word`)."""
    text = line.plain
    if number := _ENGLISH_NUMBER.match(text, start):
        unit = line.units.match(text, number.end())
        end, named = (unit.end(), unit[0].strip()) if unit else (number.end(), None)
        return (Found(start, end, "percent" if named in PERCENT else "quantity", read_numeral(number[0]), named),)
    if letters := _LETTERS_BEFORE_FIGURE.match(text, start):
        return (Found(start, letters.end(), "word"),)
    word = _WORD.match(text, start)
    if word is None:
        return ()
    return (Found(start, word.end(), "term" if re.search("[0-9]", word[0]) else "word"),)

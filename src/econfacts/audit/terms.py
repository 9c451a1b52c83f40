"""What has digits or number words but is no number with a unit: 5G, 20+8, ①; and English words."""

import re
from collections.abc import Sequence

from econfacts.audit.found import Found
from econfacts.audit.numerals import ENGLISH_WORDS, read_numeral
from econfacts.audit.vocabulary import LATIN_MEASURES, PERCENT_UNITS, SCALE_WORDS, UNIT, any_of

MARKS = "①-⓿㈠-㊉㊀-㊿Ⅰ-ⅿ❶-➓"
_NUMBER_WORD = any_of(ENGLISH_WORDS)
_ENGLISH_NUMBER = re.compile(
    rf"(?:{_NUMBER_WORD})(?:(?:[ -]|[ ]and[ ])(?:{_NUMBER_WORD}|hundred|{SCALE_WORDS})){{0,12}}"
    "(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_WORD = re.compile("[A-Za-z0-9]+(?:[-+&./'][A-Za-z0-9]+)*")
_SUM = re.compile(r"(?:1[89]|20)[0-9]0s(?![A-Za-z0-9])|[0-9]+(?:\.[0-9]+)?[A-Za-z]*(?:\+[A-Za-z0-9]+)+")
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?:[:∶][0-9]+)+")
_GLUED = re.compile(r"[0-9]+(?:\.[0-9]+)?(?=[A-Za-z])")
_LATIN_UNIT = re.compile(rf"(?:{any_of(LATIN_MEASURES + 'yuan st nd rd th')}|{SCALE_WORDS})(?![A-Za-z0-9])")
_LETTERS_BEFORE_FIGURE = re.compile(
    r"(?:mid|end|early|late)-(?=[0-9])|[A-Za-z&]+(?=[0-9][0-9,.]*(?:[万亿%元]|个百分点))"
)


def read_term(text: str, start: int) -> Sequence[Found]:
    """What begins with a digit but is no number: 20+8, 5G, 4K, 192.168.0.1, 3:1; and ①, Ⅳ."""
    if re.match(f"[{MARKS}]", text[start : start + 1]):
        return (Found(start, start + 1, "term"),)
    match = _SUM.match(text, start) or _DOTTED.match(text, start)
    if match is None and (glued := _GLUED.match(text, start)) and not _LATIN_UNIT.match(text, glued.end()):
        match = _WORD.match(text, start)
    return (Found(start, match.end(), "term"),) if match else ()


def read_word(text: str, start: int) -> Sequence[Found]:
    """A Latin word: English number words, a term with digits in it, or nothing that counts (kind `word`)."""
    if number := _ENGLISH_NUMBER.match(text, start):
        unit = UNIT.match(text, number.end())
        end, named = (unit.end(), unit[0].strip()) if unit else (number.end(), None)
        kind = "percent" if named in PERCENT_UNITS else "quantity"
        return (Found(start, end, kind, read_numeral(number[0]), named),)
    if letters := _LETTERS_BEFORE_FIGURE.match(text, start):
        return (Found(start, letters.end(), "word"),)
    word = _WORD.match(text, start)
    if word is None:
        return ()
    return (Found(start, word.end(), "term" if re.search("[0-9]", word[0]) else "word"),)

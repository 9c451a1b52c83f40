"""English number words: `twenty-one`, `two hundred and five thousand`, `4.2 million`."""

import re
from decimal import Decimal

from econfacts.audit.powers import ENGLISH_POWERS, ENGLISH_SCALE

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_WORDS = {word: number for number, word in enumerate(f"{_ONES} sixteen seventeen eighteen nineteen".split())}
ENGLISH_WORDS |= {word: 10 * tens for tens, word in enumerate(_TENS.split(), start=2)}
"""English number words below a hundred."""

SCALED = re.compile(rf"(?P<number>[0-9].*?)[ -]?(?P<scale>{ENGLISH_SCALE})")
"""An Arabic number with an English scale: 4.226 million, 2.5bn."""


def read_words(words: list[str]) -> Decimal | None:
    """The number that some lower-case words spell, without `and`; None where they spell none."""
    total, group, last = 0, 0, 10**15
    if not words or words[0] not in ENGLISH_WORDS:
        return None
    for word in words:
        if word in ENGLISH_WORDS:
            small = ENGLISH_WORDS[word]
            if group % 100 and not (group % 100 >= 20 and group % 10 == 0 and 0 < small < 10):
                return None
            group += small
        elif word == "hundred" and 0 < group < 10:
            group *= 100
        elif word in ENGLISH_POWERS and group and 10 ** ENGLISH_POWERS[word] < last:
            last = 10 ** ENGLISH_POWERS[word]
            total, group = total + group * last, 0
        else:
            return None
    return Decimal(total + group)

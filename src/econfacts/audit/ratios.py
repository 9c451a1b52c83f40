"""Ratios and structures: 3.9：59.5：36.6, 36:1."""

import re
from collections.abc import Sequence
from decimal import Decimal

from econfacts.audit.found import Found, Line
from econfacts.audit.numerals import LONGEST, quotient

_MEMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_RATIO = re.compile(rf"{_MEMBER.pattern}(?:[ ]?[:：∶][ ]?{_MEMBER.pattern}){{1,7}}(?![0-9:：∶])")


def read_ratio(line: Line, start: int) -> Sequence[Found]:
    """Shares of a whole, one figure each (6.5:40.5:53.0, which are 100 together), or a ratio, one figure (36:1)."""
    match = _RATIO.match(line.plain, start)
    if match is None or match.end() - start > LONGEST:
        return ()
    members = list(_MEMBER.finditer(line.plain, start, match.end()))
    numbers = [Decimal(member[0]) for member in members]
    if abs(sum(numbers, Decimal(-100))) <= Decimal("0.2") and "." in match[0]:
        pairs = zip(members, numbers, strict=True)
        return [Found(member.start(), member.end(), "percent", number, "%") for member, number in pairs]
    number = quotient(*numbers) if len(numbers) == 2 else None
    return (Found(start, match.end(), "ratio", number),)

"""Lists that one word governs: 分别下降36.7%、38.8%、50.7%, 快4.6和3.1个百分点, 超过2%、5%.

Sign and bound that stand before the first member are those of every member; a member without a unit has that of
the next one.
"""

import re
from collections.abc import Sequence

from econfacts.audit import bounds
from econfacts.audit.found import COUNTED, LOOK_BACK, Found, Line
from econfacts.audit.quantities import with_unit_of
from econfacts.audit.signs import sign_before
from econfacts.audit.units import canonical

_JOINT = re.compile("[ ]?(?:、|和|与|及|以及|或|and|[,，]?and)[ ]?")
_EACH = re.compile("分别|各(?!类|级|种|项|地|区|县|市|省|国)|均|respectively|each")


class Read:
    """A candidate with what its neighbours say."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.bound = found.bound or "exact"
        self.sign = 1
        self.doubts: list[str] = []


def with_neighbours(line: Line, found: Sequence[Found]) -> list[Read]:
    """The candidates of a line with their bounds and signs, a list's members alike."""
    read: list[Read] = []
    for members in _lists(line.plain, found):
        shared = _shared_units(members)
        read += [_read(line.plain, shared, place) for place in range(len(shared))]
    return read


def _lists(text: str, found: Sequence[Found]) -> list[list[Found]]:
    """The candidates in groups: those that only a joint (、, 和) parts are one."""
    groups: list[list[Found]] = []
    for one in found:
        if groups and one.kind in COUNTED and (last := groups[-1][-1]).kind in COUNTED:
            joint = _JOINT.match(text, bounds.end_of(text, last))
            if joint and joint.end() == _with_bound(text, one.start):
                groups[-1].append(one)
                continue
        groups.append([one])
    return groups


def _with_bound(text: str, start: int) -> int:
    """Where a figure begins, a word for its bound included: the 近 of 5%和近6%."""
    return start - 1 if text[start - 1 : start] in tuple("约近超逾") else start


def _shared_units(members: list[Found]) -> list[Found]:
    """The members of a list, each with its own unit or the next one's."""
    shared = members[-1:]
    for one in members[-2::-1]:
        shared.insert(0, with_unit_of(one, shared[0]))
    return shared


def _read(text: str, members: Sequence[Found], place: int) -> Read:
    head, one = members[0], members[place]
    read = Read(one)
    if one.kind not in COUNTED:
        return read
    alike = place == 0 or canonical(head.unit)[1] == canonical(one.unit)[1]
    each = place > 0 and _EACH.search(text[max(0, head.start - LOOK_BACK) : head.start]) is not None
    _bound(text, read, head, alike or each)
    read.sign, in_doubt = sign_before(text, head.start, head.unit)
    if one.number is not None and one.number.is_signed():
        in_doubt, read.sign = read.sign < 0, -1  # 下降-3.1%: a fall of a fall, or a fall written twice
    if in_doubt or (read.sign < 0 and not alike and not each):
        read.doubts.append("sign")
    return read


def _bound(text: str, read: Read, head: Found, governed: bool) -> None:
    one = read.found
    if one.bound:
        return
    own = bounds.after(text, one.end) or bounds.before(text, one.start)
    governing = bounds.before(text, head.start)
    read.bound = own or (governing if governed else None) or "exact"
    if not own and governing and not governed:
        read.doubts.append("bound")

"""Where a text mentions things that the facts files declare, by any of their names."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from econfacts.audit.script import readable

_SHORTEST = 2


class Mention(NamedTuple):
    """A name in a text, and the things that have it."""

    start: int
    end: int
    ids: frozenset[str]


class Names:
    """Names of things, to be found in texts in any script, width and case; the longest one wins."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of a name and the id of what has it."""
        self._ids: dict[str, set[str]] = defaultdict(set)
        for name, id_ in names:
            if len(name) >= _SHORTEST:
                self._ids[_folded(name)].add(id_)
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._ids, key=len, reverse=True):
            self._by_beginning[name[:_SHORTEST]].append(name)

    def mentions(self, text: str) -> list[Mention]:
        """The names in a text, in order; none begins inside another."""
        folded, found, place = _folded(text), [], 0
        while place < len(folded):
            for name in self._by_beginning.get(folded[place : place + _SHORTEST], ()):
                if folded.startswith(name, place):
                    found.append(Mention(place, place + len(name), frozenset(self._ids[name])))
                    place += len(name) - 1
                    break
            place += 1
        return found


def _folded(text: str) -> str:
    """Readable and without case; as long as the text."""
    lower = readable(text)
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in lower)

"""What a person typed → the thing that is meant, several candidates, or the nearest names.

A thing may be typed as id, English or Chinese name, alias or code, in any case and width, a region also with and
without the suffix of its level (大庆, 大庆市) and with the region that it lies in (`北京市朝阳区`, `朝阳区, 北京`).
An exact id always means itself; any other name that several things claim is ambiguous, and none is picked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from econfacts.errors import AmbiguousName, NotFound, UsageError
from econfacts.model.gates import quoted

SUFFIXES: Mapping[str, Sequence[Sequence[str]]] = {
    "province": (("省", "自治区"), (" province",)),
    "city": (("市", "地区", "自治州", "盟"), (" city",)),
    "county": (("县", "区", "旗", "市"), (" county", " district", " city")),
}
"""Level → the suffixes of its names, folded, a row a script. The first of a row is the one that any region of the level
answers to; the others only a region that has one of them in a name."""

SIMILAR = 0.6
"""Two names are alike if at least this share of their characters is the same, in the same order."""

MEASURED = 100
"""How many candidates are measured exactly, which takes some 20 microseconds each."""

_ALL_SUFFIXES = dict.fromkeys(suffix for rows in SUFFIXES.values() for row in rows for suffix in row)
_SHORTEST_STEM = 2  # 津市 is not 津
_LONGEST_PATH = 40


def fold(name: str) -> str:
    """The form in which names are compared: compatibility width, no case, one kind of gap, no outer space."""
    if not name.isascii():
        import unicodedata

        name = unicodedata.normalize("NFKC", name)
    folded = name.casefold()
    return " ".join(folded.replace("-", " ").replace("_", " ").split())


def resolve(
    typed: str,
    what: str,
    claimants: Callable[[str], Sequence[str]],
    everything: Callable[[], Iterable[tuple[str, str]]],
    told: Callable[[str], str] = str,
    otherwise: str = "",
) -> str:
    """The id that `typed` names.

    `claimants(folded)` gives the ids that answer to a folded name; `everything()` (folded name, id) pairs to look for
    near ones among, asked for only when nothing matches; `told(id)` how a candidate is told from others; `otherwise`
    what to do where none is near. Raises NotFound with the nearest ids, or AmbiguousName with the candidates; `what`
    names the kind of thing.
    """
    folded = fold(typed)
    ids = claimants(folded) if folded else ()
    if typed in ids:
        return typed
    if len(ids) == 1:
        return ids[0]
    if ids:
        candidates = ", ".join(map(told, ids))
        raise AmbiguousName(f"'{quoted(typed)}' names several {what}s: {candidates}; type one of these ids", ids, typed)
    raise missing(typed, what, everything() if folded else (), otherwise)


def missing(typed: str, what: str, names: Iterable[tuple[str, str]], otherwise: str = "") -> NotFound:
    """The error for a name that nothing has; `otherwise` says what to do where no name is near."""
    near = nearest(typed, names)
    end = hint(near, otherwise or f"`econfacts {what}s` lists what there is")
    return NotFound(f"no {what} '{quoted(typed)}'; {end}", near, typed)


def unknown(
    typed: str, what: str, known: Sequence[str], called: Iterable[tuple[str, str]] = (), more: str = ""
) -> UsageError:
    """The error for a word that is none of those that there are, whatever the data; `called` are other names of these.

    What is known, and `more`, is told where no word is near.
    """
    near = nearest(typed, [*((fold(word), word) for word in known), *called], 1)
    end = hint(near, f"known are {', '.join(known)}{more}")
    return UsageError(f"no {what} '{quoted(typed)}'; {end}", near, typed)


def hint(near: Sequence[str], otherwise: str) -> str:
    """The end of a message about a name that nothing has: which were probably meant, or else this."""
    return f"did you mean {' or '.join(map(quoted, near))}?" if near else otherwise


def nearest(typed: str, names: Iterable[tuple[str, str]], most: int = 3) -> list[str]:
    """Ids that were probably meant, best first, out of (folded name, id) pairs.

    What was begun is meant before what looks alike (bib is bibtex), and that before what has it in it.
    """
    folded = fold(typed)
    ids_by_name: dict[str, list[str]] = {}
    for name, id_ in names:
        ids_by_name.setdefault(name, []).append(id_)
    begun = [name for name in ids_by_name if name.startswith(folded)] if len(folded) > 1 else []
    close = sorted(begun, key=len)[:most] or alike(folded, ids_by_name, 2 * most)
    if not close and not folded.isascii():
        close = [name for name in ids_by_name if name[:1] == folded[0] and len(name) == len(folded)]  # 苏洲: 苏州
    if not close and len(folded) > 1:
        close = [name for name in ids_by_name if folded in name][: 2 * most]
    return list(dict.fromkeys(id_ for name in close for id_ in ids_by_name[name]))[:most]


def near_words(typed: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The same among words that are names and ids in one."""
    return nearest(typed, ((fold(word), word) for word in known), most)


def alike(word: str, words: Iterable[str], most: int = 1) -> list[str]:
    """Of these words the ones that look most like it, best first.

    The measure is difflib's; it is far too slow for every name of a country, so only those are measured that share
    most characters with the word.
    """
    import difflib
    import heapq

    characters, length = set(word), len(word)
    # SIMILAR of the characters of both must match, so the lengths cannot be far apart.
    near = (
        (-len(characters.intersection(each)), abs(length - len(each)), number, each)
        for number, each in enumerate(words)
        if SIMILAR * (length + len(each)) <= 2 * min(length, len(each))
    )
    measured = [each for *_, each in heapq.nsmallest(MEASURED, near)]
    return difflib.get_close_matches(word, measured, n=most, cutoff=SIMILAR)


def variants(folded: str) -> Iterator[tuple[str, str]]:
    """Other forms of a region's folded name: without or with a suffix, and which suffix that is."""
    for suffix in _ALL_SUFFIXES:
        if folded.endswith(suffix):
            if len(folded) - len(suffix) >= _SHORTEST_STEM:
                yield folded.removesuffix(suffix), suffix
        elif suffix.isascii() == folded.isascii() and len(folded) >= _SHORTEST_STEM:
            yield folded + suffix, suffix


def answers_to(suffix: str, level: str, names: Iterable[str]) -> bool:
    """Whether a region of that level and with these folded names may be typed with and without this suffix.

    朝阳区 is 朝阳, and never 朝阳县; 大庆, with no suffix in any of its names, is 大庆市, as other cities are.
    """
    row = next((row for row in SUFFIXES.get(level, ()) if suffix in row), ())
    carried = {each for each in row for name in names if name.endswith(each) and len(name) > len(each) + 1}
    return suffix in (carried or row[:1])


def paths(folded: str) -> Iterator[tuple[str, str]]:
    """Ways to read a folded name as (region, what it lies in): `朝阳区, 北京`, `北京市朝阳区`."""
    inner, comma, outer = folded.replace("、", ",").partition(",")
    if comma:
        yield inner.strip(), outer.strip()
    elif not folded.isascii() and len(folded) <= _LONGEST_PATH:
        for place in range(1, len(folded)):
            yield folded[place:].strip(), folded[:place].strip()

"""What a person typed → the thing that is meant, several candidates, or the nearest names.

A region or a metric may be typed as id, English or Chinese name, alias or code, in any case and width. An
exact id always means itself; any other name that several things claim is ambiguous, and none is picked.
"""

from collections.abc import Callable, Iterable, Sequence

from econfacts.errors import AmbiguousName, NotFound
from econfacts.model import gates


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
) -> str:
    """The id that `typed` names.

    `claimants(folded)` gives the ids whose id, name, alias or code folds to the same; `everything()` all
    (folded name, id) pairs, asked for only when nothing matches. Raises NotFound with the nearest ids, or
    AmbiguousName with the candidates; `what` names the kind of thing in the message.
    """
    ids = claimants(fold(typed))
    if typed in ids:
        return typed
    if len(ids) == 1:
        return ids[0]
    if ids:
        candidates = ", ".join(ids)
        raise AmbiguousName(f"'{shown(typed)}' names several {what}s: {candidates}; type one of these ids", ids)
    near = nearest(typed, everything())
    hint = f"did you mean {' or '.join(near)}?" if near else f"`econfacts {what}s` lists what there is"
    raise NotFound(f"no {what} '{shown(typed)}'; {hint}", near)


def nearest(typed: str, names: Iterable[tuple[str, str]], most: int = 3) -> list[str]:
    """Ids whose names look most like what was typed, best first."""
    import difflib

    folded = fold(typed)
    ids_by_name: dict[str, list[str]] = {}
    for name, id_ in names:
        ids_by_name.setdefault(name, []).append(id_)
    close = difflib.get_close_matches(folded, ids_by_name, n=2 * most, cutoff=0.6)
    if not close and len(folded) > 1:
        close = [name for name in ids_by_name if folded in name][: 2 * most]
    return list(dict.fromkeys(id_ for name in close for id_ in ids_by_name[name]))[:most]


def shown(typed: str) -> str:
    """Text a person typed, fit for a terminal: control characters are escaped, long text is shortened."""
    return gates.quoted(typed)

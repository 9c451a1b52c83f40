"""Rules `duplicate-id`, `duplicate-name` and `unused`, as far as they concern declarations.

Passes: each id once over all files; each name or alias of one region (or metric) only; everything declared is used.
Fails: a later file that declares `shenzhen` again (duplicate-id); two regions with the alias 吉林
(duplicate-name, a warning: typing it lists both); a unit that no fact has (unused, a warning).
"""

from collections.abc import Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.model.names import fold

NAMED = ("regions", "metrics")


def duplicate_id(draft: Draft, known: Known) -> Iterator[Fault]:
    """An id that an earlier file has declared (within one file the reader sees it as a duplicate key)."""
    if (draft.section, draft.id) in known.declared:
        path, line, _ = known.place(draft.section, draft.id)
        yield Fault(draft.start_mark, f"'{draft.id}' is declared already, in {path}:{line}")


def duplicate_name(draft: Draft, known: Known) -> Iterator[Fault]:
    """A name, alias or code that another region (or metric) claims, too."""
    if draft.section not in NAMED:
        return
    for name, path in _claims(draft):
        others = [id_ for id_ in known.names.get((draft.section, fold(name)), ()) if id_ != draft.id]
        if others:
            mark = draft.item_mark("aliases", int(path[1])) if path[0] == "aliases" else draft.mark(*path)
            yield Fault(mark, f"'{name}' is a name of {others[0]}, too; typing it will be ambiguous")


def claim_names(draft: Draft, known: Known) -> None:
    """Remember the names of a region or a metric."""
    if draft.section in NAMED:
        for name, _ in _claims(draft):
            claimed = known.names.get((draft.section, fold(name)), ())
            if draft.id not in claimed:
                known.names[draft.section, fold(name)] = (*claimed, draft.id)


def _claims(draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield draft.id, ()
    for field in ("en", "zh", "code"):
        if draft.get(field):
            yield draft.get(field), (field,)
    for index, alias in enumerate(draft.get("aliases") or ()):
        yield alias, ("aliases", str(index))


def unused(known: Known) -> Iterator[tuple[str, str, None, str]]:
    """Declarations that nothing refers to; a source that has a text is there to be audited."""
    for section, id_ in known.declared:
        audited = section == "sources" and id_ in known.sources and known.sources[id_].text is not None
        if id_ not in known.used[section] and not audited:
            yield section, id_, None, f"{section.removesuffix('s')} '{id_}' is not used by any fact"

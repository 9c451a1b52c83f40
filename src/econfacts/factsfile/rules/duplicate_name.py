"""A name, alias or code belongs to one region (or one metric); typing one that belongs to two is ambiguous."""

from collections.abc import Iterable

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.model.gates import quoted
from econfacts.model.names import fold

LEVEL = "warning"
PASSES = "regions:\n  guangdong: {en: Guangdong, zh: 广东, aliases: [粤], level: province, parent: china}"
FAILS = (
    "regions:\n  guangdong: {en: Guangdong, zh: 广东, level: province, parent: china}\n"
    "  canton: {en: Canton, zh: ^广东, level: province, parent: china}"
)
MESSAGE = "'广东' is a name of guangdong, too; typing it will be ambiguous"


def declaration(draft: Draft, known: Known) -> Iterable[Fault]:
    """Claims the names of a region or a metric; a fault for each that another one has claimed."""
    id_, section = draft.id, draft.section
    if section not in known.names:
        return ()
    names: list[tuple[str, tuple[str | int, ...]]] = [(id_, ())]
    names += [(draft.values[field], (field,)) for field in ("en", "zh", "code") if field in draft.values]
    names += [(alias, ("aliases", index)) for index, alias in enumerate(draft.values.get("aliases", ()))]
    claimed = [(known.claim(section, fold(name), id_), name, path) for name, path in names]
    return [
        (draft.place(*path), f"'{quoted(name)}' is a name of {other}, too; typing it will be ambiguous")
        for other, name, path in claimed
        if other is not None
    ]

"""A name, alias or code belongs to one region (or one metric); typing one that belongs to two is ambiguous."""

from collections.abc import Iterator

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


def declaration(draft: Draft, known: Known) -> Iterator[Fault]:
    id_, section, values = draft.id, draft.section, draft.values
    if section not in known.names:
        return
    names: list[tuple[str, tuple[str | int, ...]]] = [(id_, ())]
    names += [(values[field], (field,)) for field in ("en", "zh", "code") if field in values]
    names += [(alias, ("aliases", index)) for index, alias in enumerate(values.get("aliases", ()))]
    for name, path in names:
        if (other := known.claim(section, fold(name), id_)) is not None:
            yield draft.place(*path), f"'{quoted(name)}' is a name of {other}, too; typing it will be ambiguous"

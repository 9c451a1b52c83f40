"""Rule `duplicate-name`: each name, alias or code belongs to one region, or to one metric."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.kinds import clip
from econfacts.factsfile.rules.base import WARNING, Rule
from econfacts.model.names import fold

RULE = Rule(
    id="duplicate-name",
    level=WARNING,
    about="A name, alias or code belongs to one region (or one metric); typing one that belongs to two is ambiguous.",
    passes="regions:\n  guangdong: {en: Guangdong, zh: 广东, aliases: [粤], level: province, parent: china}",
    fails="regions:\n  guangdong: {en: Guangdong, zh: 广东, level: province, parent: china}\n"
    "  canton: {en: Canton, zh: ^广东, level: province, parent: china}",
    message="'广东' is a name of guangdong, too; typing it will be ambiguous",
)

NAMED = ("regions", "metrics")


def declaration(draft: Draft, known: Known) -> Iterator[Fault]:
    """A name, alias or code that another region (or metric) claims, too."""
    if draft.section not in NAMED:
        return
    for name, field, index in _claims(draft):
        claimed = known.names.get((draft.section, fold(name)), {})
        other = next((id_ for id_ in claimed if id_ != draft.id), None)
        if other is not None:
            mark = draft.start_mark if field is None else draft.mark(field)
            if index is not None:
                mark = draft.item_mark("aliases", index)
            yield Fault(mark, f"{clip(name)} is a name of {other}, too; typing it will be ambiguous")


def claim_names(draft: Draft, known: Known) -> None:
    """Remember the names of a region or a metric."""
    if draft.section in NAMED:
        for name, _, _ in _claims(draft):
            known.names.setdefault((draft.section, fold(name)), {})[draft.id] = None


def _claims(draft: Draft) -> Iterator[tuple[str, str | None, int | None]]:
    """Names with the field, and the place in a list, where they stand; the id stands in neither."""
    yield draft.id, None, None
    for field in ("en", "zh", "code"):
        if draft.get(field):
            yield draft.get(field), field, None
    for index, alias in enumerate(draft.get("aliases") or ()):
        yield alias, "aliases", index

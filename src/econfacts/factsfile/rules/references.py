"""Rule `unknown-reference`: what a record refers to is declared before it, in this file or an earlier one.

Passes: `region: shenzhen` where regions has `shenzhen`.
Fails: `region: shenzen` (did you mean shenzhen?), a rank among an undeclared group, an undeclared unit.
"""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.fields import clip
from econfacts.model.names import near_miss

_FACT = (
    ("region", "regions"),
    ("metric", "metrics"),
    ("source", "sources"),
    ("unit", "units"),
    ("vintage", "vintages"),
)
_OTHERS = {
    "groups": (("within", "regions"),),
    "metrics": (("topic", "topics"), ("growth_of", "metrics"), ("per_head_of", "metrics"), ("parts", "metrics")),
    "regions": (("parent", "regions"),),
}


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """Undeclared region, metric, source, unit, group, or region of a `versus`."""
    values, used = draft.values, known.used
    for field, section in _FACT:
        # A million facts refer to the same few things: what has been found once needs no second look.
        if (name := values.get(field)) is not None and name not in used[section]:
            return list(_faults(draft, known))
    return list(_faults(draft, known)) if "rank" in values or "versus" in values else ()


def _faults(draft: Draft, known: Known) -> Iterator[Fault]:
    for field, section in _FACT:
        yield from _refer(draft, draft.values.get(field), section, known, field)
    if (rank := draft.values.get("rank")) is not None:
        yield from _refer(draft, rank.among, "groups", known, "rank", "among")
    if (versus := draft.values.get("versus")) is not None:
        yield from _refer(draft, versus.region, "regions", known, "versus", "region")
        yield from _refer(draft, versus.unit, "units", known, "versus", "unit")


def _refer(draft: Draft, name: str | None, section: str, known: Known, *path: str) -> Iterator[Fault]:
    if name is None:
        return
    if (section, name) in known.declared:
        known.used[section].add(name)
    else:
        yield Fault(draft.mark(*path), _message(name, section, known))


def deferred(known: Known) -> Iterator[tuple[str, str, str, str]]:
    """References between declarations, judged when all are read: (section, id, field, message)."""
    for section, references in _OTHERS.items():
        for record in known.section(section).values():
            for field, target in references:
                value = getattr(record, field)
                for name in value if isinstance(value, tuple) else (value,):
                    if name is None:
                        continue
                    if (target, name) in known.declared:
                        known.used[target].add(name)
                    else:
                        yield section, record.id, field, _message(name, target, known)


def _message(name: str, section: str, known: Known) -> str:
    hint = near_miss(name, known.section(section), f"declare it in {section}")
    return f"{section.removesuffix('s')} {clip(name)} is not declared; {hint}"

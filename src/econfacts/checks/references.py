"""Rule `unknown-reference`: what a record refers to is declared before it, in this file or an earlier one.

Passes: `region: shenzhen` where regions has `shenzhen`.
Fails: `region: shenzen` (did you mean shenzhen?), a rank among an undeclared group, an undeclared unit.

May import `draft` and the standard library.
"""

from collections.abc import Iterator

from econfacts.checks.draft import Draft, Fault, Known
from econfacts.checks.fields import clip

ID = "unknown-reference"
LEVEL = "error"

_FACT = (("region", "regions"), ("metric", "metrics"), ("source", "sources"), ("unit", "units"))
_OTHERS = {
    "groups": (("within", "regions"),),
    "metrics": (("topic", "topics"),),
    "regions": (("parent", "regions"),),
}


def fact(draft: Draft, known: Known) -> Iterator[Fault]:
    """Undeclared region, metric, source, unit, group, or region of a `versus`."""
    values = draft.values
    for field, section in _FACT:
        name = values.get(field)
        if name is not None:
            if (section, name) in known.declared:
                known.used.add((section, name))
            else:
                yield _fault(draft, name, section, known, field)
    if (rank := values.get("rank")) is not None:
        yield from _nested(draft, rank.among, "groups", known, "rank", "among")
    if (versus := values.get("versus")) is not None:
        yield from _nested(draft, versus.region, "regions", known, "versus", "region")
        yield from _nested(draft, versus.unit, "units", known, "versus", "unit")


def _nested(draft: Draft, name: str, section: str, known: Known, *path: str) -> Iterator[Fault]:
    if (section, name) in known.declared:
        known.used.add((section, name))
    else:
        yield _fault(draft, name, section, known, *path)


def deferred(known: Known) -> Iterator[tuple[str, str, str, str]]:
    """References between declarations, judged when all are read: (section, id, field, message)."""
    for section, references in _OTHERS.items():
        for record in known.section(section).values():
            for field, target in references:
                name = getattr(record, field)
                if name is None:
                    continue
                if (target, name) in known.declared:
                    known.used.add((target, name))
                else:
                    yield section, record.id, field, _message(name, target, known)


def _fault(draft: Draft, name: str, section: str, known: Known, *path: str) -> Fault:
    return Fault(draft.mark(*path), _message(name, section, known))


def _message(name: str, section: str, known: Known) -> str:
    import difflib

    near = difflib.get_close_matches(name, known.section(section), n=1)
    hint = f"did you mean {near[0]}?" if near else f"declare it in {section}"
    return f"{section.removesuffix('s')} {clip(name)} is not declared; {hint}"

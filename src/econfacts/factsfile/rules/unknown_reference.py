"""Rule `unknown-reference`: what a record refers to is declared before it, in this file or an earlier one."""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.kinds import clip
from econfacts.factsfile.rules.base import ERROR, Finding, Rule
from econfacts.model.gates import quoted
from econfacts.model.names import alike

RULE = Rule(
    id="unknown-reference",
    level=ERROR,
    about="What a record refers to is declared before it, in this file or an earlier one.",
    passes="- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}",
    fails="- {region: ^shenzen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}",
    message="region 'shenzen' is not declared; did you mean shenzhen?",
)

MAX_HINTS = 50
"""Unknown names for which the nearest known one is looked up; who has more has forgotten a whole file."""

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
    """Undeclared region, metric, source, unit, vintage, group, or region of a `versus`."""
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


def end(known: Known) -> Iterator[Finding]:
    """References between declarations, judged when all are read."""
    for section, references in _OTHERS.items():
        for record in known.section(section).values():
            for field, target in references:
                value = getattr(record, field)
                for name in value if isinstance(value, tuple) else (value,):
                    if (target, name) in known.declared:
                        known.used[target].add(name)
                    elif name is not None:
                        yield section, record.id, field, _message(name, target, known)


def _message(name: str, section: str, known: Known) -> str:
    key = (section, name)
    if key not in known.hints and len(known.hints) < MAX_HINTS:
        known.hints[key] = next(iter(alike(name, known.section(section))), None)
    near = known.hints.get(key)
    hint = f"did you mean {quoted(near)}?" if near else f"declare it in {section}"
    return f"{section.removesuffix('s')} {clip(name)} is not declared; {hint}"

"""What a record refers to is declared before it, in this file or an earlier one."""

from collections.abc import Iterable, Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.model.gates import quoted
from econfacts.model.names import alike, hint

LEVEL = "error"
PASSES = "- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}"
FAILS = "- {region: ^shenzen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}"
MESSAGE = "region 'shenzen' is not declared; did you mean shenzhen?"

_MOST_COMPARED = 1_000_000  # with this many names unknown ones are compared; who has more has forgotten a whole file

_OF_FACT = {"region": "regions", "metric": "metrics", "source": "sources", "unit": "units", "vintage": "vintages"}
_OF_DECLARATIONS = {
    "groups": {"within": "regions"},
    "metrics": {"topic": "topics", "growth_of": "metrics", "per_head_of": "metrics", "parts": "metrics"},
    "regions": {"parent": "regions"},
}


def fact(draft: Draft, known: Known) -> Iterable[Fault]:
    """Undeclared region, metric, source, unit, vintage, group, or region of a `versus`."""
    values, used = draft.values, known.used
    for field, section in _OF_FACT.items():
        # A million facts refer to the same few things: what has been found once needs no second look.
        if (name := values.get(field)) is not None and name not in used[section]:
            return list(_faults(draft, known))
    return list(_faults(draft, known)) if "rank" in values or "versus" in values else ()


def _faults(draft: Draft, known: Known) -> Iterator[Fault]:
    values = draft.values
    named: list[tuple[str, str, tuple[str, ...]]]
    named = [(values[field], section, (field,)) for field, section in _OF_FACT.items() if field in values]
    if (rank := values.get("rank")) is not None:
        named.append((rank.among, "groups", ("rank", "among")))
    if (versus := values.get("versus")) is not None:
        named += [(versus.region, "regions", ("versus", "region")), (versus.unit, "units", ("versus", "unit"))]
    for name, section, path in named:
        if name in known.places[section]:
            known.used[section].add(name)
        else:
            yield draft.place(*path), _message(name, section, known)


def end(known: Known) -> Iterator[Fault]:
    """References between declarations, judged when all are read."""
    for section, references in _OF_DECLARATIONS.items():
        for record in known.section(section).values():
            for field, target in references.items():
                value = getattr(record, field)
                for name in value if isinstance(value, tuple) else (value,):
                    if name in known.places[target]:
                        known.used[target].add(name)
                    elif name:  # one that was not readable has been reported
                        yield known.place(section, record.id, field), _message(name, target, known)


def _message(name: str, section: str, known: Known) -> str:
    key, there, otherwise = (section, name), known.section(section), f"declare it in {section}"
    if key not in known.hints and len(known.hints) * len(there) < _MOST_COMPARED:
        known.hints[key] = hint(alike(name, there), otherwise)
    return f"{section.removesuffix('s')} '{quoted(name)}' is not declared; {known.hints.get(key, otherwise)}"

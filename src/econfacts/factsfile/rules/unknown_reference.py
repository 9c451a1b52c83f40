"""What a record refers to is declared before it, in this file or an earlier one."""

from collections.abc import Iterator

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


def fact(draft: Draft, known: Known) -> Iterator[Fault]:
    values = draft.values
    named: list[tuple[tuple[str, ...], str, str]]
    named = [((field,), values[field], section) for field, section in _OF_FACT.items() if field in values]
    if (rank := values.get("rank")) is not None:
        named.append((("rank", "among"), rank.among, "groups"))
    if (versus := values.get("versus")) is not None:
        named += [(("versus", "region"), versus.region, "regions"), (("versus", "unit"), versus.unit, "units")]
    for path, name, section in named:
        if not _is_declared(name, section, known):
            yield draft.place(*path), _message(name, section, known)


def end(known: Known) -> Iterator[Fault]:
    for section, references in _OF_DECLARATIONS.items():
        for record in known.section(section).values():
            for field, target in references.items():
                value = getattr(record, field)
                for name in value if isinstance(value, tuple) else (value,):
                    # One that was not readable has been reported.
                    if name and not _is_declared(name, target, known):
                        yield known.place(section, record.id, field), _message(name, target, known)


def _is_declared(name: str, section: str, known: Known) -> bool:
    if name not in known.places[section]:
        return False
    known.used[section].add(name)
    return True


def _message(name: str, section: str, known: Known) -> str:
    key, there, otherwise = (section, name), known.section(section), f"declare it in {section}"
    if key not in known.hints and len(known.hints) * len(there) < _MOST_COMPARED:
        known.hints[key] = hint(alike(name, there), otherwise)
    return f"{section.removesuffix('s')} '{quoted(name)}' is not declared; {known.hints.get(key, otherwise)}"

"""What a record refers to is declared before it, in this file or an earlier one."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.fields import FIELDS
from econfacts.factsfile.kinds import Fields
from econfacts.model.gates import quoted
from econfacts.model.names import alike, hint
from econfacts.model.records import DECLARED

LEVEL = "error"
PASSES = "- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}"
FAILS = "- {region: ^shenzen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}"
MESSAGE = "region 'shenzen' is not declared; did you mean shenzhen?"

_MOST_COMPARED = 1_000_000  # with this many names unknown ones are compared; who has more has forgotten a whole file


def _references(fields: Fields) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, field in fields.items():
        if field.kind.refers:
            yield (name,), field.kind.refers
        for path, section in _references(field.kind.schema.get("fields", Fields({}))):
            yield (name, *path), section


_REFERENCES = {section: list(_references(fields)) for section, fields in FIELDS.items()}


def fact(draft: Draft, known: Known) -> Iterator[Fault]:
    for path, section in _REFERENCES["facts"]:
        name = draft.values.get(path[0])
        for part in path[1:]:
            name = getattr(name, part, None)
        if name and not _is_declared(name, section, known):
            yield draft.place(*path), _message(name, section, known)


def end(known: Known) -> Iterator[Fault]:
    for section in DECLARED:
        for (field, *_), target in _REFERENCES[section]:
            for record in known.section(section).values():
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

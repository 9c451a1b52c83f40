"""The rules that a facts file must keep: a file each, which holds all that there is to say of it.

The id is the name of the file, the first paragraph of its docstring what the rule demands. `LEVEL` is what a problem
carries, `error` or `warning`. `PASSES` and `FAILS` are examples, fact lines, entries of a section or whole files, in
which `^` marks the place that the problem names; `MESSAGE` is what it then says. A test tries them, and
`docs/rules.md` shows them.

When a rule is asked tells the name of its function, which gives faults: `fact(draft, known)` of a fact,
`declaration(draft, known)` of a declaration, `end(known)` of all declarations once they are read,
`figures(figure, rows, metric)` of all facts of one region, metric and period. The rules of `reading` have none: the
reader and the kinds of values apply them while they read. `parts` and `growth-of` ask the index for figures of other
metrics (`store.accounts`).
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.nodes import Problem
from econfacts.factsfile.rules import reading

_IN_ORDER = (
    "unknown-reference", "unit-measure", "figure", "share-range", "paragraph", "vintage", "duplicate-id",
    "duplicate-name", "region-cycle", "region-level", "region-code", "metric", "unused", "jump", "versus-mismatch",
    "parts", "growth-of",
)  # fmt: skip
"""In the order in which they are applied. A new rule is a file here and its name in this list."""


class Rule(NamedTuple):
    """A rule: its id and level, the sentence that says it, an example of either side and the message."""

    id: str
    level: str
    about: str
    passes: str
    fails: str
    message: str

    def problems(self, faults: Iterable[Fault]) -> Iterator[Problem]:
        """What was found, as problems of a file."""
        for place, message in faults:
            yield Problem(*place, self.level, self.id, message)


_MODULES = {id_: import_module(f"{__name__}.{id_.replace('-', '_')}") for id_ in _IN_ORDER}


def _rule(id_: str, module: ModuleType) -> Rule:
    about = " ".join((module.__doc__ or "").partition("\n\n")[0].split())
    return Rule(id_, module.LEVEL, about, module.PASSES, module.FAILS, module.MESSAGE)


RULES = {id_: Rule(id_, "error", *rest) for id_, *rest in reading.RULES}
"""All rules, by id."""

RULES |= {id_: _rule(id_, module) for id_, module in _MODULES.items()}
FACT, DECLARATION, END, FIGURES = (
    [(RULES[id_], getattr(module, function)) for id_, module in _MODULES.items() if hasattr(module, function)]
    for function in ("fact", "declaration", "end", "figures")
)


def judged_by_number(draft: Draft, known: Known) -> bool:
    """Whether a rule looks at the number of a fact; the others look at what facts of many regions and periods share."""
    return "out_of" in draft.values or known.metrics[draft.values["metric"]].kind == "share"

"""The rules that a facts file must keep, each in a file with its id, level, message and examples.

A rule is found by the name of its function: `fact` looks at one fact, `declaration` at one declaration, `end` at
all declarations once they are read, `figures` at all facts of one region, metric and period. Those of `reading`
have none: the reader and the kinds of values apply them while they read; `parts` and `growth-of` ask the index for
figures of other metrics (`store.accounts`).
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from econfacts.factsfile.rules import (
    duplicate_id,
    duplicate_name,
    figure,
    growth_of,
    jump,
    metric,
    paragraph,
    parts,
    reading,
    region_code,
    region_cycle,
    region_level,
    share_range,
    unit_measure,
    unknown_reference,
    unused,
    versus_mismatch,
    vintage,
)
from econfacts.factsfile.rules.base import Rule

_MODULES = (
    unknown_reference,
    unit_measure,
    figure,
    share_range,
    paragraph,
    vintage,
    duplicate_id,
    duplicate_name,
    region_cycle,
    region_level,
    region_code,
    metric,
    unused,
    jump,
    versus_mismatch,
    parts,
    growth_of,
)
"""In the order in which they are applied. A new rule is a file here and its name in this list."""

RULES: tuple[Rule, ...] = (*reading.RULES, *(module.RULE for module in _MODULES))
"""All rules."""


def _with(function: str) -> tuple[tuple[Rule, Callable[..., Any]], ...]:
    """The rules that have a function of this name, with it."""

    def judge(module: ModuleType) -> Callable[..., Any] | None:
        return getattr(module, function, None)

    return tuple((module.RULE, found) for module in _MODULES if (found := judge(module)))


FACT = _with("fact")
"""Rules about one fact: (draft, known) → faults."""

DECLARATION = _with("declaration")
"""Rules about one declaration: (draft, known) → faults."""

END = _with("end")
"""Rules about all declarations together: (known) → findings."""

FIGURES = _with("figures")
"""Rules about the facts of one region, metric and period: (name of the figure, rows, metric) → rows and messages."""

"""What an answer may not say: each rule looks at figures and says what is wrong and what to do.

A caveat has an id (a contract: records carry it) and a severity. A rule is silent where no caveat is due: a
spurious one is a defect, too. Every rule carries an example that gets it and a near one that does not; the tests
run them, and docs/caveats.md is written from them.
"""

from econfacts.answers.caveats import heads, one, order, pair
from econfacts.answers.caveats.rule import NOTE, REFUSED, SEVERITIES, WARNING, Caveat, Rule
from econfacts.answers.figures import Figure
from econfacts.answers.selection import Selector

RULES: tuple[Rule, ...] = (*one.RULES, *pair.RULES, *heads.RULES, *order.RULES)
"""Every rule, in the order in which records list their caveats."""

__all__ = ["NOTE", "REFUSED", "RULES", "SEVERITIES", "WARNING", "Caveat", "Rule", "own"]


def own(figure: Figure, selector: Selector) -> tuple[Caveat, ...]:
    """Caveats of a figure, whatever it is set beside, and of the residents that divided it."""
    found = one.own(figure.fact, figure.facts, selector)
    if figure.residents is None:
        return tuple(found)
    by = figure.residents
    return tuple(dict.fromkeys([*found, *one.own(by.fact, by.facts, selector), *heads.per_head(figure)]))

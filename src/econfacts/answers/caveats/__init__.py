"""What an answer may not say: each rule looks at figures and says what is wrong and what to do.

A caveat has an id (a contract: records carry it) and a severity. A rule is silent where no caveat is due: a
spurious one is a defect, too. Every rule carries an example that gets it and a near one that does not; the tests
run them, and docs/caveats.md is written from them.
"""

from econfacts.answers.caveats import one, pair
from econfacts.answers.caveats.one import own
from econfacts.answers.caveats.rule import NOTE, REFUSED, SEVERITIES, WARNING, Caveat, Rule

RULES: tuple[Rule, ...] = (*one.RULES, *pair.RULES)
"""Every rule."""

__all__ = ["NOTE", "REFUSED", "RULES", "SEVERITIES", "WARNING", "Caveat", "Rule", "own"]

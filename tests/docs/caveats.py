"""The page docs/caveats.md, written from the rules of the caveats."""

from econfacts.answers.caveats import RULES, Rule
from econfacts.answers.caveats.rule import Example
from tests.answers.caveat_examples import caveats_of

_HEAD = """\
# Caveats

What a comparison or a ranking may not say. Records carry the ids. Where a caveat is *refused* there is neither difference
nor ratio; `compare --strict` exits with 1 where one is *refused* or a *warning*. Written by `python -m tests.docs.readme`.

| caveat | severity | when |
|---|---|---|
"""


def page() -> str:
    """The page as the rules are now."""
    rows = "".join(f"| [`{rule.id}`](#{rule.id}) | {rule.severity} | {rule.when} |\n" for rule in RULES)
    return f"{_HEAD}{rows}{''.join(map(_section, RULES))}"


def _section(rule: Rule) -> str:
    caveat = next(each for each in caveats_of(rule.due) if each.id == rule.id)
    return (
        f"\n## {rule.id}\n\n{rule.when}\n\n> {caveat.en}\n>\n> {caveat.zh}\n\nGets it:\n\n{_block(rule.due)}\n"
        f"Does not:\n\n{_block(rule.near)}"
    )


def _block(example: Example) -> str:
    facts = "".join(f"- {line}\n" for line in example.facts)
    return f"```yaml\n# econfacts {example.command}\n{facts}```\n"

"""The derived documents: the commands; of the format its rules, its fields, its JSON Schema.

`python -m tests.docs.readme` writes them, a test compares them.
"""

from collections.abc import Iterable
from pathlib import Path

from econfacts.factsfile import schema
from econfacts.factsfile.fields import ABOUT, FIELDS
from econfacts.factsfile.kinds import Field
from econfacts.factsfile.rules import RULES, Rule
from tests.docs import caveats, commands
from tests.factsfile.examples import HEAD

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
_MOST_SHOWN = 300


def documents() -> dict[Path, str]:
    """Path → text of each derived document."""
    return {
        DOCS / "caveats.md": caveats.page(),
        DOCS / "commands.md": commands.reference(),
        DOCS / "facts.schema.json": schema.text(),
        DOCS / "fields.md": _fields(),
        DOCS / "rules.md": _rules(),
    }


def _fields_table(fields: dict[str, Field]) -> str:
    """A table of fields and what they mean."""
    rows = [f"| `{name}` | {field.about}{'; required' if field.required else ''} |" for name, field in fields.items()]
    return "\n".join(["| field | meaning |", "|---|---|", *rows])


def _fields() -> str:
    sections = [f"## {section}\n\n{about}\n\n{_fields_table(FIELDS[section])}\n" for section, about in ABOUT.items()]
    head = (
        "# Fields of the facts file\n\n`data/facts.yaml` is the only source of truth: one fact, one line, in the order of its "
        "source, the number as printed.\nAnother file may stand on top of it and refer to what it declares "
        "(`--facts bundled --facts mine.yaml`, or\n`ECONFACTS_FACTS=bundled:mine.yaml`). `econfacts schema` prints a JSON "
        "Schema, with which an editor completes and\nchecks while you type.\n\n"
        "Generated from the table that the program reads files with. `format: 1` comes first."
    )
    return "\n".join([f"{head}\n", *sections])


def _rules() -> str:
    head = (
        "# Rules of the facts file\n\n`econfacts check` applies these rules; a look-up refuses a file in which one of them "
        "finds an error.\nGenerated from the rules themselves; a test tries every example. The examples stand in this file, "
        "`paper.txt` has\neight paragraphs, and `^` marks the place that the message names:\n\n"
    )
    return f"{head}{_yaml(HEAD)}\n" + "\n".join(map(_rule, sorted(RULES.values())))


def _rule(rule: Rule) -> str:
    return "\n".join(
        [
            f"## {rule.id}\n",
            f"{rule.level.capitalize()}. {rule.about}\n",
            f"Passes:\n\n{_yaml(_shown(rule.passes))}",
            f"Fails, with `{rule.message}`:\n\n{_yaml(_shown(rule.fails))}",
        ]
    )


def _shown(example: str) -> str:
    lines: Iterable[str] = example.splitlines()
    return "\n".join(line if len(line) <= _MOST_SHOWN else f"{line[:60]} … {line[-20:]}" for line in lines)


def _yaml(text: str) -> str:
    return f"```yaml\n{text.strip()}\n```\n"

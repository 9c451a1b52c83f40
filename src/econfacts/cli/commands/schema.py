"""`econfacts schema`: the JSON Schema of the facts file, or of a command's records."""

from econfacts.cli import app
from econfacts.cli.parameters import option
from econfacts.cli.session import Session

PARAMETERS = (option("--output", "The schema of what this command writes with --json.", "COMMAND"),)
EXAMPLE = """\
econfacts schema > facts.schema.json
econfacts schema --output show"""


def run(session: Session, output: str | None) -> None:
    """Print the JSON Schema (draft 2020-12) of the facts file, for an editor that completes and checks.

    A facts file names it in its first line: # yaml-language-server: $schema=facts.schema.json
    """
    if output is None:
        from econfacts.factsfile import schema

        session.print(schema.text().rstrip("\n"))
        return
    from econfacts.model.names import unknown
    from econfacts.screen.formats import json, outputs

    columns = {name: columns for name in app.COMMANDS if (columns := app.Command(name).columns)}
    if output not in columns:
        raise unknown(output, "records of", list(columns))
    session.print(json.dumps(outputs.schema(output, columns[output])))

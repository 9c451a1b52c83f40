"""`econfacts schema`: the JSON Schema of the facts file, or of a command's records."""

from typing import Annotated

import typer

from econfacts.cli import app
from econfacts.cli.arguments import option

EXAMPLE = """\
econfacts schema > facts.schema.json
econfacts schema --output show"""

_OUTPUT = "The schema of what this command writes with --json."


def run(ctx: typer.Context, output: Annotated[str | None, option("output", _OUTPUT, "COMMAND")] = None) -> None:
    """Print the JSON Schema (draft 2020-12) of the facts file, for an editor that completes and checks.

    A facts file names it in its first line: # yaml-language-server: $schema=facts.schema.json
    """
    if output is None:
        from econfacts.factsfile import schema

        ctx.obj.print(schema.text().rstrip("\n"))
        return
    from econfacts.errors import UsageError
    from econfacts.model.gates import quoted
    from econfacts.screen.formats import json, outputs

    columns = {name: app.columns(name) for name in app.COMMANDS}
    known = [name for name in columns if columns[name]]
    if output not in known:
        raise UsageError(f"no records of '{quoted(output)}'; known are {', '.join(known)}", known)
    ctx.obj.print(json.dumps(outputs.schema(output, columns[output])))

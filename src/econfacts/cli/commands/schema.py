"""`econfacts schema`: the JSON Schema of the facts file, or of a command's records."""

from typing import Annotated

import typer

EXAMPLE = """\
econfacts schema > facts.schema.json
econfacts schema --output show"""
RECORDS = False


def run(
    ctx: typer.Context,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="COMMAND", help="The schema of what this command writes with --json."),
    ] = None,
) -> None:
    """Print the JSON Schema (draft 2020-12) of the facts file, for an editor that completes and checks.

    A facts file names it in its first line: # yaml-language-server: $schema=facts.schema.json
    """
    if output is not None:
        _of_records(ctx, output)
        return
    from econfacts.factsfile import schema

    ctx.obj.print(schema.text().rstrip("\n"))


def _of_records(ctx: typer.Context, command: str) -> None:
    from importlib import import_module

    from econfacts.answers import search
    from econfacts.cli.app import COMMANDS
    from econfacts.errors import UsageError
    from econfacts.model.names import shown
    from econfacts.model.records import FACT_COLUMNS
    from econfacts.screen.formats.json import dumps
    from econfacts.screen.formats.outputs import schema

    modules = {name: import_module(f"econfacts.cli.commands.{name}") for name in COMMANDS}
    writing = [name for name, module in modules.items() if module.RECORDS]
    if command not in writing:
        raise UsageError(f"no records of '{shown(command)}'; known are {', '.join(writing)}", writing)
    elsewhere = {"show": FACT_COLUMNS, "facts": FACT_COLUMNS, "search": search.COLUMNS}
    ctx.obj.print(dumps(schema(command, elsewhere.get(command) or modules[command].COLUMNS)))

"""`econfacts schema`: the JSON Schema of the facts file."""

import typer

EXAMPLE = "econfacts schema > facts.schema.json"
RECORDS = False


def run(ctx: typer.Context) -> None:
    """Print the JSON Schema (draft 2020-12) of the facts file, for an editor that completes and checks.

    A facts file names it in its first line: # yaml-language-server: $schema=facts.schema.json
    """
    from econfacts.factsfile import schema

    ctx.obj.print(schema.text().rstrip("\n"))

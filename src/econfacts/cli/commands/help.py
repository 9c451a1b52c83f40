"""`econfacts help`: what a command does."""

from typing import Annotated, Any

import typer

from econfacts.cli.arguments import argument

EXAMPLE = "econfacts help compare"


def run(ctx: typer.Context, command: Annotated[str | None, argument("COMMAND", "Name of a command.")] = None) -> None:
    """Show what a command does, its options and examples; without COMMAND, what commands there are."""
    program: Any = ctx.parent
    if command is None:
        ctx.obj.print(program.get_help())
        return
    name, found, _ = program.command.resolve_command(program, [command])
    with type(ctx)(found, info_name=name, parent=program) as of_command:
        ctx.obj.print(found.get_help(of_command))

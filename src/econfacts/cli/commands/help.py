"""`econfacts help`: what a command does."""

from typing import Annotated

import typer

EXAMPLE = "econfacts help compare"
RECORDS = False


def run(
    ctx: typer.Context,
    command: Annotated[
        str | None, typer.Argument(metavar="COMMAND", help="Name of a command.", show_default=False)
    ] = None,
) -> None:
    """Show what a command does, its options and examples; without COMMAND, what commands there are."""
    program = ctx.parent
    assert program is not None
    if command is None:
        ctx.obj.print(program.get_help())
        return
    name, found, _ = program.command.resolve_command(program, [command])  # type: ignore[attr-defined]
    with type(ctx)(found, info_name=name, parent=program) as of_command:
        ctx.obj.print(found.get_help(of_command))

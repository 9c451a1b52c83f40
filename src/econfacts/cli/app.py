"""The command line: its commands, and the way errors become exit codes.

Commands are imported when they are named, so a look-up never pays for the others.
"""

import inspect
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from econfacts import __version__
from econfacts.cli.parameters import RECORDS, SHARED, flag
from econfacts.cli.session import Session
from econfacts.errors import EconfactsError, ExitCode
from econfacts.screen import console

COMMANDS = {
    "show": "A region's figures, or everything known of one of them.",
    "get": "One bare number, for scripts.",
    "compare": "Regions side by side: difference, ratio, and what they do not say.",
    "rank": "All regions that have a metric, in order.",
    "search": "What there is on some words.",
    "facts": "Facts of the whole data set, streamed.",
    "regions": "List the regions.",
    "metrics": "List the metrics.",
    "sources": "List the sources.",
    "topics": "List the topics.",
    "cite": "A citation of a figure's source.",
    "check": "Validate facts files: every problem, with its place.",
    "audit": "Which figures of a source text are recorded, passed over or missing.",
    "export": "The data set as SQLite, Data Package, SDMX-CSV or Excel.",
    "schema": "The JSON Schema of the facts file, or of a command's records.",
    "help": "What a command does, with examples.",
}
"""Every command with its one line of help, what users need first coming first."""

COMPLETE = "_ECONFACTS_COMPLETE"
"""The variable with which a shell asks for candidates. The scripts of version 0.1 evaluate what they get: nothing."""

# What Typer raises for a line that it cannot parse.
_WrongUsage = cast(type[Exception], typer.BadParameter.__bases__[0])


class _Helpful:
    """Reads its part of the line; help is written on the way."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line. Raises CannotWrite."""
        with console.writing():
            return super().parse_args(ctx, args)  # type: ignore[misc,no-any-return]
        raise typer.Exit  # the reader of the help is gone


class Command(_Helpful, TyperCommand):
    """A command, from its file: `PARAMETERS`, `EXAMPLE`, `run`, and `COLUMNS` where it prints records."""

    def __init__(self, name: str) -> None:
        module = import_module(f"econfacts.cli.commands.{name}")
        self.columns: tuple[str, ...] = getattr(module, "COLUMNS", ())
        super().__init__(
            name,
            params=[*module.PARAMETERS, *(RECORDS if self.columns else ()), *SHARED],
            help=inspect.getdoc(module.run),
            short_help=COMMANDS[name],
            epilog=_examples(module.EXAMPLE),
            rich_markup_mode=None,
            callback=module.run,
            context_settings={"allow_extra_args": True},
        )

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises UsageError for a word too many and for a shared option that cannot be."""
        if ctx.args:
            from econfacts.cli import slips

            raise slips.too_many(ctx.args, ctx.info_name)
        ctx.obj.check()
        assert self.callback is not None
        return self.callback(ctx.obj, **ctx.params)


class Program(_Helpful, TyperGroup):
    """The program: its commands are built when they are named."""

    def __init__(self) -> None:
        super().__init__(
            name="econfacts",
            help="Look up, compare and cite regional economic figures, each with its source.",
            epilog=_examples("econfacts show shenzhen\neconfacts rank gdp --level province"),
            params=[
                *SHARED,
                _print("--version -V", "Show the version.", lambda: f"econfacts {__version__}"),
                _print(
                    "--install-completion", "Let this shell (bash, zsh, fish) complete.", lambda: _shells().install()
                ),
                _print("--show-completion", "Print the completion script of this shell.", lambda: _shells().script()),
            ],
            no_args_is_help=True,
            rich_markup_mode=None,
            context_settings={"help_option_names": ["-h", "--help"]},
        )

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of the commands, what users need first coming first."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        return Command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the line names. Raises UsageError with what the user may have meant."""
        if args[0] not in COMMANDS:
            from econfacts.cli import slips

            raise slips.no_command(args[0], ctx.obj)
        return super().resolve_command(ctx, args)


def _examples(lines: str) -> str:
    """Worked examples at the end of a help text, each on a line of its own (`\\b`)."""
    return "\n  ".join(["\b\nExamples:", *lines.splitlines()])


def _print(names: str, help_: str, answer: Callable[[], str]) -> Any:
    """An option that prints an answer and ends the program."""

    def callback(ctx: Any, param: Any, value: Any) -> None:
        if value and not ctx.resilient_parsing:
            ctx.obj.print(answer())
            raise typer.Exit

    return flag(names, help_, callback=callback, expose_value=False, is_eager=True)


def _shells() -> Any:
    return import_module("econfacts.cli.shells")


def run() -> int:
    """Run the program on its arguments and give its exit code; every error ends with one message."""
    if instruction := os.environ.get(COMPLETE):
        from econfacts.cli import completion

        return completion.answer(sys.argv[1:]) if instruction == "words" else ExitCode.DONE
    console.ready()
    session = Session()
    try:
        code = Program().main(prog_name="econfacts", standalone_mode=False, obj=session)
        console.flush()
    except (EconfactsError, _WrongUsage) as error:
        from econfacts.cli import slips

        return slips.tell(error, session)
    return code if isinstance(code, int) else ExitCode.DONE

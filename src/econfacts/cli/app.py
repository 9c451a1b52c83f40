"""The command line: the Typer app, the options that every command has, and the way errors become exit codes.

Commands are imported when they are named, so a look-up never pays for the others.
"""

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from econfacts._version import __version__
from econfacts.cli.session import Session
from econfacts.errors import EconfactsError, ExitCode
from econfacts.model.words import LANGUAGES
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
"""The variable with which a shell asks for candidates: `words`, or `complete_SHELL` in the scripts of version 0.1."""

CONTEXT = {"help_option_names": ["-h", "--help"]}


def _remember(attribute: str, constant: Any = None) -> Callable[..., Any]:
    """A callback that keeps an option's value (a flag's constant) in the session, wherever on the line it stands."""

    def remember(ctx: Any, param: Any, value: Any) -> Any:
        if value and not ctx.resilient_parsing:
            setattr(ctx.ensure_object(Session), attribute, value if constant is None else constant)
        return value

    return remember


def _version(ctx: Any, param: Any, value: Any) -> Any:
    if value and not ctx.resilient_parsing:
        ctx.ensure_object(Session).print(f"econfacts {__version__}")
        raise typer.Exit
    return value


def _show_completion(ctx: Any, param: Any, value: Any) -> Any:
    if value and not ctx.resilient_parsing:
        from econfacts.cli import shells

        ctx.ensure_object(Session).print(shells.script(shells.running()).rstrip())
        raise typer.Exit
    return value


def _install_completion(ctx: Any, param: Any, value: Any) -> Any:
    if value and not ctx.resilient_parsing:
        from econfacts.cli import shells

        shell = shells.running()
        ctx.ensure_object(Session).print(f"completion for {shell} is in {shells.install(shell)}; start a new {shell}")
        raise typer.Exit
    return value


def _option(names: str, metavar: str, callback: Callable[..., Any], help_: str, **settings: Any) -> TyperOption:
    """An option that the session keeps; without `metavar` a flag. It is read before a command's own can fail."""
    return TyperOption(
        param_decls=names.split(),
        metavar=metavar or None,
        is_flag=not metavar,
        callback=callback,
        expose_value=False,
        is_eager=True,
        help=help_,
        **settings,
    )


def shared_options() -> list[TyperOption]:
    """The options that are accepted before and after a command's name."""
    return [
        _option(
            "--facts",
            "FILE",
            _remember("facts"),
            "Facts file to use, repeatable; 'bundled' is the built-in one, '-' stdin. [env: ECONFACTS_FACTS]",
            multiple=True,
        ),
        _option(
            "--lang",
            "|".join(LANGUAGES),
            _remember("asked_lang"),
            "Language of tables; default: the locale's. [env: ECONFACTS_LANG]",
        ),
        _option(
            "--color",
            "|".join(console.COLORS),
            _remember("asked_color"),
            "When there is colour; default: auto, on a terminal. [env: NO_COLOR, FORCE_COLOR]",
        ),
        _option("--no-color", "", _remember("asked_color", "never"), "Short for --color never."),
        _option(
            "--no-pager",
            "",
            _remember("no_pager", True),
            "Never page what is longer than the terminal. [env: ECONFACTS_PAGER, PAGER]",
        ),
    ]


def record_options() -> list[TyperOption]:
    """The options of commands that print records."""
    return [
        _option(
            "--format -f",
            "FORMAT",
            _remember("asked_format"),
            "table, tsv, csv, json, jsonl, markdown or svg; default: table on a terminal, tsv into a pipe. "
            "[env: ECONFACTS_FORMAT]",
        ),
        _option("--json", "", _remember("asked_format", "json"), "Short for --format json."),
        _option("--fields", "A,B,C", _remember("fields"), "Only these fields, in this order."),
        _option("--no-header", "", _remember("no_header", True), "No header line in tsv and csv."),
    ]


class _Command(TyperCommand):
    """A command with the shared options, which are seen to before it runs."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line; help is written on the way. Raises CannotWrite."""
        with console.writing():
            return super().parse_args(ctx, args)
        raise typer.Exit  # the reader of the help is gone

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises UsageError for a shared option that cannot be."""
        ctx.obj.check()
        return super().invoke(ctx)


def build(name: str) -> Any:
    """The command of that name, imported from its file."""
    module = import_module(f"econfacts.cli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    examples = "\n".join(f"  {line}" for line in module.EXAMPLE.splitlines())
    settings: dict[str, Any] = {"short_help": COMMANDS[name], "epilog": f"\b\nExamples:\n{examples}"}
    app.command(name, cls=_Command, context_settings=CONTEXT, **settings)(module.run)
    command = typer.main.get_command(app)
    command.params += [*(record_options() if module.RECORDS else ()), *shared_options()]
    return command


class Group(TyperGroup):
    """The program: its commands are built when they are named."""

    def __init__(self, **settings: Any) -> None:
        version = _option("--version -V", "", _version, "Show the version.")
        shells = [
            _option("--install-completion", "", _install_completion, "Let this shell (bash, zsh, fish) complete."),
            _option("--show-completion", "", _show_completion, "Print the completion script of this shell."),
        ]
        settings["params"] = [*(settings.get("params") or ()), *shared_options(), version, *shells]
        super().__init__(**settings)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line up to the command; help is written on the way. Raises CannotWrite."""
        with console.writing():
            return super().parse_args(ctx, args)
        raise typer.Exit  # the reader of the help is gone

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of the commands, what users need first coming first."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in self.commands and cmd_name in COMMANDS:
            self.commands[cmd_name] = build(cmd_name)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the line names. Raises UsageError with what the user may have meant."""
        if args[0] not in COMMANDS:
            from econfacts.cli import slips

            raise slips.no_command(args[0], list(COMMANDS), ctx.ensure_object(Session))
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Group,
    name="econfacts",
    context_settings=CONTEXT,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="\b\nExamples:\n  econfacts show shenzhen\n  econfacts rank gdp --level province",
)


@app.callback()
def econfacts() -> None:
    """Look up, compare and cite regional economic figures, each with its source."""


_WrongUsage = cast(
    type[Exception], typer.BadParameter.__bases__[0]
)  # what Typer raises for a line that it cannot parse


def run() -> int:
    """Run the program on its arguments and give its exit code; every error ends with one message."""
    if instruction := os.environ.get(COMPLETE):
        from econfacts.cli import completion

        return completion.answer(instruction)
    console.ready()
    session = Session()
    try:
        code = app(prog_name="econfacts", standalone_mode=False, obj=session)
        console.flush()
    except EconfactsError as error:
        from econfacts.cli import slips

        slips.tell(error, session)
        return error.exit_code
    except _WrongUsage as error:
        from econfacts.cli import slips

        slips.tell_usage(error, session)
        return ExitCode.USAGE
    return code if isinstance(code, int) else ExitCode.DONE

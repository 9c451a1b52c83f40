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


def _keep(attribute: str, constant: Any = None) -> Callable[..., Any]:
    """A callback that keeps an option's value (a flag's constant) in the session, wherever on the line it stands."""

    def keep(ctx: Any, param: Any, value: Any) -> None:
        if value:
            setattr(ctx.ensure_object(Session), attribute, value if constant is None else constant)

    return keep


def _print(answer: Callable[[], str]) -> Callable[..., Any]:
    """A callback that prints an answer and ends the program."""

    def print_(ctx: Any, param: Any, value: Any) -> None:
        if value and not ctx.resilient_parsing:
            ctx.ensure_object(Session).print(answer())
            raise typer.Exit

    return print_


def _installed() -> str:
    from econfacts.cli import shells

    shell = shells.running()
    return f"completion for {shell} is in {shells.install(shell)}; start a new {shell}"


def _script() -> str:
    from econfacts.cli import shells

    return shells.script(shells.running()).rstrip()


def _option(names: str, callback: Callable[..., Any], help_: str, metavar: str | None = None) -> TyperOption:
    """An option that the session keeps; without `metavar` a flag. It is read before a command's own can fail."""
    return TyperOption(
        param_decls=names.split(),
        metavar=metavar,
        is_flag=metavar is None,
        multiple=names == "--facts",
        callback=callback,
        expose_value=False,
        is_eager=True,
        help=help_,
    )


def shared_options() -> list[TyperOption]:
    """The options that are accepted before and after a command's name."""
    facts = "Facts file to use, repeatable; 'bundled' is the built-in one, '-' stdin. [env: ECONFACTS_FACTS]"
    lang = "Language of tables; default: the locale's. [env: ECONFACTS_LANG]"
    color = "When there is colour; default: auto, on a terminal. [env: NO_COLOR, FORCE_COLOR]"
    no_pager = "Never page what is longer than the terminal. [env: ECONFACTS_PAGER, PAGER]"
    return [
        _option("--facts", _keep("facts"), facts, "FILE"),
        _option("--lang", _keep("asked_lang"), lang, "|".join(LANGUAGES)),
        _option("--color", _keep("asked_color"), color, "|".join(console.COLORS)),
        _option("--no-color", _keep("asked_color", "never"), "Short for --color never."),
        _option("--no-pager", _keep("no_pager", True), no_pager),
    ]


def record_options() -> list[TyperOption]:
    """The options of commands that print records."""
    formats = (
        "table, tsv, csv, json, jsonl, markdown or svg; default: table on a terminal, tsv into a pipe. "
        "[env: ECONFACTS_FORMAT]"
    )
    return [
        _option("--format -f", _keep("asked_format"), formats, "FORMAT"),
        _option("--json", _keep("asked_format", "json"), "Short for --format json."),
        _option("--fields", _keep("fields"), "Only these fields, in this order.", "A,B,C"),
        _option("--no-header", _keep("no_header", True), "No header line in tsv and csv."),
    ]


class _Helpful:
    """Reads its part of the line; help is written on the way."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the line. Raises CannotWrite."""
        with console.writing():
            return super().parse_args(ctx, args)  # type: ignore[misc,no-any-return]
        raise typer.Exit  # the reader of the help is gone


class _Command(_Helpful, TyperCommand):
    """A command with the shared options, which are seen to before it runs."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises UsageError for a shared option that cannot be."""
        ctx.obj.check()
        return super().invoke(ctx)


def columns(name: str) -> tuple[str, ...]:
    """The columns of the records that a command prints, none where it prints no records."""
    return getattr(import_module(f"econfacts.cli.commands.{name}"), "COLUMNS", ())


def build(name: str) -> Any:
    """The command of that name, imported from its file."""
    module = import_module(f"econfacts.cli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    examples = "\n".join(f"  {line}" for line in module.EXAMPLE.splitlines())
    settings: dict[str, Any] = {"short_help": COMMANDS[name], "epilog": f"\b\nExamples:\n{examples}"}
    app.command(name, cls=_Command, context_settings=CONTEXT, **settings)(module.run)
    command = typer.main.get_command(app)
    command.params += [*(record_options() if columns(name) else ()), *shared_options()]
    return command


class Group(_Helpful, TyperGroup):
    """The program: its commands are built when they are named."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.params += [
            *shared_options(),
            _option("--version -V", _print(lambda: f"econfacts {__version__}"), "Show the version."),
            _option("--install-completion", _print(_installed), "Let this shell (bash, zsh, fish) complete."),
            _option("--show-completion", _print(_script), "Print the completion script of this shell."),
        ]

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

            raise slips.no_command(args[0], COMMANDS, ctx.ensure_object(Session))
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


# What Typer raises for a line that it cannot parse.
_WrongUsage = cast(type[Exception], typer.BadParameter.__bases__[0])


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
    except (EconfactsError, _WrongUsage) as error:
        from econfacts.cli import slips

        return slips.tell(error, session)
    return code if isinstance(code, int) else ExitCode.DONE

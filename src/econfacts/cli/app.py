"""The command line: the Typer app, the options that every command has, and the way errors become exit codes.

Commands are imported when they are named, so a look-up never pays for the others.
"""

import sys
from collections.abc import Callable, Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from econfacts._version import __version__
from econfacts.cli.session import Session
from econfacts.errors import EconfactsError
from econfacts.model.words import LANGUAGES
from econfacts.screen import console

COMMANDS = {
    "show": "A region's figures, or everything known of one of them.",
    "get": "One bare number, for scripts.",
    "compare": "Regions side by side: difference, ratio, and what they do not say.",
    "rank": "All regions that have a metric, in order.",
    "regions": "List the regions.",
    "metrics": "List the metrics.",
    "sources": "List the sources.",
    "cite": "A citation of a figure's source.",
    "check": "Validate facts files: every problem, with its place.",
    "audit": "Which figures of a source text are recorded, passed over or missing.",
    "export": "The data set as SQLite, Data Package, SDMX-CSV or Excel.",
    "schema": "The JSON Schema of the facts file, for editors.",
}
"""Every command with its one line of help, what users need first coming first."""

CONTEXT = {"help_option_names": ["-h", "--help"]}


def _remember(attribute: str, valid: Callable[[Any], Any] = lambda value: value) -> Callable[..., Any]:
    """A callback that keeps an option's value in the session, wherever on the line the option stands.

    `valid` raises UsageError for a value that cannot be.
    """

    def remember(ctx: Any, param: Any, value: Any) -> Any:
        if value and not ctx.resilient_parsing:
            setattr(ctx.ensure_object(Session), attribute, valid(value))
        return value

    return remember


def _no_header(ctx: Any, param: Any, value: Any) -> Any:
    if value and not ctx.resilient_parsing:
        ctx.ensure_object(Session).header = False
    return value


def _json(ctx: Any, param: Any, value: Any) -> Any:
    if value and not ctx.resilient_parsing:
        ctx.ensure_object(Session).asked_format = "json"
    return value


def _version(ctx: Any, param: Any, value: Any) -> Any:
    if value and not ctx.resilient_parsing:
        print(f"econfacts {__version__}")
        raise typer.Exit
    return value


def _shared_options() -> list[TyperOption]:
    """The options that are accepted before and after a command's name."""
    return [
        TyperOption(
            param_decls=["--facts"],
            multiple=True,
            metavar="FILE",
            callback=_remember("facts"),
            expose_value=False,
            help="Facts file to use, repeatable; 'bundled' is the built-in one, '-' stdin. [env: ECONFACTS_FACTS]",
        ),
        TyperOption(
            param_decls=["--lang"],
            metavar="|".join(LANGUAGES),
            callback=_remember("asked_lang", lambda value: console.language(value).tag),
            expose_value=False,
            help="Language of tables; default: the locale's. [env: ECONFACTS_LANG]",
        ),
        _flag("--no-color", _remember("no_color"), "No colour, even on a terminal. [env: NO_COLOR]"),
    ]


def _record_options() -> list[TyperOption]:
    """The options of commands that print records."""
    return [
        TyperOption(
            param_decls=["--format", "-f"],
            metavar="FORMAT",
            callback=_remember("asked_format", console.output_format),
            expose_value=False,
            help="table, tsv, csv, json, jsonl or markdown; default: table on a terminal, tsv into a pipe. "
            "[env: ECONFACTS_FORMAT]",
        ),
        _flag("--json", _json, "Short for --format json."),
        TyperOption(
            param_decls=["--fields"],
            metavar="A,B,C",
            callback=_remember("fields"),
            expose_value=False,
            help="Only these fields, in this order.",
        ),
        _flag("--no-header", _no_header, "No header line in tsv and csv."),
    ]


def _flag(name: str, callback: Callable[..., Any], help_: str, eager: bool = False) -> TyperOption:
    return TyperOption(
        param_decls=[name], is_flag=True, callback=callback, expose_value=False, is_eager=eager, help=help_
    )


class PlainCommand(TyperCommand):
    """A command with the shared options."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["params"] = [*(settings.get("params") or ()), *self.extra_options()]
        settings["context_settings"] = CONTEXT
        super().__init__(*args, **settings)

    @staticmethod
    def extra_options() -> list[TyperOption]:
        """Options beside the command's own."""
        return _shared_options()


class RecordCommand(PlainCommand):
    """A command that prints records."""

    @staticmethod
    def extra_options() -> list[TyperOption]:
        """Options beside the command's own."""
        return [*_record_options(), *_shared_options()]


class LazyCommands(MutableMapping[str, Any]):
    """Command name → command, imported and built when it is asked for."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            if name not in COMMANDS:
                raise KeyError(name)
            module = import_module(f"econfacts.cli.commands.{name}")
            app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
            class_ = RecordCommand if module.RECORDS else PlainCommand
            app.command(name, cls=class_, short_help=COMMANDS[name], epilog=f"Example: {module.EXAMPLE}")(module.run)
            self._built[name] = typer.main.get_command(app)
        return self._built[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Group(TyperGroup):
    """The program: its commands are lazy, and errors of all of them become messages and exit codes here."""

    def __init__(self, **settings: Any) -> None:
        settings["commands"] = LazyCommands()
        version = _flag("--version", _version, "Show the version.", eager=True)
        settings["params"] = [*(settings.get("params") or ()), *_shared_options(), version]
        super().__init__(**settings)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a user's mistake or a faulty file ends with one message, a closed pipe with none."""
        ctx.ensure_object(Session)
        try:
            try:
                result = super().invoke(ctx)
            finally:
                console.flush()  # results come before what is said of them
        except EconfactsError as error:
            console.note(f"econfacts: {error}")
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            console.abandon()
            raise typer.Exit(0) from None
        return result


app = typer.Typer(
    cls=Group,
    name="econfacts",
    context_settings=CONTEXT,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="Example: econfacts show shenzhen",
)


@app.callback()
def econfacts() -> None:
    """Look up, compare and cite regional economic figures, each with its source."""


def main() -> None:
    """Run the program (the console script)."""
    try:
        app(prog_name="econfacts")
    except SystemExit as ending:
        _end(ending)


def _end(ending: SystemExit) -> None:
    """Leave with the exit code, quietly also when help or a message met a closed pipe."""
    try:
        console.flush()
    except BrokenPipeError:
        console.abandon()
        sys.exit(0)
    raise ending

"""docs/commands.md: the reference of the command line, derived from the program's own definitions."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from econfacts.cli.app import COMMANDS, Command, Program
from econfacts.cli.parameters import RECORDS, SHARED
from econfacts.errors import ExitCode

CODES = {
    ExitCode.DONE: "done; an empty list is done, too",
    ExitCode.NOT_FOUND: "something named was not found or is ambiguous; a line of `get -` or a search without an answer; "
    "`check` found errors, `audit` gaps, `compare --strict` caveats",
    ExitCode.USAGE: "wrong usage",
    ExitCode.FILE: "a facts file cannot be read or is not valid, or results cannot be written",
    ExitCode.INTERRUPTED: "Ctrl-C",
}
"""Exit codes and what they mean. A pipe that its reader closes keeps the code that the work had."""

VARIABLES = {
    "NO_COLOR": "set to anything: no colour",
    "FORCE_COLOR": "set to anything: colour, also into a pipe",
    "ECONFACTS_PAGER, PAGER": "command of the pager, the first that is set; default: `less -FRX`",
    "LESS, LESSCHARSET, LV": "what the pager is told; default: `FRX`, `utf-8`, `-c`",
    "LC_ALL, LC_MESSAGES, LANG": "the locale: tables are in Chinese where it is",
    "XDG_CACHE_HOME": "folder of the cache on Linux, default `~/.cache`; what is in it may be deleted at any time",
    "TERM": "`dumb`: no progress bar",
    "SHELL": "the shell that completion is for, where the running one cannot be told",
    "_ECONFACTS_COMPLETE": "set by the completion scripts",
}
"""Environment variables that are no other word for an option."""

_ENV = re.compile(r" *\[env: ([A-Z_, ]+)\]")


def reference() -> str:
    """The text of docs/commands.md."""
    parts = [
        "# Commands\n\nDerived from the program by `python -m tests.docs.readme`; `econfacts COMMAND --help` says the same.",
        _table(["command", "does"], ((f"[`{name}`](#{name})", does) for name, does in COMMANDS.items())),
        "## Options of every command\n\nBefore or after the command's name.\n\n" + _options(SHARED),
        "## Options of commands that print records\n\n" + _options(RECORDS),
        *(_command(name) for name in COMMANDS),
        "## Options without a command\n\n" + _options(_of_the_program()),
        "## Environment\n\nAn option wins over its variable.\n\n" + _table(["variable", "does"], _variables()),
        "## Exit codes\n\n" + _table(["code", "when"], ((str(int(code)), CODES[code]) for code in ExitCode)),
    ]
    return "\n\n".join(parts) + "\n"


def _of_the_program() -> list[Any]:
    return [param for param in Program().params if param not in SHARED]


def _command(name: str) -> str:
    command: Any
    command, module = Command(name), import_module(f"econfacts.cli.commands.{name}")
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    inherited = (*SHARED, *RECORDS)
    options = [param for param in command.params if param.param_type_name == "option" and param not in inherited]
    usage = " ".join(["econfacts", name, *map(_argument, arguments), *(["[OPTIONS]"] if options else [])])
    about = [
        f"## {name}",
        f"`{usage}`",
        re.sub(r" *\n *", " ", command.help.replace("\n\n", "\0")).replace("\0", "\n\n"),
    ]
    if arguments:
        about.append(_table(["argument", "is"], ((f"`{_argument(each)}`", each.help or "") for each in arguments)))
    if options:
        about.append(_options(options))
    about.append("Prints records." if hasattr(module, "COLUMNS") else "")
    about.append(f"```sh\n{module.EXAMPLE.strip()}\n```")
    return "\n\n".join(part for part in about if part)


def _argument(param: Any) -> str:
    metavar = str(param.metavar)
    return metavar if param.required or metavar.startswith("[") else f"[{metavar}]"


def _options(options: Iterable[Any]) -> str:
    rows = (
        (f"`{', '.join(each.opts)}{'' if each.is_flag else f' {each.metavar}'}`", each.help or "") for each in options
    )
    return _table(["option", "does"], rows)


def _variables() -> Iterator[tuple[str, str]]:
    told = {name for names in VARIABLES for name in names.split(", ")}
    for option in (*SHARED, *RECORDS):
        for name in ", ".join(_ENV.findall(option.help or "")).split(", "):
            if name and name not in told:
                yield f"`{name}`", f"as `{option.opts[0]}`"
    for names, does in VARIABLES.items():
        yield ", ".join(f"`{name}`" for name in names.split(", ")), does


def _table(head: list[str], rows: Any) -> str:
    lines = [
        [cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in (head, ["---"] * len(head), *rows)
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

"""Fills the generated parts of README.md: `python -m tests.docs.readme` rewrites them, a test compares them.

Tables of commands and options come from the program's own definitions, and each `$ econfacts …` in a console
block is followed by what it prints, through a pipe or, after `<!-- terminal -->`, on a terminal of 80 columns.
"""

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterable, Iterator
from fcntl import ioctl
from pathlib import Path
from typing import Any

import typer

import econfacts
from econfacts.cli.app import COMMANDS, Command
from econfacts.cli.parameters import RECORDS, SHARED
from econfacts.factsfile.fields import FIELDS
from tests.docs import pictures
from tests.docs.reference import documents, fields_table

README = Path(__file__).resolve().parent.parent.parent / "README.md"
_CONSOLE = re.compile(r"(?P<mark><!-- terminal -->\n)?```console\n(?P<body>.*?)```", re.DOTALL)


def filled(text: str, env: dict[str, str]) -> str:
    """The README with its generated parts as they are now."""
    _piped("econfacts get shenzhen gdp", env)  # has the index built, so that no progress bar is in what is shown
    text = _CONSOLE.sub(lambda match: _console(match, env), text)
    for name, lines in _generated():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        text = re.sub(f"{begin}.*?{end}", f"{begin}\n{lines}\n{end}", text, flags=re.DOTALL)
    data = econfacts.open()
    counts = (
        f"The figures are {sum(source.facts for source in data.sources())} facts about {len(data.regions())} regions"
    )
    return re.sub(r"The figures are \S+ facts about \S+ regions", counts, text)


def _console(match: re.Match[str], env: dict[str, str]) -> str:
    commands = [line for line in match["body"].splitlines() if line.startswith("$ ")]
    run = _on_terminal if match["mark"] else _piped
    body = "".join(f"{command}\n{run(command[2:], env)}" for command in commands)
    return f"{match['mark'] or ''}```console\n{body}```"


def _shell(command: str, env: dict[str, str], **streams: Any) -> subprocess.Popen[bytes]:
    program = f'econfacts() {{ "{sys.executable}" -m econfacts "$@"; }}; {command}'
    return subprocess.Popen(["bash", "-c", program], env=env, cwd=README.parent, **streams)


def _piped(command: str, env: dict[str, str]) -> str:
    process = _shell(command, env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return process.communicate(timeout=60)[0].decode()


def _on_terminal(command: str, env: dict[str, str]) -> str:
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
    process = _shell(command, {**env, "NO_COLOR": "1"}, stdout=follower, stderr=follower, stdin=follower)
    os.close(follower)
    shown = b""
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(leader)
    process.wait(timeout=60)
    # Trailing blanks are no part of what one sees, and editors remove them.
    return "".join(f"{line.rstrip()}\n" for line in shown.decode().replace("\r\n", "\n").splitlines())


def _generated() -> Iterator[tuple[str, str]]:
    rows = [f"| `{_usage(name, Command(name))}` | {_does(name)} |" for name in COMMANDS]
    yield "commands", "\n".join(["| command | does |", "|---|---|", *rows])
    yield "fields of a fact", fields_table(FIELDS["facts"])
    yield "shared options", _options(SHARED)
    yield "record options", _options(RECORDS)


def _usage(name: str, command: Any) -> str:
    arguments = [_argument(param) for param in command.params if param.param_type_name == "argument"]
    own = [param for param in command.params if param.param_type_name == "option" and param.expose_value]
    options = [f"[{param.opts[0]}{'' if param.is_flag else ' ' + param.metavar}]" for param in own]
    return " ".join(["econfacts", name, *arguments, *options])


def _argument(param: Any) -> str:
    metavar: str = param.metavar
    return metavar if param.required or metavar.startswith("[") else f"[{metavar}]"


def _does(name: str) -> str:
    return COMMANDS[name].rstrip(".")


def _options(options: Iterable[Any]) -> str:
    rows = [
        f"| `{', '.join(option.opts)}{'' if option.is_flag else ' ' + option.metavar.replace('|', chr(92) + '|')}` | {option.help} |"
        for option in options
    ]
    return "\n".join(["| option | meaning |", "|---|---|", *rows])


def environment(cache_home: str) -> dict[str, str]:
    """The environment in which the README's commands run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ECONFACTS_", "LC_", "COLUMNS"))}
    return {**kept, "XDG_CACHE_HOME": cache_home, "LANG": "C.UTF-8", "TERM": "xterm-256color", "PAGER": "cat"}


def main() -> None:
    """Rewrite README.md, its pictures and the derived documents."""
    for path, text in documents().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    env = environment(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")))
    pictures.write(env)
    README.write_text(filled(README.read_text("utf-8"), env), "utf-8")
    typer.echo(f"{README.name} is up to date")


if __name__ == "__main__":
    main()

"""The completion scripts of the shells, and where each belongs in a home folder.

The places are those that Typer used, so an older script is replaced.
"""

import os

from econfacts.errors import CannotWrite, UsageError

SHELLS = ("bash", "zsh", "fish")
"""Shells that there is a script for."""

_PLACES = {
    "bash": "~/.bash_completions/econfacts.sh",
    "zsh": "~/.zfunc/_econfacts",
    "fish": "~/.config/fish/completions/econfacts.fish",
}
_STARTUP = {
    "bash": ("~/.bashrc", "source '{place}'"),
    "zsh": ("~/.zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
}
"""The file that a shell reads when it starts, and the line there that makes it find the script; fish needs none."""


def running() -> str:
    """The shell that the program was started from. Raises UsageError where there is no script for it."""
    from shellingham import ShellDetectionFailure, detect_shell  # what Typer asks, too

    try:
        shell = str(detect_shell()[0])
    except ShellDetectionFailure:
        shell = os.path.basename(os.environ.get("SHELL", ""))
    if shell not in SHELLS:
        raise UsageError(f"completion is for {', '.join(SHELLS)}; start it from one of them")
    return shell


def script(shell: str) -> str:
    """The completion script of a shell."""
    with open(os.path.join(os.path.dirname(__file__), f"econfacts.{shell}"), encoding="utf-8") as file:
        return file.read()


def install(shell: str) -> str:
    """Put a shell's script where it finds it, and let it look there; returns the place. Raises CannotWrite."""
    place = os.path.expanduser(_PLACES[shell])
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(script(shell))
        if shell in _STARTUP:
            _add_line(*_STARTUP[shell], place)
    except OSError as error:
        raise CannotWrite(f"cannot install completion in {place}: {error.strerror}") from error
    return place


def _add_line(startup: str, line: str, place: str) -> None:
    path, line = os.path.expanduser(startup), line.format(place=place)
    with open(path, "a+", encoding="utf-8", errors="surrogateescape") as file:
        file.seek(0)
        if line not in file.read():
            file.write(f"\n{line}\n")

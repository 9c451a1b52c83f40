"""The completion scripts of the shells, and where each belongs in a home folder.

The places are those that Typer used, so an older script is replaced.
"""

import os

from econfacts.errors import CannotWrite, UsageError

_PLACES = {
    "bash": "~/.bash_completions/econfacts.sh",
    "zsh": "~/.zfunc/_econfacts",
    "fish": "~/.config/fish/completions/econfacts.fish",
}
_STARTUP = {
    "bash": ("~/.bashrc", f"source '{os.path.expanduser(_PLACES['bash'])}'"),
    "zsh": ("~/.zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
}
"""The file that a shell reads when it starts, and the line there that makes it find the script; fish needs none."""

SHELLS = tuple(_PLACES)
"""Shells that there is a script for."""


def script() -> str:
    """The completion script of the shell that the program was started from. Raises UsageError where there is none."""
    return _script(_running())


def install() -> str:
    """Put that shell's script where it finds it, let it look there, and say so. Raises UsageError, CannotWrite."""
    shell = _running()
    place = os.path.expanduser(_PLACES[shell])
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(f"{_script(shell)}\n")
        if shell in _STARTUP:
            startup, line = _STARTUP[shell]
            with open(os.path.expanduser(startup), "a+", encoding="utf-8", errors="surrogateescape") as file:
                file.seek(0)
                if line not in file.read():
                    file.write(f"\n{line}\n")
    except OSError as error:
        raise CannotWrite(f"cannot install completion in {place}: {error.strerror}") from error
    return f"completion for {shell} is in {place}; start a new {shell}"


def _running() -> str:
    from shellingham import ShellDetectionFailure, detect_shell  # what Typer asks, too

    try:
        shell = str(detect_shell()[0])
    except ShellDetectionFailure:
        shell = os.path.basename(os.environ.get("SHELL", ""))
    if shell not in SHELLS:
        raise UsageError(f"completion is for {', '.join(SHELLS)}; start it from one of them")
    return shell


def _script(shell: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), f"econfacts.{shell}"), encoding="utf-8") as file:
        return file.read().rstrip()

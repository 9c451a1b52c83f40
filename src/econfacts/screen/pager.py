"""What is longer than the terminal goes through a pager: $ECONFACTS_PAGER, $PAGER, else `less -FRX`."""

import os
import sys
from shutil import get_terminal_size, which


def through_pager(text: str) -> bool:
    """Show text in the pager; False where it fits the terminal, or there is no pager to show it in."""
    if text.count("\n") < get_terminal_size().lines:
        return False
    command = _command()
    if not command or which(command[0]) is None:
        return False
    import subprocess

    sys.stdout.flush()
    # As git does: a pager that is `less` passes colour on, and stays out of the way of what fits. It is told what the
    # text is in, for it knows only the locales that the machine has.
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", "LV": "-c", **os.environ}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:
        try:
            pager.communicate(text.encode("utf-8", "replace"))
        except KeyboardInterrupt:
            pager.wait()  # Ctrl-C is the pager's to understand
    return True


def _command() -> list[str]:
    for name in ("ECONFACTS_PAGER", "PAGER"):
        if name in os.environ:
            from shlex import split

            try:
                command = split(os.environ[name])
            except ValueError:  # quotes that do not end
                return []
            return [] if command == ["cat"] else command
    return ["less", "-FRX"]

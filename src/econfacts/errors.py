"""What can go wrong, in words a user can act on.

Each error's text is one clear message (what, where, what to do); `exit_code` and `code` are of the output
contract. Only the command line turns an error into a message on stderr and an exit code.
"""

from collections.abc import Sequence
from enum import IntEnum


class ExitCode(IntEnum):
    """How a run of the program ends."""

    DONE = 0
    NOT_FOUND = 1
    """Not found, ambiguous, `check` errors, `audit` gaps, caveats under `--strict`."""
    USAGE = 2
    FILE = 3
    """A facts file cannot be read or is not valid, or results cannot be written."""
    INTERRUPTED = 130


class EconfactsError(Exception):
    """Base of every error that is the user's, a file's or the machine's to mend.

    `candidates` are ids or words that would have been right in the place of `typed`.
    """

    exit_code = ExitCode.NOT_FOUND
    code = "error"

    def __init__(self, message: str, candidates: Sequence[str] = (), typed: str | None = None) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)
        self.typed = typed


class NotFound(EconfactsError):
    """A named region, metric, source, unit or figure does not exist; the candidates are likely names."""

    code = "not-found"


class AmbiguousName(EconfactsError):
    """What was typed names several things; the candidates are their ids."""

    code = "ambiguous"


class UsageError(EconfactsError):
    """An option or argument that cannot be right, whatever the data."""

    exit_code = ExitCode.USAGE
    code = "usage"


class FactsFileError(EconfactsError):
    """A facts file cannot be read or is not valid."""

    exit_code = ExitCode.FILE
    code = "facts-file"


class CannotWrite(EconfactsError):
    """Results cannot be written: a full disk, a closed stream, something there that may not be replaced."""

    exit_code = ExitCode.FILE
    code = "cannot-write"


class CheckFailed(EconfactsError):
    """`check` found errors or `audit` found gaps; the text is the summary."""

    code = "check-failed"


class CaveatsFound(EconfactsError):
    """`compare --strict` found caveats graver than a note; the text names them."""

    code = "caveats"

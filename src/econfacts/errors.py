"""What can go wrong, in words a user can act on.

Each error's text is one clear message (what, where, what to do); `exit_code` is the one of the output
contract. Only `app` turns an error into a message on stderr and an exit code.
"""

from collections.abc import Sequence


class EconfactsError(Exception):
    """Base of every error that is the user's, a file's or the machine's to mend."""

    exit_code = 1


class NotFound(EconfactsError):
    """A named region, metric, source, unit or figure does not exist; `nearest` are likely names."""

    def __init__(self, message: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.nearest = tuple(nearest)


class AmbiguousName(EconfactsError):
    """What was typed names several things; `candidates` are their ids."""

    def __init__(self, message: str, candidates: Sequence[str]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class UsageError(EconfactsError):
    """An option or argument that cannot be right, whatever the data."""

    exit_code = 2


class FactsFileError(EconfactsError):
    """A facts file cannot be read or is not valid."""

    exit_code = 3


class CheckFailed(EconfactsError):
    """`check` found errors or `audit` found gaps; the text is the summary."""


class NotWritten(EconfactsError):
    """Results cannot be written where they were to go, or something is there that may not be replaced."""

    exit_code = 3

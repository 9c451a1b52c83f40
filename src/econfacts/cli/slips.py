"""What a user is told who made a slip: one message, and the line that would have worked.

Under a JSON format it is one JSON object on stderr: `{"error": {"code": …, "message": …, "candidates": […]}}`.
"""

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from econfacts.cli.session import Session
from econfacts.errors import AmbiguousName, EconfactsError, ExitCode, UsageError

_SINGLE = ("show", "get", "cite")
"""Commands that take a region and then a metric."""


def no_command(word: str, commands: Iterable[str], session: Session) -> UsageError:
    """The error for a line that begins with no command: a command misspelt, or a region to show, a metric to rank."""
    from econfacts.model.gates import quoted
    from econfacts.model.names import hint, near_words

    near: list[str] = []
    for command, resolve in (("rank", session.data.metric), ("show", session.data.region)):
        with suppress(EconfactsError):
            near = [f"{command} {resolve(word).id}"]
    near = near or near_words(word, commands, 2)
    end = hint(near, "`econfacts --help` lists what there is")
    return UsageError(f"no command '{quoted(word)}'; {end}", near, word)


def tell(error: Any, session: Session) -> int:
    """Say on stderr what is wrong, and how the line should have been where that is known; the code to exit with."""
    as_json = _wants_json(session)
    if not isinstance(error, EconfactsError):  # what Typer found
        if not as_json or len(sys.argv) == 1:  # a line without any word asks for help
            error.show()
            return ExitCode.USAGE
        error = UsageError(error.format_message())
    if as_json:
        from econfacts.screen.formats.json import dumps

        told = {"code": error.code, "message": str(error), "candidates": list(error.candidates)}
        session.note(dumps({"error": told}))
    else:
        session.note(f"econfacts: {error}")
        if better := _better(error, session):
            session.note(f"try: {' '.join(map(_typed, ['econfacts', *better]))}")
    return int(error.exit_code)


def _wants_json(session: Session) -> bool:
    """Whether a JSON format was asked for, also on a line that could not be parsed."""
    if session.asked_format is None and "--json" in sys.argv:
        return True
    with suppress(UsageError):
        return session.format.startswith("json")
    return False


def _better(error: EconfactsError, session: Session) -> list[str]:
    """The words of the line as the user may have meant it; none where nothing likely is known."""
    words, typed = sys.argv[1:], error.typed
    if isinstance(error, AmbiguousName) or typed is None or typed not in words:
        return []
    place = next((number for number, word in enumerate(words, start=1) if word in _SINGLE), len(words))
    if typed in words[place : place + 2]:  # perhaps region and metric are in each other's place
        with suppress(EconfactsError, ValueError):
            metric, region = words[place : place + 2]
            session.data.metric(metric)
            session.data.region(region)
            return [*words[:place], region, metric, *words[place + 2 :]]
    place = words.index(typed)
    return [*words[:place], *error.candidates[0].split(), *words[place + 1 :]] if error.candidates else []


def _typed(word: str) -> str:
    """A word as it is typed in a shell: Chinese needs no quotes, though `shlex.quote` gives it some."""
    from shlex import quote

    return word if word and all(c.isalnum() or c in "-_./=:," for c in word) else quote(word)

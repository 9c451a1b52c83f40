"""What a user is told who made a slip: one message, and the line that would have worked.

Under a JSON format it is one JSON object on stderr: `{"error": {"code": …, "message": …, "candidates": […]}}`.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from econfacts.cli.session import Session
from econfacts.errors import AmbiguousName, EconfactsError, UsageError

_SINGLE = ("show", "get", "cite")
"""Commands that take a region and then a metric."""


def no_command(word: str, commands: Sequence[str], session: Session) -> UsageError:
    """The error for a line that begins with no command: a command misspelt, or a region, a metric, a word."""
    from econfacts.model.names import nearest, shown

    near = _meant(word, session) or nearest(word, ((command, command) for command in commands), 2)
    hint = f"did you mean {' or '.join(near)}?" if near else "`econfacts --help` lists what there is"
    return UsageError(f"no command '{shown(word)}'; {hint}", near, word)


def _meant(word: str, session: Session) -> list[str]:
    """The command that takes what was typed: a region is shown, a metric ranked."""
    for command, resolve in (("show", session.data.region), ("rank", session.data.metric)):
        with suppress(EconfactsError):
            return [f"{command} {resolve(word).id}"]
    return []


def tell(error: EconfactsError, session: Session) -> None:
    """Say on stderr what is wrong, and how the line should have been where that is known."""
    if _wants_json(session):
        _tell_json(error.code, str(error), error.candidates, session)
        return
    session.note(f"econfacts: {error}")
    line = better_line(error, session)
    if line:
        session.note(f"try: {line}")


def tell_usage(error: Any, session: Session) -> None:
    """Say on stderr what Typer found wrong with the line."""
    if _wants_json(session) and len(sys.argv) > 1:  # a line without any word asks for help
        _tell_json(UsageError.code, error.format_message(), (), session)
    else:
        error.show()


def better_line(error: EconfactsError, session: Session) -> str | None:
    """The line as the user may have meant it; None where nothing likely is known."""
    words = sys.argv[1:]
    if isinstance(error, AmbiguousName) or error.typed is None or error.typed not in words:
        return None
    better = _swapped(words, error.typed, session)
    if better is None and error.candidates:
        place = words.index(error.typed)
        better = [*words[:place], *error.candidates[0].split(), *words[place + 1 :]]
    return " ".join(map(_typed, ["econfacts", *better])) if better else None


def _typed(word: str) -> str:
    """A word as it is typed in a shell: Chinese needs no quotes, though `shlex.quote` gives it some."""
    if all(c.isalnum() or c in "-_./=:," for c in word) and word:
        return word
    from shlex import quote

    return quote(word)


def _swapped(words: list[str], typed: str, session: Session) -> list[str] | None:
    """The words with metric and region in their places, where they were typed the wrong way round."""
    place = next((number for number, word in enumerate(words, start=1) if word in _SINGLE), len(words))
    if typed not in words[place : place + 2] or len(words) < place + 2:
        return None
    metric, region = words[place : place + 2]
    with suppress(EconfactsError):
        session.data.metric(metric)
        session.data.region(region)
        return [*words[:place], region, metric, *words[place + 2 :]]
    return None


def _tell_json(code: str, message: str, candidates: Sequence[str], session: Session) -> None:
    from econfacts.screen.formats.json import dumps

    session.note(dumps({"error": {"code": code, "message": message, "candidates": list(candidates)}}))


def _wants_json(session: Session) -> bool:
    """Whether a JSON format was asked for, also on a line that could not be parsed."""
    if session.asked_format is None and "--json" in sys.argv:
        return True
    with suppress(UsageError):
        return session.format.startswith("json")
    return False

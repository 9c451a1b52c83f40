"""What a user is told who made a slip: one message, and the line that would have worked.

Under a JSON format it is one JSON object on stderr: `{"error": {"code": …, "message": …, "candidates": […]}}`.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any

from econfacts.cli.app import COMMANDS
from econfacts.cli.completion import Line
from econfacts.cli.session import Session
from econfacts.errors import AmbiguousName, EconfactsError, ExitCode, UsageError
from econfacts.model.gates import quoted
from econfacts.model.names import hint, near_words


def no_command(word: str, session: Session) -> UsageError:
    """The error for a line that begins with no command: a command misspelt, or a region to show, a metric to rank."""
    near: list[str] = []
    for command, resolve in (("rank", session.data.metric), ("show", session.data.region)):
        with suppress(EconfactsError):
            near = [f"{command} {resolve(word).id}"]
    near = near or near_words(word, COMMANDS, 2)
    end = hint(near, "`econfacts --help` lists what there is")
    return UsageError(f"no command '{quoted(word)}'; {end}", near, word)


def too_many(words: Sequence[str], command: str) -> UsageError:
    """The error for words that a command has no arguments for."""
    message = f"{command} does not take '{quoted(' '.join(words))}'; see `econfacts help {command}`"
    return UsageError(message, typed=words[0])


def tell(error: Any, session: Session) -> int:
    """Say on stderr what is wrong, and how the line should have been where that is known; the code to exit with."""
    as_json = _wants_json(session)
    if not isinstance(error, EconfactsError):  # what Typer found
        if not as_json or len(sys.argv) == 1:  # a line without any word asks for help
            error.show()
            return ExitCode.USAGE
        error = UsageError(error.format_message(), getattr(error, "possibilities", None) or ())
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
    with suppress(EconfactsError):
        for line in chain(_swapped(words, session), _elsewhere(words, typed, session)):
            return line
    place = words.index(typed)
    new = next((each for each in error.candidates if each not in words), None)  # nothing is meant twice
    return [*words[:place], *new.split(), *words[place + 1 :]] if new else []


def _swapped(words: list[str], session: Session) -> Iterator[list[str]]:
    """Region and metric may be in each other's place, also where the command is left out."""
    line = Line(words, session)
    if line.is_lost:
        words = ["show", *words]
        line = Line(words, session)
    region, metric = line.first("REGION"), line.first("METRIC")
    with suppress(EconfactsError):
        if region and metric and session.data.metric(region) and session.data.region(metric):
            swapped = {region: metric, metric: region}
            yield [swapped.get(word, word) for word in words]


def _elsewhere(words: list[str], typed: str, session: Session) -> Iterator[list[str]]:
    """What fits no argument may be the value of an option (`get shenzhen gdp 2023`), or a word to search for."""
    place = words.index(typed)
    is_value = Line(words[:place], session).option is not None  # of an option that it does not fit, either
    rest = [*words[: place - is_value], *words[place + 1 :]]
    line = Line(rest, session)
    for option in line.open_options():
        names = (name for each in line.values(option) for name in (each.value, *each.names))
        if typed.lower() in map(str.lower, names):
            found = [*rest, option.opts[0], typed]
            others = Line(found, session).too_many
            yield from _elsewhere(found, others[0], session) if others else [found]
    if line.command and not is_value and all(param.param_type_name == "option" for param in line.params):
        yield ["search", typed]


def _typed(word: str) -> str:
    """A word as it is typed in a shell: Chinese needs no quotes, though `shlex.quote` gives it some."""
    from shlex import quote

    return word if word and all(c.isalnum() or c in "-_./=:," for c in word) else quote(word)

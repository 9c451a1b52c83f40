"""The values that would fit an argument or option, by the word that stands for it in the help (`REGION`, `PERIOD`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.cli import app
from econfacts.cli.session import Session
from econfacts.errors import EconfactsError

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset

FILES = "\t"
"""The value that tells a shell to offer its files."""

_HARMLESS = frozenset("-_./%+·@,")


class Candidate(NamedTuple):
    """A word that would fit, what it means, and its Chinese names, for whoever begins to type one."""

    value: str
    help: str = ""
    names: Sequence[str] = ()

    def behind(self, start: str) -> "Candidate":
        """The same behind what is typed already; files are the shell's to find."""
        return self if self.value == FILES else self._replace(value=start + self.value)


class Line(NamedTuple):
    """What is typed before the cursor: the command, the values of its arguments and options, the shared options."""

    command: Any
    values: Mapping[str, Any]
    session: Session

    def given(self, param: Any) -> tuple[str, ...]:
        """What was given for an argument or option."""
        value = self.values.get(param.name) or ()
        return (value,) if isinstance(value, str) else tuple(value)

    def takes(self, argument: Any) -> bool:
        """Whether an argument may have another value."""
        return bool(argument.nargs < 0 or not self.given(argument))

    def first(self, word: str) -> str | None:
        """What was given first where this word stands in the help."""
        params = (param for param in self.command.params if _word(param) == word)
        return next((value for param in params for value in self.given(param)), None)

    @property
    def data(self) -> "Dataset":
        """The dataset that the line, or else the environment, asks for."""
        return self.session.data


def values(line: Line, param: Any, word: str) -> Iterator[Candidate]:
    """What an argument or option may be that begins like the word; nothing that was given for it already."""
    metavar = _word(param)
    if "|" in metavar:
        found: Iterable[Candidate] = map(Candidate, metavar.split("|"))
    else:
        found = _VALUES[metavar](line, word) if metavar in _VALUES else ()
    given = line.given(param)
    return fitting((each for each in found if each.value not in given), word)


def fitting(found: Iterable[Candidate], word: str) -> Iterator[Candidate]:
    """Those that begin like the word, or whose Chinese names do; none that a shell would interpret."""
    for each in found:
        names = [each.value] if word.isascii() else [each.value, *each.names]
        fits = next((name for name in names if name.lower().startswith(word.lower())), None)
        if each.value == FILES:
            yield each
        elif fits is not None and all(c.isalnum() or c in _HARMLESS for c in fits):
            yield each if fits == each.value else Candidate(fits, f"{each.value} {each.help}")


def _word(param: Any) -> str:
    """The word of the help; facts files are told from other files."""
    return "FACTS" if param.name in ("facts", "files") else str(param.metavar or "").strip("[].")


def _named(things: Iterable[Any]) -> Iterator[Candidate]:
    for each in things:
        yield Candidate(each.id, f"{each.en} {each.zh}", (each.zh, *getattr(each, "aliases", ())))


def _metrics(line: Line, word: str) -> Iterator[Candidate]:
    """Those of the region, if one is named."""
    metrics = []
    with suppress(EconfactsError):
        metrics = line.data.metrics(line.first("REGION"))
    return _named(metrics or line.data.metrics())


def _periods(line: Line, word: str) -> Iterator[Candidate]:
    """Periods of what the line has so far, the latest first."""
    from econfacts.model.periods import recency

    found = line.data.periods(line.first("REGION"), line.first("METRIC"))
    return map(Candidate, sorted(found, key=recency, reverse=True))


def _units(line: Line, word: str) -> Iterator[Candidate]:
    """Units of what the metric is measured in, or all."""
    measure = None
    if metric := line.first("METRIC"):
        with suppress(EconfactsError):
            measure = line.data.metric(metric).measure
    return (Candidate(each.id, each.measure) for each in line.data.units() if measure in (None, each.measure))


def _levels(line: Line, word: str) -> Iterator[Candidate]:
    from econfacts.model.records import LEVELS
    from econfacts.model.words import LANGUAGES, speak

    for level in LEVELS:
        called = [speak(tag)[level] for tag in LANGUAGES]
        yield Candidate(level, " ".join(called), called)


def _formats(line: Line, word: str) -> Iterator[Candidate]:
    from econfacts.screen.formats import FORMATS

    return map(Candidate, FORMATS)


def _styles(line: Line, word: str) -> Iterator[Candidate]:
    from econfacts.answers.citation import STYLES

    return map(Candidate, STYLES)


def _fields(line: Line, word: str) -> Iterator[Candidate]:
    """Fields of the command's records; of a list, those that are not in it yet."""
    before, comma, _ = word.rpartition(",")
    return (
        Candidate(before + comma + each) for each in app.columns(line.command.name) if each not in before.split(",")
    )


def _commands(line: Line, word: str) -> Iterator[Candidate]:
    """Commands that there is help for, or that print records where their schema is asked for."""
    for name, help_ in app.COMMANDS.items():
        if line.command.name == "help" or app.columns(name):
            yield Candidate(name, help_)


def _files(line: Line, word: str) -> Iterator[Candidate]:
    yield Candidate(FILES)


_VALUES: Mapping[str, Callable[[Line, str], Iterable[Candidate]]] = {
    "REGION": lambda line, word: _named(line.data.regions()),
    "METRIC": _metrics,
    "TOPIC": lambda line, word: _named(line.data.topics()),
    "VINTAGE": lambda line, word: _named(line.data.vintages()),
    "SOURCE": lambda line, word: (Candidate(each.id, each.title) for each in line.data.sources()),
    "PERIOD": _periods,
    "UNIT": _units,
    "LEVEL": _levels,
    "FORMAT": _formats,
    "STYLE": _styles,
    "A,B,C": _fields,
    "COMMAND": _commands,
    "FACTS": lambda line, word: (Candidate("bundled", "the built-in facts file"), Candidate(FILES)),
    "FILE": _files,
    "TEXT": _files,
    "DIR": _files,
}

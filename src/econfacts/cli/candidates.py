"""The values that would fit an argument or option, by the word that stands for it in the help (`REGION`, `PERIOD`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.errors import EconfactsError

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset

FILES = "\t"
"""The value that tells a shell to offer its files."""


_HARMLESS = frozenset("-_./%+·@,")


class Candidate(NamedTuple):
    """A word that would fit, and what it means."""

    value: str
    help: str = ""

    def behind(self, start: str) -> "Candidate":
        """The same behind what is typed already; files are the shell's to find."""
        return self if self.value == FILES else self._replace(value=start + self.value)


class Line:
    """What is typed before the cursor: the command, and its arguments and options by the words that stand for them."""

    def __init__(self, shared: Iterable[Any], word: str) -> None:
        self.command: Any = None
        self.given: dict[str, list[str]] = {}
        self.awaits = ""
        self.word = word
        self._params = list(shared)
        self._arguments: list[Any] = []

    def begin(self, command: Any) -> None:
        """The command is named."""
        self.command = command
        self._params = list(command.params)
        self._arguments = [each for each in command.params if each.param_type_name == "argument"]

    def take(self, word: str) -> None:
        """Take in a word behind the command's name, or an option before it."""
        name, equals, value = word.partition("=")
        if self.awaits:
            self._give(self.awaits, word)
            self.awaits = ""
        elif word.startswith("-") and word != "-":
            if equals:
                self._give(self.metavar(name), value)
            else:
                self.awaits = self.metavar(word)
        else:
            self._give(self.next_argument(), word)
            if self._arguments and self._arguments[0].nargs == 1:
                self._arguments.pop(0)

    def _give(self, metavar: str, value: str) -> None:
        self.given.setdefault(metavar, []).append(value)

    def metavar(self, option: str) -> str:
        """The word that stands for an option's value; none for a flag."""
        found = next((each for each in self._params if option in each.opts), None)
        return "" if found is None or getattr(found, "is_flag", False) else _word(found)

    def next_argument(self) -> str:
        """The word that stands for the argument at the cursor."""
        return _word(self._arguments[0]) if self._arguments else ""

    def options(self) -> Iterator[Candidate]:
        """The options that begin like the word at the cursor."""
        for each in self._params:
            if each.param_type_name == "option":
                found = [option for option in each.opts if option.startswith(self.word)]
                yield from (Candidate(option, each.help or "") for option in found)

    def first(self, metavar: str) -> str | None:
        """What was given first for such an argument or option."""
        return next(iter(self.given.get(metavar, ())), None)

    @cached_property
    def data(self) -> "Dataset":
        """The dataset that the line, or else the environment, asks for."""
        from econfacts.answers import dataset
        from econfacts.cli.session import Session

        session = Session()
        session.facts = tuple(self.given.get("FACTS", ()))
        return dataset.open(*session.paths)


def _word(param: Any) -> str:
    """The word of the help; the files of `--facts` are told from those that a command takes."""
    return "FACTS" if param.name == "facts" else str(param.metavar or param.name.upper()).strip("[].")


def values(line: Line, metavar: str, word: str) -> Iterator[Candidate]:
    """Candidates for what stands as `metavar` in the help and begins like the word, none that a shell interprets."""
    if "|" in metavar:
        yield from (Candidate(each) for each in metavar.split("|") if each.startswith(word))
    elif metavar in _VALUES:
        for candidate in _VALUES[metavar](line, word):
            if candidate.value == FILES or all(c.isalnum() or c in _HARMLESS for c in candidate.value):
                yield candidate


def _named(things: Iterable[Any], word: str) -> Iterator[Candidate]:
    """Ids that begin like the word, and Chinese names that do."""
    for thing in things:
        texts = (thing.en, thing.zh)
        if thing.id.startswith(word.lower()):
            yield Candidate(thing.id, " ".join(texts))
        elif word and not word.isascii():
            names = [name for name in (thing.zh, *getattr(thing, "aliases", ())) if name.startswith(word)]
            yield from (Candidate(name, f"{thing.id} {thing.en}") for name in names[:1])


def _regions(line: Line, word: str) -> Iterator[Candidate]:
    given = line.given.get("REGION", ())
    return _named((each for each in line.data.regions() if each.id not in given), word)


def _metrics(line: Line, word: str) -> Iterator[Candidate]:
    metrics = None
    if region := line.first("REGION"):
        with suppress(EconfactsError):
            metrics = line.data.metrics(region)
    given = line.given.get("METRIC", ())
    return _named((each for each in metrics or line.data.metrics() if each.id not in given), word)


def _topics(line: Line, word: str) -> Iterator[Candidate]:
    return _named(line.data.topics(), word)


def _vintages(line: Line, word: str) -> Iterator[Candidate]:
    return _named(line.data.vintages(), word)


def _sources(line: Line, word: str) -> Iterator[Candidate]:
    return (Candidate(each.id, each.title) for each in line.data.sources() if each.id.startswith(word))


def _periods(line: Line, word: str) -> Iterator[Candidate]:
    """Periods of what the line has so far, the latest first."""
    from econfacts.model.periods import recency

    found = line.data.periods(line.first("REGION"), line.first("METRIC"))
    return (Candidate(each) for each in sorted(found, key=recency, reverse=True) if each.startswith(word))


def _units(line: Line, word: str) -> Iterator[Candidate]:
    """Units of what the metric is measured in, or all."""
    measure = None
    if metric := line.first("METRIC"):
        with suppress(EconfactsError):
            measure = line.data.metric(metric).measure
    for unit in line.data.units():
        if unit.id.startswith(word) and measure in (None, unit.measure):
            yield Candidate(unit.id, unit.measure)


def _levels(line: Line, word: str) -> Iterator[Candidate]:
    from econfacts.model.records import LEVELS
    from econfacts.model.words import LANGUAGES, speak

    for level in LEVELS:
        called = [speak(tag)[level] for tag in LANGUAGES]
        if level.startswith(word):
            yield Candidate(level, " ".join(called))
        elif word and not word.isascii():
            yield from (Candidate(each, level) for each in called if each.startswith(word))


def _formats(line: Line, word: str) -> Iterator[Candidate]:
    from econfacts.screen.formats import FORMATS

    return (Candidate(each) for each in FORMATS if each.startswith(word))


def _styles(line: Line, word: str) -> Iterator[Candidate]:
    from econfacts.answers.citation import STYLES

    return (Candidate(each) for each in STYLES if each.startswith(word))


def _fields(line: Line, word: str) -> Iterator[Candidate]:
    """Fields of the command's records; of a list, those that are not in it yet."""
    from importlib import import_module

    from econfacts.model.records import FACT_COLUMNS

    before, comma, begun = word.rpartition(",")
    module = import_module(f"econfacts.cli.commands.{line.command.name}") if line.command else None
    for field in getattr(module, "COLUMNS", FACT_COLUMNS):
        if field.startswith(begun) and field not in before.split(","):
            yield Candidate(before + comma + field)


def _commands(line: Line, word: str) -> Iterator[Candidate]:
    from econfacts.cli.app import COMMANDS

    return (Candidate(name, help_) for name, help_ in COMMANDS.items() if name.startswith(word))


def _facts_files(line: Line, word: str) -> Iterator[Candidate]:
    if "bundled".startswith(word):
        yield Candidate("bundled", "the built-in facts file")
    yield Candidate(FILES)


def _files(line: Line, word: str) -> Iterator[Candidate]:
    yield Candidate(FILES)


_VALUES: Mapping[str, Callable[[Line, str], Iterator[Candidate]]] = {
    "REGION": _regions,
    "METRIC": _metrics,
    "TOPIC": _topics,
    "VINTAGE": _vintages,
    "SOURCE": _sources,
    "PERIOD": _periods,
    "UNIT": _units,
    "LEVEL": _levels,
    "FORMAT": _formats,
    "STYLE": _styles,
    "A,B,C": _fields,
    "COMMAND": _commands,
    "FACTS": _facts_files,
    "FILE": _facts_files,
    "TEXT": _files,
    "DIR": _files,
    "OUTPUT": _files,
}

"""What a shell offers at TAB: commands, options, and every value that the data or the program has for them.

The scripts in `shells` hand over the words up to the cursor and get a line for each candidate: its value, a tab, what
it means. They never evaluate it, and even so no value is offered that means something to a shell. Without data, and
whatever fails, nothing is offered and nothing said.
"""

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

from econfacts.cli.app import COMMANDS, Command
from econfacts.cli.parameters import SHARED
from econfacts.cli.session import Session
from econfacts.errors import EconfactsError
from econfacts.model import gates
from econfacts.model.records import LEVELS
from econfacts.model.words import LANGUAGES, speak

FILES = "\t"
"""The value that tells a shell to offer its files."""

_MOST = 1000
_HARMLESS = frozenset("-_./%+·@,")


class Candidate(NamedTuple):
    """A word that would fit, what it means, and its Chinese names, for whoever begins to type one."""

    value: str
    help: str = ""
    names: Sequence[str] = ()


class Line:
    """What is typed so far, however faulty the rest may be: the command (None if that is to come), whose `params` may
    follow, the `option` whose value is to come, what is given for each word of the help (`REGION`), what is `too_many`.
    """

    def __init__(self, words: Sequence[str], session: Session | None = None) -> None:
        names = (n for n, word in enumerate(words) if word[:1] != "-" and not _awaited(SHARED, words[:n]))
        name = next(names, None)
        self.is_lost = name is not None and words[name] not in COMMANDS
        self.command = None if name is None or self.is_lost else Command(words[name])
        self.params: Sequence[Any] = SHARED if self.command is None else self.command.params
        self.option = _awaited(self.params, words)
        self.given: dict[str, Sequence[str]] = {}
        self.too_many: Sequence[str] = ()
        self.session = session or Session()
        if self.command is not None:
            rest = [word for n, word in enumerate(words[:-1] if self.option else words) if n != name]
            self._parse(self.command, rest)

    def _parse(self, command: Any, words: list[str]) -> None:
        context = command.make_context(command.name, words, resilient_parsing=True, obj=self.session)
        self.too_many = context.args
        for param in self.params:
            source, value = context.get_parameter_source(param.name), context.params.get(param.name)
            if value and source is not None and source.name == "COMMANDLINE":
                self.given[_word(param)] = (value,) if isinstance(value, str) else value

    def first(self, word: str) -> str | None:
        """What was given first where this word stands in the help."""
        return next(iter(self.given.get(word, ())), None)

    def open_options(self) -> Iterator[Any]:
        """Options that take a value and have none yet."""
        return (each for each in self.params if _takes_value(each) and _word(each) not in self.given)

    def values(self, param: Any, start: str = "") -> Iterator[Candidate]:
        """What an argument or option may be that begins like this; nothing that was given for it already."""
        word = _word(param)
        found = map(Candidate, word.split("|")) if "|" in word else _VALUES.get(word, _nothing)(self, start)
        return _fitting((each for each in found if each.value not in self.given.get(word, ())), start)


def answer(words: Sequence[str]) -> int:
    """Write the candidates for the last of the words after the program's name; never an error."""
    try:
        found = list(itertools.islice(offer(words), _MOST))
    except Exception:  # a faulty file: the next command tells it, TAB stays silent
        found = []
    lines = (f"{each.value}\t{gates.completion(each.help)}" for each in found)
    with suppress(OSError):  # a shell that wants no more
        os.write(1, "".join(f"{line.rstrip(FILES) or FILES}\n" for line in lines).encode("utf-8", "replace"))
    return 0


def offer(words: Sequence[str]) -> Iterator[Candidate]:
    """Candidates for the last of the words."""
    *before, word = [each for each in words if each != "="] if words and words[-1] != "=" else [*words[:-1], ""]
    line = Line(before)
    name, equals, value = word.partition("=")
    if line.is_lost:
        return
    if line.option:
        yield from line.values(line.option, word)
    elif equals and (option := _awaited(line.params, [name])):
        for each in line.values(option, value):
            yield each if each.value == FILES else each._replace(value=f"{name}={each.value}")
    elif word.startswith("-"):
        options = (each for each in line.params if each.param_type_name == "option")
        yield from _fitting((Candidate(name, each.help) for each in options for name in each.opts), word)
    elif line.command is None:
        yield from _fitting(itertools.starmap(Candidate, COMMANDS.items()), word)
    else:
        arguments = (each for each in line.params if each.param_type_name == "argument")
        open_ = (each for each in arguments if each.nargs < 0 or _word(each) not in line.given)
        for argument in itertools.islice(open_, 1):
            yield from line.values(argument, word)


def _awaited(params: Iterable[Any], words: Sequence[str]) -> Any:
    """The option whose value comes after these words, if one does."""
    return next((each for each in params if _takes_value(each) and {*words[-1:]} & {*each.opts}), None)


def _takes_value(param: Any) -> bool:
    return param.param_type_name == "option" and not param.is_flag


def _fitting(found: Iterable[Candidate], word: str) -> Iterator[Candidate]:
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


def _metrics(line: Line, start: str) -> Iterator[Candidate]:
    """Those of the region, if one is named."""
    with suppress(EconfactsError):
        if metrics := line.session.data.metrics(line.first("REGION")):
            return _named(metrics)
    return _named(line.session.data.metrics())


def _periods(line: Line, start: str) -> Iterator[Candidate]:
    """Periods of what the line has so far, the latest first."""
    from econfacts.model.periods import recency

    found = line.session.data.periods(line.first("REGION"), line.first("METRIC"))
    return map(Candidate, sorted(found, key=recency, reverse=True))


def _units(line: Line, start: str) -> Iterator[Candidate]:
    """Units of what the metric is measured in, or all."""
    data, measure = line.session.data, None
    if metric := line.first("METRIC"):
        with suppress(EconfactsError):
            measure = data.metric(metric).measure
    return (Candidate(each.id, each.measure) for each in data.units() if measure in (None, each.measure))


def _levels(line: Line, start: str) -> Iterator[Candidate]:
    for level in LEVELS:
        called = [speak(tag)[level] for tag in LANGUAGES]
        yield Candidate(level, " ".join(called), called)


def _fields(line: Line, start: str) -> Iterator[Candidate]:
    """Fields of the command's records; of a list, those that are not in it yet."""
    before, comma, _ = start.rpartition(",")
    columns = line.command.columns if line.command else ()
    return (Candidate(before + comma + each) for each in columns if each not in before.split(","))


def _commands(line: Line, start: str) -> Iterator[Candidate]:
    """Commands that there is help for, or that print records where their schema is asked for."""
    is_help = line.command is not None and line.command.name == "help"
    return (Candidate(name, help_) for name, help_ in COMMANDS.items() if is_help or Command(name).columns)


def _of(module: str, name: str) -> Callable[[Line, str], Iterator[Candidate]]:
    """The words that a constant of the program lists."""
    return lambda line, start: map(Candidate, getattr(import_module(module), name))


def _nothing(line: Line, start: str) -> Iterator[Candidate]:
    return iter(())


_VALUES: Mapping[str, Callable[[Line, str], Iterator[Candidate]]] = {
    "REGION": lambda line, start: _named(line.session.data.regions()),
    "METRIC": _metrics,
    "TOPIC": lambda line, start: _named(line.session.data.topics()),
    "VINTAGE": lambda line, start: _named(line.session.data.vintages()),
    "SOURCE": lambda line, start: (Candidate(each.id, each.title) for each in line.session.data.sources()),
    "PERIOD": _periods,
    "UNIT": _units,
    "LEVEL": _levels,
    "FORMAT": _of("econfacts.screen.formats", "FORMATS"),
    "STYLE": _of("econfacts.answers.citation", "STYLES"),
    "A,B,C": _fields,
    "COMMAND": _commands,
    "FACTS": lambda line, start: iter((Candidate("bundled", "the built-in facts file"), Candidate(FILES))),
    **dict.fromkeys(("FILE", "TEXT", "DIR"), lambda line, start: iter((Candidate(FILES),))),
}

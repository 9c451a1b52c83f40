"""What a shell offers at TAB: commands, options, and every value that the data or the program has for them.

The scripts in `shells` hand over the words up to the cursor and get a line for each candidate: its value, a tab, what
it means. They never evaluate it, and even so no value is offered that means something to a shell. Without data, and
whatever fails, nothing is offered and nothing said.
"""

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from econfacts.cli.app import COMMANDS, Command
from econfacts.cli.parameters import SHARED
from econfacts.cli.session import Session
from econfacts.errors import EconfactsError
from econfacts.model import gates

FILES = "\t"
"""The value that tells a shell to offer its files."""

_MOST = 1000
_HARMLESS = frozenset("-_./%+·@,")


class Candidate(NamedTuple):
    """A word that would fit, what it means, and its Chinese names, for whoever begins to type one."""

    value: str
    help: str = ""
    names: Sequence[str] = ()


class Line(NamedTuple):
    """What is typed before the cursor: the command, what is given for each word of its help (`REGION`), the rest."""

    command: Command | None
    given: Mapping[str, Sequence[str]]
    session: Session
    word: str

    def first(self, word: str) -> str | None:
        """What was given first where this word stands in the help."""
        return next(iter(self.given.get(word, ())), None)


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
    place = place_of_command(before)
    if place is not None and before[place] not in COMMANDS:
        return
    command = None if place is None else Command(before.pop(place))
    params: Sequence[Any] = command.params if command else SHARED
    name, equals, value = word.partition("=")
    if option := option_with_value(params, before[-1:]):
        yield from fitting(line_of(command, before[:-1], word), option)
    elif equals and (option := option_with_value(params, [name])):
        for each in fitting(line_of(command, before, value), option):
            yield each if each.value == FILES else each._replace(value=f"{name}={each.value}")
    elif word.startswith("-"):
        options = (each for each in params if each.param_type_name == "option")
        yield from _fitting((Candidate(name, each.help) for each in options for name in each.opts), word)
    elif command is None:
        yield from _fitting(itertools.starmap(Candidate, COMMANDS.items()), word)
    else:
        line = line_of(command, before, word)
        arguments = (each for each in params if each.param_type_name == "argument")
        open_ = (each for each in arguments if each.nargs < 0 or not line.given.get(_word(each)))
        for argument in itertools.islice(open_, 1):
            yield from fitting(line, argument)


def place_of_command(words: Sequence[str]) -> int | None:
    """Where the command's name stands: the first word that is neither an option nor its value."""
    for place, word in enumerate(words):
        if not word.startswith("-") and option_with_value(SHARED, words[:place][-1:]) is None:
            return place
    return None


def option_with_value(params: Iterable[Any], names: Sequence[str]) -> Any:
    """The option that takes a value and has one of these names, if there is one."""
    options = (each for each in params if each.param_type_name == "option" and not each.is_flag)
    return next((each for each in options if set(names) & {*each.opts}), None)


def line_of(command: Command | None, words: list[str], word: str = "") -> Line:
    """What a line has so far, however faulty the rest of it is; `word` is the one at the cursor."""
    session = Session()
    given: dict[str, Sequence[str]] = {}
    if command is not None:
        context: Any = command.make_context(command.name, words, resilient_parsing=True, obj=session)
        for param in command.params:
            source, value = context.get_parameter_source(param.name), context.params.get(param.name)
            if value and source is not None and source.name == "COMMANDLINE":
                given[_word(param)] = (value,) if isinstance(value, str) else value
    return Line(command, given, session, word)


def open_options(line: Line) -> Iterator[Any]:
    """Options of the command that take a value and have none yet."""
    for each in line.command.params if line.command else ():
        if option_with_value([each], each.opts) and _word(each) not in line.given:
            yield each


def values(line: Line, param: Any) -> Iterable[Candidate]:
    """Whatever an argument or option may be."""
    word = _word(param)
    if "|" in word:
        return map(Candidate, word.split("|"))
    return _VALUES[word](line) if word in _VALUES else ()


def fitting(line: Line, param: Any) -> Iterator[Candidate]:
    """What an argument or option may be that begins like the word; nothing that was given for it already."""
    given = line.given.get(_word(param), ())
    return _fitting((each for each in values(line, param) if each.value not in given), line.word)


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


def _metrics(line: Line) -> Iterator[Candidate]:
    """Those of the region, if one is named."""
    with suppress(EconfactsError):
        if metrics := line.session.data.metrics(line.first("REGION")):
            return _named(metrics)
    return _named(line.session.data.metrics())


def _periods(line: Line) -> Iterator[Candidate]:
    """Periods of what the line has so far, the latest first."""
    from econfacts.model.periods import recency

    found = line.session.data.periods(line.first("REGION"), line.first("METRIC"))
    return map(Candidate, sorted(found, key=recency, reverse=True))


def _units(line: Line) -> Iterator[Candidate]:
    """Units of what the metric is measured in, or all."""
    measure = None
    if metric := line.first("METRIC"):
        with suppress(EconfactsError):
            measure = line.session.data.metric(metric).measure
    units = line.session.data.units()
    return (Candidate(each.id, each.measure) for each in units if measure in (None, each.measure))


def _levels(line: Line) -> Iterator[Candidate]:
    from econfacts.model.records import LEVELS
    from econfacts.model.words import LANGUAGES, speak

    for level in LEVELS:
        called = [speak(tag)[level] for tag in LANGUAGES]
        yield Candidate(level, " ".join(called), called)


def _formats(line: Line) -> Iterator[Candidate]:
    from econfacts.screen.formats import FORMATS

    return map(Candidate, FORMATS)


def _styles(line: Line) -> Iterator[Candidate]:
    from econfacts.answers.citation import STYLES

    return map(Candidate, STYLES)


def _fields(line: Line) -> Iterator[Candidate]:
    """Fields of the command's records; of a list, those that are not in it yet."""
    before, comma, _ = line.word.rpartition(",")
    columns = line.command.columns if line.command else ()
    return (Candidate(before + comma + each) for each in columns if each not in before.split(","))


def _commands(line: Line) -> Iterator[Candidate]:
    """Commands that there is help for, or that print records where their schema is asked for."""
    is_help = line.command is not None and line.command.name == "help"
    return (Candidate(name, help_) for name, help_ in COMMANDS.items() if is_help or Command(name).columns)


_VALUES: Mapping[str, Callable[[Line], Iterable[Candidate]]] = {
    "REGION": lambda line: _named(line.session.data.regions()),
    "METRIC": _metrics,
    "TOPIC": lambda line: _named(line.session.data.topics()),
    "VINTAGE": lambda line: _named(line.session.data.vintages()),
    "SOURCE": lambda line: (Candidate(each.id, each.title) for each in line.session.data.sources()),
    "PERIOD": _periods,
    "UNIT": _units,
    "LEVEL": _levels,
    "FORMAT": _formats,
    "STYLE": _styles,
    "A,B,C": _fields,
    "COMMAND": _commands,
    "FACTS": lambda line: (Candidate("bundled", "the built-in facts file"), Candidate(FILES)),
    **dict.fromkeys(("FILE", "TEXT", "DIR"), lambda line: (Candidate(FILES),)),
}

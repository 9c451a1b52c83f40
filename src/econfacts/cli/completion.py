"""What a shell offers at TAB: commands, options, and every value that the data or the program has for them.

The scripts in `shells` hand over the words up to the cursor and get a line for each candidate: its value, a tab, what
it means. They never evaluate it, and even so no value is offered that means something to a shell. Without data, and
whatever fails, nothing is offered and nothing said.
"""

import itertools
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from econfacts.cli import app
from econfacts.cli.candidates import FILES, Candidate, Line, fitting, values
from econfacts.cli.session import Session
from econfacts.model import gates

_MOST = 1000


def answer(instruction: str) -> int:
    """Write the candidates for the words of the command line; never an error."""
    try:
        words, shell = _asked(instruction)
        found = list(itertools.islice(offer(words), _MOST))
    except Exception:  # a faulty file, a missing variable: the next command tells it, TAB stays silent
        found, shell = [], ""
    lines = [_old_zsh(found)] if shell == "zsh" else [_told(each, shell) for each in found]
    with suppress(OSError):  # a shell that wants no more
        os.write(1, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    return 0


def _asked(instruction: str) -> tuple[list[str], str]:
    """The words up to the cursor, and which shell's script of version 0.1 asks."""
    if instruction == "words":
        return sys.argv[1:], ""
    shell = instruction.rpartition("_")[2]
    if shell == "bash":
        words, place = os.environ["COMP_WORDS"].split(), int(os.environ["COMP_CWORD"])
        return [*words[1:place], *(words[place : place + 1] or [""])], shell
    typed = os.environ["_TYPER_COMPLETE_ARGS"]
    return [*typed.split()[1:], *([""] if typed.endswith(" ") else [])], shell


def _told(candidate: Candidate, shell: str) -> str:
    help_ = gates.completion(candidate.help)
    return f"{candidate.value}\t{help_}" if help_ and shell != "bash" else candidate.value


def _old_zsh(found: Sequence[Candidate]) -> str:
    """What the script of version 0.1 evaluates."""
    pairs = [f'"{each.value}":"{gates.completion(each.help)}"' for each in found if each.value != FILES]
    return f"_arguments '*: :(({' '.join(pairs)}))'" if pairs else "_files"


def offer(words: Sequence[str]) -> Iterator[Candidate]:
    """Candidates for the last of the words after the program's name."""
    *before, word = [each for each in words if each != "="] if words and words[-1] != "=" else [*words[:-1], ""]
    params = app.shared_options()
    place = _place_of_command(params, before)
    if place is not None and before[place] not in app.COMMANDS:
        return
    command = None if place is None else app.build(before.pop(place))
    params = params if command is None else command.params
    name, equals, value = word.partition("=")
    option = _with_value(params, before[-1:])
    if option is not None:
        yield from values(_line(command, before[:-1]), option, word)
    elif equals and (option := _with_value(params, [name])):
        yield from (each.behind(f"{name}=") for each in values(_line(command, before), option, value))
    elif word.startswith("-"):
        options = (each for each in params if each.param_type_name == "option")
        yield from fitting((Candidate(name, each.help or "") for each in options for name in each.opts), word)
    elif command is None:
        yield from fitting(itertools.starmap(Candidate, app.COMMANDS.items()), word)
    else:
        line = _line(command, before)
        open_ = (each for each in params if each.param_type_name == "argument" and line.takes(each))
        for argument in itertools.islice(open_, 1):
            yield from values(line, argument, word)


def _place_of_command(params: Iterable[Any], words: Sequence[str]) -> int | None:
    """Where the command's name stands: the first word that is neither an option nor its value."""
    for place, word in enumerate(words):
        if not word.startswith("-") and _with_value(params, words[:place][-1:]) is None:
            return place
    return None


def _with_value(params: Iterable[Any], names: Sequence[str]) -> Any:
    """The option that takes a value and has one of these names, if there is one."""
    options = (each for each in params if each.param_type_name == "option" and not each.is_flag)
    return next((each for each in options if set(names) & {*each.opts}), None)


def _line(command: Any, words: list[str]) -> Line:
    """What a line has so far, however faulty the rest of it is."""
    session = Session()
    if command is None:
        return Line(None, {}, session)
    context = command.make_context(command.name, words, resilient_parsing=True, obj=session)
    sources = {name: context.get_parameter_source(name) for name in context.params}
    given = {name for name, source in sources.items() if source is not None and source.name == "COMMANDLINE"}
    return Line(command, {name: context.params[name] for name in given}, session)

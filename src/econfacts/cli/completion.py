"""What a shell offers at TAB: commands, options, and every value that the data or the program has for them.

The scripts in `shells` hand over the words up to the cursor and get a line for each candidate: its value, a tab, what
it means. They never evaluate it, and even so no value is offered that means something to a shell. Without data, and
whatever fails, nothing is offered and nothing said.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from econfacts.cli import candidates
from econfacts.cli.candidates import FILES, Candidate, Line
from econfacts.model import gates

_MOST = 1000


def answer(instruction: str) -> int:
    """Write the candidates for the words of the command line; never an error."""
    try:
        words, shell = _asked(instruction)
        found = list(islice(offer(words), _MOST))
    except Exception:  # a faulty file, a missing variable: the next command tells it, TAB stays silent
        found, shell = [], ""
    lines = [_old_zsh(found)] if shell == "zsh" else [_line(each, shell) for each in found]
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


def _line(candidate: Candidate, shell: str) -> str:
    help_ = gates.completion(candidate.help)
    return f"{candidate.value}\t{help_}" if help_ and shell != "bash" else candidate.value


def _old_zsh(found: Sequence[Candidate]) -> str:
    """What the script of version 0.1 evaluates."""
    pairs = [f'"{value}":"{gates.completion(help_)}"' for value, help_ in found if value != FILES]
    return f"_arguments '*: :(({' '.join(pairs)}))'" if pairs else "_files"


def offer(words: Sequence[str]) -> Iterator[Candidate]:
    """Candidates for the last of the words after the program's name."""
    from econfacts.cli import app

    *before, word = [each for each in words if each != "="] if words and words[-1] != "=" else [*words[:-1], ""]
    line = Line(app.shared_options(), word)
    for each in before:
        if line.command is None and not line.awaits and not each.startswith("-"):
            if each not in app.COMMANDS:
                return
            line.begin(app.build(each))
        else:
            line.take(each)
    option, equals, value = word.partition("=")
    if line.awaits:
        yield from candidates.values(line, line.awaits, word)
    elif equals and option.startswith("--"):
        yield from (each.behind(f"{option}=") for each in candidates.values(line, line.metavar(option), value))
    elif word.startswith("-"):
        yield from line.options()
    elif line.command is None:
        yield from (Candidate(name, help_) for name, help_ in app.COMMANDS.items() if name.startswith(word))
    else:
        yield from candidates.values(line, line.next_argument(), word)

"""Fills the generated parts of README.md: `python -m tests.docs.readme` rewrites them, a test compares them.

Each `$ econfacts …` in a console block is followed by what it prints into a pipe; the figures are counted, those of
speed are taken from `benchmarks/RESULTS.md`.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import typer

import econfacts
from tests.docs import pictures
from tests.docs.reference import documents

README = Path(__file__).resolve().parent.parent.parent / "README.md"
RESULTS = README.parent / "benchmarks" / "RESULTS.md"
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def filled(text: str, env: dict[str, str]) -> str:
    """The README with its generated parts as they are now."""
    _piped("econfacts get shenzhen gdp", env)  # has the index built, so that no progress bar is in what is shown
    text = _CONSOLE.sub(lambda match: _console(match[1], env), text)
    data = econfacts.open()
    facts, regions = sum(source.facts for source in data.sources()), len(data.regions())
    text = re.sub(r"The figures are .*? regions", f"The figures are {facts} facts about {regions} regions", text)
    return re.sub(r"(?<=## Speed\n\n).*?(?=\n\n)", lambda _: _speed(RESULTS.read_text("utf-8")), text, flags=re.DOTALL)


def _speed(results: str) -> str:
    """What the last whole run of the benchmarks found, in three lines."""
    start, again, first, memory = (
        re.search(pattern, results, re.MULTILINE)[1]  # type: ignore[index]
        for pattern in (
            r"^\| econfacts get \|.*\| ([0-9.]+) \| ≤",
            r"^\| get \|(?:[^|]*\|){2} [0-9.]+ \(([0-9.]+)\) \|",  # the third column, 1,000,000 facts
            r"is ([0-9.]+) × `yaml\.load`",
            r"^\| econfacts \| 1,000,000 \| \S+ \| ([0-9]+) ",
        )
    )
    return f"""\
`get` takes {start} × the time of a Typer program that says hello, and among 1,000,000 facts {again} × that of the built-in file.
Reading, checking and indexing 100,000 facts for the first time takes {first} × what `yaml.load` takes for reading alone;
1,000,000 facts need {memory} MB. [benchmarks/RESULTS.md](benchmarks/RESULTS.md) has the rest, and what misses its goal."""


def _console(block: str, env: dict[str, str]) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return f"```console\n{''.join(f'{command}{chr(10)}{_piped(command[2:], env)}' for command in commands)}```"


def _piped(command: str, env: dict[str, str]) -> str:
    program = f'econfacts() {{ "{sys.executable}" -m econfacts "$@"; }}; {command}'
    done = subprocess.run(
        ["bash", "-c", program],
        env=env,
        cwd=README.parent,
        timeout=60,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout


def environment(cache_home: str) -> dict[str, str]:
    """The environment in which the README's commands run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ECONFACTS_", "LC_", "COLUMNS"))}
    return {**kept, "XDG_CACHE_HOME": cache_home, "LANG": "C.UTF-8", "TERM": "xterm-256color", "PAGER": "cat"}


def main() -> None:
    """Rewrite README.md, its pictures and the derived documents."""
    for path, text in documents().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    env = environment(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")))
    pictures.write(env)
    README.write_text(filled(README.read_text("utf-8"), env), "utf-8")
    typer.echo(f"{README.name} is up to date")


if __name__ == "__main__":
    main()

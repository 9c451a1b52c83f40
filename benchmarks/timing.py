"""How programs are timed: whole runs, in turn, so that what counts are the ratios."""

import os
import pty
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Outcome(NamedTuple):
    """How long one run of a program took, and how much memory it had at its peak."""

    seconds: float
    peak_mb: float


class Program(NamedTuple):
    """A program to be timed: Python's arguments, or with `whole` a command of its own.

    `terminal` gives it a terminal to write on, `stdin` is what it reads, `code` is the exit code that is right,
    `folder` where it runs.
    """

    arguments: Sequence[str]
    terminal: bool = False
    stdin: Path | None = None
    code: int = 0
    whole: bool = False
    folder: Path | None = None


def run_once(program: Program, env: Mapping[str, str]) -> Outcome:
    """Run a program once, from its start until it has ended."""
    leader, follower = pty.openpty() if program.terminal else (None, None)
    start = time.perf_counter()
    process = subprocess.Popen(
        [*([] if program.whole else [sys.executable]), *program.arguments],
        stdin=subprocess.DEVNULL if program.stdin is None else program.stdin.open("rb"),
        stdout=follower if follower is not None else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(env),
        cwd=program.folder,
    )
    if follower is not None and leader is not None:
        os.close(follower)
        _drain(leader)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode != program.code:
        raise SystemExit(f"failed with {process.returncode}: {program.arguments}")
    return Outcome(seconds, usage.ru_maxrss / 1024)


def _drain(leader: int) -> None:
    try:
        while os.read(leader, 65536):
            pass
    except OSError:
        pass  # the end of a terminal's output
    os.close(leader)


def medians(programs: Mapping[str, Program], rounds: int, env: Mapping[str, str]) -> dict[str, float]:
    """Median seconds of each program, one run of each in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for program in programs.values():
        run_once(program, env)  # compiles, builds the index, fills the disk cache
    for _ in range(rounds):
        for name, program in programs.items():
            seconds[name].append(run_once(program, env).seconds)
    return {name: statistics.median(each) for name, each in seconds.items()}


def econfacts(
    *arguments: str, facts: Path | None = None, terminal: bool = False, stdin: Path | None = None, code: int = 0
) -> Program:
    """The program itself, on the bundled facts or on a file."""
    option = ["--facts", str(facts), "--no-pager"] if facts else ["--no-pager"]
    return Program(["-m", "econfacts", *option, *arguments], terminal, stdin, code)

"""`econfacts get -`: many questions from standard input, a line of answer for each."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from typing import Any

from econfacts.cli.arguments import known_period
from econfacts.errors import EconfactsError, NotFound, UsageError

FORM = "REGION TAB METRIC [TAB PERIOD]"
"""What a line of questions is."""


def run(session: Any, questions: str, ask: Callable[[str, str, str | None], tuple[str, list[str]]]) -> None:
    """Answer each line in order, with an empty line and a message where there is no answer.

    `ask` gives the answer to a region, a metric and a period, and what must be known of it. Raises NotFound at the
    end where an answer was missing, UsageError where `questions` is not `-`, standard input.
    """
    if questions != "-":
        raise UsageError("get needs REGION METRIC, or - to read such lines from standard input")
    missing = number = 0
    is_dialogue = not _is_file(sys.stdin)
    for number, line in enumerate(_lines(), start=1):
        try:
            answer, remarks = ask(*_question(line))
        except EconfactsError as error:
            missing += 1
            answer, remarks = "", [f"econfacts: {error}"]
        print(answer, flush=is_dialogue)
        for remark in remarks:
            session.note(f"line {number}: {remark}")
    if missing:
        raise NotFound(f"{missing} of {number} without an answer")


def _lines() -> Iterator[str]:
    stream = sys.stdin
    if stream is None:
        return
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    for line in stream:
        yield line.rstrip("\r\n")


def _is_file(stream: Any) -> bool:
    """Whether all questions are there already; a program or a person at the other end may wait for each answer."""
    return stream is None or stat.S_ISREG(os.fstat(stream.fileno()).st_mode)


def _question(line: str) -> tuple[str, str, str | None]:
    fields = [field.strip() for field in line.split("\t")]
    if not 2 <= len(fields) <= 3 or not all(fields[:2]):
        raise UsageError(f"a line is {FORM}")
    region, metric, period = (*fields, "")[:3]
    return region, metric, known_period(period or None)

"""`econfacts get`: one bare number, or one for each of many questions."""

import os
import stat
import sys
from collections.abc import Callable
from typing import Any

from econfacts.cli.parameters import OPTIONAL_METRIC, PERIOD, REGION, SOURCE, VINTAGE, option, period_of
from econfacts.cli.session import Session
from econfacts.errors import EconfactsError, NotFound, UsageError
from econfacts.model.quantities import plain
from econfacts.model.records import FACT_COLUMNS as COLUMNS
from econfacts.model.records import Fact

PARAMETERS = (
    *(REGION, OPTIONAL_METRIC, PERIOD, VINTAGE, SOURCE),
    option("--unit", "A printed unit (亿元) or a scale (亿, billion); default: base units."),
)
EXAMPLE = """\
econfacts get shenzhen gdp
econfacts get shenzhen gdp --unit 亿元
econfacts get 深圳 gdp --period 2023
econfacts get shenzhen gdp --json
econfacts facts --metric gdp --period 2023 --fields region,metric --no-header | econfacts get - --period 2023"""


def run(
    session: Session, region: str, metric: str | None, period: str | None, unit: str | None, **which: str | None
) -> None:
    """Print one figure as a bare number in base units, and nothing else.

    Of several figures it takes the latest period's, and there the one in least doubt; a part of a year is no answer
    for a year. What a careful reader must know of it goes to stderr. With a format or fields it is the figure's record.
    With - for REGION it reads lines of REGION TAB METRIC [TAB PERIOD] from standard input and answers each in order,
    with an empty line for what is not there.
    """
    data, as_record = session.data, session.asked_format or session.fields
    if as_record and (metric is None or unit is not None):
        raise UsageError("a record is of one figure in base units; `econfacts facts` gives those of many")

    def ask(region: str, metric: str, of_line: str | None = None) -> tuple[Fact, str, list[str]]:
        answers = data.answers(region, metric, of_line or period, **which)
        remarks = [f"note: {remark.en}" for remark in data.remarks(answers, of_line or period)]
        return answers[0], plain(data.in_unit(answers[0], unit)), remarks

    if metric is None:
        if region != "-":
            raise UsageError("get needs REGION METRIC, or - to read such lines from standard input")
        _answer_lines(session, ask)
        return
    fact, number, remarks = ask(region, metric)
    if as_record:
        session.emit([fact.record()], COLUMNS, lambda: session.page_of_facts([fact]))
    else:
        session.print(number)
    for remark in remarks:
        session.note(remark)


def _answer_lines(session: Session, ask: Callable[..., tuple[Fact, str, list[str]]]) -> None:
    """Answer each line in order, with an empty line and a message where there is no answer.

    Raises NotFound at the end where an answer was missing.
    """
    questions: Any = sys.stdin
    if hasattr(questions, "reconfigure"):
        questions.reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    # A program or a person at the other end may wait for each answer; in a file all questions are there already.
    is_dialogue = not stat.S_ISREG(os.fstat(questions.fileno()).st_mode)
    missing = number = 0
    for number, line in enumerate(questions, start=1):
        try:
            _, answer, remarks = ask(*_question(line))
        except EconfactsError as error:
            missing += 1
            answer, remarks = "", [f"econfacts: {error}"]
        print(answer, flush=is_dialogue)
        for remark in remarks:
            session.note(f"line {number}: {remark}")
    if missing:
        raise NotFound(f"{missing} of {number} without an answer")


def _question(line: str) -> list[str]:
    """The region, the metric and perhaps the period that a line asks for."""
    region, metric, period, *more = [*(field.strip() for field in line.rstrip("\r\n").split("\t")), "", ""]
    if len(more) > 2 or not (region and metric):
        raise UsageError("a line is REGION TAB METRIC [TAB PERIOD]")
    return [region, metric, *([period_of(period)] if period else [])]

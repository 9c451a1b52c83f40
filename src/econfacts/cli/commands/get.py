"""`econfacts get`: one bare number."""

from typing import Annotated

import typer

from econfacts.cli.arguments import OptionalMetric, Period, Region, Source, Vintage, option
from econfacts.errors import UsageError
from econfacts.model.quantities import plain
from econfacts.model.records import FACT_COLUMNS as COLUMNS
from econfacts.model.records import Fact

EXAMPLE = """\
econfacts get shenzhen gdp
econfacts get shenzhen gdp --unit 亿元
econfacts get 深圳 gdp --period 2023
econfacts get shenzhen gdp --json
econfacts facts --metric gdp --period 2023 --fields region,metric --no-header | econfacts get - --period 2023
"""


def run(
    ctx: typer.Context,
    region: Region,
    metric: OptionalMetric = None,
    period: Period = None,
    vintage: Vintage = None,
    source: Source = None,
    unit: Annotated[
        str | None, option("unit", "A printed unit (亿元) or a scale (亿, billion); default: base units.")
    ] = None,
) -> None:
    """Print one figure as a bare number in base units, and nothing else.

    Of several figures it takes the latest period's, and there the one in least doubt; a part of a year is no answer
    for a year. What a careful reader must know of it goes to stderr. With a format or fields it is the figure's record.
    With - for REGION it reads lines of REGION TAB METRIC [TAB PERIOD] from standard input and answers each in order,
    with an empty line for what is not there.
    """
    session = ctx.obj
    data = session.data
    as_record = session.asked_format or session.fields
    if as_record and (metric is None or unit is not None):
        raise UsageError("a record is of one figure in base units; `econfacts facts` gives those of many")

    def take(region: str, metric: str, of_line: str | None = None) -> tuple[Fact, list[str]]:
        answers = data.answers(region, metric, of_line or period, source, vintage)
        return answers[0], [f"note: {remark.en}" for remark in data.remarks(answers, of_line or period)]

    def ask(region: str, metric: str, of_line: str | None = None) -> tuple[str, list[str]]:
        fact, remarks = take(region, metric, of_line)
        return plain(data.in_unit(fact, unit)), remarks

    if metric is None:
        from econfacts.cli import batch

        batch.run(session, region, ask)
        return
    if as_record:
        fact, remarks = take(region, metric)
        session.emit([fact.record()], COLUMNS, lambda: session.page_of_facts([fact]))
    else:
        answer, remarks = ask(region, metric)
        session.print(answer)
    for remark in remarks:
        session.note(remark)

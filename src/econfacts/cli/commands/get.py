"""`econfacts get`: one bare number."""

from typing import Annotated

import typer

from econfacts.cli.arguments import OptionalMetric, Period, Region, Source, Vintage, option

EXAMPLE = """\
econfacts get shenzhen gdp
econfacts get shenzhen gdp --unit 亿元
econfacts get 深圳 gdp --period 2023
econfacts facts --metric gdp --period 2023 --fields region,metric --no-header | econfacts get - --period 2023
"""


def run(
    ctx: typer.Context,
    region: Region,
    metric: OptionalMetric = None,
    period: Period = None,
    vintage: Vintage = None,
    source: Source = None,
    unit: Annotated[str | None, option("unit", "A printed unit such as 亿元; default: base units.")] = None,
) -> None:
    """Print one figure as a bare number in base units, and nothing else.

    Of several figures it takes the latest period's, and there the one in least doubt; a part of a year is no answer
    for a year. What a careful reader must know of it goes to stderr. With - for REGION it reads lines of REGION TAB
    METRIC [TAB PERIOD] from standard input and answers each in order, with an empty line for what is not there.
    """
    from econfacts.model.quantities import plain

    session = ctx.obj
    data = session.data

    def ask(region: str, metric: str, of_line: str | None = None) -> tuple[str, list[str]]:
        answers = data.answers(region, metric, of_line or period, source, vintage)
        remarks = [f"note: {remark.en}" for remark in data.remarks(answers, of_line or period)]
        return plain(data.in_unit(answers[0], unit)), remarks

    if metric is None:
        from econfacts.cli import batch

        batch.run(session, region, ask)
        return
    answer, remarks = ask(region, metric)
    session.print(answer)
    for remark in remarks:
        session.note(remark)

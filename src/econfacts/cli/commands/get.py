"""`econfacts get`: one bare number."""

from typing import Annotated

import typer

from econfacts.cli.arguments import Metric, PeriodOption, Region, SourceOption

EXAMPLE = "econfacts get shenzhen gdp --unit 亿元"
RECORDS = False


def run(
    ctx: typer.Context,
    region: Region,
    metric: Metric,
    period: PeriodOption = None,
    source: SourceOption = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="UNIT", help="A printed unit such as 亿元; default: base units."),
    ] = None,
) -> None:
    """Print one figure as a bare number in base units, and nothing else.

    Of several figures it takes the latest period's, and there the one in least doubt. What a careful reader must
    know of it goes to stderr.
    """
    from econfacts.model.quantities import plain
    from econfacts.screen.pages import figure

    session = ctx.obj
    data = session.data
    answers = data.answers(region, metric, period, source)
    session.print(plain(data.in_unit(answers[0], unit)))
    for remark in figure.remarks(answers):
        session.note(remark)

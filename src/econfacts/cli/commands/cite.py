"""`econfacts cite`: a citation of a figure's source."""

from typing import Annotated

import typer

from econfacts.cli.arguments import Metric, PeriodOption, Region, SourceOption, VintageOption

EXAMPLE = "econfacts cite shenzhen ai-enterprises --style gb7714"
RECORDS = False


def run(
    ctx: typer.Context,
    region: Region,
    metric: Metric,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="text, gb7714, bibtex, ris or csl-json (what pandoc and Zotero turn into any other style).",
        ),
    ] = "text",
    period: PeriodOption = None,
    vintage: VintageOption = None,
    source: SourceOption = None,
) -> None:
    """Cite a figure's source, crediting the body that produced the figure first.

    Of several figures it is the one that `get` takes; --period and --source choose another.
    """
    ctx.obj.print(ctx.obj.data.cite(region, metric, style, period, source, vintage))

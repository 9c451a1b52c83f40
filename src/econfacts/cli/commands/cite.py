"""`econfacts cite`: a citation of a figure's source."""

from typing import Annotated

import typer

from econfacts.cli.arguments import Metric, Period, Region, Source, Vintage, option

EXAMPLE = "econfacts cite shenzhen ai-enterprises --style gb7714"

_STYLE = "text, gb7714, bibtex, ris or csl-json (what pandoc and Zotero turn into any other style)."


def run(
    ctx: typer.Context,
    region: Region,
    metric: Metric,
    style: Annotated[str, option("style", _STYLE)] = "text",
    period: Period = None,
    vintage: Vintage = None,
    source: Source = None,
) -> None:
    """Cite a figure's source, crediting the body that produced the figure first.

    Of several figures it is the one that `get` takes; --period and --source choose another.
    """
    ctx.obj.print(ctx.obj.data.cite(region, metric, style, period, source, vintage))

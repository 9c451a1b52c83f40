"""`econfacts metrics`: what metrics there are."""

from typing import Annotated

import typer

from econfacts.cli.arguments import TopicOption

EXAMPLE = """\
econfacts metrics --topic innovation
econfacts metrics --region 深圳 --json"""
RECORDS = True
COLUMNS = ("id", "en", "zh", "aliases", "topic", "measure", "kind", "regions")


def run(
    ctx: typer.Context,
    region: Annotated[
        str | None,
        typer.Option("--region", metavar="REGION", help="Only metrics that this region has."),
    ] = None,
    topic: TopicOption = None,
) -> None:
    """List metrics: id, names, topic, measure, kind, and the regions that have them."""
    session = ctx.obj
    data = session.data
    metrics = [(metric, data.regions_with(metric.id)) for metric in data.metrics(region, topic)]

    def view() -> object:
        from econfacts.screen.pages import lists

        return lists.metrics_page([(metric, len(having)) for metric, having in metrics], data.topics(), session.words)

    records = (
        {column: getattr(metric, column) for column in COLUMNS[:-1]} | {"regions": having} for metric, having in metrics
    )
    session.emit(records, COLUMNS, view)

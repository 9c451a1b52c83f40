"""`econfacts metrics`: what metrics there are."""

from typing import Annotated

import typer

from econfacts.cli.arguments import TopicOption

EXAMPLE = "econfacts metrics --region shenzhen --topic innovation"
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
    metrics = session.data.metrics(region, topic)

    def view() -> object:
        from econfacts.screen.pages import lists

        return lists.metrics_page(session.data, metrics, session.words)

    records = (
        {column: getattr(metric, column) for column in COLUMNS[:-1]} | {"regions": session.data.regions_with(metric.id)}
        for metric in metrics
    )
    session.emit(records, COLUMNS, view)

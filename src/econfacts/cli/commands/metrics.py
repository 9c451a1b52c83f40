"""`econfacts metrics`: what metrics there are."""

from typing import Annotated

import typer

from econfacts.cli.arguments import Topic, option

EXAMPLE = """\
econfacts metrics --topic innovation
econfacts metrics --region 深圳 --json"""
COLUMNS = ("id", "en", "zh", "aliases", "topic", "measure", "kind", "regions")


def run(
    ctx: typer.Context,
    region: Annotated[str | None, option("region", "Only metrics that this region has.")] = None,
    topic: Topic = None,
) -> None:
    """List metrics: id, names, topic, measure, kind, and the regions that have them."""
    session = ctx.obj
    data = session.data
    metrics = [(metric, data.regions_with(metric.id)) for metric in data.metrics(region, topic)]
    records = (
        {column: getattr(metric, column) for column in COLUMNS[:-1]} | {"regions": having} for metric, having in metrics
    )
    counted = [(metric, len(having)) for metric, having in metrics]
    session.emit(records, COLUMNS, session.page("lists.metrics_page", counted, data.topics()))

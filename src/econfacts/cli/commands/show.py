"""`econfacts show`: a region's figures, or everything known of one."""

from typing import Any

import typer

from econfacts.cli.arguments import OptionalMetric, PeriodOption, Region, SourceOption, TopicOption, VintageOption

EXAMPLE = "econfacts show shenzhen"
RECORDS = True


def run(
    ctx: typer.Context,
    region: Region,
    metric: OptionalMetric = None,
    topic: TopicOption = None,
    period: PeriodOption = None,
    vintage: VintageOption = None,
    source: SourceOption = None,
) -> None:
    """Show a region's figures by topic, each with its unit, period and source.

    With METRIC, everything known of that one: definition, rank, every source's figure, paragraph and doubts.
    """
    from econfacts.model.records import FACT_COLUMNS

    session = ctx.obj
    data = session.data
    facts = list(data.facts(region, metric, topic, period, source, vintage))
    if not facts and metric is not None:
        data.answers(region, metric, period, source, vintage)  # says why there is none

    def view() -> Any:
        from econfacts.screen.pages import show

        if metric is None:
            return show.region_page(data, data.region(region), facts, session.words)
        return show.metric_page(data, data.region(region), data.metric(metric), facts, session.words)

    session.emit((fact.record() for fact in facts), FACT_COLUMNS, view)

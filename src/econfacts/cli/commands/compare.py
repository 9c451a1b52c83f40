"""`econfacts compare`: regions side by side."""

from typing import Annotated

import typer

from econfacts.cli.arguments import MetricOption, PeriodOption, TopicOption

EXAMPLE = "econfacts compare shandong china --topic industry"
RECORDS = True
COLUMNS = (
    "metric",
    "period",
    "region",
    "value",
    "measure",
    "printed",
    "difference",
    "ratio",
    "caveats",
    "id",
)


def run(
    ctx: typer.Context,
    regions: Annotated[
        list[str],
        typer.Argument(metavar="REGION...", help="Two or more regions; the first is the base."),
    ],
    metric: MetricOption = None,
    topic: TopicOption = None,
    period: PeriodOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Also metrics that only one of them has.")] = False,
    per_capita: Annotated[
        bool, typer.Option("--per-capita", help="Divide amounts and counts by resident population.")
    ] = False,
) -> None:
    """Compare regions on the metrics they share: values, difference, ratio, and caveats.

    Difference and ratio are the first region's against each other one's: first minus other, first divided by
    other. Growth rates and shares are never divided.
    """
    from econfacts.errors import UsageError

    session = ctx.obj
    if len(regions) < 2:
        raise UsageError("compare needs two regions or more, such as `econfacts compare shandong china`")
    comparison = session.data.compare(
        *regions, metric=metric, topic=topic, period=period, everything=everything, per_capita=per_capita
    )

    def view() -> object:
        from econfacts.screen.pages import compare

        return compare.page(session.data, comparison, session.words)

    session.emit(comparison.records(), COLUMNS, view)
    if not session.is_page:
        for refusal in comparison.refusals:
            session.note(f"note: {refusal.metric.id} left out: {refusal.text('en')}")
    if not comparison.rows:
        session.note(f"note: {', '.join(region.id for region in comparison.regions)} share no metric; --all shows each")

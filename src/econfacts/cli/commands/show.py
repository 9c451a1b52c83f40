"""`econfacts show`: a region's figures, or everything known of one."""

from typing import Annotated, Any

import typer

from econfacts.cli.arguments import OptionalMetric, PeriodOption, Region, SourceOption, TopicOption, VintageOption

EXAMPLE = """\
econfacts show shenzhen
econfacts show 广东 --topic population --lang zh
econfacts show guangdong gdp
econfacts show guangdong --all --json"""
RECORDS = True


def run(
    ctx: typer.Context,
    region: Region,
    metric: OptionalMetric = None,
    topic: TopicOption = None,
    period: PeriodOption = None,
    source: SourceOption = None,
    vintage: VintageOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Every fact, not the one to take of a metric.")] = False,
) -> None:
    """Show a region's figures by topic: of each metric the one to take, its unit, period, history and source.

    With METRIC, everything known of that one: its years with their changes, revisions, ranks, definition, doubts.
    """
    from econfacts.model.records import FACT_COLUMNS

    session = ctx.obj
    if metric is not None:
        _one(session, region, metric, period, source, vintage)
        return
    found = session.data.profile(region, topic, period, source, vintage, everything)
    if not found.sections:
        session.note(
            f"note: {found.region.id} has no such figure; `econfacts show {found.region.id}` lists what it has"
        )

    def view() -> Any:
        from econfacts.screen.pages import show

        return show.page(found, session.words)

    session.emit((fact.record() for fact in found.facts()), FACT_COLUMNS, view)


def _one(session: Any, region: str, metric: str, *narrowed: str | None) -> None:
    from econfacts.model.records import FACT_COLUMNS

    found = session.data.history(region, metric, *narrowed)

    def view() -> Any:
        from econfacts.screen.pages import history

        return history.page(found, session.words)

    session.emit((fact.record() for fact in found.facts), FACT_COLUMNS, view)

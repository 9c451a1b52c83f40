"""`econfacts show`: a region's figures, or everything known of one."""

from typing import Annotated

import typer

from econfacts.cli.arguments import OptionalMetric, Period, Region, Source, Topic, Vintage, flag
from econfacts.model.records import FACT_COLUMNS as COLUMNS

EXAMPLE = """\
econfacts show shenzhen
econfacts show 广东 --topic population --lang zh
econfacts show guangdong gdp
econfacts show guangdong --all --json"""


def run(
    ctx: typer.Context,
    region: Region,
    metric: OptionalMetric = None,
    topic: Topic = None,
    period: Period = None,
    source: Source = None,
    vintage: Vintage = None,
    everything: Annotated[bool, flag("all", "Every fact, not the one to take of a metric.")] = False,
) -> None:
    """Show a region's figures by topic: of each metric the one to take, its unit, period, history and source.

    With METRIC, everything known of that one: its years with their changes, revisions, ranks, definition, doubts.
    """
    session = ctx.obj
    if metric is not None:
        history = session.data.history(region, metric, period, source, vintage)
        session.emit((fact.record() for fact in history.facts), COLUMNS, session.page("history", history))
        return
    profile = session.data.profile(region, topic, period, source, vintage, everything)
    if not profile.sections:
        id_ = profile.region.id
        session.note(f"note: {id_} has no such figure; `econfacts show {id_}` lists what it has")
    session.emit((fact.record() for fact in profile.facts()), COLUMNS, session.page("show", profile))

"""`econfacts rank`: regions in order of a metric."""

from typing import Annotated

import typer

from econfacts.cli.arguments import Level, Metric, PerCapita, Period, Vintage, option

EXAMPLE = "econfacts rank gdp --level province"
COLUMNS = (
    "position", "region", "level", "metric", "period", "value", "measure", "printed", "stated.position",
    "stated.among", "status", "implied_by", "source", "caveats", "id", "vintage", "margin", "position_low",
    "position_high",
)  # fmt: skip


def run(
    ctx: typer.Context,
    metric: Metric,
    level: Level = None,
    period: Period = None,
    vintage: Vintage = None,
    top: Annotated[int | None, option("top", "Only the first N of each level.", "N", min=1)] = None,
    per_capita: PerCapita = False,
) -> None:
    """Put all regions that have a metric in order, greatest first, level by level.

    Without --period and --vintage each level is ranked by those that most of its regions have. Regions that the
    printed digits do not tell apart share their places. A rank that a source itself states is shown apart; who is
    missing is said as well.
    """
    session = ctx.obj
    ranking = session.data.rank(metric, level, period, vintage, top, per_capita)
    session.emit(ranking.records(), COLUMNS, session.page("rank", ranking))
    if not session.is_page:
        from econfacts.model.words import speak
        from econfacts.screen.pages import rank

        for note in rank.asides(ranking, speak("en")):
            session.note(f"note: {note}")

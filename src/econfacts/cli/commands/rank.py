"""`econfacts rank`: regions in order of a metric."""

from typing import Annotated

import typer

from econfacts.cli.arguments import LevelOption, Metric, PerCapitaOption, PeriodOption, VintageOption

EXAMPLE = "econfacts rank gdp --level province"
RECORDS = True
COLUMNS = (
    "position", "region", "level", "metric", "period", "value", "measure", "printed", "stated.position",
    "stated.among", "status", "implied_by", "source", "caveats", "id", "vintage", "margin", "position_low",
    "position_high",
)  # fmt: skip


def run(
    ctx: typer.Context,
    metric: Metric,
    level: LevelOption = None,
    period: PeriodOption = None,
    vintage: VintageOption = None,
    top: Annotated[
        int | None, typer.Option("--top", metavar="N", min=1, help="Only the first N of each level.")
    ] = None,
    per_capita: PerCapitaOption = False,
) -> None:
    """Put all regions that have a metric in order, greatest first, level by level.

    Without --period and --vintage each level is ranked by those that most of its regions have. Regions that the
    printed digits do not tell apart share their places. A rank that a source itself states is shown apart; who is
    missing is said as well.
    """
    session = ctx.obj
    ranking = session.data.rank(metric, level, period, vintage, top, per_capita)

    def view() -> object:
        from econfacts.screen.pages import rank

        return rank.page(ranking, session.words)

    session.emit(ranking.records(), COLUMNS, view)
    if not session.is_page:
        from econfacts.model.words import speak
        from econfacts.screen.pages import rank

        for note in rank.asides(ranking, speak("en")):
            session.note(f"note: {note}")

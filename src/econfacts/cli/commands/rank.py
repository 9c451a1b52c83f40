"""`econfacts rank`: regions in order of a metric."""

import typer

from econfacts.cli.arguments import LevelOption, Metric, PeriodOption

EXAMPLE = "econfacts rank gdp --level province"
RECORDS = True
COLUMNS = (
    "position", "region", "level", "metric", "period", "value", "measure", "printed", "stated.position",
    "stated.among", "status", "implied_by", "source", "caveats", "id",
)  # fmt: skip


def run(ctx: typer.Context, metric: Metric, level: LevelOption = None, period: PeriodOption = None) -> None:
    """Put all regions that have a metric in order, greatest first; equal values share a place.

    Without --period it is the period that most regions have. A rank that a source itself states is shown apart.
    Who is missing is said as well.
    """
    session = ctx.obj
    ranking = session.data.rank(metric, level, period)

    def view() -> object:
        from econfacts.screen.pages import rank

        return rank.page(session.data, ranking, session.words)

    session.emit(ranking.records(), COLUMNS, view)
    if not session.is_page:
        for region, periods in ranking.other_periods:
            session.note(f"note: {region.id} has {', '.join(periods)} only")
        if ranking.missing:
            session.note(f"note: no figure: {', '.join(region.id for region in ranking.missing)}")

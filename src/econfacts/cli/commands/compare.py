"""`econfacts compare`: regions side by side."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from econfacts.cli.arguments import PerCapita, Period, Topic, Vintage, argument, flag, option

if TYPE_CHECKING:
    from econfacts.answers.comparison import Comparison

EXAMPLE = "econfacts compare shandong china --topic industry"
COLUMNS = (
    "metric", "period", "region", "value", "measure", "printed", "difference", "ratio", "caveats", "id", "vintage",
    "margin",
)  # fmt: skip


def run(
    ctx: typer.Context,
    regions: Annotated[list[str], argument("REGION...", "Two or more regions; the first is the base.")],
    metric: Annotated[list[str] | None, option("metric", "Only this metric; repeatable.")] = None,
    topic: Topic = None,
    period: Period = None,
    vintage: Vintage = None,
    everything: Annotated[bool, flag("all", "Also metrics that only one of them has.")] = False,
    per_capita: PerCapita = False,
    strict: Annotated[bool, flag("strict", "Exit with 1 where a caveat is more than a note.")] = False,
) -> None:
    """Compare regions on the metrics they share: values, difference, ratio, and caveats.

    Difference and ratio are the first region's against each other one's. Growth rates and shares are never divided;
    flows and growth rates of different periods are not even subtracted.
    """
    session = ctx.obj
    comparison = session.data.compare(
        *regions,
        metric=metric,
        topic=topic,
        period=period,
        vintage=vintage,
        everything=everything,
        per_capita=per_capita,
    )
    session.emit(comparison.records(), COLUMNS, session.page("compare", comparison))
    if not comparison.rows:
        session.note(f"note: {_ids(comparison.regions)} share no metric; --all shows each")
    if not session.is_page:
        _asides(session, comparison)
    if strict:
        _refuse(comparison)


def _ids(things: Any) -> str:
    return ", ".join(each.id for each in things)


def _asides(session: Any, comparison: "Comparison") -> None:
    """Say what is not there, which a page tells."""
    for refusal in comparison.refusals:
        session.note(f"note: {refusal.metric.id} left out: {refusal.en}")
    for row in comparison.rows:
        if row.missing:
            session.note(f"note: {row.metric.id}: no figure: {_ids(row.missing)}")


def _refuse(comparison: "Comparison") -> None:
    """Raise CaveatsFound where a caveat is graver than a note."""
    from econfacts.answers.caveats import NOTE
    from econfacts.errors import CaveatsFound

    grave = dict.fromkeys(
        f"{caveat.id} ({metric.id})" for metric, caveat in comparison.caveats() if caveat.severity != NOTE
    )
    if grave:
        raise CaveatsFound(f"not comparable without care: {', '.join(grave)}")

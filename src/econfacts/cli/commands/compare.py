"""`econfacts compare`: regions side by side."""

from typing import TYPE_CHECKING, Any

from econfacts.answers.comparison import COLUMNS
from econfacts.cli.parameters import PER_CAPITA, PERIOD, TOPIC, VINTAGE, argument, flag, option
from econfacts.cli.session import Session

if TYPE_CHECKING:
    from econfacts.answers.comparison import Comparison

PARAMETERS = (
    argument("REGION...", "Two or more regions; the first is the base.", "regions"),
    option("--metric", "Only this metric; repeatable.", multiple=True),
    *(TOPIC, PERIOD, VINTAGE),
    flag("--all everything", "Also metrics that only one of them has."),
    PER_CAPITA,
    flag("--strict", "Exit with 1 where a caveat is more than a note."),
)
EXAMPLE = """\
econfacts compare shandong china --topic industry
econfacts compare 北京 上海 --metric gdp --metric gdp-growth --lang zh
econfacts compare shenzhen guangzhou --per-capita -f markdown
econfacts compare beijing shanghai --period 2023 --strict"""


def run(session: Session, regions: tuple[str, ...], strict: bool, **which: Any) -> None:
    """Compare regions on the metrics they share: values, difference, ratio, and caveats.

    Difference and ratio are the first region's against each other one's. Growth rates and shares are never divided;
    flows and growth rates of different periods are not even subtracted.
    """
    comparison = session.data.compare(*regions, **which)
    session.emit(comparison.records(), COLUMNS, session.page("compare", comparison))
    if not comparison.rows:
        session.note(f"note: {_ids(comparison.regions)} share no metric; --all shows each")
    if not session.is_page:  # a page tells what is not there
        for refusal in comparison.refusals:
            session.note(f"note: {refusal.metric.id} left out: {refusal.en}")
        for row in comparison.rows:
            if row.missing:
                session.note(f"note: {row.metric.id}: no figure: {_ids(row.missing)}")
    if strict:
        _refuse(comparison)


def _ids(things: Any) -> str:
    return ", ".join(each.id for each in things)


def _refuse(comparison: "Comparison") -> None:
    """Raise CaveatsFound where a caveat is graver than a note."""
    from econfacts.answers.caveats import NOTE
    from econfacts.errors import CaveatsFound

    grave = dict.fromkeys(
        f"{caveat.id} ({metric.id})" for metric, caveat in comparison.caveats() if caveat.severity != NOTE
    )
    if grave:
        raise CaveatsFound(f"not comparable without care: {', '.join(grave)}")

"""`econfacts show`: a region's figures, or everything known of one."""

from econfacts.cli.parameters import OPTIONAL_METRIC, PERIOD, REGION, SOURCE, TOPIC, VINTAGE, flag
from econfacts.cli.session import Session
from econfacts.model.records import FACT_COLUMNS as COLUMNS

PARAMETERS = (
    *(REGION, OPTIONAL_METRIC, TOPIC, PERIOD, SOURCE, VINTAGE),
    flag("--all everything", "Every fact, not the one to take of a metric."),
)
EXAMPLE = """\
econfacts show shenzhen
econfacts show 广东 --topic population --lang zh
econfacts show guangdong gdp
econfacts show guangdong --all --json"""


def run(session: Session, region: str, metric: str | None, topic: str | None, everything: bool, **which: str) -> None:
    """Show a region's figures by topic: of each metric the one to take, its unit, period, history and source.

    With METRIC, everything known of that one: its years with their changes, revisions, ranks, definition, doubts.
    """
    if metric is not None:
        history = session.data.history(region, metric, **which)
        session.emit((fact.record() for fact in history.facts), COLUMNS, session.page("history", history))
        return
    profile = session.data.profile(region, topic, **which, everything=everything)
    if not profile.facts():
        id_ = profile.region.id
        session.note(f"note: {id_} has no such figure; `econfacts show {id_}` lists what it has")
    records = (fact.record() for fact in profile.facts())
    session.emit(records, COLUMNS, lambda: session.page("show", profile, session.data.details(profile))())

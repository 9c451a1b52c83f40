"""`econfacts rank`: regions in order of a metric."""

from typing import Any

from econfacts.answers.ranking import COLUMNS
from econfacts.cli.parameters import LEVEL, METRIC, PER_CAPITA, PERIOD, VINTAGE, count_of, option
from econfacts.cli.session import Session

PARAMETERS = (
    *(METRIC, LEVEL, PERIOD, VINTAGE),
    option("--top", "Only the first N of each level.", "N", read=count_of),
    PER_CAPITA,
)
EXAMPLE = """\
econfacts rank gdp --level province
econfacts rank 地区生产总值 --level 省级 --top 5 --lang zh
econfacts rank gdp --per-capita --period 2023
econfacts rank rd-intensity --level province --top 1 --fields region,printed --no-header"""


def run(session: Session, **which: Any) -> None:
    """Put all regions that have a metric in order, greatest first, level by level.

    Without --period and --vintage each level is ranked by those that most of its regions have. Regions that the
    printed digits do not tell apart share their places. A rank that a source itself states is shown apart; who is
    missing is said as well.
    """
    ranking = session.data.rank(**which)
    records = (record for level in ranking.levels for record in level.records())
    session.emit(records, COLUMNS, session.page("rank", ranking))
    if not session.is_page:
        from econfacts.model.words import speak
        from econfacts.screen.pages.sentences import others

        for text in others(ranking, speak("en")):
            session.note(f"note: {text}")

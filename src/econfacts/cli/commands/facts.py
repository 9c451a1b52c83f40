"""`econfacts facts`: facts of the whole data set, streamed."""

from typing import Any

from econfacts.cli.parameters import level_of, option, period_of
from econfacts.cli.session import Session
from econfacts.model.records import FACT_COLUMNS as COLUMNS

PARAMETERS = (
    option("--region", "Only figures of this region; repeatable.", multiple=True),
    option("--metric", "Only figures of this metric; repeatable.", multiple=True),
    option("--topic", "Only metrics of this topic; repeatable.", multiple=True),
    option("--source", "Only figures of this source; repeatable.", multiple=True),
    option("--level", "Only regions of this level; repeatable.", multiple=True, read=level_of),
    option("--period", "Only this period, or what lies in it; repeatable.", multiple=True, read=period_of),
    option("--vintage", "Only figures of this accounting; repeatable.", multiple=True),
)
EXAMPLE = """\
econfacts facts --metric gdp --level province --period 2024 --format csv > gdp.csv
econfacts facts --source sz-communique-2024
econfacts facts --region shenzhen --region guangzhou --topic innovation
econfacts facts -f jsonl | jq 'select(.status == "doubtful")'"""


def run(session: Session, **which: Any) -> None:
    """List facts of the whole data set, in the order of the facts file: all, or those that fit.

    Where several of one kind are named, any of them will do. Nothing is chosen or left out: `get` and `show` take one
    figure of several.
    """
    facts = session.data.facts(**which)
    session.emit((fact.record() for fact in facts), COLUMNS, lambda: session.page_of_facts(facts))

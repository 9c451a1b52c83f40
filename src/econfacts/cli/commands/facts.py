"""`econfacts facts`: facts of the whole data set, streamed."""

from typing import Annotated, Any

import typer

from econfacts.cli.arguments import known_level, known_period, option
from econfacts.model.records import FACT_COLUMNS as COLUMNS

EXAMPLE = """\
econfacts facts --metric gdp --level province --period 2024 --format csv > gdp.csv
econfacts facts --source sz-communique-2024
econfacts facts --region shenzhen --region guangzhou --topic innovation
econfacts facts -f jsonl | jq 'select(.status == "doubtful")'
"""


def _each(name: str, help_: str) -> Any:
    return option(name, f"{help_}; repeatable.", show_default=False)


def run(
    ctx: typer.Context,
    region: Annotated[list[str] | None, _each("region", "Only figures of this region")] = None,
    metric: Annotated[list[str] | None, _each("metric", "Only figures of this metric")] = None,
    topic: Annotated[list[str] | None, _each("topic", "Only metrics of this topic")] = None,
    source: Annotated[list[str] | None, _each("source", "Only figures of this source")] = None,
    level: Annotated[list[str] | None, _each("level", "Only regions of this level")] = None,
    period: Annotated[list[str] | None, _each("period", "Only this period, or what lies in it")] = None,
    vintage: Annotated[list[str] | None, _each("vintage", "Only figures of this accounting")] = None,
) -> None:
    """List facts of the whole data set, in the order of the facts file: all, or those that fit.

    Where several of one kind are named, any of them will do. Nothing is chosen or left out: `get` and `show` take one
    figure of several.
    """
    session = ctx.obj
    periods = [known_period(each) for each in period or ()]
    levels = [known_level(each) for each in level or ()]
    facts = session.data.facts(region, metric, topic, periods, source, vintage, levels)
    session.emit((fact.record() for fact in facts), COLUMNS, lambda: session.page_of_facts(facts))

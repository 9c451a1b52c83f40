"""Arguments and options that several commands share, each defined in one place."""

from typing import Annotated

import typer


def known_level(level: str | None) -> str | None:
    """The level, by its id or by what a language calls it (省级). Raises UsageError for what is none."""
    from econfacts.errors import UsageError
    from econfacts.model import names
    from econfacts.model.records import LEVELS

    if level is None or level in LEVELS:
        return level
    from econfacts.model.words import LANGUAGES, speak

    called = {names.fold(speak(tag)[each]): each for tag in LANGUAGES for each in LEVELS}
    called |= {f"{rows[0][0]}{more}": each for each, rows in names.SUFFIXES.items() for more in ("", "级")}
    found = called.get(names.fold(level))
    if found is None:
        raise UsageError(f"level '{names.shown(level)}' is none of {', '.join(LEVELS)}")
    return found


def known_period(period: str | None) -> str | None:
    """The period in its ISO form, however it was typed (2023Q1, 2023年上半年). Raises UsageError for anything else."""
    if period is None:
        return None
    from econfacts.errors import UsageError
    from econfacts.model import periods
    from econfacts.model.names import shown

    found = period if periods.parse(period) is not None else periods.meant(period)
    if found is None:
        raise UsageError(
            f"'{shown(period)}' is not a valid period: a year, quarter, month, date or range (2023, 2023Q1, 2023-12)"
        )
    return found


Region = Annotated[
    str,
    typer.Argument(
        metavar="REGION",
        help="Id, name, alias or code of a region.",
        show_default=False,
    ),
]
_METRIC = typer.Argument(
    metavar="METRIC",
    help="Id, name or alias of a metric.",
    show_default=False,
)
Metric = Annotated[str, _METRIC]
OptionalMetric = Annotated[str | None, _METRIC]
TopicOption = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only metrics of this topic.")]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="Only this period (2023, 2023Q1, 2023年上半年), or what lies in it.",
        callback=known_period,
    ),
]
VintageOption = Annotated[
    str | None,
    typer.Option("--vintage", metavar="VINTAGE", help="Only figures of this accounting (preliminary, final …)."),
]
SourceOption = Annotated[str | None, typer.Option("--source", metavar="SOURCE", help="Only figures of this source.")]
PerCapitaOption = Annotated[
    bool, typer.Option("--per-capita", help="Divide amounts and counts by the residents of the year.")
]
LevelOption = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        help="Only regions of this level: country, province, city, county.",
        callback=known_level,
    ),
]

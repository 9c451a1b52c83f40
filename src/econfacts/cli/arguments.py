"""Arguments and options that several commands share, each defined in one place."""

from typing import Annotated, Any

import typer


def known_level(level: str | None) -> str | None:
    """The level, by its id or by what a language calls it (省级). Raises UsageError for what is none."""
    from econfacts.errors import UsageError
    from econfacts.model import names
    from econfacts.model.gates import quoted
    from econfacts.model.records import LEVELS

    if level is None or level in LEVELS:
        return level
    from econfacts.model.words import LANGUAGES, speak

    called = {names.fold(speak(tag)[each]): each for tag in LANGUAGES for each in LEVELS}
    called |= {f"{rows[0][0]}{more}": each for each, rows in names.SUFFIXES.items() for more in ("", "级")}
    found = called.get(names.fold(level))
    if found is None:
        raise UsageError(f"level '{quoted(level)}' is none of {', '.join(LEVELS)}")
    return found


def known_period(period: str | None) -> str | None:
    """The period in its ISO form, however it was typed (2023Q1, 2023年上半年). Raises UsageError for anything else."""
    if period is None:
        return None
    from econfacts.errors import UsageError
    from econfacts.model import periods
    from econfacts.model.gates import quoted

    found = period if periods.parse(period) is not None else periods.meant(period)
    if found is None:
        raise UsageError(
            f"'{quoted(period)}' is not a valid period: a year, quarter, month, date or range (2023, 2023Q1, 2023-12)"
        )
    return found


def argument(metavar: str, help_: str) -> Any:
    """An argument, and the word that stands for it in the help."""
    return typer.Argument(metavar=metavar, help=help_, show_default=False)


def option(name: str, help_: str, metavar: str | None = None, **settings: Any) -> Any:
    """An option with a value, for which its name stands in the help unless there is another word."""
    return typer.Option(f"--{name}", metavar=metavar or name.upper(), help=help_, **settings)


def flag(name: str, help_: str) -> Any:
    """An option without a value."""
    return typer.Option(f"--{name}", help=help_)


Region = Annotated[str, argument("REGION", "Id, name, alias or code of a region.")]
Metric = Annotated[str, argument("METRIC", "Id, name or alias of a metric.")]
OptionalMetric = Annotated[str | None, argument("METRIC", "Id, name or alias of a metric.")]
Topic = Annotated[str | None, option("topic", "Only metrics of this topic.")]
Period = Annotated[
    str | None,
    option("period", "Only this period (2023, 2023Q1, 2023年上半年), or what lies in it.", callback=known_period),
]
Vintage = Annotated[str | None, option("vintage", "Only figures of this accounting (preliminary, final …).")]
Source = Annotated[str | None, option("source", "Only figures of this source.")]
PerCapita = Annotated[bool, flag("per-capita", "Divide amounts and counts by the residents of the year.")]
Level = Annotated[
    str | None, option("level", "Only regions of this level: country, province, city, county.", callback=known_level)
]

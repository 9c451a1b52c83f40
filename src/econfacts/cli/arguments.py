"""Arguments and options that several commands share, each defined and completed in one place."""

from typing import Annotated

import typer


def _names_of(section: str, incomplete: str) -> list[tuple[str, str]]:
    # Completion must never fail or print: without data there is nothing to offer.
    from econfacts.answers import dataset
    from econfacts.cli.session import Session
    from econfacts.errors import EconfactsError

    try:
        data = dataset.open(*Session().paths)
    except EconfactsError:
        return []
    things = data.regions() if section == "regions" else data.metrics()
    return [(thing.id, _harmless(f"{thing.en} {thing.zh}")) for thing in things if thing.id.startswith(incomplete)]


def _harmless(text: str) -> str:
    """A name without any character that a shell could interpret: zsh evaluates what completion prints."""
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def complete_region(incomplete: str) -> list[tuple[str, str]]:
    """Region ids that start like that, with their names."""
    return _names_of("regions", incomplete)


def complete_metric(incomplete: str) -> list[tuple[str, str]]:
    """Metric ids that start like that, with their names."""
    return _names_of("metrics", incomplete)


def known_level(level: str | None) -> str | None:
    """The level, if it is one. Raises UsageError otherwise."""
    from econfacts.errors import UsageError
    from econfacts.model.names import shown
    from econfacts.model.records import LEVELS

    if level is not None and level not in LEVELS:
        raise UsageError(f"level '{shown(level)}' is none of {', '.join(LEVELS)}")
    return level


def known_period(period: str | None) -> str | None:
    """The period, if it is one. Raises UsageError otherwise."""
    from econfacts.errors import UsageError
    from econfacts.model import periods
    from econfacts.model.names import shown

    if period is not None and periods.parse(period) is None:
        raise UsageError(f"'{shown(period)}' is no period: a year, month, date or range (2023, 2023-12, 2023-12-31)")
    return period


Region = Annotated[
    str,
    typer.Argument(
        metavar="REGION",
        help="Id, name, alias or code of a region.",
        autocompletion=complete_region,
        show_default=False,
    ),
]
_METRIC = typer.Argument(
    metavar="METRIC",
    help="Id, name or alias of a metric.",
    autocompletion=complete_metric,
    show_default=False,
)
Metric = Annotated[str, _METRIC]
OptionalMetric = Annotated[str | None, _METRIC]
MetricOption = Annotated[
    str | None,
    typer.Option("--metric", metavar="METRIC", help="Only this metric.", autocompletion=complete_metric),
]
TopicOption = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only metrics of this topic.")]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="Only this period, or what lies in it (2023).",
        callback=known_period,
    ),
]
SourceOption = Annotated[str | None, typer.Option("--source", metavar="SOURCE", help="Only figures of this source.")]
LevelOption = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        help="Only regions of this level: country, province, city, county.",
        callback=known_level,
    ),
]

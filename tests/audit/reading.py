"""What the tests of the audit say in short: a figure's shape, a fact, what became of a text's figures."""

from decimal import Decimal
from typing import Any

from econfacts.audit.coverage import Coverage
from econfacts.audit.figures import figures
from econfacts.audit.text import Figure
from econfacts.model.records import Fact, Rank


def texts(text: str) -> list[str]:
    return [figure.text for figure in figures(text)]


def only(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = figures(text)
    return figure


def shape(figure: Figure) -> tuple[str, str | None, str | None, str]:
    number = None if figure.number is None else str(figure.number)
    return (figure.text, number, figure.unit, figure.kind)


def fact(
    name: str = "a",
    number: str | None = None,
    unit: str | None = None,
    *,
    paragraph: int | None = 1,
    bound: str = "exact",
    period: str | None = None,
    rank: int | str | None = None,
    **more: Any,
) -> Fact:
    value = None if number is None else Decimal(number)
    place = None if rank is None else Rank(rank if isinstance(rank, int) else None, "cities")
    plain: dict[str, Any] = dict.fromkeys(Fact._fields)
    plain |= {"id": name, "region": "here", "metric": name, "measure": "count", "source": "s", "bound": bound}
    plain |= {
        "number": value,
        "value": value,
        "unit": unit,
        "paragraph": paragraph,
        "period": period,
        "rank": place,
    }
    return Fact(**plain | more)


def states(coverage: Coverage) -> list[tuple[str, str]]:
    return [(audited.figure.text, audited.state) for audited in coverage.figures]


def missing(coverage: Coverage) -> list[str]:
    return [figure.text for figure in coverage.missing]


def unfounded(coverage: Coverage) -> dict[str, str]:
    return {one.fact.id: one.reason for one in coverage.unfounded}

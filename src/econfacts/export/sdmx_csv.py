"""SDMX-CSV 2.0: an observation a row, as statistical offices exchange them.

Dimensions are REF_AREA, INDICATOR, SOURCE and TIME_PERIOD; what follows OBS_VALUE are attributes. OBS_VALUE has
the digits as printed, in UNIT_MEASURE times ten to the power UNIT_MULT, and NaN for a rank without a number, as SDMX
writes what is known to be missing; OBS_STATUS has codes of CL_OBS_STATUS.
See https://github.com/sdmx-twg/sdmx-csv and the SDMX technical notes (section 4) for periods.
"""

import csv
import sys
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from econfacts.export.place import placed
from econfacts.export.tables import counted
from econfacts.model import gates, periods
from econfacts.model.quantities import plain, scale
from econfacts.model.records import STATUSES, Fact

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.model.records import Progress

STRUCTURE = "ECONFACTS:FACTS(1.0.0)"
"""The dataflow: agency, id and version."""

COLUMNS = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "INDICATOR", "SOURCE", "TIME_PERIOD", "OBS_VALUE"),
    *("UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "VINTAGE", "PRINTED", "BOUND", "OUT_OF", "RANK", "RANK_AMONG"),
    *("PARAGRAPH", "ATTRIBUTED_TO", "DEFINITION", "COMMENT_OBS"),
)
"""The header: structure, dimensions, value, attributes."""

_NORMAL, _DEFINITION_DIFFERS, _MISSING_VALUE = "A", "D", "O"
_LEFT_OUT = {
    "implied": "implied by another (SDMX is given what sources state)",
    "undated": "without a period",
    "open": "of a period without an end, which SDMX has no form for",
}


def write(data: "Dataset", target: str, force: bool, progress: "Progress") -> list[str]:
    """Write a file, or to stdout where the target is `-`; what is left out is told."""
    if target == "-":
        return _write(data, sys.stdout, progress)
    with placed(target, force) as path, open(path, "w", encoding="utf-8", newline="") as file:
        return _write(data, file, progress)


def _write(data: "Dataset", stream: TextIO, progress: "Progress") -> list[str]:
    multipliers: dict[str | None, int] = {unit.id: unit.multiplier for unit in data.units()}
    left_out: Counter[str] = Counter()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for fact in counted(data, progress):
        why = _why_left_out(fact)
        if why:
            left_out[why] += 1
        else:
            writer.writerow(_row(fact, multipliers.get(fact.unit, 0)))
    return [f"left out: {left_out[why]} {what}" for why, what in _LEFT_OUT.items() if left_out[why]]


def _why_left_out(fact: Fact) -> str:
    if fact.implied_by is not None:
        return "implied"
    if fact.period is None:
        return "undated"
    return "" if time_period(fact.period) else "open"


def _row(fact: Fact, multiplier: int) -> list[str | int | None]:
    rank = fact.rank or (None, None)
    texts = (fact.cites, fact.definition, fact.note)
    return [
        *("dataflow", STRUCTURE, "I", fact.region, fact.metric, _source(fact), time_period(fact.period or "")),
        "NaN" if fact.number is None else plain(fact.number),
        *(fact.measure, multiplier, _status(fact), fact.vintage),
        fact.printed and gates.csv(fact.printed),
        fact.bound,
        None if fact.out_of is None else plain(scale(fact.out_of, -multiplier)),
        *rank,
        fact.paragraph,
        *(text and gates.csv(text) for text in texts),
    ]


def _source(fact: Fact) -> str:
    """The source's id, with the vintage behind it where it prints two that differ in that alone: one key a fact."""
    head = f"{fact.region}/{fact.metric}/{fact.period}/"
    return fact.id.removeprefix(head).replace("/", ".")


def _status(fact: Fact) -> str:
    """A code of CL_OBS_STATUS."""
    if fact.value is None:
        return _MISSING_VALUE
    if fact.status is not None:
        return STATUSES[fact.status]
    return _DEFINITION_DIFFERS if fact.definition else _NORMAL


def time_period(period: str) -> str | None:
    """A period of the facts file as an observational time period of SDMX; None for one without an end.

    Years, months and dates are the same; quarters and half-years have their own form (2016-Q1, 2016-S1); other
    ranges are a first day and a duration (2016-01-01/P5M).
    """
    if "/" not in period:
        return period
    span, length = periods.parse(period), periods.duration(period)
    if span is None or length is None:
        return None
    (year, month, day), (months, days) = span.start, length
    if months == 3 and month % 3 == 1:
        return f"{year:04}-Q{month // 3 + 1}"
    if months == 6 and month % 6 == 1:
        return f"{year:04}-S{month // 6 + 1}"
    return f"{year:04}-{month:02}-{day:02}/P{f'{months}M' if months else f'{days}D'}"

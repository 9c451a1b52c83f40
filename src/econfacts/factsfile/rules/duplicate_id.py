"""A source has one figure of a region, metric, period and vintage; later files do not declare an id again."""

from collections.abc import Iterator, Sequence

from econfacts.factsfile.draft import Draft, Fault, Known, Row
from econfacts.model.gates import quoted
from econfacts.model.records import Metric

LEVEL = "error"
PASSES = "- {region: china, metric: sales, period: 2022, value: 1, unit: 亿元, vintage: final, source: paper}"
FAILS = "- ^{region: china, metric: sales, period: 2023, value: 9, unit: 亿元, vintage: final, source: paper}"
MESSAGE = "fact china/sales/2023/paper/final stands already in FILE:28"


def declaration(draft: Draft, known: Known) -> Iterator[Fault]:
    if draft.id in known.places[draft.section]:
        path, line, _ = known.place(draft.section, draft.id)
        yield draft.place(), f"'{quoted(draft.id)}' is declared already, in {path}:{line}"


def figures(figure: str, rows: Sequence[Row], metric: Metric) -> Iterator[Fault]:
    first: dict[tuple[str, str | None], Row] = {}
    for row in rows:
        if row.stated and (known := first.setdefault((row.source, row.vintage), row)) is not row:
            of_vintage = f"/{row.vintage}" if row.vintage else ""
            path, line, _ = known.place
            yield row.place, f"fact {figure}/{row.source}{of_vintage} stands already in {path}:{line}"

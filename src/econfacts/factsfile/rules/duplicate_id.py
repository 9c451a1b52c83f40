"""Rule `duplicate-id`: each id is declared once over all files, and each figure of a source stands once."""

from collections.abc import Iterator, Sequence

from econfacts.factsfile.draft import Draft, Fault, Known
from econfacts.factsfile.kinds import clip
from econfacts.factsfile.rules.base import ERROR, Row, Rule
from econfacts.model.records import Metric

RULE = Rule(
    id="duplicate-id",
    level=ERROR,
    about="A source has one figure of a region, metric, period and vintage; later files do not declare an id again.",
    passes="- {region: china, metric: sales, period: 2022, value: 1, unit: 亿元, vintage: final, source: paper}",
    fails="- ^{region: china, metric: sales, period: 2023, value: 9, unit: 亿元, vintage: final, source: paper}",
    message="fact china/sales/2023/paper/final stands already in FILE:28",
)


def declaration(draft: Draft, known: Known) -> Iterator[Fault]:
    """An id that an earlier file has declared (within one file the reader sees it as a duplicate key)."""
    if (draft.section, draft.id) in known.declared:
        path, line, _ = known.place(draft.section, draft.id)
        yield Fault(draft.start_mark, f"{clip(draft.id)} is declared already, in {path}:{line}")


def figures(figure: str, rows: Sequence[Row], metric: Metric) -> Iterator[tuple[Row, str]]:
    """A second figure of one source and vintage."""
    first: dict[tuple[str, str | None], Row] = {}
    for row in rows:
        if not row.stated:
            continue
        known = first.setdefault((row.source, row.vintage), row)
        if known is not row:
            of_vintage = f"/{row.vintage}" if row.vintage else ""
            yield row, f"fact {figure}/{row.source}{of_vintage} stands already in {known.path}:{known.line}"

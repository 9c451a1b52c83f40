"""SQLite: tables with keys, a view with every name, made for Datasette and for plain SQL.

`value` is a number to compute with; `number` is text with the exact digits as printed. The comments in the
tables' definitions tell what each column holds (Datasette shows them under a table).
"""

import sqlite3
from decimal import Decimal
from typing import TYPE_CHECKING

from econfacts.export.place import placed
from econfacts.export.tables import Cell, Table, tables
from econfacts.model import gates
from econfacts.model.quantities import plain

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.model.records import Progress

_TYPES = {"text": "TEXT", "digits": "TEXT", "number": "NUMERIC", "integer": "INTEGER", "boolean": "INTEGER"}

_INDEXED = ("region, metric, period", "metric, period", "source", "vintage", "unit", "rank_among", "implied_by")

_FIGURES = """\
CREATE VIEW figures AS -- facts with the names of what they refer to
SELECT
  facts.id,
  facts.region, regions.name AS region_name, regions.name_zh AS region_name_zh, regions.level,
  facts.metric, metrics.name AS metric_name, metrics.name_zh AS metric_name_zh,
  metrics.topic, topics.name AS topic_name, topics.name_zh AS topic_name_zh,
  facts.period, facts.value, facts.measure, facts.printed, facts.bound, facts.out_of,
  facts.rank, groups.name AS rank_among_name, groups.name_zh AS rank_among_name_zh,
  facts.status, facts.vintage, vintages.name AS vintage_name, vintages.name_zh AS vintage_name_zh,
  facts.implied_by, facts.cites,
  facts.source, sources.title AS source_title, sources.issued AS source_issued, sources.url AS source_url,
  facts.paragraph, facts.note
FROM facts
JOIN regions ON regions.id = facts.region
JOIN metrics ON metrics.id = facts.metric
JOIN topics ON topics.id = metrics.topic
JOIN sources ON sources.id = facts.source
LEFT JOIN groups ON groups.id = facts.rank_among
LEFT JOIN vintages ON vintages.id = facts.vintage"""

_TAKEN = """\
CREATE VIEW taken_figures AS -- of each region and metric the figure to take, with names
SELECT figures.* FROM taken JOIN figures ON figures.id = taken.fact"""


def write(data: "Dataset", target: str, force: bool, progress: "Progress") -> list[str]:
    """Write a database file."""
    with placed(target, force) as path:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            _fill(connection, tables(data, progress))
        finally:
            connection.close()
    return []


def _fill(connection: sqlite3.Connection, all_tables: list[Table]) -> None:
    # The file gets its name only when it is whole, so a journal would protect nothing.
    for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
        connection.execute(statement)
    for table in all_tables:
        connection.execute(_definition(table))
        gaps = ", ".join("?" * len(table.columns))
        connection.executemany(
            f'INSERT INTO "{table.name}" VALUES ({gaps})', (tuple(map(_cell, row)) for row in table.rows())
        )
    for columns in _INDEXED:
        connection.execute(f'CREATE INDEX "facts by {columns.replace(", ", " and ")}" ON facts ({columns})')
    connection.execute(_FIGURES)
    connection.execute(_TAKEN)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")


def _definition(table: Table) -> str:
    lines = [f"CREATE TABLE {table.name} ( -- {table.about}"]
    for column in table.columns:
        key = " PRIMARY KEY" if column is table.columns[0] else ""
        required = " NOT NULL" if column.required else ""
        refers = f" REFERENCES {column.refers} (id)" if column.refers else ""
        comma = "" if column is table.columns[-1] else ","
        lines.append(f"  {column.name} {_TYPES[column.type]}{key}{required}{refers}{comma} -- {column.about}")
    return "\n".join([*lines, ")"])


def _cell(cell: Cell) -> str | int | None:
    if isinstance(cell, str):
        return gates.line(cell)
    return plain(cell) if isinstance(cell, Decimal) else cell

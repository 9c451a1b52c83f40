"""What is laid out for people, as plain values: pages of tables and notes."""

from collections.abc import Iterable, Sequence
from itertools import chain, compress
from typing import NamedTuple


class Column(NamedTuple):
    """A column: its heading, whether its cells stand to the right, may wrap, and have the `point` of their numbers in
    line within a section; `style` is `dim`, a colour or nothing."""

    heading: str = ""
    right: bool = False
    wrap: bool = False
    point: bool = False
    style: str = ""


class Row(NamedTuple):
    """A line of a table; a `section` row is a heading that spans it. `style` is `dim`, `bold` or nothing."""

    cells: Sequence[str]
    section: bool = False
    style: str = ""


class Table(NamedTuple):
    """Columns and rows; a row has as many cells as there are columns (a section one)."""

    columns: Sequence[Column]
    rows: Sequence[Row]

    def filled(self) -> "Table":
        """The table without columns that have no heading and in which nothing stands (no figure is marked, say)."""
        body = [row.cells for row in self.rows if not row.section]
        kept = [bool(column.heading) or any(cells[n] for cells in body) for n, column in enumerate(self.columns)]
        rows = [row if row.section else row._replace(cells=[*compress(row.cells, kept)]) for row in self.rows]
        return Table([*compress(self.columns, kept)], rows)


class Note(NamedTuple):
    """A line under the tables: `mark` is what refers to it."""

    mark: str
    text: str


class Page(NamedTuple):
    """A title, a line under it, tables, and notes."""

    title: str
    subtitle: str
    tables: Sequence[Table]
    notes: Sequence[Note] = ()


def sections(groups: Iterable[tuple[str, Sequence[Row]]]) -> list[Row]:
    """The rows of groups that have any, each under its heading, a blank line between them."""
    rows = [(Row([""], True), Row([heading], True), *members) for heading, members in groups if members]
    return [*chain(*rows)][1:]

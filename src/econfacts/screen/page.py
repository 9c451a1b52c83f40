"""What is laid out for people, as plain values: pages of tables and notes."""

from collections.abc import Sequence
from typing import NamedTuple


class Column(NamedTuple):
    """A column: its heading, how its cells are aligned (`point`: on their decimal point), whether they may wrap."""

    heading: str
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


class Span(NamedTuple):
    """A piece of prose; `role` says what became of a figure in it: recorded, passed-over, missing,
    not-a-figure, or none.
    """

    text: str
    role: str = ""


class Prose(NamedTuple):
    """A paragraph of running text with a label before it."""

    label: str
    spans: Sequence[Span]


class Note(NamedTuple):
    """A line under the tables: `mark` is what refers to it."""

    mark: str
    text: str


class Page(NamedTuple):
    """A title, a line under it, prose, tables, and notes."""

    title: str
    subtitle: str
    tables: Sequence[Table]
    notes: Sequence[Note] = ()
    prose: Sequence[Prose] = ()

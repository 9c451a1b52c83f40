"""Pages for people, drawn with Rich; the only module that imports it.

Text is never read as markup, nothing is ever cut, and double-width characters count double. Where a table
cannot fit the terminal it is written as blocks of `heading: text` lines. A pipe gets no colour and no wrapping.
"""

from collections.abc import Sequence
from typing import TextIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from econfacts.screen.page import Page, Prose, Row, Table

_PIPE_WIDTH = 100_000
_MIN_WRAPPED = 16  # columns that a wrapped cell needs to be readable
_GAPS = (2, 1)  # between columns, the first that fits


def draw(page: Page, stream: TextIO, color: bool) -> None:
    """Draw a page on a stream, as wide as its terminal."""
    console = Console(
        file=stream,
        width=None if stream.isatty() else _PIPE_WIDTH,
        no_color=not color,
        color_system="auto" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    _heading(page, console)
    for prose in page.prose:
        _prose(prose, console, color)
    for table in page.tables:
        console.print()
        table = _without_empty_columns(table)
        fitting = _widths(table, console.width)
        if fitting is not None:
            _table(table, *fitting, console)
        else:
            _blocks(table, console)
    _notes(page, console)


def _heading(page: Page, console: Console) -> None:
    if not page.title:
        return
    title, subtitle = Text(page.title, style="bold"), Text(page.subtitle, style="dim")
    if title.cell_len + 2 + subtitle.cell_len <= console.width:
        console.print(Text("  ").join([title, subtitle] if page.subtitle else [title]))
    else:
        console.print(title)
        console.print(subtitle)


_ROLE_STYLES = {"recorded": "green", "passed-over": "dim", "missing": "bold reverse red", "not-a-figure": "dim italic"}
_ROLE_BRACKETS = {"recorded": "[{}]", "passed-over": "({})", "missing": "!!{}!!", "not-a-figure": "<{}>"}


def _prose(prose: Prose, console: Console, color: bool) -> None:
    """A paragraph whose figures are marked by colour, or by brackets where there is none."""
    text = Text(overflow="fold")
    for span in prose.spans:
        if color:
            text.append(span.text, style=_ROLE_STYLES.get(span.role))
        else:
            text.append(_ROLE_BRACKETS.get(span.role, "{}").format(span.text))
    lines = RichTable.grid(padding=(0, 1, 0, 0))
    lines.add_column(justify="right", no_wrap=True)
    lines.add_column(overflow="fold")
    lines.add_row(Text(prose.label, style="dim"), text)
    console.print(lines)


class _Gap(Box):
    """A box without lines, whose columns are so many blanks apart: half the cost of Rich's padding of each cell."""

    def __init__(self, blanks: int) -> None:
        super().__init__("    \n" * 8, ascii=True)  # blanks need no substitute on a poor terminal
        self.head_vertical = self.mid_vertical = self.foot_vertical = " " * blanks


def _notes(page: Page, console: Console) -> None:
    if not page.notes:
        return
    lines = RichTable.grid(padding=(0, 1, 0, 0))
    lines.add_column(width=max(cell_len(note.mark) for note in page.notes), no_wrap=True)
    lines.add_column(overflow="fold")
    for note in page.notes:
        lines.add_row(Text(note.mark, style="cyan"), Text(note.text))
    console.print()
    console.print(lines)


def _table(table: Table, widths: Sequence[int], gap: int, console: Console) -> None:
    """Print a table: section rows over its whole width, all others in columns of the same widths."""
    if any(column.heading for column in table.columns):
        console.print(_lines(table, [Row([column.heading for column in table.columns])], widths, gap, "dim"))
        rule = "-" if console.options.ascii_only else "─"
        console.print(Text(rule * (sum(widths) + gap * (len(widths) - 1)), style="dim"))
    body: list[Row] = []
    for row in table.rows:
        if row.section and _natural(row.cells[0]) > widths[0]:  # it spans columns, which no row of Rich's can
            _print_body(table, body, widths, gap, console)
            body = []
            console.print(Text(row.cells[0], style="bold", overflow="fold"))
        else:
            body.append(row)
    _print_body(table, body, widths, gap, console)


def _print_body(table: Table, body: Sequence[Row], widths: Sequence[int], gap: int, console: Console) -> None:
    if body:
        console.print(_lines(table, body, widths, gap))


def _lines(table: Table, rows: Sequence[Row], widths: Sequence[int], gap: int, style: str = "") -> RichTable:
    lines = RichTable(box=_Gap(gap), show_edge=False, show_header=False, pad_edge=False, padding=0)
    for column, width in zip(table.columns, widths, strict=True):
        lines.add_column(
            justify="right" if column.right else "left",
            no_wrap=not column.wrap,
            overflow="fold",
            width=width,
            style=style,
        )
    for row in rows:
        lines.add_row(*[Text(cell) for cell in row.cells], style="bold" if row.section else None)
    return lines


def _without_empty_columns(table: Table) -> Table:
    """The table without columns in which nothing stands (no figure is marked, say)."""
    body = [row for row in table.rows if not row.section]
    kept = [
        number
        for number, column in enumerate(table.columns)
        if column.heading or any(row.cells[number] for row in body)
    ]
    rows = [row if row.section else Row([row.cells[number] for number in kept]) for row in table.rows]
    return Table([table.columns[number] for number in kept], rows)


def _widths(table: Table, available: int) -> tuple[list[int], int] | None:
    """How wide each column is, and the gap between them; None where the table cannot fit.

    Columns that may not be wrapped get what they need, the others share what is left.
    """
    rows = [row.cells for row in table.rows if not row.section]
    needed = [
        max(_natural(column.heading), *(_natural(cells[number]) for cells in rows), 0)
        for number, column in enumerate(table.columns)
    ]
    wrapped = [number for number, column in enumerate(table.columns) if column.wrap]
    least = [min(width, _MIN_WRAPPED) if number in wrapped else width for number, width in enumerate(needed)]
    for gap in _GAPS:
        room = available - gap * (len(needed) - 1)
        if sum(needed) <= room:
            return needed, gap
        if sum(least) <= room:
            return _shared(needed, least, room), gap
    return None


def _shared(needed: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Give each column its least, and what is left to those that need more, in proportion."""
    lacking = [most - width for most, width in zip(needed, least, strict=True)]
    spare = room - sum(least)
    return [width + spare * lack // sum(lacking) for width, lack in zip(least, lacking, strict=True)]


def _natural(text: str) -> int:
    return max((cell_len(line) for line in text.split("\n")), default=0)


def _blocks(table: Table, console: Console) -> None:
    """A table for a terminal that is too narrow: each row as a line and `heading: text` lines under it."""
    for row in table.rows:
        first, *rest = row.cells
        console.print(Text(first, style="bold" if row.section else "", overflow="fold"))
        for column, text in zip(table.columns[1:], rest, strict=False):
            if text and column.heading:
                console.print(Padding(Text(f"{column.heading}: {text}", overflow="fold"), (0, 0, 0, 2)))

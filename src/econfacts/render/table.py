"""Pages for people, drawn with Rich; the only module that imports it.

Text is never read as markup, nothing is ever cut, and double-width characters count double. Where a table
cannot fit the terminal it is written as blocks of `heading: text` lines. A pipe gets no colour and no wrapping.
"""

from typing import TextIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from econfacts.views.page import Page, Prose, Row, Table

_PIPE_WIDTH = 100_000
_MIN_WRAPPED = 16  # columns that a wrapped cell needs to be readable
_GAP = 2
_RULED = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_RULED_ASCII = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


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
        if _least_width(table) <= console.width:
            console.print(_table(table, console))
        else:
            _blocks(table, console)
    _notes(page, console)


def _heading(page: Page, console: Console) -> None:
    if not page.title:
        return
    line = Text(page.title, style="bold")
    if page.subtitle:
        line.append(f"  {page.subtitle}", style="not bold dim")
    console.print(line)


_ROLE_STYLES = {"recorded": "green", "passed-over": "dim", "missing": "bold reverse red"}
_ROLE_BRACKETS = {"recorded": "[{}]", "passed-over": "({})", "missing": "!!{}!!"}


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


def _notes(page: Page, console: Console) -> None:
    if page.notes:
        console.print()
    width = max((cell_len(note.mark) for note in page.notes), default=0)
    for note in page.notes:
        lines = RichTable.grid(padding=(0, 1, 0, 0))
        lines.add_column(width=width, no_wrap=True)
        lines.add_column(overflow="fold")
        lines.add_row(Text(note.mark, style="cyan"), Text(note.text))
        console.print(lines)


def _table(table: Table, console: Console) -> RichTable:
    drawn = RichTable(
        box=_RULED_ASCII if console.options.ascii_only else _RULED,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP, 0, 0),
        collapse_padding=True,
        header_style="dim",
        show_header=any(column.heading for column in table.columns),
    )
    for column in table.columns:
        drawn.add_column(
            Text(column.heading),
            justify="right" if column.right else "left",
            no_wrap=not column.wrap,
            overflow="fold",
            min_width=None if column.wrap else _natural(column.heading),
        )
    for row in table.rows:
        drawn.add_row(*_cells(row), style="bold" if row.section else None)
    return drawn


def _cells(row: Row) -> list[Text]:
    return [Text(cell, overflow="fold") for cell in row.cells]


def _least_width(table: Table) -> int:
    """The width under which a table would have to cut or fold what should stay whole."""
    total = 0
    for number, column in enumerate(table.columns):
        cells = [row.cells[number] for row in table.rows if number < len(row.cells)]
        natural = max((_natural(text) for text in [column.heading, *cells]), default=0)
        total += min(natural, _MIN_WRAPPED) if column.wrap else natural
    return total + _GAP * (len(table.columns) - 1)


def _natural(text: str) -> int:
    return max((cell_len(line) for line in text.split("\n")), default=0)


def _blocks(table: Table, console: Console) -> None:
    for row in table.rows:
        if row.section:
            console.print()
            console.print(Text(row.cells[0], style="bold"))
            continue
        for column, text in zip(table.columns, row.cells, strict=False):
            if text:
                label = f"{column.heading}: " if column.heading else ""
                console.print(
                    Padding(Text(f"{label}{text}", overflow="fold"), (0, 0, 0, 0 if not label else 2))
                )

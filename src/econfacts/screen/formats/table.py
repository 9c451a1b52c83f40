"""Pages for people, drawn with Rich on a terminal of any width.

Text is never read as markup, nothing is ever cut, and double-width characters count double. Where a table
cannot fit the terminal it is written as blocks of `heading: text` lines. A pipe gets no wrapping.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len as wide_len
from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from econfacts.model import gates
from econfacts.screen.page import Column, Page, Prose, Row, Table

_PIPE_WIDTH = 100_000
_MIN_WRAPPED = 16  # columns that a wrapped cell needs to be readable
_GAPS = (2, 1)  # between columns, the first that fits
_TRAILING = re.compile(r" +((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)


def cell_len(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else wide_len(text)


def draw(page: Page, color: bool) -> str:
    """The page as text, as wide as the terminal that stdout is; without blanks at the ends of lines."""
    drawing = console(color, None if sys.stdout.isatty() else _PIPE_WIDTH)
    print_page(page, drawing)
    return _TRAILING.sub(r"\1", drawing.file.getvalue())  # type: ignore[attr-defined]


def console(color: bool, width: int | None, record: bool = False) -> Console:
    """What a page is drawn on, in memory."""
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        record=record,
    )


def print_page(page: Page, console: Console) -> None:
    """Draw a page."""
    _heading(page, console)
    for prose in page.prose:
        _prose(prose, console)
    for table in page.tables:
        console.print()
        table = _aligned(_without_empty_columns(_harmless(table)))
        fitting = _widths(table, console.width)
        if fitting is not None:
            console.print(Segments(_segments(table, *fitting, console)), end="", crop=False)
        else:
            _blocks(table, console)
    _notes(page, console)


def _heading(page: Page, console: Console) -> None:
    if not page.title:
        return
    title, subtitle = Text(gates.line(page.title), style="bold"), Text(gates.line(page.subtitle), style="dim")
    if title.cell_len + 2 + subtitle.cell_len <= console.width:
        console.print(Text("  ").join([title, subtitle] if page.subtitle else [title]))
    else:
        console.print(title)
        console.print(subtitle)


_ROLE_STYLES = {"recorded": "green", "passed-over": "dim", "missing": "bold reverse red", "not-a-figure": "dim italic"}
_ROLE_BRACKETS = {"recorded": "[{}]", "passed-over": "({})", "missing": "!!{}!!", "not-a-figure": "<{}>"}


def _prose(prose: Prose, console: Console) -> None:
    """A paragraph whose figures are marked by colour, or by brackets where there is none."""
    text = Text(overflow="fold")
    for span in prose.spans:
        shown = gates.line(span.text)
        if console.no_color:
            text.append(_ROLE_BRACKETS.get(span.role, "{}").format(shown))
        else:
            text.append(shown, style=_ROLE_STYLES.get(span.role))
    lines = RichTable.grid(padding=(0, 1, 0, 0))
    lines.add_column(justify="right", no_wrap=True)
    lines.add_column(overflow="fold")
    lines.add_row(Text(prose.label, style="dim"), text)
    console.print(lines)


def _notes(page: Page, console: Console) -> None:
    if not page.notes:
        return
    lines = RichTable.grid(padding=(0, 1, 0, 0))
    lines.add_column(width=max(cell_len(note.mark) for note in page.notes), no_wrap=True)
    lines.add_column(overflow="fold")
    for note in page.notes:
        lines.add_row(Text(gates.line(note.mark), style="cyan"), Text(gates.line(note.text)))
    console.print()
    console.print(lines)


def _segments(table: Table, widths: Sequence[int], gap: int, console: Console) -> Iterator[Segment]:
    """The lines of a table: a heading and a rule where columns have headings, then the rows.

    Rich's own table lays out every cell as a paragraph, which takes seconds for ten thousand rows.
    """
    layout = _Layout(table.columns, widths, gap, console)
    if any(column.heading for column in table.columns):
        yield from layout.line(Row([column.heading for column in table.columns], style="dim"))
        rule = "-" if console.options.ascii_only else "─"
        yield Segment(f"{rule * (sum(widths) + gap * (len(widths) - 1))}\n", Style(dim=True))
    for row in table.rows:
        if row.section:
            for line in Text(row.cells[0], overflow="fold").wrap(console, console.width):
                yield Segment(f"{line.plain}\n", Style(bold=True))
        else:
            yield from layout.line(row)


class _Layout:
    """Columns of known widths, in which rows become lines."""

    def __init__(self, columns: Sequence[Column], widths: Sequence[int], gap: int, console: Console) -> None:
        self._columns = [*zip(columns, widths, strict=True)]
        self._gap = gap
        self._console = console
        self._styles: dict[str, list[Style]] = {}

    def line(self, row: Row) -> Iterator[Segment]:
        """A row, as many lines as its highest cell; what has one style is one piece of text."""
        if row.style not in self._styles:
            style = Style.parse(row.style)
            self._styles[row.style] = [style + Style.parse(column.style) for column, _ in self._columns]
        styles = self._styles[row.style]
        parts = [self._wrapped(cell, width) for cell, (_, width) in zip(row.cells, self._columns, strict=True)]
        for number in range(max(map(len, parts))):
            run, last, behind = "", styles[0], 0  # blanks that are due before the next text
            for part, (column, width), style in zip(parts, self._columns, styles, strict=True):
                text = part[number] if number < len(part) else ""
                room = width - cell_len(text)
                if text:
                    if style is not last and style != last:
                        yield Segment(run, last)
                        run, last = "", style
                    before = room if column.right else 0
                    run += f"{' ' * (behind + before)}{text}"
                    behind = room - before + self._gap
                else:
                    behind += width + self._gap
            yield Segment(f"{run}\n", last)

    def _wrapped(self, text: str, width: int) -> list[str]:
        if cell_len(text) <= width and "\n" not in text:
            return [text]
        return [line.plain.rstrip() for line in Text(text, overflow="fold").wrap(self._console, width)]


def _harmless(table: Table) -> Table:
    return table._replace(rows=[row._replace(cells=[gates.lines(cell) for cell in row.cells]) for row in table.rows])


def _without_empty_columns(table: Table) -> Table:
    """The table without columns in which nothing stands (no figure is marked, say)."""
    body = [row for row in table.rows if not row.section]
    kept = [
        number
        for number, column in enumerate(table.columns)
        if column.heading or any(row.cells[number] for row in body)
    ]
    rows = [row if row.section else row._replace(cells=[row.cells[number] for number in kept]) for row in table.rows]
    return Table([table.columns[number] for number in kept], rows)


def _aligned(table: Table) -> Table:
    """The table with the decimal points of a column under each other: blanks fill up what stands behind them."""
    rows = [[*row.cells] for row in table.rows]
    for number, column in enumerate(table.columns):
        if column.point:
            cells = [cells[number] for cells, row in zip(rows, table.rows, strict=True) if not row.section]
            most = max((_behind_point(cell) for cell in cells), default=0)
            for cells, row in zip(rows, table.rows, strict=True):
                if not row.section and cells[number]:
                    cells[number] += " " * (most - _behind_point(cells[number]))
    columns = [column._replace(right=column.right or column.point) for column in table.columns]
    return Table(columns, [row._replace(cells=cells) for row, cells in zip(table.rows, rows, strict=True)])


def _behind_point(number: str) -> int:
    """How many columns stand from the point on."""
    _, point, fraction = number.partition(".")
    return cell_len(fraction) + 1 if point else 0


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
    return cell_len(text) if "\n" not in text else max(map(cell_len, text.split("\n")))


def _blocks(table: Table, console: Console) -> None:
    """A table for a terminal that is too narrow: each row as a line and `heading: text` lines under it."""
    for row in table.rows:
        first, *rest = row.cells
        console.print(Text(first, style="bold" if row.section else "", overflow="fold"))
        cells = [(column.heading, text.strip()) for column, text in zip(table.columns[1:], rest, strict=False)]
        bare = " ".join(text for heading, text in cells if text and not heading)
        labelled = [f"{heading}: {text}" for heading, text in cells if text and heading]
        for line in [bare, *labelled] if bare else labelled:
            console.print(Padding(Text(line, overflow="fold"), (0, 0, 0, 2)))

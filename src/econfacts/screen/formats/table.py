"""Pages for people, drawn with Rich on a terminal of any width.

Text is never read as markup, nothing is ever cut, and double-width characters count double. Where a table
cannot fit the terminal it is written as blocks of `heading: text` lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby
from operator import attrgetter
from typing import Any

from rich.cells import cell_len as wide_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from econfacts.model import gates
from econfacts.screen.page import Column, Page, Row, Table, filled

_MIN_WRAPPED = 16  # columns that a wrapped cell needs to be readable
_GAPS = (2, 1)  # between columns, the first that fits
_NUMBER = re.compile(r"\(?(?:[<>≤≥≈] )?[−+]?[0-9,]+((?:\.[0-9]+)?(?: \S.*)?\)?)")
_TRAILING = re.compile(r" +((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)
_NEGATIVE = Style(color="red")


def draw(page: Page, color: bool) -> str:
    """The page as text, as wide as the terminal, else $COLUMNS or 80; without blanks at the ends of lines."""
    drawing = console(color)
    print_page(page, drawing)
    return _TRAILING.sub(r"\1", drawing.file.getvalue())  # type: ignore[attr-defined]


def console(color: bool, **settings: Any) -> Console:
    """What a page is drawn on, in memory."""
    system: Any = "standard" if color else None
    return Console(file=StringIO(), force_terminal=color, no_color=not color, color_system=system, **settings)


def print_page(page: Page, console: Console) -> None:
    """Draw a page."""
    title, subtitle = Text(gates.line(page.title), style="bold"), Text(gates.line(page.subtitle), style="dim")
    if page.title:
        fits = title.cell_len + 2 + subtitle.cell_len <= console.width
        console.print(title, *([subtitle] if page.subtitle else []), sep="  " if fits else "\n")
    for number, table in enumerate(page.tables):
        if page.title or number:
            console.print()
        _print(table, _GAPS, console)
    if page.notes:
        console.print()
        notes = Table([Column(style="cyan"), Column(wrap=True)], [Row(note) for note in page.notes])
        _print(notes, _GAPS[1:], console)


def _print(table: Table, gaps: Sequence[int], console: Console) -> None:
    table = filled(table)
    columns = [each._replace(heading=gates.line(each.heading)) for each in table.columns]
    rows = [row._replace(cells=[*map(gates.lines, row.cells)]) for row in table.rows]
    for is_section, run in groupby(rows, attrgetter("section")):
        if not is_section:
            _align(columns, [row.cells for row in run])
    widths, gap = _widths(columns, rows, gaps, console.width)
    if not widths:
        columns, rows, widths = [Column()], [*_narrow(columns, rows)], [console.width]
    console.print(Segments(_Layout(columns, widths, gap, console).lines(rows)), end="", crop=False)


def _align(columns: Sequence[Column], rows: Sequence[Any]) -> None:
    """Put blanks behind the numbers of columns whose points stand in line."""
    for number, column in enumerate(columns):
        if column.point:
            found = [_NUMBER.fullmatch(cells[number]) for cells in rows]
            most = max(len(match[1]) if match else 0 for match in found)
            for cells, match in zip(rows, found, strict=True):
                cells[number] += " " * (most - len(match[1])) if match else ""


def _widths(
    columns: Sequence[Column], rows: Sequence[Row], gaps: Sequence[int], available: int
) -> tuple[list[int], int]:
    """How wide each column is, and the gap between them; no widths where the table cannot fit.

    Columns that may not be wrapped get what they need, the others share what is left.
    """
    texts = [[column.heading] for column in columns]
    for row in rows:
        if not row.section:
            for column, cell in zip(texts, row.cells, strict=True):
                column += cell.split("\n")
    needed = [max(map(cell_len, column)) for column in texts]
    least = [min(width, _MIN_WRAPPED) if column.wrap else width for width, column in zip(needed, columns, strict=True)]
    lacking = [most - width for most, width in zip(needed, least, strict=True)]
    for gap in gaps:
        spare = available - gap * (len(needed) - 1) - sum(least)
        if spare >= sum(lacking):
            return needed, gap
    if spare < 0:
        return [], 0
    return [width + spare * lack // sum(lacking) for width, lack in zip(least, lacking, strict=True)], gap


def _narrow(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Row]:
    """A table for a terminal that is too narrow: each row as a line and `heading: text` lines under it."""
    for row in rows:
        yield row._replace(cells=row.cells[:1])
        cells = [(column.heading, text.strip()) for column, text in zip(columns[1:], row.cells[1:], strict=False)]
        bare = " ".join(text for heading, text in cells if text and not heading)
        for line in filter(None, (bare, *(f"{heading}: {text}" for heading, text in cells if text and heading))):
            yield Row([f"  {line}"])


class _Layout:
    """Columns of known widths, in which rows become lines.

    Rich's own table lays out every cell as a paragraph, which takes seconds for ten thousand rows.
    """

    def __init__(self, columns: Sequence[Column], widths: Sequence[int], gap: int, console: Console) -> None:
        self._columns = [*zip(columns, widths, strict=True)]
        self._gap = gap
        self._console = console
        self._styles: dict[str, list[Style]] = {}

    def lines(self, rows: Iterable[Row]) -> Iterator[Segment]:
        """The headings and a rule, where there are headings, then the rows."""
        headings = [column.heading for column, _ in self._columns]
        if any(headings):
            yield from self._line(Row(headings, style="dim"))
            width = sum(width + self._gap for _, width in self._columns) - self._gap
            yield Segment(("-" if self._console.options.ascii_only else "─") * width + "\n", Style(dim=True))
        for row in rows:
            if row.section:
                for line in self._wrapped(row.cells[0], self._console.width):
                    yield Segment(f"{line}\n", Style(bold=True))
            else:
                yield from self._line(row)

    def _line(self, row: Row) -> Iterator[Segment]:
        """A row, as many lines as its highest cell; what has one style is one piece of text."""
        styles = self._of(row.style)
        parts = [self._wrapped(cell, width) for cell, (_, width) in zip(row.cells, self._columns, strict=True)]
        for number in range(max(map(len, parts))):
            run, last, behind = "", styles[0], 0  # blanks that are due before the next text
            for part, (column, width), style in zip(parts, self._columns, styles, strict=True):
                text = part[number] if number < len(part) else ""
                room = width - cell_len(text)
                before = room if column.right else 0
                if text:
                    if column.right and text.lstrip("(").startswith("−"):
                        style += _NEGATIVE
                    if style is not last and style != last:
                        yield Segment(run, last)
                        run, last = "", style
                    run += " " * (behind + before) + text
                    behind = room - before + self._gap
                else:
                    behind += room + self._gap
            yield Segment(f"{run}\n", last)

    def _of(self, style: str) -> list[Style]:
        """The styles of the cells of a row in that style."""
        if style not in self._styles:
            self._styles[style] = [Style.parse(style) + Style.parse(column.style) for column, _ in self._columns]
        return self._styles[style]

    def _wrapped(self, text: str, width: int) -> list[str]:
        if cell_len(text) <= width and "\n" not in text:
            return [text]
        return [line.plain.rstrip() for line in Text(text, overflow="fold").wrap(self._console, width)]


def cell_len(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else wide_len(text)

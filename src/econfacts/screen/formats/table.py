"""Pages for people, drawn with Rich on a terminal of any width.

Text is never read as markup, nothing is ever cut, and double-width characters count double. Where a table
cannot fit the terminal it is written as blocks of `heading: text` lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import accumulate, groupby, zip_longest
from operator import attrgetter
from typing import Any

from rich.cells import cell_len as wide_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from econfacts.model import gates
from econfacts.screen.page import Column, Page, Row, Table

_MIN_WRAPPED = 16  # columns that a wrapped cell needs to be readable
_GAPS = (2, 1)  # between columns, the first that fits
_NUMBER = re.compile(r"\(?(?:[<>≤≥≈] )?[−+]?[0-9,]+((?:\.[0-9]+)?(?: \S.*)?\)?)")
_TRAILING = re.compile(r"(?<! ) +((?:\x1b\[[0-9;]*m)*)$", re.MULTILINE)


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
    columns = [each._replace(heading=gates.line(each.heading)) for each in table.columns]
    rows = [row._replace(cells=[*map(gates.lines, row.cells)]) for row in table.rows]
    for is_section, run in groupby(rows, attrgetter("section")):
        if not is_section:
            _align(columns, [row.cells for row in run])
    widths, gap = _widths(columns, rows, gaps, console.width)
    if not widths:
        columns, rows, widths = [Column()], [*_narrow(columns, rows)], [console.width]
    headings = Row([column.heading for column in columns], style="dim")
    if any(headings.cells):
        rule = ("-" if console.options.ascii_only else "─") * (sum(widths) + gap * (len(widths) - 1))
        rows[:0] = [headings, Row([rule], style="dim", section=True)]
    segments = Segments(_segments(columns, rows, widths, gap, console))
    console.print(segments, end="", crop=False)


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
    cells = zip([column.heading for column in columns], *(row.cells for row in rows if not row.section), strict=True)
    needed = [_widest("\n".join(column)) for column in cells]
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


def _segments(
    columns: Sequence[Column], rows: Iterable[Row], widths: Sequence[int], gap: int, console: Console
) -> Iterator[Segment]:
    """Rows as lines of text, each row as many as its highest cell has.

    Rich's own table lays out every cell as a paragraph, which takes seconds for ten thousand rows.
    """
    starts = accumulate((width + gap for width in widths), initial=0)
    places = [*zip(columns, starts, widths, strict=False)]
    for row in rows:
        if row.section:
            style = Style.parse(row.style or "bold")
            yield from (Segment(f"{line}\n", style) for line in _wrapped(row.cells[0], console.width, console))
            continue
        parts = [
            _wrapped(cell, width, console) if cell else [""] for cell, width in zip(row.cells, widths, strict=True)
        ]
        for texts in zip_longest(*parts, fillvalue=""):
            plain, end = "", 0  # what has no style is one segment, but in a picture, whose fonts vary in width
            for text, (column, start, width) in zip(texts, places, strict=True):
                if text:
                    size = _len(text)
                    at = start + width - size if column.right else start
                    cell, end = " " * (at - end) + text, at + size
                    color = "red" if column.right and text.lstrip("(").startswith("−") else ""
                    if row.style or column.style or color or console.record:
                        yield from (Segment(plain), Segment(cell, Style.parse(f"{row.style} {column.style} {color}")))
                        plain = ""
                    else:
                        plain += cell
            yield Segment(f"{plain}\n")


def _wrapped(text: str, width: int, console: Console) -> list[str]:
    if _len(text) <= width and "\n" not in text:
        return [text]
    return [line.plain.rstrip() for line in Text(text, overflow="fold").wrap(console, width)]


def _widest(text: str) -> int:
    """How many columns its widest line takes."""
    return max(map(len if text.isascii() else wide_len, text.split("\n")))


def _len(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else wide_len(text)

"""A page as Markdown (GitHub's kind), to paste into an issue or a report: names, units and notes as on a terminal."""

from collections.abc import Iterable, Iterator

from econfacts.model.gates import markdown as gate
from econfacts.screen.page import Page, Table


def draw(page: Page, color: bool) -> str:
    """The page as Markdown text; there is no colour in it."""
    blocks: list[list[str]] = []
    if page.title:
        blocks.append([f"### {gate(page.title)}"])
    if page.subtitle:
        blocks.append([gate(page.subtitle)])
    blocks += [list(_table(table)) for table in page.tables]
    if page.notes:
        blocks.append([f"- {gate(note.mark)} {gate(note.text)}" for note in page.notes])
    return "\n".join("\n".join(lines) + "\n" for lines in blocks)


def _table(table: Table) -> Iterator[str]:
    # A Markdown table cannot be without its header.
    yield _line(column.heading for column in table.columns)
    yield f"| {' | '.join('---:' if column.right else '---' for column in table.columns)} |"
    for row in table.rows:
        if not row.section:
            yield _line(row.cells)
        elif row.cells[0]:  # a blank line between sections has no place in a table
            yield f"| **{gate(row.cells[0])}** |{' |' * (len(table.columns) - 1)}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join('<br>'.join(gate(line.strip()) for line in cell.split(chr(10))) for cell in cells)} |"

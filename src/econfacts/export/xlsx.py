"""Excel: a sheet of figures with their names, and a sheet each for sources, regions, metrics and the rest.

Numbers are numbers and text is text, also where it begins like a formula.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from econfacts.errors import CannotWrite, UsageError
from econfacts.export.place import new_file
from econfacts.export.tables import Cell, Column, Table, tables

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.export import Progress

_MOST_ROWS = 1_048_576
_MOST_DIGITS = 15  # of a number that Excel keeps; longer ones are written as text
_WIDTHS = {"id": 34, "printed": 18, "value": 18, "title": 48, "note": 40, "definition": 40, "url": 40}
_LANGUAGES = (("name", "in English"), ("name_zh", "in Chinese"))


def write(data: "Dataset", target: str, force: bool, progress: "Progress") -> list[str]:
    """Write a workbook. Raises UsageError where XlsxWriter is not installed."""
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError('for Excel files: pip install "econfacts[xlsx]"') from None
    with new_file(target, force) as path, _explained(xlsxwriter.exceptions.XlsxWriterException):
        # Rows go to the disk as they come; nothing is turned into a formula or a link by how it looks.
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(path, options) as workbook:
            all_tables = {table.name: table for table in tables(data, progress)}
            all_tables["facts"] = _named(data, all_tables["facts"])
            for name in ("facts", "sources", "regions", "metrics", *sorted(all_tables)):
                if name in all_tables:
                    _sheet(workbook, all_tables.pop(name))
    return []


@contextmanager
def _explained(faults: type[Exception]) -> Iterator[None]:
    try:
        yield
    except faults as fault:
        raise CannotWrite(f"cannot write the workbook: {fault}") from fault


def _named(data: "Dataset", facts: Table) -> Table:
    """The facts with the names of their region and metric behind their ids."""
    names = {
        "region": {region.id: (region.en, region.zh) for region in data.regions()},
        "metric": {metric.id: (metric.en, metric.zh) for metric in data.metrics()},
    }
    columns: list[Column] = []
    for column in facts.columns:
        columns.append(column)
        if column.name in names:
            columns += (
                Column(f"{column.name}_{name}", "text", f"Its name {language}") for name, language in _LANGUAGES
            )

    def widened(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        id_, region, metric, *rest = row
        return id_, region, *names["region"][str(region)], metric, *names["metric"][str(metric)], *rest

    return facts._replace(columns=tuple(columns), rows=lambda: map(widened, facts.rows()))


def _sheet(workbook: Any, table: Table) -> None:
    sheet = workbook.add_worksheet(table.name)
    bold = workbook.add_format({"bold": True, "bottom": 1})
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _WIDTHS.get(column.name, 16))
        sheet.write_string(0, number, column.name, bold)
    sheet.freeze_panes(1, 1)
    rows = _write_rows(sheet, table.rows())
    sheet.autofilter(0, 0, rows, len(table.columns) - 1)


def _write_rows(sheet: Any, rows: Iterable[tuple[Cell, ...]]) -> int:
    number = 0
    for number, row in enumerate(rows, start=1):
        if number == _MOST_ROWS:
            raise CannotWrite(f"an Excel sheet holds {_MOST_ROWS - 1:,} rows; write a .db file instead")
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell)
    return number


def _write_cell(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) > _MOST_DIGITS:
        sheet.write_string(row, column, format(cell, "f"))
    elif isinstance(cell, Decimal | int):
        sheet.write_number(row, column, cell)
    elif cell is not None:
        sheet.write_string(row, column, cell)

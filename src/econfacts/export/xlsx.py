"""Excel: a sheet of figures with their names, and a sheet each for sources, regions, metrics and the rest.

Numbers are numbers and text is text, also where it begins like a formula.
"""

import os
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from econfacts.errors import CannotWrite, UsageError
from econfacts.export.place import placed
from econfacts.export.tables import Cell, Column, Table, tables
from econfacts.model import gates

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.model.records import Progress

_MOST_ROWS = 1_048_576
_MOST_DIGITS = 15  # of a number that Excel keeps; longer ones are written as text
_WIDTHS = {"id": 34, "printed": 18, "value": 18, "title": 48, "note": 40, "definition": 40, "url": 40}


def write(data: "Dataset", target: str, force: bool, progress: "Progress") -> list[str]:
    """Write a workbook. Raises UsageError where XlsxWriter is not installed."""
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError('for Excel files: pip install "econfacts[xlsx]"') from None
    try:
        with (
            placed(target, force) as path,
            # Rows go to the disk as they come.
            xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": os.path.dirname(path)}) as workbook,
        ):
            all_tables = {table.name: table for table in tables(data, progress)}
            all_tables["facts"] = _named(data, all_tables["facts"])
            for name in dict.fromkeys(("facts", "sources", "regions", "metrics", *sorted(all_tables))):
                _sheet(workbook, all_tables[name])
    except xlsxwriter.exceptions.XlsxWriterException as fault:
        raise CannotWrite(f"cannot write the workbook: {fault}") from fault
    return []


def _named(data: "Dataset", facts: Table) -> Table:
    """The facts with the names of their region and metric behind their ids."""
    regions, metrics = ({each.id: each for each in things} for things in (data.regions(), data.metrics()))
    columns: list[Column] = []
    for column in facts.columns:
        if column.name in ("region", "metric"):
            columns.append(column._replace(of=f"{column.name}.id"))
            columns.append(Column(f"{column.name}_name", "text", "Its name in English", of=f"{column.name}.en"))
            columns.append(Column(f"{column.name}_name_zh", "text", "Its name in Chinese", of=f"{column.name}.zh"))
        else:
            columns.append(column)

    def named(fact: Any) -> Any:
        return fact._replace(region=regions[fact.region], metric=metrics[fact.metric])

    return facts._replace(columns=tuple(columns), things=lambda: map(named, facts.things()))


def _sheet(workbook: Any, table: Table) -> None:
    sheet = workbook.add_worksheet(table.name)
    # Text is never turned into a formula or a link by how it looks.
    sheet.add_write_handler(str, lambda sheet, row, column, text, *more: sheet.write_string(row, column, text))
    bold = workbook.add_format({"bold": True, "bottom": 1})
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _WIDTHS.get(column.name, 16))
        sheet.write_string(0, number, column.name, bold)
    sheet.freeze_panes(1, 1)
    last = 0
    for last, row in enumerate(table.rows(), start=1):
        if last == _MOST_ROWS:
            raise CannotWrite(f"an Excel sheet holds {_MOST_ROWS - 1:,} rows; write a .db file instead")
        sheet.write_row(last, 0, map(_cell, row))
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return gates.line(cell)
    if isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) > _MOST_DIGITS:
        return format(cell, "f")
    return cell

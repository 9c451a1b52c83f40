"""Data Package v2: a folder of CSV files with a description that says what each column is and refers to.

See https://datapackage.org; numbers have exactly the digits that they have in the facts file.
"""

import csv
import json
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from econfacts.export.place import placed
from econfacts.export.tables import Cell, Column, Table, tables
from econfacts.model import gates
from econfacts.model.quantities import plain
from econfacts.store.inputs import bundled_path

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.model.records import Progress

_TYPES = {"text": "string", "digits": "number", "number": "number", "integer": "integer", "boolean": "boolean"}
_DESCRIPTION = "datapackage.json"
_LICENSE = {
    "name": "CC0-1.0",
    "title": "CC0 1.0 Universal",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def write(data: "Dataset", target: str, force: bool, progress: "Progress") -> list[str]:
    """Write a folder with a CSV file a table and `datapackage.json`."""
    all_tables = tables(data, progress)
    files = [_DESCRIPTION, *(f"{table.name}.csv" for table in all_tables)]
    with placed(target.rstrip("/") or "/", force, files) as folder:
        for table in all_tables:
            with open(os.path.join(folder, f"{table.name}.csv"), "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow([column.name for column in table.columns])
                writer.writerows([_cell(cell) for cell in row] for row in table.rows())
        with open(os.path.join(folder, _DESCRIPTION), "w", encoding="utf-8") as file:
            json.dump(_package(data, all_tables), file, ensure_ascii=False, indent=2)
            file.write("\n")
    return []


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return gates.csv(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell) if isinstance(cell, int) else plain(cell)


def _package(data: "Dataset", all_tables: Sequence[Table]) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "econfacts",
        "title": "Regional economic figures, each with its unit, period and source",
        # The built-in figures are in the public domain; what others wrote is theirs to license.
        **({"licenses": [_LICENSE]} if data.files == (bundled_path(),) else {}),
        "resources": [_resource(table) for table in all_tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "description": table.about,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "primaryKey": [table.columns[0].name],
            "foreignKeys": [_foreign_key(table, column) for column in table.columns if column.refers],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints = {"constraints": {"required": True}} if column.required else {}
    return {"name": column.name, "type": _TYPES[column.type], "description": column.about, **constraints}


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": ["id"]}
    if column.refers != table.name:  # no resource: the table itself
        reference["resource"] = column.refers
    return {"fields": [column.name], "reference": reference}

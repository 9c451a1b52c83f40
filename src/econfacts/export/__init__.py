"""The data set as files for other tools, a module a format; the ending of a file's name says which.

Facts are streamed, so memory does not grow with them, and a file appears under its name only when it is whole.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING

from econfacts.errors import UsageError
from econfacts.model import gates

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.model.records import Progress

FORMATS = {
    **dict.fromkeys((".db", ".sqlite", ".sqlite3"), "sqlite"),
    ".sdmx.csv": "sdmx_csv",
    ".xlsx": "xlsx",
    "/": "datapackage",
}
"""Ending of a file's name → the module that writes it; a name without an ending is a folder's, too."""


def export(data: "Dataset", target: str, force: bool = False, progress: "Progress | None" = None) -> list[str]:
    """Write the data set to a file or a folder, or with `-` as SDMX-CSV to stdout.

    Returns what a careful reader must know of it, a sentence each (facts that the format cannot hold). With
    `force` what is there is replaced; `progress` is told the facts that are written and the facts there are.
    Raises UsageError for an ending that no format has, CannotWrite where something is there already, or cannot be
    written.
    """
    module = import_module(f"{__name__}.{_format_of(target)}")
    remarks: list[str] = module.write(data, target, force, progress or (lambda done, total: None))
    return remarks


def _format_of(target: str) -> str:
    name = target.lower()
    if name == "-":
        return "sdmx_csv"
    ending = next(filter(name.endswith, FORMATS), None if "." in os.path.basename(name) else "/")
    if ending is None:
        raise UsageError(
            f"'{gates.quoted(target)}' ends in none of {', '.join(FORMATS)} (a folder's name may also have no ending); "
            "for facts as csv, tsv or json: econfacts facts --format csv"
        )
    return FORMATS[ending]

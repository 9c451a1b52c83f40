"""The data set as files for other tools, a module a format; the ending of a file's name says which.

Facts are streamed, so memory does not grow with them, and a file appears under its name only when it is whole.
"""

import os
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from econfacts.errors import UsageError
from econfacts.model import gates

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset

Progress = Callable[[int, int], None]
"""Told the facts that are written and the facts there are."""


class Format(NamedTuple):
    """A format: the module that writes it, the endings of its files' names, and what it is."""

    module: str
    endings: tuple[str, ...]
    what: str


FORMATS = (
    Format("sqlite", (".db", ".sqlite", ".sqlite3"), "SQLite"),
    Format("sdmx_csv", (".sdmx.csv",), "SDMX-CSV 2.0"),
    Format("xlsx", (".xlsx",), "Excel"),
    Format("datapackage", ("/",), "Data Package v2"),
)
"""The formats; a name without an ending is a folder's, too."""


def export(data: "Dataset", target: str, force: bool = False, progress: Progress | None = None) -> list[str]:
    """Write the data set to a file or a folder, or with `-` as SDMX-CSV to stdout.

    Returns what a careful reader must know of it, a sentence each (facts that the format cannot hold). With
    `force` what is there is replaced. Raises UsageError for an ending that no format has, CannotWrite where
    something is there already, or cannot be written.
    """
    module = import_module(f"{__name__}.{_format_of(target).module}")
    remarks: list[str] = module.write(data, target, force, progress or (lambda done, total: None))
    return remarks


def _format_of(target: str) -> Format:
    if target == "-":
        return FORMATS[1]
    name = target.lower()
    for format_ in FORMATS:
        if name.endswith(format_.endings):
            return format_
    if "." not in os.path.basename(name):
        return FORMATS[-1]
    known = ", ".join(f"{ending} ({each.what})" for each in FORMATS[:-1] for ending in each.endings)
    raise UsageError(
        f"'{gates.quoted(target)}' ends in none of {known}; a folder's name (Data Package v2) has no ending, or ends "
        "with /; for facts as csv, tsv or json: econfacts facts --format csv"
    )

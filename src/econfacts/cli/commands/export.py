"""`econfacts export`: the data set as a file for other tools."""

from contextlib import nullcontext
from typing import Annotated

import typer

from econfacts.cli.arguments import argument, flag
from econfacts.screen.console import writing

EXAMPLE = "econfacts export figures.db"

_FILE = """\
.db, .sqlite: SQLite; .xlsx: Excel; .sdmx.csv: SDMX-CSV 2.0; a folder: Data Package v2; - is SDMX-CSV to stdout."""


def run(
    ctx: typer.Context,
    file: Annotated[str, argument("FILE", _FILE)],
    force: Annotated[bool, flag("force", "Replace what is there.")] = False,
) -> None:
    """Write the whole data set for other tools; the ending of the file's name says how.

    Nothing is overwritten without --force, and nothing is ever left half written. For facts as csv, tsv or json
    see `econfacts facts`.
    """
    from econfacts.export import export
    from econfacts.screen.progress import progress

    remarks: list[str] = []
    with writing() if file == "-" else nullcontext():  # a reader of stdout may stop early
        remarks = export(ctx.obj.data, file, force, progress("exporting"))
    for remark in remarks:
        ctx.obj.note(f"note: {remark}")

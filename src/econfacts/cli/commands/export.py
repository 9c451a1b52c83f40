"""`econfacts export`: the data set as a file for other tools."""

from contextlib import nullcontext

from econfacts.cli.parameters import argument, flag
from econfacts.cli.session import Session
from econfacts.screen.console import writing

_FILE = """\
.db, .sqlite: SQLite; .xlsx: Excel; .sdmx.csv: SDMX-CSV 2.0; a folder: Data Package v2; - is SDMX-CSV to stdout."""

PARAMETERS = (argument("FILE", _FILE), flag("--force", "Replace what is there."))
EXAMPLE = """\
econfacts export figures.db
econfacts export figures.xlsx --force
econfacts export figures/
econfacts export - --facts mine.yaml > mine.sdmx.csv"""


def run(session: Session, file: str, force: bool) -> None:
    """Write the whole data set for other tools; the ending of the file's name says how.

    Nothing is overwritten without --force, and nothing is ever left half written. For facts as csv, tsv or json
    see `econfacts facts`.
    """
    from econfacts.export import export

    remarks: list[str] = []
    with writing(exact=True) if file == "-" else nullcontext():  # a reader of stdout may stop early
        remarks = export(session.data, file, force, session.progress("exporting"))
    for remark in remarks:
        session.note(f"note: {remark}")

"""`econfacts check`: every problem of facts files."""

from typing import Annotated

import typer

from econfacts.cli.arguments import argument, flag, option

EXAMPLE = "econfacts check --strict data/facts.yaml"
COLUMNS = ("path", "line", "column", "level", "rule", "message")

_FILES = "Facts files, which may refer to earlier ones and to those of --facts; default: those in use."


def run(
    ctx: typer.Context,
    files: Annotated[list[str] | None, argument("[FILE]...", _FILES)] = None,
    strict: Annotated[bool, flag("strict", "Warnings are errors.")] = False,
    github: Annotated[bool, flag("github", "Print GitHub annotations.")] = False,
    texts: Annotated[str | None, option("texts", "Folder of the source texts, to check paragraphs.", "DIR")] = None,
) -> None:
    """Validate facts files and list every problem as path:line:column: [level] message (rule).

    The summary goes to stderr. Exit code 1 if there are errors (or, with --strict, warnings).
    """
    from econfacts.errors import CheckFailed
    from econfacts.screen.pages import check
    from econfacts.screen.progress import progress
    from econfacts.store.check import check as check_files

    session = ctx.obj
    around = session.paths if files else []
    report = check_files(files or session.paths, around, texts, strict, progress())
    if session.asked_format or session.fields:
        records = (problem._asdict() for problem in report.problems())
        session.emit(records, COLUMNS)
    else:
        line = check.github_line if github else check.line
        for problem in report.problems():
            session.print(line(problem))
    if files and not around and report.has("unknown-reference"):
        session.note("note: `--facts bundled` checks on top of the built-in file")
    if report.failed:
        raise CheckFailed(report.summary)
    session.note(report.summary)

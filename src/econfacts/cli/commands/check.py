"""`econfacts check`: every problem of facts files."""

from econfacts.cli.parameters import argument, flag, option
from econfacts.cli.session import Session

_FILES = "Facts files, which may refer to earlier ones and to those of --facts; default: those in use."

PARAMETERS = (
    argument("[FILE]...", _FILES, "files", required=False),
    flag("--strict", "Warnings are errors."),
    flag("--github", "Print GitHub annotations."),
    option("--texts", "Folder of the source texts, to check paragraphs.", "DIR"),
)
EXAMPLE = """\
econfacts check --strict data/facts.yaml
econfacts check mine.yaml --facts bundled
econfacts check --texts texts/ data/facts.yaml
econfacts check mine.yaml -f json | jq '.[].rule'"""
COLUMNS = ("path", "line", "column", "level", "rule", "message")


def run(session: Session, files: tuple[str, ...], strict: bool, github: bool, texts: str | None) -> None:
    """Validate facts files and list every problem as path:line:column: [level] message (rule).

    The summary goes to stderr. Exit code 1 if there are errors (or, with --strict, warnings).
    """
    from econfacts.errors import CheckFailed
    from econfacts.screen.pages import check
    from econfacts.store.check import check as check_files

    around = session.paths if files else []
    report = check_files(files or session.paths, around, texts, strict, session.progress())
    if session.asked_format or session.fields:
        session.emit((problem._asdict() for problem in report.problems()), COLUMNS)
    else:
        line = check.github_line if github else check.line
        for problem in report.problems():
            session.print(line(problem))
    if files and not around and report.has("unknown-reference"):
        session.note("note: `--facts bundled` checks on top of the built-in file")
    if report.failed:
        raise CheckFailed(report.summary)
    session.note(report.summary)

"""`econfacts help`: what a command does."""

from econfacts.cli import app
from econfacts.cli.parameters import argument
from econfacts.cli.session import Session

PARAMETERS = (argument("COMMAND", "Name of a command.", required=False),)
EXAMPLE = """\
econfacts help
econfacts help compare"""


def run(session: Session, command: str | None) -> None:
    """Show what a command does, its options and examples; without COMMAND, what commands there are."""
    line = [command, "--help"] if command else ["--help"]
    app.Program().main(line, prog_name="econfacts", standalone_mode=False, obj=session)

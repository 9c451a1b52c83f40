"""Problems of facts files as lines: of a terminal or a log, and as GitHub annotations."""

from econfacts.factsfile.nodes import Problem
from econfacts.model import gates


def line(problem: Problem) -> str:
    """One line of a terminal or a log: path:line:column: [level] message (rule)."""
    return gates.line(str(problem))


def github_line(problem: Problem) -> str:
    """A workflow command that annotates the line on GitHub (`::error file=…,line=…,col=…,title=…::message`)."""
    file, title = gates.annotation_property(problem.path), gates.annotation_property(problem.rule)
    place = f"file={file},line={problem.line},col={problem.column},title={title}"
    return f"::{problem.level} {place}::{gates.annotation(problem.message)}"

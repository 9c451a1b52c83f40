"""Problems of facts files: as a page, or as GitHub annotations."""

from collections.abc import Iterable

from econfacts.model import gates
from econfacts.model.records import Problem
from econfacts.model.words import Words
from econfacts.screen.page import Column, Page, Row, Table


def page(problems: Iterable[Problem], words: Words) -> Page:
    """A table of problems."""
    rows = [Row([f"{each.path}:{each.line}:{each.column}", each.level, each.message, each.rule]) for each in problems]
    columns = [Column("", wrap=True), Column(""), Column("", wrap=True), Column("")]
    return Page("", "", [Table(columns, rows)] if rows else [])


def line(problem: Problem) -> str:
    """One line of a terminal or a log: path:line:column: [level] message (rule)."""
    return gates.line(str(problem))


def github_line(problem: Problem) -> str:
    """A workflow command that annotates the line on GitHub (`::error file=…,line=…,col=…,title=…::message`)."""
    file, title = gates.annotation_property(problem.path), gates.annotation_property(problem.rule)
    place = f"file={file},line={problem.line},col={problem.column},title={title}"
    return f"::{problem.level} {place}::{gates.annotation(problem.message)}"

"""Problems of facts files: as a page, or as GitHub annotations."""

from collections.abc import Iterable

from econfacts.model.records import Problem
from econfacts.screen.page import Column, Page, Row, Table


def page(problems: Iterable[Problem], lang: str) -> Page:
    """A table of problems."""
    rows = [Row([f"{each.path}:{each.line}:{each.column}", each.level, each.message, each.rule]) for each in problems]
    columns = [Column("", wrap=True), Column(""), Column("", wrap=True), Column("")]
    return Page("", "", [Table(columns, rows)] if rows else [])


def github_line(problem: Problem) -> str:
    """A workflow command that annotates the line on GitHub (`::error file=…,line=…,col=…,title=…::message`)."""
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={_property(problem.rule)}"
    return f"::{problem.level} {place}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

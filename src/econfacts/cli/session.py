"""What a command works with: the options that all commands share, the dataset they select, where results go.

A command's file stays thin because of this room.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from econfacts.model import gates
from econfacts.screen import console

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.model.words import Words
    from econfacts.screen.formats import Record
    from econfacts.screen.page import Page


class Session:
    """The shared options of one call, and what follows from them."""

    def __init__(self) -> None:
        self.facts: tuple[str, ...] = ()
        self.asked_lang: str | None = None
        self.no_color = False
        self.asked_format: str | None = None
        self.fields: str | None = None
        self.header = True

    @property
    def paths(self) -> list[str]:
        """The facts files that were asked for; none means the built-in one."""
        from_environment = os.environ.get("ECONFACTS_FACTS", "")
        return list(self.facts) or [path for path in from_environment.split(os.pathsep) if path]

    @cached_property
    def data(self) -> "Dataset":
        """The dataset, opened when it is first needed."""
        from econfacts.answers import dataset

        return dataset.open(*self.paths, progress=console.progress())

    @cached_property
    def words(self) -> "Words":
        """The words of tables, in the language that was asked for."""
        return console.language(self.asked_lang)

    @property
    def color(self) -> bool:
        """Whether a terminal may get colour."""
        return not (self.no_color or os.environ.get("NO_COLOR")) and sys.stdout.isatty()

    @cached_property
    def format(self) -> str:
        """The format of records."""
        return console.output_format(self.asked_format)

    def emit(self, records: Iterable["Record"], columns: Sequence[str], view: Callable[[], "Page"]) -> None:
        """Write records the way that was asked for; `view` makes the page where that is a table."""
        console.emit(
            records,
            columns,
            view,
            format_=self.format,
            fields=self.fields,
            header=self.header,
            color=self.color,
        )

    def print(self, line: str) -> None:
        """Write a line of result to stdout."""
        print(gates.lines(line), file=console.prepare(sys.stdout, machine=not sys.stdout.isatty()))

    def note(self, text: str) -> None:
        """Say something beside the result, on stderr."""
        console.note(text)

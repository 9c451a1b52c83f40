"""What a curator asks: are the facts files valid, and does a source's text agree with its facts?

The commands `check` and `audit` are thin callers of this room. May import `cache`, `coverage`, `dataset`,
`errors` and `model`.
"""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from econfacts.answers.dataset import Dataset, real_paths
from econfacts.errors import UsageError
from econfacts.model.records import Problem
from econfacts.store import cache
from econfacts.store.index import Builder, Progress

if TYPE_CHECKING:
    from econfacts.audit.matcher import Coverage


class CheckReport:
    """The problems of some facts files, and whether they fail."""

    def __init__(self, builder: Builder, files: int, strict: bool) -> None:
        self._builder = builder
        self._files = files
        self._strict = strict

    def problems(self) -> Iterator[Problem]:
        """Every problem, sorted by file, line and column; a warning is an error where the check is strict."""
        for problem in self._builder.problems():
            yield problem._replace(level="error") if self._strict else problem

    @property
    def failed(self) -> bool:
        """Whether there are errors."""
        counts = self._builder.counts
        return bool(counts["error"] or (self._strict and counts["warning"]))

    @property
    def summary(self) -> str:
        """How many files, facts, errors and warnings."""
        counts = dict(self._builder.counts)
        if self._strict:
            counts = {"error": counts["error"] + counts["warning"], "warning": 0}
        found = ", ".join(_count(number, level) for level, number in counts.items())
        return f"checked {_count(self._files, 'file')}, {_count(self._builder.facts, 'fact')}: {found}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def check(
    paths: Iterable[str], texts: str | None = None, strict: bool = False, progress: Progress | None = None
) -> CheckReport:
    """Check facts files (the built-in one by default); `texts` is a folder of the sources' texts.

    Raises FactsFileError when a file cannot be read.
    """
    files = real_paths(paths)
    return CheckReport(cache.check_files(files, _paragraphs(texts), progress), len(files), strict)


def _paragraphs(folder: str | None) -> dict[str, int]:
    """How many paragraphs (lines) each text in the folder has."""
    if folder is None:
        return {}
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))
        return {name: len(read_text(os.path.join(folder, name)).split("\n")) for name in names}
    except OSError as error:
        raise UsageError(f"cannot read the texts in {folder}: {error.strerror}") from error


def audit(data: Dataset, source: str, path: str) -> "Coverage":
    """How the source's text agrees with its facts and its passed-over list.

    Raises NotFound for an unknown source, UsageError when the text cannot be read.
    """
    from econfacts.audit import matcher as coverage

    stated = data.source(source)
    return coverage.audit(read_text(path), data.facts(source=stated.id), stated.passed_over)


def read_text(path: str) -> str:
    """A source's text without the line break at its end. Raises UsageError when it cannot be read as UTF-8."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read().removesuffix("\n")
    except OSError as error:
        raise UsageError(f"cannot read text {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"text {path} is not UTF-8: byte {error.start}") from error

"""What a curator asks first: are the facts files valid?"""

import os
from collections.abc import Iterable, Iterator

from econfacts.errors import UsageError
from econfacts.factsfile.texts import read_text
from econfacts.model.records import Problem
from econfacts.store import cache
from econfacts.store.builder import Builder, Progress
from econfacts.store.inputs import real_paths


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

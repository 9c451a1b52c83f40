"""What a curator asks first: are the facts files valid?"""

import os
from collections.abc import Iterable, Iterator

from econfacts.errors import UsageError
from econfacts.factsfile.nodes import Problem
from econfacts.factsfile.texts import read_text
from econfacts.model.records import Progress
from econfacts.store import cache
from econfacts.store.builder import MAX_LISTED, Builder
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

    def has(self, rule: str) -> bool:
        """Whether there is a problem of this rule."""
        return any(problem.rule == rule for problem in self._builder.problems())

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
        facts = self._builder.facts - self._builder.facts_of_context
        counted = f"checked {_count(self._files, 'file')}, {_count(facts, 'fact')}: {found}"
        if self._builder.counts["error"] >= MAX_LISTED:
            return f"{counted}; what comes after them was not read"
        if self._builder.counts["warning"] > MAX_LISTED:
            return f"{counted}; the first {MAX_LISTED:,} warnings are listed"
        return counted


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def check(
    paths: Iterable[str],
    context: Iterable[str] = (),
    texts: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> CheckReport:
    """Check facts files (the built-in one by default); `texts` is a folder of the sources' texts.

    `context` are files that they may refer to, of which only errors are reported. Raises FactsFileError when a file
    cannot be read.
    """
    files = real_paths(paths)
    around = [path for path in context if path not in paths]
    around = [path for path in real_paths(around) if path not in files] if around else []
    builder = cache.check_files([*around, *files], _paragraphs(texts), progress, len(around))
    return CheckReport(builder, len(files), strict)


def _paragraphs(folder: str | None) -> dict[str, int]:
    """How many paragraphs (lines) each text in the folder has."""
    if folder is None:
        return {}
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))
        for name in names:
            if not os.path.isfile(os.path.join(folder, name)):  # a FIFO would be waited for
                raise UsageError(f"cannot read the texts in {folder}: {name} is not a file")
        return {name: len(read_text(os.path.join(folder, name)).split("\n")) for name in names}
    except OSError as error:
        raise UsageError(f"cannot read the texts in {folder}: {error.strerror}") from error

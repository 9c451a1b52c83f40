"""A progress bar on a terminal's stderr, for whatever takes over a second."""

import os
import sys
from collections.abc import Callable
from time import monotonic
from typing import Any


def progress(label: str = "reading facts") -> Callable[[int, int], None] | None:
    """Whom to tell how much is done of how much: a bar once it takes over a second; nobody without a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    return _Bar(label)


class _Bar:
    """A bar that appears after a second and is gone when all is done."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._start = monotonic()
        self._bar: Any = None
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        if not total or (self._bar is None and monotonic() - self._start < 1):
            return
        if self._bar is None:
            import typer

            self._bar = typer.progressbar(length=total, label=self._label, file=sys.stderr).__enter__()
        self._bar.update(done - self._done)
        self._done = done
        if done >= total:
            self._bar.__exit__(None, None, None)

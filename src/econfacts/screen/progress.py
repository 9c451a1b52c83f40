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
    start, reached = monotonic(), 0
    bar: Any = None

    def tell(done: int, total: int) -> None:
        nonlocal bar, reached
        if bar is None:
            if not total or monotonic() - start < 1:
                return
            import typer

            bar = typer.progressbar(length=total, label=label, file=sys.stderr).__enter__()
        bar.update(done - reached)
        reached = done
        if done >= total:
            bar.__exit__(None, None, None)

    return tell

"""Where results go: a terminal or a pipe, its language, its colour, and how it ends.

Results go to stdout, everything else to stderr.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from econfacts.errors import UsageError
from econfacts.model import gates

if TYPE_CHECKING:
    from econfacts.model.words import Words
    from econfacts.screen.formats import Record
    from econfacts.screen.page import Page


def language(asked: str | None) -> "Words":
    """The words of tables: in the language asked for, else in that of the locale, else in English."""
    from econfacts.model.words import LANGUAGES, speak

    chosen = asked or os.environ.get("ECONFACTS_LANG")
    if chosen and chosen not in LANGUAGES:
        raise UsageError(f"language '{gates.quoted(chosen)}' is none of {', '.join(LANGUAGES)}")
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return speak(chosen or (locale[:2] if locale[:2] in LANGUAGES else "en"))


def output_format(asked: str | None) -> str:
    """The format of records: asked for, else a table on a terminal and TSV into a pipe."""
    from econfacts.screen.formats import FORMATS

    chosen = asked or os.environ.get("ECONFACTS_FORMAT")
    if not chosen:
        return "table" if sys.stdout.isatty() else "tsv"
    if chosen not in FORMATS:
        raise UsageError(f"format '{gates.quoted(chosen)}' is none of {', '.join(FORMATS)}")
    return chosen


def emit(
    records: Iterable["Record"],
    columns: Sequence[str],
    view: Callable[[], "Page"],
    *,
    format_: str,
    fields: str | None,
    header: bool,
    color: bool,
) -> None:
    """Write records in a format: the `columns` of flat formats, or the `fields` picked; `view` makes the table."""
    picked = _picked(fields, columns)
    if format_ == "table":
        from econfacts.screen.formats import table

        if picked:
            from econfacts.screen.pages.records import page

            table.draw(page(records, picked, header), prepare(sys.stdout), color)
        else:
            table.draw(view(), prepare(sys.stdout), color)
        return
    from econfacts.screen.formats import Layout, write

    layout = Layout(picked or columns, bool(picked), header)
    write(format_, records, layout, prepare(sys.stdout, machine=True))


def _picked(fields: str | None, columns: Sequence[str]) -> list[str]:
    picked = [field.strip() for field in (fields or "").split(",") if field.strip()]
    known = {*columns, *(column.partition(".")[0] for column in columns)}
    for field in picked:
        if field not in known:
            from econfacts.model.names import near_miss

            hint = near_miss(field, known, f"known are {', '.join(columns)}")
            raise UsageError(f"no field '{gates.quoted(field)}'; {hint}")
    if fields is not None and not picked:
        raise UsageError(f"--fields needs names; known are {', '.join(columns)}")
    return picked


def prepare(stream: TextIO, machine: bool = False) -> TextIO:
    """The stream, fit for any text: records are always UTF-8, tables do what the terminal can show."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        if machine:
            reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
        else:
            reconfigure(errors="replace")
    return stream


def note(text: str) -> None:
    """Say something beside the result, on stderr."""
    # The reader of stderr may be gone; the result matters more.
    with suppress(OSError, ValueError):
        print(gates.lines(text), file=prepare(sys.stderr))


def flush() -> None:
    """Write out what is left of stdout. Raises BrokenPipeError where its reader is gone."""
    with suppress(ValueError):  # closed by somebody else
        sys.stdout.flush()


def abandon() -> None:
    """Let the interpreter end quietly after stdout's reader is gone."""
    # Python flushes stdout once more when it ends; that must not fail again.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def progress() -> Callable[[int, int], None] | None:
    """Whom to tell how far reading is: a bar on a terminal's stderr once it takes over a second, else nobody."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None
    return _Bar()


class _Bar:
    """A progress bar that appears after a second and is gone when all is read."""

    def __init__(self) -> None:
        import time

        self._now = time.monotonic
        self._start = self._now()
        self._bar: object | None = None
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        if not total or (self._bar is None and self._now() - self._start < 1):
            return
        if self._bar is None:
            import typer

            self._bar = typer.progressbar(length=total, label="reading facts", file=sys.stderr).__enter__()
        self._bar.update(done - self._done)  # type: ignore[attr-defined]
        self._done = done
        if done >= total:
            self._bar.__exit__(None, None, None)  # type: ignore[attr-defined]

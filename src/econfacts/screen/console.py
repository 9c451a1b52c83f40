"""Where results go and how: streams, format, language, colour, pager, progress.

Results go to stdout, everything else to stderr. What an option asks for wins over the environment, and that
over what the terminal suggests.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from importlib import import_module
from io import TextIOWrapper
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

from econfacts.errors import CannotWrite, UsageError
from econfacts.model import gates

if TYPE_CHECKING:
    from econfacts.model.records import Progress
    from econfacts.model.words import Words
    from econfacts.screen.formats import Record
    from econfacts.screen.page import Page

COLORS = ("auto", "always", "never")
"""When there is colour, as `--color` takes it."""


class Console:
    """What was asked for of the output, and how results and messages are written accordingly."""

    asked_lang: str | None = None
    asked_format: str | None = None
    asked_color: str | None = None
    fields: str | None = None
    no_header = False
    no_pager = False

    @cached_property
    def language(self) -> str:
        """The language of tables: the one asked for, else that of the locale, else English."""
        from econfacts.model.words import LANGUAGES, language_of

        asked = self.asked_lang or os.environ.get("ECONFACTS_LANG")
        locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
        language = language_of(asked or locale)
        if asked:
            _known(language or asked, "language", LANGUAGES)
        return language or "en"

    @property
    def words(self) -> "Words":
        """The words of tables."""
        from econfacts.model.words import speak

        return speak(self.language)

    @cached_property
    def format(self) -> str:
        """The format of records: asked for, else a table on a terminal and TSV into a pipe."""
        asked = self.asked_format or os.environ.get("ECONFACTS_FORMAT")
        if not asked:
            return "table" if sys.stdout.isatty() else "tsv"
        from econfacts.screen.formats import FORMATS

        _known(asked, "format", FORMATS)
        return asked

    @property
    def is_page(self) -> bool:
        """Whether people read the result as a page, which tells in words what records leave to messages."""
        from econfacts.screen.formats import PAGE_FORMATS

        return self.format in PAGE_FORMATS

    @property
    def color(self) -> bool:
        """Whether there is colour: asked for, else what NO_COLOR and FORCE_COLOR say, else on a terminal."""
        asked = self.asked_color or "auto"
        _known(asked, "colour", COLORS)
        if asked != "auto":
            return asked == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

    def check(self) -> None:
        """See that what was asked for can be. Raises UsageError."""
        _ = self.language, self.format, self.color

    def emit(
        self, records: Iterable["Record"], columns: Sequence[str], view: "Callable[[], Page] | None" = None
    ) -> None:
        """Write records: the `columns` of flat formats, or the fields picked; `view` makes the page for people."""
        picked = _picked(self.fields, columns)
        if picked:
            from econfacts.screen.formats import pick

            records = ({field: pick(record, field) for field in picked} for record in records)
        if self.is_page and view and not picked:
            self.show(view())
        elif self.is_page:
            from econfacts.screen.formats import listed

            self.show(listed(records, picked or columns, not self.no_header))
        else:
            with writing(exact=True) as stream:
                self._formatter.write(records, picked or columns, not self.no_header, stream)

    def show(self, page: "Page") -> None:
        """Write a page: drawn on the terminal and through a pager where it is longer, as Markdown, as a picture."""
        page = page._replace(tables=[table.filled() for table in page.tables if table.rows])
        text = self._formatter.draw(page, self.color)
        if sys.stdout.isatty() and not self.no_pager and _paged(text):
            return
        with writing(exact=self.format != "table") as stream:
            stream.write(text)

    @property
    def _formatter(self) -> Any:
        return import_module(f"econfacts.screen.formats.{self.format}")

    def print(self, line: str) -> None:
        """Write a line of result to stdout."""
        with writing(exact=not sys.stdout.isatty()) as stream:
            stream.write(f"{gates.lines(line)}\n")

    def progress(self, label: str = "reading facts") -> "Progress | None":
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

    def note(self, text: str) -> None:
        """Say something beside the result, on stderr."""
        with suppress(OSError, ValueError):  # the reader of stderr may be gone; the result matters more
            print(gates.lines(text), file=sys.stderr)


@contextmanager
def writing(exact: bool = False) -> Iterator[TextIO]:
    """Stdout, while results are written to it; `exact` ones are UTF-8 whatever the locale says.

    Where its reader is gone the rest goes nowhere, and the work ends with the code that it has. Raises CannotWrite.
    """
    if exact:
        _set(sys.stdout, encoding="utf-8", newline="\n")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        # What is in its buffer would fail once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise CannotWrite(f"results cannot be written: {error.strerror}") from None


def flush() -> None:
    """Write out what is left of stdout. Raises CannotWrite."""
    with writing():
        pass


def ready() -> None:
    """Make standard streams fit for any text, and those that are closed fit to be asked."""
    # A closed stream's number would go to the next file that is opened, and results into that file.
    for number, flags in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # the lowest free number; writing to this stdout fails, as it should
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
        if number:
            _set(getattr(sys, name), errors="replace")


def _set(stream: TextIO, **settings: Any) -> None:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(**settings)


def _paged(text: str) -> bool:
    """Show text in $ECONFACTS_PAGER, $PAGER, else `less -FRX`; False where it fits the terminal, or no pager starts."""
    from shutil import get_terminal_size

    if text.count("\n") < get_terminal_size().lines:
        return False
    import shlex
    import subprocess

    command = os.environ.get("ECONFACTS_PAGER", os.environ.get("PAGER", "less -FRX"))
    # As git does: a pager that is `less` passes colour on, and stays out of the way of what fits. It is told what the
    # text is in, for it knows only the locales that the machine has.
    sys.stdout.flush()
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", "LV": "-c", **os.environ}
    try:
        pager = subprocess.Popen(shlex.split(command) or ["cat"], stdin=subprocess.PIPE, env=environment)
    except (OSError, ValueError):  # no such program, or quotes that do not end
        return False
    with pager, suppress(KeyboardInterrupt):  # Ctrl-C is the pager's to understand
        pager.communicate(text.encode("utf-8", "replace"))
    return True


def _known(asked: str, what: str, known: Sequence[str]) -> None:
    """Raise UsageError for what is none of the words known."""
    if asked not in known:
        from econfacts.model.names import unknown

        raise unknown(asked, what, known)


def _picked(fields: str | None, columns: Sequence[str]) -> list[str]:
    """The fields that were named. Raises UsageError for one that there is not, and where none is named."""
    picked = [field.strip() for field in (fields or "").split(",") if field.strip()]
    if fields is not None and not picked:
        raise UsageError(f"--fields needs names; known are {', '.join(columns)}")
    known = dict.fromkeys([*columns, *(column.partition(".")[0] for column in columns)])
    for field in picked:
        _known(field, "field", [*known])
    return picked

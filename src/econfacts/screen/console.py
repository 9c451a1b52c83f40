"""Where results go and how: streams, format, language, colour, pager.

Results go to stdout, everything else to stderr. What an option asks for wins over the environment, and that
over what the terminal suggests.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from econfacts.errors import CannotWrite, UsageError
from econfacts.model import gates

if TYPE_CHECKING:
    from econfacts.model.words import Words
    from econfacts.screen.formats import Record
    from econfacts.screen.page import Page

COLORS = ("auto", "always", "never")
"""When there is colour, as `--color` takes it."""


class Console:
    """What was asked for of the output, and how results and messages are written accordingly."""

    def __init__(self) -> None:
        self.asked_lang: str | None = None
        self.asked_format: str | None = None
        self.asked_color: str | None = None
        self.fields: str | None = None
        self.no_header = False
        self.no_pager = False

    @cached_property
    def language(self) -> str:
        """The language of tables: the one asked for, else that of the locale, else English."""
        from econfacts.model.words import LANGUAGES

        asked = self.asked_lang or os.environ.get("ECONFACTS_LANG")
        if asked and (tag := _language(asked)) not in LANGUAGES:
            raise UsageError(f"language '{gates.quoted(asked)}' is none of {', '.join(LANGUAGES)}", LANGUAGES)
        locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
        tag = _language(asked or locale)
        return tag if tag in LANGUAGES else "en"

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

        if asked not in FORMATS:
            raise UsageError(f"format '{gates.quoted(asked)}' is none of {', '.join(FORMATS)}", FORMATS)
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
        if asked not in COLORS:
            raise UsageError(f"colour '{gates.quoted(asked)}' is none of {', '.join(COLORS)}", COLORS)
        if asked != "auto":
            return asked == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

    def check(self) -> None:
        """See that what was asked for can be. Raises UsageError."""
        _ = self.language, self.format, self.color

    def emit(self, records: Iterable["Record"], columns: Sequence[str], view: Callable[[], "Page"]) -> None:
        """Write records: the `columns` of flat formats, or the fields picked; `view` makes the page for people."""
        picked = _picked(self.fields, columns)
        if self.is_page:
            if picked:
                from econfacts.screen.pages.records import page

                self.show(page(records, picked, not self.no_header))
            else:
                self.show(view())
            return
        from econfacts.screen.formats import Layout, write

        with writing() as stream:
            _for_machines(stream)
            write(self.format, records, Layout(picked or columns, bool(picked), not self.no_header), stream)

    def show(self, page: "Page") -> None:
        """Write a page: drawn on the terminal and through a pager where it is longer, as Markdown, as a picture."""
        from importlib import import_module

        text = import_module(f"econfacts.screen.formats.{self.format}").draw(page, self.color)
        if sys.stdout.isatty() and not self.no_pager:
            from econfacts.screen.pager import through_pager

            if through_pager(text):
                return
        with writing() as stream:
            if self.format != "table":
                _for_machines(stream)
            stream.write(text)

    def print(self, line: str) -> None:
        """Write a line of result to stdout."""
        with writing() as stream:
            if not stream.isatty():
                _for_machines(stream)
            stream.write(f"{gates.lines(line)}\n")

    def note(self, text: str) -> None:
        """Say something beside the result, on stderr."""
        # The reader of stderr may be gone; the result matters more.
        with suppress(OSError, ValueError):
            print(gates.lines(text), file=sys.stderr)


@contextmanager
def writing() -> Iterator[TextIO]:
    """Stdout, while results are written to it.

    Where its reader is gone the rest goes nowhere, and the work ends with the code that it has. Raises CannotWrite.
    """
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        discard()
    except OSError as error:
        discard()
        raise CannotWrite(f"results cannot be written: {error.strerror}") from None


def discard() -> None:
    """Let everything that is still written to stdout go nowhere."""
    # What is in its buffer would fail once more when the interpreter ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _for_machines(stream: TextIO) -> None:
    """Records are UTF-8 whatever the locale says."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")


def _language(tag: str) -> str:
    """The language of a tag or a locale (zh of zh_CN.UTF-8 and ZH-Hans)."""
    return tag.replace("_", "-").partition("-")[0].partition(".")[0].lower()


def _picked(fields: str | None, columns: Sequence[str]) -> list[str]:
    picked = [field.strip() for field in (fields or "").split(",") if field.strip()]
    known = {*columns, *(column.partition(".")[0] for column in columns)}
    for field in picked:
        if field not in known:
            from econfacts.model.names import fold, nearest

            near = nearest(field, ((fold(name), name) for name in known), 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(columns)}"
            raise UsageError(f"no field '{gates.quoted(field)}'; {hint}", near, field)
    if fields is not None and not picked:
        raise UsageError(f"--fields needs names; known are {', '.join(columns)}")
    return picked

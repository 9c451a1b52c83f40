"""Where indexes live, and whether one still speaks for its facts files.

An index is one file in the user's cache folder, named after the paths of its facts files and the program that built it.
In it stands what the file system said of them when they were read. It answers as long as that is said again; where a
file changed so shortly before it was read that its times need not move with the next change, its content decides, too.

It is written under another name and moved into place, so a half-written file never counts and processes may build at
once. Whatever is missing, damaged, not writable or open to others only costs time: the index is built anew, in memory
where it cannot be kept.
"""

import os
import re
import sqlite3
import sys
import time
import zlib
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from functools import partial
from stat import S_ISREG
from typing import TYPE_CHECKING

from econfacts import __version__
from econfacts.errors import FactsFileError
from econfacts.model.records import Progress
from econfacts.store.index import Index
from econfacts.store.inputs import STDIN, Input, absolute, named, signature
from econfacts.store.tables import LAYOUT

if TYPE_CHECKING:
    from econfacts.factsfile.nodes import Problem
    from econfacts.store.builder import Builder

SETTLED_NS = 2_000_000_000
"""A file that changed within this time before it was read may change again and keep its times (FAT: two seconds)."""

TRUSTED_TIMES = os.name == "posix"
"""Whether `st_ctime` is the time of the last change, which nobody can set back; elsewhere content decides."""

STOP_AFTER_ERRORS = 20
"""A look-up refuses a faulty file after so many errors; `check` lists all."""

STALE_SECONDS = 60 * 24 * 3600
"""An index that nobody has read for so long is swept away."""

_IN_MEMORY = ":memory:"

_OURS = r"[0-9a-f]{8,32}-[0-9a-f]{8}\.sqlite|[0-9a-f]{8}\.stamp|(?P<process>[0-9]+)-[0-9]+\.tmp"
"""Names of the files that are, or by version 0.1 were, written here; no other file is ever touched."""


class InvalidFactsError(FactsFileError):
    """The facts files have errors; `problems` are the first of them."""

    def __init__(self, problems: "Sequence[Problem]", paths: Sequence[str]) -> None:
        import shlex

        self.problems = tuple(problems)
        shown = "".join(f"\n  {problem}" for problem in self.problems[:3])
        command = f"econfacts check {shlex.join(map(named, paths))}"
        super().__init__(f"not a valid facts file:{shown}\nrun `{command}` for every problem")


def open_index(paths: Sequence[str], progress: Progress | None = None) -> Index:
    """The index of these facts files (`-` is standard input), from the cache or built now.

    Raises FactsFileError when a file cannot be read, InvalidFactsError when one has errors.
    """
    paths = [absolute(path) for path in paths]
    place = _place(paths)
    build = partial(_build, paths, place, progress)
    return Index((_kept(place, paths) if place else None) or build(), build)


def check_files(
    paths: Sequence[str],
    texts: dict[str, int] | None = None,
    progress: Progress | None = None,
    context: int = 0,
    database: str = _IN_MEMORY,
    stop_after_errors: int | None = None,
) -> "Builder":
    """Check facts files: the builder has the problems. Raises FactsFileError if one is unreadable.

    The first `context` files are only there to be referred to; `database` is where the index is built.
    """
    from econfacts.store.builder import Builder

    connection = sqlite3.connect(database, isolation_level=None)
    if database == _IN_MEMORY:
        connection.execute("PRAGMA temp_store=MEMORY")  # the disk for temporary files may be full, too
    try:
        builder = Builder(connection, texts, progress, context)
        with ExitStack() as stack:
            builder.build([Input(path, stack) for path in paths], stop_after_errors)
    except BaseException:
        connection.close()
        raise
    return builder


def _place(paths: Sequence[str]) -> str | None:
    """The path of the index of these files; None where there is none to trust or to keep."""
    where = folder()
    if where is None or not all(path != STDIN and os.path.isfile(path) for path in paths) or not _is_private(where):
        return None
    names = ("\0".join(paths).encode("utf-8", "surrogateescape"), _program().encode())
    return os.path.join(where, "-".join(f"{zlib.crc32(name):08x}" for name in names) + ".sqlite")


def _kept(place: str, paths: Sequence[str]) -> sqlite3.Connection | None:
    """The index that is kept there, where it speaks for the files as they are now."""
    try:
        now, kept = time.time_ns(), os.lstat(place)
        if not S_ISREG(kept.st_mode) or (hasattr(os, "geteuid") and kept.st_uid != os.geteuid()):
            return None
        connection = _connect(place)
        if kept.st_size % connection.execute("PRAGMA page_size").fetchone()[0]:
            return None  # SQLite takes what is missing of a page for zeros
        files = connection.execute("SELECT path, signature, digest FROM files ORDER BY number").fetchall()
        stats = [os.stat(path) for path in paths]
        said = [(os.fsencode(path), signature(stat)) for path, stat in zip(paths, stats, strict=True)]
        if [tuple(file[:2]) for file in files] != said:
            return None
        # The index's own time tells when the content of the files was last seen to be what it is made of.
        seen = min(kept.st_mtime_ns, now) - SETTLED_NS  # from the future, where the clock was set back: not before now
        if TRUSTED_TIMES and all(stat.st_ctime_ns < seen for stat in stats):
            return connection
        for path, (*_, digest) in zip(paths, files, strict=True):
            with ExitStack() as stack:
                if Input(path, stack).whole_digest() != digest:
                    return None
        with suppress(OSError):
            os.utime(place, ns=(now, now))
    except (OSError, ValueError, sqlite3.Error):
        return None  # building tells what is wrong
    return connection


def _connect(place: str) -> sqlite3.Connection:
    for character, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        place = place.replace(character, code)
    # Never changed once it has its name, so SQLite need not lock it or look for a journal.
    return sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True, isolation_level=None)


def _build(paths: Sequence[str], place: str | None, progress: Progress | None) -> sqlite3.Connection:
    """Build the index in its place, or in memory where that cannot be."""
    if place is not None:
        where = os.path.dirname(place)
        temporary = os.path.join(where, f"{os.getpid()}-{time.monotonic_ns()}.tmp")
        try:
            _make(where)
            started = time.time_ns()
            _valid(temporary, paths, progress).close()
            os.utime(temporary, ns=(started, started))
            os.replace(temporary, place)
            _sweep(where)
            return _connect(place)
        except (OSError, sqlite3.Error):
            pass  # no room, no permission: the answer does not need the cache
        finally:
            with suppress(OSError):
                os.unlink(temporary)
    return _valid(_IN_MEMORY, paths, progress)


def _valid(database: str, paths: Sequence[str], progress: Progress | None) -> sqlite3.Connection:
    """A database in which the index has been built. Raises InvalidFactsError where the files have errors."""
    builder = check_files(paths, None, progress, database=database, stop_after_errors=STOP_AFTER_ERRORS)
    if builder.counts["error"]:
        errors = [problem for problem in builder.problems() if problem.level == "error"]
        builder.connection.close()
        raise InvalidFactsError(errors, paths)
    builder.keep()
    return builder.connection


def _sweep(where: str) -> None:
    """Remove what killed builds left, and indexes that nobody has read for long."""
    oldest = time.time() - STALE_SECONDS
    with suppress(OSError), os.scandir(where) as entries:
        for entry in entries:
            ours = re.fullmatch(_OURS, entry.name)
            if ours is None or not entry.is_file(follow_symlinks=False):
                continue
            stat = entry.stat()
            if has_ended(ours["process"]) or max(stat.st_atime, stat.st_mtime) < oldest:
                with suppress(OSError):
                    os.unlink(entry.path)


def has_ended(process: str | None) -> bool:
    """Whether that process, if it is one, is no more."""
    if process is None or os.name != "posix":
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        pass  # somebody else's
    return False


def _make(where: str) -> None:
    """Make the folder, for this user alone. Raises PermissionError where somebody else was faster."""
    os.makedirs(os.path.dirname(where), mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        os.mkdir(where, mode=0o700)
    if not _is_private(where):
        raise PermissionError(where)


def _is_private(path: str) -> bool:
    """Whether a folder is this user's and nobody else can write in it: an index that others can plant may lie."""
    if os.name != "posix":
        return True  # the user's profile there has access rights of its own, which the mode does not tell
    try:
        stat = os.stat(path)
        if {stat.st_uid, os.lstat(path).st_uid} != {os.geteuid()} or stat.st_mode & 0o022:
            return False
        if stat.st_mode & 0o077:
            os.chmod(path, 0o700)
    except FileNotFoundError:
        return True  # nothing there that could lie
    except (OSError, ValueError):
        return False
    return True


def _program() -> str:
    """What builds indexes: version, layout, and the modules' sizes and times, for those who work on econfacts."""
    state = [f"{__version__} {LAYOUT}"]
    package = os.path.dirname(os.path.dirname(__file__))
    for each in ("model", "factsfile", "factsfile/rules", "store"):
        with suppress(OSError), os.scandir(os.path.join(package, each)) as entries:
            state += sorted(
                f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
                for entry in entries
                if entry.name.endswith(".py")
            )
    return " ".join(state)


def folder() -> str | None:
    """The folder of econfacts in the user's cache; None where the user has no home."""
    if sys.platform not in ("win32", "darwin", "ios", "android", "cygwin"):
        # The XDG rule in two lines: importing platformdirs would be a tenth of a look-up's time.
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")
        return os.path.join(base, "econfacts") if os.path.isabs(base) else None
    import platformdirs

    return platformdirs.user_cache_dir("econfacts", appauthor=False)

"""Where indexes live, and whether one still speaks for its facts files.

In the user's cache folder there are two kinds of files. An index, `<digest>-<checksum>.sqlite`, is named after the
content and the program it was built from and after its own bytes, and is never changed. A stamp, `<name>.stamp`,
remembers for a list of facts files which index is theirs, and what the file system said of them and of it. As long
as it says the same, none of them need be read to the end.

Both are written under another name and moved into place, so a half-written file never counts and processes may
build at once. Whatever is missing, damaged or not writable only costs time: the index is then built in memory.
"""

import os
import re
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from errno import EISDIR
from functools import cache
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, BinaryIO

from econfacts._version import __version__
from econfacts.errors import FactsFileError
from econfacts.model.records import Problem
from econfacts.store.index import APPLICATION_ID, LAYOUT, FactsInput, Index, Progress

if TYPE_CHECKING:
    from econfacts.store.index import Builder

SETTLED_NS = 2_000_000_000
"""A file changed within this time before a look may change again without its times moving (FAT: two seconds)."""

STOP_AFTER_ERRORS = 20
"""A look-up refuses a faulty file after so many errors; `check` lists all."""

TRUSTED_TIMES = os.name == "posix"
"""Whether `st_ctime` is the time of the last change, which nobody can set back; elsewhere content is always read."""

_OUR_NAME = re.compile(r"[0-9a-f]{32}-[0-9a-f]{8}\.sqlite|[0-9a-f]{8}\.stamp|[0-9]+-[0-9]+\.tmp")
"""Names of the files that are written here; no other file is ever touched."""

STALE_SECONDS = 60 * 24 * 3600
"""Indexes and stamps that nobody has read for so long are swept away."""


class InvalidFactsError(FactsFileError):
    """The facts files have errors; `problems` are the first of them."""

    def __init__(self, problems: Sequence[Problem], paths: Sequence[str]) -> None:
        import shlex

        self.problems = tuple(problems)
        shown = "".join(f"\n  {problem}" for problem in self.problems[:3])
        super().__init__(f"not a valid facts file:{shown}\nrun `econfacts check {shlex.join(paths)}` for every problem")


def open_index(paths: Sequence[str], progress: Progress | None = None) -> Index:
    """The index of these facts files (`-` is standard input), from the cache or built now.

    Raises FactsFileError when a file cannot be read, InvalidFactsError when one has errors.
    """
    return _Opening(paths, progress).index()


def check_files(
    paths: Sequence[str], texts: dict[str, int] | None = None, progress: Progress | None = None
) -> "Builder":
    """Check facts files and keep nothing: the builder has the problems. Raises FactsFileError if one is unreadable."""
    from econfacts.store.index import Builder

    # An unnamed database is SQLite's private temporary file: large files do not fill the memory.
    builder = Builder(sqlite3.connect("", isolation_level=None), texts, progress)
    with ExitStack() as stack:
        builder.build([_open_input(path, stack) for path in paths])
    return builder


class _Opening:
    """One attempt to get at the index of some files."""

    def __init__(self, paths: Sequence[str], progress: Progress | None) -> None:
        self.paths = [path if path == "-" else os.path.abspath(path) for path in paths]
        self.progress = progress
        self.folder = folder()
        names = zlib.crc32("\0".join(self.paths).encode("utf-8", "surrogatepass"))
        self.stamp = os.path.join(self.folder, f"{names:08x}.stamp")

    def index(self) -> Index:
        trusted = _is_private(self.folder)
        return Index((trusted and (self._from_stamp() or self._from_content())) or self._build(), self._build)

    def _from_stamp(self) -> sqlite3.Connection | None:
        """The index that the stamp names, if it and the files are what they were then."""
        try:
            with open(self.stamp, encoding="utf-8", errors="surrogateescape") as stamp:
                name, *lines = stamp.read().split("\n")
            index = os.path.join(self.folder, os.path.basename(name))
            if lines != [_program(), *map(_signature, self.paths), _signature(index)]:
                return None
        except (OSError, ValueError):
            return None
        return _connect(index)

    def _from_content(self) -> sqlite3.Connection | None:
        """The index of the files' content, read to the last byte; None for what can be read only once."""
        if not self._rereadable():
            return None
        try:
            before = self._look()
            digest = _Digest()
            for path in self.paths:
                for chunk in _chunks(path):
                    digest.update(chunk)
                digest.end_file()
            index = self._find(digest.name())
        except (OSError, ValueError):
            return None  # building tells what is wrong
        if index is None:
            return None
        self._write_stamp(before, index)
        return _connect(index)

    def _look(self) -> tuple[list[str], bool]:
        """The files' signatures now, and whether their times can be trusted to move with the next change."""
        now = time.time_ns()
        settled = all(os.stat(path).st_ctime_ns < now - SETTLED_NS for path in self.paths)
        return [_signature(path) for path in self.paths], TRUSTED_TIMES and settled

    def _find(self, digest: str) -> str | None:
        """A whole index of that digest; its name has the checksum that it must have."""
        with os.scandir(self.folder) as entries:
            candidates = [entry.path for entry in entries if entry.name.startswith(f"{digest}-")]
        return next((path for path in candidates if path.endswith(_ending(path))), None)

    def _write_stamp(self, before: tuple[list[str], bool], index: str) -> None:
        signatures, trusted = before
        with suppress(OSError):
            if trusted:
                lines = [os.path.basename(index), _program(), *signatures, _signature(index)]
                self._write(self.stamp, "\n".join(lines))

    def _rereadable(self) -> bool:
        """Whether all are regular files; standard input and pipes can be read only once."""
        return all(path != "-" and os.path.isfile(path) for path in self.paths)

    def _write(self, path: str, text: str) -> None:
        temporary = self._temporary()
        with suppress(OSError):
            self._make_folder()
            with open(temporary, "w", encoding="utf-8", errors="surrogateescape") as file:
                file.write(text)
            os.replace(temporary, path)
        with suppress(OSError):
            os.unlink(temporary)

    def _make_folder(self) -> None:
        """Make the folder, for this user alone. Raises PermissionError where it is not safe to keep an index there."""
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        if not _is_private(self.folder):
            raise PermissionError(f"{self.folder} is open to others")

    def _build(self) -> sqlite3.Connection:
        """Build the index in the cache, or in memory where that cannot be."""
        if self._rereadable():
            temporary = self._temporary()
            try:
                self._make_folder()
                before = self._look()
                digest = self._build_into(sqlite3.connect(temporary, isolation_level=None))
                index = os.path.join(self.folder, f"{digest}{_ending(temporary)}")
                os.replace(temporary, index)
                self._sweep(digest, index)
                self._write_stamp(before, index)
                if connection := _connect(index):
                    return connection
            except (OSError, sqlite3.Error):
                pass  # no room, no permission, no folder: the answer does not need the cache
            finally:
                with suppress(OSError):
                    os.unlink(temporary)
        connection = sqlite3.connect(":memory:", isolation_level=None)
        self._build_into(connection, keep_open=True)
        return connection

    def _build_into(self, connection: sqlite3.Connection, keep_open: bool = False) -> str:
        """Build there; returns the digest of the very bytes that were read."""
        from econfacts.store.index import Builder

        digest = _Digest()
        builder = Builder(connection, progress=self.progress)
        try:
            with ExitStack() as stack:
                builder.build([_open_input(path, stack, digest) for path in self.paths], STOP_AFTER_ERRORS)
            if builder.counts["error"]:
                errors = [problem for problem in builder.problems() if problem.level == "error"]
                raise InvalidFactsError(errors, self.paths)
        except BaseException:
            connection.close()
            raise
        if not keep_open:
            connection.close()
        return digest.name()

    def _temporary(self) -> str:
        return os.path.join(self.folder, f"{os.getpid()}-{time.monotonic_ns()}.tmp")

    def _sweep(self, digest: str, keep: str) -> None:
        """Remove damaged indexes of the same content, and what nobody has read for long."""
        oldest = time.time() - STALE_SECONDS
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                stat = entry.stat()
                damaged = entry.name.startswith(f"{digest}-") and entry.path != keep
                ours = _OUR_NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
                if ours and (damaged or max(stat.st_atime, stat.st_mtime) < oldest):
                    os.unlink(entry.path)


def _is_private(path: str) -> bool:
    """Whether a folder is this user's and nobody else can write in it: an index that others can plant may lie."""
    if os.name != "posix":
        return True  # the user's profile there has access rights of its own, which the mode does not tell
    try:
        stat = os.stat(path)
        if stat.st_uid != os.geteuid() or stat.st_mode & 0o022:
            return False
        if stat.st_mode & 0o077:
            os.chmod(path, 0o700)
    except FileNotFoundError:
        return True  # nothing there that could lie
    except OSError:
        return False
    return True


def _connect(path: str) -> sqlite3.Connection | None:
    """A connection to an index, where SQLite can open it as one."""
    # Never changed once it has its name, so SQLite need not lock it or look for a journal.
    uri = f"file:{_quoted(path)}?mode=ro&immutable=1"
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        with suppress(sqlite3.Error):
            (found,) = connection.execute("PRAGMA application_id").fetchone()
            if found == APPLICATION_ID:
                return connection
        connection.close()
    return None


def _signature(path: str) -> str:
    """What the file system says of a file: it changes whenever the file does. Raises OSError where there is none."""
    stat = os.stat(path)
    return f"{stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {path}"


def _chunks(path: str) -> Iterator[bytes]:
    with open(path, "rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk


def _ending(path: str) -> str:
    """How the name of an index with these bytes ends: no byte of it can change unnoticed."""
    checksum = 0
    for chunk in _chunks(path):
        checksum = zlib.crc32(chunk, checksum)
    return f"-{checksum:08x}.sqlite"


class _Digest:
    """Names an index: the program that builds it, and the bytes of each file in turn."""

    def __init__(self) -> None:
        from hashlib import blake2b

        self._whole = blake2b(_program().encode(), digest_size=16)
        self._new_file = blake2b
        self._file = blake2b()

    def update(self, data: bytes) -> None:
        self._file.update(data)

    def end_file(self) -> None:
        self._whole.update(self._file.digest())
        self._file = self._new_file()

    def name(self) -> str:
        return self._whole.hexdigest()


class _Stream:
    """A facts file's bytes, digested as they are read; faults of the disk are faults of the file."""

    def __init__(self, path: str, stream: BinaryIO, digest: _Digest | None) -> None:
        self._path = path
        self._stream = stream
        self._digest = digest

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size)
        except OSError as error:
            raise _unreadable(self._path, error) from error
        if self._digest is not None:
            self._digest.update(data)
            if not data:
                self._digest.end_file()
                self._digest = None
        return data


def _open_input(path: str, stack: ExitStack, digest: _Digest | None = None) -> FactsInput:
    try:
        # Standard input is whoever's it is: only what was opened here is closed here.
        stream: BinaryIO = sys.stdin.buffer if path == "-" else stack.enter_context(open(path, "rb"))  # noqa: SIM115
        stat = os.fstat(stream.fileno())
        if S_ISDIR(stat.st_mode):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    size = stat.st_size if S_ISREG(stat.st_mode) else 0
    return FactsInput(path, size, _Stream(path, stream, digest))


def _unreadable(path: str, error: OSError | ValueError) -> FactsFileError:
    reason = getattr(error, "strerror", None) or str(error)
    return FactsFileError(f"cannot read facts file {path}: {reason}")


@cache
def _program() -> str:
    """What builds indexes: version, layout, and the modules' sizes and times, for those who work on econfacts."""
    state = []
    package = os.path.dirname(os.path.dirname(__file__))
    for each in (os.path.join(package, folder) for folder in ("model", "factsfile", "factsfile/rules", "store")):
        with suppress(OSError), os.scandir(each) as entries:
            state += [
                f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
                for entry in entries
                if entry.name.endswith(".py")
            ]
    return f"{__version__} {LAYOUT} {zlib.crc32(' '.join(sorted(state)).encode()):08x}"


def folder() -> str:
    """The folder of econfacts in the user's cache."""
    if sys.platform not in ("win32", "darwin", "ios", "android", "cygwin"):
        # The XDG rule in two lines: importing platformdirs would be a tenth of a look-up's time.
        base = os.environ.get("XDG_CACHE_HOME", "")
        return os.path.join(base if os.path.isabs(base) else os.path.expanduser("~/.cache"), "econfacts")
    import platformdirs

    return platformdirs.user_cache_dir("econfacts", appauthor=False)


def _quoted(path: str) -> str:
    """A path as part of SQLite's file: URI."""
    for character, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        path = path.replace(character, code)
    return path

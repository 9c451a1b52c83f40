"""Which facts files are read: by path, `-` for standard input, `bundled` for the built-in one; and their bytes."""

import os
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from errno import EISDIR
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from econfacts.errors import FactsFileError

BUNDLED = "bundled"
"""Stands for the built-in facts file wherever a path is expected."""

STDIN = "-"


def bundled_path() -> str:
    """Where the built-in facts file is: in an installed package, else in the checkout it runs from."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(here, "data", "facts.yaml")
    if os.path.isfile(installed):
        return installed
    return os.path.join(os.path.dirname(os.path.dirname(here)), "data", "facts.yaml")


def real_paths(paths: Iterable[str]) -> list[str]:
    """The paths with `bundled` resolved; the built-in file where there are none."""
    return [bundled_path() if path == BUNDLED else path for path in paths] or [bundled_path()]


def absolute(path: str) -> str:
    """The path from the root. Raises FactsFileError where the current folder is gone and the path begins there."""
    try:
        return path if path == STDIN else os.path.abspath(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def named(path: str) -> str:
    """A path as messages name it: one that is no text (not UTF-8) has its odd bytes escaped."""
    return path.encode("utf-8", "backslashreplace").decode()


class Input:
    """A facts file that is being read: its path, its name for messages, its size (0 where unknown), its bytes.

    `stat` is what the file system says of it, `digest` is of the bytes read.
    """

    def __init__(self, path: str, stack: ExitStack) -> None:
        from hashlib import blake2b

        self.path = path
        self.name = named(path)
        self.offset = 0
        self.digest = blake2b(digest_size=16)
        try:
            # Standard input is whoever's it is: only what was opened here is closed here.
            self._stream: BinaryIO = sys.stdin.buffer if path == STDIN else stack.enter_context(open(path, "rb"))  # noqa: SIM115
            self.stat = os.fstat(self._stream.fileno())
            if S_ISDIR(self.stat.st_mode):
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        except (OSError, ValueError) as error:
            raise _unreadable(path, error) from error
        self.size = self.stat.st_size if S_ISREG(self.stat.st_mode) else 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises FactsFileError where the disk fails."""
        try:
            data = self._stream.read(size)
        except OSError as error:
            raise _unreadable(self.path, error) from error
        self.digest.update(data)
        self.offset += len(data)
        return data

    def whole_digest(self) -> bytes:
        """The digest of all that there is."""
        while self.read(1 << 20):
            pass
        return self.digest.digest()


def signature(stat: os.stat_result) -> str:
    """What the file system says of a file, as text: it changes whenever the file does."""
    return f"{stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"


def _unreadable(path: str, error: OSError | ValueError) -> FactsFileError:
    reason = getattr(error, "strerror", None) or str(error)
    return FactsFileError(f"cannot read facts file {named(path)}: {reason}")

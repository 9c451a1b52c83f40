"""Where an export goes: written aside and moved into place when it is whole, so that nothing is ever half there.

It is written in a hidden folder beside the target, which the next export there removes if this one is killed.
"""

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from econfacts.errors import CannotWrite
from econfacts.model import gates
from econfacts.store.cache import has_ended

_OURS = r"\.econfacts-([0-9]+)-[a-z0-9_]{8}\.partial"


@contextmanager
def new_file(target: str, force: bool) -> Iterator[str]:
    """The path to write to; it becomes `target` at the end, unless an error is raised.

    Raises CannotWrite where something is there already and may not be replaced, or cannot be written.
    """
    if os.path.lexists(target) and not (force and (os.path.isfile(target) or os.path.islink(target))):
        why = "is there already; --force replaces it" if os.path.isfile(target) else "is there and is no file"
        raise CannotWrite(f"{gates.quoted(target)} {why}")
    with _aside(target) as path:
        yield path
        _sync(path)
        os.replace(path, target)


@contextmanager
def new_folder(target: str, force: bool, files: Collection[str]) -> Iterator[str]:
    """The folder to write `files` into; it becomes `target` at the end, unless an error is raised.

    A folder that is there already is only replaced where it has nothing but these files.
    """
    target = target.rstrip("/") or "/"
    there = _entries(target)
    if alien := sorted(there - set(files)):
        raise CannotWrite(f"{gates.quoted(target)} has other things in it: {gates.quoted(alien[0])}")
    if there and not force:
        raise CannotWrite(f"{gates.quoted(target)} is there already; --force replaces it")
    with _aside(target) as path:
        os.mkdir(path)
        yield path
        for name in os.listdir(path):
            _sync(os.path.join(path, name))
        if there:
            os.rename(target, f"{path}.old")
        os.replace(path, target)  # also over an empty folder


def _entries(folder: str) -> set[str]:
    try:
        return set(os.listdir(folder))
    except FileNotFoundError:
        return set()
    except OSError as fault:
        why = (
            "is there and is no folder"
            if isinstance(fault, NotADirectoryError)
            else f"cannot be read: {fault.strerror}"
        )
        raise CannotWrite(f"{gates.quoted(folder)} {why}") from None


@contextmanager
def _aside(target: str) -> Iterator[str]:
    """A path to write to in a folder of our own beside the target, which is removed with all that is left in it.

    Whatever the disk or SQLite says becomes one message.
    """
    folder, name = os.path.split(target)
    try:
        _sweep(folder or ".")
        aside = tempfile.mkdtemp(".partial", f".econfacts-{os.getpid()}-", folder or ".")
        try:
            yield os.path.join(aside, name)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except (OSError, sqlite3.Error) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise CannotWrite(f"cannot write {gates.quoted(target)}: {why}") from fault


def _sweep(folder: str) -> None:
    """Remove what exports that were killed left there."""
    with suppress(OSError):
        for name in os.listdir(folder):
            ours = re.fullmatch(_OURS, name)
            if ours and has_ended(ours[1]):
                shutil.rmtree(os.path.join(folder, name), ignore_errors=True)


def _sync(path: str) -> None:
    """What a crash of the machine would lose must be on the disk before it gets its name."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())

"""Where an export goes: written aside and moved into place when it is whole, so that nothing is ever half there.

What is left of a write that was killed is hidden beside the target (`.NAME.….partial`) and harms nobody.
"""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from econfacts.errors import CannotWrite
from econfacts.model import gates


@contextmanager
def new_file(target: str, force: bool) -> Iterator[str]:
    """The path to write to; it becomes `target` at the end, unless an error is raised.

    Raises CannotWrite where something is there already and may not be replaced, or cannot be written.
    """
    with _explained(target):
        if os.path.lexists(target) and not (force and (os.path.isfile(target) or os.path.islink(target))):
            why = "is there already; --force replaces it" if os.path.isfile(target) else "is there and is no file"
            raise CannotWrite(f"{gates.quoted(target)} {why}")
        aside = _beside(target)
        try:
            yield aside
            _sync(aside)
            os.replace(aside, target)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(aside)
            raise


@contextmanager
def new_folder(target: str, force: bool, files: Collection[str]) -> Iterator[str]:
    """The folder to write `files` into; it becomes `target` at the end, unless an error is raised.

    A folder that is there already is only replaced where it has nothing but these files.
    """
    target = target.rstrip("/") or "/"
    with _explained(target):
        there = _entries(target)
        if alien := sorted(there - set(files)):
            raise CannotWrite(f"{gates.quoted(target)} has other things in it: {gates.quoted(alien[0])}")
        if there and not force:
            raise CannotWrite(f"{gates.quoted(target)} is there already; --force replaces it")
        aside = _beside(target)
        try:
            os.mkdir(aside)
            yield aside
            for name in os.listdir(aside):
                _sync(os.path.join(aside, name))
            _move_folder(aside, target, bool(there))
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise


def _entries(folder: str) -> set[str]:
    try:
        return set(os.listdir(folder))
    except FileNotFoundError:
        return set()
    except NotADirectoryError:
        raise CannotWrite(f"{gates.quoted(folder)} is there and is no folder") from None


def _move_folder(aside: str, target: str, is_there: bool) -> None:
    if not is_there:
        os.replace(aside, target)  # also over an empty folder
        return
    old = _beside(target)
    os.rename(target, old)
    os.rename(aside, target)
    shutil.rmtree(old)


def _beside(target: str) -> str:
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name}.{secrets.token_hex(4)}.partial")


def _sync(path: str) -> None:
    """What a crash of the machine would lose must be on the disk before it gets its name."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _explained(target: str) -> Iterator[None]:
    """Whatever the disk or SQLite says becomes one message."""
    try:
        yield
    except OSError as fault:
        raise CannotWrite(f"cannot write {gates.quoted(target)}: {fault.strerror or fault}") from fault
    except sqlite3.Error as fault:
        raise CannotWrite(f"cannot write {gates.quoted(target)}: {fault}") from fault

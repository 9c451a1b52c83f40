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
def placed(target: str, force: bool, files: Collection[str] | None = None) -> Iterator[str]:
    """The path to write a file to, or these files into; it becomes `target` at the end, unless an error is raised.

    Raises CannotWrite where something is there already and may not be replaced, and for whatever the disk or SQLite
    says.
    """
    folder, name = os.path.split(target)
    try:
        _check(target, force, files)
        _sweep(folder or ".")
        aside = tempfile.mkdtemp(".partial", f".econfacts-{os.getpid()}-", folder or ".")
        try:
            path = os.path.join(aside, name)
            if files is not None:
                os.mkdir(path)
            yield path
            for each in files or [""]:
                _sync(os.path.join(path, each) if each else path)
            if files is not None and os.path.lexists(target):
                os.rename(target, f"{path}.old")
            os.replace(path, target)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except (OSError, sqlite3.Error) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise CannotWrite(f"cannot write {gates.quoted(target)}: {why}") from fault


def _check(target: str, force: bool, files: Collection[str] | None) -> None:
    """Raise CannotWrite where something is there: a folder is only replaced where it has nothing but these files."""
    if not os.path.lexists(target):
        return
    is_folder = os.path.isdir(target)
    is_file = os.path.isfile(target) or (os.path.islink(target) and not is_folder)
    there = set(os.listdir(target)) if is_folder else set()
    if files is None and not is_file:
        why = "is there and is no file"
    elif files is not None and not is_folder:
        why = "is there and is no folder"
    elif alien := sorted(there - set(files or ())):
        why = f"has other things in it: {gates.quoted(alien[0])}"
    elif (is_file or there) and not force:
        why = "is there already; --force replaces it"
    else:
        return
    raise CannotWrite(f"{gates.quoted(target)} {why}")


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

"""Which facts files are read: by path, `-` for standard input, `bundled` for the built-in one."""

import os
from collections.abc import Iterable

BUNDLED = "bundled"
"""Stands for the built-in facts file wherever a path is expected."""


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

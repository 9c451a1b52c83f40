"""econfacts: look up, compare and cite regional economic figures from a curated, sourced file.

>>> import econfacts
>>> data = econfacts.open()  # or econfacts.open("mine.yaml")
>>> data.get("shenzhen", "ai-enterprises").value
Decimal('1920')

Nothing is imported before it is needed: `import econfacts` alone costs nothing.
"""

__version__ = "0.2.0.dev0"
"""The version, in the one place from which all others take it."""

TYPE_CHECKING = False  # that of typing costs as much as all the rest of `import econfacts`
if TYPE_CHECKING:
    from typing import Any

    from econfacts import errors
    from econfacts.answers.dataset import Dataset, open

__all__ = ["Dataset", "__version__", "errors", "open"]


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name in ("Dataset", "open"):
        return getattr(import_module("econfacts.answers.dataset"), name)
    if name == "errors":
        return import_module("econfacts.errors")
    raise AttributeError(f"module 'econfacts' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})

"""econfacts: look up, compare and cite regional economic figures from a curated, sourced file.

    import econfacts
    data = econfacts.open()
    data.get("shenzhen", "gdp").value

Nothing is imported before it is needed: `import econfacts` alone costs nothing.
"""

from typing import TYPE_CHECKING, Any

from econfacts._version import __version__

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset, open

__all__ = ["Dataset", "__version__", "open"]


def __getattr__(name: str) -> Any:
    if name in ("Dataset", "open"):
        from econfacts.answers import dataset

        return getattr(dataset, name)
    raise AttributeError(f"module 'econfacts' has no attribute {name!r}")

"""The texts of sources: UTF-8 files, a paragraph a line."""

from econfacts.errors import UsageError


def read_text(path: str) -> str:
    """A source's text without the line break at its end. Raises UsageError when it cannot be read as UTF-8."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read().removesuffix("\n")
    except OSError as error:
        raise UsageError(f"cannot read text {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"text {path} is not UTF-8: byte {error.start}") from error

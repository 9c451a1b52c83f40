"""The texts of sources: UTF-8 files, a paragraph a line."""

from econfacts.errors import UsageError

MAX_CHARACTERS = 10_000_000
"""More than any source's text has; it bounds the memory that a text can ask for."""


def read_text(path: str) -> str:
    """A source's text without the line break at its end.

    Raises UsageError when it cannot be read, is not UTF-8, or is longer than MAX_CHARACTERS.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(MAX_CHARACTERS + 1)
    except OSError as error:
        raise UsageError(f"cannot read text {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"text {path} is not UTF-8: byte {error.start}") from error
    if len(text) > MAX_CHARACTERS:
        raise UsageError(f"text {path} is longer than {MAX_CHARACTERS:,} characters")
    return text.removesuffix("\n")

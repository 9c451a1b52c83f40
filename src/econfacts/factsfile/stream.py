"""The bytes of a facts file on their way to the parser: bounded, UTF-8 alone, and with a place for each of them."""

from typing import Protocol

MAX_ENTRY_BYTES = 4_000_000
"""The parser may read this much without finishing an entry; more would be unbounded memory."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"
_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))


class ByteStream(Protocol):
    """Something to read bytes from."""

    def read(self, size: int = ..., /) -> bytes:
        """Return the next bytes, none at the end."""


class EntryTooLargeError(Exception):
    """The parser asked for more bytes than an entry may have."""


class NotUtf8Error(Exception):
    """The file begins with the mark of UTF-16."""


class BoundedStream:
    """Hands bytes to the parser, bounds what one entry may take, and knows the line of a byte that was read."""

    def __init__(self, stream: ByteStream) -> None:
        self.stream = stream
        self.allowance = MAX_ENTRY_BYTES
        self.offset = 0
        self._lines_before = 0  # newlines before the kept chunks
        self._characters_before = 0  # characters of the current line before the kept chunks
        self._chunks: list[bytes] = []

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises EntryTooLargeError once the allowance is used up, NotUtf8Error for UTF-16."""
        if self.allowance <= 0:
            raise EntryTooLargeError
        data = self.stream.read(size)
        if self.offset == 0 and data.startswith(_UTF16):
            raise NotUtf8Error
        self.allowance -= len(data)
        self.offset += len(data)
        # The parser reads ahead by less than two chunks, so a fault lies in the last two or three.
        self._chunks.append(data)
        if len(self._chunks) > 3:
            self._forget(self._chunks.pop(0))
        return data

    def _forget(self, chunk: bytes) -> None:
        *lines, last = chunk.split(b"\n")
        self._lines_before += len(lines)
        self._characters_before = _characters(last) + (0 if lines else self._characters_before)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of the byte at `offset`."""
        kept = b"".join(self._chunks)
        *lines, last = kept[: max(0, offset - (self.offset - len(kept)))].split(b"\n")
        column = _characters(last) + (0 if lines else self._characters_before)
        return 1 + self._lines_before + len(lines), 1 + column

    def character(self, line: int, column: int) -> str:
        """The character at a line and column counted from 0; nothing where it is no longer at hand."""
        lines = b"".join(self._chunks).split(b"\n")
        number = line - self._lines_before
        if not 0 <= number < len(lines):
            return ""
        text = lines[number].removeprefix(_UTF8_MARK).decode("utf-8", "replace")
        column -= self._characters_before if number == 0 else 0
        return text[column : column + 1] if column >= 0 else ""


def _characters(text: bytes) -> int:
    """How many characters the UTF-8 text has; a byte order mark is none."""
    return len(text.removeprefix(_UTF8_MARK).translate(None, _CONTINUATION_BYTES))

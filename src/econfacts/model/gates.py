"""The gates through which text leaves the program, one for each kind of place that it goes to.

Text of a facts file, of a source or of a command line is written by others. Each gate lets all of its words
through and none of what its destination would obey: a terminal's escapes, characters that hide or reorder
text, a spreadsheet's formulas, a workflow's commands, markup.
"""

import re

# Unicode's blanks (Zs) other than the space: harmless, though Python does not count them as printable.
_BLANKS = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\|`*_[]<>"})
_CODE = "(?<!`)`([^`]+)`(?!`)"
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
# Not \{ and \}: BibTeX counts braces whether or not they are escaped.
_TEX_NAMES = {"\\": "backslash", "{": "braceleft", "}": "braceright", "~": "asciitilde", "^": "asciicircum"}
_BIBTEX = str.maketrans({c: f"\\{c}" for c in "%&$#_"} | {c: f"\\text{name}{{}}" for c, name in _TEX_NAMES.items()})
_PLAIN = frozenset("’“”-.,%/&()·，、。（）")  # punctuation that means nothing to a shell inside quotation marks
_FORMULA = frozenset("=+-@")
# A signed number with a unit behind it, which no spreadsheet computes with: -2.3%, +5.2个百分点.
_SIGNED = r"[+-][0-9][0-9.,]*(?: ?[^\W\d_]+|%)?"
# Controls, what reorders text, and what Unicode calls default-ignorable: nobody sees that it is there.
_HIDDEN = (
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def line(text: str) -> str:
    """Text on one line of a terminal, a message or a plain file: what is not to be seen is escaped."""
    if text.isprintable():
        return text
    return "".join(c if _is_seen(c) else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def hidden(text: str) -> str | None:
    """The first character that cannot be seen, which no name and no note may have; None where all can be seen."""
    found = re.search(_HIDDEN, text)
    return found and found[0]


def lines(text: str) -> str:
    """The same for text whose line breaks are the program's own."""
    return text if text.isprintable() else "\n".join(map(line, text.split("\n")))


def quoted(text: str, most: int = 60) -> str:
    """Text that somebody typed or wrote, to be quoted in a message: one line, and shortened."""
    shown = line(text[: most + 1])
    return shown if len(shown) <= most else f"{shown[: most - 3]}…"


def csv(text: str) -> str:
    """A cell of text for a spreadsheet, which takes what begins like a formula for one: `'=1+1`."""
    shown = line(text)
    if shown[:1] in _FORMULA and re.fullmatch(_SIGNED, shown) is None:
        return f"'{shown}"
    return shown


def json(text: str) -> str:
    """A JSON string with its quotes: UTF-8 as it is, but for what must be escaped and what is not to be seen."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    from json.encoder import encode_basestring_ascii as escaped

    return '"' + "".join(c if _is_seen(c) and c not in '"\\' else escaped(c)[1:-1] for c in text) + '"'


def markdown(text: str) -> str:
    """Text in a Markdown document, in which no markup of its own is read but code between two backticks."""
    parts = re.split(_CODE, line(text))  # every second one is code, in which only a table's | has a meaning
    return "".join(
        f"`{part.replace('|', chr(92) + '|')}`" if number % 2 else part.translate(_MARKDOWN)
        for number, part in enumerate(parts)
    )


def html(text: str) -> str:
    """Text in an HTML or SVG document, between tags or in a quoted attribute."""
    return line(text).translate(_HTML)


def bibtex(text: str) -> str:
    """The text of a field of BibTeX, which TeX prints and does not run."""
    return line(text).translate(_BIBTEX)


def annotation(text: str) -> str:
    """The message of a workflow command on GitHub."""
    return line(text).replace("%", "%25")


def annotation_property(text: str) -> str:
    """A property of a workflow command on GitHub (`file=…`)."""
    return annotation(text).replace(":", "%3A").replace(",", "%2C")


def completion(text: str) -> str:
    """Words for a shell that completes, without any character that it could interpret, should it evaluate them."""
    kept = "".join(c if c.isalnum() or c in _PLAIN else " " for c in text.replace("'", "’"))
    return " ".join(kept.split())


def _is_seen(character: str) -> bool:
    return character.isprintable() or character in _BLANKS

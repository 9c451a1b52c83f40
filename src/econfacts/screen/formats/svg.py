"""A page as a picture (SVG) of a terminal, for a report; Rich exports it."""

import re

from econfacts.model import gates
from econfacts.screen.formats.table import console, print_page
from econfacts.screen.page import Page

WIDTH = 80
"""Columns of the terminal in the picture."""

# Fonts that Rich would have the reader's browser fetch from somewhere else.
_FETCHED_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def draw(page: Page, color: bool) -> str:
    """The page as an SVG document, always in colour; the reader's own monospaced font shows it."""
    recording = console(True, width=WIDTH, record=True)
    print_page(page, recording)
    return _FETCHED_FONT.sub("", recording.export_svg(title=gates.line(page.title) or "econfacts"))

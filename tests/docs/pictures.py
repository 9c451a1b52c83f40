"""The README's pictures, drawn by the program itself: `python -m tests.docs.readme` writes them, a test compares them."""

import re
import subprocess
import sys
from html import unescape

from tests.docs.reference import DOCS

PICTURES = {
    "show": ("show", "hangzhou"),
    "history": ("show", "guangdong", "gdp"),
    "compare": ("compare", "beijing", "shanghai", "--topic", "national-accounts"),
    "rank": ("rank", "gdp-growth", "--level", "province", "--top", "12"),
    "chinese": ("show", "广东", "--topic", "财政", "--lang", "zh"),
}
"""File name without ending → the command that draws it."""

FOLDER = DOCS / "pictures"


def drawn(name: str, env: dict[str, str]) -> str:
    """A picture as it is now, as wide as a terminal of 80 columns."""
    command = [sys.executable, "-m", "econfacts", *PICTURES[name], "-f", "svg"]
    env = {**env, "COLUMNS": "80"}
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=60, check=True).stdout


def words(picture: str) -> str:
    """What a picture says: Rich draws it a little differently from version to version."""
    return "".join(unescape("".join(re.findall(r"<text[^>]*>(.*?)</text>", picture, re.DOTALL))).split())


def write(env: dict[str, str]) -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        (FOLDER / f"{name}.svg").write_text(drawn(name, env), "utf-8")

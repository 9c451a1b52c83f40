"""The curator's guide is run: its files are written, its commands print what it says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDE = ROOT / "docs" / "curating.md"
_BLOCK = re.compile("```console\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"\$ (?P<command>.*)\n(?P<printed>(?:(?!\$ ).*\n)*)")


def commands() -> list[tuple[str, str]]:
    blocks = _BLOCK.findall(GUIDE.read_text("utf-8"))
    return [(match["command"], match["printed"]) for block in blocks for match in _COMMAND.finditer(block)]


def test_the_curators_guide_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command, printed in commands():
        if command.startswith("cat "):
            (tmp_path / command.removeprefix("cat ")).write_text(printed, "utf-8")
        elif command.startswith("export "):
            monkeypatch.setenv(*command.removeprefix("export ").split("=", 1))
        else:
            program = f'econfacts() {{ "{sys.executable}" -m econfacts "$@"; }}; {command}'
            done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
            said = re.sub("[0-9]+ facts", "N facts", done.stdout + done.stderr)
            assert (command, said) == (command, re.sub("[0-9]+ facts", "N facts", printed))

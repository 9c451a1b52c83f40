"""Fuzzing that follows coverage: `python tests/guided.py [SECONDS]` (`just fuzz` runs it where Atheris is installed).

Atheris makes inputs that reach code which none before reached. It drives the same properties that hypothesis tries in the
suite (reader, rules, periods, quantities, bounds, names, numerals, audit), and whole facts files byte by byte. What it
finds becomes a literal test; the input is kept in the current folder under the name that is printed.
"""

import importlib
import inspect
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["econfacts"]):
    from tests.conftest import SMALL
    from tests.factsfile.examples import HEAD
    from tests.factsfile.test_fuzz import WORDS, checked

MODULES = ("audit", "factsfile", "model")
"""Folders of tests whose properties are driven."""


def properties() -> Iterator[Callable[[bytes], Any]]:
    """The properties that need nothing but their input, as functions of bytes."""
    for folder in MODULES:
        for path in sorted((ROOT / "tests" / folder).glob("test_*.py")):
            with atheris.instrument_imports(include=["econfacts"]):
                module = importlib.import_module(f"tests.{folder}.{path.stem}")
            for name, test in vars(module).items():
                given = getattr(test, "hypothesis", None)
                if given is not None and name.startswith("test_") and not inspect.signature(test).parameters:
                    yield given.fuzz_one_input


def main() -> None:
    """Try inputs until the time is over or one fails."""
    seconds = int(sys.argv[1]) if sys.argv[1:] else 600
    tried = list(properties())
    with tempfile.TemporaryDirectory() as scratch:
        facts, corpus, words = Path(scratch, "facts.yaml"), Path(scratch, "corpus"), Path(scratch, "words")
        corpus.mkdir()
        for number, text in enumerate((SMALL, HEAD)):
            (corpus / str(number)).write_bytes(b"\0" + text.encode())
        shown = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS if 0 < len(word) < 30)
        words.write_text("".join(f'"{word}"\n' for word in shown), "utf-8")

        def one(data: bytes) -> None:
            if data[:1] < b"\x80":  # the half of all inputs
                checked(data[1:], facts)
            else:
                tried[data[0] % len(tried)](data[1:])

        options = (f"-max_total_time={seconds}", f"-dict={words}", "-max_len=6000", "-timeout=20", "-rss_limit_mb=2000")
        print(f"{len(tried)} properties and whole files, {seconds} seconds", flush=True)
        atheris.Setup([sys.argv[0], str(corpus), *options], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

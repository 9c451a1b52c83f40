"""Whatever is read, nothing crashes: files mutated by machine, periods, numbers and names of any kind.

`just fuzz` tries very many (FUZZ=100000); CI tries few, always the same ones. What was found is in `test_hostile`.
"""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.factsfile.nodes import Problem
from econfacts.model import gates, names, periods, quantities
from econfacts.store import cache
from tests.conftest import SMALL
from tests.factsfile.examples import HEAD

TRIES = int(os.environ.get("FUZZ", "150"))
FIXED = settings(max_examples=TRIES, derandomize=TRIES <= 1000)
WORDS = [
    "~", "null", "", "[]", "{}", "[~]", "{a: b}", "*a", "&a x", "!t x", "'", '"', "-", "-0", "1e9", "nan", "1,000", "０",
    "2023Q1", "2023-13", "2023/..", "china", "shenzhen", "gdp", "家", "%", "个百分点", "revised", "exact", "over", "true",
    ": ", "? ", "\n", "\t", "\r", "\u200b", "\ufeff", "\0", "\x1b", "  - ", "  ", "#", "|", ">", "---", "...", "{", "}",
    "[", "]", ",", "<<: *a", "facts:", "units:", "'\\'", "\u2028", "\U000e0001", "é", "𠀀", "x" * 3000,
]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """A file with a few of its parts cut, doubled, swapped, or replaced by words that have a meaning somewhere."""
    for _ in range(chance.randrange(1, 5)):
        first = chance.randrange(len(text))
        last = min(len(text), first + chance.choice((0, 1, 3, 12, 80)))
        piece = chance.choice((text[first:last] * 2, "", chance.choice(WORDS), chance.choice(WORDS)))
        if chance.random() < 0.3:  # a value as a whole
            first = text.find(": ", first) + 2
            last = min((end for end in (text.find(mark, first) for mark in ",}\n") if end > first), default=first)
        text = text[:first] + piece + text[last:]
    return text or "x"


def checked(content: bytes, path: Path) -> None:
    """Check a file with this content: nothing raises, and every problem is one line about a place in it."""
    path.write_bytes(content)
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = sum(text.count(end) for end in "\n\r\x85\u2028\u2029")
    builder = cache.check_files([str(path)], {"paper.txt": 3})
    for problem in builder.problems():
        assert isinstance(problem, Problem)
        assert 1 <= problem.line <= lines + 2
        assert gates.line(problem.message) == problem.message
        assert len(problem.message) < 1000
    builder.connection.close()


@pytest.mark.parametrize("base", [SMALL, HEAD], ids=["small", "head"])
def test_no_mutated_file_makes_the_checks_raise_and_every_problem_lies_in_it(base: str, tmp_path: Path) -> None:
    seed = random.randrange(10**9) if TRIES > 1000 else 1
    for number in range(seed, seed + TRIES):
        try:
            checked(mutated(base, random.Random(number)).encode("utf-8", "surrogatepass"), tmp_path / "facts.yaml")
        except Exception as error:
            error.add_note(f"seed {number}")
            raise


@FIXED
@given(st.text("0123456789年月日季度上下半前第至-/.QHFY一二三四０ ", max_size=14) | st.text(max_size=20))
def test_what_a_period_may_mean_is_a_period(text: str) -> None:
    meant = periods.meant(text)
    assert meant is None or periods.parse(meant) is not None
    if periods.parse(text) is not None:
        assert meant == text


@FIXED
@given(st.text("0123456789-.+eE,０ ", max_size=12) | st.text(max_size=45))
def test_a_number_is_written_in_one_way_only(text: str) -> None:
    number = quantities.parse_number(text)
    assert number is None or quantities.plain(number) == text


@FIXED
@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=8))
def test_names_that_are_alike_are_some_of_those_there_are(typed: str, known: list[str]) -> None:
    assert set(names.alike(typed, known, 3)) <= set(known)
    assert names.hint(names.near_words(typed, known), "otherwise")

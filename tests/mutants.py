"""Do the tests notice when the program is wrong? `python tests/mutants.py [MODULE…]` (`just mutants`).

Draws mutants of the rooms where a slip would be a wrong figure, with a fixed seed: a comparison turned round, a condition
dropped, a number one off, a word changed. Each stands alone in a copy of the project; the tests that run its line are run,
the quickest first, until one fails. A mutant that no test fails for is printed with its place.

No mutants are drawn of what does nothing when it runs: docstrings, annotations, imports, asserts, decorators.
"""

import argparse
import ast
import copy
import gc
import importlib
import json
import math
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from coverage import CoverageData

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (
    "model/quantities.py", "model/bounds.py", "model/periods.py", "answers/selection.py", "answers/figures.py",
    "answers/comparison.py", "answers/ranking.py", "answers/caveats/*.py",
)  # fmt: skip
DOCUMENTS = "tests/docs/test_readme.py::test_the_derived_documents_are_what_the_format_says"
TESTS = ("tests/model", "tests/answers", "tests/data/test_panel.py", "tests/store/test_accounts.py", DOCUMENTS)
"""Those that ask the package itself: what a started program says is said by the same functions."""

WARM = ("bibtexparser", "hypothesis.strategies", "jsonschema", "pandas", "rich.console", "rispy", "typer", "yaml")
"""What tests import and no mutant changes: it is imported once."""

OPTIONS = ("-q", "-n0", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:anyio", "--hypothesis-seed=1")
SECONDS = 60
"""How long the tests of a mutant may take; a program that hangs is noticed, too."""

OTHER: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.And: (ast.Or,), ast.Or: (ast.And,), ast.Add: (ast.Sub,), ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,), ast.Mod: (ast.Mult,), ast.BitOr: (ast.BitAnd,), ast.BitAnd: (ast.BitOr,),
}  # fmt: skip
TWIN = {"max": "min", "min": "max", "any": "all", "all": "any", "low": "high", "high": "low"}
SILENT = (ast.Import, ast.ImportFrom, ast.Assert)
EXAMPLES = ("compared", "_ranked")
"""Calls that make the examples of caveats, which are tests themselves."""


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


SLIPS: dict[type[ast.AST], Callable[[Any], list[ast.AST]]] = {
    ast.Compare: lambda node: [_with(node, ops=[to(), *node.ops[1:]]) for to in OTHER.get(type(node.ops[0]), ())],
    ast.BoolOp: lambda node: [_with(node, op=OTHER[type(node.op)][0]()), *node.values],
    ast.BinOp: lambda node: [_with(node, op=to()) for to in OTHER.get(type(node.op), ())],
    ast.UnaryOp: lambda node: [node.operand],
    ast.Constant: lambda node: [ast.Constant(to) for to in _constants(node.value)],
    ast.If: lambda node: [_with(node, test=ast.UnaryOp(ast.Not(), node.test))],
    ast.IfExp: lambda node: [node.body, node.orelse],
    ast.comprehension: lambda node: [_with(node, ifs=node.ifs[1:])] if node.ifs else [],
    ast.Return: lambda node: [ast.Return(ast.Constant(None))] if node.value else [],
    ast.Continue: lambda node: [ast.Break(), ast.Pass()],
    ast.AugAssign: lambda node: [ast.Pass()],
    ast.Expr: lambda node: [ast.Pass()],
    ast.Call: lambda node: [_with(node, keywords=node.keywords[1:])] if node.keywords else [],
    ast.Slice: lambda node: [_with(node, lower=None, upper=None)],
    ast.Name: lambda node: [_with(node, id=TWIN[node.id])] if node.id in TWIN else [],
    ast.Attribute: lambda node: [_with(node, attr=TWIN[node.attr])] if node.attr in TWIN else [],
}
"""What may stand in the place of a node, each a slip that somebody could make."""


def _constants(value: object) -> list[Any]:
    match value:
        case bool():
            return [not value]
        case int():
            return [value + 1]
        case str() if value:
            return [f"{value}x"]
    return []


def places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Where a node stands that does something: in which field of its parent, and the how manieth."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "args") and not isinstance(node, ast.Call):
            continue
        for number, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            typing = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
            example = isinstance(child, ast.Call) and ast.unparse(child.func) in EXAMPLES
            if isinstance(child, ast.AST) and not (docstring or typing or example or isinstance(child, SILENT)):
                yield node, name, number
                yield from places(child)


Mutant = tuple[str, int, str, str]
"""Module, line, what was changed, and the source with it."""


def mutants(room: str) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse((ROOT / "src" / "econfacts" / room).read_text("utf-8"))
    for parent, name, number in list(places(tree)):
        field = getattr(parent, name)
        original = field if number is None else field[number]
        for other in SLIPS.get(type(original), lambda _: [])(original):
            _put(parent, name, number, other)
            what = f"{_short(original)}  →  {_short(other)}"
            yield room, getattr(original, "lineno", 0) or getattr(parent, "lineno", 0), what, ast.unparse(tree)
            _put(parent, name, number, original)


def _put(parent: ast.AST, name: str, number: int | None, child: ast.AST) -> None:
    if number is None:
        setattr(parent, name, child)
    else:
        getattr(parent, name)[number] = child


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) < 70 else f"{text[:45]} … {text[-20:]}"


class Session:
    """A run of some tests: those of an order, in that order, where one is given; how long each takes is remembered."""

    def __init__(self, order: Sequence[str] = ()) -> None:
        self.order = {test: number for number, test in enumerate(order)}
        self.seconds: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave only the tests of the order."""
        if self.order:
            items[:] = sorted((item for item in items if item.nodeid in self.order), key=lambda i: self.order[i.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up what a test takes; one that fails without any mutant takes for ever."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + (
            math.inf if report.failed else report.duration
        )

    def pytest_sessionfinish(self) -> None:
        """Tell the process that started this one."""
        if not self.order:
            Path("seconds.json").write_text(json.dumps(self.seconds), "utf-8")


def forked(arguments: Sequence[str], session: Session, seconds: float) -> int:
    """The exit code of pytest in a process of its own, of a signal where it took too long."""
    child = os.fork()
    if child == 0:
        with open("said.txt", "w", encoding="utf-8") as said:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
        os._exit(pytest.main([*OPTIONS, *arguments], plugins=[session]))
    end = time.monotonic() + seconds
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if time.monotonic() > end:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.01)
    return os.waitstatus_to_exitcode(ended[1])


class Tests:
    """Which tests run which line of the package, and how long each takes."""

    def __init__(self) -> None:
        Path("cover.ini").write_text("[run]\nsource = econfacts\n", "utf-8")
        cover = ("--cov=econfacts", "--cov-config=cover.ini", "--cov-context=test", "--cov-report=")
        forked([*cover, *TESTS], Session(), 1800)
        seconds: dict[str, float] = json.loads(Path("seconds.json").read_text("utf-8"))
        self.seconds = {test: taken for test, taken in seconds.items() if taken < math.inf}
        for test in seconds.keys() - self.seconds:
            print(f"fails as things are, so it is left out: {test}")
        self._data = CoverageData()
        self._data.read()

    def of(self, room: str, line: int) -> list[str]:
        """The tests that run a line, the quickest first; all where it is run when its module is imported."""
        contexts = self._data.contexts_by_lineno(str(Path("src/econfacts", room).resolve())).get(line, [])
        tests = {context.partition("|")[0] for context in contexts}
        return sorted(self.seconds if not tests or "" in tests else tests, key=lambda test: self.seconds[test])


def survives(mutant: Mutant, tests: Tests) -> bool:
    """Whether all tests pass with a mutant in the place of its module."""
    room, line, _, source = mutant
    module = Path("src/econfacts", room)
    whole = module.read_text("utf-8")
    try:
        module.write_text(source, "utf-8")
        order = tests.of(room, line)
        return forked(["-x", *sorted({test.partition("::")[0] for test in order})], Session(order), SECONDS) == 0
    finally:
        module.write_text(whole, "utf-8")
        for compiled in module.parent.glob(f"__pycache__/{module.stem}.*"):
            compiled.unlink()  # of the same second, and perhaps of the same size, as the next


def main() -> int:
    """Draw, try, and tell; 1 where more than a tenth survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS, help=f"modules (default: {' '.join(ROOMS)})")
    parser.add_argument("--count", type=int, default=500, help="how many mutants are drawn (500)")
    parser.add_argument("--seed", type=int, default=1, help="which (1)")
    asked = parser.parse_args()
    package = ROOT / "src" / "econfacts"
    rooms = [str(path.relative_to(package)) for room in asked.rooms for path in sorted(package.glob(room))]
    every = [mutant for room in rooms for mutant in mutants(room)]
    drawn = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
    print(f"{len(drawn)} of {len(every)} mutants", flush=True)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False  # in the copy, so that the tests are compiled once
    for name in WARM:
        importlib.import_module(name)
    gc.freeze()
    tried, killed, started = Counter[str](), Counter[str](), time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        place = shutil.copytree(ROOT, Path(scratch, "econfacts"), ignore=shutil.ignore_patterns(".*", "__pycache__"))
        os.chdir(place)
        os.environ |= {"PYTHONPATH": str(place / "src"), "TMPDIR": scratch}
        sys.path[:0] = [str(place), str(place / "src")]
        tests = Tests()
        for mutant in sorted(drawn):
            room, line, what, _ = mutant
            tried[room] += 1
            if survives(mutant, tests):
                print(f"survives: {room}:{line}: {what}", flush=True)
            else:
                killed[room] += 1
    for room in rooms:
        print(f"{room}: {killed[room]} of {tried[room]}")
    share = killed.total() / max(tried.total(), 1)
    print(f"killed: {killed.total()} of {tried.total()} ({share:.1%}) in {time.monotonic() - started:.0f} s")
    return share <= 0.9


if __name__ == "__main__":
    sys.exit(main())

"""Do the tests notice when the program is wrong? `python tests/mutants.py [MODULE…]` (`just mutants`).

Draws mutants of the rooms where a slip would be a wrong figure, with a fixed seed: a comparison turned round, a condition
dropped, a number one off, a word changed. The tests are collected once; each mutant is put into a fork of that process,
and the tests that run its line are run there until one fails. A mutant that none fails for is printed with its place.

No mutants are drawn of what does nothing when it runs: docstrings, annotations, imports, asserts, decorators.
"""

import argparse
import ast
import copy
import json
import math
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage, CoverageData

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "econfacts"
ROOMS = (
    "model/quantities.py", "model/bounds.py", "model/periods.py", "answers/selection.py", "answers/figures.py",
    "answers/comparison.py", "answers/ranking.py", "answers/caveats/*.py",
)  # fmt: skip
DOCUMENTS = "tests/docs/test_readme.py::test_the_derived_documents_are_what_the_format_says"
TESTS = ("tests/model", "tests/answers", "tests/data/test_panel.py", "tests/store/test_accounts.py", DOCUMENTS)
"""Those that ask the package itself: what a started program says is said by the same functions."""

OPTIONS = ("-q", "-n0", "-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-seed=1")
SECONDS = 60
"""Of the processor that the tests of a mutant may take; a program that hangs is noticed, too."""

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
    tree = ast.parse((PACKAGE / room).read_text("utf-8"))
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


# --- putting one in its place ---------------------------------------------------------------------------


def become(room: str, source: str) -> None:
    """Let a module that is loaded be what this source says, wherever it is used."""
    module = sys.modules["econfacts." + room.removesuffix(".py").removesuffix("/__init__").replace("/", ".")]
    path = str(PACKAGE / room)
    now, then = (
        _functions(compile(text, path, "exec"))
        for text in (source, ast.unparse(ast.parse((PACKAGE / room).read_text("utf-8"))))
    )
    if now.keys() == then.keys() and now != then:
        for function in _live(module):
            if (code := now.get(function.__code__.co_qualname)) and code != then[code.co_qualname]:
                function.__code__ = code
    else:  # what the module says when it is loaded
        before = dict(vars(module))
        exec(compile(source, path, "exec"), vars(module))
        for other in [each for name, each in sys.modules.items() if name.startswith(("econfacts", "tests"))]:
            for name, value in before.items():
                if not name.startswith("__") and vars(other).get(name) is value:
                    setattr(other, name, vars(module)[name])
    _forget()


def _forget() -> None:
    """Let no function of the package remember what it answered before."""
    for each in list(sys.modules.values()):
        if each.__name__.startswith("econfacts"):
            for value in list(vars(each).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _functions(code: CodeType) -> dict[str, CodeType]:
    """The code of functions and methods by name."""
    found: dict[str, CodeType] = {}
    for each in code.co_consts:
        if isinstance(each, CodeType):
            is_class = "__qualname__" in each.co_names and not each.co_flags & 2
            found |= _functions(each) if is_class else {each.co_qualname: each}
    return found


def _live(thing: ModuleType | type) -> Iterator[FunctionType]:
    """The functions and methods of a module or class."""
    for value in list(vars(thing).values()):
        for each in (value, *(getattr(value, name, None) for name in ("__wrapped__", "__func__", "fget", "func"))):
            if isinstance(each, FunctionType):
                yield each
        if isinstance(value, type) and isinstance(thing, ModuleType) and value.__module__ == thing.__name__:
            yield from _live(value)


# --- trying them ----------------------------------------------------------------------------------------


class Trial:
    """Takes the place of pytest's own loop over the tests."""

    def __init__(self, rooms: Sequence[str], drawn: Sequence[Mutant], scratch: Path) -> None:
        self.rooms, self.drawn, self.scratch = rooms, drawn, scratch
        self.tried, self.killed, self.killers = Counter[str](), Counter[str](), Counter[str]()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant."""
        self.items = {item.nodeid: item for item in session.items}
        self.cache = session.config._tmp_path_factory.getbasetemp() / "cache"  # type: ignore[attr-defined]
        self.seconds: dict[str, float] = {}
        self._forked(self._covered)
        self.seconds = json.loads((self.scratch / "seconds").read_text("utf-8"))
        self.lines = CoverageData(str(self.scratch / "covered"))
        self.lines.read()
        for room in self.rooms:
            same = (room, 0, "loaded anew", (PACKAGE / room).read_text("utf-8") + "\n_LOADED_ANEW = True\n")
            if self._killer(same) is not None:
                print(f"{room} cannot be loaded anew, so what it says then is not to be trusted")
        for mutant in sorted(self.drawn):
            room, line, what, _ = mutant
            self.tried[room] += 1
            if (killer := self._killer(mutant)) is None:
                print(f"survives: {room}:{line}: {what}", flush=True)
            else:
                self.killed[room] += 1
                self.killers[killer] += 1
        return True

    def _covered(self) -> str | None:
        """Run all tests, and keep which run which line and how long each takes."""
        coverage = Coverage(data_file=str(self.scratch / "covered"), source=["econfacts"], config_file=False)
        coverage.start()
        for name in self.items:
            coverage.switch_context(name)
            started = time.process_time()
            failed = self._fails(name)
            self.seconds[name] = math.inf if failed else time.process_time() - started
        coverage.stop()
        coverage.save()
        shutil.copytree(self.cache, self.scratch / "cache")
        (self.scratch / "seconds").write_text(json.dumps(self.seconds), "utf-8")
        return None

    def _killer(self, mutant: Mutant) -> str | None:
        """The test that fails for a mutant; None where none does."""
        room, line, _, source = mutant
        contexts = self.lines.contexts_by_lineno(str(PACKAGE / room)).get(line) or self.items
        names = [name for name in contexts if self.seconds.get(name, math.inf) < math.inf]
        names.sort(key=lambda name: (-self.killers[name], self.seconds[name]))

        def tried() -> str | None:
            shutil.rmtree(self.cache, ignore_errors=True)
            shutil.copytree(self.scratch / "cache", self.cache)  # not what another mutant built
            try:
                become(room, source)
            except Exception:
                return "loading"
            return next((name for name in names if self._fails(name)), None)

        return self._forked(tried)

    def _fails(self, name: str) -> bool:
        return any(report.failed for report in runtestprotocol(self.items[name], log=False))

    def _forked(self, what: Callable[[], str | None]) -> str | None:
        """What a function gives in a process of its own, `time` where it took too long."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * (1 if self.seconds else 10),) * 2)
            os.write(writing, (what() or "").encode())
            os._exit(0)
        os.close(writing)
        with open(reading, encoding="utf-8") as told:
            said = told.read()
        return said or (None if os.waitpid(child, 0)[1] == 0 else "time")


def main() -> int:
    """Draw, try, and tell; 1 where more than a tenth survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS, help=f"modules (default: {' '.join(ROOMS)})")
    parser.add_argument("--count", type=int, default=500, help="how many mutants are drawn (500)")
    parser.add_argument("--seed", type=int, default=1, help="which (1)")
    asked = parser.parse_args()
    rooms = [str(path.relative_to(PACKAGE)) for room in asked.rooms for path in sorted(PACKAGE.glob(room))]
    every = [mutant for room in rooms for mutant in mutants(room)]
    drawn = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
    print(f"{len(drawn)} of {len(every)} mutants", flush=True)
    os.chdir(ROOT)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        trial = Trial(rooms, drawn, Path(scratch))
        pytest.main([*OPTIONS, *TESTS], plugins=[trial])
    for room in rooms:
        print(f"{room}: {trial.killed[room]} of {trial.tried[room]}")
    share = trial.killed.total() / max(trial.tried.total(), 1)
    print(
        f"killed: {trial.killed.total()} of {trial.tried.total()} ({share:.1%}) in {time.monotonic() - started:.0f} s"
    )
    return share <= 0.9


if __name__ == "__main__":
    sys.exit(main())

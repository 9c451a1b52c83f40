"""Do the tests notice when the program is wrong? `python tests/mutants.py [MODULE…]` (`just mutants`).

Draws mutants of the rooms where a slip would be a wrong figure, with a fixed seed: a comparison turned round, a condition
dropped, a number one off, a word changed. Each is imported in the place of its module by a process of its own, a fork of
this one, which runs the tests that take its line until one fails, the likeliest and quickest first. A mutant that none
fails for is printed with its place.

No mutants are drawn of what does nothing when it runs: docstrings, annotations, imports, asserts, decorators; nor
of the examples and the headings that the rules of the caveats carry, which are tests and documents themselves.
"""

import argparse
import ast
import copy
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from coverage import Coverage, CoverageData
from hypothesis import Phase, settings

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "econfacts"
ROOMS = (
    "model/quantities.py", "model/bounds.py", "model/periods.py", "answers/selection.py", "answers/figures.py",
    "answers/comparison.py", "answers/ranking.py", "answers/caveats/*.py",
)  # fmt: skip
TESTS = (
    "tests/model/test_bounds.py", "tests/model/test_periods.py", "tests/model/test_quantities.py",
    "tests/answers/test_selection.py", "tests/answers/test_comparison.py", "tests/answers/test_ranking.py",
    "tests/answers/test_caveats.py", "tests/answers/test_caveat_words.py", "tests/answers/test_dataset.py",
    "tests/answers/test_frames.py::test_what_there_is_says_what_it_is", "tests/store/test_accounts.py",
    "tests/docs/test_readme.py::test_the_derived_documents_are_what_the_format_says",
)  # fmt: skip
"""Those of these rooms that ask the package itself: what a started program says is said by the same functions."""

OPTIONS = (
    "-q", "-x", "-n0", "--assert=plain", "-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-profile=mutants",
)  # fmt: skip
settings.register_profile(
    "mutants", deadline=None, max_examples=15, phases=(Phase.explicit, Phase.generate), derandomize=True, database=None
)
"""A counterexample need not be a small one here."""

OTHER: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,), ast.And: (ast.Or,), ast.Or: (ast.And,), ast.Add: (ast.Sub,), ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,), ast.Mod: (ast.Mult,), ast.BitOr: (ast.BitAnd,), ast.BitAnd: (ast.BitOr,),
}  # fmt: skip
TWIN = {"max": "min", "min": "max", "any": "all", "all": "any", "low": "high", "high": "low"}


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
    ast.Return: lambda node: [] if ast.unparse(node) in ("return", "return None") else [ast.Return(ast.Constant(None))],
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


class Mutant(NamedTuple):
    """Module, lines of the statement, what was changed in it, and the source with it."""

    room: str
    lines: range
    what: str
    source: str


def mutants(room: str) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse((PACKAGE / room).read_text("utf-8"))
    for parent, name, number, lines in list(places(tree, range(0))):
        field = getattr(parent, name)
        original = field if number is None else field[number]
        for other in SLIPS.get(type(original), lambda _: [])(original):
            _put(parent, name, number, other)
            yield Mutant(room, lines, f"{_short(original)}  →  {_short(other)}", ast.unparse(tree))
            _put(parent, name, number, original)


def places(node: ast.AST, lines: range) -> Iterator[tuple[ast.AST, str, int | None, range]]:
    """Where a node stands that does something: in which field of its parent, the how manieth, and in which lines."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for number, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not _silent(child, node, number):
                within = _lines(child) if isinstance(child, ast.stmt) else lines
                yield node, name, number, within
                yield from places(child, within)


def _silent(node: ast.AST, parent: ast.AST, number: int | None) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name("TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name("__all__")]):  # for `import *`, which nobody writes
            return True
        case ast.FunctionDef(returns=ast.Name("Example")):
            return True
    # A rule's heading and its examples, behind its id and severity.
    return isinstance(parent, ast.Call) and ast.unparse(parent.func) == "Rule" and (number or 0) > 1


def _lines(statement: ast.stmt) -> range:
    """Its lines, of a compound one the head."""
    body = getattr(statement, "body", None)
    end = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
    return range(statement.lineno, max(end, statement.lineno) + 1)


def _put(parent: ast.AST, name: str, number: int | None, child: ast.AST) -> None:
    if number is None:
        setattr(parent, name, child)
    else:
        getattr(parent, name)[number] = child


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) < 70 else f"{text[:45]} … {text[-20:]}"


# --- trying them ----------------------------------------------------------------------------------------


class Instead(SourceFileLoader):
    """Has a module imported from another source than its file's; stands in `sys.meta_path`."""

    def __init__(self, mutant: Mutant) -> None:
        module = mutant.room.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        super().__init__(f"econfacts.{module}", str(PACKAGE / mutant.room))
        self.source = mutant.source

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:
        """Where a module comes from: from here, if it is the one."""
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_data(self, path: str) -> bytes:
        """What the module says."""
        return self.source.encode()

    def path_stats(self, path: str) -> Mapping[str, Any]:
        """Nothing was compiled before, and nothing is kept."""
        raise OSError


class Measured:
    """A plugin of pytest that keeps which lines each test runs, and how long it takes."""

    def __init__(self, scratch: Path) -> None:
        self.scratch, self.seconds = scratch, dict[str, float]()
        self.coverage = Coverage(data_file=str(scratch / "covered"), source=["econfacts"], config_file=False)
        self.coverage.start()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """A program that is started is without the mutant."""
        items[:] = [item for item in items if "program" not in getattr(item, "fixturenames", ())]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note what one test does, as if it were the first."""
        for module in list(sys.modules.values()):
            for value in list(vars(module).values()) if module.__name__.startswith("econfacts") else ():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
        self.coverage.switch_context(item.nodeid)
        started = time.process_time()
        result = yield
        self.seconds[item.nodeid] = time.process_time() - started
        return result

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Keep it, and the index of the shipped facts."""
        self.coverage.stop()
        self.coverage.save()
        shutil.copytree(_cache(session.config), self.scratch / "cache")
        (self.scratch / "seconds").write_text(json.dumps(self.seconds), "utf-8")


class Chosen:
    """A plugin of pytest that runs these tests in this order, and keeps which failed."""

    def __init__(self, names: Sequence[str], seconds: dict[str, float], cache: Path) -> None:
        self.places = {name: place for place, name in enumerate(names)}
        self.seconds, self.cache = seconds, cache
        self.killer = ""

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Choose and sort."""
        shutil.copytree(self.cache, _cache(config))
        items[:] = sorted(
            (item for item in items if item.nodeid in self.places), key=lambda item: self.places[item.nodeid]
        )

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """A test that takes ten times as long as it should has noticed something, too: the process ends."""
        signal.setitimer(signal.ITIMER_PROF, 5 + 10 * self.seconds[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what failed."""
        if report.failed:
            self.killer = report.nodeid


def _cache(config: pytest.Config) -> Path:
    return config._tmp_path_factory.getbasetemp() / "cache"  # type: ignore[attr-defined,no-any-return]


class Trial:
    """Tries mutants, each in a folder of its own; knows which tests killed so far."""

    def __init__(self, scratch: Path) -> None:
        self.scratch, self.killers = scratch, Counter[str]()
        sys.pycache_prefix, sys.dont_write_bytecode = str(scratch / "compiled"), False  # once for all
        if _forked(lambda: _tested(TESTS, scratch, Measured(scratch)), scratch) != "0":
            raise SystemExit("the tests fail without any mutant")
        self.seconds: dict[str, float] = json.loads((scratch / "seconds").read_text("utf-8"))
        lines = CoverageData(str(scratch / "covered"))
        lines.read()
        self.taking = {path: lines.contexts_by_lineno(path) for path in lines.measured_files()}

    def killer(self, mutant: Mutant) -> str | None:
        """The test that fails for a mutant, `loading` or `time` where it did not come to that; None where none does."""
        tests = self.taking.get(str(PACKAGE / mutant.room), {})
        taking = {name for line in mutant.lines for name in tests.get(line, ())}
        names = [name for name in self.seconds if name in taking or "" in taking]  # without a test: when it is imported
        names.sort(key=lambda name: (self.seconds[name] + 0.01) / (1 + self.killers[name]))
        if not names:
            return None
        with tempfile.TemporaryDirectory(dir=self.scratch) as own:

            def tried() -> str:
                sys.meta_path.insert(0, Instead(mutant))
                chosen = Chosen(names, self.seconds, self.scratch / "cache")
                code = _tested(sorted({name.split("::")[0] for name in names}), Path(own), chosen)
                return chosen.killer or ("" if code == "0" else "loading")

            killer = _forked(tried, Path(own))
        self.killers[killer] += 1
        return killer or None


def _tested(tests: Sequence[str], folder: Path, plugin: object) -> str:
    return str(int(pytest.main([*OPTIONS, f"--basetemp={folder / 'tests'}", *tests], plugins=[plugin])))


def _forked(what: Callable[[], str], folder: Path) -> str:
    """What a function gives in a process of its own that says nothing, `time` where it was ended."""
    child = os.fork()
    if child == 0:
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        (folder / "said").write_text(what(), "utf-8")
        os._exit(0)
    return (folder / "said").read_text("utf-8") if os.waitpid(child, 0)[1] == 0 else "time"


def main() -> int:
    """Draw, try, and tell; 1 where more than a tenth survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS, help=f"modules (default: {' '.join(ROOMS)})")
    parser.add_argument("--count", type=int, default=500, help="how many mutants are drawn (500)")
    parser.add_argument("--seed", type=int, default=1, help="which (1)")
    parser.add_argument("--jobs", type=int, default=1, help="how many are tried at once (1)")
    asked = parser.parse_args()
    rooms = [str(path.relative_to(PACKAGE)) for room in asked.rooms for path in sorted(PACKAGE.glob(room))]
    every = [mutant for room in rooms for mutant in mutants(room)]
    drawn = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
    print(f"{len(drawn)} of {len(every)} mutants", flush=True)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    started = time.monotonic()
    tried, killed = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(asked.jobs) as pool:
        killers = pool.map(Trial(Path(scratch)).killer, drawn)
        for number, (mutant, killer) in enumerate(zip(drawn, killers, strict=True), start=1):
            tried[mutant.room] += 1
            killed[mutant.room] += killer is not None
            if killer is None:
                print(f"{number} survives: {mutant.room}:{mutant.lines[0]}: {mutant.what}", flush=True)
    for room in rooms:
        print(f"{room}: {killed[room]} of {tried[room]}")
    share = killed.total() / max(tried.total(), 1)
    print(f"killed: {killed.total()} of {tried.total()} ({share:.1%}) in {time.monotonic() - started:.0f} s")
    return share <= 0.9


if __name__ == "__main__":
    sys.exit(main())

"""Do the tests notice when the program is wrong? `python -m tests.mutants [MODULE…]` (`just mutants`).

Draws mutants (`slips`) of the rooms where a slip would be a wrong figure, with a fixed seed. Each is imported in the place
of its module by a process of its own, a fork of this one, which runs the tests that take its line until one fails, the
likeliest and quickest first. A mutant that none fails for is printed with its place.
"""

import argparse
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
from typing import Any

import pytest
from coverage import Coverage, CoverageData
from hypothesis import Phase, settings

from tests.slips import PACKAGE, Mutant, mutants

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
    os.chdir(PACKAGE.parent.parent)
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

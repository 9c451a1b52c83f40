"""Runs the real program: through a pipe, and on a terminal of a given width."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests import untouched
from tests.started import Program

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "facts.yaml"

OWN_PLACES = untouched.own_places()
untouched.guard(OWN_PLACES)

# A busy machine is no fault; `just fuzz` tries very many inputs, CI few and always the same.
TRIES = int(os.environ.get("FUZZ", "50"))
settings.register_profile("econfacts", deadline=None, max_examples=TRIES, derandomize="FUZZ" not in os.environ)
settings.load_profile("econfacts")

Run = Callable[..., subprocess.CompletedProcess[str]]

SMALL = """\
format: 1
units:
  家: {measure: count}
  万人: {measure: count, multiplier: 4}
  亿元: {measure: CNY, multiplier: 8}
  万亿元: {measure: CNY, multiplier: 12}
  "%": {measure: percent}
  个百分点: {measure: percentage-point}
groups:
  china-cities: {en: cities in China, zh: 全国城市, level: city, within: china}
vintages:
  preliminary: {en: preliminary accounting, zh: 初步核算}
  final: {en: final verification, zh: 最终核实}
sources:
  paper:
    type: article-newspaper
    title: 城市报道
    author: [{family: 张, given: 三}]
    issued: ~
    language: zh
    text: paper.txt
    passed_over:
      - {paragraph: 2, figure: 三大, why: part of a policy}
  bureau:
    type: report
    title: Statistical communiqué
    publisher: Bureau of Statistics
    issued: 2024-03-01
    language: en
topics:
  national-accounts: {en: National accounts, zh: 国民经济核算}
  industry: {en: Industry, zh: 工业}
  population: {en: Population, zh: 人口}
regions:
  china: {en: China, zh: 中国, level: country}
  guangdong: {en: Guangdong, zh: 广东, aliases: [广东省], level: province, parent: china, code: "440000"}
  shenzhen: {en: Shenzhen, zh: 深圳, aliases: [深圳市, SZ], level: city, parent: guangdong, code: "440300"}
  shandong: {en: Shandong, zh: 山东, aliases: [山东省], level: province, parent: china, code: "370000"}
metrics:
  gdp: {en: Gross domestic product, zh: 地区生产总值, aliases: [GDP], topic: national-accounts, measure: CNY, kind: flow}
  factories: {en: Factories, zh: 工厂数, topic: industry, measure: count, kind: stock}
  output-growth: {en: Growth of output, zh: 产值增速, topic: industry, measure: percent, kind: growth}
  resident-population: {en: Resident population, zh: 常住人口, topic: population, measure: count, kind: stock, population: true}
facts:
  - {region: shenzhen, metric: factories, period: 2023-12-31, value: 1920, unit: 家, rank: {position: 1, among: china-cities}, source: paper, paragraph: 1}
  - {region: shenzhen, metric: gdp, period: 2023, value: 34606.40, unit: 亿元, vintage: preliminary, source: paper, paragraph: 1}
  - {region: shenzhen, metric: gdp, period: 2023, value: 3.52, unit: 万亿元, vintage: final, source: bureau, cites: 统计局}
  - {region: shandong, metric: output-growth, period: 2023, value: 7.1, unit: "%", versus: {region: china, by: 2.5, unit: 个百分点}, source: paper, paragraph: 2}
  - {region: guangdong, metric: gdp, period: 2023, value: 13, unit: 万亿元, bound: over, vintage: preliminary, source: paper, paragraph: 2, note: "a [red]round[/red] figure"}
  - {region: shenzhen, metric: resident-population, period: 2023-12-31, value: 1779.01, unit: 万人, source: bureau}
  - {region: guangdong, metric: resident-population, period: 2023-12-31, value: 12706, unit: 万人, source: bureau}
"""
"""A facts file with one of everything, for tests that must not depend on the shipped data."""


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of the test run's own, shared by its processes, so that the bundled index is built once."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, cache_home: Path) -> Iterator[Path]:
    """A home folder of the test run's own: nothing of the tester's is read or written, not even by mistake."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(home))
        patch.setenv("XDG_CACHE_HOME", str(cache_home))
        yield home


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small valid facts file."""
    path = tmp_path_factory.mktemp("facts") / "small.yaml"
    path.write_text(SMALL, "utf-8")
    return path


@pytest.fixture(scope="session")
def environment(cache_home: Path) -> dict[str, str]:
    """An environment without the tester's own settings."""
    settings = ("ECONFACTS_", "LC_", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(settings)}
    return {**kept, "XDG_CACHE_HOME": str(cache_home), "LANG": "C.UTF-8", "TERM": "xterm-256color", "PAGER": "cat"}


@pytest.fixture(scope="session")
def program(environment: dict[str, str]) -> Iterator[Program]:
    """The program, ready to run."""
    program = Program(environment, OWN_PLACES)
    yield program
    program.close()


@pytest.fixture(scope="session")
def run(program: Program, environment: dict[str, str]) -> Run:
    """Run the program with its output going into pipes."""

    def run(
        *arguments: object, env: Mapping[str, str] | None = None, cwd: Path | None = None, stdin: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        return program.run([*map(str, arguments)], {**environment, **(env or {})}, cwd, stdin)

    return run


@pytest.fixture
def small(run: Run, small_file: Path) -> Run:
    """Run the program on the small facts file."""

    def run_small(*arguments: object, **settings: object) -> subprocess.CompletedProcess[str]:
        return run("--facts", small_file, *arguments, **settings)

    return run_small


@pytest.fixture
def terminal(program: Program, environment: dict[str, str]) -> Callable[..., tuple[str, int]]:
    """Run the program on a terminal of a given width; gives what it showed (stdout and stderr) and its exit code."""

    def show(*arguments: object, width: int = 80, env: Mapping[str, str] | None = None) -> tuple[str, int]:
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        program.start([*map(str, arguments)], {**environment, **(env or {})}, None, [follower] * 3)
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
        os.close(leader)
        return shown.decode("utf-8", "replace").replace("\r\n", "\n"), program.wait()

    return show


def _read(descriptor: int) -> bytes:
    # On Linux the end of a terminal's output is an error, not an empty read.
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""

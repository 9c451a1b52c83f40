"""Measures econfacts and writes RESULTS.md: `python benchmarks/run.py [--quick]`.

Public tools only, everything in one run, interleaved, so that what counts are the ratios: start-up against
Python and Typer programs of the same environment, look-ups at three sizes, first use against PyYAML. It makes
its own data from a seed in a temporary folder and leaves nothing behind.
"""

import argparse
import os
import platform
import pty
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import data

HERE = Path(__file__).resolve().parent

HELLO = """\
import typer
app = typer.Typer()
@app.command()
def main(name: str = "world"):
    print("hello", name)
if __name__ == "__main__":
    app()
"""

TABLE = """\
import typer
from rich.console import Console
from rich.table import Table
app = typer.Typer()
@app.command()
def main(rows: int):
    table = Table("metric", "value", "period", "source")
    for row in range(rows):
        table.add_row(f"Value added of sector number {row}", f"CNY {row}.5 billion", "2023", "[1] ¶4")
    Console().print(table)
if __name__ == "__main__":
    app()
"""

YAML_LOAD = """\
import sys, yaml
with open(sys.argv[1], "rb") as file:
    yaml.load(file, Loader=yaml.CSafeLoader)
"""


class Outcome(NamedTuple):
    """How long one run of a program took, and how much memory it had at its peak."""

    seconds: float
    peak_mb: float


class Program(NamedTuple):
    """A program to be timed; `terminal` gives it a terminal to write on."""

    arguments: Sequence[str]
    terminal: bool = False


def run_once(program: Program, env: Mapping[str, str]) -> Outcome:
    """Run a program once, from its start until it has ended."""
    leader, follower = pty.openpty() if program.terminal else (None, None)
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *program.arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower if follower is not None else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(env),
    )
    if follower is not None and leader is not None:
        os.close(follower)
        _drain(leader)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"failed with {process.returncode}: {program.arguments}")
    return Outcome(seconds, usage.ru_maxrss / 1024)


def _drain(leader: int) -> None:
    try:
        while os.read(leader, 65536):
            pass
    except OSError:
        pass  # the end of a terminal's output
    os.close(leader)


def medians(programs: Mapping[str, Program], rounds: int, env: Mapping[str, str]) -> dict[str, float]:
    """Median seconds of each program, one run of each in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for program in programs.values():
        run_once(program, env)  # compiles, builds the index, fills the disk cache
    for _ in range(rounds):
        for name, program in programs.items():
            seconds[name].append(run_once(program, env).seconds)
    return {name: statistics.median(each) for name, each in seconds.items()}


def econfacts(*arguments: str, facts: Path | None = None, terminal: bool = False) -> Program:
    """The program itself, on the bundled facts or on a file."""
    option = ["--facts", str(facts)] if facts else []
    return Program(["-m", "econfacts", *option, *arguments], terminal)


def look_ups(facts: Path | None, region: str, other: str, metric: str) -> dict[str, Program]:
    """Every look-up command, on one file."""
    call: Callable[..., Program] = lambda *arguments, **more: econfacts(*arguments, facts=facts, **more)  # noqa: E731
    return {
        "get": call("get", region, metric),
        "show, piped": call("show", region),
        "show, table": call("show", region, terminal=True),
        "show one metric": call("show", region, metric),
        "compare": call("compare", region, other),
        "rank": call("rank", metric),
        "cite": call("cite", region, metric),
        "regions": call("regions"),
        "metrics": call("metrics"),
        "sources": call("sources"),
    }


def start_up(folder: Path, rounds: int, env: Mapping[str, str]) -> list[str]:
    """Section: start-up against Python and Typer programs."""
    (folder / "hello.py").write_text(HELLO, "utf-8")
    (folder / "table.py").write_text(TABLE, "utf-8")
    shown = subprocess.run(
        [sys.executable, "-m", "econfacts", "show", "shenzhen", "--no-header"],
        capture_output=True,
        check=True,
        env=dict(env),
    )
    rows = shown.stdout.count(b"\n")
    times = medians(
        {
            "python -c pass": Program(["-c", "pass"]),
            "Typer hello world": Program([str(folder / "hello.py")]),
            "Typer and a Rich table of as many rows": Program([str(folder / "table.py"), str(rows)], terminal=True),
            "econfacts get": econfacts("get", "shenzhen", "gdp"),
            "econfacts show, piped": econfacts("show", "shenzhen"),
            "econfacts show, table": econfacts("show", "shenzhen", terminal=True),
        },
        rounds,
        env,
    )
    hello, table = times["Typer hello world"], times["Typer and a Rich table of as many rows"]
    lines = [
        f"## Start-up, warm ({rows} rows)",
        "",
        "| program | ms | against | ratio | budget |",
        "|---|---:|---|---:|---:|",
    ]
    against = {
        "econfacts get": ("Typer hello world", hello, "≤ 1.25"),
        "econfacts show, piped": ("Typer hello world", hello, "≤ 1.25"),
        "econfacts show, table": ("Typer and a Rich table", table, "≤ 1.25"),
    }
    for name, seconds in times.items():
        base, base_seconds, budget = against.get(name, ("python -c pass", times["python -c pass"], ""))
        lines.append(f"| {name} | {seconds * 1000:.1f} | {base} | {seconds / base_seconds:.2f} | {budget} |")
    return lines


def at_size(files: Mapping[str, Path | None], rounds: int, env: Mapping[str, str]) -> list[str]:
    """Section: the same look-ups at several sizes."""
    programs: dict[str, Program] = {}
    for size, path in files.items():
        names = ("shenzhen", "guangdong", "gdp") if path is None else ("region-7", "region-8", "amount-1")
        programs |= {f"{size}\t{name}": program for name, program in look_ups(path, *names).items()}
    times = medians(programs, rounds, env)
    sizes = list(files)
    lines = [
        "## Look-ups by size, warm",
        "",
        "Milliseconds, and in brackets the ratio to the bundled file. `rank`, `regions` and the like print more rows",
        "the more there are.",
        "",
        f"| command | {' | '.join(sizes)} |",
        "|---|" + "---:|" * len(sizes),
    ]
    for name in look_ups(None, "", "", ""):
        cells = [times[f"{size}\t{name}"] for size in sizes]
        shown = " | ".join(f"{each * 1000:.1f} ({each / cells[0]:.2f})" for each in cells)
        lines.append(f"| {name} | {shown} |")
    return lines


def first_use(files: Mapping[str, Path], counts: Mapping[str, int], env: dict[str, str], folder: Path) -> list[str]:
    """Section: reading, checking and indexing a file that has not been seen, against PyYAML's C loader."""
    (folder / "load.py").write_text(YAML_LOAD, "utf-8")
    lines = [
        "## First use",
        "",
        "Read, check and index a file that econfacts has not seen, then answer one `get`.",
        "",
        "| what | facts | seconds | peak memory MB | ratio to yaml.load | budget |",
        "|---|---:|---:|---:|---:|---|",
    ]
    small, *large = files.items()
    # In turn and three times over, because one run of many seconds says little on a machine with neighbours.
    loads, uses = [], []
    for number in range(3):
        loads.append(run_once(Program([str(folder / "load.py"), str(small[1])]), env))
        uses.append(_first_use(small[1], folder / f"first-{number}", env))
    load, used = sorted(loads)[1], sorted(uses)[1]
    lines.append(f"| yaml.load, CSafeLoader | {counts[small[0]]:,} | {load.seconds:.1f} | {load.peak_mb:.0f} | 1 | |")
    ratio = f"{used.seconds / load.seconds:.2f}"
    lines.append(_use_line(counts[small[0]], used, ratio, "≤ 0.25 × yaml.load"))
    for size, path in large:
        lines.append(_use_line(counts[size], _first_use(path, folder / "first-large", env), "", "≤ 100 MB"))
    return lines


def _first_use(facts: Path, cache: Path, env: dict[str, str]) -> Outcome:
    return run_once(econfacts("get", "region-7", "amount-1", facts=facts), {**env, "XDG_CACHE_HOME": str(cache)})


def _use_line(facts: int, used: Outcome, ratio: str, budget: str) -> str:
    return f"| econfacts, first use | {facts:,} | {used.seconds:.1f} | {used.peak_mb:.0f} | {ratio} | {budget} |"


def machine() -> list[str]:
    """Section: what it was measured on, in words and versions."""
    with open("/proc/meminfo", encoding="ascii") as file:
        memory = int(file.readline().split()[1]) / 2**20
    packages = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich", "pyyaml", "econfacts"))
    return [
        f"A {platform.system()} machine, {platform.machine()}, with {os.cpu_count()} cores and {memory:.0f} GiB of "
        f"memory; Python {platform.python_version()}; {packages}. Medians of interleaved runs of whole programs.",
    ]


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=textwrap.dedent(__doc__ or ""))
    parser.add_argument(
        "--quick", action="store_true", help="few rounds, 10,000 facts instead of 1,000,000; writes nothing"
    )
    quick = parser.parse_args().quick
    rounds, large = (5, 10_000) if quick else (30, 1_000_000)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # Compiled modules are kept, as they are for whoever has installed a program.
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env |= {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPYCACHEPREFIX": str(folder / "pyc"), "COLUMNS": "100"}
        paths = {"100,000 facts": folder / "medium.yaml", f"{large:,} facts": folder / "large.yaml"}
        counts = {size: data.write(path, int(size.split()[0].replace(",", ""))) for size, path in paths.items()}
        report = ["# Results", "", "Written by `python benchmarks/run.py`.", "", *machine(), ""]
        report += [*start_up(folder, rounds, env), ""]
        report += [*first_use(paths, counts, env, folder), ""]
        report += [*at_size({"bundled": None, **paths}, rounds, env), ""]
    text = "\n".join(report)
    print(text)
    if not quick:
        (HERE / "RESULTS.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()

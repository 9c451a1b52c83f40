"""Measures econfacts and writes RESULTS.md: `python benchmarks/run.py [--quick]`.

Public tools only, everything in one run, interleaved, so that what counts are the ratios: start-up against
Python and Typer programs of the same environment, look-ups at three sizes, first use against PyYAML. It makes
its own data from a seed in a temporary folder and leaves nothing behind.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import peers
import picture
from timing import Outcome, Program, econfacts, medians, run_once

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


def look_ups(facts: Path | None, region: str, other: str, metric: str) -> dict[str, Program]:
    """Every look-up command, on one file."""
    call: Callable[..., Program] = lambda *arguments, **more: econfacts(*arguments, facts=facts, **more)  # noqa: E731
    return {
        "get": call("get", region, metric),
        "show, piped": call("show", region),
        "show, table": call("show", region, terminal=True),
        "show one metric": call("show", region, metric),
        "compare": call("compare", region, other),
        "a region that is not there": call("get", f"{region}x", metric, code=1),
        "rank --top 20": call("rank", metric, "--top", "20"),
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
        "econfacts get": ("Typer hello world", hello, "≤ 1.15"),
        "econfacts show, piped": ("Typer hello world", hello, "≤ 1.15"),
        "econfacts show, table": ("Typer and a Rich table", table, "≤ 1.15"),
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
    lines.append(_use_line(counts[small[0]], used, ratio, "≤ 0.20 × yaml.load"))
    for size, path in large:
        lines.append(_use_line(counts[size], _first_use(path, folder / "first-large", env), "", "≤ 100 MB"))
    return lines


def _first_use(facts: Path, cache: Path, env: dict[str, str]) -> Outcome:
    return run_once(econfacts("get", "region-7", "amount-1", facts=facts), {**env, "XDG_CACHE_HOME": str(cache)})


def _use_line(facts: int, used: Outcome, ratio: str, budget: str) -> str:
    return f"| econfacts, first use | {facts:,} | {used.seconds:.1f} | {used.peak_mb:.0f} | {ratio} | {budget} |"


def many(facts: Path, folder: Path, env: Mapping[str, str]) -> list[str]:
    """Section: many answers of one call, and many rows on a terminal, over the largest file."""
    questions = folder / "questions.tsv"
    count = 20_000
    questions.write_text("".join(f"region-{n % 100}\tamount-{n % 20 * 2 + 1}\n" for n in range(count)), "utf-8")
    times = medians(
        {
            "one": econfacts("get", "region-7", "amount-1", facts=facts),
            "stdin": econfacts("get", "-", facts=facts, stdin=questions),
            "table": econfacts("rank", "amount-1", facts=facts, terminal=True),
        },
        3,
        env,
    )
    answers = count / (times["stdin"] - times["one"])
    regions = -(-int(facts.stem) // data.FACTS_A_REGION)
    return [
        "## Many at once",
        "",
        f"`get -` gives {answers:,.0f} answers a second (goal: 10,000). `rank` of {regions:,} regions takes "
        f"{times['table']:.2f} s as a table on a terminal (goal for 12,500: 0.5 s more than `get`, which takes "
        f"{times['one']:.2f} s).",
    ]


def machine() -> list[str]:
    """Section: what it was measured on, in words and versions."""
    with open("/proc/meminfo", encoding="ascii") as file:
        memory = int(file.readline().split()[1]) / 2**20
    packages = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich", "pyyaml", "econfacts"))
    return [
        f"A {platform.system()} machine, {platform.machine()}, with {os.cpu_count()} cores and {memory:.0f} GiB of "
        f"memory; Python {platform.python_version()}; {packages}. Medians of interleaved runs of whole programs.",
    ]


def index_size(folder: Path, counts: Mapping[str, int]) -> list[str]:
    """Section: how large the indexes are that first use has built."""
    caches = (folder / "first-0", folder / "first-large")
    sizes = [next(cache.glob("econfacts/*.sqlite")).stat().st_size for cache in caches]
    shown = [f"{size / counts[name]:.0f} bytes a fact at {name}" for size, name in zip(sizes, counts, strict=True)]
    return ["## Index", "", f"{', '.join(shown)} (goal: 90)."]


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=textwrap.dedent(__doc__ or ""))
    parser.add_argument("--quick", action="store_true", help="few rounds, no more than 10,000 facts; writes nothing")
    quick = parser.parse_args().quick
    rounds, sizes = (5, (1_000, 10_000)) if quick else (30, (1_000, 10_000, 100_000, 1_000_000))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # Compiled modules are kept, as they are for whoever has installed a program.
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env |= {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPYCACHEPREFIX": str(folder / "pyc"), "COLUMNS": "100"}
        paths = {f"{size:,} facts": folder / f"{size}.yaml" for size in sizes}
        counts = {name: data.write(path, size) for (name, path), size in zip(paths.items(), sizes, strict=True)}
        large = dict(list(paths.items())[-2:])
        report = ["# Results", "", "Written by `python benchmarks/run.py`.", "", *machine(), ""]
        report += [*start_up(folder, rounds, env), ""]
        report += [*first_use(large, counts, env, folder), ""]
        report += [*at_size({"bundled": None, **large}, rounds, env), ""]
        report += [*many(list(paths.values())[-1], folder, env), ""]
        report += [*index_size(folder, {name: counts[name] for name in large}), ""]
        report += [*peers.compare(list(paths.values())[-1], folder, env), ""]
        curve = picture.measure(paths, counts, folder, env)
    text = "\n".join([*report, "![First use and look-up against size](speed.svg)", ""])
    print(text)
    if not quick:
        (HERE / "RESULTS.md").write_text(text, "utf-8")
        (HERE / "speed.svg").write_text(picture.draw(curve), "utf-8")


if __name__ == "__main__":
    main()

"""Measures econfacts and writes RESULTS.md: `python benchmarks/run.py [--quick | --huge]`.

Public tools only, everything in one run, interleaved, so that what counts are the ratios: start-up against
Python and Typer programs of the same environment, look-ups at three sizes, first use against PyYAML, other tools on
the same facts. It makes its own data from a seed in a temporary folder and leaves nothing behind.
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
from timing import Program, econfacts, medians, run_once

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


_NOT_AS_USERS = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""What some machines set and users do not: compiled modules are kept, and output is written in blocks."""

GOALS = {"a region that is not there": 1.5, "rank": 2.5, "regions": 1.7, "metrics": 1.7}
"""How much longer a look-up may take over a million facts than over the bundled ones; all others: 1.1 times."""


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
        f"| command | {' | '.join(sizes)} | goal |",
        "|---|" + "---:|" * (len(sizes) + 1),
    ]
    for name in look_ups(None, "", "", ""):
        cells = [times[f"{size}\t{name}"] for size in sizes]
        shown = " | ".join(f"{each * 1000:.1f} ({each / cells[0]:.2f})" for each in cells)
        lines.append(f"| {name} | {shown} | ≤ {GOALS.get(name, 1.1)} |")
    return lines


def first_use(paths: Mapping[int, Path], compared: int, env: Mapping[str, str], folder: Path) -> list[str]:
    """Section: reading, checking and indexing files that have not been seen, and PyYAML's C loader on one of them.

    Each is read into the cache in which look-ups find it afterwards. Draws the picture of first use and look-up.
    """
    (folder / "load.py").write_text(YAML_LOAD, "utf-8")
    load = Program([str(folder / "load.py"), str(paths[compared])])
    get = {size: econfacts("get", "region-7", "amount-1", facts=path) for size, path in paths.items()}
    # In turn and three times over, because one run of many seconds says little on a machine with neighbours.
    pairs = []
    for cache in (folder / "first", folder / "second", folder / "third"):
        pairs.append((run_once(load, env), run_once(get[compared], {**env, "XDG_CACHE_HOME": str(cache)})))
    loads, uses = (sorted(each) for each in zip(*pairs, strict=True))
    used, index = {}, {}
    for size, program in get.items():
        before = _stored(env)
        first = run_once(program, env)
        used[size] = uses[1] if size == compared else first
        index[size] = _stored(env) - before
    ratio = uses[1].seconds / loads[1].seconds
    lines = [
        "## First use",
        "",
        "Read, check and index a file that econfacts has not seen, then answer one `get`; every later one.",
        "",
        "| what | facts | seconds | peak memory MB | index, bytes a fact | later look-up ms |",
        "|---|---:|---:|---:|---:|---:|",
        f"| yaml.load, CSafeLoader | {compared:,} | {loads[1].seconds:.2f} | {loads[1].peak_mb:.0f} | | |",
    ]
    later = {size: medians({"get": program}, 10, env)["get"] for size, program in get.items()}
    for size, use in used.items():
        row = f"{size:,} | {use.seconds:.2f} | {use.peak_mb:.0f} | {index[size] / size:.0f} | {later[size] * 1000:.1f}"
        lines.append(f"| econfacts | {row} |")
    goals = f"First use of {compared:,} facts is {ratio:.2f} × `yaml.load` (goal: 0.20)."
    picture.write([picture.Point(size, use.seconds, later[size]) for size, use in used.items()], folder / "speed.svg")
    return [*lines, "", f"{goals} Goals of 1,000,000: 100 MB, 90 bytes a fact."]


def _stored(env: Mapping[str, str]) -> int:
    """Bytes of all indexes that are kept."""
    return sum(each.stat().st_size for each in Path(env["XDG_CACHE_HOME"]).glob("econfacts/*.sqlite"))


def many(facts: Path, regions: int, folder: Path, env: Mapping[str, str]) -> list[str]:
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


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=textwrap.dedent(__doc__ or ""))
    parser.add_argument("--quick", action="store_true", help="few rounds, no more than 10,000 facts; writes nothing")
    parser.add_argument("--huge", action="store_true", help="3,000,000 facts, too: some minutes more")
    asked = parser.parse_args()
    rounds, sizes = (3, [1_000, 10_000]) if asked.quick else (25, [1_000, 10_000, 100_000, 1_000_000])
    medium, large = sizes[-2:]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        env = {name: value for name, value in os.environ.items() if name not in _NOT_AS_USERS}
        env |= {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPYCACHEPREFIX": str(folder / "pyc"), "COLUMNS": "100"}
        paths = {size: folder / f"{size}.yaml" for size in [*sizes, *([3_000_000] if asked.huge else [])]}
        for size, path in paths.items():
            data.write(path, size)
        files = {f"{size:,} facts": path for size, path in paths.items() if size >= medium}
        sections = [
            machine(),
            start_up(folder, rounds, env),
            first_use(paths, medium, env, folder),
            at_size({"bundled": None, **files}, rounds, env),
            many(paths[large], large // data.FACTS_A_REGION, folder, env),
            peers.compare(paths[medium], folder, env),
            peers.hand_over(paths[large], large, folder, env),
            ["![First use and look-up against size](speed.svg)"],
        ]
        text = "\n".join(["# Results", "", "Written by `python benchmarks/run.py`.", "", ""])
        text += "".join("\n".join([*lines, "", ""]) for lines in sections)
        print(text)
        if not asked.quick:
            (HERE / "RESULTS.md").write_text(text.rstrip() + "\n", "utf-8")
            (HERE / "speed.svg").write_text((folder / "speed.svg").read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    main()

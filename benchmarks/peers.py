"""Other tools on the same facts, where they are installed: what a user would do without econfacts.

Not equal work: they read a CSV file of the same facts, check nothing, and know neither names, units nor sources; what
they do not do is most of what econfacts does. It shows what a look-up costs that reads the whole file each time.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from timing import Program, econfacts, medians, run_once


def compare(facts: Path, folder: Path, env: Mapping[str, str]) -> list[str]:
    """Section: one look-up, by econfacts and by each tool that is installed."""
    table = folder / "facts.csv"
    with table.open("wb") as file:
        subprocess.run(_csv(facts), stdout=file, check=True, env=dict(env))
    condition = "region = 'region-7' AND metric = 'amount-1'"
    programs = {"econfacts get": econfacts("get", "region-7", "amount-1", facts=facts)}
    for name, arguments in {
        "mlr": ["--icsv", "--ocsv", "filter", '$region == "region-7" && $metric == "amount-1"', str(table)],
        "duckdb": ["-c", f"SELECT value FROM '{table}' WHERE {condition}"],
        "csvgrep": ["-c", "region", "-m", "region-7", str(table)],
        "sqlite-utils": ["memory", str(table), f"SELECT value FROM facts WHERE {condition}"],
    }.items():
        if shutil.which(name):
            programs[name] = Program([name, *arguments], whole=True)
    times = medians(programs, 3, env)
    rows = [f"| {name} | {seconds * 1000:.0f} |" for name, seconds in times.items()]
    missing = [name for name in ("mlr", "duckdb", "csvgrep", "sqlite-utils") if name not in times]
    absent = [f"Not installed here: {', '.join(missing)}.", ""] if missing else []
    intro = (
        f"One look-up among {int(facts.stem):,} facts; the others read a CSV file of them each time. Not equal work: "
        "they check nothing."
    )
    return ["## Peers", "", intro, "", "| program | ms |", "|---|---:|", *rows, *absent]


_TO_PARQUET = (
    "COPY (FROM read_csv('/dev/stdin', types = {'period': 'VARCHAR', 'value': 'DECIMAL(38,6)'})) TO 'facts.parquet'"
)


def hand_over(facts: Path, count: int, folder: Path, env: Mapping[str, str]) -> list[str]:
    """Section: all facts handed to DuckDB, which answers what econfacts does not."""
    if not shutil.which("duckdb"):
        return ["## Hand-over to DuckDB", "", "Not installed here."]
    start = perf_counter()
    with subprocess.Popen(_csv(facts), stdout=subprocess.PIPE, env=dict(env)) as rows:
        subprocess.run(
            ["duckdb", "-c", _TO_PARQUET], stdin=rows.stdout, cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
    seconds, size = perf_counter() - start, (folder / "facts.parquet").stat().st_size
    question = "SELECT metric, period, median(value) FROM 'facts.parquet' GROUP BY ALL"
    answered = run_once(Program(["duckdb", "-c", question], whole=True, folder=folder), env).seconds
    return [
        "## Hand-over to DuckDB",
        "",
        "```sh",
        f'econfacts facts -f csv | duckdb -c "{_TO_PARQUET}"',
        f'duckdb -c "{question}"',
        "```",
        "",
        f"{count:,} facts in {seconds:.0f} s, {size / count:.0f} bytes a fact; the question takes {answered:.2f} s.",
    ]


def _csv(facts: Path) -> list[str]:
    return [sys.executable, "-m", "econfacts", "--facts", str(facts), "facts", "-f", "csv"]

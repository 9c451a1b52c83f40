"""Other tools on the same facts, where they are installed: what a user would do without econfacts.

Not equal work: they read a CSV file of the same facts, check nothing, and know neither names, units nor sources; what
they do not do is most of what econfacts does. It shows what a look-up costs that reads the whole file each time.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from timing import Program, econfacts, medians


def compare(facts: Path, folder: Path, env: Mapping[str, str]) -> list[str]:
    """Section: one look-up, by econfacts and by each tool that is installed."""
    table = folder / "facts.csv"
    with table.open("wb") as file:
        subprocess.run(
            [sys.executable, "-m", "econfacts", "--facts", str(facts), "facts", "-f", "csv"],
            stdout=file, check=True, env=dict(env),
        )  # fmt: skip
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
    absent = [f"Not installed here: {', '.join(missing)}."] if missing else []
    intro = "One look-up; the others read a CSV file of the same facts each time. Not equal work: they check nothing."
    return ["## Peers", "", intro, "", "| program | ms |", "|---|---:|", *rows, "", *absent]

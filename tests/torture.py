"""What may happen to a machine happens to econfacts: `python tests/torture.py [--rounds N]` (`just torture`).

Kills and interrupts at every moment of a build and an export, fifty cold starts at once, indexes that are cut, garbage,
another program's, pipes, links and folders, full and read-only disks, closed and full streams, a clock that jumps. After
each of them the next command must give the right answer, leave no traceback, no temporary file, and nothing changed that
is not econfacts' own. Works in a temporary folder and leaves nothing; the suite has a few of each kind.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

FACTS = 1500
SECONDS = 300
"""How long a program may take on a busy machine before it counts as hanging."""

ANSWER = "34606400000000\n"

HEAD = """\
format: 1
units: {亿元: {measure: CNY, multiplier: 8}}
sources: {book: {type: book, title: 统计年鉴, language: zh}}
topics: {accounts: {en: Accounts, zh: 核算}}
regions: {shenzhen: {en: Shenzhen, zh: 深圳, level: city}}
metrics: {gdp: {en: GDP, zh: 生产总值, topic: accounts, measure: CNY, kind: flow}}
facts:
"""
LINE = "  - {{region: shenzhen, metric: gdp, period: {}, value: {}, unit: 亿元, source: book}}\n"

BEGUN = "from econfacts.__main__ import main; print('begun', flush=True); main()"
"""Says that the program begins, and begins it."""


Started = subprocess.Popen[str]


class Failure(Exception):
    """Something that must hold did not."""


class Place:
    """A folder with a facts file, a cache, and a document that is nobody's business."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.facts = root / "facts.yaml"
        self.cache = root / "cache" / "econfacts"
        self.facts.write_text(
            HEAD + "".join(LINE.format(year, 346064) for year in range(1000, 1000 + FACTS)), encoding="utf-8"
        )
        self.env = {**os.environ, "XDG_CACHE_HOME": str(root / "cache"), "LANG": "C.UTF-8"}
        self.clear()

    def clear(self) -> None:
        """Start with a cold cache that has somebody's document in it."""
        shutil.rmtree(self.cache.parent, ignore_errors=True)
        self.cache.mkdir(parents=True, mode=0o700)
        (self.cache / "thesis.docx").write_text("mine")

    def command(self, *arguments: str) -> list[str]:
        """The command line of one call."""
        return [sys.executable, "-m", "econfacts", "--facts", str(self.facts), *arguments]

    @property
    def get(self) -> list[str]:
        """The command line that asks for the answer."""
        return self.command("get", "shenzhen", "gdp")

    def start(self, arguments: list[str]) -> Started:
        """Start a program."""
        return subprocess.Popen(
            arguments, env=self.env, cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )

    def moments(self, arguments: list[str], rounds: int, before: Callable[[], object]) -> Iterator[tuple[int, Started]]:
        """Start a program so many times, and come back each time at a later moment of its run, as long as it takes."""
        before()
        started = time.monotonic()
        self.start(arguments).communicate()
        whole = time.monotonic() - started
        for number in range(rounds):
            before()
            process = self.start(arguments)
            time.sleep(whole * number / rounds)
            yield number, process

    def check(self, what: str) -> None:
        """The right answer now, no traceback, nothing left but one index, nothing of anybody else's changed."""
        done = self.start(self.get)
        out, err = done.communicate(timeout=SECONDS)
        if (out, err, done.returncode) != (ANSWER, "", 0):
            raise Failure(f"{what}: {done.returncode} {out!r} {err!r}")
        if (self.cache / "thesis.docx").read_text() != "mine":
            raise Failure(f"{what}: a file of somebody else's was changed")
        if left := [path.name for path in self.cache.iterdir() if path.suffix == ".tmp"]:
            raise Failure(f"{what}: left behind {left}")

    def index(self) -> Path:
        """The index of the facts file, built by now."""
        self.check("building")
        return next(path for path in self.cache.iterdir() if path.suffix == ".sqlite")


def kills(place: Place, rounds: int) -> Iterator[str]:
    """kill −9 while an index is built."""
    for number, process in place.moments(place.get, rounds, place.clear):
        process.kill()
        process.communicate()
        place.check(f"killed at moment {number}")
        yield "kill -9 while building"


def export_kills(place: Place, rounds: int) -> Iterator[str]:
    """kill −9 while `export` writes over a file: it is the old one or the new one, whole; the next leaves nothing else."""
    target = place.root / "out.db"
    export = place.command("export", "out.db", "--force")
    for number, process in place.moments(export, rounds, lambda: target.write_bytes(b"old")):
        process.kill()
        process.communicate()
        if target.read_bytes() != b"old":
            with closing(sqlite3.connect(target)) as written:
                if written.execute("SELECT count(*) FROM facts").fetchone() != (FACTS,):
                    raise Failure(f"export killed at moment {number} left a part of the facts")
        yield "kill -9 while exporting"
    place.start(export).communicate()
    if left := [path.name for path in place.root.iterdir() if path.suffix == ".partial"]:
        raise Failure(f"killed exports left {left}")


def interrupts(place: Place, rounds: int) -> Iterator[str]:
    """Ctrl-C from the first millisecond: 130 or the answer, and never a traceback."""
    for number, process in place.moments([sys.executable, "-c", BEGUN, *place.get[3:]], rounds, place.clear):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=SECONDS)
        # Before the first line of ours is run, the interpreter itself ends by the signal.
        if out and (process.returncode not in (0, 130) or "Traceback" in err):
            raise Failure(f"interrupted at moment {number}: {process.returncode} {out!r} {err!r}")
        place.check(f"interrupted at moment {number}")
        yield "SIGINT"


def cold_starts(place: Place, rounds: int) -> Iterator[str]:
    """Fifty processes that build the same index at once."""
    for _ in range(max(1, rounds // 100)):
        place.clear()
        processes = [place.start(place.get) for _ in range(50)]
        for process in processes:
            if (ended := process.communicate(timeout=SECONDS)) != (ANSWER, ""):
                raise Failure(f"one of fifty: {process.returncode} {ended}")
        place.check("after fifty at once")
        yield "50 cold starts at once"


def damages(place: Place, rounds: int) -> Iterator[str]:
    """An index that is cut, overwritten or replaced by something else."""
    randomness = random.Random(1)
    index = place.index()
    whole = index.read_bytes()
    for number in range(rounds):
        kind = number % 6
        if kind == 0:
            index.write_bytes(whole[: randomness.randrange(len(whole))])
        elif kind == 1:
            page = 4096 * randomness.randrange(len(whole) // 4096)
            index.write_bytes(whole[:page] + randomness.randbytes(4096) + whole[page + 4096 :])
        elif kind == 2:
            index.write_bytes(randomness.randbytes(randomness.randrange(100_000)))
        else:
            index.unlink()
            _replaced(index, kind, place.cache / "thesis.docx")
        place.check(f"damage {number}")
        if index.is_dir():
            index.rmdir()
        yield "damaged or foreign index"


def _replaced(index: Path, kind: int, other: Path) -> None:
    if kind == 3:
        os.mkfifo(index)
    elif kind == 4:
        index.symlink_to(other)
    else:
        index.mkdir()


def disks(place: Place, rounds: int) -> Iterator[str]:
    """A disk that is full after so many bytes, temporary files too; a cache that cannot be written or is a stranger's."""
    for number in range(rounds // 3):
        place.clear()
        room = 200_000 * number // max(1, rounds // 3)

        def limit(room: int = room) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

        done = subprocess.run(place.get, env=place.env, preexec_fn=limit, capture_output=True, timeout=SECONDS)
        # Standard output is a pipe, which has no size.
        if (done.stdout.decode(), done.stderr) != (ANSWER, b""):
            raise Failure(f"{room} bytes of room: {done.returncode} {done.stderr.decode()}")
        place.check(f"{room} bytes of room")
        yield "full disk"
    for mode in (0o500, 0o777, 0o000):
        place.clear()
        place.cache.chmod(mode)
        place.check(f"mode {mode:o}") if os.geteuid() == 0 or mode == 0o777 else None
        place.cache.chmod(0o700)
        yield "read-only or open folder"


def streams(place: Place, rounds: int) -> Iterator[str]:
    """Streams that are closed or full: no traceback, whatever the command."""
    commands = ("get shenzhen gdp", "show shenzhen", "rank gdp", "regions", "check", "schema", "--help", "get --help")
    for ending in (">&-", "2>&-", ">&- 2>&-", "<&-", ">/dev/full", "| true", "| head -c 1"):
        for words in commands:
            line = f"{' '.join(place.command(*words.split()))} {ending}"
            done = subprocess.run(
                ["bash", "-c", line],
                env=place.env,
                cwd=place.root,
                capture_output=True,
                encoding="utf-8",
                timeout=SECONDS,
            )
            if "Traceback" in done.stderr or "Exception ignored" in done.stderr:
                raise Failure(f"{words} {ending}: {done.stderr}")
            yield "closed or full stream"


def clocks(place: Place, rounds: int) -> Iterator[str]:
    """An index and a facts file from the past and the future: what the file says now is the answer."""
    for shift in (-(10**9), -3, 0, 3, 10**9):
        for number in range(max(1, rounds // 30)):
            index = place.index()
            now = time.time() + shift
            os.utime(index, (now, now))
            text = place.facts.read_text("utf-8")
            before = place.facts.stat()
            place.facts.write_text(text.replace("346064,", "346065,"), "utf-8")
            os.utime(place.facts, ns=(before.st_atime_ns, before.st_mtime_ns))
            done = subprocess.run(place.get, env=place.env, capture_output=True, encoding="utf-8", timeout=SECONDS)
            if done.stdout != "34606500000000\n":
                raise Failure(f"clock shifted by {shift}, edit {number}: {done.stdout!r} {done.stderr!r}")
            place.facts.write_text(text, "utf-8")
            yield "clock that jumps"


TRIALS: tuple[Callable[[Place, int], Iterator[str]], ...] = (
    kills, export_kills, interrupts, cold_starts, damages, disks, streams, clocks,
)  # fmt: skip


def main() -> int:
    """Run every trial; 1 where something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300, help="kills, and in proportion the rest (300)")
    parser.add_argument("trials", nargs="*", help=f"of {', '.join(trial.__name__ for trial in TRIALS)}; default: all")
    asked = parser.parse_args()
    failed = 0
    for trial in TRIALS:
        if asked.trials and trial.__name__ not in asked.trials:
            continue
        count, start = 0, time.monotonic()
        with tempfile.TemporaryDirectory() as temporary:
            place = Place(Path(temporary))
            try:
                for _ in trial(place, asked.rounds):
                    count += 1
                outcome = "held"
            except (Failure, subprocess.TimeoutExpired) as failure:
                outcome, failed = f"FAILED: {failure}", failed + 1
            with suppress(OSError):
                place.cache.chmod(0o700)
        print(f"{trial.__name__}: {count} times, {time.monotonic() - start:.0f} s: {outcome}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

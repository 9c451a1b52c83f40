"""Starts the program once and for all: each run is a fork of a process that has imported it and done nothing else.

A run is a process of its own all the same, with its own arguments, environment, folder and streams, that goes through
`python -m econfacts` and ends as Python ends. What is shared is only Python's start and the imports, which are most
of what a run costs. What must start alone (what is imported, Python's own settings) is started anew by its test.
"""

import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SECONDS = 60
"""How long a run may take; then it is ended by a signal."""

AT_START = ("PYTHON", "LC_", "LANG")
"""What Python itself reads when it starts: a run with other such settings is started anew."""


class Program:
    """The program, ready to run."""

    def __init__(self, environment: Mapping[str, str], untouched: Sequence[str]) -> None:
        self._line, theirs = socket.socketpair()
        command = [sys.executable, "-m", "tests.started", str(theirs.fileno()), *untouched]
        root = Path(__file__).parent.parent
        self._process = subprocess.Popen(
            command, cwd=root, env={**environment}, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
        )
        theirs.close()

    def start(self, arguments: Sequence[str], env: Mapping[str, str], cwd: Path | None, streams: Sequence[int]) -> None:
        """Start a run with these for standard input, output and error."""
        asked = json.dumps([list(arguments), dict(env), str(cwd or Path.cwd())]).encode()
        socket.send_fds(self._line, [len(asked).to_bytes(4, "big")], streams)
        self._line.sendall(asked)

    def wait(self) -> int:
        """The exit code of the run that was started, or the signal that ended it as a number below zero."""
        return int.from_bytes(self._line.recv(2), "big", signed=True)

    def run(
        self, arguments: Sequence[str], env: Mapping[str, str], cwd: Path | None, stdin: str | None
    ) -> subprocess.CompletedProcess[str]:
        """Run with pipes for output, and for input if there is some, and gather what is written."""
        read_out, out = os.pipe()
        read_err, err = os.pipe()
        given, write_in = (os.open(os.devnull, os.O_RDONLY), None) if stdin is None else os.pipe()
        self.start(arguments, env, cwd, (given, out, err))
        for descriptor in (given, out, err):
            os.close(descriptor)
        with ThreadPoolExecutor(3) as pool:
            shown = [pool.submit(_read, descriptor) for descriptor in (read_out, read_err)]
            if write_in is not None:
                pool.submit(_write, write_in, (stdin or "").encode())
        stdout, stderr = (each.result() for each in shown)
        return subprocess.CompletedProcess(arguments, self.wait(), stdout, stderr)

    def close(self) -> None:
        """End it."""
        self._line.close()
        self._process.wait(timeout=SECONDS)


def _read(descriptor: int) -> str:
    with open(descriptor, encoding="utf-8") as file:
        return file.read()


def _write(descriptor: int, data: bytes) -> None:
    try:
        with open(descriptor, "wb", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
    except BrokenPipeError:
        pass  # who does not read to the end is no fault of the one who writes


def _serve(line: socket.socket) -> None:
    # Comes back in each run, a process of its own, and in this one never.
    while True:
        head, streams, *_ = socket.recv_fds(line, 4, 3)
        if not head:
            sys.exit()  # as Python ends, so that what measures coverage keeps what it counted
        asked = b""
        while len(asked) < int.from_bytes(head, "big"):
            asked += line.recv(int.from_bytes(head, "big") - len(asked))
        run = os.fork()
        if run == 0:
            line.close()
            arguments, env, cwd = json.loads(asked)
            _become(arguments, env, cwd, streams)
            return
        for stream in streams:
            os.close(stream)
        line.sendall(os.waitstatus_to_exitcode(os.waitpid(run, 0)[1]).to_bytes(2, "big", signed=True))


def _become(arguments: list[str], env: dict[str, str], cwd: str, streams: list[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(cwd)
    if any(os.environ.get(name) != env.get(name) for name in (*os.environ, *env) if name.startswith(AT_START)):
        os.execve(sys.executable, [sys.executable, "-m", "econfacts", *arguments], env)
    os.environ.clear()
    os.environ.update(env)
    sys.argv[1:] = arguments
    for name, number in (("stdin", 0), ("stdout", 1), ("stderr", 2)):
        old = getattr(sys, name)
        new = open(  # noqa: SIM115 (as Python itself opens them when it starts)
            number,
            "r" if name == "stdin" else "w",
            encoding=old.encoding,
            errors=old.errors,
            newline=None if name == "stdin" else "\n",
            closefd=False,
        )
        new.reconfigure(line_buffering=name == "stderr" or new.isatty())
        setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)
    signal.alarm(SECONDS)


if __name__ == "__main__":
    import gc
    import importlib
    import pkgutil

    import econfacts
    from tests.untouched import guard

    for module in pkgutil.walk_packages(econfacts.__path__, "econfacts."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    guard(sys.argv[2:])
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_module("econfacts", run_name="__main__", alter_sys=True)

"""The guard that keeps tests away from the tester's own cache and settings and from the network holds."""

import os
import socket
import sqlite3
import urllib.request
from collections.abc import Callable

import pytest

import econfacts
from tests.conftest import OWN_PLACES, Run

PLACE = OWN_PLACES[0]


@pytest.mark.parametrize(
    "reach",
    [
        lambda: open(f"{PLACE}/a.sqlite"),  # noqa: SIM115
        lambda: sqlite3.connect(f"file:{PLACE}/a.sqlite?mode=ro", uri=True),
        lambda: os.makedirs(PLACE),
        lambda: os.listdir(PLACE),
        lambda: open(OWN_PLACES[-1], "a"),  # noqa: SIM115
        lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
    ],
)
def test_a_test_that_reaches_for_them_fails(reach: Callable[[], object]) -> None:
    with pytest.raises(AssertionError, match="a test reached for"):
        reach()


def test_so_does_one_that_sends_the_program_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", os.path.dirname(PLACE))
    with pytest.raises(AssertionError, match="a test reached for"):
        econfacts.open()
    done = run("get", "shenzhen", "gdp", env={"XDG_CACHE_HOME": os.path.dirname(PLACE)})
    assert "AssertionError: a test reached for" in done.stderr

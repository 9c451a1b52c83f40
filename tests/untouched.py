"""The tester's own cache and settings, and the network, stay untouched: a test that reaches for them fails.

Python itself tells of every file that is opened, made, moved or removed, and of every connection, before it happens. The
home folder of a test run is one of its own (`conftest`), so only what goes around it is ever refused.
"""

import os
import pwd
import sys
from collections.abc import Iterable

FILES = frozenset(
    f"{'os.' if name not in ('open', 'sqlite3.connect') else ''}{name}"
    for name in ("open", "sqlite3.connect", "mkdir", "rename", "remove", "rmdir", "link", "symlink", "truncate", "utime",
                 "chmod", "chown", "listdir", "scandir")
)  # fmt: skip
NETWORK = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"})


def own_places() -> list[str]:
    """Where econfacts keeps things for the one who runs the tests, and where it has shells complete its commands."""
    homes = {os.path.expanduser("~"), pwd.getpwuid(os.getuid()).pw_dir}
    caches = {os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache" for home in homes}
    shells = (".bashrc", ".bash_completions", ".zshrc", ".zfunc", ".config/fish")
    return [f"{cache}/econfacts" for cache in caches] + [f"{home}/{name}" for home in homes for name in shells]


def guard(places: Iterable[str]) -> None:
    """From now on nobody in this process reaches for these places or for the network."""
    places = tuple(places)

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in FILES:
            for path in arguments[:2]:
                if isinstance(path, str) and any(place in path for place in places):
                    raise AssertionError(f"a test reached for {path}, which is the tester's own")
        # Between processes of this machine the address is a path, or none is needed.
        elif event in NETWORK and not isinstance(arguments[-1], str | bytes | None):
            raise AssertionError(f"a test reached for the network: {event} {arguments[1:]}")

    sys.addaudithook(refuse)

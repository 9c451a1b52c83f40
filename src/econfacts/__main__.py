"""The way in: `python -m econfacts`, and the console script.

Ctrl-C is taken care of before anything else is imported, so that it ends the program with its code and
without a traceback from the first moment on.

Python's search for garbage took a fifth of a look-up's time: most of what the imports make stays, and at the end all
of it was looked through once more.
"""

import gc
import os
import signal
import sys


def _leave(signum: int, frame: object) -> None:
    os._exit(130)


_OFTEN_ENOUGH = 100_000
"""So many new objects call for a search for garbage: more than the imports make."""


def main() -> None:
    """Run the program."""
    signal.signal(signal.SIGINT, _leave)
    gc.set_threshold(_OFTEN_ENOUGH)
    from econfacts.cli import app

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # from here on what is half written is removed
        code = app.run()
    except KeyboardInterrupt:
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to end but the interpreter
    gc.freeze()  # what is left goes with the process
    sys.exit(code)


if __name__ == "__main__":
    main()

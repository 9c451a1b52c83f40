"""The way in: `python -m econfacts`, and the console script.

Ctrl-C is taken care of before anything else is imported, so that it ends the program with its code and
without a traceback from the first moment on.
"""

import os
import signal
import sys


def _leave(signum: int, frame: object) -> None:
    os._exit(130)


def main() -> None:
    """Run the program."""
    signal.signal(signal.SIGINT, _leave)
    from econfacts.cli import app

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # from here on what is half written is removed
        code = app.run()
    except KeyboardInterrupt:
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to end but the interpreter
    sys.exit(code)


if __name__ == "__main__":
    main()

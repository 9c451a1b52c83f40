"""One file a command: parse → call → emit, no computation.

Each has `run` (its parameters are the command line, its docstring the help), `EXAMPLE`, and `RECORDS`: whether
it prints records and so has their options. May import `session`'s data and the `views`.
"""

"""The tables of an index: a SQLite file that holds what some facts files say, and is never changed once built.

What is declared (units, sources, regions, …) has a number in `declared` and its fields there in one text; facts refer
to it by number. Periods are declared by being used.
"""

from econfacts.model.records import DECLARED

LAYOUT = 8
"""Number of the tables' layout; an index of another layout is not looked at."""

SECTIONS: dict[type, str] = {kind: section for section, kind in DECLARED.items()}
"""Kinds of record that facts files declare → their section there."""

REFERENCES = ("region", "metric", "period", "source", "unit", "vintage")
"""Columns of a fact that hold the number of something declared."""

COLUMNS = ("number", *REFERENCES, "value", "extra", "file", "line", "col")
"""Columns of a fact: its number (even for a stated one, then the one that it implies), what it refers to, its printed
number as text, its other fields in one text, and where it stands. Where the source prints two figures that differ in
their vintage alone, `TOLD_APART` is one of these fields: the id of such a fact names its vintage."""

TOLD_APART = "told_apart"

TABLES = (
    "CREATE TABLE files (number INTEGER PRIMARY KEY, path BLOB, signature TEXT, digest BLOB)",
    "CREATE TABLE declared (number INTEGER PRIMARY KEY, section TEXT, id TEXT, record TEXT)",
    "CREATE TABLE names (section TEXT, name TEXT, number INTEGER, PRIMARY KEY (section, name, number)) WITHOUT ROWID",
    f"CREATE TABLE facts (number INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])})",
    "CREATE TABLE outlines (metric, period, vintage, what, numbers, regions, amounts, digits)",
    # Problems are gone when the building is over.
    "CREATE TEMP TABLE problems (file, line, col, level, rule, message)",
)

NOTED = "(instr(extra, 'note=') OR instr(extra, 'definition='))"
"""Whether a fact has words of its own that one may search."""

KEYS = (
    # Facts of one figure are neighbours: what is asked for most, and what duplicates are found by.
    "CREATE INDEX figures ON facts (region, metric, period)",
    "CREATE INDEX outlined ON outlines (metric)",
    "CREATE UNIQUE INDEX ids ON declared (section, id)",
    f"CREATE INDEX noted ON facts (number) WHERE {NOTED}",
)


def insert(table: str, columns: int) -> str:
    """The statement that inserts a row of so many columns."""
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"

"""Checked facts and declarations → the rows of an index that is being built."""

import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from econfacts.factsfile.draft import Known
from econfacts.model.records import LEVELS
from econfacts.store import rows
from econfacts.store.inputs import Input, signature
from econfacts.store.outlines import columns, last_digit
from econfacts.store.tables import COLUMNS, REFERENCES, SECTIONS, TABLES, insert

if TYPE_CHECKING:
    from collections.abc import Callable

    from econfacts.factsfile.nodes import Mark

# Most facts have neither; that sqlite3 takes a None for nothing costs more than the rest of the row.
_MOSTLY_NOTHING = ("vintage", "extra")
_VALUES = ", ".join("nullif(?, '')" if column in _MOSTLY_NOTHING else "?" for column in COLUMNS)
_INSERT_FACT = f"INSERT INTO facts VALUES ({_VALUES})"
_IN_COLUMNS = frozenset({*REFERENCES, "value"})
_MOST_OUTLINED = 200_000  # entries that are held in memory


class _Numbers(dict[Any, Any]):
    """Id → number, from a counter, given when an id is first met; nothing has none."""

    def __init__(self, next_number: "Callable[[], int]") -> None:
        super().__init__({None: None})
        self._next = next_number

    def __missing__(self, id_: str) -> int:
        number = self[id_] = self._next()
        return number


class Writer:
    """Writes an index into an empty database; `facts` is how many stated ones it was given.

    `numbers` has, by section and id, the numbers that stand for what is declared. They come in the order of the
    files: a declaration gets its number when it is read.
    """

    def __init__(self, connection: sqlite3.Connection, known: Known) -> None:
        self.connection = connection
        self.facts = 0
        self._known = known
        self._facts_of_source: Counter[str] = Counter()
        self._pending: list[tuple[Any, ...]] = []
        self._outlines: defaultdict[tuple[Any, ...], tuple[Any, ...]] = defaultdict(columns)
        self._outlined = 0
        next_number = count().__next__
        prepared = ("periods", "extent", "spread", "benchmarks", "levels")
        self.numbers = {section: _Numbers(next_number) for section in (*SECTIONS.values(), *prepared)}
        self._references = [self.numbers[f"{name}s"] for name in REFERENCES]
        # No journal: what is not finished is thrown away.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in TABLES:
            connection.execute(statement)

    def add(self, values: Mapping[str, Any], file: int, mark: "Mark") -> None:
        """Add a fact, and the one that it implies, which comes right after it: even numbers are stated ones."""
        number = 2 * self.facts
        self.facts += 1
        self._facts_of_source[values["source"]] += 1
        self._add(number, values, file, mark)
        if "versus" in values:
            self._add(number + 1, rows.imply(values, self._known.units), file, mark)

    def _add(self, number: int, values: Mapping[str, Any], file: int, mark: "Mark") -> None:
        get, rest = values.get, ""
        if not _IN_COLUMNS.issuperset(values):
            rest = rows.pack({name: value for name, value in values.items() if name not in _IN_COLUMNS})
        regions, metrics, periods, sources, units, vintages = self._references
        region, metric, period = regions[values["region"]], metrics[values["metric"]], periods[get("period")]
        unit, vintage, value = get("unit"), vintages[get("vintage")], get("value")
        what = "rank" if value is None else "forecast" if get("status") == "forecast" else "figure"
        fact_numbers, of_regions, amounts, digits = self._outlines[metric, period, vintage, what]
        fact_numbers.append(number)
        of_regions.append(region)
        text = None
        if value is not None:
            text, power = str(value), 0 if unit is None else self._known.units[unit].multiplier
            amounts.append(float(text) * 10.0**power)
            digits.append(last_digit(text, power, values if rest else {}))
        self._pending.append(
            (
                number, region, metric, period, sources[values["source"]], units[unit], vintage or "",
                text, rest, file, mark.line + 1, mark.column + 1,
            )
        )  # fmt: skip

    def flush(self) -> None:
        """Hand the rows to the database."""
        self.connection.executemany(_INSERT_FACT, self._pending)
        self._outlined += len(self._pending)
        self._pending.clear()
        if self._outlined > _MOST_OUTLINED:
            self._write_outlines()

    def _write_outlines(self) -> None:
        found = ((*key, *outline) for key, outline in self._outlines.items())
        self.connection.executemany(insert("outlines", 8), found)
        self._outlines.clear()
        self._outlined = 0

    def finish(self, inputs: Sequence[Input]) -> None:
        """Write what an index of files without errors has besides the facts: the declarations and the files."""
        self._write_outlines()
        self._write_declarations()
        for number, file in enumerate(inputs):
            row = number, os.fsencode(file.path), signature(file.stat), file.digest.digest()
            self.connection.execute(insert("files", len(row)), row)
        self.connection.execute("COMMIT")

    def _write_declarations(self) -> None:
        known, numbers = self._known, self.numbers
        facts_of = {"regions": self._facts_of_region(), "sources": self._facts_of_source}
        for section in SECTIONS.values():
            records = [*known.section(section).values()]
            if counts := facts_of.get(section):
                records = [record._replace(facts=counts.get(record.id, 0)) for record in records]
            self._declare(section, ((record.id, rows.pack(record)) for record in records))
        rebased = known.benchmarks().items()
        self._declare("benchmarks", ((metric, "\n".join(each.id for each in by)) for metric, by in rebased))
        periods = {number: period for period, number in numbers["periods"].items() if period is not None}
        self._declare("periods", ((period, None) for period in periods.values()))
        issued = max((source.issued or "" for source in known.sources.values()), default="")
        outlined = self.connection.execute("SELECT period FROM outlines WHERE what != 'forecast'")
        observed = sorted({number for (number,) in outlined if number is not None})
        self._declare("extent", (("periods", "\n".join(map(periods.__getitem__, observed))), ("sources", issued)))
        for level in LEVELS:
            members = (str(numbers["regions"][id_]) for id_, region in known.regions.items() if level in region.levels)
            self._declare("levels", [(level, "\n".join(members))])
        names = ((section, name, numbers[section][id_]) for section, name, id_ in known.claims())
        self.connection.executemany(insert("names", 3), names)

    def _facts_of_region(self) -> dict[str, int]:
        """How many stated facts a region has; notes by the way which regions have a metric, in their order."""
        ids = {number: id_ for numbers in self.numbers.values() for id_, number in numbers.items()}
        facts: dict[str, int] = {}
        # From the key alone, which holds the numbers, too: they tell the stated from the implied.
        pairs = "SELECT region, metric, sum(number % 2 = 0) FROM facts GROUP BY region, metric"
        regions: dict[int, list[str]] = {}
        for region, metric, stated in self.connection.execute(pairs):
            facts[ids[region]] = facts.get(ids[region], 0) + stated
            regions.setdefault(metric, []).append(ids[region])
        self._declare("spread", ((ids[metric], "\n".join(there)) for metric, there in regions.items()))
        return facts

    def _declare(self, section: str, records: Iterable[tuple[str, str | None]]) -> None:
        numbers = self.numbers[section]
        declared = ((numbers[id_], section, id_, record) for id_, record in records)
        self.connection.executemany(insert("declared", 4), declared)

"""Checked facts and declarations → the rows of an index that is being built."""

import os
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import count, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from econfacts.factsfile.draft import Known
from econfacts.model.records import LEVELS
from econfacts.store import rows
from econfacts.store.inputs import Input, signature
from econfacts.store.outlines import columns, last_digit
from econfacts.store.tables import COLUMNS, REFERENCES, SECTIONS, TABLES, insert

if TYPE_CHECKING:
    from collections.abc import Callable

    from econfacts.factsfile.checker import Checked
    from econfacts.factsfile.nodes import Mark

# Most facts have neither; for a None sqlite3 looks for an adapter, which costs more than the rest of the row.
_MOSTLY_NOTHING = ("vintage", "extra")
_VALUES = ", ".join("nullif(?, '')" if column in _MOSTLY_NOTHING else "?" for column in COLUMNS)
_INSERT_FACT = f"INSERT INTO facts VALUES ({_VALUES})"
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
        self._facts_of: Counter[int] = Counter()
        self._pending: list[tuple[Any, ...]] = []
        self._outlines: defaultdict[tuple[Any, ...], tuple[Any, ...]] = defaultdict(columns)
        self._outlined = 0
        next_number = count().__next__
        prepared = ("periods", "extent", "spread", "benchmarks", "levels")
        self.numbers = {section: _Numbers(next_number) for section in (*SECTIONS.values(), *prepared)}
        self._regions, self._periods = self.numbers["regions"], self.numbers["periods"]
        # No journal: what is not finished is thrown away.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in TABLES:
            connection.execute(statement)

    def add(self, fact: "Checked", file: int, mark: "Mark") -> None:
        """Add a fact, and the one that it implies, which comes right after it: even numbers are stated ones."""
        shared, region, period, value = fact
        number = 2 * self.facts
        self.facts += 1
        columns = shared.columns
        if columns is None:
            columns = shared.columns = self._columns(shared.values)
        self._add(number, columns, region, period, value, file, mark)
        if "versus" in shared.values:
            values = {**shared.values, "region": region, "period": period, "value": Decimal(value or "")}
            implied = rows.imply(values, self._known.units)
            there, value = implied.pop("region"), str(implied.pop("value"))
            self._add(number + 1, self._columns(implied), there, period, value, file, mark)

    def _columns(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """What the rows of facts with these values share: numbers, the unit's power of ten, their outline, the rest."""
        metric, source, unit, vintage = (values.get(field) for field in ("metric", "source", "unit", "vintage"))
        rest = {field: value for field, value in values.items() if field not in REFERENCES}
        return (
            self.numbers["metrics"][metric],
            self.numbers["sources"][source],
            self.numbers["units"][unit],
            self.numbers["vintages"][vintage],
            0 if unit is None else self._known.units[unit].multiplier,
            "forecast" if values.get("status") == "forecast" else "figure",
            rest,
            rows.pack(rest),
        )

    def _add(
        self,
        number: int,
        columns: tuple[Any, ...],
        region_id: str,
        period_id: str | None,
        text: str | None,
        file: int,
        mark: "Mark",
    ) -> None:
        metric, source, unit, vintage, power, what, rest, extra = columns
        region, period = self._regions[region_id], self._periods[period_id]
        outline = self._outlines[metric, period, vintage, "rank" if text is None else what]
        outline[0].append(number)
        outline[1].append(region)
        if text is not None:
            outline[2].append(float(text) * 10.0**power)
            outline[3].append(last_digit(text, power, rest))
        self._pending.append(
            (
                number, region, metric, period, source, unit, vintage or "",
                text, extra, file, mark.line + 1, mark.column + 1,
            )
        )  # fmt: skip

    def flush(self) -> None:
        """Hand the rows to the database."""
        self.connection.executemany(_INSERT_FACT, self._pending)
        for reference in ("region", "source"):
            place = COLUMNS.index(reference)
            self._facts_of.update([row[place] for row in self._pending if row[0] % 2 == 0])
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
        for section in SECTIONS.values():
            records = [*known.section(section).values()]
            if section in ("regions", "sources"):
                records = [record._replace(facts=self._facts_of[numbers[section][record.id]]) for record in records]
            self._declare(section, ((record.id, rows.pack(record)) for record in records))
        self._declare("spread", self._spread())
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

    def _spread(self) -> Iterator[tuple[str, str]]:
        """Metrics that have figures, and the regions that these are of, in the order of the files."""
        ids = {number: id_ for section in ("regions", "metrics") for id_, number in self.numbers[section].items()}
        outlined = self.connection.execute("SELECT metric, regions FROM outlines ORDER BY metric")
        for metric, outlines in groupby(outlined, itemgetter(0)):
            there = {region for _, regions in outlines for region in array("I", regions)}
            yield ids[metric], "\n".join([ids[region] for region in sorted(there)])

    def _declare(self, section: str, records: Iterable[tuple[str, str | None]]) -> None:
        numbers = self.numbers[section]
        declared = ((numbers[id_], section, id_, record) for id_, record in records)
        self.connection.executemany(insert("declared", 4), declared)

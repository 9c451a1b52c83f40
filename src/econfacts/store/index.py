"""Facts files → a SQLite index, and the queries on it. Every look-up of econfacts goes through here.

An index is built once by streaming (read, check, insert; memory does not grow with the facts) and never
changed afterwards. Each row carries a checksum, so a damaged index is noticed and never answers.
"""

import marshal
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.model import quantities, words
from econfacts.model.records import (
    Definition,
    Fact,
    Group,
    Levels,
    Metric,
    PassedOver,
    Problem,
    Region,
    Source,
    Topic,
    Unit,
    Vintage,
)
from econfacts.store import rows

if TYPE_CHECKING:
    from econfacts.factsfile.draft import Draft
    from econfacts.factsfile.reader import ByteStream

LAYOUT = 4
"""Number of the tables' layout; another number means: build anew."""

APPLICATION_ID = 0x65636661  # "ecfa"

Progress = Callable[[int, int], None]
"""Told the bytes read and the bytes there are."""


class DamagedIndexError(Exception):
    """The index does not hold what was written into it."""


class FactsInput(NamedTuple):
    """An opened facts file: its name for messages, its size in bytes (0 where unknown), its bytes."""

    path: str
    size: int
    stream: "ByteStream"


_TABLES = {
    "files": ("path",),
    "units": ("id", "measure", "multiplier"),
    "groups": ("id", "en", "zh", "level", "within"),
    "vintages": ("id", "en", "zh", "benchmark"),
    "sources": ("id", "csl", "text", "passed_over", "facts", "language", "issued"),
    "topics": ("id", "en", "zh"),
    "regions": ("id", "en", "zh", "aliases", "levels", "parent", "code", "facts"),
    "metrics": (
        "id", "en", "zh", "aliases", "topic", "measure", "kind", "per_capita", "definition_en", "definition_zh",
        "growth_of", "nominal", "per_head_of", "population", "parts", "caution_en", "caution_zh",
    ),
    "spread": ("metric", "regions"),
    "names": ("kind", "name", "id"),
    "facts": (*rows.COLUMNS, "file", "line", "col"),
}  # fmt: skip

_INDEXES = (
    # Also finds duplicate ids: equal ones are neighbours.
    "CREATE INDEX facts_key ON facts (region, metric, period, source)",
    "CREATE INDEX facts_metric ON facts (metric, period)",
    "CREATE INDEX facts_source ON facts (source)",
    "CREATE INDEX names_key ON names (kind, name)",
    *(
        f"CREATE INDEX {table}_key ON {table} (id)"
        for table in ("units", "groups", "sources", "topics", "regions", "metrics")
    ),
    "CREATE INDEX spread_key ON spread (metric)",
)

_BATCH = 1000

_MARSHAL = 2  # the version that writes equal tuples of texts and whole numbers alike; three times as fast as repr


# --- building ---------------------------------------------------------------------------------------------


class Builder:
    """Builds an index from facts files into an empty database.

    `texts` tells how many paragraphs a text has, by file name; `progress` is told how far reading is.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        texts: dict[str, int] | None = None,
        progress: Progress | None = None,
    ) -> None:
        from econfacts.factsfile.checker import Checker

        self.connection = connection
        self.checker = Checker(texts)
        self.progress = progress
        self.counts = {"error": 0, "warning": 0}
        self._ord = 0
        self._pending: list[tuple[Any, ...]] = []
        self._insert_fact = _insert_sql("facts")

    def build(self, inputs: Sequence[FactsInput], stop_after_errors: int | None = None) -> None:
        """Read, check and insert everything; what is wrong is then in `counts` and `problems`.

        With `stop_after_errors` it gives up there: enough is known to refuse the files.
        """
        self._create()
        total, done = sum(each.size for each in inputs), 0
        for number, each in enumerate(inputs):
            self._put("files", number, (each.path,))
            for offset in self._read_file(number, each):
                if self.progress is not None:
                    self.progress(done + offset, total)
                if stop_after_errors is not None and self.counts["error"] >= stop_after_errors:
                    return
            done += each.size
        self._flush()
        self._judge_whole()
        if not self.counts["error"]:
            self._write_declarations()
            self.connection.execute("COMMIT")

    @property
    def facts(self) -> int:
        """How many facts have been read without error."""
        return self._ord // 2

    def problems(self) -> Iterator[Problem]:
        """All problems, sorted by file, line and column."""
        columns = "path, line, col, level, rule, message"
        for row in self.connection.execute(f"SELECT {columns} FROM problems ORDER BY file, line, col, rowid"):
            yield Problem(*row)

    def _create(self) -> None:
        for pragma in (
            "journal_mode=OFF",
            "synchronous=OFF",
            "cache_size=-16000",
            f"application_id={APPLICATION_ID}",
        ):
            self.connection.execute(f"PRAGMA {pragma}")
        self.connection.execute("CREATE TEMP TABLE problems (file, path, line, col, level, rule, message)")
        self.connection.execute("BEGIN")
        for table, columns in _TABLES.items():
            self.connection.execute(f"CREATE TABLE {table} (ord INTEGER PRIMARY KEY, {', '.join(columns)}, crc)")

    def _read_file(self, number: int, file: FactsInput) -> Iterator[int]:
        """Take in one file; yields, after each batch, how many bytes are read."""
        from econfacts.factsfile import reader

        self._file = number
        stream = _CountingStream(file.stream)
        self.checker.begin_file()
        for count, item in enumerate(reader.read(stream, file.path), start=1):
            if isinstance(item, Problem):
                self._report((item,))
            else:
                record, problems = self.checker.entry(file.path, item)
                if problems:
                    self._report(problems)
                if record is not None and item.key is None:
                    self._add_fact(record)
            if count % _BATCH == 0:  # of good and faulty ones alike
                self._flush()
                yield stream.offset
        self._report(self.checker.end_file(file.path))
        yield stream.offset

    def _add_fact(self, draft: "Draft") -> None:
        # Even numbers for stated facts; the fact that one implies comes right after it.
        self._ord += 2
        mark = draft.start_mark
        place = (self._file, mark.line + 1, mark.column + 1)
        self._pending.append(_stored(self._ord, (*rows.pack(draft.values), *place)))
        if "versus" in draft.values:
            implied = rows.imply(draft.values, self.checker.known.units)
            self._pending.append(_stored(self._ord + 1, (*rows.pack(implied), *place)))

    def _flush(self) -> None:
        self.connection.executemany(self._insert_fact, self._pending)
        self._pending.clear()

    def _report(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.counts[problem.level] += 1
            self.connection.execute("INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?)", (self._file, *problem))

    def _judge_whole(self) -> None:
        from econfacts.store import across

        for sql in _INDEXES:
            self.connection.execute(sql)
        # The order of files is the order in which they were given, for problems of any of them.
        numbers = dict(self.connection.execute("SELECT path, ord FROM files"))
        for problem in self.checker.end():
            self._file = numbers[problem.path]
            self._report((problem,))
        self._tell_apart(across.alike_but_for_vintage(self.connection, self.checker.known))
        for problem in across.check(self.connection, self.checker.known):
            self._file = numbers[problem.path]
            self._report((problem,))

    def _tell_apart(self, numbers: Iterable[int]) -> None:
        """Let the ids of these facts, and of what they imply, name their vintage."""
        for number in list(numbers):
            sql = "SELECT * FROM facts WHERE ord IN (?, ?)"
            for ord_, *values, _ in self.connection.execute(sql, (number, number + 1)).fetchall():
                place = rows.COLUMNS.index("extra")
                values[place] = rows.told_apart(values[place], implied=ord_ % 2 == 1)
                *_, crc = _stored(ord_, tuple(values))
                self.connection.execute("UPDATE facts SET extra = ?, crc = ? WHERE ord = ?", (values[place], crc, ord_))

    def _write_declarations(self) -> None:
        known = self.checker.known
        facts_of, regions_of = self._facts_by_region()
        sources = dict(self.connection.execute("SELECT source, sum(ord % 2 = 0) FROM facts GROUP BY source"))
        rows: dict[str, Iterable[tuple[Any, ...]]] = {
            "units": known.units.values(),
            "groups": known.groups.values(),
            "vintages": known.vintages.values(),
            "topics": known.topics.values(),
            "regions": (_region_values(region, facts_of.get(region.id, 0)) for region in known.regions.values()),
            "metrics": map(_metric_values, known.metrics.values()),
            "spread": ((metric, _joined(regions)) for metric, regions in regions_of.items()),
            "sources": (_source_values(source, sources.get(source.id, 0)) for source in known.sources.values()),
            "names": ((section, name, id_) for (section, name), ids in known.names.items() for id_ in ids),
        }
        for table, values in rows.items():
            for number, row in enumerate(values):
                self._put(table, number, row)

    def _facts_by_region(self) -> tuple[dict[str, int], dict[str, list[str]]]:
        """How many stated facts a region has, and which regions have a metric, in the order of the file."""
        regions = list(self.checker.known.regions)
        position = {region: number for number, region in enumerate(regions)}
        facts_of: dict[str, int] = {}
        places_of: dict[str, list[int]] = {}  # positions, not names: there may be as many pairs as facts
        # From the key index alone: ord is in it, and tells the stated from the implied.
        pairs = "SELECT region, metric, sum(ord % 2 = 0) FROM facts GROUP BY region, metric"
        for region, metric, stated in self.connection.execute(pairs):
            facts_of[region] = facts_of.get(region, 0) + stated
            places_of.setdefault(metric, []).append(position[region])
        return facts_of, {metric: [regions[place] for place in sorted(places)] for metric, places in places_of.items()}

    def _put(self, table: str, number: int, row: Iterable[Any]) -> None:
        self.connection.execute(_insert_sql(table), _stored(number, tuple(row)))


class _CountingStream:
    """Counts the bytes that the reader takes."""

    def __init__(self, stream: "ByteStream") -> None:
        self.offset = 0
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.offset += len(data)
        return data


def _stored(number: int, values: tuple[Any, ...]) -> tuple[Any, ...]:
    return (number, *values, zlib.crc32(marshal.dumps(values, _MARSHAL)))


def _insert_sql(table: str) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * (len(_TABLES[table]) + 2))})"


def _region_values(region: Region, facts: int) -> tuple[Any, ...]:
    return (*region._replace(facts=facts, aliases=_joined(region.aliases), levels=_joined(region.levels)),)  # type: ignore[arg-type]


def _metric_values(metric: Metric) -> tuple[Any, ...]:
    return (
        *metric[:3],
        _joined(metric.aliases),
        *metric[4:7],
        int(metric.per_capita),
        *(metric.definition or (None, None)),
        metric.growth_of,
        int(metric.nominal),
        metric.per_head_of,
        int(metric.population),
        _joined(metric.parts),
        *(metric.caution or (None, None)),
    )


def _source_values(source: Source, facts: int) -> tuple[Any, ...]:
    import json

    passed_over = json.dumps(source.passed_over, ensure_ascii=False)
    csl = json.dumps(source.csl, ensure_ascii=False)
    return source.id, csl, source.text, passed_over, facts, source.language, source.issued


def _joined(texts: Iterable[str]) -> str:
    # No text of a facts file has a line break (rule control-character).
    return "\n".join(texts)


# --- asking -----------------------------------------------------------------------------------------------


class Index:
    """Queries on an index. `rebuild` makes it anew, once, where it turns out to be damaged."""

    def __init__(self, connection: sqlite3.Connection, rebuild: Callable[[], sqlite3.Connection] | None = None) -> None:
        self._connection = connection
        self._rebuild = rebuild
        # What many facts share is looked up once.
        self._multipliers: dict[str, int] = {}
        self._measures: dict[str, str] = {}
        self._publications: dict[str, tuple[str | None, str | None]] = {}

    def regions(self) -> list[Region]:
        """All regions, in the order of the files."""
        return [_region(row) for row in self._rows("regions")]

    def region(self, id_: str) -> Region | None:
        """One region."""
        return next((_region(row) for row in self._rows("regions", "id = ?", (id_,))), None)

    def metrics(self) -> list[Metric]:
        """All metrics, in the order of the files."""
        return [_metric(row) for row in self._rows("metrics")]

    def metric(self, id_: str) -> Metric | None:
        """One metric."""
        return next((_metric(row) for row in self._rows("metrics", "id = ?", (id_,))), None)

    def regions_of(self, metric: str) -> tuple[str, ...]:
        """Ids of the regions that have figures of a metric, in the order of the files."""
        return next((_split(row[1]) for row in self._rows("spread", "metric = ?", (metric,))), ())

    def sources(self) -> list[Source]:
        """All sources, in the order of the files."""
        return [_source(row) for row in self._rows("sources")]

    def source(self, id_: str) -> Source | None:
        """One source."""
        return next((_source(row) for row in self._rows("sources", "id = ?", (id_,))), None)

    def topics(self) -> list[Topic]:
        """All topics, in the order of the files."""
        return [Topic(*row) for row in self._rows("topics")]

    def units(self) -> list[Unit]:
        """All units, in the order of the files."""
        return [Unit(*row) for row in self._rows("units")]

    def unit(self, id_: str) -> Unit | None:
        """One unit, by its printed form."""
        return next((Unit(*row) for row in self._rows("units", "id = ?", (id_,))), None)

    def group(self, id_: str) -> Group | None:
        """One group."""
        return next((Group(*row) for row in self._rows("groups", "id = ?", (id_,))), None)

    def groups(self) -> list[Group]:
        """All groups, in the order of the files."""
        return [Group(*row) for row in self._rows("groups")]

    def vintages(self) -> list[Vintage]:
        """All vintages, in the order of the files: later ones supersede earlier ones."""
        return [Vintage(*row) for row in self._rows("vintages")]

    def claimants(self, section: str, folded: str) -> list[str]:
        """Ids of the regions or metrics that have this folded id, name, alias or code."""
        return [row[2] for row in self._rows("names", "kind = ? AND name = ?", (section, folded))]

    def names(self, section: str) -> list[tuple[str, str]]:
        """All (folded name, id) pairs of regions or metrics."""
        return [(row[1], row[2]) for row in self._rows("names", "kind = ?", (section,))]

    def facts(self, region: str | None = None, metric: str | None = None, source: str | None = None) -> Iterator[Fact]:
        """Facts with these ids, in the order of the files; each implied one comes after the one that implies it."""
        wanted = [("region", region), ("metric", metric), ("source", source)]
        given = [(column, id_) for column, id_ in wanted if id_ is not None]
        where = " AND ".join(f"{column} = ?" for column, _ in given)
        return (self._fact(row) for row in self._rows("facts", where, tuple(id_ for _, id_ in given)))

    def _fact(self, row: tuple[Any, ...]) -> Fact:
        """A fact's row with what its unit, metric and source say of it."""
        region, metric, period, source, number, unit, extra, *_ = row
        get = rows.unpack_extra(extra).get
        bound, implied_by, out_of, printed = get("bound", "exact"), get("implied_by"), get("out_of"), get("printed")
        multiplier = self._multiplier(unit) if unit is not None else 0
        language, issued = self._published(source)
        as_printed = None if number is None else Decimal(number)
        if printed is None and as_printed is not None:
            printed = words.of_source(language).printed(as_printed, unit or "", bound)
        implying = f"~{implied_by.partition('/')[0]}" if implied_by else ""
        return Fact(
            rows.fact_id(region, metric, period, source, get("vintage") if get("told_apart") else None) + implying,
            region,
            metric,
            period,
            None if as_printed is None else quantities.scale(as_printed, multiplier),
            self._measure(metric),
            printed,
            bound,
            get("rank"),
            None if out_of is None else quantities.scale(out_of, multiplier),
            get("status"),
            implied_by,
            source,
            get("paragraph"),
            get("cites"),
            get("note"),
            get("vintage"),
            as_printed,
            unit,
            get("versus"),
            get("definition"),
            issued,
        )

    def _multiplier(self, unit: str) -> int:
        if unit not in self._multipliers:
            self._multipliers[unit] = self._one("units", unit)[2]
        return self._multipliers[unit]

    def _measure(self, metric: str) -> str:
        if metric not in self._measures:
            self._measures[metric] = self._one("metrics", metric)[5]
        return self._measures[metric]

    def _published(self, source: str) -> tuple[str | None, str | None]:
        """Language and date of a source."""
        if source not in self._publications:
            *_, language, issued = self._one("sources", source)
            self._publications[source] = (language, issued)
        return self._publications[source]

    def _one(self, table: str, id_: str) -> tuple[Any, ...]:
        """The row of something that a fact refers to, which a valid file has."""
        for row in self._rows(table, "id = ?", (id_,)):
            return row
        raise DamagedIndexError(f"{id_} of {table}")

    def _rows(self, table: str, where: str = "", parameters: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows without their number and checksum, in order; goes on in a new index where this one is damaged."""
        seen, asked = -1, self._connection
        try:
            for number, row in self._checked(table, where, parameters, seen):
                seen = number
                yield row
        except UnicodeEncodeError:
            return  # asked for bytes that are no text (a lone surrogate): nothing has that name
        except (sqlite3.DatabaseError, DamagedIndexError):
            if self._connection is asked:  # else a question asked meanwhile has had it built anew
                if self._rebuild is None:
                    raise
                self._connection, self._rebuild = self._rebuild(), None
            for _, row in self._checked(table, where, parameters, seen):
                yield row

    def _checked(
        self, table: str, where: str, parameters: tuple[Any, ...], after: int
    ) -> Iterator[tuple[int, tuple[Any, ...]]]:
        condition = f"{where} AND " if where else ""
        sql = f"SELECT * FROM {table} WHERE {condition}ord > ? ORDER BY ord"
        for number, *values, crc in self._connection.execute(sql, (*parameters, after)):
            row = tuple(values)
            if zlib.crc32(marshal.dumps(row, _MARSHAL)) != crc:
                raise DamagedIndexError(f"row {number} of {table}")
            yield number, row


def _region(row: tuple[Any, ...]) -> Region:
    return Region(*row)._replace(aliases=_split(row[3]), levels=Levels(_split(row[4])))


def _metric(row: tuple[Any, ...]) -> Metric:
    id_, en, zh, aliases, topic, measure, kind, per_capita, *rest = row
    definition_en, definition_zh, growth_of, nominal, per_head_of, population, parts, caution_en, caution_zh = rest
    return Metric(
        id_,
        en,
        zh,
        _split(aliases),
        topic,
        measure,
        kind,
        bool(per_capita),
        _sentence(definition_en, definition_zh),
        growth_of,
        bool(nominal),
        per_head_of,
        bool(population),
        _split(parts),
        _sentence(caution_en, caution_zh),
    )


def _sentence(en: str | None, zh: str | None) -> Definition | None:
    return Definition(en, zh) if en or zh else None


def _source(row: tuple[Any, ...]) -> Source:
    import json

    id_, csl, text, passed_over, facts, *_ = row
    return Source(id_, json.loads(csl), text, tuple(PassedOver(*each) for each in json.loads(passed_over)), facts)


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("\n")) if joined else ()

"""The data set as tables: columns with types, descriptions and keys, and their rows.

One definition for every format that has tables (SQLite, Data Package, Excel).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import starmap
from operator import attrgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from econfacts.answers.citation.authors import name
from econfacts.model.records import Fact, Source, Vintage

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset
    from econfacts.export import Progress

Cell = str | int | Decimal | bool | None


class Column(NamedTuple):
    """A column: its name, type, what it holds, the table whose id it refers to, and whether it may be empty.

    The types are `text`, `integer`, `number` (to compute with), `digits` (a number to its last printed digit)
    and `boolean`. `of` is the attribute of a thing that it has, where that is not its name.
    """

    name: str
    type: str
    about: str
    refers: str | None = None
    required: bool = False
    of: str | None = None


class Table(NamedTuple):
    """A table; its first column is its key, and `things` gives what there is a row of."""

    name: str
    about: str
    columns: tuple[Column, ...]
    things: Callable[[], Iterable[Any]]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row in the order of the columns."""
        cells = [_reader(column.of or column.name) for column in self.columns]
        return (tuple(cell(thing) for cell in cells) for thing in self.things())


def _reader(path: str) -> Callable[[Any], Cell]:
    """What takes a cell from a thing: `rank.among` is nothing where there is no rank, several texts are one."""
    outer, dot, inner = path.partition(".")
    outer_of = attrgetter(outer)

    def read(thing: Any) -> Any:
        found = outer_of(thing)
        if dot and found is not None:
            found = found.get(inner) if isinstance(found, Mapping) else getattr(found, inner)
        return (";".join(found) or None) if isinstance(found, tuple) else found

    return read


_ID = Column("id", "text", "Its id in the facts file", required=True)
_NAMES = (
    Column("name", "text", "Name in English", required=True, of="en"),
    Column("name_zh", "text", "Name in Chinese", required=True, of="zh"),
)
_TOPICS = (_ID, *_NAMES)
_UNITS = (
    Column("id", "text", "The unit as it is printed", required=True),
    Column("measure", "text", "What it measures (CNY, count, percent, tonne/CNY)", required=True),
    Column("multiplier", "integer", "The power of ten that it stands for (亿元: 8)", required=True),
)
_VINTAGES = (
    *(_ID, *_NAMES),
    Column("position", "integer", "A vintage supersedes those with smaller ones", required=True),
    Column("benchmark", "integer", "The last year through which this revision rebased the series"),
)
_REGIONS = (
    *(_ID, *_NAMES),
    Column("aliases", "text", "Other names, separated by semicolons"),
    Column(
        "level", "text", "country, province, city or county; province;city for a municipality", None, True, "levels"
    ),
    Column("parent", "text", "The region that it lies in", refers="regions"),
    Column("code", "text", "Administrative code (GB/T 2260)"),
)
_GROUPS = (
    *(_ID, *_NAMES),
    Column("level", "text", "The level of the regions that it holds"),
    Column("within", "text", "The region whose parts it holds; empty: the world", refers="regions"),
)
_METRICS = (
    *(_ID, *_NAMES),
    Column("aliases", "text", "Other names, separated by semicolons"),
    Column("topic", "text", "The topic that it belongs to", refers="topics", required=True),
    Column("measure", "text", "What its values are in", required=True),
    Column("kind", "text", "stock, flow, growth, share, streak, duration or other", required=True),
    Column("per_capita", "boolean", "Whether it is per head already", required=True),
    Column("population", "boolean", "Whether it counts residents", required=True),
    Column("growth_of", "text", "The metric whose growth rate this is", refers="metrics"),
    Column("per_head_of", "text", "The metric whose amount per head this is", refers="metrics"),
    Column("definition", "text", "What it counts, in English", of="definition.en"),
    Column("definition_zh", "text", "What it counts, in Chinese", of="definition.zh"),
    Column("caution", "text", "What it may not be used for, in English", of="caution.en"),
    Column("caution_zh", "text", "What it may not be used for, in Chinese", of="caution.zh"),
)
# Fields of CSL-JSON that are columns under their own names.
_CSL = {
    "container-title": "Where it appeared: newspaper, journal, site or book",
    "publisher": "Who published it",
    "publisher-place": "Where it was published",
    "issued": "Date of publication (ISO 8601)",
    "accessed": "Date on which it was read (ISO 8601)",
    "volume": "Volume",
    "issue": "Issue",
    "page": "Pages",
    "edition": "Edition",
    "number": "Number of a report or a standard",
    "DOI": "Digital object identifier",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "URL": "Address",
    "language": "Its language (BCP 47)",
    "note": "The curator's note",
}
_SOURCES = (
    _ID,
    Column("type", "text", "Type of CSL 1.0.2 (article-newspaper, report, webpage)", required=True, of="csl.type"),
    Column("title", "text", "Title; in square brackets where the curator supplied it", of="csl.title"),
    Column("authors", "text", "Authors, separated by semicolons", of="csl.author"),
    Column("editors", "text", "Editors, separated by semicolons", of="csl.editor"),
    *(Column(field.replace("-", "_").lower(), "text", about, of=f"csl.{field}") for field, about in _CSL.items()),
)
_FACTS = (
    Column("id", "text", "region/metric/period/source", required=True),
    Column("region", "text", "The region", refers="regions", required=True),
    Column("metric", "text", "The metric", refers="metrics", required=True),
    Column("period", "text", "ISO 8601 year, month, date or range; empty where the source gives none"),
    Column("value", "number", "The figure in base units of `measure`; empty for a rank without a number"),
    Column("measure", "text", "What `value` is in: that of the metric", required=True),
    Column("printed", "text", "Number, unit and bound as the source has them"),
    Column("number", "digits", "The number as printed, to its last digit, in `unit`"),
    Column("unit", "text", "The unit as printed", refers="units"),
    Column("bound", "text", "How it limits the true one: exact, over, at-least, about, at-most, under", required=True),
    Column("out_of", "number", "The whole that a count is a part of"),
    Column("rank", "integer", "The place that the source states; empty for 'among the first'", of="rank.position"),
    Column("rank_among", "text", "What the rank is a rank among", refers="groups", of="rank.among"),
    Column("status", "text", "provisional, estimated, forecast, break or doubtful; empty: normal"),
    Column("vintage", "text", "The accounting that it belongs to", refers="vintages"),
    Column("versus_region", "text", "The region to which the source states the gap", "regions", of="versus.region"),
    Column("versus_by", "digits", "That gap, in `versus_unit`: this figure minus that region's", of="versus.by"),
    Column("versus_unit", "text", "The gap's unit", refers="units", of="versus.unit"),
    Column("implied_by", "text", "The fact whose stated gap implies this one", refers="facts"),
    Column("source", "text", "The source", refers="sources", required=True),
    Column("paragraph", "integer", "Paragraph of the source's text"),
    Column("cites", "text", "The body or paper that the source attributes it to"),
    Column("definition", "text", "How this figure is defined, where that differs from the metric"),
    Column("note", "text", "What a careful reader must know"),
)
_TAKEN = (
    Column("fact", "text", "The figure to take, as `econfacts get` does", "facts", required=True, of="id"),
    Column("region", "text", "The region", refers="regions", required=True),
    Column("metric", "text", "The metric", refers="metrics", required=True),
)


def tables(data: "Dataset", progress: "Progress") -> list[Table]:
    """The tables, those first that others refer to."""
    return [
        Table("topics", "Subjects of metrics, in reading order", _TOPICS, data.topics),
        Table("units", "Units as they are printed", _UNITS, data.units),
        Table(
            "vintages",
            "Accountings, later ones superseding earlier ones",
            _VINTAGES,
            lambda: starmap(_vintage, enumerate(data.vintages(), start=1)),
        ),
        Table("regions", "The nation, provinces, cities, counties", _REGIONS, data.regions),
        Table("groups", "What ranks are ranks among", _GROUPS, data.groups),
        Table("metrics", "What is measured", _METRICS, data.metrics),
        Table("sources", "Publications", _SOURCES, lambda: map(_source, data.sources())),
        Table("facts", "Figures, each of one region from one source", _FACTS, lambda: counted(data, progress)),
        Table("taken", "The figure to take of each region and metric", _TAKEN, lambda: _taken(data)),
    ]


def _vintage(position: int, vintage: Vintage) -> Any:
    return SimpleNamespace(**vintage._asdict(), position=position)


def _source(source: Source) -> Source:
    """The source with its people by their names."""
    people = {role: tuple(map(name, source.csl.get(role) or ())) for role in ("author", "editor")}
    return source._replace(csl={**source.csl, **people})


def counted(data: "Dataset", progress: "Progress") -> Iterator[Fact]:
    """All facts, stated and implied, while `progress` is told how far they are."""
    total = sum(source.facts for source in data.sources())
    done = 0
    for fact in data.facts():
        yield fact
        if fact.implied_by is None:
            done += 1
            if done % 1000 == 0 or done == total:
                progress(done, total)


def _taken(data: "Dataset") -> Iterator[Fact]:
    """The figure that answers where a region has several of a metric, region by region."""
    kinds = {metric.id: metric.kind for metric in data.metrics()}
    for region in data.regions():
        facts: dict[str, list[Fact]] = {}
        for fact in data.facts(region.id):
            if fact.value is not None:
                facts.setdefault(fact.metric, []).append(fact)
        taken = (data.selector.take(candidates, kinds[metric]) for metric, candidates in facts.items())
        yield from (fact for fact in taken if fact is not None)

"""Answers as pandas data frames: numbers as numbers, names beside ids, what a value is in in a column of its own.

pandas is imported here and nowhere else, when it is asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from econfacts.errors import UsageError
from econfacts.model import periods
from econfacts.model.records import Fact, Metric, Region, Source

if TYPE_CHECKING:
    from pandas import DataFrame

_FACTS: Mapping[str, str] = {
    **dict.fromkeys(("id", "region", "region_name", "region_name_zh", "level"), "string"),
    **dict.fromkeys(("metric", "metric_name", "metric_name_zh", "topic", "period"), "string"),
    "year": "Int64",
    "value": "float64",
    **dict.fromkeys(("measure", "printed"), "string"),
    "number": "float64",
    **dict.fromkeys(("unit", "bound"), "string"),
    "out_of": "float64",
    "rank": "Int64",
    **dict.fromkeys(("rank_among", "status", "vintage", "implied_by", "source", "source_title"), "string"),
    "paragraph": "Int64",
    **dict.fromkeys(("cites", "definition", "note"), "string"),
}
_RECORDS = {
    **dict.fromkeys(("value", "difference", "ratio", "margin"), "float64"),
    **dict.fromkeys(("position", "position_low", "position_high"), "Int64"),
}


def facts(
    facts: Iterable[Fact], regions: Sequence[Region], metrics: Sequence[Metric], sources: Sequence[Source]
) -> "DataFrame":
    """A row a fact."""
    region_of, metric_of = {each.id: each for each in regions}, {each.id: each for each in metrics}
    titles = {source.id: source.title for source in sources}
    columns: dict[str, list[Any]] = {name: [] for name in _FACTS}
    for fact in facts:
        region, metric, rank = region_of[fact.region], metric_of[fact.metric], fact.rank
        cells = {
            **fact._asdict(),
            "region_name": region.en,
            "region_name_zh": region.zh,
            "level": str(region.levels),
            "metric_name": metric.en,
            "metric_name_zh": metric.zh,
            "topic": metric.topic,
            "year": periods.year_of(fact.period),
            "rank": rank and rank.position,
            "rank_among": rank and rank.among,
            "source_title": titles[fact.source],
        }
        for name, column in columns.items():
            column.append(cells[name])
    return _frame(columns, _FACTS)


def records(records: Iterable[Mapping[str, Any]], regions: Iterable[Region], metrics: Iterable[Metric]) -> "DataFrame":
    """A row a record of a comparison or a ranking, with the names of its region and metric."""
    names = {"region": {each.id: each.en for each in regions}, "metric": {each.id: each.en for each in metrics}}
    columns: dict[str, list[Any]] = {}
    for record in records:
        for name, value in record.items():
            columns.setdefault(name, []).append(";".join(value) if isinstance(value, list) else value)
            if name in names:
                columns.setdefault(f"{name}_name", []).append(names[name][value])
    return _frame(columns, _RECORDS)


def _frame(columns: Mapping[str, Sequence[Any]], types: Mapping[str, str]) -> "DataFrame":
    try:
        import pandas
    except ImportError:
        raise UsageError('for data frames: pip install "econfacts[pandas]"') from None
    plain = {
        name: [float(value) if isinstance(value, Decimal) else value for value in values]
        for name, values in columns.items()
    }
    return pandas.DataFrame({name: pandas.Series(plain[name], dtype=types.get(name)) for name in columns})

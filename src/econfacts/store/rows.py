"""How a fact is kept in a row of the index: what every fact has in columns, what few have in one more.

A column costs time in every one of a million rows, also where it is empty. `values` are the fields of a fact as
the checks have read them.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from econfacts.model import quantities
from econfacts.model.records import Rank, Unit, Versus

COLUMNS = ("region", "metric", "period", "source", "number", "unit", "extra")
"""Columns of a fact; `extra` holds the rest as lines of `field=text`."""

_CORE = frozenset({"region", "metric", "period", "source", "value", "unit"})
_WHOLE_NUMBERS = ("rank_position", "paragraph")


def fact_id(region: str, metric: str, period: str | None, source: str, vintage: str | None = None) -> str:
    """The id of a fact; a fact without period has `-` in its place.

    `vintage` is given where the source prints two figures that differ in that alone.
    """
    return f"{region}/{metric}/{period or '-'}/{source}{'/' + vintage if vintage else ''}"


def pack(values: Mapping[str, Any]) -> tuple[str | None, ...]:
    """The columns of a fact with these fields."""
    get = values.get
    number = get("value")
    return (
        get("region"),
        get("metric"),
        get("period"),
        get("source"),
        None if number is None else str(number),
        get("unit"),
        None if values.keys() <= _CORE else _pack_extra(values),
    )


def _pack_extra(values: Mapping[str, Any]) -> str:
    rank, versus = values.get("rank"), values.get("versus")
    extra = {name: value for name, value in values.items() if name not in _CORE and name not in ("rank", "versus")}
    if rank is not None:
        extra |= {"rank_position": rank.position, "rank_among": rank.among}
    if versus is not None:
        extra |= {"versus_region": versus.region, "versus_by": versus.by, "versus_unit": versus.unit}
    # No text of a facts file has a line break (rule control-character).
    return "\n".join(f"{name}={value}" for name, value in extra.items() if value is not None)


def unpack_extra(extra: str | None) -> dict[str, Any]:
    """The fields of `extra`: texts, whole numbers, exact decimals, a Rank, a Versus, as a Fact has them."""
    fields: dict[str, Any] = dict(line.split("=", 1) for line in extra.split("\n")) if extra else {}
    for name in _WHOLE_NUMBERS:
        if name in fields:
            fields[name] = int(fields[name])
    if "out_of" in fields:
        fields["out_of"] = Decimal(fields["out_of"])
    if "rank_among" in fields:
        fields["rank"] = Rank(fields.pop("rank_position", None), fields.pop("rank_among"))
    if "versus_by" in fields:
        by = Decimal(fields.pop("versus_by"))
        fields["versus"] = Versus(fields.pop("versus_region"), by, fields.pop("versus_unit"))
    return fields


def told_apart(extra: str | None, implied: bool) -> str:
    """`extra` of a fact whose id names its vintage, because its source prints another of the same period.

    An implied fact's origin is one of these two, so its id there is lengthened as well.
    """
    fields = dict(line.split("=", 1) for line in extra.split("\n")) if extra else {}
    vintage = fields.get("vintage")
    if implied and vintage:
        fields["implied_by"] += f"/{vintage}"
    return "\n".join(f"{name}={value}" for name, value in (fields | {"told_apart": "1"}).items())


def imply(values: Mapping[str, Any], units: Mapping[str, Unit]) -> dict[str, Any]:
    """The fields of the other region's fact that a stated gap implies: this number minus the gap, exactly.

    7.1 %, 2.5 points above the nation: the nation has 4.6 %. It keeps the period, unit,
    bound, vintage, status and source.
    """
    versus: Versus = values["versus"]
    multiplier = units[values["unit"]].multiplier if "unit" in values else 0
    gap = quantities.scale(versus.by, units[versus.unit].multiplier - multiplier)
    kept = ("metric", "period", "unit", "bound", "vintage", "status", "source", "paragraph", "cites")
    return {
        **{name: values[name] for name in kept if name in values},
        "region": versus.region,
        "value": quantities.difference(values["value"], gap),
        "implied_by": fact_id(values["region"], values["metric"], values.get("period"), values["source"]),
    }

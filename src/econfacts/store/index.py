"""The queries on an index. Every look-up of econfacts goes through here."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

from econfacts.model import quantities, words
from econfacts.model.records import Fact
from econfacts.store import rows
from econfacts.store.declared import FEW, Declared, containing
from econfacts.store.tables import COLUMNS, NOTED, TOLD_APART

if TYPE_CHECKING:
    from econfacts.store.outlines import Outline

_FACT = ", ".join(COLUMNS[: COLUMNS.index("file")])
_BLANK: dict[str, Any] = {**dict.fromkeys(Fact._fields), **Fact._field_defaults, "bound": "exact"}

Ids = str | Collection[str] | None
"""One id, or any of several, or whatever there is."""

_AT_ONCE = 200
"""Rows that are fetched together: few enough for memory, many enough to cost nothing."""


class Index(Declared):
    """What is declared in some facts files, and their facts."""

    def facts(
        self,
        region: Ids = None,
        metric: Ids = None,
        source: Ids = None,
        period: Ids = None,
        vintage: Ids = None,
    ) -> Iterator[Fact]:
        """Facts with these ids (any of several), in the order of the files; an implied one after what implies it."""
        wanted = {"region": region, "metric": metric, "source": source, "period": period, "vintage": vintage}
        given = {column: [ids] if isinstance(ids, str) else ids for column, ids in wanted.items() if ids is not None}
        numbers = {column: self._numbered(f"{column}s", ids) for column, ids in given.items()}
        # Those of few regions have a key and are fetched at once; others are met on the way through.
        if 0 < len(given.get("region", ())) < FEW:
            where = " AND ".join(f"{column} IN ({', '.join('?' * len(of))})" for column, of in numbers.items())
            return iter(self._facts(where, *(number for of in numbers.values() for number in of)))
        # Numbers stand in the statement itself: there may be more of them than it may have parameters.
        also = "".join(f" AND +{column} IN ({', '.join(map(str, of))})" for column, of in numbers.items())
        if 0 < len(given.get("metric", ())) < FEW:
            outlines = (outline for metric in given["metric"] for outline in self.outlines(metric))
            return self.numbered_facts([number for outline in outlines for number in outline.numbers], also)
        return self._streamed(also)

    def numbered_facts(self, numbers: Collection[int], also: str = "") -> Iterator[Fact]:
        """The facts with these numbers, in the order of the files."""
        in_order = sorted(numbers)
        for start in range(0, len(in_order), _AT_ONCE):
            yield from self._facts(f"number IN ({', '.join(map(str, in_order[start : start + _AT_ONCE]))}){also}")

    def outlines(self, metric: str) -> "list[Outline]":
        """The outlines of a metric's facts, one a period and vintage that there is."""
        columns = "SELECT period, vintage, what, numbers, regions, amounts, digits FROM outlines"
        sql = f"{columns} WHERE metric IN ({', '.join(map(str, self._numbered('metrics', [metric])))}) ORDER BY rowid"
        return self._fetch(sql, (), self._outlined)

    def _outlined(self, found: Iterable[tuple[Any, ...]]) -> "list[Outline]":
        from econfacts.store.outlines import Outline, columns

        outlines: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        for period, vintage, what, *parts in found:
            outline = outlines.setdefault((period, vintage, what), columns())
            for column, part in zip(outline, parts, strict=True):
                column.frombytes(part)
        self._know(number for period, vintage, _ in outlines for number in (period, vintage))
        return [
            Outline(self._things[period], vintage and self._things[vintage].id, what, *outline)
            for (period, vintage, what), outline in outlines.items()
        ]

    def noted(self, words: Sequence[str]) -> list[Fact]:
        """Facts whose note or definition has any of the words, in the order of the files."""
        any_of = " OR ".join(["extra LIKE ? ESCAPE '\\'"] * len(words))
        return self._facts(f"{NOTED} AND ({any_of})", *map(containing, words))

    def _streamed(self, also: str) -> Iterator[Fact]:
        sql = f"SELECT {_FACT} FROM facts WHERE number > ?{also} ORDER BY number LIMIT {_AT_ONCE}"
        last, size = -1, _AT_ONCE
        while size == _AT_ONCE:
            last, facts = self._fetch(sql, (last,), lambda found: (found[-1][0] if found else -1, self._made_of(found)))
            yield from facts
            size = len(facts)

    def _facts(self, where: str, *parameters: Any) -> list[Fact]:
        return self._fetch(f"SELECT {_FACT} FROM facts WHERE {where} ORDER BY number", parameters, self._made_of)

    def _made_of(self, found: list[tuple[Any, ...]]) -> list[Fact]:
        """The facts of these rows, with what their units, metrics and sources say of them."""
        self._know(chain.from_iterable([row[1:7] for row in found]))
        return [self._fact(*row[1:]) for row in found]

    def _fact(
        self, region: int, metric: int, period: int | None, source: int, unit: int | None, vintage: int | None,
        value: str | None, extra: str | None,
    ) -> Fact:  # fmt: skip
        alike = (metric, source, unit, vintage)
        if alike not in self._alike:
            self._alike[alike] = self._blank(*alike)
        blank, multiplier, language = self._alike[alike]
        fields = rows.unpack(Fact, extra) if extra else {}
        told_apart = blank["vintage"] if fields.pop(TOLD_APART, None) else None
        fields["region"], fields["period"] = self._things[region].id, self._things[period]
        fields["id"] = rows.fact_id(fields["region"], blank["metric"], fields["period"], blank["source"], told_apart)
        if "implied_by" in fields:  # the id of an implied one names the region that implies it
            fields["id"] += f"~{fields['implied_by'].partition('/')[0]}"
            fields["implied_by"] += f"/{told_apart}" if told_apart else ""
        if value is not None:
            fields["number"] = printed = Decimal(value)
            fields["value"] = quantities.scale(printed, multiplier)
            if "printed" not in fields:
                fields["printed"] = language.printed(printed, blank["unit"] or "", fields.get("bound", "exact"))
        if "out_of" in fields:
            fields["out_of"] = quantities.scale(fields["out_of"], multiplier)
        return Fact(**(blank | fields))  # `_replace` takes three times as long

    def _know(self, numbers: Iterable[Any]) -> None:
        """Look up the things that have these numbers."""
        if unknown := {*numbers}.difference(self._things):
            self.numbered(unknown)

    def _blank(self, *shared: int | None) -> tuple[dict[str, Any], int, words.Words]:
        """What facts of one metric, source, unit and vintage have, their unit's power of ten, their source's words."""
        metric, source, unit, vintage = (self._things[number] for number in shared)
        blank = _BLANK | {
            "metric": metric.id,
            "measure": metric.measure,
            "source": source.id,
            "issued": source.issued,
            "unit": unit and unit.id,
            "vintage": vintage and vintage.id,
        }
        return blank, unit.multiplier if unit else 0, words.of_source(source)

    def _forget(self) -> None:
        super()._forget()
        self._alike: dict[tuple[int | None, ...], tuple[dict[str, Any], int, words.Words]] = {}

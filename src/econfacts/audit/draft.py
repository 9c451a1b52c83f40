"""Facts lines to start from, for the figures of a text that no fact records.

What the text says stands in the line: number, unit, bound, sign, period, paragraph. Region and metric are filled in
where the words before the figure name a declared one that fits; everything else is a question mark for the curator.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from econfacts.audit.coverage import Coverage
from econfacts.audit.text import COUNTED, Figure, paragraphs, readable
from econfacts.audit.units import POINT, canonical
from econfacts.model import gates, periods
from econfacts.model.records import Metric, Region, Unit

_LOOK_BACK = 400  # characters before a figure in which its region and metric are looked for
_SENTENCE = re.compile("[。；;！!？?]")
_CLAUSE = re.compile("[，,、：:（(]")
_COMPARED = re.compile("(?:比|较|高于|低于|快于|慢于|多于|少于|高出|落后于?|领先于?|超出|占)$")
_EACH = re.compile("分别|各|依次")  # 出口、进口分别为…: which is whose is not told by the nearest name
_CHANGED = re.compile(
    "(?:增长|上升|提高|增加|上涨|下降|减少|降低|回落|下跌|增|升|降|减|涨|跌)(?:了|约|近|超|逾|超过|达| )*$"
)
# A clause that only tells the change of what the clause before it names: 比上年增长, 按不变价格计算同比下降.
_ONLY_CHANGE = re.compile("(?:按[^，,]{1,12}计算|比上年|比去年|较上年|同比|名义|实际|增速|[ ])*" + _CHANGED.pattern)
_GAP = re.compile(
    "(?:比|较|高于|低于|快于|慢于|高出|落后于?|领先于?)(?P<what>[^，,。；;：:！？!?]{1,12}?)(?:高|低|快|慢)?$"
)
_PLAIN = re.compile(r"[A-Za-z一-鿿][A-Za-z0-9一-鿿/²³]*")
_CONTEXT = 16
_ORDER = ("region", "metric", "period", "value", "unit", "bound", "rank", "versus", "printed", "source", "paragraph")


class _Names:
    """Names of things, to be found in texts in any script, width and case; the longest one wins."""

    def __init__(self, things: Iterable[Region | Metric]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        for thing in things:
            for name in (thing.zh, thing.en, *thing.aliases):
                if len(name) > 1:
                    self._ids[readable(name).lower()].add(thing.id)
        self._lengths: dict[str, list[int]] = defaultdict(list)  # of the names that begin with two characters
        for beginning, length in sorted({(name[:2], len(name)) for name in self._ids}, reverse=True):
            self._lengths[beginning].append(length)

    def last(self, text: str, unless: re.Pattern[str] | None = None) -> str:
        """The one thing that is named last in a text, not right after the words `unless`; else a question mark."""
        text, place, ids = readable(text).lower(), 0, set[str]()
        while place < len(text):
            lengths = self._lengths.get(text[place : place + 2], ())
            named = next(
                (text[place : place + each] for each in lengths if text[place : place + each] in self._ids), ""
            )
            if named and (unless is None or unless.search(text[:place]) is None):
                ids = self._ids[named]
            place += len(named) or 1
        return next(iter(ids)) if len(ids) == 1 else "?"


class Drafter:
    """Drafts the lines of one source."""

    def __init__(
        self, source: str, regions: Sequence[Region], metrics: Sequence[Metric], units: Iterable[Unit]
    ) -> None:
        self._source = source
        self._regions, self._metric_names = _Names(regions), _Names(metrics)
        self._metrics = {metric.id: metric for metric in metrics}
        self._growth = {metric.growth_of: metric.id for metric in metrics if metric.growth_of}
        self._units = {canonical(unit.id): unit for unit in units}

    def lines(self, text: str, coverage: Coverage) -> Iterator[str]:
        """A line a missing figure, in the order of the text; a comment for one without an exact number."""
        printed = paragraphs(text)
        drafted: list[tuple[Figure, dict[str, str]]] = []
        for figure in coverage.missing:
            if figure.kind not in COUNTED and figure.kind != "rank":
                continue
            line = printed[figure.paragraph - 1]
            before = _SENTENCE.split(readable(line[max(0, figure.start - _LOOK_BACK) : figure.start]))[-1]
            gap = self._gap(figure, before, *drafted[-1]) if drafted else None
            if gap:
                drafted[-1][1]["versus"] = gap
            elif figure.number is None and figure.kind != "rank":
                drafted.append((figure, {}))
            else:
                drafted.append((figure, self._fields(figure, before)))
        return (gates.line(_written(figure, fields, printed[figure.paragraph - 1])) for figure, fields in drafted)

    def _fields(self, figure: Figure, before: str) -> dict[str, str]:
        unit = self._units.get(canonical(figure.unit)) if figure.unit else None
        fields = {"region": self._regions.last(before, unless=_COMPARED), "metric": self._metric(figure, before, unit)}
        if figure.period:
            fields["period"] = _period(figure.period)
        if figure.kind == "rank":
            position = "" if figure.number is None else f"position: {figure.number:f}, "
            fields["rank"] = f"{{{position}among: ?}}"
        else:
            fields["value"] = f"{figure.signed:f}"
            if figure.unit:
                fields["unit"] = _scalar(unit.id if unit else figure.unit)
            if figure.bound != "exact":
                fields["bound"] = figure.bound
            if figure.kind == "ratio":
                fields["printed"] = _scalar(figure.text)
        return fields | {"source": self._source, "paragraph": str(figure.paragraph)}

    def _metric(self, figure: Figure, before: str, unit: Unit | None) -> str:
        """The metric that the clause names last before the figure, or its growth rate, where the unit fits."""
        clauses = _CLAUSE.split(before)
        if _EACH.search(clauses[-1]):
            return "?"
        # Or that the clause before it names, where this one only tells a change.
        id_ = self._metric_names.last(
            next((each for each in reversed(clauses) if not _ONLY_CHANGE.fullmatch(each)), "")
        )
        if id_ == "?" or figure.kind == "rank":
            return id_
        metric, measure = self._metrics[id_], unit.measure if unit else None
        changed = _CHANGED.search(before) is not None
        if changed and measure == "percent" and metric.kind != "growth":
            return self._growth.get(id_, "?")
        if figure.unit is None:
            return id_ if metric.measure in ("index", "ratio") else "?"
        return id_ if metric.measure == measure and (metric.kind == "growth" or not changed) else "?"

    def _gap(self, figure: Figure, before: str, last: Figure, fields: dict[str, str]) -> str | None:
        """The `versus` of the figure drafted last, if this one is its gap to another region: 高于全国2.5个百分点."""
        gap = _GAP.search(before) if canonical(figure.unit)[1] == POINT else None
        near = last.paragraph == figure.paragraph and last.text in before[-_CONTEXT * 3 :]
        if gap is None or not near or "versus" in fields or "value" not in fields:
            return None
        region = self._regions.last(gap["what"])
        unit = self._units.get(canonical(figure.unit))
        printed_unit = _scalar(unit.id if unit else figure.unit or "")
        return None if region == "?" else f"{{region: {region}, by: {figure.signed:f}, unit: {printed_unit}}}"


def _period(period: str) -> str:
    """A period with question marks for what the text leaves out, or in place of one that never was (2月30日)."""
    asked = period.replace("---", "?-?-").replace("--", "?-")
    return asked if periods.parse(asked.replace("?-?", "2024-01").replace("?", "2024")) else "?"


def _scalar(text: str) -> str:
    """A text as YAML: plain where it may be, else in quotes."""
    if _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _written(figure: Figure, fields: dict[str, str], line: str) -> str:
    """The line as YAML, with the words around the figure as a comment."""
    if not fields:
        return f"# ¶{figure.paragraph}: {figure.text} has no exact number"
    checks = "".join(f"check the {what}; " for what in figure.doubts)
    written = ", ".join(f"{field}: {fields[field]}" for field in _ORDER if field in fields)
    return f"- {{{written}}} # {checks}{line[max(0, figure.start - _CONTEXT) : figure.end].strip()}"

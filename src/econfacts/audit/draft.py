"""Facts lines to start from, for the figures of a text that no fact records.

What the text says stands in the line: number, unit, bound, sign, period, paragraph. Region and metric are filled in
where the words before the figure name a declared one that fits; everything else is a question mark for the curator.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from econfacts.audit.coverage import Coverage
from econfacts.audit.found import COUNTED, Figure, paragraphs
from econfacts.audit.mentions import Mention, Names
from econfacts.audit.script import readable
from econfacts.audit.units import POINTS, canonical
from econfacts.model.records import Metric, Region, Unit

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


class _Line(NamedTuple):
    figure: Figure
    fields: dict[str, str]


class Drafter:
    """Drafts the lines of one source."""

    def __init__(
        self, source: str, regions: Sequence[Region], metrics: Sequence[Metric], units: Iterable[Unit]
    ) -> None:
        self._source = source
        self._regions = Names((name, each.id) for each in regions for name in (each.zh, each.en, *each.aliases))
        self._metrics = {metric.id: metric for metric in metrics}
        self._metric_names = Names((name, each.id) for each in metrics for name in (each.zh, each.en, *each.aliases))
        self._growth = {metric.growth_of: metric.id for metric in metrics if metric.growth_of}
        self._units = {canonical(unit.id): unit for unit in units}

    def lines(self, text: str, coverage: Coverage) -> Iterator[str]:
        """A line a missing figure, in the order of the text; a comment for one without an exact number."""
        printed = paragraphs(text)
        last: _Line | None = None
        for figure in coverage.missing:
            if figure.kind not in COUNTED and figure.kind != "rank":
                continue
            before = _sentence_before(printed[figure.paragraph - 1], figure)
            if last and self._adds_gap(last, figure, before):
                continue
            if last:
                yield _written(last, printed)
            last = None
            if figure.number is None and figure.kind != "rank":
                yield f"# ¶{figure.paragraph}: {figure.text} has no exact number"
            else:
                last = _Line(figure, self._fields(figure, before))
        if last:
            yield _written(last, printed)

    def _fields(self, figure: Figure, before: str) -> dict[str, str]:
        unit = self._units.get(canonical(figure.unit)) if figure.unit else None
        fields = {"region": self._region(before), "metric": self._metric(figure, before, unit)}
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

    def _region(self, before: str) -> str:
        """The region that the sentence names last before the figure, unless only to compare with."""
        named = [each for each in self._regions.mentions(before) if _COMPARED.search(before[: each.start]) is None]
        return _only(named[-1]) if named else "?"

    def _metric(self, figure: Figure, before: str, unit: Unit | None) -> str:
        """The metric that the clause names last before the figure, or its growth rate, where the unit fits."""
        id_ = self._named(before)
        if id_ == "?" or figure.kind == "rank":
            return id_
        metric = self._metrics[id_]
        changed = _CHANGED.search(before) is not None
        measure = unit.measure if unit else None
        if changed and measure == "percent" and metric.kind != "growth":
            return self._growth.get(id_, "?")
        if figure.unit is None:
            return id_ if metric.measure in ("index", "ratio") else "?"
        return id_ if metric.measure == measure and (metric.kind == "growth" or not changed) else "?"

    def _named(self, before: str) -> str:
        """The metric that the figure's clause names, or the clause before it where this one only tells a change."""
        clauses = _CLAUSE.split(before)
        if _EACH.search(clauses[-1]):
            return "?"
        clause = next((each for each in reversed(clauses) if not _ONLY_CHANGE.fullmatch(each)), "")
        named = self._metric_names.mentions(clause)
        return _only(named[-1]) if named else "?"

    def _adds_gap(self, last: _Line, figure: Figure, before: str) -> bool:
        """Whether a figure is the gap to another region that the line before it states: 高于全国2.5个百分点."""
        gap = _GAP.search(before) if figure.unit in POINTS else None
        near = figure.paragraph == last.figure.paragraph and last.figure.text in before[-_CONTEXT * 3 :]
        if gap is None or not near or "versus" in last.fields or "value" not in last.fields:
            return False
        named = self._regions.mentions(gap["what"])
        if not named:
            return False
        unit = self._units.get(canonical(figure.unit))
        printed_unit = _scalar(unit.id if unit else figure.unit or "")
        last.fields["versus"] = f"{{region: {_only(named[-1])}, by: {figure.signed:f}, unit: {printed_unit}}}"
        return True


def _sentence_before(line: str, figure: Figure) -> str:
    """The words of a figure's sentence before it, as they are read."""
    return _SENTENCE.split(readable(line[: figure.start]))[-1]


def _only(mention: Mention) -> str:
    """The one thing that has a name, or a question mark."""
    return next(iter(mention.ids)) if len(mention.ids) == 1 else "?"


def _period(period: str) -> str:
    """A period, with a question mark for the year that the text leaves out: ?-01/?-09."""
    return period.replace("--", "?-")


def _scalar(text: str) -> str:
    """A text as YAML: plain where it may be, else in quotes."""
    if _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _written(line: _Line, printed: Sequence[str]) -> str:
    """The line as YAML, with the words around the figure as a comment."""
    figure = line.figure
    words = printed[figure.paragraph - 1][max(0, figure.start - _CONTEXT) : figure.end].strip()
    checks = "".join(f"check the {what}; " for what in figure.doubts)
    fields = ", ".join(f"{field}: {line.fields[field]}" for field in _ORDER if field in line.fields)
    return f"- {{{fields}}} # {checks}{words}"

"""Facts lines to start from, for the figures of a text that no fact records.

What the text says stands in the line: number, unit, bound, sign, period, paragraph. Region and metric are filled in
where the words before the figure name a declared one that fits; everything else is a question mark for the curator.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from econfacts.audit.coverage import Coverage
from econfacts.audit.figures import AMONG
from econfacts.audit.neighbours import CHANGE
from econfacts.audit.text import COUNTED, Figure, any_of, paragraphs, readable
from econfacts.audit.units import POINT, canonical
from econfacts.model import gates, names, periods
from econfacts.model.records import Metric, Region, Unit

_LOOK_BACK = 400  # characters before a figure in which its region and metric are looked for
_CONTEXT = 16  # characters before a figure that the comment quotes
_SENTENCE = re.compile("[。；;！!？?]")
_CLAUSE = re.compile("[，,、：:（(]")
_NEVER = re.compile(any_of(()))
_COMPARED = re.compile("(?:比|较|高于|低于|快于|慢于|多于|少于|高出|落后于?|领先于?|超出|占)$")
_EACH = re.compile("分别|各|依次")  # 出口、进口分别为…: which is whose is not told by the nearest name
_JOINT = re.compile("[、和与及]|以及|, ?| and ")
_CHANGED = re.compile(CHANGE)
# A clause that only tells the change of what the clause before it names: 比上年增长, 按不变价格计算同比下降.
_ONLY_CHANGE = re.compile("(?:按[^，,]{1,12}计算|比上年|比去年|较上年|同比|名义|实际|增速|[ ])*" + CHANGE)
_GAP = re.compile(  # 高于全国2.5个百分点
    "(?:比|较|高于|低于|快于|慢于|高出|落后于?|领先于?)(?P<what>[^，,。；;：:！？!?]{1,12}?)(?:高|低|快|慢)?$"
)
_PLAIN = re.compile(r"[A-Za-z一-鿿][A-Za-z0-9一-鿿/²³]*")


# Behind the name of a region, it is of another one, which the file does not have: 南京市|江宁区.
_PLACE_IN_IT = re.compile(r"[^\W和与及或同比较高低快慢地城]{0,3}[市县区旗](?!场)")


class _Names:
    """What things are called, to be found in texts in any script, width and case; the longest name wins."""

    def __init__(self, things: Iterable[Region | Metric]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        for thing in things:
            for name in _called(thing):
                if len(name) > 1:
                    self._ids[readable(name).lower()].add(thing.id)
        self._names = re.compile(any_of(self._ids))

    def last(self, text: str, unless: re.Pattern[str] = _NEVER, but: re.Pattern[str] = _NEVER) -> str:
        """The one thing that is named last in a text, not right after the words `unless`; else a question mark.

        So it is where `but` follows the name, and where it is one of several (广东、江苏).
        """
        text = readable(text).lower()
        named = [name for name in self._names.finditer(text) if not unless.search(text, 0, name.start())]
        is_listed = named[1:] and _JOINT.fullmatch(text, named[-2].end(), named[-1].start())
        if not named or is_listed or but.match(text, named[-1].end()):
            return "?"
        ids = self._ids[named[-1][0]]
        return next(iter(ids)) if len(ids) == 1 else "?"


def _called(thing: Region | Metric) -> Iterator[str]:
    """The names of a thing, those of a region with and without the suffix of its level."""
    known = [names.fold(name) for name in (thing.zh, thing.en, *thing.aliases)]
    yield from known
    if isinstance(thing, Region):
        forms = (form for name in known for form in names.variants(name))
        yield from (form for form, suffix in forms if names.answers_to(suffix, thing.levels[-1], known))


class Drafter:
    """Drafts the lines of one source."""

    def __init__(
        self, source: str, regions: Sequence[Region], metrics: Sequence[Metric], units: Iterable[Unit]
    ) -> None:
        self._source = source
        self._regions, self._metric_names = _Names(regions), _Names(metrics)
        self._metrics = {metric.id: metric for metric in metrics}
        self._growth = {metric.growth_of: metric.id for metric in metrics if metric.growth_of}
        self._units: dict[object, Unit] = {}
        for unit in units:
            self._units |= {canonical(unit.id): unit, unit.id: unit}

    def lines(self, text: str, coverage: Coverage) -> Iterator[str]:
        """A line a missing figure, in the order of the text; a comment for one without an exact number."""
        printed = paragraphs(text)
        drafted: list[tuple[Figure, dict[str, str]]] = []
        for figure in coverage.missing:
            if figure.kind not in COUNTED and figure.kind != "rank":
                continue
            line = printed[figure.paragraph - 1]
            before = _SENTENCE.split(readable(line[max(0, figure.start - _LOOK_BACK) : figure.start]))[-1]
            if drafted and (gap := self._gap(figure, before, *drafted[-1])):
                drafted[-1][1]["versus"] = gap
            else:
                has_size = figure.number is not None or figure.kind == "rank"
                drafted.append((figure, self._fields(figure, before) if has_size else {}))
        return (gates.line(_written(figure, fields, printed[figure.paragraph - 1])) for figure, fields in drafted)

    def _fields(self, figure: Figure, before: str) -> dict[str, str]:
        """The fields of a fact, some of them empty."""
        if figure.kind == "rank" and not canonical(figure.unit)[0]:  # 第600万辆 counts
            position = "" if figure.number is None else f"position: {figure.number:f}, "
            said = {"rank": f"{{{position}among: ?}}"}
        else:
            bound = "" if figure.bound == "exact" else figure.bound
            said = {"value": f"{figure.signed:f}", "unit": self._unit(figure), "bound": bound, "versus": ""}
        whose = AMONG.sub("", before) if "rank" in said else before  # 全国 of 居全国第二 is not what has the rank
        return {
            "region": self._regions.last(whose, _COMPARED, _PLACE_IN_IT),
            "metric": self._metric(figure, before),
            "period": _period(figure.period or ""),
            **said,
            "printed": _scalar(figure.text) if figure.kind == "ratio" else "",
            "source": self._source,
            "paragraph": str(figure.paragraph),
        }

    def _declared(self, figure: Figure) -> Unit | None:
        """The unit of the facts file that is printed, or one that says the same."""
        if figure.unit is None:
            return None
        return self._units.get(figure.unit) or self._units.get(canonical(figure.unit))

    def _unit(self, figure: Figure) -> str:
        declared = self._declared(figure)
        return _scalar(declared.id if declared else figure.unit or "")

    def _metric(self, figure: Figure, before: str) -> str:
        """The metric that the clause names last before the figure, or its growth rate, where the unit fits."""
        clauses = _CLAUSE.split(before)
        # Or that the clause before it names, where this one only tells a change.
        telling = next((each for each in reversed(clauses) if not _ONLY_CHANGE.fullmatch(each)), "")
        id_ = "?" if _EACH.search(clauses[-1]) else self._metric_names.last(telling)
        if id_ == "?" or figure.kind == "rank":
            return id_
        metric, unit = self._metrics[id_], self._declared(figure)
        measure = unit.measure if unit else None
        if _CHANGED.search(before) and metric.kind != "growth":
            return self._growth.get(id_, "?") if measure == "percent" else "?"
        fits = measure == metric.measure if figure.unit else metric.measure in ("index", "ratio")
        return id_ if fits else "?"

    def _gap(self, figure: Figure, before: str, last: Figure, fields: dict[str, str]) -> str:
        """The `versus` of the figure drafted last, if this one is its gap to another region."""
        gap = _GAP.search(before) if canonical(figure.unit)[1] == POINT else None
        is_near = last.paragraph == figure.paragraph and last.start >= figure.start - len(before)
        region = self._regions.last(gap["what"]) if gap and is_near else "?"
        if region == "?" or fields.get("versus") != "":
            return ""
        return f"{{region: {region}, by: {figure.signed:f}, unit: {self._unit(figure)}}}"


def _period(period: str) -> str:
    """A period with question marks for what the text leaves out, or in place of one that never was (2月30日)."""
    asked = period.replace("---", "?-?-").replace("--", "?-")
    return asked if not asked or periods.parse(asked.replace("?-?", "2024-01").replace("?", "2024")) else "?"


def _scalar(text: str) -> str:
    """A text as YAML: plain where it may be, else in quotes."""
    return text if not text or _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _written(figure: Figure, fields: dict[str, str], line: str) -> str:
    """The line as YAML, with the words around the figure as a comment."""
    if not fields:
        return f"# ¶{figure.paragraph}: {figure.text} has no exact number"
    checks = "".join(f"check the {what}; " for what in figure.doubts)
    written = ", ".join(f"{field}: {value}" for field, value in fields.items() if value)
    return f"- {{{written}}} # {checks}{line[max(0, figure.start - _CONTEXT) : figure.end].strip()}"

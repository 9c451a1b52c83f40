"""The values that econfacts speaks of: regions, metrics, units, sources, facts.

Every class here is a frozen record (a named tuple: cheap to make at start-up and a million times while
reading). The vocabulary follows SDMX (measure, unit multiplier, observation status) and CSL-JSON (sources).
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

LEVELS = ("country", "province", "city", "county")
"""Administrative levels, from the whole to its smallest part."""

KINDS = ("stock", "flow", "growth", "share", "streak", "duration", "other")
"""What a metric measures, and so which arithmetic on it makes sense."""

RATIO_KINDS = frozenset({"stock", "flow"})
"""Kinds whose values may be divided by one another; the rest only have differences."""

BOUNDS = ("exact", "over", "at-least", "about", "at-most", "under")
"""How a printed number limits the true one."""

STATUSES = {"provisional": "P", "estimated": "E", "forecast": "F", "break": "B", "doubtful": "U"}
"""Observation status → its code in SDMX's CL_OBS_STATUS; a normal figure (A) has none."""

PURE_MEASURES = frozenset({"index", "ratio"})
"""Measures whose figures are printed without a unit (an index of 100.7, a ratio of 0.33)."""


class Levels(tuple[str, ...]):
    """The levels that a region counts as: one, or several (a municipality is a province and a city).

    As text they are joined by semicolons: `province;city`.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return ";".join(self)


class Unit(NamedTuple):
    """A printed unit (`亿元`), what it measures (`CNY`) and its power of ten (8)."""

    id: str
    measure: str = ""
    multiplier: int = 0


class Group(NamedTuple):
    """The set that a rank is a rank among: regions of one level within a region (None: the world)."""

    id: str
    en: str = ""
    zh: str = ""
    level: str | None = None
    within: str | None = None


class Vintage(NamedTuple):
    """Which accounting a figure belongs to; a later one in the order of the facts file supersedes an earlier one.

    `benchmark` is the last year through which this revision rebased the series (None: it rebased nothing).
    """

    id: str
    en: str = ""
    zh: str = ""
    benchmark: int | None = None


class Topic(NamedTuple):
    """A subject under which metrics are grouped, in the order of the facts file."""

    id: str
    en: str = ""
    zh: str = ""


class Region(NamedTuple):
    """A place with figures; `code` is its administrative code (GB/T 2260), `facts` how many it has.

    It ranks among the regions of each of its `levels`; the first one is the highest.
    """

    id: str
    en: str = ""
    zh: str = ""
    aliases: tuple[str, ...] = ()
    levels: Levels = Levels()
    parent: str | None = None
    code: str | None = None
    facts: int = 0

    def record(self) -> dict[str, Any]:
        """The record of the output contract: its keys, in its order."""
        return dict(zip(REGION_FIELDS, self, strict=True))


REGION_FIELDS = tuple("level" if field == "levels" else field for field in Region._fields)
"""Keys of a region's record, in the order of the output contract."""


class Definition(NamedTuple):
    """What a metric counts, or what it may not be used for, in one sentence a language."""

    en: str | None = None
    zh: str | None = None


class Metric(NamedTuple):
    """A quantity that regions have figures of; `per_capita` marks one that is already per head.

    `growth_of` is the metric whose growth rate this is, and `nominal` marks one that its levels give; `per_head_of` is
    the one whose amount per head this is; `population` marks the count of residents; `parts` add up to this one.
    """

    id: str
    en: str = ""
    zh: str = ""
    aliases: tuple[str, ...] = ()
    topic: str = ""
    measure: str = ""
    kind: str = "other"
    per_capita: bool = False
    definition: Definition | None = None
    growth_of: str | None = None
    nominal: bool = False
    per_head_of: str | None = None
    population: bool = False
    parts: tuple[str, ...] = ()
    caution: Definition | None = None


class PassedOver(NamedTuple):
    """A numeral of a source's text that is no fact, and the reason."""

    paragraph: int
    figure: str
    why: str


class Source(NamedTuple):
    """A publication. `csl` holds its CSL-JSON fields as the facts file has them (`issued` as ISO 8601 text)."""

    id: str
    csl: dict[str, Any]
    text: str | None = None
    passed_over: tuple[PassedOver, ...] = ()
    facts: int = 0

    @property
    def title(self) -> str:
        """The printed title; the id where there is none."""
        return str(self.csl.get("title") or self.id)

    @property
    def issued(self) -> str | None:
        """ISO 8601 date of publication, None where it is not known."""
        return self.csl.get("issued")

    @property
    def language(self) -> str | None:
        """BCP 47 tag of the publication's language."""
        return self.csl.get("language")


_DECLARED: tuple[type[Any], ...] = (Unit, Group, Vintage, Source, Topic, Region, Metric)
DECLARED = {f"{kind.__name__.lower()}s": kind for kind in _DECLARED}
"""Section of a facts file → the record that it declares, in the order of the file; its facts come behind them."""


class Rank(NamedTuple):
    """A place in an order that the source states; `position` is None for "among the first"."""

    position: int | None = None
    among: str = ""


class Versus(NamedTuple):
    """The gap to another region that the source states: this fact's value minus that region's."""

    region: str
    by: Decimal
    unit: str


class Fact(NamedTuple):
    """One figure of one region from one source.

    `value` is in base units of `measure` (亿 multiplied out), an exact decimal that keeps trailing zeros;
    None for a rank without a number. `number` and `unit` are as printed (a figure in PURE_MEASURES may have no
    unit), `printed` is number, unit and bound as the source has them. `implied_by` is the id of the fact that
    implies this one, `operands` are then that one's value and its gap, which this value is the difference of.
    `issued` is the date of the source's publication.
    """

    id: str
    region: str
    metric: str
    period: str | None
    value: Decimal | None
    measure: str
    printed: str | None
    bound: str
    rank: Rank | None
    out_of: Decimal | None
    status: str | None
    implied_by: str | None
    source: str
    paragraph: int | None
    cites: str | None
    note: str | None
    vintage: str | None = None
    number: Decimal | None = None
    unit: str | None = None
    versus: Versus | None = None
    definition: str | None = None
    issued: str | None = None
    operands: tuple[Decimal, ...] = ()

    def record(self) -> dict[str, Any]:
        """The record of the output contract: its keys, in its order."""
        record: dict[str, Any] = dict(zip(FACT_FIELDS, self, strict=False))  # the first of its fields
        record["rank"] = self.rank and self.rank._asdict()
        return record


FACT_FIELDS = Fact._fields[: Fact._fields.index("vintage") + 1]
"""Keys of a fact's record, in the order of the output contract (id, region, metric, period, value, measure, …)."""

FACT_COLUMNS = tuple(
    column for field in FACT_FIELDS for column in (("rank.position", "rank.among") if field == "rank" else (field,))
)
"""The same for flat formats, with `.` for nesting."""

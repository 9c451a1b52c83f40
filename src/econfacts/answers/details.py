"""What is told beside the figures of a profile: histories, sources, names. Records need none of it, a page no more."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from econfacts.answers.profile import Line, Profile
from econfacts.answers.selection import Selector
from econfacts.model import bounds, periods
from econfacts.model.records import Fact, Group, Region, Source, Vintage

if TYPE_CHECKING:
    from econfacts.answers.dataset import Dataset


class Detail(NamedTuple):
    """What is told beside a figure.

    `sources` are those that agree with it, its own first; `earlier` are the figures of earlier years, the oldest first,
    and `series` those of them that stand on the same basis; `group` is what its rank is among.
    """

    sources: tuple[str, ...]
    earlier: tuple[Fact, ...]
    series: tuple[Fact, ...]
    group: Group | None


class Details(NamedTuple):
    """What is told beside the figures of a profile: `of` each by the id of its fact, and of the region.

    `sources` come by id, the most used first; `newest` is the latest year that the file has figures of, `issued` the
    date of its latest source.
    """

    of: Mapping[str, Detail]
    above: tuple[Region, ...]
    sources: Mapping[str, Source]
    vintages: tuple[Vintage, ...]
    newest: int | None
    issued: str


def details(data: "Dataset", profile: Profile) -> Details:
    """What a page tells beside the figures of a profile."""
    groups = {group.id: group for group in data.groups()}
    lines = [line for section in profile.sections for line in section.lines]
    of = {line.fact.id: _detail(line, data.selector, groups) for line in lines}
    used = Counter(source for detail in of.values() for source in detail.sources)
    return Details(
        of,
        tuple(data.ancestors(profile.region)),
        {id_: data.source(id_) for id_, _ in used.most_common()},
        tuple(data.vintages()),
        *data.extent(),
    )


def _detail(line: Line, selector: Selector, groups: Mapping[str, Group]) -> Detail:
    fact, kind = line.fact, line.metric.kind
    agreeing = [
        other.source
        for other in selector.ordered(line.known, kind)
        if (other.period, other.vintage, other.definition) == (fact.period, fact.vintage, fact.definition)
        and (fact.value is None or other.value is None or bounds.agree(bounds.of(fact), bounds.of(other)))
    ]
    latest, of_year = periods.year_of(fact.period) or 0, dict[int, list[Fact]]()
    for each in line.known:
        if (year := periods.year_of(each.period)) and year < latest:
            of_year.setdefault(year, []).append(each)
    taken = (selector.take(of_year[year], kind, f"{year:04}") for year in sorted(of_year))
    earlier = tuple(each for each in taken if each is not None and each.value is not None)
    return Detail(
        tuple(dict.fromkeys([fact.source, *agreeing])),
        earlier,
        tuple(each for each in earlier if not (bounds.of(each).is_open or selector.rebased(each, fact))),
        groups[fact.rank.among] if fact.rank else None,
    )

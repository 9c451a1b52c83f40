"""No region lies in itself."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Fault, Known

LEVEL = "error"
PASSES = "regions:\n  guangdong: {en: Guangdong, zh: 广东, level: province, parent: china}"
FAILS = (
    "regions:\n  one: {en: One, zh: 甲, level: city, parent: ^other}\n"
    "  other: {en: Other, zh: 乙, level: city, parent: one}"
)
MESSAGE = "region lies in itself: one → other → one"

_MOST_SHOWN = 8


def end(known: Known) -> Iterator[Fault]:
    for cycle in cycles(known):
        shown = cycle if len(cycle) <= _MOST_SHOWN else [*cycle[: _MOST_SHOWN - 1], "…"]
        message = f"region lies in itself: {' → '.join([*shown, cycle[0]])}"
        yield known.place("regions", cycle[0], "parent"), message


def cycles(known: Known) -> Iterator[list[str]]:
    """The regions of each cycle, from the one declared first up to itself; no region is looked at twice."""
    walk_of: dict[str, str] = {}
    for start in known.regions:
        path: list[str] = []
        region: str | None = start
        while region in known.regions and region not in walk_of:
            walk_of[region] = start
            path.append(region)
            region = known.regions[region].parent
        # The way up has come back to itself, not to what an earlier one had walked.
        if region is not None and walk_of.get(region) == start:
            yield path[path.index(region) :]

"""Rules `region-cycle`, `region-level` and `region-code`: the regions form a tree that their codes agree with.

Passes: 440300 (a city) in 440000 (a province) in China (a country, no code); a district in a municipality
that is a province and a city.
Fails: two regions that are each other's parent (region-cycle); a province in a city (region-level); code
"370300" under the parent 440000 (region-code).

GB/T 2260: two digits a province, two a prefecture-level city, two a county; the rest of a higher level is zeros.
"""

from collections.abc import Iterator

from econfacts.factsfile.draft import Known
from econfacts.model.records import LEVELS, Region


def cycle(known: Known) -> Iterator[tuple[str, str, str, str]]:
    """Regions that contain themselves, each cycle once."""
    reported: set[str] = set()
    for region in known.regions.values():
        round_ = _cycle_of(region, known)
        if round_ and region.id not in reported:
            reported.update(round_)
            yield "regions", region.id, "parent", f"region lies in itself: {' → '.join([*round_, region.id])}"


def _cycle_of(region: Region, known: Known) -> list[str]:
    """The regions from this one up to itself; empty where it does not contain itself."""
    seen = [region.id]
    parent = region.parent
    while parent is not None and parent in known.regions and parent not in seen:
        seen.append(parent)
        parent = known.regions[parent].parent
    return seen if parent == region.id else []


def level(known: Known) -> Iterator[tuple[str, str, str, str]]:
    """A region's highest level is below its parent's lowest; in a cycle that cannot be said."""
    for region, parent in _with_parents(known):
        highest, lowest = region.levels[0], parent.levels[-1]
        if LEVELS.index(highest) <= LEVELS.index(lowest) and not _cycle_of(region, known):
            yield "regions", region.id, "level", f"a {highest} cannot lie in the {lowest} {parent.id}"


def code(known: Known) -> Iterator[tuple[str, str, str, str]]:
    """A region's code lies under its parent's."""
    for region, parent in _with_parents(known):
        if region.code and parent.code and not _lies_under(region.code, parent.code):
            message = f"code {region.code} does not lie under {parent.code} of {parent.id}"
            yield "regions", region.id, "code", message


def _lies_under(code: str, parent: str) -> bool:
    prefix = parent
    while prefix.endswith("00"):
        prefix = prefix[:-2]
    return code != parent and code.startswith(prefix)


def _with_parents(known: Known) -> Iterator[tuple[Region, Region]]:
    for region in known.regions.values():
        parent = known.regions.get(region.parent or "")
        if parent is not None:
            yield region, parent

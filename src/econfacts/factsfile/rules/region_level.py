"""A region's level is below that of the region that it lies in; each of several levels is."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Fault, Known
from econfacts.factsfile.rules.region_cycle import cycles
from econfacts.model.records import LEVELS

LEVEL = "error"
PASSES = (
    "regions:\n  beijing: {en: Beijing, zh: 北京, level: [province, city], parent: china}\n"
    "  chaoyang: {en: Chaoyang, zh: 朝阳, level: county, parent: beijing}"
)
FAILS = (
    "regions:\n  beijing: {en: Beijing, zh: 北京, level: [province, city], parent: china}\n"
    "  tongzhou: {en: Tongzhou, zh: 通州, level: ^city, parent: beijing}"
)
MESSAGE = "a city cannot lie in the city beijing"


def end(known: Known) -> Iterator[Fault]:
    in_cycle = {region for cycle in cycles(known) for region in cycle}
    for region in known.regions.values():
        parent = known.regions.get(region.parent or "")
        if parent is None or region.id in in_cycle or not region.levels or not parent.levels:
            continue
        highest, lowest = region.levels[0], parent.levels[-1]
        if LEVELS.index(highest) <= LEVELS.index(lowest):
            yield known.place("regions", region.id, "level"), f"a {highest} cannot lie in the {lowest} {parent.id}"

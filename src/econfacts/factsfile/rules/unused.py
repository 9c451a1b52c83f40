"""What is declared is used by something; a source that has a text is there to be audited."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Fault, Known
from econfacts.model.gates import quoted

LEVEL = "warning"
PASSES = "- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}"
FAILS = "units:\n  ^万元: {measure: CNY, multiplier: 4}"
MESSAGE = "unit '万元' is not used by any fact"


def end(known: Known) -> Iterator[Fault]:
    for section, places in known.places.items():
        for id_ in places:
            audited = section == "sources" and known.sources[id_].text is not None
            if id_ not in known.used[section] and not audited:
                message = f"{section.removesuffix('s')} '{quoted(id_)}' is not used by any fact"
                yield known.place(section, id_), message

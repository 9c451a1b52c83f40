"""Rule `unused`: what is declared is used."""

from collections.abc import Iterator

from econfacts.factsfile.draft import Known
from econfacts.factsfile.kinds import clip
from econfacts.factsfile.rules.base import WARNING, Finding, Rule

RULE = Rule(
    id="unused",
    level=WARNING,
    about="What is declared is used by something; a source that has a text is there to be audited.",
    passes="- {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: 亿元, source: paper}",
    fails="units:\n  ^万元: {measure: CNY, multiplier: 4}",
    message="unit '万元' is not used by any fact",
)


def end(known: Known) -> Iterator[Finding]:
    """Declarations that nothing refers to."""
    for section, id_ in known.declared:
        audited = section == "sources" and id_ in known.sources and known.sources[id_].text is not None
        if id_ not in known.used[section] and not audited:
            yield section, id_, None, f"{section.removesuffix('s')} {clip(id_)} is not used by any fact"

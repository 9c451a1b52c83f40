"""What a caveat and the rule behind it are."""

from typing import NamedTuple

REFUSED, WARNING, NOTE = "refused", "warning", "note"
SEVERITIES = (REFUSED, WARNING, NOTE)
"""How grave a caveat is, the gravest first; where one is refused there is neither difference nor ratio."""


class Caveat(NamedTuple):
    """A reason for care, in English and Chinese."""

    id: str
    severity: str
    en: str
    zh: str


class Example(NamedTuple):
    """Facts, each a line of a facts file, and the command whose answer about them has the caveat or has it not."""

    command: str
    facts: tuple[str, ...]


class Rule(NamedTuple):
    """When a caveat is due; `severity` says it for each case where there are two."""

    id: str
    severity: str
    when: str
    due: Example
    near: Example

    def caveat(self, en: str, zh: str, severity: str | None = None) -> Caveat:
        """A caveat of this rule, of its own severity unless another is given."""
        return Caveat(self.id, severity or self.severity, en, zh)


def compared(*figures: str, metric: str = "gdp", regions: str = "shenzhen zhuhai", options: str = "") -> Example:
    """Figures of two regions beside each other, as `lines` has them."""
    facts = lines(*figures, metric=metric, regions=regions)
    return Example(f"compare {regions} --metric {metric}{options}", facts)


def lines(*figures: str, metric: str = "gdp", regions: str) -> tuple[str, ...]:
    """Facts of a facts file: a figure of each region in turn, several of one joined by ` & `.

    The period is 2023 and the source `bureau` unless a figure says otherwise.
    """
    return tuple(
        f"{{region: {region}, metric: {metric}, {'' if 'period:' in rest else 'period: 2023, '}{rest}"
        f"{'' if 'source:' in rest else ', source: bureau'}}}"
        for region, several in zip(regions.split(), figures, strict=False)
        for rest in several.split(" & ")
    )

"""What a caveat and the rule behind it are."""

from collections.abc import Sequence
from typing import NamedTuple

from econfacts.model.records import Fact, Region

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


class Side(NamedTuple):
    """One region's figure in an answer: the fact taken, every fact it was taken from, the regions above it.

    The region is called as the answer calls it: with its parent where two in the answer have one name.
    """

    region: Region
    fact: Fact
    facts: Sequence[Fact]
    ancestors: Sequence[str] = ()


def compared(one: str, other: str, metric: str = "gdp", options: str = "") -> Example:
    """Shenzhen's and Zhuhai's figures of 2023 beside each other, each written without what they all share."""
    regions = ("shenzhen", "zhuhai")
    lines = tuple(line(region, metric, rest) for region, rest in zip(regions, (one, other), strict=True))
    return Example(f"compare shenzhen zhuhai --metric {metric}{options}", lines)


def line(region: str, metric: str, rest: str) -> str:
    """A fact of a facts file; its period is 2023 and its source `bureau` unless it says otherwise."""
    period = "" if "period:" in rest else "period: 2023, "
    source = "" if "source:" in rest else ", source: bureau"
    return f"{{region: {region}, metric: {metric}, {period}{rest}{source}}}"

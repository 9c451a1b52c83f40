"""Rule `parts`: a whole is the sum of the parts that its metric names, within the rounding of each."""

from econfacts.factsfile.rules.base import WARNING, Rule

_METRICS = (
    "metrics:\n  farms: {en: Farms, zh: 农业, topic: economy, measure: CNY, kind: flow}\n"
    "  works: {en: Works, zh: 工业, topic: economy, measure: CNY, kind: flow}\n"
    "  whole: {en: Whole, zh: 合计, topic: economy, measure: CNY, kind: flow, parts: [farms, works]}\n"
    "facts:\n  - {region: china, metric: farms, period: 2023, value: 10.0, unit: 亿元, source: paper}\n"
    "  - {region: china, metric: works, period: 2023, value: 40.1, unit: 亿元, source: paper}\n"
)

RULE = Rule(
    id="parts",
    level=WARNING,
    about="A whole is the sum of its `parts` of one basis, within the rounding of each.",
    passes=f"{_METRICS}  - {{region: china, metric: whole, period: 2023, value: 50.0, unit: 亿元, source: paper}}",
    fails=f"{_METRICS}  - ^{{region: china, metric: whole, period: 2023, value: 51.0, unit: 亿元, source: paper}}",
    message="farms, works add to 5010000000 (paper), but whole is 5100000000",
)

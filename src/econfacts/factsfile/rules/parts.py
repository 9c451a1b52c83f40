"""A whole is the sum of its `parts` of one basis, within the rounding of each."""

LEVEL = "warning"
_METRICS = (
    "metrics:\n  farms: {en: Farms, zh: 农业, topic: economy, measure: CNY, kind: flow}\n"
    "  works: {en: Works, zh: 工业, topic: economy, measure: CNY, kind: flow}\n"
    "  whole: {en: Whole, zh: 合计, topic: economy, measure: CNY, kind: flow, parts: [farms, works]}\n"
    "facts:\n  - {region: china, metric: farms, period: 2023, value: 10.0, unit: 亿元, source: paper}\n"
    "  - {region: china, metric: works, period: 2023, value: 40.1, unit: 亿元, source: paper}\n"
)
PASSES = f"{_METRICS}  - {{region: china, metric: whole, period: 2023, value: 50.0, unit: 亿元, source: paper}}"
FAILS = f"{_METRICS}  - ^{{region: china, metric: whole, period: 2023, value: 51.0, unit: 亿元, source: paper}}"
MESSAGE = "farms, works add to 5010000000 (paper), but whole is 5100000000"

"""A `nominal` growth rate is that of the levels of its metric on one basis, within the rounding of each."""

LEVEL = "warning"
_METRICS = (
    "metrics:\n  rise: {en: Rise, zh: 增幅, topic: economy, measure: percent, kind: growth, growth_of: trade, "
    "nominal: true}\n"
    "  trade: {en: Trade, zh: 贸易, topic: economy, measure: CNY, kind: flow}\n"
    "facts:\n  - {region: china, metric: trade, period: 2022, value: 100.0, unit: 亿元, source: paper}\n"
    "  - {region: china, metric: trade, period: 2023, value: 107.0, unit: 亿元, source: paper}\n"
)
PASSES = f"{_METRICS}  - {{region: china, metric: rise, period: 2023, value: 7.0, unit: '%', source: paper}}"
FAILS = f"{_METRICS}  - ^{{region: china, metric: rise, period: 2023, value: 9.0, unit: '%', source: paper}}"
MESSAGE = "10700000000 after 10000000000 is not a growth of 9.0%"

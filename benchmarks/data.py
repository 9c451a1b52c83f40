"""Makes facts files of any size from a seed: the same vocabulary, as many facts a region as the bundled file."""

import random
from collections.abc import Iterator
from pathlib import Path

FACTS_A_REGION = 80
METRICS = 40
PERIODS = ("2022", "2023")

_HEAD = """\
format: 1
units:
  亿元: {measure: CNY, multiplier: 8}
  "%": {measure: percent}
  万人: {measure: count, multiplier: 4}
sources:
  yearbook: {type: book, title: 统计年鉴, publisher: 统计局, issued: 2024-09-01, language: zh}
topics:
  accounts: {en: Accounts, zh: 核算}
  growth: {en: Growth, zh: 增长}
  population: {en: Population, zh: 人口}
regions:
  china: {en: China, zh: 中国, level: country}
"""


def write(path: Path, facts: int, seed: int = 1) -> int:
    """Write a facts file with at least that many facts; returns how many it has."""
    randomness = random.Random(seed)
    regions = -(-facts // FACTS_A_REGION)
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number in range(regions):
            file.write(f"  region-{number}: {{en: Region {number}, zh: 地区{number}, level: county, parent: china}}\n")
        file.write("metrics:\n")
        for metric, topic, measure, kind in _metrics():
            fields = f"en: {metric.title()}, zh: 指标{metric}, topic: {topic}, measure: {measure}, kind: {kind}"
            file.write(f"  {metric}: {{{fields}}}\n")
        file.write("facts:\n")
        for number in range(regions):
            file.writelines(_facts(number, randomness))
    return regions * FACTS_A_REGION


def _metrics() -> Iterator[tuple[str, str, str, str]]:
    yield "resident-population", "population", "count", "stock"
    for number in range(1, METRICS):
        if number % 2:
            yield f"amount-{number}", "accounts", "CNY", "flow"
        else:
            yield f"growth-{number}", "growth", "percent", "growth"


def _facts(number: int, randomness: random.Random) -> Iterator[str]:
    for metric, _, measure, _ in _metrics():
        unit = {"CNY": "亿元", "percent": '"%"', "count": "万人"}[measure]
        for period in PERIODS:
            value = f"{randomness.randrange(1, 99999)}.{randomness.randrange(10)}"
            yield (
                f"  - {{region: region-{number}, metric: {metric}, period: {period}, value: {value}, "
                f"unit: {unit}, source: yearbook}}\n"
            )

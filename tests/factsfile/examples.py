"""The file that examples of rules stand in, and an example as a file of its own."""

import re

HEAD = """\
format: 1
units:
  家: {measure: count}
  亿元: {measure: CNY, multiplier: 8}
  "%": {measure: percent}
  个百分点: {measure: percentage-point}
groups:
  cities: {en: cities, zh: 城市, level: city, within: china}
vintages:
  early: {en: preliminary, zh: 初步}
  final: {en: after the census, zh: 普查后, benchmark: 2023}
sources:
  paper: {type: article-newspaper, title: 报道, text: paper.txt}
topics:
  economy: {en: Economy, zh: 经济}
regions:
  china: {en: China, zh: 中国, level: country}
  shenzhen: {en: Shenzhen, zh: 深圳, level: city, parent: china, code: "440300"}
metrics:
  gdp: {en: GDP, zh: 生产总值, topic: economy, measure: CNY, kind: flow}
  factories: {en: Factories, zh: 工厂, topic: economy, measure: count, kind: stock}
  growth: {en: Growth, zh: 增速, topic: economy, measure: percent, kind: growth}
  share: {en: Share, zh: 比重, topic: economy, measure: percent, kind: share}
  sales: {en: Sales, zh: 零售额, topic: economy, measure: CNY, kind: flow}
  prices: {en: Prices, zh: 价格指数, topic: economy, measure: index, kind: other}
facts:
  - {region: china, metric: sales, period: 2023, value: 1, unit: 亿元, vintage: early, source: paper}
  - {region: china, metric: sales, period: 2023, value: 2, unit: 亿元, vintage: final, source: paper}
  - {region: china, metric: prices, period: 2023, value: 100.7, source: paper}
  - {region: shenzhen, metric: gdp, period: 2023, value: 1, unit: 亿元, source: paper}
  - {region: shenzhen, metric: factories, period: 2023, value: 1, unit: 家, source: paper, rank: {position: 1, among: cities}}
  - {region: china, metric: growth, period: 2023, value: 1, unit: "%", source: paper}
  - {region: shenzhen, metric: growth, period: 2022, value: 1, unit: "%", versus: {region: china, by: 1, unit: 个百分点}, source: paper}
  - {region: china, metric: share, period: 2023, value: 1, unit: "%", source: paper}
"""
"""A valid file in which everything is used, so that each test sees only the fault that it plants."""

FIRST = HEAD.count("\n") + 1
"""Line of the first fact that is appended."""


def example(text: str) -> tuple[str, str]:
    """The whole file of an example, and the place that `^` marks in it (`line:column`)."""
    if text.startswith(("- ", "facts:\n")):
        marked = HEAD + "".join(f"  {line.strip()}\n" for line in text.removeprefix("facts:\n").splitlines())
    elif re.match(r"[a-z]+:\n  ", text):
        entries, _, facts = text.partition("facts:\n")
        section, _, lines = entries.partition("\n")
        marked = HEAD.replace(f"{section}\n", f"{section}\n{lines.rstrip()}\n", 1) + facts + ("\n" if facts else "")
    else:
        marked = text
    before = marked.partition("^")[0]
    return marked.replace("^", ""), f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

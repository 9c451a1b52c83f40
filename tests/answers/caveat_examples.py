"""The examples that the caveats carry: the file that they belong to, and the caveats of the answer about them."""

import shlex
from itertools import pairwise

from econfacts.answers.caveats import Caveat
from econfacts.answers.caveats.rule import Example
from tests.answers.test_dataset import dataset_of

DECLARED = """\
format: 1
units:
  家: {measure: count}
  万人: {measure: count, multiplier: 4}
  元: {measure: CNY}
  亿元: {measure: CNY, multiplier: 8}
  万亿元: {measure: CNY, multiplier: 12}
  "%": {measure: percent}
  个百分点: {measure: percentage-point}
vintages:
  preliminary: {en: preliminary accounting, zh: 初步核算}
  final: {en: final verification, zh: 最终核实}
  census-2023: {en: revised after the fifth economic census, zh: 第五次全国经济普查修订, benchmark: 2023}
sources:
  bureau: {type: report, title: Communiqué, publisher: Bureau, issued: 2024-12-30, language: en}
  paper: {type: article-newspaper, title: 城市报道, issued: 2024-01-20, language: zh}
  book: {type: book, title: 年鉴, publisher: 出版社, issued: 2023-12-31, language: zh}
topics:
  economy: {en: Economy, zh: 经济}
regions:
  china: {en: China, zh: 中国, level: country}
  guangdong: {en: Guangdong, zh: 广东, level: province, parent: china}
  shandong: {en: Shandong, zh: 山东, level: province, parent: china}
  shenzhen: {en: Shenzhen, zh: 深圳, level: city, parent: guangdong}
  zhuhai: {en: Zhuhai, zh: 珠海, level: city, parent: guangdong}
  shantou: {en: Shantou, zh: 汕头, level: city, parent: guangdong}
metrics:
  gdp: {en: Gross domestic product, zh: 地区生产总值, topic: economy, measure: CNY, kind: flow}
  gdp-per-head: {en: GDP per head, zh: 人均地区生产总值, topic: economy, measure: CNY, kind: flow, per_capita: true, per_head_of: gdp}
  growth: {en: Growth, zh: 增速, topic: economy, measure: percent, kind: growth}
  factories: {en: Factories, zh: 工厂数, topic: economy, measure: count, kind: stock}
  residents: {en: Residents, zh: 常住人口, topic: economy, measure: count, kind: stock, population: true}
facts:
"""


def caveats_of(example: Example) -> list[Caveat]:
    """The caveats of the answer to an example's command."""
    data = dataset_of("".join(f"  - {line}\n" for line in example.facts), DECLARED)
    command, *words = shlex.split(example.command)
    options = dict(pairwise(words))
    per_capita = "--per-capita" in words
    if command == "rank":
        ranking = data.rank(words[0], options.get("--level"), per_capita=per_capita)
        return [caveat for entry in ranking.ranked for caveat in entry.caveats]
    regions = words[: words.index("--metric")]
    compared = data.compare(*regions, metric=options["--metric"], per_capita=per_capita)
    return [caveat for _, caveat in compared.caveats()]

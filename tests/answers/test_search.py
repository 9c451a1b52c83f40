"""Search: what people look for by words finds the figure, best first, and nothing that lacks one of the words."""

from pathlib import Path

import pytest

import econfacts
from econfacts.answers.dataset import Dataset
from econfacts.answers.search import Hit

SMALL = """\
format: 1
units:
  家: {measure: count}
  件: {measure: count}
  亿元: {measure: CNY, multiplier: 8}
groups:
  cities: {en: cities, zh: 城市, level: city}
sources:
  patent-office: {type: report, title: 专利公报 100% true, publisher: 知识产权局, issued: 2024, language: zh, author: [{family: 张, given: 三}]}
topics:
  innovation: {en: Innovation, zh: 创新}
regions:
  china: {en: China, zh: 中国, level: country}
  shenzhen: {en: Shenzhen, zh: 深圳, aliases: [SZ], level: city, parent: china, code: "440300"}
  xian: {en: Xi'an, zh: 西安, level: city, parent: china}
metrics:
  gdp: {en: Gross domestic product, zh: 地区生产总值, aliases: [GDP], topic: innovation, measure: CNY, kind: flow}
  gdp-growth: {en: GDP growth, zh: GDP增速, topic: innovation, measure: percent, kind: growth}
  patents: {en: Patent applications, zh: 专利申请量, topic: innovation, measure: count, kind: flow}
  giants: {en: Little giant enterprises, zh: 专精特新“小巨人”企业数, topic: innovation, measure: count, kind: stock, definition: {en: Specialised firms on the list of the ministry., zh: 工信部名单上的企业。}}
  rank-only: {en: Standing, zh: 名次, topic: innovation, measure: count, kind: stock}
facts:
  - {region: shenzhen, metric: patents, period: 2022, value: 9, unit: 件, source: patent-office}
  - {region: shenzhen, metric: patents, period: 2023, value: 11, unit: 件, source: patent-office}
  - {region: china, metric: patents, period: 2023, value: 900, unit: 件, source: patent-office}
  - {region: shenzhen, metric: gdp, period: 2023, value: 34606.40, unit: 亿元, source: patent-office}
  - {region: xian, metric: giants, period: 2023, value: 7, unit: 家, source: patent-office, note: counted before the merger of two lists}
  - {region: xian, metric: rank-only, period: 2023, rank: {position: 3, among: cities}, source: patent-office}
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    path: Path = tmp_path_factory.mktemp("search") / "small.yaml"
    path.write_text(SMALL, "utf-8")
    return econfacts.open(path)


def told(hit: Hit) -> str:
    record = hit.record()
    figure = f"{record['region']}/{record['metric']}={record['printed']}"
    return figure if hit.kind == "figure" else f"{hit.kind} {record['id']}"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("patents", ["metric patents", "china/patents=900件", "shenzhen/patents=11件"]),
        ("PATENT", ["metric patents", "china/patents=900件", "shenzhen/patents=11件", "source patent-office"]),
        ("深圳 专利", ["shenzhen/patents=11件"]),
        ("深圳专利", ["shenzhen/patents=11件"]),
        ("sz gdp", ["shenzhen/gdp=34606.40亿元"]),
        ("gdp", ["metric gdp", "shenzhen/gdp=34606.40亿元", "metric gdp-growth"]),
        ("shenzhen patents 2022", ["shenzhen/patents=9件"]),
        ("小巨人", ["metric giants", "xian/giants=7家"]),
        ("giants little", ["metric giants", "xian/giants=7家"]),
        ("ministry", ["metric giants", "xian/giants=7家"]),
        ("xi'an merger", ["xian/giants=7家"]),
        ("创新", ["topic innovation"]),
        ("440300", ["region shenzhen"]),
        ("知识产权局", ["source patent-office"]),
        ("100%", ["source patent-office"]),
        ("standing", ["metric rank-only", "xian/rank-only=None"]),
    ],
)
def test_words_find_what_has_all_of_them_best_first(data: Dataset, words: str, first: list[str]) -> None:
    assert [told(hit) for hit in data.search(*words.split())][: len(first)] == first


@pytest.mark.parametrize("words", ["shenzhen giants", "patents 2019", "nothing", "_", "", "level", "section", "2023"])
def test_what_lacks_a_word_is_not_found_and_the_index_own_words_are_none(data: Dataset, words: str) -> None:
    assert data.search(words) == []


def test_no_more_are_given_than_asked_for_and_each_once(data: Dataset) -> None:
    assert len(data.search("patents", most=2)) == 2
    hits = [told(hit) for hit in data.search("giants", most=50)]
    assert len(hits) == len(set(hits))

"""A draft has what the text says, question marks for what it does not, and is valid once they are filled in."""

from pathlib import Path

import pytest
import yaml

import econfacts

FACTS = """\
format: 1
units:
  亿元: {measure: CNY, multiplier: 8}
  100 million yuan: {measure: CNY, multiplier: 8}
  "%": {measure: percent}
  个百分点: {measure: percentage-point}
  万人: {measure: count, multiplier: 4}
sources:
  paper: {type: report, title: 公报, language: zh, text: paper.txt}
topics:
  all: {en: All, zh: 全部}
regions:
  china: {en: China, zh: 中国, aliases: [全国], level: country}
  here: {en: Here, zh: 云汀, level: city, parent: china}
  jilin: {en: Jilin, zh: 吉林, level: province, parent: china}
  jilin-city: {en: Jilin City, zh: 吉林, level: city, parent: jilin}
metrics:
  gdp: {en: GDP, zh: 地区生产总值, topic: all, measure: CNY, kind: flow}
  gdp-growth: {en: GDP growth, zh: 地区生产总值增速, topic: all, measure: percent, kind: growth, growth_of: gdp}
  people: {en: People, zh: 常住人口, topic: all, measure: count, kind: stock}
  price-index: {en: Price index, zh: 价格指数, topic: all, measure: index, kind: other}
  jobless-rate: {en: Jobless rate, zh: 失业率, topic: all, measure: percent, kind: share}
facts:
  - {region: china, metric: people, value: 140000, unit: 万人, source: paper, paragraph: 9}
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> econfacts.Dataset:
    path = tmp_path_factory.mktemp("draft") / "facts.yaml"
    path.write_text(FACTS, "utf-8")
    return econfacts.open(path)


def lines(data: econfacts.Dataset, text: str) -> list[str]:
    return [line.partition(" # ")[0] for line in data.draft("paper", text, data.audit("paper", text))]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "2024年,云汀地区生产总值超1826.4亿元",
            "- {region: here, metric: gdp, period: 2024, value: 1826.4, unit: 亿元, bound: over, source: paper, paragraph: 1}",
        ),
        ("失业率下降1.2%", '- {region: ?, metric: ?, value: -1.2, unit: "%", source: paper, paragraph: 1}'),
        ("失业率为5.1%", '- {region: ?, metric: jobless-rate, value: 5.1, unit: "%", source: paper, paragraph: 1}'),
        ("价格指数为100.7", "- {region: ?, metric: price-index, value: 100.7, source: paper, paragraph: 1}"),
        ("吉林很大,有9艘", "- {region: ?, metric: ?, value: 9, unit: 艘, source: paper, paragraph: 1}"),
        (
            "前三季度有9艘",
            "- {region: ?, metric: ?, period: ?-01/?-09, value: 9, unit: 艘, source: paper, paragraph: 1}",
        ),
        ("從業人員120萬人", "- {region: ?, metric: ?, value: 120, unit: 万人, source: paper, paragraph: 1}"),
        (
            "常住人口居全省第二",
            "- {region: ?, metric: people, rank: {position: 2, among: ?}, source: paper, paragraph: 1}",
        ),
        (
            "云汀常住人口居全国城市第二",
            "- {region: here, metric: people, rank: {position: 2, among: ?}, source: paper, paragraph: 1}",
        ),
        ("第600万辆汽车下线", "- {region: ?, metric: ?, value: 600, unit: 万辆, source: paper, paragraph: 1}"),
        ("居全省前列", "- {region: ?, metric: ?, rank: {among: ?}, source: paper, paragraph: 1}"),
        ("比例为36:1", '- {region: ?, metric: ?, value: 36, printed: "36:1", source: paper, paragraph: 1}'),
    ],
)
def test_a_line_has_what_the_text_says_and_question_marks_for_the_rest(
    data: econfacts.Dataset, text: str, line: str
) -> None:
    assert lines(data, text) == [line]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("云汀市常住人口9万人", "here"),
        ("云汀地区常住人口9万人", "here"),
        ("云汀市场繁荣,常住人口9万人", "here"),
        ("云汀市和南浦县合作,常住人口9万人", "here"),
        ("吉林省常住人口9万人", "jilin"),
        ("吉林市常住人口9万人", "jilin-city"),
        ("云汀市江宁区常住人口9万人", "?"),
        ("中国云汀县常住人口9万人", "?"),
        ("吉林洮南市常住人口9万人", "?"),
        ("中国、云汀市常住人口都是9万人", "?"),
    ],
)
def test_a_region_is_never_the_one_that_it_lies_in(data: econfacts.Dataset, text: str, region: str) -> None:
    (line,) = lines(data, text)
    assert line.startswith(f"- {{region: {region}, metric: people")


def test_a_change_after_an_amount_is_its_growth_and_a_gap_belongs_to_the_figure_before_it(
    data: econfacts.Dataset,
) -> None:
    drafted = lines(data, "云汀地区生产总值9亿元,比上年增长5.6%,高于全国0.6个百分点")
    assert [yaml.safe_load(line)[0]["metric"] for line in drafted] == ["gdp", "gdp-growth"]
    assert "versus: {region: china, by: 0.6, unit: 个百分点}" in drafted[1]
    assert "versus: {region: china" in lines(data, "地區生產總值增長5.6%,高於全國0.6個百分點")[0]
    assert len(lines(data, "地区生产总值增长5.6%。高于全国0.6个百分点")) == 2


def test_a_metric_is_not_carried_to_another_subject(data: econfacts.Dataset) -> None:
    drafted = lines(
        data, "常住人口310万人,从业人员120万人。地区生产总值很大。达9亿元。常住人口、职工分别为3万人、2万人"
    )
    assert [yaml.safe_load(line.replace("?", "x"))[0]["metric"] for line in drafted] == ["people", "x", "x", "x", "x"]


def test_a_figure_without_an_exact_number_is_a_comment_and_a_doubt_is_told(data: econfacts.Dataset) -> None:
    text = "新增数百家,减税12亿元"
    drafted = list(data.draft("paper", text, data.audit("paper", text)))
    assert drafted[0] == "# ¶1: 数百家 has no exact number"
    assert "# check the sign; " in drafted[1]


def test_a_draft_whose_question_marks_are_filled_in_is_valid_and_complete(
    data: econfacts.Dataset, tmp_path: Path
) -> None:
    text = "2024年,云汀地区生产总值9亿元,增长5.6%,高于全国0.6个百分点;前三季度减少1.5万人,约占3%。\n一是抓落实。"
    drafted = data.draft("paper", text, data.audit("paper", text))
    metrics = {"亿元": "gdp", "%": "jobless-rate", "万人": "people"}
    facts = FACTS.replace("units:", "units:\n  成: {measure: percent, multiplier: 1}").partition("  - {region: china")[
        0
    ]
    for line in drafted:
        unit = yaml.safe_load(line.replace("?", "x"))[0]["unit"]
        filled = line.replace("region: ?", "region: here").replace("metric: ?", f"metric: {metrics[unit]}")
        facts += f"  {filled.replace('?-', '2024-')}\n"
    path = tmp_path / "facts.yaml"
    path.write_text(facts, "utf-8")
    coverage = econfacts.open(path).audit("paper", text)
    assert (coverage.complete, [figure.text for figure in coverage.missing]) == (True, [])

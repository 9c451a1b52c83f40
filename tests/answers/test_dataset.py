"""The Python API: typed answers to the questions that the commands ask."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest

import econfacts
from econfacts.answers.dataset import Dataset
from econfacts.errors import AmbiguousName, EconfactsError, FactsFileError, NotFound, UsageError
from econfacts.model.records import Fact, Levels, Metric, Rank, Region, Source, Unit, Versus
from econfacts.store.inputs import bundled_path, real_paths

DECLARED = """\
format: 1
units:
  家: {measure: count}
  人: {measure: count}
  万人: {measure: count, multiplier: 4}
  元: {measure: CNY}
  亿元: {measure: CNY, multiplier: 8}
  万亿元: {measure: CNY, multiplier: 12}
  "%": {measure: percent}
  个百分点: {measure: percentage-point}
  年: {measure: year}
groups:
  china-cities: {en: cities in China, zh: 全国城市, level: city, within: china}
vintages:
  preliminary: {en: preliminary accounting, zh: 初步核算}
  final: {en: final verification, zh: 最终核实}
  census: {en: revised after the census, zh: 普查修订, benchmark: 2023}
sources:
  paper: {type: article-newspaper, title: 城市报道, language: zh, text: paper.txt}
  early: {type: report, title: Early report, publisher: Bureau, issued: 2024-01-20, language: en}
  late: {type: report, title: Late report, publisher: Bureau, issued: 2024-12-30, language: en}
topics:
  economy: {en: Economy, zh: 经济}
  industry: {en: Industry, zh: 工业}
  population: {en: Population, zh: 人口}
regions:
  china: {en: China, zh: 中国, aliases: [全国], level: country}
  guangdong: {en: Guangdong, zh: 广东, aliases: [广东省], level: province, parent: china, code: "440000"}
  shandong: {en: Shandong, zh: 山东, level: province, parent: china, code: "370000"}
  shenzhen: {en: Shenzhen, zh: 深圳, aliases: [深圳市, SZ], level: city, parent: guangdong, code: "440300"}
  zhuhai: {en: Zhuhai, zh: 珠海, aliases: [特区], level: city, parent: guangdong, code: "440400"}
  shantou: {en: Shantou, zh: 汕头, aliases: [特区], level: city, parent: guangdong, code: "440500"}
metrics:
  gdp: {en: Gross domestic product, zh: 地区生产总值, aliases: [GDP], topic: economy, measure: CNY, kind: flow}
  gdp-per-head: {en: GDP per head, zh: 人均GDP, topic: economy, measure: CNY, kind: flow, per_capita: true, per_head_of: gdp}
  factories: {en: Factories, zh: 工厂数, topic: industry, measure: count, kind: stock}
  output-growth: {en: Growth of output, zh: 产值增速, topic: industry, measure: percent, kind: growth}
  rd-share: {en: R&D intensity, zh: 研发强度, topic: industry, measure: percent, kind: share}
  years-first: {en: Years in first place, zh: 连续第一, topic: industry, measure: year, kind: streak}
  years-needed: {en: Years needed, zh: 用时, topic: industry, measure: year, kind: duration}
  score: {en: Score, zh: 得分, topic: industry, measure: count, kind: other}
  resident-population: {en: Resident population, zh: 常住人口, topic: population, measure: count, kind: stock, population: true}
facts:
"""
"""Declarations for literal facts; the tests of other modules use them, too."""


def dataset_of(facts: str, declared: str = DECLARED) -> Dataset:
    """A dataset of literal facts."""
    with NamedTemporaryFile("w", encoding="utf-8", suffix=".yaml") as file:
        file.write(declared + facts)
        file.flush()
        return econfacts.open(file.name)


FACTS = """\
  - {region: shenzhen, metric: factories, period: 2023-12-31, value: 19.20, unit: 万人, rank: {position: 1, among: china-cities}, source: paper, paragraph: 4, note: "a [red]note[/red]"}
  - {region: shenzhen, metric: gdp, period: 2022, value: 3.24, unit: 万亿元, source: early}
  - {region: shenzhen, metric: gdp, period: 2023, value: 34606.40, unit: 亿元, status: provisional, source: early, cites: 统计局}
  - {region: shenzhen, metric: gdp, period: 2023, value: 3.52, unit: 万亿元, source: late}
  - {region: shandong, metric: output-growth, period: 2023, value: 7.1, unit: "%", versus: {region: china, by: 2.5, unit: 个百分点}, source: paper, paragraph: 2}
  - {region: guangdong, metric: gdp, period: 2023, value: 13, unit: 万亿元, bound: over, source: early}
  - {region: zhuhai, metric: gdp, period: 2023, rank: {among: china-cities}, source: early}
  - {region: shenzhen, metric: resident-population, period: 2023-12-31, value: 1779.01, unit: 万人, source: late}
"""


@pytest.fixture(scope="module")
def data() -> Dataset:
    return dataset_of(FACTS)


def refusal(error: type[EconfactsError], data: Dataset, *arguments: str, **options: str) -> str:
    """The message with which `get` refuses."""
    with pytest.raises(error) as caught:
        data.get(*arguments, **options)
    return str(caught.value)


# --- opening --------------------------------------------------------------------------------------------


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return cache


@pytest.mark.usefixtures("own_cache")
def test_a_file_is_opened_by_path_or_text_and_several_in_order(tmp_path: Path) -> None:
    declared, facts = tmp_path / "declared.yaml", tmp_path / "facts.yaml"
    declared.write_text(DECLARED.removesuffix("facts:\n"), "utf-8")
    facts.write_text(f"format: 1\nfacts:\n{FACTS}", "utf-8")
    both = econfacts.open(declared, str(facts))
    assert type(both) is econfacts.Dataset
    assert [fact.id for fact in both.facts()] == [fact.id for fact in dataset_of(FACTS).facts()]
    with pytest.raises(FactsFileError, match="is not declared"):
        econfacts.open(facts, declared)


@pytest.mark.usefixtures("own_cache")
def test_a_file_that_is_not_there_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(FactsFileError, match=r"cannot read facts file .*nowhere\.yaml: No such file") as caught:
        econfacts.open(tmp_path / "nowhere.yaml")
    assert caught.value.exit_code == 3


def test_no_path_and_the_word_bundled_mean_the_built_in_file() -> None:
    assert real_paths([]) == real_paths(["bundled"]) == [bundled_path()]
    assert real_paths(["a.yaml", "bundled"]) == ["a.yaml", bundled_path()]
    assert Path(bundled_path()).is_file()


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    program = "import sys, econfacts; print([name for name in sys.modules if name.startswith('econfacts.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_package_has_no_attribute_that_it_does_not_have() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'close'"):
        _ = econfacts.close
    assert set(econfacts.__all__) == {"Dataset", "errors", "open", "__version__"}


# --- what there is --------------------------------------------------------------------------------------


def test_regions_come_in_the_order_of_the_file_with_their_number_of_stated_facts(data: Dataset) -> None:
    assert all(type(region) is Region for region in data.regions())
    assert [(region.id, region.facts) for region in data.regions()] == [
        ("china", 0), ("guangdong", 1), ("shandong", 1), ("shenzhen", 5), ("zhuhai", 1), ("shantou", 0),
    ]  # fmt: skip
    assert data.region("sz") == Region(
        "shenzhen", "Shenzhen", "深圳", ("深圳市", "SZ"), Levels(["city"]), "guangdong", "440300", 5
    )


def test_regions_of_one_level(data: Dataset) -> None:
    assert [region.id for region in data.regions(level="province")] == ["guangdong", "shandong"]
    assert data.regions(level="county") == []


def test_metrics_of_a_region_or_a_topic(data: Dataset) -> None:
    assert all(type(metric) is Metric for metric in data.metrics())
    assert [metric.id for metric in data.metrics(region="深圳")] == ["gdp", "factories", "resident-population"]
    assert [metric.id for metric in data.metrics(topic="经济")] == ["gdp", "gdp-per-head"]
    assert [metric.id for metric in data.metrics(region="china")] == ["output-growth"]  # implied
    assert data.metrics(region="shantou") == []
    assert data.metric("GDP per head").per_capita
    assert not data.metric("gdp").per_capita


def test_regions_that_have_a_metric(data: Dataset) -> None:
    assert data.regions_with("GDP") == ("guangdong", "shenzhen", "zhuhai")
    assert data.regions_with("output-growth") == ("china", "shandong")
    assert data.regions_with("score") == ()


def test_sources_with_how_many_facts_each_carries(data: Dataset) -> None:
    assert all(type(source) is Source for source in data.sources())
    assert [(source.id, source.facts) for source in data.sources()] == [("paper", 2), ("early", 4), ("late", 2)]
    assert (data.source("late").issued, data.source("paper").issued) == ("2024-12-30", None)


def test_units_topics_groups_and_ancestors(data: Dataset) -> None:
    assert data.unit("亿元") == Unit("亿元", "CNY", 8)
    assert [topic.id for topic in data.topics()] == ["economy", "industry", "population"]
    assert data.topic("工业").id == data.topic("INDUSTRY").id == "industry"
    assert data.group("china-cities").level == "city"
    assert [region.id for region in data.ancestors(data.region("shenzhen"))] == ["guangdong", "china"]
    assert data.ancestors(data.region("china")) == []


# --- one figure -----------------------------------------------------------------------------------------


def test_a_fact_has_every_field_as_the_file_has_it(data: Dataset) -> None:
    fact = data.get("shenzhen", "factories")
    assert fact == Fact(
        id="shenzhen/factories/2023-12-31/paper", region="shenzhen", metric="factories", period="2023-12-31",
        value=Decimal(192000), measure="count", printed="19.20万人", bound="exact", rank=Rank(1, "china-cities"),
        out_of=None, status=None, implied_by=None, source="paper", paragraph=4, cites=None,
        note="a [red]note[/red]", number=Decimal("19.20"), unit="万人", versus=None, definition=None, issued=None,
    )  # fmt: skip
    assert type(fact.value) is Decimal
    assert str(fact.number) == "19.20"


def test_a_record_has_the_keys_of_the_contract_in_their_order(data: Dataset) -> None:
    record = data.get("shenzhen", "factories").record()
    assert list(record) == [
        "id", "region", "metric", "period", "value", "measure", "printed", "bound", "rank", "out_of", "status",
        "implied_by", "source", "paragraph", "cites", "note", "vintage",
    ]  # fmt: skip
    assert record["rank"] == {"position": 1, "among": "china-cities"}
    assert data.get("guangdong", "gdp").record()["rank"] is None


def test_two_figures_of_one_source_are_told_apart_by_their_vintage() -> None:
    declared = DECLARED.replace(
        "vintages:\n", "vintages:\n  first: {en: first, zh: 初}\n  last: {en: last, zh: 末}\n", 1
    )
    gap = 'value: %s, unit: "%%", vintage: %s, versus: {region: china, by: 2.5, unit: 个百分点}, source: paper'
    figure = "  - {region: shandong, metric: output-growth, period: %s, " + gap + "}\n"
    lines = [("2023", "7.1", "first"), ("2023", "7.2", "last"), ("2022", "6.1", "last")]
    data = dataset_of("".join(figure % line for line in lines), declared)
    assert [(fact.id, fact.vintage, fact.implied_by) for fact in data.facts()] == [
        ("shandong/output-growth/2023/paper/first", "first", None),
        ("china/output-growth/2023/paper/first~shandong", "first", "shandong/output-growth/2023/paper/first"),
        ("shandong/output-growth/2023/paper/last", "last", None),
        ("china/output-growth/2023/paper/last~shandong", "last", "shandong/output-growth/2023/paper/last"),
        ("shandong/output-growth/2022/paper", "last", None),
        ("china/output-growth/2022/paper~shandong", "last", "shandong/output-growth/2022/paper"),
    ]


def test_the_latest_final_figure_is_taken_and_the_others_follow(data: Dataset) -> None:
    assert [fact.id for fact in data.answers("SZ", "gdp")] == [
        "shenzhen/gdp/2023/late", "shenzhen/gdp/2023/early", "shenzhen/gdp/2022/early",
    ]  # fmt: skip
    assert data.get("SZ", "gdp").value == Decimal("3.52E+12")


def test_period_and_source_choose(data: Dataset) -> None:
    assert data.get("shenzhen", "gdp", period="2022").value == Decimal("3.24E+12")
    assert data.get("shenzhen", "gdp", source="early").id == "shenzhen/gdp/2023/early"
    assert data.get("shenzhen", "factories", period="2023").period == "2023-12-31"


def test_an_implied_figure_is_an_answer_that_says_what_implies_it(data: Dataset) -> None:
    fact = data.get("china", "output-growth")
    assert (fact.value, fact.printed) == (Decimal("4.6"), "4.6%")
    assert fact.implied_by == "shandong/output-growth/2023/paper"
    assert fact.versus is None
    assert data.get("shandong", "output-growth").versus == Versus("china", Decimal("2.5"), "个百分点")


def test_a_unit_moves_the_point_and_a_wrong_one_is_refused(data: Dataset) -> None:
    fact = data.get("shenzhen", "gdp", source="early", period="2023")
    assert str(data.in_unit(fact, "亿元")) == "34606.40"
    assert data.in_unit(fact, "元") == data.in_unit(fact, None) == 3460640000000
    with pytest.raises(UsageError, match="unit '家' measures count, but gdp is in CNY"):
        data.in_unit(fact, "家")
    assert str(data.in_unit(fact, "亿")) == str(data.in_unit(fact, "亿元"))
    with pytest.raises(NotFound, match="no unit '亿圆'; did you mean 亿元"):
        data.in_unit(fact, "亿圆")


def test_a_figure_that_is_not_there_is_an_error_that_says_what_is(data: Dataset) -> None:
    assert refusal(NotFound, data, "shandong", "gdp") == (
        "no figure of gdp for shandong; `econfacts metrics --region shandong` lists what it has"
    )
    assert refusal(NotFound, data, "shenzhen", "gdp", period="2021").endswith("in 2021; there is 2023, 2022")
    assert "has only a rank in gdp, no number" in refusal(NotFound, data, "zhuhai", "gdp")
    assert "from paper; there is late, early" in refusal(NotFound, data, "shenzhen", "gdp", source="paper")


def test_a_name_that_is_not_there_is_an_error_with_the_nearest(data: Dataset) -> None:
    assert "did you mean shenzhen?" in refusal(NotFound, data, "shenzen", "gdp")
    assert "no metric 'gpd'; did you mean gdp" in refusal(NotFound, data, "shenzhen", "gpd")
    assert "no source 'earl'; did you mean early?" in refusal(NotFound, data, "shenzhen", "gdp", source="earl")
    assert "zhuhai (Zhuhai, Guangdong), shantou (Shantou, Guangdong); type one of these ids" in refusal(
        AmbiguousName, data, "特区", "gdp"
    )
    with pytest.raises(NotFound, match="no topic 'industri'; did you mean industry"):
        data.topic("industri")


@pytest.mark.parametrize(
    "typed", ["\udcff", "\ud800深圳", "\x00", "shen\x00zhen", "a\x1b]0;b\x07", "_%", "' OR 1=1 --"]
)
def test_no_bytes_that_a_shell_can_pass_do_more_than_not_being_found(data: Dataset, typed: str) -> None:
    for question in (
        lambda: data.get(typed, "gdp"),
        lambda: data.get("shenzhen", typed),
        lambda: data.get("shenzhen", "gdp", source=typed),
        lambda: data.get("shenzhen", "gdp", period=typed),
        lambda: data.in_unit(data.get("shenzhen", "gdp"), typed),
        lambda: data.topic(typed),
    ):
        with pytest.raises(NotFound) as caught:
            question()
        assert str(caught.value).isprintable()


# --- many figures ---------------------------------------------------------------------------------------


def test_facts_come_in_the_order_of_the_file_with_implied_ones_after_what_implies_them(data: Dataset) -> None:
    ids = [fact.id for fact in data.facts()]
    assert ids[4:6] == ["shandong/output-growth/2023/paper", "china/output-growth/2023/paper~shandong"]
    assert len(ids) == len(set(ids)) == 9


def test_facts_fit_everything_that_is_asked(data: Dataset) -> None:
    assert [fact.period for fact in data.facts(region="深圳", metric="gdp", source="early")] == ["2022", "2023"]
    assert {fact.metric for fact in data.facts(region="shenzhen", topic="population")} == {"resident-population"}
    assert [fact.id for fact in data.facts(topic="industry", period="2023", region="shenzhen")] == [
        "shenzhen/factories/2023-12-31/paper"
    ]
    assert list(data.facts(region="shantou")) == []
    assert list(data.facts(period="2019")) == []


def test_an_unknown_name_is_an_error_at_once_not_when_the_facts_are_read(data: Dataset) -> None:
    with pytest.raises(NotFound):
        data.facts(region="nowhere")
    with pytest.raises(NotFound):
        data.facts(source="nobody")
    with pytest.raises(NotFound):
        data.facts(topic="nothing")


def test_compare_and_rank_are_typed_and_take_any_name(data: Dataset) -> None:
    compared = data.compare("深圳", "广东省", metric="GDP")
    assert [region.id for region in compared.regions] == ["shenzhen", "guangdong"]
    assert [record["region"] for record in compared.records()] == ["shenzhen", "guangdong"]
    assert [entry.region.id for entry in data.rank("地区生产总值").ranked] == ["guangdong", "shenzhen"]
    with pytest.raises(NotFound, match="did you mean guangdong"):
        data.compare("shenzhen", "guandong")
    with pytest.raises(NotFound):
        data.rank("gpd")


def test_a_citation_of_an_implied_figure_is_that_of_the_fact_that_implies_it(data: Dataset) -> None:
    assert data.cite("china", "output-growth") == data.cite("shandong", "output-growth")
    with pytest.raises(NotFound, match="no figure of score for china"):
        data.cite("china", "score")

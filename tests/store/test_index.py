"""What facts files say comes back as it was written, however it is kept in between."""

from decimal import Decimal
from pathlib import Path

import pytest

import econfacts
from econfacts.model.records import Definition, PassedOver, Rank, Versus
from tests.answers.test_dataset import DECLARED, FACTS, dataset_of


def test_everything_declared_comes_back_as_it_was_written() -> None:
    data = dataset_of(
        """\
format: 1
units: {家: {measure: count}, 亿家: {measure: count, multiplier: 8}}
groups: {world: {en: The world, zh: 世界}, all-cities: {en: a=b, zh: 城, level: city, within: sz}}
vintages: {early: {en: Early, zh: 初}, late: {en: Late, zh: 终, benchmark: 2023}}
sources:
  paper:
    {type: book, title: "a: [b]=c", author: [{family: 张, given: 三}, {literal: "Bureau = 局"}], issued: 2024-01, text: t.txt,
     passed_over: [{paragraph: 2, figure: "20+8", why: 名}, {paragraph: 13, figure: 一, why: a=b}]}
topics: {ai: {en: AI, zh: 人工智能}}
regions:
  sz: {en: Shenzhen, zh: 深圳, aliases: [深圳市, "S, Z"], level: [province, city], code: "440300"}
  nanshan: {en: Nanshan, zh: 南山, level: county, parent: sz}
metrics:
  firms: {en: Firms, zh: 企业, aliases: [companies], topic: ai, measure: count, kind: stock, definition: {en: Registered ones.}}
  bare: {en: Bare, zh: 光, topic: ai, measure: count, kind: other, per_capita: true, per_head_of: firms, population: true, parts: [firms, people], caution: {zh: 慎}}
  people: {en: People, zh: 人, topic: ai, measure: count, kind: growth, growth_of: firms}
facts: []
""",
        declared="",
    )
    assert [tuple(unit) for unit in data.units()] == [("家", "count", 0), ("亿家", "count", 8)]
    assert tuple(data.group("world")) == ("world", "The world", "世界", None, None)
    assert tuple(data.group("all-cities")) == ("all-cities", "a=b", "城", "city", "sz")
    assert [tuple(topic) for topic in data.topics()] == [("ai", "AI", "人工智能")]
    (source,) = data.sources()
    authors = [{"family": "张", "given": "三"}, {"literal": "Bureau = 局"}]
    assert source.csl == {"type": "book", "title": "a: [b]=c", "author": authors, "issued": "2024-01"}
    passed_over = (PassedOver(2, "20+8", "名"), PassedOver(13, "一", "a=b"))
    assert (source.id, source.text, source.passed_over, source.facts) == ("paper", "t.txt", passed_over, 0)
    city, district = data.regions()
    assert (city.aliases, city.code, city.parent, city.facts) == (("深圳市", "S, Z"), "440300", None, 0)
    assert (district.aliases, district.code, district.parent) == ((), None, "sz")
    assert (city.levels, str(city.levels), district.levels) == (("province", "city"), "province;city", ("county",))
    firms, bare, people = data.metrics()
    assert (bare.per_head_of, bare.population, bare.parts) == ("firms", True, ("firms", "people"))
    assert (bare.caution, people.growth_of, people.population) == (Definition(None, "慎"), "firms", False)
    assert (firms.aliases, firms.definition, firms.per_capita) == (
        ("companies",),
        Definition("Registered ones.", None),
        False,
    )
    assert (bare.aliases, bare.definition, bare.per_capita) == ((), None, True)
    assert list(data.facts()) == []


def test_every_field_of_a_fact_comes_back_as_it_was_written() -> None:
    data = dataset_of(
        "  - {region: shenzhen, metric: output-growth, period: 2023-01/2023-06, value: -7.10, unit: '%', bound: about,"
        " rank: {position: 3, among: china-cities}, versus: {region: china, by: -2.5, unit: 个百分点}, status: doubtful,"
        " source: paper, paragraph: 12, cites: 统计局, printed: 近7.10%, definition: a=b, note: 'x = y: [z]'}\n"
    )
    fact, implied = data.facts()
    assert fact.id == "shenzhen/output-growth/2023-01/2023-06/paper"
    assert (str(fact.value), str(fact.number), fact.unit, fact.measure) == ("-7.10", "-7.10", "%", "percent")
    assert (fact.bound, fact.status, fact.paragraph, fact.cites) == ("about", "doubtful", 12, "统计局")
    assert (fact.printed, fact.definition, fact.note) == ("近7.10%", "a=b", "x = y: [z]")
    assert fact.rank == Rank(3, "china-cities")
    assert fact.versus == Versus("china", Decimal("-2.5"), "个百分点")
    assert (implied.region, str(implied.value), implied.implied_by) == ("china", "-4.60", fact.id)
    assert implied.id == "china/output-growth/2023-01/2023-06/paper~shenzhen"


def test_a_number_keeps_its_exact_digits() -> None:
    number = "1234567890123456789012345678901234567.80"
    (fact,) = dataset_of(
        f"  - {{region: china, metric: gdp, value: {number}, unit: 亿元, out_of: {number}, source: late}}\n"
    ).facts()
    assert type(fact.value) is type(fact.out_of) is type(fact.number) is Decimal
    assert str(fact.number) == number
    assert fact.value == fact.out_of == Decimal("123456789012345678901234567890123456780000000")
    assert fact.printed == f"{number}亿元"


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("title: A report", "over 5家"),
        ("title: A report, language: en-GB", "over 5家"),
        ("title: 公报", "超5家"),
        ("title: A report, language: zh-Hans", "超5家"),
    ],
)
def test_a_bound_is_printed_in_the_language_of_the_source_or_of_its_title(source: str, printed: str) -> None:
    declared = DECLARED.replace("sources:\n", f"sources:\n  own: {{type: report, {source}}}\n")
    (fact,) = dataset_of(
        "  - {region: china, metric: factories, value: 5, unit: 家, bound: over, source: own}\n", declared
    ).facts()
    assert fact.printed == printed


def test_facts_are_counted_and_regions_named_for_what_they_have() -> None:
    data = dataset_of(FACTS)
    assert {region.id: region.facts for region in data.regions() if region.facts} == {
        "guangdong": 1, "shandong": 1, "shenzhen": 5, "zhuhai": 1,
    }  # fmt: skip
    assert {source.id: source.facts for source in data.sources()} == {"paper": 2, "early": 4, "late": 2}
    assert data.regions_with("gdp") == ("guangdong", "shenzhen", "zhuhai")
    assert data.regions_with("output-growth") == ("china", "shandong")
    assert data.regions_with("score") == ()


def test_several_thousand_facts_come_in_the_order_of_the_file() -> None:
    data = dataset_of(
        "".join(
            f"  - {{region: {region}, metric: gdp, period: {1000 + n}, value: {n}, unit: 亿元, source: late}}\n"
            for n in range(1500)
            for region in ("zhuhai", "china")
        )
    )
    expected = [(region, str(1000 + n)) for n in range(1500) for region in ("zhuhai", "china")]
    assert [(fact.region, fact.period) for fact in data.facts()] == expected
    assert [(fact.region, fact.period) for fact in data.facts(metric="gdp")] == expected
    assert [(fact.region, fact.period) for fact in data.facts(source="late")] == expected
    assert [fact.period for fact in data.facts("china")] == [str(1000 + n) for n in range(1500)]


def test_later_files_refer_to_earlier_ones_and_facts_keep_the_order_of_the_files(tmp_path: Path) -> None:
    lines = FACTS.splitlines(keepends=True)
    texts = DECLARED.removesuffix("facts:\n"), "".join(lines[4:]), "".join(lines[:4])
    paths = [tmp_path / f"{number}.yaml" for number in range(3)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text if "format" in text else f"format: 1\nfacts:\n{text}", "utf-8")
    sources = [fact.source for fact in econfacts.open(*paths).facts()]
    assert sources == ["paper", "paper", "early", "early", "late", "paper", "early", "early", "late"]


@pytest.mark.parametrize("absent", ["nowhere", "", "shenzhe_", "%%", "\udcff"])
def test_nothing_is_found_under_a_name_that_is_not_there(absent: str) -> None:
    data = dataset_of(FACTS)
    for ask in (data.region, data.metric, data.source, data.unit, data.topic):
        with pytest.raises(econfacts.errors.NotFound):
            ask(absent)

"""Rules `parts` and `growth-of`: literal YAML in, exact places out."""

from pathlib import Path

import pytest

from econfacts.store import cache

HEAD = """\
format: 1
units:
  亿元: {measure: CNY, multiplier: 8}
  万亿元: {measure: CNY, multiplier: 12}
  "%": {measure: percent}
vintages:
  preliminary: {en: preliminary accounting, zh: 初步核算}
  final: {en: final verification, zh: 最终核实}
  census: {en: revised after the census, zh: 普查修订, benchmark: 2023}
sources:
  paper: {type: article-newspaper, title: 报道}
  book: {type: book, title: 年鉴}
topics:
  economy: {en: Economy, zh: 经济}
regions:
  china: {en: China, zh: 中国, level: country}
metrics:
  gdp: {en: GDP, zh: 生产总值, topic: economy, measure: CNY, kind: flow, parts: [goods, services]}
  goods: {en: Goods, zh: 物质, topic: economy, measure: CNY, kind: flow}
  services: {en: Services, zh: 服务, topic: economy, measure: CNY, kind: flow}
  sales: {en: Sales, zh: 零售额, topic: economy, measure: CNY, kind: flow}
  sales-growth: {en: Growth of sales, zh: 零售额增速, topic: economy, measure: percent, kind: growth, growth_of: sales, nominal: true}
  real-growth: {en: Real growth of sales, zh: 实际增速, topic: economy, measure: percent, kind: growth, growth_of: sales}
facts:
"""
FIRST = HEAD.count("\n") + 1


def warnings(facts: str, tmp_path: Path) -> list[str]:
    """The findings about lines of `metric period value unit [source [vintage [more]]]`, by line of these."""
    path = tmp_path / "facts.yaml"
    lines = []
    for fact in facts.strip().splitlines():
        metric, period, value, unit, source, vintage, more = [*fact.split(maxsplit=6), *[""] * 7][:7]
        fields = f"metric: {metric}, period: {period}, value: {value}, unit: '{unit}', source: {source or 'paper'}"
        of_vintage = f", vintage: {vintage}" if vintage.strip("-") else ""
        lines.append(f"  - {{region: china, {fields}{of_vintage}{f', {more}' if more else ''}}}\n")
    path.write_text(HEAD + "".join(lines), "utf-8")
    problems = [problem for problem in cache.check_files([str(path)]).problems() if problem.rule != "unused"]
    return [f"{p.line - FIRST + 1}:{p.column} {p.level} {p.rule} {p.message}" for p in problems]


WHOLE = "gdp 2023 100.0 亿元"
PARTS_OFF = "1:5 warning parts goods, services add to 9900000000 (paper), but gdp is 10000000000"


def test_parts_that_do_not_add_to_their_whole_are_warned_of_at_the_whole(tmp_path: Path) -> None:
    assert warnings(f"{WHOLE}\ngoods 2023 49.0 亿元\nservices 2023 50.0 亿元", tmp_path) == [PARTS_OFF]


def test_parts_of_thirty_digits_are_added_exactly(tmp_path: Path) -> None:
    goods = "goods 2023 1234567890123456789012345678.10 亿元"
    whole = "gdp 2023 1234567890123456789012345678.14 亿元"
    assert warnings(f"{whole}\n{goods}\nservices 2023 0.04 亿元", tmp_path) == []
    (found,) = warnings(f"{whole}\n{goods}\nservices 2023 0.08 亿元", tmp_path)
    assert "add to 123456789012345678901234567818000000 (paper)" in found


@pytest.mark.parametrize(
    "parts",
    [
        "goods 2023 49.9 亿元\nservices 2023 50.0 亿元",  # each rounded to 0.1
        "goods 2023 49 亿元\nservices 2023 50.5 亿元",  # 49 may be 49.5
        "goods 2023 40.0 亿元",  # one is missing
        "goods 2022 49.0 亿元\nservices 2023 50.0 亿元",
        "goods 2023 49.0 亿元 paper - bound: over\nservices 2023 50.0 亿元",
        "goods 2023 49.0 亿元 paper - status: doubtful\nservices 2023 50.0 亿元",
        "goods 2023 49.0 亿元 paper - definition: other goods\nservices 2023 50.0 亿元",
        "goods 2023 49.0 亿元 book\nservices 2023 50.0 亿元",  # no source has them all
        "goods 2023 49.0 亿元 book\nservices 2023 50.0 亿元 book\ngoods 2023 50.0 亿元\nservices 2023 50.0 亿元",
    ],
)
def test_parts_that_may_add_to_their_whole_are_not(tmp_path: Path, parts: str) -> None:
    assert warnings(f"{WHOLE}\n{parts}", tmp_path) == []


def test_parts_of_another_source_are_taken_where_the_wholes_own_has_not_all(tmp_path: Path) -> None:
    parts = "goods 2023 49.0 亿元 book\nservices 2023 50.0 亿元 book\ngoods 2023 50.0 亿元"
    assert warnings(f"{WHOLE}\n{parts}", tmp_path) == [PARTS_OFF.replace("(paper)", "(book)")]


def test_parts_of_another_vintage_are_not_held_against_a_whole(tmp_path: Path) -> None:
    facts = """
gdp 2023 100.0 亿元 paper preliminary
goods 2023 49.0 亿元 paper final
services 2023 50.0 亿元 paper final
"""
    assert warnings(facts, tmp_path) == []
    assert len(warnings(facts.replace("final", "preliminary"), tmp_path)) == 1


LEVELS = "sales 2022 100.0 亿元\nsales 2023 107.0 亿元"
GROWTH_OFF = "3:5 warning growth-of 10700000000 after 10000000000 is not a growth of 9.0%"


def test_a_nominal_growth_rate_that_its_levels_do_not_allow_is_warned_of(tmp_path: Path) -> None:
    assert warnings(f"{LEVELS}\nsales-growth 2023 9.0 %", tmp_path) == [GROWTH_OFF]


@pytest.mark.parametrize(
    "growth",
    [
        "sales-growth 2023 7.0 %",
        "sales-growth 2023 7.1 %",  # levels are rounded, too
        "real-growth 2023 9.0 %",  # no nominal rate
        "sales-growth 2022 9.0 %",  # no level of 2021
        "sales-growth 2023-01/2023-06 9.0 %",
        "sales-growth 2023 9.0 % paper - definition: of large shops",
        "sales-growth 2023 8.0 % paper - bound: under",
    ],
)
def test_a_growth_rate_that_its_levels_allow_or_do_not_concern_is_not(tmp_path: Path, growth: str) -> None:
    assert warnings(f"{LEVELS}\n{growth}", tmp_path) == []


def test_levels_on_two_sides_of_a_benchmark_revision_are_not_set_against_a_growth_rate(tmp_path: Path) -> None:
    old = "sales 2022 100.0 亿元 paper preliminary"
    for level in ("sales 2023 107.0 亿元 paper census", "sales 2024 107.0 亿元 paper preliminary"):
        period, vintage = level.split()[1], level.split()[5]
        before = old.replace("2022", str(int(period) - 1))
        facts = f"{before}\n{level}\nsales-growth {period} 9.0 % paper {vintage}\nsales 2020 1.0 亿元 book census"
        assert warnings(facts, tmp_path) == []
        # Without a figure that the census revised, both levels are of one series.
        assert warnings(facts.replace("census", "final"), tmp_path) == [GROWTH_OFF]


def test_a_level_of_the_year_before_may_be_of_a_later_vintage_of_the_same_series(tmp_path: Path) -> None:
    facts = """
sales 2023 90.0 亿元 paper preliminary
sales 2024 107.0 亿元 paper preliminary
sales-growth 2024 7.0 % paper preliminary
sales 2023 100.0 亿元 book census
"""
    assert warnings(facts, tmp_path) == []
    assert warnings(facts.replace("2024 7.0", "2024 9.0"), tmp_path) == [GROWTH_OFF]


def test_a_year_without_sales_has_no_growth_to_check(tmp_path: Path) -> None:
    assert warnings("sales 2022 0 亿元\nsales 2023 107.0 亿元\nsales-growth 2023 9.0 %", tmp_path) == []

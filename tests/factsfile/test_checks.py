"""The rules of `check`: literal YAML in, exact places out."""

from pathlib import Path

import pytest

from econfacts.factsfile.nodes import Problem
from econfacts.store import cache
from tests.factsfile.examples import FIRST, HEAD


def found(text: str, tmp_path: Path, *more: str, texts: dict[str, int] | None = None) -> list[str]:
    """Problems of files with these texts, as `line:column level rule message` (`file:` before others' than the first)."""
    paths = []
    for number, content in enumerate((text, *more)):
        path = tmp_path / f"{number}.yaml"
        path.write_text(content, "utf-8")
        paths.append(str(path))
    return [_shown(problem, paths) for problem in cache.check_files(paths, texts).problems()]


def _shown(problem: Problem, paths: list[str]) -> str:
    file = f"{paths.index(problem.path)}:" if problem.path != paths[0] else ""
    return f"{file}{problem.line}:{problem.column} {problem.level} {problem.rule} {problem.message.replace(paths[0], 'FILE')}"


def test_the_file_that_the_tests_start_from_has_no_problem(tmp_path: Path) -> None:
    assert found(HEAD, tmp_path) == []


FACTS = [
    ("region: ^shenzen, metric: gdp, value: 1, unit: 亿元, source: paper", "error unknown-reference region 'shenzen' is not declared; did you mean shenzhen?"),
    ("region: china, metric: ^gpd, value: 1, unit: 亿元, source: paper", "error unknown-reference metric 'gpd' is not declared; did you mean gdp?"),
    ("region: china, metric: gdp, value: 1, unit: ^万元, source: paper", "error unknown-reference unit '万元' is not declared; declare it in units"),
    ("region: china, metric: gdp, value: 1, unit: 亿元, source: ^papr", "error unknown-reference source 'papr' is not declared; did you mean paper?"),
    ("region: china, metric: gdp, rank: {position: 1, among: ^towns}, source: paper", "error unknown-reference group 'towns' is not declared; declare it in groups"),
    ("region: china, metric: gdp, value: 1, unit: ^家, source: paper", "error unit-measure unit '家' measures count, but gdp is in CNY"),
    ("region: shenzhen, metric: growth, value: 1, unit: '%', source: paper, versus: {region: china, by: 1, unit: ^'%'}", "error unit-measure unit '%' measures percent, but a gap in growth is in percentage-point"),
    ("region: china, metric: gdp, value: ^1, source: paper", "error figure a value needs its unit"),
    ("region: china, metric: gdp, source: paper", "error figure a fact needs a value or a rank"),
    ("region: china, metric: gdp, bound: ^over, rank: {among: cities}, source: paper", "error figure bound without a value"),
    ("region: china, metric: factories, value: 41, unit: 家, out_of: ^37, source: paper", "error figure out_of 37 is less than the value 41"),
    ("region: china, metric: growth, value: 1, unit: '%', source: paper, versus: {region: ^china, by: 1, unit: 个百分点}", "error figure a figure has no gap to its own region"),
    ("region: shenzhen, metric: share, value: ^120, unit: '%', source: paper", "warning share-range 120 % is not a share of a whole"),
    ("region: china, metric: gdp, period: ^2023-02-30, value: 1, unit: 亿元, source: paper", "error period period: '2023-02-30' is not a valid period: a year, month, date or range (2023, 2023-12, 2023-12-31, 2023/2024-03)"),
    ("region: china, metric: gdp, value: ^1e9, unit: 亿元, source: paper", "error type value: '1e9' is not a valid number: plain digits such as 2488, 351.0 or -2.3, at most 40 characters"),
    ("region: china, metric: gdp, value: 1, unit: 亿元, source: paper, bound: ^above", "error type bound: 'above' is none of exact, over, at-least, about, at-most, under"),
    ("region: china, metric: gdp, value: 1, unit: 亿元, source: paper, paragraph: ^0", "error type paragraph: '0' is not a whole number from 1"),
    ("region: china, metric: gdp, value: 1, unit: 亿元, source: paper, ^not: x", "error unknown-field unknown field 'not'; did you mean note?"),
    ("region: china, metric: gdp, value: 1, unit: 亿元, source: paper, note: ^\"a\\e[31mb\"", "error control-character note: U+001B cannot be seen in text; remove it"),
    ("region: china, metric: gdp, value: 1, unit: 亿元, source: paper, status: ^revised", "error type status: 'revised' is not a status; name the accounting with vintage, such as vintage: final"),
    ("region: china, metric: sales, value: 1, unit: 亿元, vintage: ^finale, source: paper", "error unknown-reference vintage 'finale' is not declared; did you mean final?"),
    ("region: china, metric: sales, value: 1, unit: 亿元, source: paper", "error vintage other figures of sales name their vintage; this one does not: add vintage"),
    ("region: china, metric: sales, period: 2023, value: 3, unit: 亿元, vintage: final, source: paper", "error duplicate-id fact china/sales/2023/paper/final stands already in FILE:28"),
    ("region: china, metric: prices, value: 1, unit: ^'%', source: paper", "error unit-measure unit '%' measures percent, but prices is in index"),
    ("region: china, metric: gdp, value: 1, unit: 亿元", "error missing-field field 'source' is missing"),
    ("region: china, metric: gdp, value: 1, ^value: 2, unit: 亿元, source: paper", "error duplicate-key field 'value' stands twice"),
    ("region: china, metric: ^&a gdp, value: 1, unit: 亿元, source: paper", "error anchor anchor &a: facts files have no anchors or aliases"),
    ("region: china, metric: ^!!str gdp, value: 1, unit: 亿元, source: paper", "error tag tag tag:yaml.org,2002:str: facts files have no tags"),
]  # fmt: skip


def planted(fact: str) -> tuple[str, int]:
    """The line of a fact, and the column that `^` marks in it (without one, the fact's own)."""
    line = f"  - {{{fact}}}"
    column = line.index("^") + 1 if "^" in line else 5
    return line.replace("^", ""), column


@pytest.mark.parametrize(("fact", "expected"), FACTS)
def test_a_faulty_fact_is_one_problem_at_its_exact_place(tmp_path: Path, fact: str, expected: str) -> None:
    line, column = planted(fact)
    assert found(f"{HEAD}{line}\n", tmp_path) == [f"{FIRST}:{column} {expected}"]


LIKE = "  - {region: china, metric: gdp, period: 2022, value: 1, unit: 亿元, note: 乙, source: paper}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("china", "~"), ("china", "null"), ("china", "[china]"), ("china", "chine"), ("china", "*a"),
        ("2022", "2022-13"), ("2022", "[2022]"), ("2022", '""'), ("value: 1", "value: 1e9"),
        ("value: 1", "value: -0"), ("value: 1", "value: [1]"), ("value: 1", "value: ~"),
        ("note: 乙", 'note: ""'), ("note: 乙", "note: [乙]"), ("note: 乙", 'note: "a\u200bb"'), ("gdp", "share"), ("亿元", "家"),
        ("source: paper", "source: papr"), (", source: paper", ""), ("value: 1, ", ""), ("region: china, ", ""),
        ("value: 1", "value: 1, value: 2"), ("value", "out_of"), ("note: 乙", "out_of: 0"), ("gdp", "!!str gdp"),
    ],
)  # fmt: skip
def test_a_line_like_a_sound_one_is_checked_as_if_it_stood_alone(tmp_path: Path, old: str, new: str) -> None:
    faulty = LIKE.replace("2022", "2021") if old != "2022" else LIKE
    faulty = faulty.replace(old, new, 1)
    alone = found(HEAD + faulty, tmp_path)
    assert alone
    assert found(HEAD + LIKE + faulty, tmp_path) == [each.replace(f"{FIRST}:", f"{FIRST + 1}:", 1) for each in alone]


@pytest.mark.parametrize(
    "value",
    ["nan", ".inf", "1_000", "0x10", "1,000", "+5", "01", ".5", "5.", "１９２０", "1e999999999", "9" * 41, "no"],
)
def test_only_plain_decimals_are_numbers(tmp_path: Path, value: str) -> None:
    (problem,) = found(
        f"{HEAD}  - {{region: china, metric: gdp, value: '{value}', unit: 亿元, source: paper}}\n", tmp_path
    )
    assert problem.startswith(f"{FIRST}:41 error type value: ")


@pytest.mark.parametrize("value", ["0", "-2.3", "351.0", "0.50", "9" * 40])
def test_plain_decimals_pass(tmp_path: Path, value: str) -> None:
    assert (
        found(f"{HEAD}  - {{region: china, metric: gdp, value: {value}, unit: 亿元, source: paper}}\n", tmp_path) == []
    )


DECLARATIONS = [
    ("regions:\n", "regions:\n  guangdong: {en: Guangdong, zh: 广东, level: ^provinze, parent: china}\n",
     "error type level: 'provinze' is none of country, province, city, county"),
    ("topics:\n", "topics:\n  ^spare: {en: Spare, zh: 备用}\n", "warning unused topic 'spare' is not used by any fact"),
    ('code: "440300"', "code: ^4403", "error type code: '4403' is not a valid administrative code: six digits (GB/T 2260)"),
    ("level: city, parent: china", "level: city, parent: ^chin", "error unknown-reference region 'chin' is not declared; did you mean china?"),
    ("zh: 中国, level: country", "zh: 中国, level: country, parent: ^shenzhen",
     "error region-cycle region lies in itself: china → shenzhen → china"),
    ("country}\n  shenzhen: {en: Shenzhen, zh: 深圳, level: ", "county}\n  shenzhen: {en: Shenzhen, zh: 深圳, level: ^",
     "error region-level a city cannot lie in the county china"),
    ('level: city, parent: china, code: "440300"', 'level: province, parent: china, code: "440300"}\n  futian: {en: Futian, zh: 福田, level: city, parent: shenzhen, code: ^"440400"',
     "error region-code code 440400 does not lie under 440300 of shenzhen"),
    ("level: city, parent: china", "level: ^[province, country], parent: china", "error region-level a country cannot lie in the country china"),
    ("country}\n  shenzhen: {en: Shenzhen, zh: 深圳, level: ", "[country, county]}\n  shenzhen: {en: Shenzhen, zh: 深圳, level: ^", "error region-level a city cannot lie in the county china"),
    ("level: city, parent: china", "level: [city, ^city], parent: china", "error type level: city stands twice"),
    ("level: city, parent: china", "level: ^[], parent: china", "error type level: no level; known are country, province, city, county"),
    ("measure: CNY, multiplier: 8", "measure: CNY, multiplier: ^16", "error type multiplier: '16' is not a valid power of ten: a whole number from -9 to 15"),
    ("measure: CNY, multiplier: 8", "measure: ^CNY//person", "error type measure: 'CNY//person' is not a valid measure: letters and hyphens, such as count, CNY or CNY/person"),
    ("benchmark: 2023", "benchmark: ^2023-12", "error type benchmark: '2023-12' is not a valid year: four digits"),
    ("kind: growth}", "kind: growth, growth_of: ^gpd}", "error unknown-reference metric 'gpd' is not declared; did you mean gdp?"),
    ("kind: growth}", "kind: growth, growth_of: ^growth}", "error metric growth_of: a metric cannot name itself"),
    ("kind: share}", "kind: share, growth_of: ^gdp}", "error metric growth_of: share is of kind share, not growth"),
    ("kind: share}", "kind: share, per_head_of: ^growth}", "error metric per_head_of: growth is neither stock nor flow"),
    ("measure: CNY, kind: flow}", "measure: CNY, kind: flow, parts: ^[sales, factories]}", "error metric parts: factories is in count, but gdp in CNY"),
    ("zh: 深圳, level", "zh: 深圳, aliases: [^中国], level",
     "warning duplicate-name '中国' is a name of china, too; typing it will be ambiguous"),
    ("kind: flow", "kind: ^stream", "error type kind: 'stream' is none of stock, flow, growth, share, streak, duration, other"),
    ("format: 1\n", "format: ^2\n", "error format format '2' is not known; this version reads format 1"),
    ("format: 1\n", "^# no format\n", "error format the file does not say its format; write 'format: 1' first"),
    ("units:\n", "^unit: {}\nunits:\n", "error section unknown section 'unit'; did you mean units?"),
    ("  家: {measure: count}\n", "  家: {measure: count}\n  ^家: {measure: count}\n", "error duplicate-key '家' stands twice in units, first in line 3"),
    ("  economy: {en: Economy, zh: 经济}", "  ^Economy: {en: Economy, zh: 经济}\n  economy: {en: Economy, zh: 经济}",
     "error type 'Economy' is not a valid id: small letters, digits and hyphens, at most 100"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), DECLARATIONS)
def test_a_faulty_declaration_is_reported_at_its_exact_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in HEAD
    marked = HEAD.replace(old, new, 1)
    before = marked[: marked.index("^")]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    assert f"{place} {expected}" in found(marked.replace("^", ""), tmp_path)


def test_ids_that_stand_twice_are_reported_where_they_stand_again(tmp_path: Path) -> None:
    fact = "  - {region: shenzhen, metric: gdp, period: 2023, value: 1, unit: 亿元, source: paper}\n"
    assert found(HEAD + fact, tmp_path) == [
        f"{FIRST}:5 error duplicate-id fact shenzhen/gdp/2023/paper stands already in FILE:{FIRST - 5}"
    ]


def test_a_municipality_is_a_province_and_a_city_with_districts_below(tmp_path: Path) -> None:
    regions = """\
  beijing: {en: Beijing, zh: 北京, level: [city, province], parent: china, code: "110000"}
  chaoyang: {en: Chaoyang, zh: 朝阳, level: county, parent: beijing, code: "110105"}
"""
    text = HEAD.replace("regions:\n", f"regions:\n{regions}")
    fact = "  - {region: chaoyang, metric: gdp, value: 1, unit: 亿元, source: paper}\n"
    assert found(text + fact + fact.replace("chaoyang", "beijing"), tmp_path) == []


def test_small_units_compound_units_and_figures_without_a_unit_pass(tmp_path: Path) -> None:
    units = "units:\n  ‰: {measure: percent, multiplier: -1}\n  元/人: {measure: CNY/person}\n"
    metric = "metrics:\n  income: {en: Income, zh: 收入, topic: economy, measure: CNY/person, kind: flow, per_head_of: gdp}\n"
    facts = """\
  - {region: china, metric: growth, value: -6.39, unit: ‰, source: paper}
  - {region: china, metric: income, value: 100, unit: 元/人, source: paper}
  - {region: china, metric: prices, period: 2022, value: 99.8, source: paper, printed: 下降0.2%}
"""
    assert found(HEAD.replace("units:\n", units).replace("metrics:\n", metric) + facts, tmp_path) == []


def test_every_figure_without_a_vintage_is_named_but_a_rank_alone_needs_none(tmp_path: Path) -> None:
    figure = "  - {region: china, metric: sales, period: 20%d, value: 1, unit: 亿元, source: paper}\n"
    rank = "  - {region: china, metric: sales, period: 2018, rank: {position: 1, among: cities}, source: paper}\n"
    assert found(HEAD + figure % 19 + rank + figure % 20 + figure % 21, tmp_path) == [
        f"{FIRST + line}:5 error vintage other figures of sales name their vintage; this one does not: add vintage"
        for line in (0, 2, 3)
    ]


def test_a_figure_that_stands_before_the_vintages_are_declared_needs_one_too(tmp_path: Path) -> None:
    plain = HEAD.partition("vintages:\n")[0] + "sources:\n" + HEAD.partition("sources:\n")[2]
    plain = "".join(line for line in plain.splitlines(keepends=True) if "vintage" not in line)
    sales = "  - {region: china, metric: sales, period: YEAR, value: 1, unit: 亿元, source: paper}\n"
    later = (
        "format: 1\nvintages:\n  final: {en: final, zh: 最终}\nfacts:\n"
        "  - {region: china, metric: sales, period: 2020, value: 1, unit: 亿元, vintage: final, source: paper}\n"
    )
    message = "error vintage other figures of sales name their vintage; this one does not: add vintage"
    first, second = sales.replace("YEAR", "2021"), sales.replace("YEAR", "2022")
    line = plain.count("\n") + 1
    assert found(plain + first, tmp_path, later + second) == [f"{line}:5 {message}", f"1:6:5 {message}"]


def test_a_later_file_may_refer_to_an_earlier_one_but_not_declare_again(tmp_path: Path) -> None:
    later = "format: 1\nregions:\n  china: {en: China, zh: 中国, level: country}\n"
    assert found(HEAD, tmp_path, later) == ["1:3:3 error duplicate-id 'china' is declared already, in FILE:17"]
    fact = "format: 1\nfacts:\n  - {region: china, metric: gdp, value: 2, unit: 亿元, source: paper}\n"
    assert found(HEAD, tmp_path, fact) == []


def test_a_declaration_after_the_facts_is_too_late(tmp_path: Path) -> None:
    swapped = (
        HEAD.replace("topics:\n  economy: {en: Economy, zh: 经济}\n", "")
        + "topics:\n  economy: {en: Economy, zh: 经济}\n"
    )
    problems = found(swapped, tmp_path)
    assert any("error section section 'topics' must stand before 'facts'" in problem for problem in problems)


def test_figures_of_two_sources_that_are_a_unit_apart_are_a_warning(tmp_path: Path) -> None:
    text = HEAD.replace("sources:\n", "sources:\n  bureau: {type: report, title: 公报}\n")
    fact = "  - {region: shenzhen, metric: gdp, period: 2023, value: 10000, unit: 亿元, source: bureau}\n"
    assert found(text + fact, tmp_path) == [
        f"{FIRST + 1}:5 warning jump 1000000000000 here, but 100000000 from paper in line {FIRST - 4}: a slip?"
    ]


def test_a_gap_that_contradicts_a_stated_figure_of_its_source_is_a_warning(tmp_path: Path) -> None:
    fact = "  - {region: china, metric: growth, period: 2022, value: 3, unit: '%', source: paper}\n"
    assert found(HEAD + fact, tmp_path) == [
        f"{FIRST - 2}:5 warning versus-mismatch the gap implies 0, but the source states 3"
    ]


def test_a_paragraph_beyond_the_text_is_an_error_where_the_text_is_at_hand(tmp_path: Path) -> None:
    fact = "  - {region: china, metric: gdp, value: 2, unit: 亿元, source: paper, paragraph: 9}\n"
    assert found(HEAD + fact, tmp_path) == []
    assert found(HEAD + fact, tmp_path, texts={"paper.txt": 8}) == [
        f"{FIRST}:80 error paragraph paper.txt has 8 paragraphs, not 9"
    ]


def test_rich_markup_is_plain_text(tmp_path: Path) -> None:
    fact = "  - {region: china, metric: gdp, value: 2, unit: 亿元, source: paper, note: '[red]x[/red]'}\n"
    assert found(HEAD + fact, tmp_path) == []


def test_a_file_with_twenty_planted_faults_reports_exactly_those_twenty(tmp_path: Path) -> None:
    lines = [(*planted(fact), expected) for fact, expected in FACTS[:20]]
    text = HEAD + "".join(f"{line}\n" for line, _, _ in lines)
    assert found(text, tmp_path) == [
        f"{FIRST + number}:{column} {expected}" for number, (_, column, expected) in enumerate(lines)
    ]


def test_many_problems_are_all_listed_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = HEAD + "  - {region: nowhere, metric: gdp, value: 1, unit: 亿元, source: paper}\n" * 3000
    problems = found(text, tmp_path)
    assert len(problems) == 3000
    assert [int(problem.split(":")[0]) for problem in problems] == list(range(FIRST, FIRST + 3000))

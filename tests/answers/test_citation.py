"""Citations: exact strings for each style, and what independent parsers read back."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.answers.citation import STYLES, Cited, cite
from econfacts.errors import UsageError
from econfacts.model import gates
from econfacts.model.records import Fact, Group, Levels, Metric, Rank, Region, Source, Vintage
from tests.conftest import SMALL, Run

REGION = Region("shenzhen", "Shenzhen", "深圳", (), Levels(["city"]), "guangdong", "440300")
METRIC = Metric("gdp", "Gross domestic product", "地区生产总值", (), "accounts", "CNY", "flow", False, None)

UNNAMED = {
    "type": "article-newspaper",
    "title": "某市报道",
    "author": [{"family": "张", "given": "三"}, {"family": "李", "given": "四"}],
    "issued": None,
    "language": "zh",
}
"""A newspaper article with two authors, no date and no newspaper's name."""

OFFICIAL = {
    "type": "webpage",
    "title": "全市经济运行情况",
    "container-title": "市统计局",
    "issued": "2024-01-19",
    "accessed": "2026-11-02",
    "URL": "https://example.org/tj?a_b=1&c=%7E",
    "language": "zh",
}
"""A web page of the body whose figure it is."""

COMMUNIQUE = {
    "type": "report",
    "title": "统计公报",
    "publisher": "省统计局、调查总队",
    "issued": "2024-03",
    "accessed": "2026-11-02",
    "URL": "https://example.org/gb",
    "language": "zh",
}
"""A communiqué that two bodies published together."""

ENGLISH = {
    "type": "webpage",
    "title": "Growth in the bay",
    "author": [{"family": "Smith", "given": "Jean-Paul"}],
    "container-title": "City portal",
    "issued": "2024-01-19",
    "accessed": "2026-11",
    "URL": "https://example.org/a",
    "language": "en",
}
"""An English web page that reports a body's figure."""

HOSTILE = {
    "type": "article-newspaper",
    "title": '《甲》与“乙”: 100% {A}_#1 & $2 ~^\\ "丙"',
    "container-title": "日报",
    "issued": "2024-01-19",
    "page": "3",
    "language": "zh",
}
"""A newspaper article whose title holds every character that a format gives a meaning to."""


def cited(csl: Mapping[str, Any], cites: str | None = None, paragraph: int | None = None, **changes: Any) -> Cited:
    printed = "over 2 trillion yuan" if csl.get("language") == "en" else "超2万亿元"
    fact = Fact(
        "shenzhen/gdp/2023/s", "shenzhen", "gdp", "2023", Decimal("2E+12"), "CNY", printed, "over", None, None, None,
        None, "s", paragraph, cites, None,
    )  # fmt: skip
    return Cited(fact._replace(**changes), Source("s", dict(csl), None, ()), REGION, METRIC)


# --- plain text -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            cited(UNNAMED, paragraph=4),
            "深圳地区生产总值（2023年）：超2万亿元。张三、李四：《某市报道》，[报纸名不详]，[日期不详]，第4段。",
        ),
        (
            cited(OFFICIAL, "市统计局"),
            "深圳地区生产总值（2023年）：超2万亿元。市统计局：《全市经济运行情况》，2024-01-19，"
            "https://example.org/tj?a_b=1&c=%7E，2026-11-02 引用。",
        ),
        (
            cited(COMMUNIQUE, "省统计局、调查总队"),
            "深圳地区生产总值（2023年）：超2万亿元。省统计局、调查总队：《统计公报》，2024-03，"
            "https://example.org/gb，2026-11-02 引用。",
        ),
        (
            cited(ENGLISH, "Bureau of Statistics", 2),
            "Shenzhen, Gross domestic product, 2023: over 2 trillion yuan. Bureau of Statistics, quoted in: "
            "Jean-Paul Smith, “Growth in the bay”, City portal, 2024-01-19, https://example.org/a, accessed 2026-11, "
            "para. 2.",
        ),
        (
            cited(HOSTILE, "市统计局", 4),
            "深圳地区生产总值（2023年）：超2万亿元。市统计局，转引自："
            '《〈甲〉与“乙”: 100% {A}_#1 & $2 ~^\\ "丙"》，日报，2024-01-19，第3版，第4段。',
        ),
    ],
)
def test_text_names_figure_body_publication_and_locator_on_one_line(case: Cited, expected: str) -> None:
    assert cite(case) == expected


def test_text_turns_the_marks_inside_an_english_title_into_the_inner_kind() -> None:
    assert "“Three ‘Firsts’ and 'more'”, [newspaper not named], n.d." in cite(
        cited({"type": "article-newspaper", "title": 'Three “Firsts” and "more"', "language": "en"})
    )


def test_a_title_that_the_curator_supplied_stays_in_its_brackets_and_is_not_quoted() -> None:
    case = cited({**UNNAMED, "title": "[图片说明]"})
    assert "张三、李四：[图片说明]，" in cite(case)
    assert cite(case, "gb7714") == "张三, 李四. [图片说明][N]. [报纸名不详], [日期不详]."
    assert parsed(cite(case, "bibtex"))["title"] == "{[图片说明]}"


def test_a_source_without_title_and_language_is_called_untitled_rather_than_by_its_id() -> None:
    assert "[untitled], n.d." in cite(cited({"type": "report", "title": None, "language": None}))


def test_the_title_tells_the_language_where_the_source_does_not() -> None:
    assert cite(cited({"type": "report", "title": "公报"})).endswith("《公报》，[日期不详]。")


def test_a_rank_without_a_number_is_cited_as_a_rank_among_what_it_is_among() -> None:
    def ranked(csl: Mapping[str, Any], position: int | None) -> str:
        case = cited(csl, printed=None, value=None, rank=Rank(position, "china-cities"))
        return cite(case._replace(group=Group("china-cities", "cities of China", "全国城市", "city", "china")))

    assert "（2023年）：全国城市第2位。" in ranked(UNNAMED, 2)
    assert "（2023年）：全国城市前列。" in ranked(UNNAMED, None)
    assert "2023: rank 2 among cities of China. " in ranked(ENGLISH, 2)
    assert "2023: among the first of cities of China. " in ranked(ENGLISH, None)


def test_a_citation_says_which_accounting_the_figure_belongs_to() -> None:
    final = Vintage("final", "final verification", "最终核实")
    assert ", 2023, final verification: over 2" in cite(cited(ENGLISH)._replace(vintage=final))
    assert "（2023年，最终核实）：" in cite(cited(UNNAMED)._replace(vintage=final))
    assert "生产总值（最终核实）：" in cite(cited(UNNAMED, period=None)._replace(vintage=final))


@pytest.mark.parametrize(
    ("period", "kind", "en", "zh"),
    [
        ("2016-01/2016-06", "flow", ", January–June 2016:", "（2016年上半年）"),
        ("2023-12-31", "stock", ", end of 2023:", "（2023年末）"),
        ("2023-12-31", "flow", ", 31 December 2023:", "（2023年12月31日）"),
        ("2023/..", "flow", ", since 2023:", "（2023年以来）"),
    ],
)
def test_a_citation_says_the_period_as_people_do(period: str, kind: str, en: str, zh: str) -> None:
    metric = METRIC._replace(kind=kind)
    assert en in cite(cited(ENGLISH, period=period)._replace(metric=metric))
    assert zh in cite(cited(UNNAMED, period=period)._replace(metric=metric))


def test_a_part_is_cited_with_its_whole_and_a_figure_without_period_without_one() -> None:
    assert "地区生产总值：37个（共41）。" in cite(cited(UNNAMED, printed="37个", out_of=Decimal(41), period=None))
    assert "product: 37 of 41. " in cite(cited(ENGLISH, printed="37", out_of=Decimal(41), period=None))


def test_a_growth_rate_that_is_printed_as_an_index_is_cited_as_the_rate() -> None:
    rate: dict[str, Any] = {"number": Decimal("5.2"), "unit": "%", "bound": "exact"}
    assert "地区生产总值（2023年）：5.2%。" in cite(cited(UNNAMED, printed="105.2", **rate))
    assert "product, 2023: 5.2%. " in cite(cited(ENGLISH, printed="105.2", **rate))
    assert "（2023年）：下降5.2%。" in cite(cited(UNNAMED, printed="下降5.2%", **rate))


def test_more_than_three_authors_are_three_and_others() -> None:
    four = [{"family": name, "given": "一"} for name in "赵钱孙李"]
    smiths = [{"family": "Smith", "given": name} for name in ("Ann", "Bob", "Cy", "Dee")]
    assert "。赵一、钱一、孙一等：《" in cite(cited({**UNNAMED, "author": four}))
    assert cite(cited({**UNNAMED, "author": four}), "gb7714").startswith("赵一, 钱一, 孙一, 等. 某市报道[N]. ")
    assert ". Ann Smith, Bob Smith, Cy Smith, et al., “" in cite(cited({**ENGLISH, "author": smiths}))
    assert cite(cited({**ENGLISH, "author": smiths}), "gb7714").startswith("SMITH A, SMITH B, SMITH C, et al. Growth ")


def test_text_names_editors_in_the_place_of_authors_or_behind_the_book_and_gives_a_doi_as_an_address() -> None:
    roe, li = [{"family": "Roe", "given": "Ann"}], [{"family": "李", "given": "四"}]
    book = {
        "type": "book",
        "title": "Yearbook",
        "publisher": "Press",
        "editor": roe,
        "issued": "2023",
        "language": "en",
    }
    assert cite(cited({**book, "DOI": "10.1/x"})).endswith(
        ". Ann Roe (ed.), “Yearbook”, Press, 2023, https://doi.org/10.1/x."
    )
    chapter = {**book, "type": "chapter", "title": "Growth", "container-title": "Yearbook", "author": ENGLISH["author"]}
    assert ". Jean-Paul Smith, “Growth”, Yearbook, edited by Ann Roe, Press, 2023." in cite(cited(chapter))
    assert "。李四（编）：《年鉴》，2023。" in cite(
        cited({"type": "book", "title": "年鉴", "editor": li, "issued": "2023"})
    )


# --- which body is credited how ---------------------------------------------------------------------------


def test_a_body_among_several_publishers_is_the_author_and_the_others_stay_publishers() -> None:
    assert "。省统计局：《统计公报》，省统计局、调查总队，2024-03" in cite(cited(COMMUNIQUE, "省统计局"))


def test_a_body_stands_before_the_persons_who_wrote_its_publication() -> None:
    case = cited({**COMMUNIQUE, "author": [{"family": "张", "given": "三"}]}, "省统计局、调查总队")
    assert cite(case, "gb7714").startswith("省统计局, 调查总队, 张三. 统计公报[R/OL]. ")


def test_a_body_that_is_an_author_already_is_named_once() -> None:
    authors = [{"literal": "省统计局"}, {"literal": "调查总队"}]
    case = cited({**COMMUNIQUE, "author": authors, "publisher": None}, "省统计局、调查总队")
    assert cite(case, "gb7714").startswith("省统计局, 调查总队. 统计公报[R/OL]. (2024-03)")
    assert [author["literal"] for author in item_of(case)["author"]] == ["省统计局", "调查总队"]


@pytest.mark.parametrize("style", STYLES)
def test_no_style_makes_a_body_the_author_of_an_article_that_only_quotes_it(style: str) -> None:
    case = cited({**ENGLISH, "author": None}, "Bureau of Statistics")
    assert "Bureau of Statistics" in cite(case, style)
    assert case.creators == []
    assert "author" not in parsed(cite(case, "bibtex"))
    assert "author" not in item_of(case)


# --- GB/T 7714-2015 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (cited(UNNAMED, paragraph=4), "张三, 李四. 某市报道[N]. [报纸名不详], [日期不详]. 第4段."),
        (
            cited(OFFICIAL, "市统计局"),
            "市统计局. 全市经济运行情况[EB/OL]. (2024-01-19)[2026-11-02]. https://example.org/tj?a_b=1&c=%7E.",
        ),
        (
            cited(COMMUNIQUE, "省统计局、调查总队"),
            "省统计局, 调查总队. 统计公报[R/OL]. (2024-03)[2026-11-02]. https://example.org/gb.",
        ),
        (
            cited(ENGLISH, "Bureau of Statistics", 2),
            "Bureau of Statistics. Quoted in: SMITH J P. Growth in the bay[EB/OL]. "
            "City portal, 2024(2024-01-19)[2026-11]. https://example.org/a. para. 2.",
        ),
        (
            cited(HOSTILE, "市统计局", 4),
            '市统计局. 转引自: 《甲》与“乙”: 100% {A}_#1 & $2 ~^\\ "丙"[N]. 日报, 2024-01-19(3). 第4段.',
        ),
    ],
)
def test_gb7714_marks_the_kind_of_document_and_orders_its_parts(case: Cited, expected: str) -> None:
    assert cite(case, "gb7714") == expected


@pytest.mark.parametrize(
    ("csl", "expected"),
    [
        ({"type": "report", "title": "公报", "language": "zh"}, "公报[R]. [出版地不详]: [出版者不详], [日期不详]."),
        ({"type": "report", "title": "Review", "language": "en"}, "Review[R]. [S.l.]: [s.n.], [n.d.]."),
        (
            {"type": "webpage", "title": "公报", "URL": "https://example.org", "accessed": "2026-11-02"},
            "公报[EB/OL]. [2026-11-02]. https://example.org.",
        ),
        (
            {"type": "webpage", "title": "公报", "URL": "https://example.org"},
            "公报[EB/OL]. [日期不详]. https://example.org.",
        ),
        ({"type": "article-newspaper", "title": "Rise", "language": "en"}, "Rise[N]. [newspaper not named], [n.d.]."),
    ],
)
def test_gb7714_says_what_is_missing_in_print_and_leaves_it_out_online(csl: dict[str, Any], expected: str) -> None:
    assert cite(cited(csl), "gb7714") == expected


@pytest.mark.parametrize(
    ("csl", "expected"),
    [
        (
            {"type": "book", "title": "年鉴", "publisher-place": "北京", "publisher": "出版社", "issued": "2023-09", "page": "29"},
            "年鉴[M]. 北京: 出版社, 2023: 29.",
        ),
        (
            {"type": "standard", "title": "区划代码", "number": "GB/T 2260", "publisher": "出版社", "issued": "2007"},
            "区划代码: GB/T 2260[S]. [出版地不详]: 出版社, 2007.",
        ),
        (
            {"type": "article-journal", "title": "论增长", "container-title": "学报", "issued": "2023-05", "volume": "56",
             "issue": "2", "page": "6-12", "DOI": "10.1/x"},
            "论增长[J/OL]. 学报, 2023, 56(2): 6-12. DOI:10.1/x.",
        ),
        (
            {"type": "paper-conference", "title": "论增长", "container-title": "文集", "publisher-place": "北京",
             "publisher": "出版社", "issued": "2023", "page": "6"},
            "论增长[C]//文集. 北京: 出版社, 2023: 6.",
        ),
        (
            {"type": "article-journal", "title": "论增长", "container-title": "学报", "issued": "2023", "accessed": "2024-01-02",
             "URL": "https://example.org/a", "DOI": "10.1/x"},
            "论增长[J/OL]. 学报, 2023[2024-01-02]. https://example.org/a. DOI:10.1/x.",
        ),
        (
            {"type": "article-journal", "title": "论增长", "container-title": "学报", "issued": "2023",
             "URL": "https://doi.org/10.1/x", "DOI": "10.1/x"},
            "论增长[J/OL]. 学报, 2023. https://doi.org/10.1/x.",
        ),
        (
            {"type": "dataset", "title": "年度数据", "publisher": "统计局", "issued": "2023-05-06", "DOI": "10.1/d", "accessed": "2024-01-02"},
            "年度数据[DS/OL]. 统计局, 2023(2023-05-06)[2024-01-02]. DOI:10.1/d.",
        ),
        (
            {"type": "chapter", "title": "论增长", "container-title": "文集", "editor": [{"family": "李", "given": "四"}],
             "publisher-place": "北京", "publisher": "出版社", "issued": "2023", "page": "3-5"},
            "论增长[M]//李四. 文集. 北京: 出版社, 2023: 3-5.",
        ),
        (
            {"type": "book", "title": "年鉴", "editor": [{"family": "李", "given": "四"}], "edition": "2",
             "publisher-place": "北京", "publisher": "出版社", "issued": "2023"},
            "李四. 年鉴[M]. 2版. 北京: 出版社, 2023.",
        ),
        (
            {"type": "book", "title": "Yearbook", "editor": [{"family": "Roe", "given": "Ann"}], "edition": "2",
             "publisher-place": "Rome", "publisher": "Press", "issued": "2023", "language": "en"},
            "ROE A. Yearbook[M]. 2nd ed. Rome: Press, 2023.",
        ),
        ({"type": "speech", "title": "讲话", "publisher": "市政府", "issued": "2024"}, "讲话[Z]. [出版地不详]: 市政府, 2024."),
    ],
)  # fmt: skip
def test_gb7714_of_other_kinds_of_documents_has_their_parts(csl: dict[str, Any], expected: str) -> None:
    assert cite(cited(csl), "gb7714") == expected


# --- BibTeX -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            cited({**UNNAMED, "note": "Newspaper not named."}, paragraph=4),
            """\
@article{s,
  author = {{张三} and {李四}},
  title = {{某市报道}},
  language = {zh},
  note = {深圳地区生产总值（2023年）：超2万亿元；第4段},
  annote = {Newspaper not named.},
}""",
        ),
        (
            cited(OFFICIAL, "市统计局"),
            """\
@misc{s,
  author = {{市统计局}},
  title = {{全市经济运行情况}},
  howpublished = {市统计局},
  year = {2024},
  month = jan,
  day = {19},
  url = {https://example.org/tj?a_b=1&c=%7E},
  urldate = {2026-11-02},
  language = {zh},
  note = {数据出处：市统计局；深圳地区生产总值（2023年）：超2万亿元},
}""",
        ),
        (
            cited(COMMUNIQUE, "省统计局、调查总队"),
            """\
@techreport{s,
  author = {{省统计局} and {调查总队}},
  title = {{统计公报}},
  institution = {省统计局、调查总队},
  year = {2024},
  month = mar,
  url = {https://example.org/gb},
  urldate = {2026-11-02},
  language = {zh},
  note = {数据出处：省统计局、调查总队；深圳地区生产总值（2023年）：超2万亿元},
}""",
        ),
        (
            cited(ENGLISH, "Bureau of Statistics", 2),
            """\
@misc{s,
  author = {Smith, Jean-Paul},
  title = {{Growth in the bay}},
  howpublished = {City portal},
  year = {2024},
  month = jan,
  day = {19},
  url = {https://example.org/a},
  urldate = {2026-11},
  language = {en},
  note = {figure by Bureau of Statistics; Shenzhen, Gross domestic product, 2023: over 2 trillion yuan; para. 2},
}""",
        ),
        (
            cited(HOSTILE),
            r"""@article{s,
  title = {{《甲》与“乙”: 100\% \textbraceleft{}A\textbraceright{}\_\#1 \& \$2 \textasciitilde{}\textasciicircum{}\textbackslash{} "丙"}},
  journal = {日报},
  pages = {3},
  year = {2024},
  month = jan,
  day = {19},
  language = {zh},
  note = {深圳地区生产总值（2023年）：超2万亿元},
}""",
        ),
    ],
)
def test_bibtex_has_the_entry_type_the_fields_and_the_figure_as_a_note(case: Cited, expected: str) -> None:
    assert cite(case, "bibtex") == expected


def parsed(text: str) -> dict[str, str]:
    """The one entry of a .bib text, read by a parser that is not ours."""
    (entry,) = bibtexparser.loads(text).entries
    assert isinstance(entry, dict)
    return entry


def test_bibtex_is_read_back_by_an_independent_parser() -> None:
    entry = parsed(cite(cited({**UNNAMED, "container-title": "日报", "issued": "2024-01-19"}, paragraph=4), "bibtex"))
    assert (entry["ENTRYTYPE"], entry["ID"]) == ("article", "s")
    assert entry["author"] == "{张三} and {李四}"
    assert (entry["journal"], entry["year"], entry["month"], entry["day"]) == ("日报", "2024", "January", "19")


def test_bibtex_keeps_a_name_whole_that_holds_a_comma_or_the_word_and() -> None:
    authors = [{"family": "Rand and Sons", "given": "J, Jr"}, {"family": "Plato"}, {"literal": "Trade and Industry"}]
    entry = parsed(cite(cited({**ENGLISH, "author": authors}), "bibtex"))
    assert entry["author"] == "{Rand and Sons}, {J, Jr} and Plato and {Trade and Industry}"


def test_bibtex_of_a_book_a_paper_and_a_range_of_dates_fills_the_fields_of_each() -> None:
    book = parsed(
        cite(cited({"type": "book", "title": "Yearbook", "publisher": "Press", "publisher-place": "Rome"}), "bibtex")
    )
    assert (book["ENTRYTYPE"], book["publisher"], book["address"]) == ("book", "Press", "Rome")
    paper = {"type": "paper-conference", "title": "Paper", "container-title": "Proceedings", "publisher": "Press"}
    entry = parsed(cite(cited({**paper, "issued": "2023-12/2024-03", "DOI": "10.1/a_b", "page": "1-2"}), "bibtex"))
    assert (entry["ENTRYTYPE"], entry["booktitle"], entry["publisher"]) == ("inproceedings", "Proceedings", "Press")
    assert (entry["date"], entry["year"], entry["month"]) == ("2023-12/2024-03", "2023", "December")
    assert (entry["doi"], entry["pages"]) == (r"10.1/a\_b", "1-2")


def test_bibtex_leaves_an_address_as_it_is_but_for_what_would_end_the_entry() -> None:
    entry = parsed(cite(cited({**ENGLISH, "URL": "https://example.org/{a}\\?b=%7E&c#d_e"}), "bibtex"))
    assert entry["url"] == "https://example.org/%7Ba%7D%5C?b=%7E&c#d_e"


def test_a_type_that_a_style_has_no_name_for_has_the_general_one() -> None:
    interview = cited({"type": "interview", "title": "Talk", "language": "en"})
    assert parsed(cite(interview, "bibtex"))["ENTRYTYPE"] == "misc"
    assert cite(interview, "ris").startswith("TY  - GEN\n")
    assert cite(interview, "gb7714").startswith("Talk[Z]. ")


def test_bibtex_of_a_report_has_the_institution_that_its_type_must_have() -> None:
    report = {"type": "report", "title": "公报", "issued": None, "language": "zh"}
    bodies = [{"literal": "统计局"}, {"literal": "调查总队"}]
    by_bodies = parsed(cite(cited({**report, "author": bodies}), "bibtex"))
    assert (by_bodies["ENTRYTYPE"], by_bodies["institution"]) == ("techreport", "统计局、调查总队")
    published = parsed(cite(cited({**report, "author": bodies, "publisher": "出版社"}), "bibtex"))
    assert published["institution"] == "出版社"
    by_nobody = parsed(cite(cited(report), "bibtex"))
    assert by_nobody["ENTRYTYPE"] == "misc"
    assert "institution" not in by_nobody


def test_bibtex_escapes_whatever_the_language_field_holds() -> None:
    entry = parsed(cite(cited({**ENGLISH, "language": "en_US}, x = {1"}), "bibtex"))
    assert typeset(entry["language"]) == "en_US}, x = {1"
    assert "x" not in entry


def test_bibtex_names_the_editors() -> None:
    editors = [{"family": "Roe", "given": "Ann"}, {"family": "李", "given": "四"}]
    entry = parsed(cite(cited({"type": "book", "title": "Yearbook", "editor": editors}), "bibtex"))
    assert entry["editor"] == "Roe, Ann and {李四}"


TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "%&$#_"},
}


def typeset(text: str) -> str:
    """The characters that TeX sets for a field."""
    return re.sub(r"\\(?:[a-z]+\{\}|[%&$#_])", lambda command: TEX[command[0]], text)


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40))
def test_any_title_goes_through_bibtex_and_json_but_for_what_is_not_to_be_seen(title: str) -> None:
    case = cited({**ENGLISH, "title": title})
    entry = parsed(cite(case, "bibtex"))
    assert typeset(entry["title"].removeprefix("{").removesuffix("}")).split() == gates.line(title).split()
    assert entry["urldate"] == "2026-11"
    assert item_of(case)["title"] == title


# --- CSL-JSON ---------------------------------------------------------------------------------------------


def item_of(case: Cited) -> dict[str, Any]:
    """The one item of a CSL-JSON citation."""
    (item,) = json.loads(cite(case, "csl-json"))
    assert isinstance(item, dict)
    return item


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            cited(UNNAMED, paragraph=4),
            {
                "id": "s",
                "type": "article-newspaper",
                "title": "某市报道",
                "author": [{"family": "张", "given": "三"}, {"family": "李", "given": "四"}],
                "language": "zh",
                "note": "深圳地区生产总值（2023年）：超2万亿元；第4段",
                "custom": {"label": "paragraph", "locator": "4"},
            },
        ),
        (
            cited(OFFICIAL, "市统计局"),
            {
                "id": "s",
                "type": "webpage",
                "title": "全市经济运行情况",
                "author": [{"literal": "市统计局"}],
                "original-author": [{"literal": "市统计局"}],
                "container-title": "市统计局",
                "issued": {"date-parts": [[2024, 1, 19]]},
                "accessed": {"date-parts": [[2026, 11, 2]]},
                "URL": "https://example.org/tj?a_b=1&c=%7E",
                "language": "zh",
                "note": "数据出处：市统计局；深圳地区生产总值（2023年）：超2万亿元",
            },
        ),
        (
            cited({**COMMUNIQUE, "note": "full text", "issued": "2023/2024-03"}, "省统计局、调查总队"),
            {
                "id": "s",
                "type": "report",
                "title": "统计公报",
                "author": [{"literal": "省统计局"}, {"literal": "调查总队"}],
                "original-author": [{"literal": "省统计局"}, {"literal": "调查总队"}],
                "publisher": "省统计局、调查总队",
                "issued": {"date-parts": [[2023], [2024, 3]]},
                "accessed": {"date-parts": [[2026, 11, 2]]},
                "URL": "https://example.org/gb",
                "language": "zh",
                "note": "数据出处：省统计局、调查总队；深圳地区生产总值（2023年）：超2万亿元\nfull text",
            },
        ),
        (
            cited(ENGLISH, "Bureau of Statistics", 2),
            {
                "id": "s",
                "type": "webpage",
                "title": "Growth in the bay",
                "author": [{"family": "Smith", "given": "Jean-Paul"}],
                "original-author": [{"literal": "Bureau of Statistics"}],
                "container-title": "City portal",
                "issued": {"date-parts": [[2024, 1, 19]]},
                "accessed": {"date-parts": [[2026, 11]]},
                "URL": "https://example.org/a",
                "language": "en",
                "note": "figure by Bureau of Statistics; Shenzhen, Gross domestic product, 2023: over 2 trillion yuan; para. 2",
                "custom": {"label": "paragraph", "locator": "2"},
            },
        ),
        (
            cited(HOSTILE),
            {
                "id": "s",
                "type": "article-newspaper",
                "title": '《甲》与“乙”: 100% {A}_#1 & $2 ~^\\ "丙"',
                "container-title": "日报",
                "issued": {"date-parts": [[2024, 1, 19]]},
                "page": "3",
                "language": "zh",
                "note": "深圳地区生产总值（2023年）：超2万亿元",
            },
        ),
    ],
)
def test_csl_json_has_date_parts_names_and_nothing_of_the_facts_file(case: Cited, expected: dict[str, Any]) -> None:
    assert item_of(case) == expected


def test_a_paper_that_is_quoted_is_one_original_author_whatever_commas_its_title_has() -> None:
    assert item_of(cited(UNNAMED, "《甲、乙、丙》白皮书、统计局"))["original-author"] == [
        {"literal": "《甲、乙、丙》白皮书"},
        {"literal": "统计局"},
    ]


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u00ad", "\u200b", "\U000e0041"])
def test_csl_json_is_json_whatever_blanks_and_invisible_characters_a_title_holds(blank: str) -> None:
    title = f"甲{blank}乙"
    case = cited({**UNNAMED, "title": title})
    assert item_of(case)["title"] == title
    assert all(
        line.isprintable() for line in cite(case, "csl-json").replace("\u00a0", "").replace("\u3000", "").splitlines()
    )


# --- RIS ---------------------------------------------------------------------------------------------------


def record_of(case: Cited) -> dict[str, Any]:
    """The one record of a RIS citation, read by a reader that is not ours."""
    (record,) = rispy.loads(cite(case, "ris"))
    assert isinstance(record, dict)
    assert "unknown_tag" not in record
    return record


def test_ris_of_a_newspaper_article_is_read_back_by_an_independent_reader() -> None:
    article = {**UNNAMED, "container-title": "日报", "issued": "2024-01-19", "page": "3", "note": "Read in a reprint."}
    assert record_of(cited(article, "市统计局", paragraph=4)) == {
        "type_of_reference": "NEWS",
        "id": "s",
        "authors": ["张, 三", "李, 四"],
        "title": "某市报道",
        "secondary_title": "日报",
        "year": "2024",
        "date": "2024/01/19/",
        "start_page": "3",
        "language": "zh",
        "notes": ["数据出处：市统计局；深圳地区生产总值（2023年）：超2万亿元；第4段", "Read in a reprint."],
    }


def test_ris_of_a_journal_article_has_volume_pages_doi_and_day_of_access() -> None:
    article = {"type": "article-journal", "title": "On growth", "container-title": "Journal", "volume": "56", "issue": "2",
               "page": "6-12", "DOI": "10.1/x", "issued": "2023-05", "accessed": "2024-01", "URL": "https://example.org/a_b"}  # fmt: skip
    record = record_of(cited({**article, "author": ENGLISH["author"], "editor": [{"literal": "Board, the"}]}))
    fields = (
        "type_of_reference",
        "authors",
        "secondary_authors",
        "volume",
        "number",
        "start_page",
        "end_page",
        "doi",
        "date",
    )
    assert [record[field] for field in fields] == [
        "JOUR", ["Smith, Jean-Paul"], ["Board, the"], "56", "2", "6", "12", "10.1/x", "2023/05//",
    ]  # fmt: skip
    assert (record["urls"], record["access_date"]) == (["https://example.org/a_b"], "2024/01//")


def test_ris_makes_the_body_that_published_its_own_figure_the_author_and_leaves_out_what_is_not_known() -> None:
    record = record_of(cited({**COMMUNIQUE, "issued": None}, "省统计局、调查总队"))
    assert (record["type_of_reference"], record["authors"]) == ("RPRT", ["省统计局", "调查总队"])
    assert "year" not in record
    book = {"type": "book", "title": "Yearbook", "editor": [{"family": "Roe", "given": "Ann"}], "ISBN": "1"}
    assert record_of(cited(book))["tertiary_authors"] == ["Roe, Ann"]
    assert cite(cited(COMMUNIQUE), "ris").endswith("\nER  - ")


# --- styles by name ----------------------------------------------------------------------------------------


def test_a_figure_that_has_a_rank_as_well_is_cited_with_its_number() -> None:
    assert cite(cited(UNNAMED, rank=Rank(1, "cities"))) == cite(cited(UNNAMED))


def test_a_style_may_be_typed_in_any_case() -> None:
    assert cite(cited(UNNAMED), "BibTeX") == cite(cited(UNNAMED), "bibtex")


OTHERWISE = f"known are {', '.join(STYLES)}; csl-json is what pandoc and Zotero turn into any other"


@pytest.mark.parametrize(
    ("style", "hint"),
    [
        ("gb7741", "did you mean gb7714?"),
        ("bib", "did you mean bibtex?"),
        ("CSL", "did you mean csl-json?"),
        ("", OTHERWISE),
        ("apa", OTHERWISE),
        ("../styles/apa", OTHERWISE),
        ("\x1b[31m", OTHERWISE),
        ("x" * 5000, OTHERWISE),
    ],
)
def test_a_style_that_does_not_exist_names_those_that_do(style: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        cite(cited(UNNAMED), style)
    message = str(raised.value)
    assert message.endswith(f"; {hint}")
    assert message.isprintable()
    assert len(message) < 250


# --- the command ------------------------------------------------------------------------------------------


def test_the_command_cites_the_figure_that_get_takes_and_each_built_in_style_answers(small: Run) -> None:
    assert small("cite", "shenzhen", "gdp").stdout.startswith(
        "Shenzhen, Gross domestic product, 2023, final verification: 3.52万亿元. 统计局, quoted in: “Statistical communiqué”"
    )
    for style in STYLES:
        done = small("cite", "shenzhen", "gdp", "--style", style, "--source", "paper")
        assert (done.returncode, done.stderr) == (0, "")
        assert "城市报道" in done.stdout


def test_an_implied_figure_is_cited_by_the_fact_that_implies_it(small: Run) -> None:
    assert small("cite", "china", "output-growth").stdout.startswith("山东产值增速（2023年）：7.1%")


def test_wrong_names_and_styles_have_the_exit_codes_of_the_contract(small: Run) -> None:
    assert small("cite", "shenzhen", "nothing").returncode == 1
    done = small("cite", "shenzhen", "gdp", "--style", "nonsense")
    assert (done.returncode, done.stdout) == (2, "")
    assert "style 'nonsense'" in done.stderr


def test_every_page_says_an_authors_name_as_the_citation_does(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(SMALL.replace("family: 张, given: 三", "family: Müller, given: Hans"), "utf-8")
    for command in (
        ["cite", "shenzhen", "factories"],
        ["show", "shenzhen", "-f", "table"],
        ["rank", "factories", "-f", "table"],
    ):
        assert "Hans Müller" in run("--facts", facts, *command).stdout

"""Numerals in names and words are candidates, too."""

import pytest

from tests.audit.reading import only, shape, texts


@pytest.mark.parametrize(
    "term",
    [
        "5G",
        "4K",
        "20+8",
        "1+1+N",
        "G20",
        "COVID-19",
        "IPv6",
        "A4",
        "PM2.5",
        "3D",
        "H5N1",
        "10.0.0.1",
        "①",
        "Ⅳ",
    ],
)
def test_a_numeral_glued_to_letters_or_signs_is_one_term(term: str) -> None:
    figure = only(f"推进{term}应用")
    assert shape(figure) == (term, None, None, "term")
    assert figure.column == 3


def test_a_term_does_not_swallow_the_figure_behind_it() -> None:
    assert texts("5G基站20.2万个") == ["5G", "20.2万个"]
    assert texts("GDP5.2万亿元") == ["5.2万亿元"]
    assert texts("5座eVTOL起飞") == ["5座"]
    assert texts("R&D、PCT、eVTOL") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一带一路", ["一", "一"]),
        ("三农", ["三"]),
        ("四梁八柱", ["四", "八"]),
        ("万项技改、万企转型", ["万项", "万"]),
        ("进一步", ["一步"]),
        ("一系列", ["一"]),
        ("一批", ["一批"]),
        ("一是抓落实", ["一"]),
        ("一二三产业", ["一二三"]),
        ("“十四五”", ["十四五"]),
        ("第三产业", ["第三"]),
        ("三月三", ["三月", "三"]),
        ("零增长", ["零"]),
        ("数一数二", ["一", "二"]),
    ],
)
def test_a_numeral_in_a_word_is_a_candidate_too(text: str, found: list[str]) -> None:
    assert texts(text) == found


@pytest.mark.parametrize(
    "text", ["社会零售", "零部件", "人才队伍", "大陆", "收拾", "几个百分点", "每千瓦", "近日", "上半年"]
)
def test_a_character_that_is_no_numeral_here_is_no_candidate(text: str) -> None:
    assert texts(text) == []

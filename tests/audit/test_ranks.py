"""Words for a place in an order are read."""

import pytest

from econfacts.audit.figures import figures
from tests.audit.reading import only, shape, texts


@pytest.mark.parametrize(
    ("text", "verbatim", "number"),
    [
        ("全国第二大县", "第二大", 2),
        ("第1名", "第1名", 1),
        ("居全市第 3 位", "第 3 位", 3),
        ("居全省首位", "首位", 1),
        ("销量居首", "居首", 1),
        ("登上榜首", "榜首", 1),
        ("全国首个", "首个", 1),
        ("第一人", "第一人", 1),
        ("进入前三", "前三", 3),
        ("位列前10位", "前10位", 10),
        ("位居前列", "前列", None),
        ("名列前茅", "前茅", None),
        ("全国密度最高", "最高", 1),
    ],
)
def test_a_word_for_a_rank_is_a_candidate(text: str, verbatim: str, number: int | None) -> None:
    figure = only(text)
    assert (figure.text, figure.number, figure.kind) == (verbatim, number, "rank")


def test_a_superlative_is_a_rank_only_where_the_clause_says_among_whom() -> None:
    assert texts("速度最高可达8米,全国领先,最大的收获") == ["8米"]
    assert texts("全球最大") == ["最大"]
    assert texts("全国最近、全国最新") == []


def test_an_ordinal_that_counts_things_keeps_its_unit() -> None:
    assert shape(only("第600万辆")) == ("第600万辆", "600", "万辆", "rank")


def test_a_time_before_something_is_no_rank() -> None:
    assert [(figure.text, figure.kind) for figure in figures("目前三家,前两年,前三季度")] == [
        ("三家", "quantity"),
        ("两年", "quantity"),
        ("前三季度", "date"),
    ]


@pytest.mark.parametrize("text", ["前0", "第0名", "第〇", "前0.5", "第2488.5", "No. 0", "00th"])
def test_places_are_counted_from_one_in_whole_numbers(text: str) -> None:
    assert [figure.kind for figure in figures(text)] == ["quantity"]


def test_a_place_may_have_more_digits_than_decimals_compute_with() -> None:
    assert only("前" + "1" * 40).number == int("1" * 40)

"""What the words around a figure say of it: bounds and falls."""

from decimal import Decimal

import pytest

from tests.audit.reading import only, shape


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("达20家", "exact"),
        ("超20家", "over"),
        ("已超过了20家", "over"),
        ("突破20家", "over"),
        ("逾20家", "over"),
        ("20余家", "over"),
        ("20多家", "over"),
        ("十几家", "over"),
        ("100+家", "over"),
        ("20家以上", "at-least"),
        ("不少于20家", "at-least"),
        ("上百家", "at-least"),
        ("约20家", "about"),
        ("约为20家", "about"),
        ("近20家", "about"),
        ("20家左右", "about"),
        ("十来家", "about"),
        ("不超过20家", "at-most"),
        ("20家以内", "at-most"),
        ("20家以下", "at-most"),
        ("不足20家", "under"),
        ("不到20家", "under"),
        ("节约20家", "exact"),
        ("签约20家", "exact"),
        ("最近20家", "exact"),
        ("超大城市20家", "exact"),
        ("over 20 people", "over"),
        ("more than CNY 20 million", "over"),
        ("at least 20 people", "at-least"),
        ("about 20 people", "about"),
        ("up to 20 people", "at-most"),
        ("less than 20 people", "under"),
        ("20 people or more", "at-least"),
    ],
)
def test_the_words_around_a_figure_tell_its_bound(text: str, bound: str) -> None:
    assert only(text).bound == bound


def test_a_bound_word_between_number_and_unit_is_in_the_text_but_not_in_the_unit() -> None:
    assert shape(only("600余场")) == ("600余场", "600", "场", "quantity")
    assert shape(only("2万多户")) == ("2万多户", "2", "万户", "quantity")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("下降5.2%", "-5.2"),
        ("同比减少了约5.2%", "-5.2"),
        ("降幅达5.2%", "-5.2"),
        ("负增长5.2%", "-5.2"),
        ("低于全市5.2个百分点", "-5.2"),
        ("fell by 5.2 percent", "-5.2"),
        ("增长5.2%", "5.2"),
        ("高于全市5.2个百分点", "5.2"),
        ("降至5.2%", "5.2"),
        ("降低后,增长5.2%", "5.2"),
        ("rose 5.2 percent", "5.2"),
    ],
)
def test_a_fall_is_negative_and_a_level_is_not(text: str, number: str) -> None:
    assert only(text).signed == Decimal(number)

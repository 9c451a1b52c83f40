"""Traditional script and financial numerals are read like simplified script and plain ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econfacts.audit.matcher import audit
from econfacts.audit.text import readable
from tests.audit.reading import fact, only, shape, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("68653萬噸", ("68653萬噸", "68653", "万吨", "quantity")),
        ("1.2萬億元", ("1.2萬億元", "1.2", "万亿元", "quantity")),
        ("0.6個百分點", ("0.6個百分點", "0.6", "个百分点", "percent")),
        ("百分之三點二", ("百分之三點二", "3.2", "%", "percent")),
        ("兩萬四千餘畝", ("兩萬四千餘畝", "24000", "亩", "quantity")),
        ("三成四", ("三成四", "3.4", "成", "percent")),
        ("十萬柒仟捌佰伍拾肆元", ("十萬柒仟捌佰伍拾肆元", "107854", "元", "quantity")),
        ("9佰日元", ("9佰日元", "9", "百日元", "quantity")),
        ("四十九兆九千億元", ("四十九兆九千億元", "49900000000000", "元", "quantity")),
        ("238萬7,400戶", ("238萬7,400戶", "2387400", "户", "quantity")),
    ],
)
def test_a_figure_in_traditional_script_is_verbatim_and_read(
    text: str, expected: tuple[str, str | None, str | None, str]
) -> None:
    assert shape(only(text)) == expected


def test_a_fact_in_one_script_is_found_in_a_text_in_the_other() -> None:
    assert audit("集裝箱68653萬噸", [fact("a", "68653", "万吨")], ()).complete
    assert audit("货物68653万吨", [fact("a", "68653", "萬噸")], ()).complete


@pytest.mark.parametrize("text", ["大陸", "队伍", "收拾", "放肆", "三百陆军"[2:], "千兆宽带"[2:]])
def test_an_everyday_word_is_no_financial_numeral(text: str) -> None:
    assert texts(text) == []


@given(st.text())
def test_making_a_text_readable_never_changes_its_length(text: str) -> None:
    assert len(readable(text)) == len(text)

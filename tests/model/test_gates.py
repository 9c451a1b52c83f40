"""Text that leaves the program: each destination lets the words through and nothing that it would obey."""

import csv
import io
import json
import unicodedata
from functools import cache
from html.parser import HTMLParser
from types import FunctionType

import pytest

from econfacts.model import gates

GATES = {
    name: gate
    for name, gate in vars(gates).items()
    if isinstance(gate, FunctionType) and name[0] != "_" and name not in ("lines", "hidden")
}


@cache
def hidden_characters() -> list[str]:
    """Every character that controls (Cc), formats or reorders (Cf), breaks a line, is no character at all (Cn, Cs), or
    belongs to nobody (Co); of the 137,000 that are private or not assigned a sample."""
    return [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")
        or (unicodedata.category(chr(code)) in ("Cn", "Co", "Cs") and (code % 997 == 0 or code & 0xFFFE == 0xFFFE))
        or code in (0xD800, 0xDFFF)
    ]


@pytest.mark.parametrize("name", GATES)
def test_no_hidden_character_passes_and_the_words_around_it_do(name: str) -> None:
    gate = GATES[name]
    for character in hidden_characters():
        passed = gate(f"深圳{character}GDP")
        assert character not in passed, f"U+{ord(character):04X}"
        assert passed.isprintable()
        assert "深圳" in passed
        assert "GDP" in passed


@pytest.mark.parametrize("name", sorted(GATES.keys() - {"completion"}))
def test_blanks_of_every_width_stay_as_they_are(name: str) -> None:
    assert "罗\u3000勉 1\u00a0000" in GATES[name]("罗\u3000勉 1\u00a0000")


def test_line_breaks_of_the_programs_own_stay() -> None:
    assert gates.lines("one\ntwo\x1b") == "one\ntwo\\x1b"


def test_json_gives_every_string_back() -> None:
    for character in [*hidden_characters(), '"', "\\", "\u3000", "深", "\U0001f600"]:
        assert json.loads(gates.json(f"a{character}b")) == f"a{character}b"


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1+1", "-1+cmd|'/C calc'!A0", "-A1", "=", "-(1)"])
def test_text_that_a_spreadsheet_would_compute_becomes_text(text: str) -> None:
    assert gates.csv(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-2.3%", "+5.2个百分点", "-26.7 pp", "−2.3%", "超2万亿元", "1-2", ""])
def test_figures_with_a_sign_stay_what_they_are_in_a_spreadsheet(text: str) -> None:
    assert gates.csv(text) == text


def test_a_line_break_makes_no_line_of_csv() -> None:
    assert list(csv.reader(io.StringIO(gates.csv("a\r\n=1")))) == [["a\\r\\n=1"]]


def test_markup_is_text_in_html() -> None:
    seen: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: seen.append(tag)  # type: ignore[method-assign]
    parser.handle_data = lambda data: seen.append(data)  # type: ignore[method-assign]
    parser.feed(f'<p title="{gates.html("a" + chr(34) + "><script>")}">{gates.html("<script>&amp;")}</p>')
    assert seen == ["p", "<script>&amp;"]


def test_an_annotation_is_one_line_and_its_properties_end_where_they_should() -> None:
    assert gates.annotation("50%\n::error ::x") == "50%25\\n::error ::x"
    assert gates.annotation_property("a,line=1:b") == "a%2Cline=1%3Ab"


def test_only_code_between_two_backticks_is_markup_in_markdown() -> None:
    assert gates.markdown("see `econfacts show a_b`, *not* a`b") == "see `econfacts show a_b`, \\*not\\* a\\`b"
    assert gates.markdown("``x`` a|b `c|d`") == "\\`\\`x\\`\\` a\\|b `c\\|d`"

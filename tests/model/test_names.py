"""What a person types: any case and width finds it, what is unclear is listed, and nothing is guessed."""

import time
import unicodedata
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.errors import AmbiguousName, NotFound
from econfacts.model import names
from econfacts.model.gates import quoted

NAMES = {
    "shenzhen": ("Shenzhen", "深圳", "深圳市", "SZ", "440300"),
    "guangdong": ("Guangdong", "广东", "广东省", "440000"),
    "jilin": ("Jilin", "吉林", "吉林省"),
    "jilin-city": ("Jilin City", "吉林市", "吉林"),
    "suzhou": ("Suzhou", "苏州"),
    "suzhou-anhui": ("Suzhou", "宿州"),
    "gdp": ("Gross domestic product", "地区生产总值", "ＧＤＰ"),
    "rd-intensity": ("R&D intensity", "研发强度"),
}
PAIRS = [(names.fold(name), id_) for id_, others in NAMES.items() for name in (id_, *others)]


def claimants(folded: str) -> list[str]:
    return list(dict.fromkeys(id_ for name, id_ in PAIRS if name == folded))


def resolve(typed: str) -> str:
    return names.resolve(typed, "region", claimants, lambda: PAIRS)


@pytest.mark.parametrize(
    "typed",
    [
        "shenzhen", "Shenzhen", "SHENZHEN", "sHeNzHeN", "ＳＨＥＮＺＨＥＮ", "ｓｈｅｎｚｈｅｎ", "深圳", "深圳市", "sz",
        "ＳＺ", "440300", "４４０３００", "  Shenzhen\t", "\u3000深圳\u3000",
    ],
)  # fmt: skip
def test_id_name_alias_and_code_are_found_in_any_case_and_width(typed: str) -> None:
    assert resolve(typed) == "shenzhen"


@pytest.mark.parametrize(
    "typed", ["rd-intensity", "RD_Intensity", "rd  intensity", "r&d INTENSITY", "Ｒ＆Ｄ Intensity"]
)
def test_hyphens_underscores_and_spaces_are_one_kind_of_gap(typed: str) -> None:
    assert resolve(typed) == "rd-intensity"


@settings(max_examples=80)
@given(st.text(max_size=20))
def test_folding_never_fails_and_folding_twice_changes_nothing_more_for_width_and_case(typed: str) -> None:
    folded = names.fold(typed)
    assert folded == folded.strip()
    assert names.fold(f" {typed}\t") == folded
    assert "-" not in folded


def test_a_near_miss_names_what_was_probably_meant() -> None:
    with pytest.raises(NotFound, match=r"^no region 'shenzen'; did you mean shenzhen\?$") as caught:
        resolve("shenzen")
    assert caught.value.candidates == ("shenzhen",)
    assert caught.value.exit_code == 1


@pytest.mark.parametrize(
    ("typed", "first"), [("guandong", "guangdong"), ("深圳特区", "shenzhen"), ("domestic", "gdp"), ("GDPP", "gdp")]
)
def test_a_near_miss_is_found_in_any_of_the_names(typed: str, first: str) -> None:
    with pytest.raises(NotFound) as caught:
        resolve(typed)
    assert caught.value.candidates[0] == first


def test_at_most_three_are_suggested_and_none_twice() -> None:
    many = [(f"city {number}", f"city-{number}") for number in range(50)] + [("city 1", "city-1")]
    near = names.nearest("city", many)
    assert len(near) == 3
    assert len(set(near)) == 3


def test_where_nothing_is_near_the_message_says_where_to_look() -> None:
    with pytest.raises(NotFound, match=r"^no region 'xyzzy'; `econfacts regions` lists what there is$") as caught:
        resolve("xyzzy")
    assert caught.value.candidates == ()


@pytest.mark.parametrize("typed", ["", " ", "-", "___", "\t"])
def test_an_empty_name_is_not_found(typed: str) -> None:
    with pytest.raises(NotFound):
        resolve(typed)


def test_a_name_of_several_lists_all_of_them_and_picks_none() -> None:
    with pytest.raises(AmbiguousName) as caught:
        resolve("吉林")
    assert caught.value.candidates == ("jilin", "jilin-city")
    assert str(caught.value) == "'吉林' names several regions: jilin, jilin-city; type one of these ids"
    assert caught.value.exit_code == 1


def test_an_exact_id_means_itself_even_where_another_has_it_as_a_name() -> None:
    """`Suzhou` is the English name of two cities, and `suzhou` the id of one."""
    assert resolve("suzhou") == "suzhou"
    with pytest.raises(AmbiguousName) as caught:
        resolve("Suzhou")
    assert caught.value.candidates == ("suzhou", "suzhou-anhui")


def test_all_names_are_asked_for_only_where_nothing_matches() -> None:
    def nobody() -> Iterable[tuple[str, str]]:
        raise AssertionError("asked for all names")

    assert names.resolve("SZ", "region", claimants, nobody) == "shenzhen"
    with pytest.raises(AmbiguousName):
        names.resolve("吉林", "region", claimants, nobody)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\nb\rc\x07", r"a\nb\rc\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("\u202eevil", r"\u202eevil"),
        ("\udcff", r"\udcff"),
        ("[red]深圳[/red]", "[red]深圳[/red]"),
    ],
)
def test_a_message_never_sends_control_characters_to_a_terminal(typed: str, shown: str) -> None:
    with pytest.raises(NotFound) as caught:
        resolve(typed)
    assert f"no region '{shown}'" in str(caught.value)
    assert str(caught.value).isprintable()


@settings(max_examples=80)
@given(st.text(max_size=100))
def test_what_is_shown_is_printable_and_short(typed: str) -> None:
    shown = quoted(typed)
    assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in shown)  # a blank of any width is seen
    assert len(shown) <= 60


def test_a_very_long_name_gives_a_short_message_at_once() -> None:
    for long in ("x" * 1_000_000, "深" * 300_000, "\x1b" * 300_000, "shenzhen" * 50_000):
        began = time.process_time()
        with pytest.raises(NotFound) as caught:
            resolve(long)
        assert len(str(caught.value)) < 200
        assert time.process_time() - began < 5  # a tenth of a second; a quadratic search would take minutes


def test_a_sequence_of_claimants_is_all_that_is_needed() -> None:
    """One claimant of a name that is not an id is that name's meaning."""

    def one(folded: str) -> Sequence[str]:
        return ["beijing"] if folded == "京" else []

    assert names.resolve("京", "region", one, list) == "beijing"


@pytest.mark.parametrize("size", [1, 200])
def test_what_was_mistyped_is_found_among_few_names_and_among_very_many(size: int) -> None:
    many = [(f"town {number}", f"town-{number}") for number in range(100 * size)]
    assert names.nearest("shenzen", [*PAIRS, *many, ("shenzhou", "shenzhou")]) == ["shenzhen", "shenzhou"]
    assert names.nearest("totally else", many) == []


def test_no_more_than_a_few_candidates_are_measured_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []

    def close(word: str, words: Sequence[str], **_: object) -> list[str]:
        measured.append(len(words))
        return []

    monkeypatch.setattr("difflib.get_close_matches", close)
    for size in (1000, 20_000):
        names.nearest("town x1", [(f"town {number}", f"town-{number}") for number in range(size)])
    assert measured == [names.MEASURED, names.MEASURED]

"""Whatever the text, reading it keeps its promises: `just fuzz` tries very many (FUZZ=100000), CI few, always the same."""

import json
import os
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import econfacts
from econfacts.audit.coverage import MISSING, NOT_A_FIGURE, PASSED_OVER, RECORDED
from econfacts.audit.figures import figures
from econfacts.audit.matcher import audit
from econfacts.audit.text import paragraphs
from econfacts.model.records import BOUNDS, Fact, PassedOver
from econfacts.store import cache
from tests.audit.reading import fact
from tests.audit.test_draft import FACTS
from tests.work import work

TRIES = int(os.environ.get("FUZZ", "100"))
FIXED = settings(max_examples=TRIES, derandomize=TRIES <= 1000)
PIECES = [
    *["0", "7", "12", "2,488", "5.20", "-3.1", "–4", "—6", "2488.5", "2", "488", "１２", "５．２", "〇", "零", "一", "两", "十", "十二", "三百", "一百二", "二〇二三", "三亿二千万", "3亿2000万", "13万2"],
    *["五点二", "七八", "数百", "几十", "十几", "百分之三", "百分之", "三分之一", "3/4", "½", "⅞", "過半", "一半", "三成", "三成四", "半成", "兩萬", "兆", "柒仟", "拾", "廿", "twenty-one", "million", "bn"],
    *["万", "亿", "千", "百", "萬億", "家", "個", "元", "美元", "¥", "CNY", "%", "‰", "个百分点", "百分点", "成", "公里", "kWh", "G", "微克/立方米", "吨标准煤/万元", "月", "天", "年", "日", "岁", "倍", "户", "P"],
    *["约", "近", "超", "超过", "不低于", "不足", "上", "以上", "左右", "余", "多", "来", "几", "+", "下降", "增长", "降至", "负", "减少", "亏损", "比", "低于全国", "分别", "各", "均", "从", "至", "到", "和", "、"],
    *["2023年", "二〇二三年", "2月30日", "2024年2月底", "12月", "5月3日", "前三季度", "1—11月", "11—1月", "上半年", "底", "以来", "12:30", "三点", "2023-02-31", "2019-12", "May", "5"],
    *["第", "第一", "首位", "前", "前列", "居首", "最", "最大", "全国", "third", "largest", "No.", "5：1", "3.9：59.5：36.6", ":", "∶", "5G", "20+8", "①", "Ⅳ", "PM2.5", "10.0.0.1", "mid-", "1990s"],
    *["一是", "一、", "第三产业", "“十四五”", "“", "”", "统一", "四川", "一带一路", "每千人", "500强", "云汀", "地区生产总值", "价格指数", "失业率", "常住人口", "吉林"],
    *[",", "，", "。", "；", ";", "\n", "\r\n", "-", "–", "—", "~", "/", ".", "(", ")", "#", "?", ":", "{", "}", "[", "]", "&", "*", "!", "|", ">", "'", '"', "%", "@", "`", "\\", "\t", "\x00", "\x1b[31m", "\x85", "\u2028", "\u200b", "\ufeff", "\u202e", "𠀀", "é"],
]  # fmt: skip
PIECE = st.one_of(
    st.sampled_from(PIECES),
    st.sampled_from(PIECES),
    st.text(max_size=4),
    st.builds(lambda piece, times: piece * times, st.sampled_from(PIECES), st.sampled_from([2, 3, 40, 300])),
)
TEXT = st.lists(PIECE, max_size=16).map("".join)
MEASURES = {
    "%": "percent",
    "‰": "percent",
    "成": "percent",
    "个百分点": "percentage-point",
    "百分点": "percentage-point",
}
METRICS = {
    "CNY": "gdp",
    "count": "people",
    "percent": "jobless-rate",
    "percentage-point": "change",
    "index": "price-index",
}


@FIXED
@given(TEXT)
def test_figures_are_in_order_where_they_say_and_hold_every_digit(text: str) -> None:
    lines, end = paragraphs(text), (0, 0)
    left = {(number, place) for number, line in enumerate(lines, 1) for place, one in enumerate(line) if one in DIGITS}
    for figure in figures(text):
        assert lines[figure.paragraph - 1][figure.start : figure.end] == figure.text != ""
        assert (figure.column, figure.bound in BOUNDS) == (figure.start + 1, True)
        assert end <= (figure.paragraph, figure.start)
        end = (figure.paragraph, figure.end)
        left -= {(figure.paragraph, place) for place in range(figure.start, figure.end)}
    assert left == set()


ANSWERS = (
    ("region: ?", "region: here"),
    ("among: ?", "among: cities"),
    ("period: ?,", "period: 2024,"),
    ("?-?-", "2024-01-"),
    ("?-", "2024-"),
)
DIGITS = frozenset("0123456789０１２３４５６７８９")


@FIXED
@given(TEXT, st.integers(0, 3))
def test_without_facts_nothing_is_recorded_and_every_figure_has_a_state(text: str, length: int) -> None:
    coverage = audit(text, (), [PassedOver(1, text[:length], "why")], places=["四川"])
    assert [one.figure for one in coverage.figures] == figures(text, places=["四川"])
    assert {one.state for one in coverage.figures} <= {MISSING, PASSED_OVER, NOT_A_FIGURE}


@FIXED
@given(TEXT)
@example("各1统一")  # two facts may stand on one figure, where the other is more likely a word
def test_facts_made_from_a_text_are_found_in_it(text: str) -> None:
    counted = [one for one in figures(text) if one.kind in ("quantity", "percent") and one.signed is not None]
    facts = [
        fact(f"{place}", paragraph=one.paragraph, bound=one.bound)._replace(number=one.signed, unit=one.unit or "")
        for place, one in enumerate(counted)
    ]
    coverage = audit(text, facts, ())
    assert coverage.unfounded == ()
    assert coverage.count(RECORDED) >= sum(not one.noise for one in counted)


@FIXED
@given(
    TEXT,
    st.decimals(-(10**20), 10**20),
    st.sampled_from(["家", "%", "亿元", ""]),
    st.integers(-1, 3),
    st.integers(0, 5),
)
def test_no_fact_makes_the_audit_fail(text: str, number: Decimal, unit: str, paragraph: int, length: int) -> None:
    one = fact("a", paragraph=paragraph, printed=text[:length], rank=1)._replace(number=number, unit=unit)
    assert len(audit(text, [one], ()).unfounded) <= 1


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> tuple[econfacts.Dataset, Path]:
    path = tmp_path_factory.mktemp("drafts") / "facts.yaml"
    path.write_text(FACTS, "utf-8")
    return econfacts.open(path), path.with_name("filled.yaml")


@settings(FIXED, max_examples=max(TRIES // 4, 1))  # each writes a file and checks it
@given(text=TEXT)
@example(text="下降0")  # a fall of nothing
def test_a_draft_is_accepted_once_its_question_marks_are_filled_in(
    declared: tuple[econfacts.Dataset, Path], text: str
) -> None:
    data, path = declared
    drafted = list(data.draft("paper", text, data.audit("paper", text)))
    assert all(len(line.splitlines()) == 1 for line in drafted)
    lines = [line for line in drafted if not line.startswith("#")]
    assert len(yaml.safe_load("\n".join(drafted).replace("?", "x")) or []) == len(lines)
    path.write_text(filled_in(lines), "utf-8")
    problems = cache.check_files([str(path)], {"paper.txt": 9 + len(paragraphs(text))}).problems()
    # Two figures of one metric, and a numeral longer than any number may be, are left to the curator.
    errors = [one for one in problems if one.level == "error" and one.rule != "duplicate-id"]
    assert [str(one) for one in errors if "at most 40 characters" not in one.message] == []


def filled_in(lines: list[str]) -> str:
    """A facts file with drafted lines whose question marks are filled in, and the units that they need."""
    units, facts = {"亿元": "CNY", "%": "percent", "个百分点": "percentage-point", "万人": "count"}, ""
    for line in lines:
        fields: Mapping[str, Any] = yaml.safe_load(line.replace("?", "x"))[0]
        unit = fields.get("unit")
        for name in {unit, fields.get("versus", {}).get("unit")} - {None}:
            units.setdefault(name, next((MEASURES[end] for end in MEASURES if name.endswith(end)), "count"))
        metric = METRICS[units[unit]] if unit else "people" if "rank" in fields else "price-index"
        for asked, answer in ANSWERS:
            line = line.replace(asked, answer)
        facts += f"  {line.replace('metric: ?', f'metric: {metric}')}\n"
    more = "".join(
        f"  {json.dumps(unit, ensure_ascii=False)}: {{measure: {measure}}}\n"
        for unit, measure in units.items()
        if unit not in ("亿元", "%", "个百分点", "万人")
    )
    head = FACTS.replace(", paragraph: 9", "").replace(
        "sources:", f"{more}groups:\n  cities: {{en: cities, zh: 城市, level: city}}\nsources:", 1
    )
    change = "  change: {en: Change, zh: 变动, topic: all, measure: percentage-point, kind: other}\n"
    return head.replace("facts:\n", f"{change}facts:\n") + facts


LONG = [
    "1",
    "1,111",
    "第一",
    "百分之",
    "1—",
    "twenty ",
    "零",
    "3万4",
    "每千",
    "2023年1家",
    "一、",
    "“一",
    "5.",
    "几百",
    "3:",
]


@pytest.mark.parametrize("piece", LONG)
def test_the_work_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def reading(length: int) -> int:
        text = piece * (length // len(piece))
        return work(lambda: audit(text, (), [PassedOver(1, piece[0], "why"), PassedOver(1, piece, "why")]))

    reading(100)  # so that nothing is set up in what is measured
    assert reading(2_000) < 5 * reading(500) + 2_000


MANY: dict[str, Callable[[int], tuple[str, list[Fact], list[PassedOver]]]] = {
    "facts of another text": lambda n: (
        "，".join(f"{each}家" for each in range(n)),
        [fact(f"f{each}", f"{n + each}", "户") for each in range(n)],
        [],
    ),
    "more facts than figures": lambda n: ("15家，" * (n // 2), [fact(f"f{each}", "15", "家") for each in range(n)], []),
    "one entry again and again": lambda n: ("15家，" * n, [], [PassedOver(1, "15家", "why")] * n),
}


@pytest.mark.parametrize("kind", MANY)
def test_the_work_grows_with_what_is_known_of_a_text_and_not_with_its_square(kind: str) -> None:
    once, four_times = (work(lambda: audit(*MANY[kind](size))) for size in (150, 600))  # noqa: B023
    assert four_times < 5 * once

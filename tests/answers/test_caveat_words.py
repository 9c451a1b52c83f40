"""What each caveat says, word for word, in both languages, with its severity."""

from collections.abc import Callable

import pytest

from econfacts.answers.caveats import RULES, Caveat
from econfacts.answers.dataset import Dataset
from tests.answers.caveat_examples import DECLARED
from tests.answers.test_dataset import dataset_of

YI, PERCENT, JIA = "unit: 亿元", 'unit: "%"', "unit: 家"
PEOPLE = "region: {}, metric: residents, period: 2023-12-31, value: 2.5, unit: 万人"
Ask = Callable[[Dataset], list[Caveat]]


def of(region: str, what: str, metric: str = "gdp", period: str = "2023") -> str:
    return f"region: {region}, metric: {metric}, {f'period: {period}, ' if period else ''}{what}"


def compared(metric: str = "gdp", *regions: str, per_capita: bool = False) -> Ask:
    """The caveats of Shenzhen and Zhuhai, or of these regions, side by side."""
    pair = regions or ("shenzhen", "zhuhai")
    return lambda data: [each for _, each in data.compare(*pair, metric=metric, per_capita=per_capita).caveats()]


def ranked(metric: str) -> Ask:
    """The caveats of the first city of a ranking."""
    return lambda data: list(data.rank(metric, "city").ranked[0].caveats)


def got(data: Dataset) -> list[Caveat]:
    """The caveats of what `get` takes."""
    return list(data.remarks(data.answers("shenzhen", "gdp")))


PLAIN = of("shenzhen", f"value: 3, {YI}"), of("zhuhai", f"value: 2, {YI}")
HEADS = (*PLAIN, PEOPLE.format("shenzhen"), PEOPLE.format("zhuhai"))
WORDS: list[tuple[Ask, tuple[str, ...], tuple[str, str, str, str]]] = [
    (compared(), (of("shenzhen", f"value: 3, {YI}, bound: over"), PLAIN[1]),
     ("bound", "note", "the source says over 3亿元 (over); do not quote it as exact.", "来源为over 3亿元；不要当作准确值引用。")),
    (compared(), (of("shenzhen", f"value: 3, {YI}, status: provisional"), PLAIN[1]),
     ("provisional", "note", "preliminary figure; look for the final one before publishing.", "初步数；发布前请查最终核实数。")),
    (compared(), (of("shenzhen", f"value: 3, {YI}, status: estimated"), PLAIN[1]),
     ("estimated", "note", "an estimate; say so where you quote it.", "估计数；引用时请注明。")),
    (compared(), (of("shenzhen", f"value: 3, {YI}, status: forecast"), PLAIN[1]),
     ("estimated", "note", "a forecast; say so where you quote it.", "预测数；引用时请注明。")),
    (compared(), (of("shenzhen", f"value: 3, {YI}, status: doubtful"), PLAIN[1]),
     ("doubtful", "warning", "doubtful figure; check its source before you use it.", "存疑；使用前请核对来源。")),
    (compared("growth"), (of("shenzhen", f"value: 7.1, {PERCENT}, versus: {{region: zhuhai, by: 2.5, unit: 个百分点}}", "growth"),),
     ("implied", "note", "not stated, but implied by shenzhen/growth/2023/bureau; cite that fact.",
      "并非直接公布，由 shenzhen/growth/2023/bureau 推得；请引用该条。")),
    (compared(), (of("shenzhen", f"value: 4, {YI}"), of("shenzhen", f"value: 5.0, {YI}, source: paper"), PLAIN[1]),
     ("sources-disagree", "warning", "another source has 5.0亿元 (paper); `econfacts show shenzhen gdp` lists all.",
      "另有来源为5.0亿元（paper）；econfacts show shenzhen gdp 列出全部。")),
    (got, (of("shenzhen", f"value: 4, {YI}"), of("shenzhen", f"value: 5.0, {YI}, source: paper"), of("shenzhen", f"value: 6.0, {YI}, source: book")),
     ("sources-disagree", "warning", "another source has 5.0亿元 (paper), 6.0亿元 (book); `econfacts show shenzhen gdp` lists all.",
      "另有来源为5.0亿元（paper）、6.0亿元（book）；econfacts show shenzhen gdp 列出全部。")),
    (got, (of("shenzhen", f"value: 3, {YI}", period="2023-01/2023-06"),),
     ("partial-period", "note", "of 2023-01/2023-06 only, a part of a year; there is no figure of a whole one.",
      "仅为 2023-01/2023-06，并非全年；没有全年数字。")),
    (compared(), (PLAIN[0], of("zhuhai", f"value: 2, {YI}", period="2023-01/2023-06")),
     ("partial-period", "refused",
      "Shenzhen 2023, Zhuhai 2023-01/2023-06: not equally long, so neither subtracted nor divided; look for periods of one length.",
      "深圳 2023、珠海 2023-01/2023-06：时期长短不同，不相减也不相除；请查同样长短的时期。")),
    (compared(), (PLAIN[0], of("zhuhai", f"value: 2, {YI}", period="2022")),
     ("period-differs", "refused",
      "Shenzhen 2023, Zhuhai 2022: not the same period, so neither subtracted nor divided; look for one that both have.",
      "深圳 2023、珠海 2022：时期不同，不相减也不相除；请查两地共有的时期。")),
    (compared("factories"), (of("shenzhen", f"value: 3, {JIA}", "factories"), of("zhuhai", f"value: 2, {JIA}", "factories", "")),
     ("period-differs", "warning", "Shenzhen 2023, Zhuhai undated: not the same period; the gap may come from the time between.",
      "深圳 2023、珠海 未注明：时期不同；差距可能来自时间先后。")),
    (compared(), (of("shenzhen", f"value: 3, {YI}, vintage: preliminary"), of("zhuhai", f"value: 2, {YI}, vintage: final")),
     ("vintage-differs", "note",
      "Shenzhen: preliminary accounting, Zhuhai: final verification: not the same accounting; look for one that both have before you quote the gap.",
      "深圳：初步核算，珠海：最终核实：核算口径不同；引用差距前请查共有的口径。")),
    (compared(), (of("shenzhen", f"value: 3, {YI}, vintage: final"), of("zhuhai", f"value: 2, {YI}, vintage: census-2023")),
     ("vintage-differs", "warning",
      "Shenzhen: final verification, Zhuhai: revised after the fifth economic census; a census rebased the series between them, "
      "so do not read the gap as a real one.",
      "深圳：最终核实，珠海：第五次全国经济普查修订；其间经普查重新核算，差距不等于实际差距。")),
    (compared("factories"), (of("shenzhen", f"value: 3, {JIA}, definition: with branches", "factories"),
                             of("zhuhai", f"value: 2, {JIA}, definition: without", "factories")),
     ("definition-differs", "warning", "definitions differ (Shenzhen: with branches; Zhuhai: without); do not read the gap as a real one.",
      "口径不同（深圳：with branches；珠海：without）；差距不等于实际差距。")),
    (compared("growth"), (of("shenzhen", f"value: 5, {PERCENT}", "growth"), of("zhuhai", f"value: 5.3, {PERCENT}", "growth")),
     ("within-rounding", "warning", "Shenzhen and Zhuhai cannot be told apart at the digits printed; do not say which is greater.",
      "深圳与珠海在所公布的位数上不分高下；不要断言孰大孰小。")),
    (ranked("growth"), (of("shenzhen", f"value: 5, {PERCENT}", "growth"), of("zhuhai", f"value: 5.3, {PERCENT}", "growth")),
     ("within-rounding", "warning", "shares its places: the digits printed do not say which is greater; quote all of its places.",
      "位次并列：所公布的位数不足以分出高下；引用时请给出位次范围。")),
    (compared("gdp", "shenzhen", "shandong"), (PLAIN[0], of("shandong", f"value: 2, {YI}")),
     ("level-differs", "note", "Shenzhen is a city, Shandong a province: not like with like; for amounts use --per-capita.",
      "深圳为地级，山东为省级：并非同级；总量请用 --per-capita。")),
    (compared("gdp", "china", "shenzhen"), (PLAIN[0], of("china", f"value: 9, {YI}")),
     ("contains", "note", "China contains Shenzhen: the whole's figure includes the part's.", "中国包含深圳：整体数字已含部分。")),
    (compared(per_capita=True), HEADS,
     ("year-end-population", "note", "divided by the residents of 2023-12-31; official figures per head use average population.",
      "除以 2023-12-31 常住人口；官方人均数按年平均人口计算。")),
    (compared(per_capita=True), (*HEADS, of("zhuhai", "value: 8100, unit: 元", "gdp-per-head")),
     ("per-capita-published", "note", "Zhuhai's official figure per head of 2023 is CNY 8,100 (gdp-per-head): quote that.",
      "珠海 2023 年官方人均数为8100元（gdp-per-head）；请引用该数。")),
    (ranked("gdp"), (*PLAIN, of("shantou", f"value: 2.6, {YI}", period="2022")),
     ("rank-incomplete", "warning", "Shantou (2022) would stand among these by the latest figure; the places below it may be too high.",
      "汕头（2022）按最近数据应列其中；其后位次可能偏高。")),
    (ranked("gdp"), PLAIN[:1],
     ("rank-incomplete", "warning", "only 1 of 3 have a figure; this is no ranking of all.", "3 个地区中只有 1 个有数据；并非全部排名。")),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "facts", "said"), WORDS, ids=[f"{said[0]}-{said[1]}-{n}" for n, (*_, said) in enumerate(WORDS)])  # fmt: skip
def test_a_caveat_is_worded_so(ask: Ask, facts: tuple[str, ...], said: tuple[str, str, str, str]) -> None:
    lines = [f"  - {{{line}{'' if 'source: ' in line else ', source: bureau'}}}\n" for line in facts]
    assert said in ask(dataset_of("".join(lines), DECLARED))


def test_every_caveat_is_told_here() -> None:
    assert {said[0] for *_, said in WORDS} == {rule.id for rule in RULES}

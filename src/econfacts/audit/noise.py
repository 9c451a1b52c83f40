"""Numerals that are no figures, by rule: markers of lists, ordinals, sectors, places, names and everyday words.

A candidate is noise where a rule's words hold its whole numeral: the 一 of 统一, the 第三 of 第三产业; not the 四分之一
that 之一 is a part of. What needs a person's judgement (一个, 最大, 四大) has no rule. A fact that records such a
numeral counts all the same.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from econfacts.audit.numerals import NUMERAL_CHARACTERS
from econfacts.audit.text import Figure, any_of, readable


class Rule(NamedTuple):
    """A rule's id, the words that it knows, and a text with such a numeral (first) and one without."""

    id: str
    words: str
    example: str
    counterexample: str


_N = "[一二三四五六七八九十百]"
_BEGIN = r"(?:^|(?<=[。；;，,：:！!？?\s#]))"
RULES = (
    Rule(
        "ordinal",
        "第 ?[0-9〇零一二三四五六七八九十百]{1,5} ?(?:[章节条款编篇届次期批版辑卷轮讲课]|季(?!度)|部分|个五年)"
        "|[一二三四五六七八九十百]{1,4}届(?=全国|中央|省|市|县|区|人大|政协|[一二三四五六七]中|[一二三四五六七八]次)"
        "|[一二三四五六七八九十]{1,3}次(?:全会|会议|全体会议)|首[次届批期日季轮发飞战秀]|[一二三四五六]期(?=项目|工程|建设|投产|投运)"
        "|[0-9一二三四五六七八九十百]{1,3}年(?:制|一贯制|义务教育)",
        "第四届博览会",
        "居第四位",
    ),
    Rule(
        "sector",
        "第?[一二三](?:[、和与及]?第?[一二三]){0,2}产(?:业|(?![品量值能出权]))|三次产业|三产融合",
        "第一、二产业",
        "三大产业",
    ),
    Rule(
        "list-marker",
        rf"{_BEGIN}(?:(?:[一二三四五六七八九]|十[一二三四五]?)(?:是|要)|{_N}{{1,3}}、|[0-9]{{1,2}}(?:[.](?![0-9])|、)(?![0-9]))"
        rf"|其[一二三四五六七八九]|[（(](?:{_N}{{1,3}}|[0-9]{{1,2}})[)）]|\[[0-9]{{1,3}}\]|[①-⓿㈠-㊉㊀-㊿❶-➓]",
        "一是抓落实",
        "增长一成",
    ),
    Rule(
        "denominator",
        "每[十百千万亿]{1,4}(?:人口|人|户|元|名|亩|公里)?|[万亿]元(?=地区|国内|生产总值|GDP|工业|产值|增加值|营业|营收|投资)",
        "每千人口床位",
        "每年千人",
    ),
    Rule(
        "span",
        "(?:过去|未来|今后|最近|今明|接下来|前|(?<![时达已过])近)[一二三四五六七八九十两]{1,3}(?:年|天|个月)|[一二三四五六七八九十两]{1,3}年多?来"
        "|[一二三四五六七八九十两]{1,3}年(?:行动|规划|计划)",
        "过去五年",
        "连续五年",
    ),
    Rule(
        "list-name",
        "(?<![前第])(?:[百千]|[0-9]{2,3}|五百)强(?![化度劲势])",
        "世界500强",
        "综合实力第5强",
    ),
    Rule(
        "word",
        "一(?:般|定(?!额)|些|致|直|样|切|系列|揽子|体(?!积|重)|站式|线(?!路)|流|律|旦|并|向|贯|方面|面|边|味|举|经|同|大?批(?!次)|连串|整套|部分"
        "|点(?![〇零一二三四五六七八九])|次性|次能源|带一路|带|路|把手|票否决|网通办?|网统管|窗|件事|卡通|老一小|盘棋|条龙|以贯之|如既往|跃|起(?![事案火车])"
        "|[村县镇乡户企园区人事业楼]一[品业策链技术档案码岗])"
        "|进一步|新一(?:轮|代|届|批|年)|(?:统|唯|同|每|这|那|某|任|另|哪|万|逐|不|之)一"
        "|(?:单|专|划|归|合)一(?![个家项件所座条批名人户份张台辆次亩元])|第一(?:时间|线|资源|动力|要务|责任人|书记|生产力)"
        "|第三方|二(?:手|维|氧化|线|次能源)|三(?:农|公|甲|好|包|通|资|孩|权|线|北|角|峡|峰|伏|明治|位一体|合一)|四(?:好|化|季(?!度)|舍五入|梁八柱|面八方)"
        "|五(?:金|保|谷|险一金|一假期|湖四海)|六(?:稳|保|一儿童)|七夕|八(?:方|一建军)|九(?:州|洲|三学社)|十(?:分(?!之)|足|字|[一二三四五六]五)"
        "|党的(?:十[六七八九]|二十)大|(?:十[六七八九]|二十)届[一二三四五六七]中全会"
        "|百(?:姓|货|年|花|业|态|科|度(?!数)|日|尺)|千(?:方百计|兆|家万户|行百业|头万绪|里)|万(?:千|众|物|里|象|能|户)|亿万"
        "|两(?:会|岸|地|型|高|癌|新(?![增建])|重|山|翼|手|化|用|免一补|侧|端)"
        "|(?<![清归为])零(?:距离|就业|容忍|碳|工|跑|排放|添加|部件|售|食|散|星|钱|花|碎)|[清归]零|[0-9一二三四五六七八九十]{1,3}连[增丰涨降跌冠升]"
        "|最多跑一次|牵一发|耳目一新|独一无二|首屈一指|三三两两|五花八门|千[家村企人]万[家村企人]",
        "进一步深化",
        "增加一家",
    ),
)
"""Every rule but `name` and `place`, which look at the candidate and at the data."""

NAME = Rule("name", '[“「『"《][^“”「」『』"《》]{1,12}[”」』"》]', "推进5G应用", "推进5个应用")
"""A term with digits (5G, 20+8, PM2.5), a clock time, or a Chinese numeral in a short quotation (“三农”)."""

PLACE = Rule("place", "", "四川与百色", "四条河")
"""A numeral in the name of a region of the data."""

_NUMERAL = re.compile(f"[{NUMERAL_CHARACTERS}首①-⓿㈠-㊉㊀-㊿Ⅰ-ⅿ❶-➓]")
_LATIN = re.compile("[0-9A-Za-z]")
_MEASURED = re.compile("[元%‰成吨亩]|百分点")


def patterns(places: Iterable[str] = ()) -> list[tuple[str, re.Pattern[str]]]:
    """The ids and patterns of the rules, with the names of places that have numerals in them."""
    found = {name for name in map(readable, places) if len(name) > 1 and _NUMERAL.search(name)}
    return [(rule.id, re.compile(rule.words)) for rule in (NAME, *RULES, PLACE._replace(words=any_of(found)))]


def noise_of(text: str, found: Sequence[Figure], rules: Iterable[tuple[str, re.Pattern[str]]]) -> list[str | None]:
    """Of each candidate of a line the id of the rule by which it is no figure, or None."""
    noise = [
        NAME.id if one.kind == "time" or (one.kind == "term" and _LATIN.search(text, one.start, one.end)) else None
        for one in found
    ]
    spans = [_numeral(text, one) for one in found]
    starts = [start for start, _ in spans]
    for id_, words in rules:
        for match in words.finditer(text):
            for place in range(bisect_left(starts, match.start()), bisect_left(starts, match.end())):
                quoted = id_ != NAME.id or _is_word(found[place], match)
                if quoted and spans[place][1] <= match.end():
                    noise[place] = noise[place] or id_
    return noise


def _is_word(found: Figure, quotation: re.Match[str]) -> bool:
    """Whether a numeral in a quotation is part of a name: no digits, no measure, and not alone (“五千亿”)."""
    if found.kind in ("year", "date") or found.end > quotation.end() or _MEASURED.search(found.unit or ""):
        return False
    start = found.start - quotation.start()
    numeral = quotation[0][start : start + found.end - found.start]
    return not re.search("[0-9]", numeral) and (len(numeral) == 1 or len(numeral) < len(quotation[0]) - 2)


def _numeral(text: str, found: Figure) -> tuple[int, int]:
    """Where a candidate's numeral begins and ends, without its unit."""
    places = [match.start() for match in _NUMERAL.finditer(text, found.start, found.end)]
    return (places[0], places[-1] + 1) if places else (found.start, found.end)

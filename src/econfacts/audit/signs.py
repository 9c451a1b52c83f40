"""Whether a figure is a fall, as statisticians write it, and whether the text settles that.

A fall is certain where its verb stands right before the figure (下降5.2%, 比全国低0.5个百分点), a rise or a level
likewise (增长3%, 降至3.2%). Where a word of falling stands farther off (减少二氧化碳排放210万吨, 亏损33亿元), the sign
depends on what is measured: it is in doubt.
"""

import re

from econfacts.audit.units import POINTS

LOOK_BACK = 48

# Words between a verb and its figure: 下降了约5.2%, 降幅达5.2%, 分别下降超过2%.
_BETWEEN = (
    "(?:[了约近超逾达为各均]|超过|达到|高达|接近|将近|不足|不到|幅度|分别|同比|about|over|nearly|more than|[ \u00a0])*$"
)
_FALL = re.compile(
    "(?:(?<![不升连])(?<!连续)(?:下降|减少|降低|回落|下滑|下跌|下挫|滑落|走低|回调|放缓|收缩|缩减|缩小|萎缩|削减|调减|递减|锐减|减收|减产"
    "|降幅|跌幅|减幅|负增长|偏少|偏低|降|减(?!税|负|排|免|亏)|跌|缩)"
    "|(?<![最至不减降偏])(?:低|少|慢|短)"  # 比全国低0.5个百分点
    "|负(?=$)"  # 负5.2%
    r"|\b(?:fell|dropped|declined|decreased|shrank|down|decrease of|drop of|decline of)(?: by)?)" + _BETWEEN
)
_DRAG = re.compile("(?:负向?拉动|向下拉动|下拉|拖累)[^，,。；;：:！？!?]{0,12}$")  # 向下拉动经济增长0.4个百分点
_RISE = re.compile(
    "(?<!负)(?:增长|上升|提高|增加|上涨|扩大|提升|攀升|回升|反弹|加快|增产|增收|增幅|涨幅|升幅|增|升|涨|多|高|快"
    r"|\b(?:rose|grew|increased|climbed|up)(?: by)?)" + _BETWEEN
)
_LEVEL = re.compile("[至到在](?:[约近超逾]|超过|[ ])*$")  # 降至3.2%
_BELOW = re.compile(
    "(?<!不)(?:低于|少于|慢于|落后于?|低(?=[全上同]))(?P<what>[^，,。；;：:！？!?]{0,12})$"
)  # 低于全省1.4个百分点
_STANDARD = re.compile("[全上去同预平均警]")  # what a gap is measured from: 全国, 上年, 平均, 警戒水位
_FALLING = re.compile(
    "下降|减少|降低|回落|下滑|下跌|萎缩|缩减|缩小|收窄|压减|节约|节省|减(?!速)|降(?!水|雨|落|生|临)|跌|亏|逆差|赤字|流出|缺口|拖累"
    "|(?<!不)(?:低于|少于)(?!$)|落后|改善"
)
_SHRINKING = re.compile("降幅|跌幅|减幅|亏损|逆差|赤字|缺口")  # 降幅扩大1.2个百分点
_STREAK = re.compile("连续?[一-鿿]{0,3}$")  # 连跌3个月 are three months, not minus three
_DURATIONS = frozenset(["天", "日", "周", "月", "个月", "季", "季度", "年", "次"])
_CLAUSE = re.compile("[，,。；;：:！？!?（(]")


def sign_before(text: str, start: int, unit: str | None) -> tuple[int, bool]:
    """The sign that the words before a figure tell, -1 or 1, and whether it is in doubt."""
    clause = _CLAUSE.split(text[max(0, start - LOOK_BACK) : start])[-1]
    if unit in _DURATIONS and _STREAK.search(clause):
        return 1, False
    if _DRAG.search(clause):
        return -1, False
    if _RISE.search(clause):
        return 1, _SHRINKING.search(clause) is not None
    if _LEVEL.search(clause):
        return 1, False
    if _FALL.search(clause):
        return -1, False
    below = _BELOW.search(clause)
    if below and (unit in POINTS or _STANDARD.search(below["what"])):
        return -1, False
    return 1, _FALLING.search(clause) is not None

"""A text as it is read: half width, simplified script, financial numerals as plain ones; never longer or shorter.

Every pattern of this package is written once, for simplified script, and reads both scripts.
"""

import re

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
"""Characters that take no room; a text from the web may have them inside a number."""

GROUP_SPACES = " \u00a0\u2009\u202f"
"""Spaces that part a number's thousands (`2 488`): plain, no-break, thin, narrow no-break."""

_WIDE_ALPHANUMERICS = [*range(ord("０"), ord("９") + 1), *range(ord("Ａ"), ord("ｚ") + 1)]
_HALF_WIDTH = {code: code - 0xFEE0 for code in _WIDE_ALPHANUMERICS}
_HALF_WIDTH |= {ord(wide): ord(narrow) for wide, narrow in zip("％．－＋／＆＄−", "%.-+/&$-", strict=True)}
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3})")  # １，２３４

# The characters that this package's patterns have, traditional and simplified.
_TRADITIONAL = (
    "萬億兩點個條項種類筆層棟間塊雙頃畝噸歲餘約減縮調較達過於為佔張場輛臺戶隻會屆級車國縣區鄉鎮長漲擴產業"
    "規統進報預財負幾數來時鐘週圓歐韓鎊盧連續歷經環複發後邊額虧損順淨滿歩擊總價標準績貧費稅債壓節臨處隊參"
    "與從寬廣東臘運資無內際單顆賬頭門題說課學倆輪號檔戰們創勞貨貿關設農體傳實選縫擬佈兒齡醫樓線職員轉強獎"
    "優聯陽陰滬蘇遼寧瓊慶漢濟島龍鳳雲貴陝肅錢"
)
_SIMPLIFIED = (
    "万亿两点个条项种类笔层栋间块双顷亩吨岁余约减缩调较达过于为占张场辆台户只会届级车国县区乡镇长涨扩产业"
    "规统进报预财负几数来时钟周元欧韩镑卢连续历经环复发后边额亏损顺净满步击总价标准绩贫费税债压节临处队参"
    "与从宽广东腊运资无内际单颗账头门题说课学俩轮号档战们创劳货贸关设农体传实选缝拟布儿龄医楼线职员转强奖"
    "优联阳阴沪苏辽宁琼庆汉济岛龙凤云贵陕肃钱"
)
# Financial forms that are numerals wherever they stand.
_FINANCIAL = dict(zip("○壹贰貳叁柒捌玖佰仟", "〇一二二三七八九百千", strict=True))
_READABLE = str.maketrans(
    {**_HALF_WIDTH, **dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)), **_FINANCIAL, "陸": "陆"}
)
# 肆, 伍, 陆 and 拾 are everyday words as well (队伍, 大陆, 收拾): numerals only beside a step of ten.
_EVERYDAY = dict(zip("肆伍陆拾", "四五六十", strict=True))
_EVERYDAY_RUN = re.compile(
    "(?<![收大登内着队入退放])[〇零一二三四五六七八九十百千万亿两肆伍陆拾]{2,}|(?<=分之)[肆伍陆]"
)
_STEP = re.compile("[十百千万亿拾]")


def half_width(text: str) -> str:
    """The text with full-width digits, letters, points and signs made ASCII; its length never changes.

    A full-width comma becomes a thousands separator only between full-width digits: elsewhere it ends a
    clause.
    """
    return _WIDE_COMMA.sub(",", text).translate(_HALF_WIDTH)


def readable(text: str) -> str:
    """The text in half width and simplified script, financial numerals as plain ones; its length never changes.

    `２４８８億元` is `2488亿元`, `柒仟捌佰伍拾肆` is `七千八百五十四`; 大陸 is 大陆 and no six.
    """
    plain = _WIDE_COMMA.sub(",", text).translate(_READABLE)
    if any(character in plain for character in _EVERYDAY):
        plain = _EVERYDAY_RUN.sub(_plain_run, plain)
    return plain


def _plain_run(run: re.Match[str]) -> str:
    if len(run[0]) > 1 and not _STEP.search(run[0]):
        return run[0]
    return "".join(_EVERYDAY.get(character, character) for character in run[0])

"""A text as it is read: paragraphs in half width and simplified script, and the figures found in them.

Every pattern of this package is written once, for simplified script, and reads both scripts.
"""

import re
import string
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

COUNTED = frozenset(("quantity", "percent", "ratio"))  # kinds that have a size, a bound and a sign
LOOK_BACK = 32  # characters before a figure that may say something of it
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"  # they take no room, and a text from the web has them inside numbers
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3})")  # １，２３４; elsewhere a wide comma ends a clause
# The characters that this package's patterns have, traditional and simplified.
_TRADITIONAL = (
    "萬億兩點個條項種類筆層棟間塊雙頃畝噸歲餘約減縮調較達過於為佔張場輛臺戶隻會屆級車國縣區鄉鎮長漲擴產業"
    "規統進報預財負幾數來時鐘週圓歐韓鎊盧連續歷經環複發後邊額虧損順淨滿歩擊總價標準績貧費稅債壓節臨處隊參"
    "與從寬廣東臘運資無內際單顆賬頭門題說課學倆輪號檔戰們創勞貨貿關設農體傳實選縫擬佈兒齡醫樓線職員轉強獎"
    "優聯陽陰滬蘇遼寧瓊慶漢濟島龍鳳雲貴陝肅錢陸"
)
_SIMPLIFIED = (
    "万亿两点个条项种类笔层栋间块双顷亩吨岁余约减缩调较达过于为占张场辆台户只会届级车国县区乡镇长涨扩产业"
    "规统进报预财负几数来时钟周元欧韩镑卢连续历经环复发后边额亏损顺净满步击总价标准绩贫费税债压节临处队参"
    "与从宽广东腊运资无内际单颗账头门题说课学俩轮号档战们创劳货贸关设农体传实选缝拟布儿龄医楼线职员转强奖"
    "优联阳阴沪苏辽宁琼庆汉济岛龙凤云贵陕肃钱陆"
)
_NARROW = string.digits + string.ascii_letters + "%.-+/&$[]"
_READABLE = str.maketrans(
    # Financial forms that are numerals wherever they stand.
    "".join(chr(ord(narrow) + 0xFEE0) for narrow in _NARROW) + "−○壹贰貳叁柒捌玖佰仟" + _TRADITIONAL,
    _NARROW + "-〇一二二三七八九百千" + _SIMPLIFIED,
)
# 肆, 伍, 陆 and 拾 are everyday words as well (队伍, 大陆, 收拾): numerals only beside a step of ten.
_EVERYDAY = str.maketrans("肆伍陆拾", "四五六十")
_EVERYDAY_RUN = re.compile(
    "(?<![收大登内着队入退放])[〇零一二三四五六七八九十百千万亿两肆伍陆拾]{2,}|(?<=分之)[肆伍陆]"
)
_STEP = re.compile("[十百千万亿拾]")


class Figure(NamedTuple):
    """A candidate numeral of a text, with what its neighbours say about it.

    `start` and `end` count the characters of its paragraph from 0, `paragraph` the lines from 1; `text` is verbatim:
    numeral, scale and unit. `kind` is quantity, percent, rank, ratio, year, date, time or term (`5G`, `20+8`, `十四五`:
    digits, but no number). `number` is as printed, before the scale in `unit` (2.47 and `万家`, in simplified
    script); None where the numeral has no exact value (`数百`, `1/3`, `前列`). `bound` is empty only as long as the
    neighbours are not read. `period` is the ISO 8601 form of a year or date, or of the one that governs a
    quantity; it starts with `--` where the text leaves the year out. `sign` is -1 where the text tells a fall
    (`下降5.2%`), else 1. `doubts` names what the text does not settle: `sign`, `bound`. `noise` is the rule by which
    the numeral is no figure at all.
    """

    start: int
    end: int
    kind: str
    number: Decimal | None = None
    unit: str | None = None
    bound: str = ""
    period: str | None = None
    sign: int = 1
    doubts: tuple[str, ...] = ()
    noise: str | None = None
    paragraph: int = 0
    text: str = ""

    @property
    def column(self) -> int:
        """Where it begins in its paragraph, counted from 1."""
        return self.start + 1

    @property
    def signed(self) -> Decimal | None:
        """The number as a fact has it: a fall is negative, but not one of nothing."""
        if self.number is None:
            return None
        number = self.number.copy_abs()
        return number.copy_negate() if self.sign < 0 and number else number


def paragraphs(text: str) -> list[str]:
    """The text's lines without their ends (LF, CRLF or CR) and without a byte order mark.

    Paragraph n of a Figure is line n - 1 of this list.
    """
    return re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))


def readable(text: str) -> str:
    """The text in half width and simplified script, financial numerals as plain ones; its length never changes.

    `２４８８億元` is `2488亿元`, `柒仟捌佰伍拾肆` is `七千八百五十四`; 大陸 is 大陆 and no six.
    """
    return _EVERYDAY_RUN.sub(_plain_run, _WIDE_COMMA.sub(",", text).translate(_READABLE))


def _plain_run(run: re.Match[str]) -> str:
    return run[0].translate(_EVERYDAY) if len(run[0]) == 1 or _STEP.search(run[0]) else run[0]


def any_of(words: Iterable[str]) -> str:
    """A pattern that finds the longest of some words, and nothing where there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"

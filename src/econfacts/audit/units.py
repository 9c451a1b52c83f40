"""The one table of units: the words for them, what each is the same as, and the words that only begin like one.

A unit is what follows a number and its power of ten: 家 in 2.47万家, `yuan` in 2 trillion yuan. Units may be
compound (微克/立方米, 吨标准煤/万元). A facts file declares more of them.
"""

import re
from functools import lru_cache

from econfacts.audit.numerals import ENGLISH_SCALE, SCALE, power_of
from econfacts.audit.text import any_of, readable

# Words that count things.
COUNTERS = """
    个 家 户 名 位 项 件 台 台套 套 辆 架 架次 艘 座 条 支 只 所 处 场 场次 届 批 种 类 大类 款 部 篇 本 册 张 份 例
    宗 笔 起 期 层 栋 幢 间 株 棵 头 匹 羽 尾 颗 枚 粒 片 块 根 箱 标箱 标准箱 桶 瓶 包 袋 班 列 班次 站 轮 代 强
    番 档 级 星级 步 字 村 镇 乡 乡镇 县 市 省 区 国 人 人次 人份 人天 剂 剂次 台次 件次 辆次 口 岁 度 号 席 点
    倍 次 趟 车次 航次 车道 卷 盒 毛
"""
# Words that are nouns after a bare power of ten, no units: 百亿县, 千亿台阶, 百强.
PLACES = frozenset("县市省区国村镇乡台级字强步代点号度档") | {"乡镇"}
_MEASURES = """
    元 美元 欧元 日元 港元 澳门元 新台币 英镑 卢布 韩元 % ‰ 个百分点 百分点 成 分
    公里 公里每小时 千米 千米每小时 海里 英里 米 厘米 毫米 微米 纳米 吨公里 人公里
    平方公里 平方千米 平方米 平方 立方米 立方 公顷 亩 吨 公吨 吨标准煤 吨标煤 吨级 公斤 千克 毫克 微克 克 斤 升 毫升
    千瓦 千瓦时 千伏安 兆瓦 兆瓦时 吉瓦 吉瓦时 瓦 瓦时 伏 摄氏度 ℃ °C 比特 字节 折 马力
    小时 个小时 分钟 秒 秒钟 刻钟 天 个工作日 工作日 周 个月 季 季度 年 年代 世纪 周年 课时 学时
"""
_LATIN = """
    km/h km² km2 km cm mm nm μm m² m³ m2 m3 m kg mg μg g t kt Mt L mL ml ha h min s kWh MWh GWh TWh Wh kW MW GW
    TW W kV V kB KB MB GB TB PB EB kHz MHz GHz Hz bps Mbps Gbps kPa MPa TEU mu CM MM KM KG P EFLOPS PFLOPS
"""
_ENGLISH = (
    "percentage points|percentage point|percent|per cent|US dollars|dollars|yuan|renminbi|RMB|CNY|USD|euros|"
    "years|year|months|month|weeks|week|days|day|hours|hour|minutes|minute|times|people|tonnes|tons|"
    "kilometers|kilometres|square kilometers|square kilometres"
)
# After a unit's last character the words that it goes on to, so that it is none: 5部门 is no 5部.
_GOES_ON_TO = """
    台:阶账湾风 部:门队委署 区:域间位 国:家际企 级:别 口:岸径碑 度:假过 成:立为功长果员本交效就绩品熟 分:之别布
    毛:利重坯 次:日生贷 场:馆景地 期:间货望末 代:表理 名:单牌 年:均级轻 强:化势劲 点:多 倍:增计 步:入伐 位:于居置
    项:目 列:入为 号:称 字:样 站:位 件:均 类:型 起:来 批:准复发零
"""
_GOES_ON = dict(pair.split(":") for pair in _GOES_ON_TO.split())
POINT = "个百分点"  # the unit of a difference between two shares
# A currency before its number: ¥99, CNY 248.8 billion.
CURRENCY = re.compile(r"(?:US\$|HK\$|CNY|RMB|Rmb|USD|EUR|GBP|JPY|[$€£¥￥]) ?(?=[0-9])")
_SAME = {
    word: unit
    for unit, *words in (
        ("%", "percent", "per cent"),
        (POINT, "百分点", "percentage point", "percentage points"),
        ("元", "yuan", "renminbi", "RMB", "Rmb", "CNY", "¥", "￥", "人民币"),
        ("美元", "USD", "US$", "$", "dollars", "US dollars"),
        ("欧元", "EUR", "€", "euros"),
        ("港元", "HK$"),
        ("公里", "km", "KM", "千米", "kilometers", "kilometres"),
        ("厘米", "cm", "CM"),
        ("小时", "个小时", "hours", "hour"),
        ("工作日", "个工作日"),
        ("公斤", "千克", "kg", "KG"),
        ("标准箱", "标箱", "TEU"),
        ("吨标准煤", "吨标煤"),
    )
    for word in words
}
_TENS_OF_PERCENT = {"成": 1, "‰": -1}
_ENGLISH_SCALE = re.compile(rf"(?<![A-Za-z])(?:{ENGLISH_SCALE})(?![A-Za-z])")


def split_scale(unit: str) -> tuple[str, str]:
    """A printed unit's scale and the rest: `万家` is 万 and 家, `billion yuan` is billion and yuan."""
    match = SCALE.match(unit)
    return (match[0], unit[match.end() :]) if match else ("", unit)


@lru_cache(maxsize=1024)
def canonical(unit: str | None) -> tuple[int, str]:
    """A unit's power of ten and what it counts: 万家 is 4, 家; `billion yuan` and `CNY billion` are 9, 元."""
    power, rest = 0, readable(unit or "").strip()
    while (parts := split_scale(rest))[0] and not parts[0].isascii():
        power, rest = power + power_of(parts[0]), parts[1]
    if english := _ENGLISH_SCALE.search(rest):
        power += power_of(english[0])
        rest = rest[: english.start()].rstrip() + rest[english.end() :]
    rest = rest.strip()
    if rest in _TENS_OF_PERCENT:
        return power + _TENS_OF_PERCENT[rest], "%"
    return power, _SAME.get(rest, rest)


def is_share(unit: str | None) -> bool:
    """Whether a unit is one of a share, or of a difference of shares."""
    return canonical(unit)[1] in ("%", POINT)


def joined(currency: str, scale: str | None, unit: str | None) -> str | None:
    """Currency, scale and unit as one printed unit: `CNY billion`, `万家`; None where there is none of them."""
    parts = [part for part in (currency, scale, unit) if part]
    return (" " if any(part.isascii() and part.isalpha() for part in parts[:-1]) else "").join(parts) or None


@lru_cache(maxsize=16)
def pattern(declared: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """The pattern of a unit (its group) right after a number, with the units that a facts file declares."""
    chinese, latin = {*COUNTERS.split(), *_MEASURES.split()}, {*_LATIN.split(), *_ENGLISH.split("|")}
    new = {split_scale(readable(unit))[1].strip() for unit in declared} - {""}
    latin |= {unit for unit in new if unit.isascii() and unit[-1].isalnum()}
    words = "|".join(
        re.escape(word) + (f"(?![{_GOES_ON[word[-1]]}])" if word[-1] in _GOES_ON else "")
        for word in sorted(chinese | (new - latin), key=len, reverse=True)
    )
    one = rf"(?:{any_of(latin)})(?![A-Za-z0-9])|{words}"
    return re.compile(rf"[ \u00a0]?((?:{one})(?:/[十百千万亿]{{0,2}}(?:{one}))?)")

"""The words of units and scales, and the characters that numerals are written with."""

import re
from collections.abc import Iterable

from econfacts.audit.numerals import ENGLISH_SCALES

CLASSIFIERS = """
    个 家 户 名 位 项 件 台 台套 套 辆 架 艘 座 条 支 只 所 处 场 次 届 批 种 类 大类 款 部 篇 本 册 张 份 例
    宗 笔 起 期 层 栋 幢 间 株 棵 头 匹 羽 尾 颗 枚 粒 片 块 根 箱 标箱 桶 瓶 包 袋 班 列 班次 站 轮 代 强
    番 档 级 星级 步 字 村 镇 乡 乡镇 县 市 省 区 国 人 人次 人天 口 岁 度 号 席 点 倍
"""
_MEASURES = """
    元 美元 欧元 日元 港元 英镑 卢布 韩元 % ‰ 个百分点 百分点
    公里 公里每小时 公里/小时 千米 千米每小时 海里 英里 米 厘米 毫米 微米 纳米
    平方公里 平方千米 平方米 平方 立方米 公顷 亩 吨 吨标准煤 吨标煤 公斤 千克 毫克 克 斤 升 毫升
    千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 吉瓦时 瓦 瓦时 伏 摄氏度 ℃ °C 比特 字节 折
    小时 个小时 分钟 秒 秒钟 刻钟 天 个工作日 工作日 周 个月 季 季度 年 年代 世纪
"""
LATIN_MEASURES = """
    km/h km² km2 km cm mm nm μm m² m³ m2 m3 m kg mg g t kt Mt L mL ml ha h min s kWh MWh GWh TWh Wh kW MW GW
    TW W kV V kB KB MB GB TB PB EB kHz MHz GHz Hz bps Mbps Gbps kPa MPa TEU mu
"""
_ENGLISH_MEASURES = (
    "percentage points|percentage point|percent|per cent|US dollars|dollars|yuan|renminbi|RMB|CNY|USD|euros|"
    "years|year|months|month|weeks|week|days|day|hours|hour|minutes|minute|times|people|tonnes|tons|"
    "kilometers|kilometres|square kilometers|square kilometres"
)
PERCENT_UNITS = frozenset(
    ("%", "‰", "成", "个百分点", "百分点", "percent", "per cent", "percentage point", "percentage points")
)


def any_of(words: Iterable[str] | str) -> str:
    """A pattern that finds the longest of some words (in one text: parted by spaces)."""
    words = words.split() if isinstance(words, str) else words
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


SCALE_WORDS = any_of(ENGLISH_SCALES)
"""Pattern of the English words for powers of ten."""
SCALE = re.compile(rf"万亿|[十百千]?[万亿]|千(?![瓦克米卡伏帕])|百(?!分)| ?(?:{SCALE_WORDS})(?![A-Za-z])")
"""A power of ten before a unit: 万, 亿, million."""
UNIT = re.compile(
    rf"[ \u00a0]?(?:(?:{any_of(LATIN_MEASURES)})(?![A-Za-z0-9])|(?:{_ENGLISH_MEASURES})(?![A-Za-z])"
    rf"|{any_of(CLASSIFIERS + _MEASURES)}|成(?![立为功长果员本交效就绩品熟])|分(?!之|别|布))"
)
CURRENCY = re.compile(r"(?:US\$|HK\$|CNY|RMB|Rmb|USD|EUR|GBP|JPY|[$€£¥￥]) ?(?=[0-9])")
DIGITS = "〇零一二三四五六七八九"
FINANCIAL = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
NUMERAL_CHARACTERS = f"0-9{DIGITS}十百千万亿两廿卅卌萬億兩{FINANCIAL}"
"""Characters of a pattern class: digits and Chinese numerals."""


def joined_unit(currency: str, scale: str, unit: str | None) -> str | None:
    """Currency, scale and unit as one printed unit: `CNY billion`, `万家`."""
    parts = [part for part in (currency, scale, unit) if part]
    return (" " if any(part.isascii() and part.isalpha() for part in parts[:-1]) else "").join(parts) or None


def split_unit(unit: str) -> tuple[str, str]:
    """A unit's scale and the rest: `万家` is 万 and 家, `billion yuan` is billion and yuan."""
    match = SCALE.match(unit)
    return (match[0], unit[match.end() :]) if match else ("", unit)

"""The one table of powers of ten: 十, 百, 千, 万, 亿, 兆, thousand, million, billion, trillion."""

import re

STEPS = {"十": 1, "百": 2, "千": 3}
"""Powers of ten within a section of four digits."""

SCALES = {"万": 4, "亿": 8, "兆": 12}
"""Powers of ten that part the sections of a Chinese numeral; 兆 as Taiwan counts."""

CHINESE_POWERS = STEPS | SCALES
"""Every Chinese word for a power of ten."""

ENGLISH_POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "mn": 6, "tn": 12}
"""English scale words and newspaper abbreviations."""

# 兆 may begin a unit (兆瓦) and 千 too (千瓦): scales only where no unit follows.
_NOT_A_UNIT = "(?![瓦克米卡伏帕赫字比])"
YI_ZHAO = r"兆(?=[〇零一二三四五六七八九十0-9]|[美欧日港新]?[元圆])"
"""Pattern of 兆 where it is a power of ten: 四十九兆九千亿, 5兆元; not 千兆宽带."""

ENGLISH_SCALE = "|".join(sorted(ENGLISH_POWERS, key=len, reverse=True))
"""Pattern of the English words."""

SCALE = re.compile(rf"{YI_ZHAO}|万亿|万万|[十百千]?[万亿]|千{_NOT_A_UNIT}|百(?!分)| ?(?:{ENGLISH_SCALE})(?![A-Za-z])")
"""A power of ten between a number and its unit: 2.47万家, 5千家, 4.2 million."""


def split_scale(unit: str) -> tuple[str, str]:
    """A printed unit's scale and the rest: `万家` is 万 and 家, `billion yuan` is billion and yuan."""
    match = SCALE.match(unit)
    return (match[0], unit[match.end() :]) if match else ("", unit)


def power_of(scale: str) -> int:
    """The power of ten of a scale word: 万亿 is 12, 千万 is 7, million is 6, nothing is 0."""
    word = scale.strip()
    return ENGLISH_POWERS[word] if word in ENGLISH_POWERS else sum(CHINESE_POWERS[character] for character in word)

"""A period as people say it: January–June 2016, end of 2023; 2016年上半年, 2023年末.

Nothing is guessed: what has no word of its own is said by its years, months and days.
"""

from collections.abc import Callable

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Kinds whose figure is of a moment, so that the last day of a year is the year's end and not one day's business.
_OF_A_MOMENT = frozenset({"stock", "share"})
_PARTS_OF_YEAR = {
    ("01", "03"): "一季度",
    ("04", "06"): "二季度",
    ("07", "09"): "三季度",
    ("10", "12"): "四季度",
    ("01", "06"): "上半年",
    ("07", "12"): "下半年",
    ("01", "09"): "前三季度",
}


def spoken(period: str, kind: str, lang: str) -> str:
    """A period of the ISO form, of a figure of that kind of metric, in the language `en` or `zh`."""
    first, slash, last = period.partition("/")
    moment, between, since, year_end = _LANGUAGES[lang]
    if not slash:
        is_year_end = kind in _OF_A_MOMENT and first.endswith("-12-31")
        return year_end.format(first[:4]) if is_year_end else moment(first)
    if last == "..":
        return since.format(moment(first))
    return between(first.split("-"), last.split("-"))


def _moment_en(moment: str) -> str:
    year, month, day = (*moment.split("-"), "", "")[:3]
    return " ".join(part for part in (day.lstrip("0"), _MONTHS[int(month) - 1] if month else "", year) if part)


def _between_en(first: list[str], last: list[str]) -> str:
    if len(first) == len(last) > 1 and first[0] == last[0]:
        # The year, and the month that both share, are said once.
        shared = 2 if len(first) == 3 and first[1] == last[1] else 1
        opening = _moment_en("-".join(first)).split()[:-shared]
        return f"{' '.join(opening)}–{_moment_en('-'.join(last))}"
    return f"{_moment_en('-'.join(first))}–{_moment_en('-'.join(last))}"


def _moment_zh(moment: str) -> str:
    return "".join(f"{part.lstrip('0')}{unit}" for part, unit in zip(moment.split("-"), "年月日", strict=False))


def _between_zh(first: list[str], last: list[str]) -> str:
    if len(first) == len(last) == 1:
        return f"{first[0]}—{last[0]}年"
    if len(first) == len(last) == 2 and first[0] == last[0]:
        months = f"{int(first[1])}—{int(last[1])}月"
        return f"{first[0]}年{_PARTS_OF_YEAR.get((first[1], last[1]), months)}"
    return f"{_moment_zh('-'.join(first))}至{_moment_zh('-'.join(last))}"


_Between = Callable[[list[str], list[str]], str]
_LANGUAGES: dict[str, tuple[Callable[[str], str], _Between, str, str]] = {
    "en": (_moment_en, _between_en, "since {}", "end of {}"),
    "zh": (_moment_zh, _between_zh, "{}以来", "{}年末"),
}

"""What things are called in a language: a word list a file (`en`, `zh`), all of one shape.

A page is handed the word list to speak with and never asks which language it is. Another language is another
file beside these, and its tag in LANGUAGES.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, ClassVar

from econfacts.model import periods
from econfacts.model.quantities import plain, scale
from econfacts.model.records import Fact, Source

LANGUAGES = ("en", "zh")
"""Tags of the languages that there are word lists for."""

_SYMBOLS = {"exact": "", "over": "> ", "at-least": "≥ ", "about": "≈ ", "at-most": "≤ ", "under": "< "}
# Kinds whose figure is of a moment, so that the last day of a year is the year's end and not one day's business.
_OF_A_MOMENT = frozenset({"stock", "share"})


class Words(ABC):
    """The word list of a language: terms by key, sentences with gaps, punctuation, numbers, names of things."""

    tag: ClassVar[str]  # BCP 47 tag of the language; things have their name in an attribute of that name
    beside: ClassVar[str]  # the language whose name is told beside a thing's own (深圳 beside Shenzhen)
    terms: ClassVar[Mapping[str, str]]  # headings, levels, kinds, statuses and sentences by key, gaps in braces
    phrases: ClassVar[Mapping[str, str]]  # what a citation says, by key, gaps in braces
    letters: ClassVar[Mapping[str, str]]  # of marks, as statistical tables have them (p: provisional)
    bounds: ClassVar[Mapping[str, str]]  # how a source prints a bound around number and unit (`over {}`)
    scales: ClassVar[tuple[tuple[int, str], ...]]  # scale words with their powers of ten, the greatest first
    grouped: ClassVar[str]  # how digits are grouped, as Python formats them (`,f`)
    comma: ClassVar[str]  # between the items of a list
    colon: ClassVar[str]  # between a thing and what is said of it
    gap: ClassVar[str]  # between the words for a number

    @abstractmethod
    def ordinal(self, number: int) -> str:
        """A place in an order: 1st, 22nd; 第1."""

    @abstractmethod
    def above(self, names: Sequence[str]) -> str:
        """The names of the regions that one lies in, the nearest first, as an address."""

    @abstractmethod
    def moment(self, moment: Sequence[str]) -> str:
        """A year, a month or a date, as its year, month and day: June 2023; 2023年6月."""

    @abstractmethod
    def between(self, first: Sequence[str], last: Sequence[str]) -> str:
        """From one moment to another: January–June 2016; 2016年上半年."""

    @abstractmethod
    def valued(self, fact: Fact) -> str:
        """The number of a fact that has one with unit and bound, and the whole that it is a part of."""

    @abstractmethod
    def around(self, measure: str, single: bool) -> tuple[str, str]:
        """What stands before and behind a number of a measure, which may be a single one: `CNY `, ` km`; 元."""

    def __getitem__(self, key: str) -> str:
        """The term for a key."""
        return self.terms[key]

    def say(self, key: str, **gaps: object) -> str:
        """The sentence for a key, its gaps filled."""
        return self.terms[key].format_map(gaps)

    def of(self, thing: Any) -> str:
        """The text in this language of what has one a language: a name, a definition, a caveat."""
        return getattr(thing, self.tag, None) or ""

    def other(self, thing: Any) -> str:
        """A thing's name in the language that is told beside this one."""
        return getattr(thing, self.beside, None) or ""

    def names(self, thing: Any) -> str:
        """A thing's name in this language with the other beside it: Shenzhen 深圳."""
        return f"{self.of(thing)} {self.other(thing)}"

    def list(self, items: Iterable[str]) -> str:
        """Items with the language's comma between them."""
        return self.comma.join(items)

    def rank(self, group: Any, position: int | None, alone: bool) -> str:
        """A place among a group; None is "among the first", `alone` leaves the place to the value beside it."""
        if alone:
            return self.say("ranked", group=self.of(group))
        if position is None:
            return self.say("ranked_first", group=self.of(group))
        return self.say("ranked_at", place=self.ordinal(position), group=self.of(group))

    def when(self, period: str, kind: str) -> str:
        """A period as people say it, of a figure of that kind of metric: end of 2023, January–June 2016.

        Nothing is guessed: what has no word of its own is said by its years, months and days.
        """
        first, *last = periods.moments(period)
        if last:
            return self.between(first, *last)
        if period.endswith("/.."):
            return self.say("since", when=self.moment(first))
        if kind in _OF_A_MOMENT and first[1:] == ["12", "31"]:
            return self.say("year_end", year=first[0])
        return self.moment(first)

    def figure(self, fact: Fact) -> str:
        """A fact's number with unit and bound, and the whole that it is a part of; its place where it has no number."""
        if fact.value is not None:
            return self.valued(fact)
        return self.ordinal(fact.rank.position) if fact.rank and fact.rank.position else self["among_first"]

    def scale_of(self, magnitude: Decimal) -> tuple[int, str]:
        """The largest scale word that the magnitude reaches, with its power of ten."""
        reached = ((power, word) for power, word in self.scales if magnitude >= Decimal(1).scaleb(power))
        return next(reached, (0, ""))

    def unit(self, measure: str, scale: str) -> str:
        """What the numbers of a column are in: `trillion CNY`; 万亿元. Empty for bare counts."""
        return self.gap.join([scale, *"".join(self.around(measure, single=False)).split()]).strip()

    def amount(
        self, value: Decimal, measure: str, bound: str = "exact", signed: bool = False, scaled: bool = True
    ) -> str:
        """A value in base units in words for people: `CNY 248.8 billion`, `> 2 trillion`; `2488亿元` in Chinese.

        No digit is lost or added: a scale word only moves the decimal point. `signed` shows a plus as well; without
        `scaled` it is the bare number, whose unit is told elsewhere.
        """
        sign = "−" if value < 0 else "+" if signed and value > 0 else ""
        magnitude = value.copy_abs()  # abs() would round to the context's 28 digits
        told = format(magnitude, self.grouped)
        if scaled:
            power, word = self.scale_of(magnitude)
            prefix, suffix = self.around(measure, magnitude == 1)
            digits = format(scale(magnitude, -power), self.grouped)
            told = f"{prefix}{digits}{self.gap if word else ''}{word}{suffix}"
        return f"{_SYMBOLS[bound]}{sign}{told}"

    def printed(self, number: Decimal, unit: str, bound: str) -> str:
        """Number, unit and bound the way a source in this language prints them.

        The usual word of the bound stands for whichever the source used, unless the fact says its own `printed`.
        """
        gap = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
        return self.bounds[bound].format(f"{plain(number)}{gap}{unit}")


@cache
def speak(tag: str) -> Words:
    """The word list of a language of LANGUAGES."""
    words: Words = import_module(f"{__name__}.{tag}").WORDS
    return words


def language_of(tag: str) -> str | None:
    """The language of LANGUAGES that a BCP 47 tag or a locale names: zh of zh-Hans and of ZH_CN.UTF-8."""
    language = tag.replace("_", "-").replace(".", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else None


def of_source(source: Source) -> Words:
    """The word list of the language that a source names, else its title is in; English where there is no list."""
    tag = source.language or ("zh" if is_cjk(source.title) else "en")
    return speak(language_of(tag) or "en")


def is_cjk(text: str) -> bool:
    """Whether any of it is in a script of kana, hanzi or hangul."""
    import re

    return re.search("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]", text) is not None

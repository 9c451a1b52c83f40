"""Numbers in a column: one scale for all of them, bars and sparklines."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from econfacts.answers.figures import Figure
from econfacts.model import bounds
from econfacts.model.quantities import scale, shortest
from econfacts.model.records import Fact, Metric
from econfacts.model.words import Words

_PER_PEOPLE = 4
"""Counts for each person are told for each 10^4 of them: nobody reads 0.00138841."""

_LEAST_READABLE = Decimal("0.1")
_FEWEST_SPARKS = 3
_BESIDE_NUMBER = ("percent", "percentage-point")
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_SPARKS = "▁▂▃▄▅▆▇█"


class Scale(NamedTuple):
    """How numbers of a measure are written: the power of ten that is taken out of them, what they are in, and the sign
    that stands beside each."""

    power: int
    unit: str
    sign: str = ""


def scale_for(values: Iterable[Decimal | None], measure: str, words: Words, beside: bool = True) -> Scale:
    """One scale for all of these numbers: that of the greatest, or a smaller one in which the least can be read.

    A sign of percent stands beside each number, or without `beside` where any other unit does.
    """
    if measure == "count/person":
        return Scale(-_PER_PEOPLE, words["of_10000"])
    sizes = [abs(value) for value in values if value]
    power, word = words.scale_of(max(sizes, default=Decimal(0)))
    if power and scale(min(sizes), -power) < _LEAST_READABLE:
        power, word = words.scale_of(min(sizes))
    unit = words.unit(measure, word)
    return Scale(power, "", unit) if beside and measure in _BESIDE_NUMBER else Scale(power, unit)


def scales(
    rows: Sequence[tuple[Metric, str, Sequence[Decimal | None]]], words: Words, beside: bool = True
) -> list[Scale]:
    """The scale of each row of a block: one for all that have a measure, amounts per head apart."""
    of: dict[tuple[str, bool], list[Decimal | None]] = {}
    for metric, measure, values in rows:
        of.setdefault((measure, metric.per_capita), []).extend(values)
    known = {key: scale_for(values, key[0], words, beside) for key, values in of.items()}
    return [known[measure, metric.per_capita] for metric, measure, _ in rows]


def number(value: Decimal, scaling: Scale, words: Words, bound: str = "exact", signed: bool = False) -> str:
    """A number in that scale, with its bound, its sign, and the sign that stands beside it."""
    plain = words.amount(scale(value, -scaling.power), "count", bound, signed, scaled=False)
    return f"{plain} {scaling.sign}" if scaling.sign else plain


def value(fact: Fact, scaling: Scale, words: Words) -> str:
    """A fact's number with all of its digits, or its rank where there is no number."""
    if fact.value is None:
        return set_off(words.figure(fact), fact)
    # Zeros of a round number behind a bound are not digits (over 2000万: over 20 million).
    exact = fact.value if fact.bound == "exact" else shortest(fact.value)
    return set_off(number(exact, scaling, words, fact.bound), fact)


def figure(each: Figure, scaling: Scale, words: Words) -> str:
    """A region's figure, per head to the digits that its parts allow, with the whole that it is a part of."""
    if each.residents is not None:
        return number(bounds.shown_value(each.known), scaling, words, each.known.bound)
    return f"{value(each.fact, scaling, words)} {whole(each.fact, words)}".strip()


def set_off(shown: str, fact: Fact) -> str:
    """A figure as it is shown, in parentheses if it is doubtful."""
    return f"({shown})" if fact.status == "doubtful" else shown


def whole(fact: Fact, words: Words) -> str:
    """What a count is a part of: of 41."""
    return "" if fact.out_of is None else words.say("of_whole", whole=words.amount(fact.out_of, "count"))


def whole_bar(values: Sequence[Decimal]) -> Decimal:
    """The value whose bar is as long as a column of these values is wide; 0 where any is negative: none has a bar."""
    return max(values) if values and min(values) >= 0 else Decimal(0)


def bar(value: Decimal | None, greatest: Decimal, cells: int) -> str:
    """A bar in eighths of a cell, beside the greatest value of its column."""
    if value is None or not greatest:
        return ""
    full, rest = divmod(max(round(value / greatest * cells * 8), 1), 8)
    return "█" * full + _EIGHTHS[rest].strip()


def sparkline(facts: Iterable[Fact]) -> str:
    """Values as blocks of eight heights, from the least to the greatest; nothing for a few."""
    values = [fact.value for fact in facts if fact.value is not None]
    if len(values) < _FEWEST_SPARKS:
        return ""
    least, span = min(values), max(values) - min(values)
    steps = (round((each - least) / span * (len(_SPARKS) - 1)) if span else 3 for each in values)
    return "".join(_SPARKS[step] for step in steps)

"""What is said in words alone, under a page and beside records: periods, names, who is not in an answer and why."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from econfacts.model.records import Rank
from econfacts.model.words import Words

if TYPE_CHECKING:
    from econfacts.answers.figures import Refusal
    from econfacts.answers.ranking import Ranking

_MOST_NAMES = 12


def others(ranking: "Ranking", words: Words) -> list[str]:
    """Who is not in the order: regions with other periods, with a stated rank alone, without a figure, refused."""
    said: list[str] = []
    for level in ranking.levels:
        by_period: dict[str, list[str]] = {}
        for region, fact, *_ in level.elsewhere:
            when = period(fact.period, words)
            if fact.period == level.period and fact.vintage:  # which is another one
                when = f"{when} {fact.vintage}"
            told = words.say("in_brackets", thing=words.of(region), told=words.figure(fact))
            by_period.setdefault(when, []).append(told)
        said += [words.say("elsewhere", period=when, regions=several(told, words)) for when, told in by_period.items()]
        for region, fact, *_ in level.stated:
            rank, when = place(fact.rank, ranking, words), period(fact.period, words)
            said.append(words.say("stated_alone", region=words.of(region), rank=rank, period=when))
        if level.missing:
            said.append(words.say("no_figure", regions=several(map(words.of, level.missing), words)))
    return [*said, *left_out(ranking.refusals, words)]


def left_out(refusals: "Iterable[Refusal]", words: Words) -> list[str]:
    """What was left out, each reason once."""
    reasons: dict[str, dict[str, None]] = {}
    for refusal in refusals:
        reasons.setdefault(words.of(refusal), {})[words.of(refusal.metric)] = None
    told = ((words["between_refused"].join(names), reason) for reason, names in reasons.items())
    return [words.say("left_out", metrics=names, reason=reason) for names, reason in told]


def place(rank: Rank | None, ranking: "Ranking", words: Words) -> str:
    """A rank that a source states, in words."""
    return "" if rank is None else words.rank(ranking.groups[rank.among], rank.position, alone=False)


def several(names: Iterable[str], words: Words) -> str:
    """Names, each once, and how many more where they are many."""
    every = list(dict.fromkeys(names))
    more = [words.say("more", count=len(every) - _MOST_NAMES)] if len(every) > _MOST_NAMES else []
    return words.list([*every[:_MOST_NAMES], *more])


def period(text: str | None, words: Words) -> str:
    """A period: a moment as ISO 8601 writes it, a range in words (2023年以来)."""
    return words["undated"] if text is None else words.when(text, "") if "/" in text else text


def brief(text: str | None, words: Words) -> str:
    """A period in a table whose metrics say that they count at the year's end: its last day is told as the year."""
    return "" if text is None else period(text, words).removesuffix("-12-31")

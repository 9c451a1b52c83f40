"""One figure in words: its rank, its doubts, its source."""

from collections.abc import Iterable, Mapping, Sequence

from econfacts.answers.citation import authors
from econfacts.model.records import Fact, Group, Source
from econfacts.model.words import Words
from econfacts.screen.page import Note


def rank(fact: Fact, groups: Mapping[str, Group], words: Words) -> str:
    """`1st among cities in China`; for a rank without a number just `among cities in China`."""
    if fact.rank is None:
        return ""
    return words.rank(groups[fact.rank.among], fact.rank.position, alone=fact.value is None)


def marks(fact: Fact) -> list[str]:
    """What is not normal about a figure: its status, and whether it is implied."""
    return [*([fact.status] if fact.status else []), *(["implied"] if fact.implied_by is not None else [])]


def letters(fact: Fact, words: Words) -> str:
    """The marks as letters, as statistical tables have them (p: provisional)."""
    return "".join(words.letters[mark] for mark in marks(fact))


def legend(facts: Iterable[Fact], words: Words) -> list[Note]:
    """What the letters mean that the marks of these facts use."""
    used = {mark for fact in facts for mark in marks(fact)}
    return [Note(letter, words[mark]) for mark, letter in words.letters.items() if mark in used]


def remarks(answers: Sequence[Fact]) -> list[str]:
    """What `get` says on stderr beside the bare number: the first of the answers is the one taken."""
    fact = answers[0]
    said: list[str] = []
    if fact.bound != "exact":
        said.append(f"note: the source says {fact.printed} ({fact.bound})")
    if fact.status is not None:
        said.append(f"note: {fact.status} figure of {fact.source}" + (f": {fact.note}" if fact.note else ""))
    if fact.implied_by is not None:
        said.append(f"note: not stated, implied by {fact.implied_by}")
    return [*said, *_differing(fact, answers[1:])]


def _differing(fact: Fact, others: Sequence[Fact]) -> list[str]:
    same = [other for other in others if other.period == fact.period and other.value is not None]
    differing = [other for other in same if other.value != fact.value or other.bound != fact.bound]
    if not differing:
        return []
    told = ", ".join(
        f"{other.printed} from {other.source}" + (f" ({other.status})" if other.status else "") for other in differing
    )
    return [f"note: taken from {fact.source}; another source differs: {told}; --source chooses"]


def reference(source: Source, words: Words) -> str:
    """A source in one line: authors, title, where it appeared, when."""
    names = ", ".join(authors.name(author) for author in source.csl.get("author", ()))
    place = source.csl.get("container-title") or source.csl.get("publisher") or ""
    when = source.issued or words["no_date"]
    parts = [names, source.title, f"{place}, {when}" if place else when]
    return ". ".join(part for part in parts if part)

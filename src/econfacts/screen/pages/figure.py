"""One figure in words: its value with unit and bound, its rank, its doubts, its source."""

from collections.abc import Iterable, Mapping, Sequence

from econfacts.answers.citation import authors
from econfacts.model.quantities import plain, shortest, spoken
from econfacts.model.records import Fact, Group, Source
from econfacts.model.words import ordinal, word
from econfacts.screen.page import Note


def value(fact: Fact, lang: str) -> str:
    """The figure for people: `CNY 248.8 billion`, `> 2 trillion`, `37 of 41`; as printed in Chinese."""
    if fact.value is None:
        if fact.rank is not None and fact.rank.position is not None:
            return ordinal(fact.rank.position, lang)
        return "前列" if lang == "zh" else "among the first"
    if lang == "zh":
        text = fact.printed or ""
        return text if fact.out_of is None else f"{text}(共{plain(fact.out_of)})"
    # Zeros behind a printed point are digits (351.0); those of a round number are not (2000万: 20 million).
    is_whole = fact.number is not None and fact.number.as_tuple().exponent == 0
    text = spoken(shortest(fact.value) if is_whole else fact.value, fact.measure, lang, fact.bound)
    return text if fact.out_of is None else f"{text} of {spoken(fact.out_of, 'count', lang)}"


def rank(fact: Fact, groups: Mapping[str, Group], lang: str) -> str:
    """`1st among cities in China`; for a rank without a number just `among cities in China`."""
    if fact.rank is None:
        return ""
    group = groups[fact.rank.among]
    place = "" if fact.value is None or fact.rank.position is None else ordinal(fact.rank.position, lang)
    if lang == "zh":
        return f"{group.zh}{place}" if fact.rank.position or fact.value is None else f"{group.zh}前列"
    if fact.rank.position is None and fact.value is not None:
        place = "among the first"
        return f"{place} of {group.en}"
    return f"{place} among {group.en}".strip()


_LETTERS = {
    "en": {"provisional": "p", "revised": "r", "doubtful": "d", "implied": "i"},
    "zh": {"provisional": "初", "revised": "修", "doubtful": "疑", "implied": "推"},
}


def marks(fact: Fact) -> list[str]:
    """What is not normal about a figure: provisional, revised, doubtful, implied."""
    return [*([fact.status] if fact.status else []), *(["implied"] if fact.implied_by is not None else [])]


def letters(fact: Fact, lang: str) -> str:
    """The marks as letters, as statistical tables have them (p: provisional)."""
    return "".join(_LETTERS[lang][mark] for mark in marks(fact))


def legend(facts: Iterable[Fact], lang: str) -> list[Note]:
    """What the letters mean that the marks of these facts use."""
    used = {mark for fact in facts for mark in marks(fact)}
    return [Note(letter, word(mark, lang)) for mark, letter in _LETTERS[lang].items() if mark in used]


def remarks(answers: Sequence[Fact]) -> list[str]:
    """What `get` says on stderr beside the bare number: the first of the answers is the one taken."""
    fact = answers[0]
    said: list[str] = []
    if fact.bound != "exact":
        said.append(f"note: the source says {fact.printed} ({fact.bound})")
    if fact.status in ("provisional", "doubtful"):
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


def reference(source: Source, lang: str) -> str:
    """A source in one line: authors, title, where it appeared, when."""
    names = ", ".join(authors.name(author) for author in source.csl.get("author", ()))
    place = source.csl.get("container-title") or source.csl.get("publisher") or ""
    when = source.issued or ("日期未注明" if lang == "zh" else "no date")
    parts = [names, source.title, f"{place}, {when}" if place else when]
    return ". ".join(part for part in parts if part)

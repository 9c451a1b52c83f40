"""One figure in words: its rank, its doubts, its source."""

from collections.abc import Iterable, Sequence

from econfacts.answers.citation import authors
from econfacts.model.records import Fact, Source, Vintage
from econfacts.model.words import Words
from econfacts.screen.page import Note


def marks(fact: Fact) -> list[str]:
    """What is not normal about a figure: its status, and whether it is implied."""
    return [*([fact.status] if fact.status else []), *(["implied"] if fact.implied_by is not None else [])]


def letters(fact: Fact, words: Words) -> str:
    """The marks as letters, as statistical tables have them (p: provisional)."""
    return "".join(words.letters[mark] for mark in marks(fact))


_SUPERSCRIPTS = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))


def vintage_mark(fact: Fact, vintages: Sequence[Vintage]) -> str:
    """The raised letter of a figure's vintage: the first of its id that no earlier vintage has."""
    taken: set[str] = set()
    for vintage in vintages:
        letter = next((c for c in vintage.id if c in _SUPERSCRIPTS and c not in taken), "")
        taken.add(letter)
        if vintage.id == fact.vintage:
            return _SUPERSCRIPTS.get(letter, "")
    return ""


def vintages(facts: Iterable[Fact], declared: Sequence[Vintage], words: Words) -> list[Note]:
    """What the raised letters mean that these facts carry."""
    marked = {fact.vintage: vintage_mark(fact, declared) for fact in facts if fact.vintage is not None}
    return [Note(marked[vintage.id], words.of(vintage)) for vintage in declared if vintage.id in marked]


def legend(facts: Iterable[Fact], words: Words) -> list[Note]:
    """What the letters mean that the marks of these facts use."""
    used = {mark for fact in facts for mark in marks(fact)}
    return [Note(letter, words[mark]) for mark, letter in words.letters.items() if mark in used]


def reference(source: Source, words: Words) -> str:
    """A source in one line: authors, title, where it appeared, when."""
    names = ", ".join(authors.name(author) for author in source.csl.get("author", ()))
    place = source.csl.get("container-title") or source.csl.get("publisher") or ""
    when = source.issued or words["no_date"]
    parts = [names, source.title, f"{place}, {when}" if place else when]
    return ". ".join(part for part in parts if part)

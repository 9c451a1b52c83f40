"""What stands under a page: the marks that its rows carry, its sources and caveats by number, each told once."""

from collections.abc import Iterable, Sequence

from econfacts.answers.citation.text import names, titled
from econfacts.model.records import Fact, Region, Source, Vintage
from econfacts.model.words import Words
from econfacts.screen.page import Note

_RAISED = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))


class Foot:
    """Gives rows their marks, remembers which it gave, and says what they mean."""

    def __init__(self, words: Words, sources: Iterable[Source] = (), vintages: Sequence[Vintage] = ()) -> None:
        self.words = words
        self._sources = {source.id: (f"[{number}]", source) for number, source in enumerate(sources, start=1)}
        self._vintages: dict[str | None, Note] = {None: Note("", "")}
        taken = {""}
        for vintage in vintages:  # raised, the first letter of its id that no earlier one has
            raised = (_RAISED.get(letter, "") for letter in vintage.id)
            mark = next((each for each in raised if each not in taken), "")
            taken.add(mark)
            self._vintages[vintage.id] = Note(mark, words.of(vintage))
        self._meant = {note.mark: note for note in self._vintages.values()}
        for odd, letter in words.letters.items():
            self._meant[letter] = Note(f"( ) {letter}" if odd == "doubtful" else letter, words[odd])
        self._given: set[str] = set()
        self._caveats: dict[str, int] = {}

    def vintage(self, fact: Fact) -> str:
        """The raised letter of a figure's vintage."""
        mark = self._vintages[fact.vintage].mark
        self._given.add(mark)
        return mark

    def vintage_name(self, fact: Fact) -> str:
        """What its vintage is called."""
        return self._vintages[fact.vintage].text

    def letters(self, fact: Fact) -> str:
        """What is not normal about a figure, in letters, as statistical tables have them (p: provisional)."""
        letters = [self.words.letters[odd] for odd in oddities(fact)]
        self._given.update(letters)
        return "".join(letters)

    def source(self, *ids: str) -> str:
        """The numbers of sources: [1][3]."""
        return "".join(self._sources[id_][0] for id_ in ids)

    def caveats(self, texts: Iterable[str]) -> str:
        """The numbers of caveats, in the order in which they came up; the same text has one number."""
        numbers = {self._caveats.setdefault(text, len(self._caveats) + 1) for text in texts}
        return " ".join(map(str, sorted(numbers)))

    def legend(self) -> list[Note]:
        """What the letters mean that were given, then the caveats behind their numbers."""
        letters = [note for mark, note in self._meant.items() if mark and mark in self._given]
        return [*letters, *(Note(str(number), text) for text, number in self._caveats.items())]

    def references(self, addresses: bool = False, ids: bool = False) -> list[Note]:
        """The sources behind their numbers, with their addresses or ids where those are asked for."""
        notes = []
        for number, source in self._sources.values():
            told = [source.id if ids else "", reference(source, self.words), source.csl.get("URL") if addresses else ""]
            notes.append(Note(number, " ".join(filter(None, told))))
        return notes


def oddities(fact: Fact) -> list[str]:
    """What is not normal about a figure: its status, and whether it is implied."""
    return list(filter(None, (fact.status, fact.implied_by and "implied")))


def reference(source: Source, words: Words) -> str:
    """A source in one line: authors, title, where it appeared, when."""
    say = words.phrases
    title = titled(names(source.csl.get("author", ()), say), source.title, say)
    place = source.csl.get("container-title") or source.csl.get("publisher")
    return say["between"].join(filter(None, (title, place, source.issued or words["no_date"])))


def whereabouts(region: Region, above: Sequence[Region], words: Words) -> str:
    """A region's level and what it lies in, the nearest first."""
    level = "/".join(words[each] for each in region.levels)
    return words.say("lies_in", level=level, above=words.above([*map(words.of, above)])) if above else level

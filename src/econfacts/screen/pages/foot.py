"""What stands under a page: the marks that its rows carry, its sources and caveats by number, each told once."""

from collections.abc import Iterable, Sequence

from econfacts.answers.citation import authors
from econfacts.answers.citation.phrases import PHRASES
from econfacts.answers.figures import Refusal
from econfacts.model.records import Fact, Region, Source, Vintage
from econfacts.model.words import Words
from econfacts.screen.page import Note

_RAISED = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))


class Foot:
    """Gives rows their marks, remembers which it gave, and says what they mean."""

    def __init__(self, words: Words, sources: Iterable[Source] = (), vintages: Sequence[Vintage] = ()) -> None:
        self.words = words
        self._sources = {source.id: (f"[{number}]", source) for number, source in enumerate(sources, start=1)}
        self._meant: dict[tuple[str, str | None], Note] = {}
        for vintage in vintages:  # raised, the first letter of its id that no earlier one has
            taken = {note.mark for note in self._meant.values()}
            free = [_RAISED[c] for c in vintage.id if c in _RAISED and _RAISED[c] not in taken]
            self._meant["vintage", vintage.id] = Note(free[0] if free else "", words.of(vintage))
        for odd, letter in words.letters.items():
            self._meant["odd", odd] = Note(f"( ) {letter}" if odd == "doubtful" else letter, words[odd])
        self._given: set[tuple[str, str | None]] = set()
        self._caveats: dict[str, int] = {}

    def vintage(self, fact: Fact) -> str:
        """The raised letter of a figure's vintage."""
        key = ("vintage", fact.vintage)
        self._given.add(key)
        return self._meant[key].mark if key in self._meant else ""

    def letters(self, fact: Fact) -> str:
        """What is not normal about a figure, in letters, as statistical tables have them (p: provisional)."""
        odd = oddities(fact)
        self._given.update(("odd", each) for each in odd)
        return "".join(self.words.letters[each] for each in odd)

    def source(self, *ids: str) -> str:
        """The numbers of sources: [1][3]."""
        return "".join(self._sources[id_][0] for id_ in ids)

    def caveats(self, texts: Iterable[str]) -> str:
        """The numbers of caveats, in the order in which they came up; the same text has one number."""
        numbers = {self._caveats.setdefault(text, len(self._caveats) + 1) for text in texts}
        return " ".join(map(str, sorted(numbers)))

    def legend(self) -> list[Note]:
        """What the letters mean that were given."""
        return [note for key, note in self._meant.items() if key in self._given and note.mark]

    def numbered(self) -> list[Note]:
        """The caveats behind their numbers."""
        return [Note(f"{number}", text) for text, number in self._caveats.items()]

    def references(self, addresses: bool = False, ids: bool = False) -> list[Note]:
        """The sources behind their numbers, with their addresses or ids where those are asked for."""
        notes = []
        for number, source in self._sources.values():
            address = source.csl.get("URL") if addresses else ""
            told = [source.id if ids else "", reference(source, self.words), address]
            notes.append(Note(number, " ".join(filter(None, told))))
        return notes


def oddities(fact: Fact) -> list[str]:
    """What is not normal about a figure: its status, and whether it is implied."""
    return list(filter(None, (fact.status, fact.implied_by and "implied")))


def reference(source: Source, words: Words) -> str:
    """A source in one line: authors, title, where it appeared, when."""
    say, title = PHRASES[words.tag], source.title
    if not title.startswith("["):  # a title that the curator supplied was printed by nobody
        title = say["quotes"].format(title.translate(str.maketrans(say["outer_marks"], say["inner_marks"])))
    if names := say["between_names"].join(authors.name(author) for author in source.csl.get("author", ())):
        title = f"{names}{say['after_names']}{title}"
    place = source.csl.get("container-title") or source.csl.get("publisher")
    return say["between"].join(filter(None, (title, place, source.issued or words["no_date"])))


def left_out(refusals: Iterable[Refusal], words: Words) -> list[Note]:
    """What was left out, each reason once."""
    reasons: dict[str, list[str]] = {}
    for refusal in refusals:
        reasons.setdefault(words.of(refusal), []).append(words.of(refusal.metric))
    told = ((words["between_refused"].join(dict.fromkeys(names)), reason) for reason, names in reasons.items())
    return [Note("—", words.say("left_out", metrics=names, reason=reason)) for names, reason in told]


def whereabouts(region: Region, above: Sequence[Region], words: Words) -> str:
    """A region's level and what it lies in, the nearest first."""
    level = "/".join(words[each] for each in region.levels)
    return words.say("lies_in", level=level, above=words.above([*map(words.of, above)])) if above else level


def period(text: str | None, words: Words) -> str:
    """A period: a moment as ISO 8601 writes it, a range in words (2023年以来)."""
    return words["undated"] if text is None else words.when(text, "") if "/" in text else text


def brief(text: str | None, words: Words) -> str:
    """A period in a table whose metrics say that they count at the year's end: its last day is told as the year."""
    return "" if text is None else period(text, words).removesuffix("-12-31")

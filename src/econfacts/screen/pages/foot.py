"""What stands under a page: the marks that its rows carry, its sources and caveats by number, each told once."""

from collections.abc import Iterable, Sequence

from econfacts.answers.citation import authors
from econfacts.answers.citation.phrases import PHRASES
from econfacts.answers.figures import Refusal
from econfacts.model.records import Fact, Source, Vintage
from econfacts.model.words import Words
from econfacts.screen.page import Note

_RAISED = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))


class Foot:
    """Gives rows their marks, remembers which it gave, and says what they mean."""

    def __init__(self, words: Words, sources: Iterable[Source] = (), vintages: Sequence[Vintage] = ()) -> None:
        self.words = words
        self._sources = {source.id: source for source in sources}
        self._numbers = {id_: f"[{number}]" for number, id_ in enumerate(self._sources, start=1)}
        self._vintages = vintages
        self._letters: dict[str | None, str] = {}
        for vintage in vintages:  # the first letter that no earlier vintage has
            free = (c for c in vintage.id if c in _RAISED and _RAISED[c] not in self._letters.values())
            self._letters[vintage.id] = _RAISED.get(next(free, ""), "")
        self._given: set[str] = set()
        self._caveats: dict[str, int] = {}

    def vintage(self, fact: Fact) -> str:
        """The raised letter of a figure's vintage."""
        letter = self._letters.get(fact.vintage, "")
        self._given.add(letter)
        return letter

    def letters(self, fact: Fact) -> str:
        """What is not normal about a figure, in letters, as statistical tables have them (p: provisional)."""
        letters = [self.words.letters[each] for each in oddities(fact)]
        self._given.update(letters)
        return "".join(letters)

    def source(self, *ids: str) -> str:
        """The numbers of sources: [1][3]."""
        return "".join(self._numbers[id_] for id_ in ids)

    def caveats(self, texts: Iterable[str]) -> str:
        """The numbers of caveats, in the order in which they came up; the same text has one number."""
        numbers = {self._caveats.setdefault(text, len(self._caveats) + 1) for text in texts}
        return " ".join(map(str, sorted(numbers)))

    def legend(self) -> list[Note]:
        """What the letters mean that were given."""
        words = self.words
        meant = [(self._letters[each.id], words.of(each)) for each in self._vintages]
        for odd, letter in words.letters.items():
            meant.append((letter, words[odd]))
        notes = [Note(letter, text) for letter, text in meant if letter and letter in self._given]
        doubtful = words.letters["doubtful"]
        return [note._replace(mark=f"( ) {doubtful}") if note.mark == doubtful else note for note in notes]

    def numbered(self) -> list[Note]:
        """The caveats behind their numbers."""
        return [Note(f"{number}", text) for text, number in self._caveats.items()]

    def references(self, addresses: bool = False, ids: bool = False) -> list[Note]:
        """The sources behind their numbers, with their addresses or ids where those are asked for."""
        notes = []
        for id_, source in self._sources.items():
            parts = [id_ if ids else "", reference(source, self.words), source.csl.get("URL") if addresses else ""]
            notes.append(Note(self._numbers[id_], " ".join(part for part in parts if part)))
        return notes


def oddities(fact: Fact) -> list[str]:
    """What is not normal about a figure: its status, and whether it is implied."""
    return [*([fact.status] if fact.status else []), *(["implied"] if fact.implied_by is not None else [])]


def reference(source: Source, words: Words) -> str:
    """A source in one line: authors, title, where it appeared, when."""
    say = PHRASES[words.tag]
    names = say["between_names"].join(authors.name(author) for author in source.csl.get("author", ()))
    title = source.title
    if not title.startswith("["):  # a title that the curator supplied was printed by nobody
        title = say["quotes"].format(title.translate(str.maketrans(say["outer_marks"], say["inner_marks"])))
    place = source.csl.get("container-title") or source.csl.get("publisher") or ""
    told = f"{names}{say['after_names']}{title}" if names else title
    return say["between"].join(part for part in (told, place, source.issued or words["no_date"]) if part)


def left_out(refusals: Iterable[Refusal], words: Words) -> list[Note]:
    """What was left out, each reason once."""
    reasons: dict[str, list[str]] = {}
    for refusal in refusals:
        reasons.setdefault(words.of(refusal), []).append(words.of(refusal.metric))
    told = ((words["between_refused"].join(dict.fromkeys(names)), reason) for reason, names in reasons.items())
    return [Note("—", words.say("left_out", metrics=names, reason=reason)) for names, reason in told]


def period(text: str | None, words: Words) -> str:
    """A period: a moment as ISO 8601 writes it, a range in words (2023年以来)."""
    if text is None:
        return words["undated"]
    return words.when(text, "") if "/" in text else text


def brief(text: str | None, words: Words) -> str:
    """A period in a table whose metrics say that they count at the year's end: its last day is told as the year."""
    return "" if text is None else period(text, words).removesuffix("-12-31")

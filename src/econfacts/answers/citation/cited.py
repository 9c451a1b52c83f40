"""What a citation is about, and what every style says of it.

The body that produced the figure is credited first: as the author of what it published itself, otherwise
before the publication that only reports the figure, which is "quoted in" then and keeps its own authors.
What a source does not have (an unnamed newspaper, no date) is said as the style prescribes, never invented.
A citation is in the language of its source, as GB/T 7714-2015 (section 6.1) asks.
"""

from typing import Any, NamedTuple

from econfacts.answers.citation.authors import Author, bodies, is_cjk
from econfacts.answers.citation.phrases import CHINESE, ENGLISH, Phrases
from econfacts.model.records import Fact, Group, Metric, Region, Source, Vintage
from econfacts.model.words import speak


class Cited(NamedTuple):
    """A figure, its source, and the names of its region, metric, vintage and of what its rank is a rank among."""

    fact: Fact
    source: Source
    region: Region
    metric: Metric
    group: Group | None = None
    vintage: Vintage | None = None

    @property
    def csl(self) -> dict[str, Any]:
        """The source's fields of CSL-JSON."""
        return self.source.csl

    @property
    def phrases(self) -> Phrases:
        """The citation's language: the source's; where it names none, that of the title."""
        language = self.source.language
        is_chinese = language.startswith("zh") if language else is_cjk(self.csl.get("title") or "")
        return CHINESE if is_chinese else ENGLISH

    @property
    def title(self) -> str:
        """The title as the facts file has it: in square brackets where the curator supplied it."""
        return self.csl.get("title") or self.phrases.untitled

    @property
    def figure(self) -> str:
        """The figure itself: region, metric, period, vintage and the figure as printed."""
        say, words, period = self.phrases, speak(self.phrases.lang), self.fact.period
        known = (words.when(period, self.metric.kind) if period else "", words.of(self.vintage))
        when = say.between.join(part for part in known if part)
        when = say.period.format(when) if when else ""
        return say.figure.format(words.of(self.region), words.of(self.metric), when, self._value)

    @property
    def _value(self) -> str:
        """The number as printed and the whole that it is a part of; the rank where there is no number."""
        say, printed, rank, out_of = self.phrases, self._printed, self.fact.rank, self.fact.out_of
        if printed is None and rank is not None:
            among = speak(say.lang).of(self.group) if self.group else rank.among
            return say.place.format(rank.position, among) if rank.position else say.among_first.format(among)
        return f"{printed or ''}{'' if out_of is None else say.out_of.format(f'{out_of:f}')}"

    @property
    def _printed(self) -> str | None:
        """The source's words; number and unit where those do not name it (an index of 105.2 for a growth of 5.2%)."""
        fact = self.fact
        if fact.printed is None or fact.number is None or fact.unit is None or fact.unit in fact.printed:
            return fact.printed
        return speak(self.phrases.lang).printed(fact.number, fact.unit, fact.bound)

    @property
    def locator(self) -> str:
        """The paragraph in which the figure stands; nothing where that is not known."""
        paragraph = self.fact.paragraph
        return "" if paragraph is None else self.phrases.paragraph.format(paragraph)

    @property
    def is_own_publication(self) -> bool:
        """Whether the body that produced the figure wrote or published the source, alone or with others."""
        literals = [author.get("literal") for author in self.csl.get("author") or ()]
        published_by = bodies(self.csl.get("publisher"), self.csl.get("container-title"), *literals)
        return self.fact.cites is not None and set(bodies(self.fact.cites)) <= set(published_by)

    @property
    def creators(self) -> list[Author]:
        """Who made the source: the bodies whose figure it is, if they published it, then other authors."""
        authors = list(self.csl.get("author") or ())
        if not self.is_own_publication:
            return authors
        own = bodies(self.fact.cites)
        others = [author for author in authors if not set(bodies(author.get("literal"))) & set(own)]
        return [*({"literal": body} for body in own), *others]

    def is_creator(self, body: str) -> bool:
        """Whether the bodies of that name are among the creators."""
        return set(bodies(body)) <= {author.get("literal") for author in self.creators}

    @property
    def editors(self) -> list[Author]:
        """Who edited the source, or the book that holds it."""
        return list(self.csl.get("editor") or ())

    @property
    def credited(self) -> str | None:
        """The body (or paper) to credit before a source that only reports its figure."""
        return None if self.is_own_publication else self.fact.cites

    @property
    def remark(self) -> str:
        """The body that the figure is attributed to, the figure and its locator, which no field is meant for."""
        by = self.phrases.attributed.format(self.fact.cites) if self.fact.cites else ""
        return self.phrases.and_then.join(part for part in (by, self.figure, self.locator) if part)

    @property
    def unnamed(self) -> str | None:
        """What stands for the newspaper, journal or magazine where the source does not name it."""
        return self.phrases.unnamed.get(self.csl.get("type", ""))

    @property
    def address(self) -> str:
        """Where the source can be read: its URL, else nothing."""
        return self.csl.get("URL") or ""

    @property
    def doi(self) -> str:
        """The source's DOI, unless its address has it already."""
        doi = self.csl.get("DOI") or ""
        return "" if doi in self.address else doi

"""What a citation is about, and what every style says of it.

The body that produced the figure is credited first: as the author of what it published itself, otherwise
before the publication that only reports the figure, which is "quoted in" then and keeps its own authors.
What a source does not have (an unnamed newspaper, no date) is said as the style prescribes, never invented.
A citation is in the language of its source, as GB/T 7714-2015 (section 6.1) asks.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from econfacts.model import periods
from econfacts.model.records import Fact, Group, Metric, Region, Source, Vintage
from econfacts.model.words import Words, is_cjk, of_source

if TYPE_CHECKING:
    from econfacts.answers.facts import Facts


_TYPES: Mapping[str, tuple[str, str, str]] = {
    "article-newspaper": ("N", "NEWS", "article"),
    "article-journal": ("J", "JOUR", "article"),
    "article-magazine": ("J", "MGZN", "article"),
    "periodical": ("J", "JFULL", "misc"),
    "book": ("M", "BOOK", "book"),
    "chapter": ("M", "CHAP", "incollection"),
    "dataset": ("DS", "DATA", "misc"),
    "paper-conference": ("C", "CPAPER", "inproceedings"),
    "report": ("R", "RPRT", "techreport"),
    "standard": ("S", "STAND", "misc"),
    "thesis": ("D", "THES", "phdthesis"),
    "map": ("CM", "MAP", "misc"),
    "webpage": ("EB", "ELEC", "misc"),
    "post": ("EB", "ELEC", "misc"),
    "post-weblog": ("EB", "BLOG", "misc"),
    "legislation": ("", "STAT", "misc"),
}
"""CSL type → its mark in GB/T 7714-2015 (appendix B), its type in RIS (a web page is electronic), in BibTeX."""

Author = Mapping[str, str]
"""A CSL name: `family` and `given` of a person, or `literal` for a body."""


def author_name(author: Author) -> str:
    """A name as it is said: 张三, the family first and without a gap, but John Smith."""
    if "literal" in author:
        return author["literal"]
    family, given = author.get("family", ""), author.get("given", "")
    return f"{family}{given}" if is_cjk(family + given) else f"{given} {family}".strip()


def is_whole(author: Author) -> bool:
    """Whether a name must not be turned round or shortened: a body's, or one in a script without initials."""
    return "literal" in author or is_cjk("".join(author.values()))


def bodies(*texts: str | None) -> list[str]:
    """The bodies that texts name; Chinese sources join them with a comma that also occurs inside titles."""
    return [body for text in texts if text for body in re.split("、(?![^《]*》)", text)]


class Cited(NamedTuple):
    """A figure, its source, and the names of its region, metric, vintage and of what its rank is a rank among."""

    fact: Fact
    source: Source
    region: Region
    metric: Metric
    group: Group | None = None
    vintage: Vintage | None = None

    def csl(self, field: str) -> str:
        """A text field of the source's CSL-JSON, empty where it has none."""
        return self.source.csl.get(field) or ""

    @property
    def types(self) -> tuple[str, str, str]:
        """What its type of publication is called in GB/T 7714 (empty where it has no name), RIS and BibTeX."""
        return _TYPES.get(self.csl("type"), ("", "GEN", "misc"))

    @property
    def words(self) -> Words:
        """The word list of the citation's language: the source's."""
        return of_source(self.source)

    @property
    def say(self) -> Mapping[str, str]:
        """What a citation says in that language."""
        return self.words.phrases

    @property
    def title(self) -> str:
        """The title as the facts file has it: in square brackets where the curator supplied it."""
        return self.csl("title") or self.say["untitled"]

    @property
    def figure(self) -> str:
        """The figure itself: region, metric, period, vintage and the figure as printed."""
        say, words, period = self.say, self.words, self.fact.period
        known = (words.when(period, self.metric.kind) if period else "", words.of(self.vintage))
        when = say["between"].join(filter(None, known))
        when = say["period"].format(when) if when else ""
        return say["figure"].format(words.of(self.region), words.of(self.metric), when, self._value)

    @property
    def _value(self) -> str:
        """The number as printed and the whole that it is a part of; the rank where there is no number."""
        say, words, fact = self.say, self.words, self.fact
        if fact.printed is None and fact.rank is not None:
            among = words.of(self.group) if self.group else fact.rank.among
            return say["place" if fact.rank.position else "among_first"].format(
                *filter(None, (fact.rank.position, among))
            )
        printed = fact.printed or ""
        if fact.number is not None and fact.unit is not None and fact.unit not in printed:
            # The source's words do not name it: an index of 105.2 for a growth of 5.2%.
            printed = words.printed(fact.number, fact.unit, fact.bound)
        return f"{printed}{'' if fact.out_of is None else say['out_of'].format(f'{fact.out_of:f}')}"

    @property
    def locator(self) -> str:
        """The paragraph in which the figure stands; nothing where that is not known."""
        paragraph = self.fact.paragraph
        return "" if paragraph is None else self.say["paragraph"].format(paragraph)

    @property
    def is_own_publication(self) -> bool:
        """Whether the body that produced the figure wrote or published the source, alone or with others."""
        literals = [author.get("literal") for author in self.source.csl.get("author") or ()]
        published_by = bodies(self.csl("publisher"), self.csl("container-title"), *literals)
        return self.fact.cites is not None and set(bodies(self.fact.cites)) <= set(published_by)

    @property
    def creators(self) -> list[Author]:
        """Who made the source: the bodies whose figure it is, if they published it, then other authors."""
        authors = list(self.source.csl.get("author") or ())
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
        return list(self.source.csl.get("editor") or ())

    @property
    def credited(self) -> str | None:
        """The body (or paper) to credit before a source that only reports its figure."""
        return None if self.is_own_publication else self.fact.cites

    @property
    def remark(self) -> str:
        """The body that the figure is attributed to, the figure and its locator, which no field is meant for."""
        by = self.say["attributed"].format(self.fact.cites) if self.fact.cites else ""
        return self.say["and_then"].join(filter(None, (by, self.figure, self.locator)))

    @property
    def unnamed(self) -> str | None:
        """What stands for the newspaper, journal or magazine where the source does not name it."""
        return self.say.get(self.csl("type"))

    @property
    def doi(self) -> str:
        """The source's DOI, unless its address has it already."""
        doi = self.csl("DOI")
        return "" if doi in self.csl("URL") else doi


def cited(data: "Facts", fact: Fact) -> Cited:
    """A figure with its names. An implied one stands in no source, and the one that implies it is cited."""
    if (implying := fact.implied_by) is not None:
        fact = next(each for each in data.facts(*implying.split("/")[:2]) if each.id == implying)
    group = None if fact.rank is None else data.group(fact.rank.among)
    vintage = None if fact.vintage is None else data.vintage(fact.vintage)
    return Cited(fact, data.source(fact.source), data.region(fact.region), data.metric(fact.metric), group, vintage)


def year_month_day(date: str) -> tuple[str, str, str]:
    """The parts of a date, of a range those of its beginning; what is not known is empty."""
    year, month, day = (*periods.moments(date)[0], "", "")[:3]
    return year, month, day

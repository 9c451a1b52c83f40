"""What a citation is about, and what every style says of it.

The body that produced the figure is credited first: as the author of what it published itself, otherwise
before the publication that only reports the figure, which is "quoted in" then and keeps its own authors.
What a source does not have (an unnamed newspaper, no date) is said as the style prescribes, never invented.
A citation is in the language of its source, as GB/T 7714-2015 (section 6.1) asks.
"""

from typing import NamedTuple

from econfacts.answers.citation.authors import Author, bodies, is_cjk
from econfacts.model.records import Fact, Metric, Region, Source

NO_DATE = {"en": "n.d.", "zh": "日期不详"}
UNTITLED = {"en": "[untitled]", "zh": "[无题名]"}
UNNAMED_SERIAL = {
    "article-newspaper": {"en": "[newspaper not named]", "zh": "[报纸名不详]"},
    "article-journal": {"en": "[journal not named]", "zh": "[刊名不详]"},
    "article-magazine": {"en": "[magazine not named]", "zh": "[刊名不详]"},
}


class Cited(NamedTuple):
    """What a citation is about: a figure, its source, and the names of its region and metric."""

    fact: Fact
    source: Source
    region: Region
    metric: Metric

    @property
    def lang(self) -> str:
        """The citation's language, `zh` or `en`: the source's; where it names none, that of the title."""
        language = self.source.language
        is_chinese = language.startswith("zh") if language else is_cjk(self.source.csl.get("title") or "")
        return "zh" if is_chinese else "en"

    @property
    def title(self) -> str:
        """The title as the facts file has it: in square brackets where the curator supplied it."""
        return self.source.csl.get("title") or UNTITLED[self.lang]

    @property
    def figure(self) -> str:
        """The figure itself: region, metric, period and the figure as printed."""
        period = self.fact.period
        if self.lang == "zh":
            return f"{self.region.zh}{self.metric.zh}{f'（{period}）' if period else ''}：{self._value}"
        return f"{self.region.en}, {self.metric.en}{f', {period}' if period else ''}: {self._value}"

    @property
    def _value(self) -> str:
        """The number as printed and the whole that it is a part of; the rank where there is no number."""
        printed, rank, out_of = self.fact.printed, self.fact.rank, self.fact.out_of
        if printed is None and rank is not None:
            if self.lang == "zh":
                return f"{f'第{rank.position}位' if rank.position else '前列'}（{rank.among}）"
            return f"{f'rank {rank.position}' if rank.position else 'among the first'} ({rank.among})"
        whole = "" if out_of is None else f"（共{out_of:f}）" if self.lang == "zh" else f" of {out_of:f}"
        return f"{printed or ''}{whole}"

    @property
    def locator(self) -> str:
        """The paragraph in which the figure stands; nothing where that is not known."""
        paragraph = self.fact.paragraph
        if paragraph is None:
            return ""
        return f"第{paragraph}段" if self.lang == "zh" else f"para. {paragraph}"

    @property
    def is_own_publication(self) -> bool:
        """Whether the body that produced the figure wrote or published the source, alone or with others."""
        csl = self.source.csl
        literals = [author.get("literal") for author in csl.get("author") or ()]
        published_by = bodies(csl.get("publisher"), csl.get("container-title"), *literals)
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

    @property
    def credited(self) -> str | None:
        """The body (or paper) to credit before a source that only reports its figure."""
        return None if self.is_own_publication else self.fact.cites

    @property
    def address(self) -> str:
        """Where the source can be read: its URL, else the one that its DOI stands for."""
        csl = self.source.csl
        return csl.get("URL") or (f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else "")

    def is_creator(self, body: str) -> bool:
        """Whether the bodies of that name are among the creators."""
        return set(bodies(body)) <= {author.get("literal") for author in self.creators}

    @property
    def remark(self) -> str:
        """The body that the figure is attributed to, the figure and its locator, which no field is meant for."""
        if self.lang == "zh":
            by = f"数据出处：{self.fact.cites}" if self.fact.cites else ""
            return "；".join(part for part in (by, self.figure, self.locator) if part)
        by = f"figure by {self.fact.cites}" if self.fact.cites else ""
        return "; ".join(part for part in (by, self.figure, self.locator) if part)

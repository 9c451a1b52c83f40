"""Dataset: what a person can ask of facts files. The commands are thin callers of this very API.

Joins the index, the names and the comparison.
"""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from econfacts.answers.facts import Facts, Name, Names
from econfacts.model import periods
from econfacts.store import cache
from econfacts.store.index import Index
from econfacts.store.inputs import real_paths

if TYPE_CHECKING:
    from econfacts.answers.comparison import Comparison
    from econfacts.answers.details import Details
    from econfacts.answers.history import History
    from econfacts.answers.profile import Profile
    from econfacts.answers.ranking import Ranking
    from econfacts.audit.coverage import Coverage
    from econfacts.model.records import Progress


def open(*paths: str | os.PathLike[str], progress: "Progress | None" = None) -> "Dataset":
    """Open facts files, the built-in one by default; later files may refer to earlier ones.

    Raises FactsFileError when a file cannot be read or is not valid. `progress` is called with the bytes read
    and the bytes there are, while an index is being built.
    """
    files = real_paths(os.fspath(path) for path in paths)
    return Dataset(cache.open_index(files, progress), files)


class Dataset(Facts):
    """Regions, metrics, sources and their facts.

    `files` are their paths. Wherever a region, a metric or a topic is asked for by name, any of its names will do;
    NotFound (with the nearest names) or AmbiguousName is raised for others.

    >>> import econfacts
    >>> data = econfacts.open()
    >>> data.region("深圳").en
    'Shenzhen'
    """

    def __repr__(self) -> str:
        facts = sum(source.facts for source in self.sources())
        files = ", ".join(map(os.path.basename, self.files))
        return f"<Dataset: {facts:,} facts about {len(self.regions())} regions in {files}>"

    def __init__(self, index: Index, files: Sequence[str] = ()) -> None:
        super().__init__(index)
        self.files = tuple(files)

    def profile(
        self,
        region: str,
        topic: Name = None,
        period: Name = None,
        source: Name = None,
        vintage: Name = None,
        everything: bool = False,
    ) -> "Profile":
        """What is known of a region, of each metric the figure to take (every fact with `everything`), by topic."""
        from econfacts.answers import profile

        facts = self.facts(region, None, topic, period, source, vintage)
        return profile.profile(self, self.region(region), facts, period, everything)

    def details(self, profile: "Profile") -> "Details":
        """What is told beside the figures of a profile: their histories and sources, and where the region lies."""
        from econfacts.answers import details

        return details.details(self, profile)

    def history(
        self, region: str, metric: str, period: Name = None, source: Name = None, vintage: Name = None
    ) -> "History":
        """Everything known of one metric of a region: its years, changes, revisions; `period` is marked among them.

        Raises NotFound where nothing is known.
        """
        from econfacts.answers import history

        of, in_ = self.region(region), self.metric(metric)
        facts = list(self.facts(of.id, in_.id, source=source, vintage=vintage))
        if not any(period is None or periods.within(fact.period, period) for fact in facts):
            raise self._nothing(of.id, in_, period, source, vintage)
        return history.history(self, of, in_, facts, period)

    def cite(
        self,
        region: str,
        metric: str,
        style: str = "text",
        period: Name = None,
        source: Name = None,
        vintage: Name = None,
    ) -> str:
        """A citation of a figure's source; `style` is one of `citation.STYLES`.

        Raises NotFound where there is no figure, UsageError for an unknown style.

        >>> print(data.cite("shandong", "gdp", style="gb7714", source="sd-communique-2023"))
        山东省统计局, 国家统计局山东调查总队. 2023年山东省国民经济和社会发展统计公报[R/OL]. ...
        """
        from econfacts.answers import citation

        return citation.cite(citation.cited(self, self._answers(region, metric, period, source, vintage)[0]), style)

    def compare(
        self,
        *regions: str,
        metric: Names = None,
        topic: Name = None,
        period: Name = None,
        vintage: Name = None,
        everything: bool = False,
        per_capita: bool = False,
    ) -> "Comparison":
        """Regions side by side on the metrics named, or on those that two of them have (all with `everything`).

        Differences and ratios are against the first region; `per_capita` divides by the residents of the year.
        Raises UsageError for fewer than two regions and for one named twice.

        >>> data.compare("beijing", "shanghai", metric="gdp")
        <Comparison of Beijing and Shanghai: metrics gdp>
        """
        from econfacts.answers import comparison, figures
        from econfacts.answers.profile import by_relation

        named = [*dict.fromkeys(self.metric(name) for name in ([metric] if isinstance(metric, str) else metric or ()))]
        return comparison.compare(
            self._index,
            self.selector,
            [self.region(name) for name in regions],
            named or by_relation(self.metrics(topic=topic)),
            figures.Asked(period, vintage and self.vintage(vintage).id, per_capita),
            needed=1 if everything or named else 2,
        )

    def rank(
        self,
        metric: str,
        level: Name = None,
        period: Name = None,
        vintage: Name = None,
        top: int | None = None,
        per_capita: bool = False,
    ) -> "Ranking":
        """The regions that have a metric, in order, level by level, with those that are missing; of one level if given.

        `top` is how many rows of each level there are.

        >>> data.rank("gdp", level="province").ranked[0].region.en
        'Guangdong'
        """
        from econfacts.answers import figures, ranking

        asked = figures.Asked(period, vintage and self.vintage(vintage).id, per_capita)
        return ranking.rank(self._index, self.selector, self.metric(metric), level, top, asked)

    def audit(self, source: str, text: str, progress: "Progress | None" = None) -> "Coverage":
        """How a source's text (a paragraph a line) agrees with its facts and its passed-over list.

        `progress` is called with the paragraphs read and the paragraphs there are. Raises NotFound for an unknown
        source.
        """
        from econfacts.audit import matcher

        stated = self.source(source)
        units = [unit.id for unit in self.units()]
        places = [name for region in self.regions() for name in (region.zh, *region.aliases)]
        return matcher.audit(text, self.facts(source=stated.id), stated.passed_over, units, places, progress)

    def draft(self, source: str, text: str, coverage: "Coverage") -> Iterator[str]:
        """A facts line to start from for each figure of a source's text that `coverage` has as missing.

        The text is the one that was audited. Question marks stand for what the text does not say.
        """
        from econfacts.audit.draft import Drafter

        return Drafter(self.source(source).id, self.regions(), self.metrics(), self.units()).lines(text, coverage)

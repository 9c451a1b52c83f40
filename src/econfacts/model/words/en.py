"""English."""

from collections.abc import Sequence

from econfacts.model.quantities import shortest
from econfacts.model.records import Fact
from econfacts.model.words import Words

_TERMS = {
    # headings
    "topics": "Topics", "topic": "Topic", "metrics": "Metrics", "metric": "Metric", "regions": "Regions",
    "region": "Region", "sources": "Sources", "source": "Source", "facts": "Facts", "figure": "Figure",
    "value": "Value", "period": "Period", "level": "Level", "parent": "In", "code": "Code", "measure": "Measure",
    "id": "Id", "name": "Name", "title": "Title", "published": "Published",
    "found": "Found", "base": "In base units", "rank": "Rank", "versus": "Gap stated",
    "cites": "Attributed to", "implied_by": "Implied by", "vintage": "Vintage", "definition": "Definition",
    "note": "Note", "notes": "Notes", "difference": "Difference", "ratio": "Ratio", "stated": "Stated by source",
    "taken": "Taken", "revised_from": "Revised from", "parts": "Parts of a year", "others": "Also",
    "doubts": "Doubts", "caution": "Caution",
    # levels, one and several
    "country": "country", "province": "province", "city": "city", "county": "county",
    "countries": "Countries", "provinces": "Provinces", "cities": "Cities", "counties": "Counties",
    # kinds of metrics
    "stock": "stock", "flow": "flow", "growth": "growth", "share": "share", "streak": "streak",
    "duration": "duration", "other": "other",
    # what a figure is
    "provisional": "provisional", "estimated": "estimated", "forecast": "forecast", "doubtful": "doubtful",
    "break": "break in the series", "implied": "implied", "undated": "undated", "per_head": "per head",
    # what became of a text's numerals
    "recorded": "recorded", "passed-over": "passed over", "missing": "missing", "not-a-figure": "no figure",
    "missing_figure": "missing: {text}",
    # places in an order
    "among_first": "among the first",
    "ranked": "among {group}",
    "ranked_at": "{place} among {group}",
    "ranked_first": "among the first of {group}",
    "top_of": "the first {shown} of {present}",
    "all_present": "{total} of {total}",
    "some_present": "{present} of {total} in this file",
    "elsewhere": "{period}: {regions}",
    "stated_alone": "{region}: {rank}, {period} (by its source, without a number)",
    # sentences
    "year_end": "end of {year}",
    "since": "since {when}",
    "newest": "newest in the file: {year}",
    "issued": "latest source in the file: {date}",
    "older": "older than the newest in the file ({year})",
    "of_whole": "of {whole}",
    "of_10000": "per 10,000 people",
    "more": "{count} more",
    "more_facts": "{count} more facts: econfacts show {region} --all",
    "has_note": "has a note: econfacts show {region} METRIC",
    "lies_in": "{level} in {above}",
    "no_doubts": "none",
    "breaks": "below it another basis or definition: not to be compared across",
    "change_published": "{metric}, as published ({id})",
    "change_nominal": "on the year before, computed from the figures, at current prices",
    "change_computed": "on the year before, computed from the figures",
    "no_place": "no publication named",
    "no_date": "no date",
    "none": "no figure",
    "no_figure": "no figure: {regions}",
    "side_by_side": "{first} beside {others}",
    "against_first": "difference = {first} − {other}, ratio = {first} ÷ {other}",
    "against_first_per_capita": "difference = {first} − {other}, ratio = {first} ÷ {other}; per resident",
    "any_other": "other",
    "left_out": "left out: {metrics} ({reason})",
    "between_refused": "; ",
    "pause": ", ",
    "in_brackets": "{thing} ({told})",
}  # fmt: skip
_PHRASES = {
    # what a source does not have
    "no_date": "n.d.", "untitled": "[untitled]", "no_place": "[S.l.]", "no_publisher": "[s.n.]",
    "article-newspaper": "[newspaper not named]", "article-journal": "[journal not named]",
    "article-magazine": "[magazine not named]",
    # the figure: region, metric, period and vintage, value; position and group of a rank
    "figure": "{}, {}{}: {}", "period": ", {}", "place": "rank {} among {}",
    "among_first": "among the first of {}", "out_of": " of {}", "paragraph": "para. {}",
    "attributed": "figure by {}", "and_then": "; ",
    # body, publication
    "quoted_in": "{}, quoted in: {}",
    # the title's quotation marks, and those inside of it (GB/T 15834-2011 for Chinese)
    "quotes": "“{}”", "outer_marks": "“”\"", "inner_marks": "‘’'",
    # people; editors may stand in the place of authors
    "between_names": ", ", "after_names": ", ", "and_others": ", et al.", "edited_by": "edited by {}",
    "editors": "{} (ed.)",
    # the publication; an edition has its number or its English ordinal
    "between": ", ", "page": "p. {}", "pages": "pp. {}", "newspaper_page": "p. {}", "newspaper_pages": "pp. {}",
    "edition": "{1} ed", "accessed": "accessed {}", "after_figure": ". ", "stop": ".",
    # as GB/T 7714 writes them
    "no_date_gb": "[n.d.]", "quoted_in_gb": "{}. Quoted in: {}", "and_others_gb": "et al",
}  # fmt: skip
_LETTERS = {"provisional": "p", "estimated": "e", "forecast": "f", "break": "b", "doubtful": "d", "implied": "i"}
_BOUNDS = {
    "exact": "{}", "over": "over {}", "at-least": "at least {}", "about": "about {}", "at-most": "at most {}",
    "under": "under {}",
}  # fmt: skip
_BEFORE = {"count": "", "index": "", "ratio": "", "CNY": "CNY "}
_BEHIND = {
    "percent": "%", "percentage-point": " pp", "per-mille": "‰", "kilometre": " km", "square-kilometre": " km²",
    "tonne": " t", "mu": " mu",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class _English(Words):
    tag, beside = "en", "zh"
    terms, phrases, letters, bounds = _TERMS, _PHRASES, _LETTERS, _BOUNDS
    scales = ((12, "trillion"), (9, "billion"), (6, "million"))
    comma, colon, gap, grouped = ", ", ": ", " ", ",f"

    def ordinal(self, number: int) -> str:
        suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{suffix}"

    def above(self, names: Sequence[str]) -> str:
        return ", ".join(names)

    def moment(self, moment: Sequence[str]) -> str:
        year, month, day = (*moment, "", "")[:3]
        return " ".join(part for part in (day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year) if part)

    def between(self, first: Sequence[str], last: Sequence[str]) -> str:
        start, end = self.moment(first), self.moment(last)
        if len(first) == len(last) > 1 and first[0] == last[0]:
            # The year, and a month that both share, are said once.
            shared = 2 if len(first) == 3 and first[1] == last[1] else 1
            start = " ".join(start.split()[:-shared])
        return f"{start}–{end}"

    def valued(self, fact: Fact) -> str:
        assert fact.value is not None
        # Zeros behind a printed point are digits (351.0); those of a round number are not (2000万: 20 million).
        is_whole = fact.number is not None and fact.number.as_tuple().exponent == 0
        text = self.amount(shortest(fact.value) if is_whole else fact.value, fact.measure, fact.bound)
        return text if fact.out_of is None else f"{text} of {self.amount(fact.out_of, 'count')}"

    def around(self, measure: str, single: bool) -> tuple[str, str]:
        # Codes of currencies are words that have no plural.
        whole, _, per = measure.replace("-per-", "/").partition("/")
        if whole in _BEFORE or (len(whole) == 3 and whole.isupper()):
            prefix, suffix = _BEFORE.get(whole, f"{whole} "), ""
        else:
            plural = "" if single or whole.endswith("s") or whole.isupper() else "s"
            prefix, suffix = "", _BEHIND.get(whole, f" {whole}{plural}")
        return prefix, f"{suffix} per {per}" if per else suffix


WORDS = _English()

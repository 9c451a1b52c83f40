"""BibTeX: an entry for a .bib file."""

from econfacts.answers.citation.cited import Author, Cited, author_name, is_whole, year_month_day
from econfacts.model import gates
from econfacts.model.words.en import MONTHS

# The field of an entry that says where it was published, and the CSL fields, the first that the source has, to fill it
# from.
_CONTAINERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "article": ("journal", ("container-title", "publisher")),
    "book": ("publisher", ("publisher",)),
    "incollection": ("booktitle", ("container-title",)),
    "inproceedings": ("booktitle", ("container-title",)),
    "techreport": ("institution", ("publisher", "container-title")),
    "phdthesis": ("school", ("publisher",)),
    "misc": ("howpublished", ("container-title", "publisher")),
}
# An address is taken literally by \url; only these could end it, or the entry, early.
_URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def write(cited: Cited) -> str:
    """A BibTeX entry with the source's id as its key; braces keep the title's capitals.

    What is not known is left out, as BibTeX prescribes. `note` has the body, the figure and its locator, and
    `annote` the curator's note; `url`, `urldate` and `date` (of a range) are those of biblatex.
    """
    csl = cited.csl
    kind = cited.types[2]
    container, sources = _CONTAINERS[kind]
    published_in = next(filter(None, map(csl, sources)), "")
    if kind == "techreport":  # which must have an institution: that of a body that wrote it itself is the body
        literals = (each["literal"] for each in cited.creators if "literal" in each)
        published_in = published_in or cited.say["between_names"].join(literals)
        kind = "techreport" if published_in else "misc"
    issued = csl("issued")
    year, month, day = year_month_day(issued)
    fields = {
        "author": _names(cited.creators),
        "editor": _names(cited.editors),
        "title": f"{{{gates.bibtex(cited.title)}}}",
        container: gates.bibtex(published_in),
        **({"publisher": gates.bibtex(csl("publisher"))} if container == "booktitle" else {}),
        "address": gates.bibtex(csl("publisher-place")),
        **{field: gates.bibtex(csl(field)) for field in ("volume", "edition")},
        "number": gates.bibtex(csl("issue") or csl("number")),
        "pages": gates.bibtex(csl("page")),
        "date": issued if "/" in issued else "",
        "year": year,
        "month": month and MONTHS[int(month) - 1][:3].lower(),
        "day": day and str(int(day)),
        "doi": gates.bibtex(csl("DOI")),
        "url": gates.line(csl("URL").translate(_URL_ESCAPES)),
        "urldate": csl("accessed"),
        "language": gates.bibtex(csl("language")),
        "note": gates.bibtex(cited.remark),
        "annote": gates.bibtex(csl("note")),
    }
    # A month is a macro, so that the style names it.
    lines = [f"  {field} = {text if field == 'month' else f'{{{text}}}'}," for field, text in fields.items() if text]
    return "\n".join([f"@{kind}{{{cited.source.id},", *lines, "}"])


def _names(authors: list[Author]) -> str:
    return " and ".join(map(_name, authors))


def _name(author: Author) -> str:
    """`{张三}`, whole, because a style would turn it round; `Smith, John`; `{Bureau of Statistics}`."""
    if is_whole(author):
        return f"{{{gates.bibtex(author_name(author))}}}"
    return ", ".join(_name_part(author[part]) for part in ("family", "given") if author.get(part))


def _name_part(part: str) -> str:
    # A comma or the word "and" would split the name, unless it stands in braces.
    splits = "," in part or "and" in part.lower().split()
    return f"{{{gates.bibtex(part)}}}" if splits else gates.bibtex(part)

"""BibTeX: an entry for a .bib file."""

from econfacts.answers.citation.authors import Author, is_whole, name
from econfacts.answers.citation.cited import Cited

# The entry type of a CSL type, its field that says where it was published, and the CSL fields, the first that
# the source has, to fill it from.
_TYPES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "article-newspaper": ("article", "journal", ("container-title", "publisher")),
    "article-journal": ("article", "journal", ("container-title", "publisher")),
    "article-magazine": ("article", "journal", ("container-title", "publisher")),
    "book": ("book", "publisher", ("publisher",)),
    "chapter": ("incollection", "booktitle", ("container-title",)),
    "paper-conference": ("inproceedings", "booktitle", ("container-title",)),
    "report": ("techreport", "institution", ("publisher", "container-title")),
    "thesis": ("phdthesis", "school", ("publisher",)),
}
_OTHER = ("misc", "howpublished", ("container-title", "publisher"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Not \{ and \}: BibTeX counts braces whether or not they are escaped.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# An address is taken literally by \url; only these could end it, or the entry, early.
_URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def write(cited: Cited) -> str:
    """A BibTeX entry with the source's id as its key; braces keep the title's capitals.

    What is not known is left out, as BibTeX prescribes. `note` has the body, the figure and its locator, and
    `annote` the curator's note; `url`, `urldate` and `date` (of a range) are those of biblatex.
    """
    csl = cited.csl
    kind, container, fields_of_container = _TYPES.get(csl.get("type", ""), _OTHER)
    published_in = next((csl[field] for field in fields_of_container if csl.get(field)), "")
    if kind == "techreport":  # which must have an institution: that of a body that wrote it itself is the body
        published_in = published_in or cited.phrases.between_names.join(
            each["literal"] for each in cited.creators if "literal" in each
        )
        kind = "techreport" if published_in else "misc"
    fields = {
        "author": _names(cited.creators),
        "editor": _names(cited.editors),
        "title": f"{{{_escaped(cited.title)}}}",
        container: _escaped(published_in),
        **({"publisher": _escaped(csl.get("publisher") or "")} if container == "booktitle" else {}),
        "address": _escaped(csl.get("publisher-place") or ""),
        **{name: _escaped(csl.get(name) or "") for name in ("volume", "edition")},
        "number": _escaped(csl.get("issue") or csl.get("number") or ""),
        "pages": _escaped(csl.get("page") or ""),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    lines += _date(csl.get("issued"))
    rest = {
        "doi": _escaped(csl.get("DOI") or ""),
        "url": (csl.get("URL") or "").translate(_URL_ESCAPES),
        "urldate": csl.get("accessed") or "",
        "language": _escaped(csl.get("language") or ""),
        "note": _escaped(cited.remark),
        "annote": _escaped(csl.get("note") or ""),
    }
    lines += [f"  {name} = {{{text}}}," for name, text in rest.items() if text]
    return "\n".join([f"@{kind}{{{cited.source.id},", *lines, "}"])


def _names(authors: list[Author]) -> str:
    return " and ".join(_name(author) for author in authors)


def _name(author: Author) -> str:
    """`{张三}`, whole, because a style would turn it round; `Smith, John`; `{Bureau of Statistics}`."""
    if is_whole(author):
        return f"{{{_escaped(name(author))}}}"
    return ", ".join(_name_part(author[part]) for part in ("family", "given") if author.get(part))


def _name_part(part: str) -> str:
    # A comma or the word "and" would split the name, unless it stands in braces.
    splits = "," in part or "and" in part.lower().split()
    return f"{{{_escaped(part)}}}" if splits else _escaped(part)


def _date(issued: str | None) -> list[str]:
    """Year, month (a macro, so that the style names it) and day, of a range those of its beginning."""
    if not issued:
        return []
    year, month, day = (*issued.partition("/")[0].split("-"), "", "")[:3]
    lines = [f"  date = {{{issued}}},"] if "/" in issued else []
    lines.append(f"  year = {{{year}}},")
    if month:
        lines.append(f"  month = {_MONTHS[int(month) - 1]},")
    if day:
        lines.append(f"  day = {{{int(day)}}},")
    return lines


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)

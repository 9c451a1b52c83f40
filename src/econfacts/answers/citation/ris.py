"""RIS: a record for reference managers (EndNote, Zotero, Mendeley, NoteExpress)."""

from econfacts.answers.citation.authors import Author
from econfacts.answers.citation.cited import Cited

# The reference type of a CSL type; an official web page is electronic, what has no type of its own generic.
_TYPES = {
    "article-newspaper": "NEWS",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "periodical": "JFULL",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "standard": "STAND",
    "thesis": "THES",
    "map": "MAP",
    "webpage": "ELEC",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "legislation": "STAT",
}


def write(cited: Cited) -> str:
    """A record of tagged lines, what is not known left out; `N1` has the body, the figure and its locator."""
    csl = cited.csl
    # Where reference managers look for editors: behind a book's series editors, else second.
    editor_tag = "A3" if csl.get("type") == "book" else "A2"
    issued, (first_page, last_page) = csl.get("issued"), _pages(csl.get("page") or "")
    lines = [
        ("TY", _TYPES.get(csl.get("type", ""), "GEN")),
        ("ID", cited.source.id),
        *(("AU", _name(author)) for author in cited.creators),
        *((editor_tag, _name(editor)) for editor in cited.editors),
        ("TI", cited.title),
        ("T2", csl.get("container-title")),
        ("ET", csl.get("edition")),
        ("PB", csl.get("publisher")),
        ("CY", csl.get("publisher-place")),
        ("PY", issued and issued[:4]),
        ("DA", issued and _date(issued)),
        ("VL", csl.get("volume")),
        ("IS", csl.get("issue") or csl.get("number")),
        ("SP", first_page),
        ("EP", last_page),
        ("SN", csl.get("ISSN") or csl.get("ISBN")),
        ("DO", csl.get("DOI")),
        ("UR", csl.get("URL")),
        ("Y2", csl.get("accessed") and _date(csl["accessed"])),
        ("LA", csl.get("language")),
        ("N1", cited.remark),
        ("N1", csl.get("note")),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {text or ''}" for tag, text in lines if text or tag == "ER")


def _name(author: Author) -> str:
    """Family name, comma, given name, in any script: a reader takes them apart. A body is one name."""
    return author.get("literal") or ", ".join(author[part] for part in ("family", "given") if author.get(part))


def _date(date: str) -> str:
    """Year/month/day/, of a range its beginning; what is not known stays empty between the strokes."""
    year, month, day = (*date.partition("/")[0].split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/"


def _pages(page: str) -> tuple[str, str]:
    first, _, last = page.replace("–", "-").partition("-")
    return first, last

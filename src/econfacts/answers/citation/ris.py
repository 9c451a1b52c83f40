"""RIS: a record for reference managers (EndNote, Zotero, Mendeley, NoteExpress)."""

from econfacts.answers.citation.cited import Author, Cited, year_month_day
from econfacts.model import gates


def write(cited: Cited) -> str:
    """A record of tagged lines, what is not known left out; `N1` has the body, the figure and its locator."""
    csl = cited.csl
    # Where reference managers look for editors: behind a book's series editors, else second.
    editor_tag = "A3" if csl("type") == "book" else "A2"
    first_page, _, last_page = csl("page").replace("–", "-").partition("-")
    lines = [
        ("TY", cited.types[1]),
        ("ID", cited.source.id),
        *(("AU", _name(author)) for author in cited.creators),
        *((editor_tag, _name(editor)) for editor in cited.editors),
        ("TI", cited.title),
        ("T2", csl("container-title")),
        ("ET", csl("edition")),
        ("PB", csl("publisher")),
        ("CY", csl("publisher-place")),
        ("PY", year_month_day(csl("issued"))[0]),
        ("DA", _date(csl("issued"))),
        ("VL", csl("volume")),
        ("IS", csl("issue") or csl("number")),
        ("SP", first_page),
        ("EP", last_page),
        ("SN", csl("ISSN") or csl("ISBN")),
        ("DO", csl("DOI")),
        ("UR", csl("URL")),
        ("Y2", _date(csl("accessed"))),
        ("LA", csl("language")),
        ("N1", cited.remark),
        ("N1", csl("note")),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {gates.line(text)}" for tag, text in lines if text or tag == "ER")


def _name(author: Author) -> str:
    """Family name, comma, given name, in any script: a reader takes them apart. A body is one name."""
    return author.get("literal") or ", ".join(author[part] for part in ("family", "given") if author.get(part))


def _date(date: str) -> str:
    """Year/month/day/; what is not known stays empty between the strokes."""
    return date and "{}/{}/{}/".format(*year_month_day(date))

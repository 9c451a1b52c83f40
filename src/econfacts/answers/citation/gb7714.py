"""GB/T 7714-2015: an entry in the numeric system."""

import re

from econfacts.answers.citation.authors import Author, is_whole, name
from econfacts.answers.citation.cited import Cited
from econfacts.model.words import speak

# GB/T 7714-2015, appendix B: marks of document types; with an address the carrier OL is added.
_DOCUMENT_MARKS = {
    "article-newspaper": "N",
    "article-journal": "J",
    "article-magazine": "J",
    "periodical": "J",
    "book": "M",
    "chapter": "M",
    "dataset": "DS",
    "paper-conference": "C",
    "report": "R",
    "standard": "S",
    "thesis": "D",
    "map": "CM",
    "webpage": "EB",
    "post": "EB",
    "post-weblog": "EB",
}


def write(cited: Cited) -> str:
    """An entry of GB/T 7714-2015 in the numeric system, in which an unknown author (佚名) is left out.

    A newspaper article (4.4): authors. title[N]. newspaper, date(page)[accessed]. address.
    An electronic source (4.6): authors. title[EB/OL]. publisher, year(updated)[accessed]. address. DOI:number.
    A part of a book (4.2): authors. title[C]//editors. book. place: publisher, year: pages.
    Another (4.1): authors. title[R]. edition. place: publisher, year: pages.
    The paragraph, for which the standard has no place, stands at the end.
    """
    csl = cited.csl
    mark = _mark(cited)
    is_online = "OL" in mark
    number = f": {csl['number']}" if csl.get("number") and mark[0] in "RS" else ""
    issue = _serial_issue(cited, mark) if mark[0] in "NJ" else _imprint(cited, is_online)
    accessed = f"[{csl['accessed']}]" if csl.get("accessed") and is_online else ""
    parts = [
        _names(cited, cited.creators or ([] if _is_part(cited) else cited.editors)),
        f"{cited.title}{number}[{mark}]{_whole(cited)}",
        _edition(cited),
        issue + accessed,
        cited.address,
        f"DOI:{cited.doi}" if cited.doi else "",
        cited.locator,
    ]
    entry = ". ".join(part for part in parts if part)
    return f"{cited.phrases.quoted_in_gb.format(cited.credited, entry) if cited.credited else entry}."


def _mark(cited: Cited) -> str:
    is_online = bool(cited.address or cited.doi)
    mark = _DOCUMENT_MARKS.get(cited.csl.get("type", ""), "EB" if is_online else "Z")
    return f"{mark}/OL" if is_online or mark == "EB" else mark


def _is_part(cited: Cited) -> bool:
    return cited.csl.get("type") in ("chapter", "paper-conference")


def _whole(cited: Cited) -> str:
    """The book or the proceedings that a part stands in, after its editors."""
    book = cited.csl.get("container-title")
    if not (book and _is_part(cited)):
        return ""
    return "//" + ". ".join(part for part in (_names(cited, cited.editors), book) if part)


def _names(cited: Cited, authors: list[Author]) -> str:
    """Up to three names, then 等 or et al (8.1.2)."""
    names = [_short(author) for author in authors]
    return ", ".join([*names[:3], cited.phrases.and_others_gb] if len(names) > 3 else names)


def _short(author: Author) -> str:
    """Family name first: 张三; in other scripts capitals, then initials without points: SMITH J (8.1.1)."""
    if is_whole(author):
        return name(author)
    initials = [part[0] for part in re.split(r"[\s.-]+", author.get("given", "")) if part]
    return " ".join([author.get("family", "").upper(), *initials]).strip()


def _edition(cited: Cited) -> str:
    """The edition, a bare number with its word: 2版, 2nd ed. (8.3); of periodicals there is none."""
    edition = cited.csl.get("edition") or ""
    if not edition.isdecimal():
        return edition
    return cited.phrases.edition.format(edition, speak("en").ordinal(int(edition)))


def _serial_issue(cited: Cited, mark: str) -> str:
    """The newspaper, its date and page (4.4), or the journal, its year, volume, issue and pages."""
    csl, say = cited.csl, cited.phrases
    serial = csl.get("container-title") or csl.get("publisher") or cited.unnamed or say.unnamed["article-journal"]
    issued = csl.get("issued")
    page = csl.get("page")
    if mark[0] == "N":
        return f"{serial}, {issued or say.no_date_gb}{f'({page})' if page else ''}"
    volume = f", {csl['volume']}" if csl.get("volume") else ""
    issue = f"({csl['issue']})" if csl.get("issue") else ""
    return f"{serial}, {_year(issued) or say.no_date_gb}{volume}{issue}{f': {page}' if page else ''}"


def _imprint(cited: Cited, is_online: bool) -> str:
    """Place: publisher, year: pages, and online the day of the last change.

    Place and publisher that are missing are said to be missing in print (8.4.1, 8.4.2); online they are left
    out, and so is a date where there is one of access. A publisher that is the author is not repeated there.
    """
    csl = cited.csl
    place, publisher = csl.get("publisher-place"), csl.get("publisher")
    if not _is_part(cited):
        publisher = publisher or csl.get("container-title")
    if is_online and publisher and cited.is_creator(publisher):
        publisher = None
    if not is_online:
        place = place or cited.phrases.no_place
        publisher = publisher or cited.phrases.no_publisher
    body = ": ".join(part for part in (place, publisher) if part)
    return _dated(cited, body, is_online)


def _dated(cited: Cited, body: str, is_online: bool) -> str:
    issued, page = cited.csl.get("issued"), cited.csl.get("page")
    if not issued and is_online and cited.csl.get("accessed"):
        return body
    if issued and is_online and not body and not page:
        return f"({issued})"
    year = f"{_year(issued) or cited.phrases.no_date_gb}{f': {page}' if page else ''}"
    updated = f"({issued})" if is_online and issued and issued != _year(issued) else ""
    return f"{', '.join(part for part in (body, year) if part)}{updated}"


def _year(issued: str | None) -> str:
    return (issued or "")[:4]

"""GB/T 7714-2015: an entry in the numeric system."""

import re

from econfacts.answers.citation.authors import Author, is_whole, name
from econfacts.answers.citation.cited import NO_DATE, UNNAMED_SERIAL, Cited

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
    An electronic source (4.6): authors. title[EB/OL]. publisher, year(updated)[accessed]. address.
    Another (4.1): authors. title[R]. place: publisher, year: pages.
    The paragraph, for which the standard has no place, stands at the end.
    """
    csl = cited.source.csl
    mark = _mark(cited)
    is_online = "OL" in mark
    number = f": {csl['number']}" if csl.get("number") and mark[0] in "RS" else ""
    title = f"{cited.title}{number}[{mark}]"
    if csl.get("type") in ("chapter", "paper-conference") and csl.get("container-title"):
        title += f"//{csl['container-title']}"
    issue = _serial_issue(cited, mark) if mark[0] in "NJ" else _imprint(cited, is_online)
    accessed = f"[{csl['accessed']}]" if csl.get("accessed") and is_online else ""
    parts = [_names(cited), title, issue + accessed, cited.address, cited.locator]
    entry = ". ".join(part for part in parts if part)
    credit = ""
    if cited.credited:
        credit = f"{cited.credited}. 转引自: " if cited.lang == "zh" else f"{cited.credited}. Quoted in: "
    return f"{credit}{entry}."


def _mark(cited: Cited) -> str:
    is_online = bool(cited.address)
    mark = _DOCUMENT_MARKS.get(cited.source.csl.get("type", ""), "EB" if is_online else "Z")
    return f"{mark}/OL" if is_online or mark == "EB" else mark


def _names(cited: Cited) -> str:
    """Up to three names, then 等 or et al (8.1.2)."""
    names = [_short(author) for author in cited.creators]
    more = "等" if cited.lang == "zh" else "et al"
    return ", ".join([*names[:3], more] if len(names) > 3 else names)


def _short(author: Author) -> str:
    """Family name first: 张三; in other scripts capitals, then initials without points: SMITH J (8.1.1)."""
    if is_whole(author):
        return name(author)
    initials = [part[0] for part in re.split(r"[\s.-]+", author.get("given", "")) if part]
    return " ".join([author.get("family", "").upper(), *initials]).strip()


def _serial_issue(cited: Cited, mark: str) -> str:
    """The newspaper, its date and page (4.4), or the journal, its year, volume, issue and pages."""
    csl = cited.source.csl
    unnamed = UNNAMED_SERIAL.get(csl.get("type", ""), UNNAMED_SERIAL["article-journal"])
    serial = csl.get("container-title") or csl.get("publisher") or unnamed[cited.lang]
    issued = csl.get("issued")
    page = csl.get("page")
    if mark[0] == "N":
        return f"{serial}, {issued or _no_date(cited)}{f'({page})' if page else ''}"
    volume = f", {csl['volume']}" if csl.get("volume") else ""
    issue = f"({csl['issue']})" if csl.get("issue") else ""
    return f"{serial}, {_year(issued) or _no_date(cited)}{volume}{issue}{f': {page}' if page else ''}"


def _imprint(cited: Cited, is_online: bool) -> str:
    """Place: publisher, year: pages, and online the day of the last change.

    Place and publisher that are missing are said to be missing in print (8.4.1, 8.4.2); online they are left
    out, and so is a date where there is one of access. A publisher that is the author is not repeated there.
    """
    csl = cited.source.csl
    place, publisher = csl.get("publisher-place"), csl.get("publisher")
    if csl.get("type") not in ("chapter", "paper-conference"):
        publisher = publisher or csl.get("container-title")
    if is_online and publisher and cited.is_creator(publisher):
        publisher = None
    if not is_online:
        place = place or ("[出版地不详]" if cited.lang == "zh" else "[S.l.]")
        publisher = publisher or ("[出版者不详]" if cited.lang == "zh" else "[s.n.]")
    body = ": ".join(part for part in (place, publisher) if part)
    return _dated(cited, body, is_online)


def _dated(cited: Cited, body: str, is_online: bool) -> str:
    csl = cited.source.csl
    issued, page = csl.get("issued"), csl.get("page")
    if not issued and is_online and csl.get("accessed"):
        return body
    if issued and is_online and not body and not page:
        return f"({issued})"
    year = f"{_year(issued) or _no_date(cited)}{f': {page}' if page else ''}"
    updated = f"({issued})" if is_online and issued and issued != _year(issued) else ""
    return f"{', '.join(part for part in (body, year) if part)}{updated}"


def _year(issued: str | None) -> str:
    return (issued or "")[:4]


def _no_date(cited: Cited) -> str:
    return f"[{NO_DATE[cited.lang]}]"

"""GB/T 7714-2015: an entry in the numeric system."""

import re

from econfacts.answers.citation.cited import Author, Cited, author_name, is_whole, year_month_day


def write(cited: Cited) -> str:
    """An entry of GB/T 7714-2015 in the numeric system, in which an unknown author (佚名) is left out.

    A newspaper article (4.4): authors. title[N]. newspaper, date(page)[accessed]. address.
    An electronic source (4.6): authors. title[EB/OL]. publisher, year(updated)[accessed]. address. DOI:number.
    A part of a book (4.2): authors. title[C]//editors. book. place: publisher, year: pages.
    Another (4.1): authors. title[R]. edition. place: publisher, year: pages.
    The paragraph, for which the standard has no place, stands at the end.
    """
    csl = cited.csl
    is_online = bool(csl("URL") or cited.doi)
    mark = cited.types[0] or ("EB" if is_online else "Z")
    carrier = "/OL" if is_online or mark == "EB" else ""  # appendix B
    number = f": {csl('number')}" if csl("number") and mark in "RS" else ""
    issue = _serial_issue(cited, mark) if mark in "NJ" else _imprint(cited, bool(carrier))
    parts = [
        _names(cited, cited.creators or ([] if _is_part(cited) else cited.editors)),
        f"{cited.title}{number}[{mark}{carrier}]{_whole(cited)}",
        _edition(cited),
        issue + (f"[{csl('accessed')}]" if csl("accessed") and carrier else ""),
        csl("URL"),
        f"DOI:{cited.doi}" if cited.doi else "",
        cited.locator,
    ]
    entry = _joined(". ", *parts)
    return f"{cited.say['quoted_in_gb'].format(cited.credited, entry) if cited.credited else entry}."


def _joined(between: str, *parts: str) -> str:
    return between.join(filter(None, parts))


def _is_part(cited: Cited) -> bool:
    return cited.csl("type") in ("chapter", "paper-conference")


def _whole(cited: Cited) -> str:
    """The book or the proceedings that a part stands in, after its editors."""
    book = cited.csl("container-title")
    return f"//{_joined('. ', _names(cited, cited.editors), book)}" if book and _is_part(cited) else ""


def _names(cited: Cited, authors: list[Author]) -> str:
    """Up to three names, then 等 or et al (8.1.2)."""
    others = cited.say["and_others_gb"] if len(authors) > 3 else ""
    return _joined(", ", *map(_short, authors[:3]), others)


def _short(author: Author) -> str:
    """Family name first: 张三; in other scripts capitals, then initials without points: SMITH J (8.1.1)."""
    if is_whole(author):
        return author_name(author)
    initials = [part[0] for part in re.split(r"[\s.-]+", author.get("given", "")) if part]
    return " ".join([author.get("family", "").upper(), *initials]).strip()


def _edition(cited: Cited) -> str:
    """The edition, a bare number with its word: 2版, 2nd ed. (8.3); of periodicals there is none."""
    edition = cited.csl("edition")
    if not edition.isdecimal():
        return edition
    return cited.say["edition"].format(edition, cited.words.ordinal(int(edition)))


def _serial_issue(cited: Cited, mark: str) -> str:
    """The newspaper, its date and page (4.4), or the journal, its year, volume, issue and pages."""
    csl, say = cited.csl, cited.say
    serial = csl("container-title") or csl("publisher") or cited.unnamed or say["article-journal"]
    issued, page = csl("issued"), csl("page")
    if mark == "N":
        return f"{serial}, {issued or say['no_date_gb']}{page and f'({page})'}"
    volume, issue = csl("volume"), csl("issue")
    when = year_month_day(issued)[0] or say["no_date_gb"]
    return f"{serial}, {when}{volume and f', {volume}'}{issue and f'({issue})'}{page and f': {page}'}"


def _imprint(cited: Cited, is_online: bool) -> str:
    """Place: publisher, year: pages, and online the day of the last change.

    Place and publisher that are missing are said to be missing in print (8.4.1, 8.4.2); online they are left
    out, and so is a date where there is one of access. A publisher that is the author is not repeated there.
    """
    csl, say = cited.csl, cited.say
    place, publisher = csl("publisher-place"), csl("publisher")
    if not _is_part(cited):
        publisher = publisher or csl("container-title")
    if not is_online:
        place, publisher = place or say["no_place"], publisher or say["no_publisher"]
    elif cited.is_creator(publisher):
        publisher = ""
    body = _joined(": ", place, publisher)
    issued, page = csl("issued"), csl("page")
    if is_online and not issued and csl("accessed"):
        return body
    if is_online and issued and not body and not page:
        return f"({issued})"
    year = year_month_day(issued)[0]
    updated = f"({issued})" if is_online and issued != year else ""
    return f"{_joined(', ', body, (year or say['no_date_gb']) + (page and f': {page}'))}{updated}"

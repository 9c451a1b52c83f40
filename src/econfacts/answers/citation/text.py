"""Plain text: a line for people."""

from econfacts.answers.citation.authors import Author, name
from econfacts.answers.citation.cited import Cited


def write(cited: Cited) -> str:
    """One line: the figure, the body, and the publication with its locator."""
    say, csl = cited.phrases, cited.csl
    parts = [
        _titled(cited),
        *_published_in(cited),
        csl.get("issued") or say.no_date,
        _page(cited),
        cited.address,
        f"https://doi.org/{cited.doi}" if cited.doi else "",
        say.accessed.format(csl["accessed"]) if csl.get("accessed") else "",
        cited.locator,
    ]
    publication = say.between.join(part for part in parts if part)
    quoted = say.quoted_in.format(cited.credited, publication) if cited.credited else publication
    return f"{cited.figure}{say.after_figure}{quoted}{say.stop}"


def _titled(cited: Cited) -> str:
    """The authors, or else the editors, and the title in its quotation marks."""
    say, title = cited.phrases, cited.title
    names = _names(cited, cited.creators)
    if not names and cited.editors:
        names = say.editors.format(_names(cited, cited.editors))
    # One that the curator supplied is not quoted, because nobody printed it.
    if not (title.startswith("[") and title.endswith("]")):
        title = say.quotes.format(title.translate(say.inner_quotes))
    return f"{names}{say.after_names}{title}" if names else title


def _names(cited: Cited, authors: list[Author]) -> str:
    shown = cited.phrases.between_names.join(name(author) for author in authors[:3])
    return f"{shown}{cited.phrases.and_others}" if len(authors) > 3 else shown


def _published_in(cited: Cited) -> list[str]:
    """Newspaper or site, its editors, then publisher, leaving out a body that is already named as the author."""
    csl = cited.csl
    named = [csl[field] for field in ("container-title", "publisher") if csl.get(field)]
    if not named and cited.unnamed:
        return [cited.unnamed]
    parts = [body for body in dict.fromkeys(named) if not cited.is_creator(body)]
    if cited.creators and cited.editors:
        parts.insert(1, cited.phrases.edited_by.format(_names(cited, cited.editors)))
    return parts


def _page(cited: Cited) -> str:
    page, say = cited.csl.get("page"), cited.phrases
    if not page:
        return ""
    if say.newspaper_page and cited.csl.get("type") == "article-newspaper":
        return say.newspaper_page.format(page)
    return (say.page if page.isalnum() else say.pages).format(page)

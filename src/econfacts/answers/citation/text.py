"""Plain text: a line for people."""

from collections.abc import Mapping, Sequence

from econfacts.answers.citation.cited import Author, Cited, author_name


def write(cited: Cited) -> str:
    """One line: the figure, the body, and the publication with its locator."""
    say, accessed = cited.say, cited.csl("accessed")
    parts = [
        _by_whom(cited),
        *_published_in(cited),
        cited.csl("issued") or say["no_date"],
        _page(cited),
        cited.csl("URL"),
        f"https://doi.org/{cited.doi}" if cited.doi else "",
        say["accessed"].format(accessed) if accessed else "",
        cited.locator,
    ]
    publication = say["between"].join(filter(None, parts))
    quoted = say["quoted_in"].format(cited.credited, publication) if cited.credited else publication
    return f"{cited.figure}{say['after_figure']}{quoted}{say['stop']}"


def _by_whom(cited: Cited) -> str:
    """The authors, or else the editors, and the title."""
    people = names(cited.creators, cited.say)
    if not people and cited.editors:
        people = cited.say["editors"].format(names(cited.editors, cited.say))
    return titled(people, cited.title, cited.say)


def titled(people: str, title: str, say: Mapping[str, str]) -> str:
    """The names of people, if there are any, and the title that is theirs in its quotation marks."""
    # One that the curator supplied is not quoted, because nobody printed it.
    if not (title.startswith("[") and title.endswith("]")):
        title = say["quotes"].format(title.translate(str.maketrans(say["outer_marks"], say["inner_marks"])))
    return f"{people}{say['after_names']}{title}" if people else title


def names(authors: Sequence[Author], say: Mapping[str, str]) -> str:
    """Up to three names, and whether there are others."""
    shown = say["between_names"].join(map(author_name, authors[:3]))
    return f"{shown}{say['and_others']}" if len(authors) > 3 else shown


def _published_in(cited: Cited) -> list[str]:
    """Newspaper or site, its editors, then publisher, leaving out a body that is already named as the author."""
    named = [text for field in ("container-title", "publisher") if (text := cited.csl(field))]
    if not named and cited.unnamed:
        return [cited.unnamed]
    parts = [body for body in dict.fromkeys(named) if not cited.is_creator(body)]
    if cited.creators and cited.editors:
        parts.insert(1, cited.say["edited_by"].format(names(cited.editors, cited.say)))
    return parts


def _page(cited: Cited) -> str:
    page = cited.csl("page")
    of_newspaper = "newspaper_" if cited.csl("type") == "article-newspaper" else ""
    several = "" if page.isalnum() else "s"
    return page and cited.say[f"{of_newspaper}page{several}"].format(page)

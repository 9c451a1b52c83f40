"""A citation of a figure's source: plain text, GB/T 7714-2015, BibTeX, CSL-JSON or RIS, one module each.

CSL-JSON is what pandoc and Zotero turn into any other style.
"""

from importlib import import_module

from econfacts.answers.citation.cited import Cited, cited

__all__ = ["STYLES", "Cited", "cite", "cited"]

STYLES = ("text", "gb7714", "bibtex", "csl-json", "ris")
"""Names of the styles, as `cite --style` takes them."""


def cite(figure: Cited, style: str = "text") -> str:
    """The citation in a style, one of STYLES in any case.

    `text` is a line for people; `gb7714` an entry of GB/T 7714-2015, numeric system; `bibtex` an entry for a
    .bib file; `csl-json` an array with one item of CSL 1.0.2; `ris` a record for reference managers. Raises
    UsageError for a style that does not exist.
    """
    known = style.lower()
    if known not in STYLES:
        from econfacts.model.names import unknown

        raise unknown(style, "style", STYLES, more="; csl-json is what pandoc and Zotero turn into any other")
    citation: str = import_module(f"{__name__}.{known.replace('-', '_')}").write(figure)
    return citation

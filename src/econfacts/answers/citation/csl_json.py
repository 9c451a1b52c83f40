"""CSL-JSON (CSL 1.0.2): what pandoc, Zotero and citeproc read, and turn into any other style."""

import json
from typing import Any

from econfacts.answers.citation.authors import bodies
from econfacts.answers.citation.cited import Cited
from econfacts.model import gates


def write(cited: Cited) -> str:
    """An array with the one item; the body is its original author.

    A locator belongs to a citation, not to an item: it goes into `custom`, the schema's place for what has no
    field, under the names it has in a citation, and with the figure into `note`, for people.
    """
    item = _item(cited)
    if cited.fact.cites:
        item["original-author"] = [{"literal": body} for body in bodies(cited.fact.cites)]
    item["note"] = "\n".join(part for part in (cited.remark, item.get("note")) if part)
    if cited.fact.paragraph is not None:
        item["custom"] = {"label": "paragraph", "locator": str(cited.fact.paragraph)}
    text = json.dumps([item], ensure_ascii=False, indent=2)
    # What is not to be seen is escaped here, in JSON's own way, before a terminal's gate does it in another.
    return "".join(c if c.isprintable() or c == "\n" else gates.json(c)[1:-1] for c in text)


def _item(cited: Cited) -> dict[str, Any]:
    """The source as a CSL-JSON item (CSL 1.0.2), without what is not known."""
    known = {field: value for field, value in cited.csl.items() if value}
    item: dict[str, Any] = {"id": cited.source.id, **known}
    for field in ("issued", "accessed"):
        if field in item:
            item[field] = {"date-parts": [_date_parts(date) for date in item[field].removesuffix("/..").split("/")]}
    if cited.creators:
        item["author"] = [dict(author) for author in cited.creators]
    return item


def _date_parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]

"""CSL-JSON (CSL 1.0.2): what pandoc, Zotero and citeproc read, and turn into any other style."""

import json
from typing import Any

from econfacts.answers.citation.cited import Cited, bodies
from econfacts.model import gates, periods


def write(cited: Cited) -> str:
    """An array with the one item, without what is not known; the body is its original author.

    A locator belongs to a citation, not to an item: it goes into `custom`, the schema's place for what has no
    field, under the names it has in a citation, and with the figure into `note`, for people.
    """
    item: dict[str, Any] = {"id": cited.source.id, **{name: value for name, value in cited.source.csl.items() if value}}
    for field in {"issued", "accessed"} & item.keys():
        item[field] = {"date-parts": [[*map(int, moment)] for moment in periods.moments(item[field])]}
    if cited.creators:
        item["author"] = [dict(author) for author in cited.creators]
    if cited.fact.cites:
        item["original-author"] = [{"literal": body} for body in bodies(cited.fact.cites)]
    item["note"] = "\n".join(filter(None, (cited.remark, item.get("note"))))
    if cited.fact.paragraph is not None:
        item["custom"] = {"label": "paragraph", "locator": str(cited.fact.paragraph)}
    text = json.dumps([item], ensure_ascii=False, indent=2)
    # What is not to be seen is escaped here, in JSON's own way, before a terminal's gate does it in another.
    return "".join(c if c.isprintable() or c == "\n" else gates.json(c)[1:-1] for c in text)

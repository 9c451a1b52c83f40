"""`econfacts search`: what there is on some words."""

from typing import Annotated

import typer

from econfacts.answers.search import COLUMNS
from econfacts.cli.arguments import argument, option
from econfacts.errors import NotFound
from econfacts.model.gates import quoted

EXAMPLE = """\
econfacts search little giants
econfacts search 专精特新
econfacts search shenzhen patents 2023
"""


def run(
    ctx: typer.Context,
    words: Annotated[list[str], argument("WORDS...", "In English or Chinese; a year is a figure's period.")],
    top: Annotated[int, option("top", "At most so many.", "N", min=1)] = 20,
) -> None:
    """Find regions, metrics, topics, sources and figures by words, best first, figures with their latest value.

    Every word must be found: in names, aliases, definitions or notes. Two Chinese characters are enough.
    """
    session = ctx.obj
    hits = session.data.search(*words, most=top + 1)
    if not hits:
        raise NotFound(f"nothing found on '{quoted(' '.join(words))}'; try fewer or other words, or `econfacts topics`")
    best = hits[:top]
    regions = {each.id: each for each in session.data.regions()} if session.is_page else {}
    session.emit((hit.record() for hit in best), COLUMNS, session.page("search", best, regions))
    if len(hits) > top:
        session.note(f"note: the best {top}; more with --top N")

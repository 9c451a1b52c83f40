"""`econfacts search`: what there is on some words."""

from typing import Annotated

import typer

EXAMPLE = """\
econfacts search little giants
econfacts search 专精特新
econfacts search shenzhen patents 2023
"""
RECORDS = True


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="In English or Chinese; a year is a figure's period.")
    ],
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="At most so many.")] = 20,
) -> None:
    """Find regions, metrics, topics, sources and figures by words, best first, figures with their latest value.

    Every word must be found: in names, aliases, definitions or notes. Two Chinese characters are enough.
    """
    from econfacts.answers.search import COLUMNS
    from econfacts.errors import NotFound
    from econfacts.model.names import shown

    session = ctx.obj
    hits = session.data.search(*words, most=top + 1)
    if not hits:
        raise NotFound(f"nothing found on '{shown(' '.join(words))}'; try fewer or other words, or `econfacts topics`")

    def view() -> object:
        from econfacts.screen.pages import search

        return search.page(hits[:top], session.words)

    session.emit((hit.record() for hit in hits[:top]), COLUMNS, view)
    if len(hits) > top:
        session.note(f"note: the best {top}; more with --top N")

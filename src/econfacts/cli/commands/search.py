"""`econfacts search`: what there is on some words."""

from econfacts.answers.search import COLUMNS
from econfacts.cli.parameters import argument, count_of, option
from econfacts.cli.session import Session
from econfacts.errors import NotFound
from econfacts.model.gates import quoted

PARAMETERS = (
    argument("WORDS...", "In English or Chinese; a year is a figure's period.", "words"),
    option("--top", "At most so many.", "N", read=count_of, default="20"),
)
EXAMPLE = """\
econfacts search little giants
econfacts search 专精特新
econfacts search shenzhen patents 2023"""


def run(session: Session, words: tuple[str, ...], top: int) -> None:
    """Find regions, metrics, topics, sources and figures by words, best first, figures with their latest value.

    Every word must be found: in names, aliases, definitions or notes. Two Chinese characters are enough.
    """
    hits = session.data.search(*words, most=top + 1)
    if not hits:
        raise NotFound(f"nothing found on '{quoted(' '.join(words))}'; try fewer or other words, or `econfacts topics`")
    best = hits[:top]
    regions = {each.id: each for each in session.data.regions()} if session.is_page else {}
    session.emit((hit.record() for hit in best), COLUMNS, session.page("search", best, regions))
    if len(hits) > top:
        session.note(f"note: the best {top}; more with --top N")

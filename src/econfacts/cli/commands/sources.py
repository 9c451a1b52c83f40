"""`econfacts sources`: what sources there are."""

from econfacts.cli.session import Session

PARAMETERS = ()
EXAMPLE = """\
econfacts sources
econfacts sources --fields id,title,URL -f markdown"""
COLUMNS = (
    "id", "type", "title", "container-title", "publisher", "issued", "URL", "language", "text", "facts", "note",
)  # fmt: skip


def run(session: Session) -> None:
    """List sources: id, title, where and when published, and how many figures each carries."""
    sources = session.data.sources()
    known = ({**source.csl, "id": source.id, "text": source.text, "facts": source.facts} for source in sources)
    records = ({column: of_source.get(column) for column in COLUMNS} for of_source in known)
    session.emit(records, COLUMNS, session.page("lists.sources_page", sources))

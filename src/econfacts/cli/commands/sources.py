"""`econfacts sources`: what sources there are."""

import typer

EXAMPLE = """\
econfacts sources
econfacts sources --fields id,title,URL -f markdown"""
RECORDS = True
COLUMNS = (
    "id",
    "type",
    "title",
    "container-title",
    "publisher",
    "issued",
    "URL",
    "language",
    "text",
    "facts",
    "note",
)


def run(ctx: typer.Context) -> None:
    """List sources: id, title, where and when published, and how many figures each carries."""
    session = ctx.obj
    sources = session.data.sources()

    def view() -> object:
        from econfacts.screen.pages import lists

        return lists.sources_page(sources, session.words)

    records = (
        {**dict.fromkeys(COLUMNS), **source.csl, "id": source.id, "text": source.text, "facts": source.facts}
        for source in sources
    )
    session.emit(({column: record[column] for column in COLUMNS} for record in records), COLUMNS, view)

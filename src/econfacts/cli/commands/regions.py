"""`econfacts regions`: what regions there are."""

import typer

from econfacts.cli.arguments import LevelOption

EXAMPLE = """\
econfacts regions --level province
econfacts regions --fields id,zh,code -f csv"""
RECORDS = True
COLUMNS = ("id", "en", "zh", "aliases", "level", "parent", "code", "facts")


def run(ctx: typer.Context, level: LevelOption = None) -> None:
    """List regions: id, names, level, parent, code, and how many figures each has."""
    session = ctx.obj
    regions = session.data.regions(level)

    def view() -> object:
        from econfacts.screen.pages import lists

        return lists.regions_page(regions, {each.id: each for each in session.data.regions()}, session.words)

    session.emit((region.record() for region in regions), COLUMNS, view)

"""`econfacts regions`: what regions there are."""

import typer

from econfacts.cli.arguments import Level

EXAMPLE = """\
econfacts regions --level province
econfacts regions --fields id,zh,code -f csv"""
COLUMNS = ("id", "en", "zh", "aliases", "level", "parent", "code", "facts")


def run(ctx: typer.Context, level: Level = None) -> None:
    """List regions: id, names, level, parent, code, and how many figures each has."""
    session = ctx.obj
    regions = session.data.regions(level)
    everywhere = {each.id: each for each in (session.data.regions() if level else regions)}
    records = (region.record() for region in regions)
    session.emit(records, COLUMNS, session.page("lists.regions_page", regions, everywhere))

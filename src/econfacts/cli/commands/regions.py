"""`econfacts regions`: what regions there are."""

from econfacts.cli.parameters import LEVEL
from econfacts.cli.session import Session
from econfacts.model.records import REGION_FIELDS as COLUMNS

PARAMETERS = (LEVEL,)
EXAMPLE = """\
econfacts regions --level province
econfacts regions --fields id,zh,code -f csv"""


def run(session: Session, level: str | None) -> None:
    """List regions: id, names, level, parent, code, and how many figures each has."""
    regions = session.data.regions(level)
    everywhere = {each.id: each for each in (session.data.regions() if level else regions)}
    records = (region.record() for region in regions)
    session.emit(records, COLUMNS, session.page("lists.regions_page", regions, everywhere))

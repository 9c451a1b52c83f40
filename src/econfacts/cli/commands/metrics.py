"""`econfacts metrics`: what metrics there are."""

from econfacts.cli.parameters import TOPIC, option
from econfacts.cli.session import Session

PARAMETERS = (option("--region", "Only metrics that this region has."), TOPIC)
EXAMPLE = """\
econfacts metrics --topic innovation
econfacts metrics --region 深圳 --json"""
COLUMNS = ("id", "en", "zh", "aliases", "topic", "measure", "kind", "regions")


def run(session: Session, region: str | None, topic: str | None) -> None:
    """List metrics: id, names, topic, measure, kind, and the regions that have them."""
    data = session.data
    metrics = data.metrics(region, topic)
    # Of each as it is written: a million facts are of as many regions in every metric.
    records = (
        {column: getattr(metric, column) for column in COLUMNS[:-1]} | {"regions": data.regions_with(metric.id)}
        for metric in metrics
    )
    counted = ((metric, len(data.regions_with(metric.id))) for metric in metrics)
    session.emit(records, COLUMNS, session.page("lists.metrics_page", counted, data.topics()))

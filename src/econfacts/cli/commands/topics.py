"""`econfacts topics`: what topics there are."""

from collections import Counter

from econfacts.cli.session import Session

PARAMETERS = ()
EXAMPLE = """\
econfacts topics
econfacts metrics --topic innovation"""
COLUMNS = ("id", "en", "zh", "metrics")


def run(session: Session) -> None:
    """List topics: id, names, and how many metrics each has."""
    of_topic = Counter(metric.topic for metric in session.data.metrics())
    counted = [(topic, of_topic[topic.id]) for topic in session.data.topics()]
    records = ({**topic._asdict(), "metrics": count} for topic, count in counted)
    session.emit(records, COLUMNS, session.page("lists.topics_page", counted))

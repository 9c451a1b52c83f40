"""`econfacts topics`: what topics there are."""

import typer

EXAMPLE = """\
econfacts topics
econfacts metrics --topic innovation
"""
RECORDS = True
COLUMNS = ("id", "en", "zh", "metrics")


def run(ctx: typer.Context) -> None:
    """List topics: id, names, and how many metrics each has."""
    session = ctx.obj
    topics = session.data.topics()
    of_topic = [metric.topic for metric in session.data.metrics()]
    counts = [of_topic.count(topic.id) for topic in topics]

    def view() -> object:
        from econfacts.screen.pages import lists

        return lists.topics_page(list(zip(topics, counts, strict=True)), session.words)

    records = ({**topic._asdict(), "metrics": count} for topic, count in zip(topics, counts, strict=True))
    session.emit(records, COLUMNS, view)

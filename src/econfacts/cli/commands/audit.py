"""`econfacts audit`: does a source's text agree with its facts?"""

from typing import Annotated

import typer

EXAMPLE = "econfacts audit sz-ai-city texts/shenzhen.txt"
RECORDS = True
COLUMNS = ("state", "paragraph", "column", "text", "number", "unit", "bound", "kind", "facts", "why", "sign", "period")


def run(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Id of the source.", show_default=False)],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Its text, one paragraph a line.", show_default=False)],
    everything: Annotated[bool, typer.Option("--all", help="Also the numerals that are no figures, by rule.")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="Write facts lines for the missing figures instead.")] = False,
) -> None:
    """List every figure of a source's text: recorded, passed over, or missing; and facts that are not in it.

    On a terminal the text itself is shown with its figures marked. With --draft a facts line to start from is
    written for each missing figure, question marks where the text leaves something open. Exit code 1 where a figure
    is missing or a fact is not in the text; the summary with the coverage goes to stderr.
    """
    from econfacts.errors import CheckFailed
    from econfacts.factsfile.texts import read_text
    from econfacts.screen.pages import audit

    session = ctx.obj
    content = read_text(text)
    coverage = session.data.audit(source, content)
    if draft:
        for line in session.data.draft(source, content, coverage):
            session.print(line)
    else:
        session.emit(
            audit.records(coverage, everything),
            COLUMNS,
            lambda: audit.page(content, coverage, session.words, everything),
        )
    summary = audit.summary(coverage)
    if not coverage.complete:
        raise CheckFailed(summary)
    session.note(summary)

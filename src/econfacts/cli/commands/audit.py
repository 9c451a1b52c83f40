"""`econfacts audit`: does a source's text agree with its facts?"""

from typing import Annotated

import typer

from econfacts.cli.arguments import argument, flag

EXAMPLE = "econfacts audit sz-ai-city texts/shenzhen.txt"
COLUMNS = ("state", "paragraph", "column", "text", "number", "unit", "bound", "kind", "facts", "why", "sign", "period")


def run(
    ctx: typer.Context,
    source: Annotated[str, argument("SOURCE", "Id of the source.")],
    text: Annotated[str, argument("TEXT", "Its text, one paragraph a line.")],
    everything: Annotated[bool, flag("all", "Also the numerals that are no figures, by rule.")] = False,
    draft: Annotated[bool, flag("draft", "Write facts lines for the missing figures instead.")] = False,
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
        page = session.page("audit", content, coverage, everything)
        session.emit(audit.records(coverage, COLUMNS, everything), COLUMNS, page)
    summary = audit.summary(coverage)
    if not coverage.complete:
        raise CheckFailed(summary)
    session.note(summary)

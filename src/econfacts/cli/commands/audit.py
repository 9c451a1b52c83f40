"""`econfacts audit`: does a source's text agree with its facts?"""

from econfacts.cli.parameters import argument, flag
from econfacts.cli.session import Session

PARAMETERS = (
    argument("SOURCE", "Id of the source."),
    argument("TEXT", "Its text, one paragraph a line."),
    flag("--all everything", "Also the numerals that are no figures, by rule."),
    flag("--draft", "Write facts lines for the missing figures instead."),
)
EXAMPLE = """\
econfacts audit sz-ai-city texts/shenzhen.txt
econfacts audit sz-ai-city texts/shenzhen.txt --draft >> mine.yaml
econfacts audit sz-ai-city texts/shenzhen.txt -f json | jq '.[] | select(.state == "missing")'"""
COLUMNS = ("state", "paragraph", "column", "text", "number", "unit", "bound", "kind", "facts", "why", "sign", "period")


def run(session: Session, source: str, text: str, everything: bool, draft: bool) -> None:
    """List every figure of a source's text: recorded, passed over, or missing; and facts that are not in it.

    On a terminal the text itself is shown with its figures marked. With --draft a facts line to start from is
    written for each missing figure, question marks where the text leaves something open. Exit code 1 where a figure
    is missing or a fact is not in the text; the summary with the coverage goes to stderr.
    """
    from econfacts.errors import CheckFailed
    from econfacts.factsfile.texts import read_text
    from econfacts.screen.pages import audit

    content = read_text(text)
    coverage = session.data.audit(source, content, session.progress("auditing"))
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

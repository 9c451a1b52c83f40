"""`econfacts cite`: a citation of a figure's source."""

from typing import Any

from econfacts.cli.parameters import METRIC, PERIOD, REGION, SOURCE, VINTAGE, option
from econfacts.cli.session import Session

_STYLE = "text, gb7714, bibtex, ris or csl-json (what pandoc and Zotero turn into any other style)."

PARAMETERS = (REGION, METRIC, option("--style", _STYLE, default="text"), PERIOD, VINTAGE, SOURCE)
EXAMPLE = """\
econfacts cite shenzhen ai-enterprises --style gb7714
econfacts cite shenzhen gdp --period 2023 --style bibtex >> refs.bib
econfacts cite 广东 gdp --style ris > gdp.ris
econfacts cite shenzhen gdp --style csl-json > refs.json"""


def run(session: Session, **which: Any) -> None:
    """Cite a figure's source, crediting the body that produced the figure first.

    Of several figures it is the one that `get` takes; --period and --source choose another.
    """
    session.print(session.data.cite(**which))

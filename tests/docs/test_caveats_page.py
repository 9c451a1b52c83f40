"""docs/caveats.md tells every caveat as it is."""

from tests.docs.caveats import PAGE, page


def test_the_page_is_what_the_rules_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `python -m tests.docs.caveats`"

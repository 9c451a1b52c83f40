"""The JSON Schema of the facts file (draft 2020-12); a test holds it against the rules in `checks`."""

import os


def text() -> str:
    """The schema as it ships with the package."""
    with open(os.path.join(os.path.dirname(os.path.dirname(__file__)), "facts.schema.json"), encoding="utf-8") as file:
        return file.read()

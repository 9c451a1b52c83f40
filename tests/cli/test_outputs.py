"""`schema --output`: what commands write with --json is what their schema says."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Run

LINES = {
    "show": ["show", "shenzhen", "--all"],
    "get": ["get", "shenzhen", "gdp"],
    "compare": ["compare", "shenzhen", "guangzhou", "beijing", "--all"],
    "rank": ["rank", "gdp"],
    "facts": ["facts"],
    "search": ["search", "专精特新"],
    "regions": ["regions"],
    "metrics": ["metrics"],
    "sources": ["sources"],
    "topics": ["topics"],
    "check": ["check", "{faulty}"],
    "audit": ["audit", "sz-ai-city", "{text}", "--all"],
}


@pytest.mark.parametrize("command", LINES)
def test_records_are_what_their_schema_says(run: Run, tmp_path: Path, command: str) -> None:
    faulty, text = tmp_path / "faulty.yaml", tmp_path / "text.txt"
    faulty.write_text("format: 1\nregions:\n  X: {en: X, zh: X, level: planet}\n", "utf-8")
    text.write_text("深圳有1920家企业，增长5.2%，居第一位。\n", "utf-8")
    schema = json.loads(run("schema", "--output", command).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    line = [word.format(faulty=faulty, text=text) for word in LINES[command]]
    records = json.loads(run(*line, "--json").stdout)
    assert records
    jsonschema.validate(records, schema)
    assert all(list(record) == list(schema["items"]["properties"]) for record in records)


def test_every_command_with_records_has_a_schema_and_others_say_so(run: Run) -> None:
    done = run("schema", "--output", "cite")
    assert (done.returncode, done.stdout) == (2, "")
    for command in LINES:
        assert command in done.stderr

"""The JSON Schema and the rules say the same of many good and bad files; an independent validator reads the schema."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from econfacts.factsfile import schema
from econfacts.factsfile.fields import FIELDS
from econfacts.store import cache
from tests.conftest import DATA, SMALL

SCHEMA: dict[str, Any] = json.loads(schema.text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
RECORDS = {
    "units": "unit",
    "groups": "group",
    "sources": "source",
    "vintages": "vintage",
    "topics": "topic",
    "regions": "region",
    "metrics": "metric",
    "facts": "fact",
}


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML as an editor does (core schema): dates stay text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def schema_complains(text: str) -> bool:
    return not VALIDATOR.is_valid(yaml.load(text, Loader=EditorLoader))


def rules_complain(text: str, tmp_path: Path) -> bool:
    path = tmp_path / "facts.yaml"
    path.write_text(text, "utf-8")
    return bool(cache.check_files([str(path)]).counts["error"])


def test_it_is_a_valid_schema_of_draft_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("section", RECORDS)
def test_each_record_has_the_fields_of_the_rules_and_requires_the_same(section: str) -> None:
    record = SCHEMA["$defs"][RECORDS[section]]
    assert list(record["properties"]) == list(FIELDS[section])
    assert set(record.get("required", [])) == {name for name, field in FIELDS[section].items() if field.required}


def test_the_shipped_facts_pass() -> None:
    # Of facts with the same fields in the same forms one stands for all: the validator is thorough, and slow.
    shipped = yaml.load(DATA.read_text("utf-8"), Loader=EditorLoader)
    forms = {re.sub(r"\d+", "0", json.dumps(fact | {"region": "", "metric": ""})): fact for fact in shipped["facts"]}
    assert VALIDATOR.is_valid(shipped | {"facts": list(forms.values())})
    assert DATA.read_text("utf-8").startswith("# yaml-language-server: $schema=../docs/facts.schema.json\n")


FACT = "{region: shenzhen, metric: factories, period: 2023-12-31, value: 1920, unit: 家, rank: {position: 1, among: china-cities}, source: paper, paragraph: 1}"

GOOD = [
    ("", ""),
    ("value: 1920", "value: '1920'"),
    ("value: 1920", "value: -1920.50"),
    ("value: 1920, unit: 家, rank", "rank"),
    ("position: 1, among", "among"),
    ("period: 2023-12-31, value: 1920", "period: 2023/.., value: 1920"),
    ("period: 2023-12-31, value: 1920", "period: 2022/2024-03, value: 1920"),
    ("period: 2023-12-31, value: 1920", "period: 2023-11, value: 1920"),
    ("period: 2023-12-31, value: 1920", "period: ~, value: 1920"),
    ("paragraph: 1}\n", "paragraph: 1, status: doubtful, printed: 一千九百二十家, definition: all, cites: 统计局}\n"),
    ("level: country", "level: country, aliases: [CN, PRC]"),
    ("kind: stock", "kind: stock, per_capita: true, definition: {en: What it is, zh: 是什么}"),
    ("kind: stock", "kind: stock, population: true, parts: [resident-population], caution: {zh: 慎用}"),
    ("kind: flow", "kind: flow, per_head_of: ~, growth_of: ~"),
    ("level: country", "level: [country]"),
    ('level: province, parent: china, code: "37', 'level: [city, province], parent: china, code: "37'),
    ("measure: CNY, multiplier: 8", "measure: CNY, multiplier: '8'"),
    ("  家: {measure: count}\n", "  家: {measure: count}\n  ‰: {measure: percent, multiplier: -1}\n"),
    ("  家: {measure: count}\n", "  家: {measure: count}\n  吨/万元: {measure: tonne/CNY, multiplier: -4}\n"),
    ("zh: 最终核实}", "zh: 最终核实, benchmark: 2023}"),
    ("value: 1920, unit: 家", "value: 1920, unit: 家, status: estimated"),
]

BAD = [
    ("format: 1", "format: 2"),
    ("value: 1920", "value: 1e9"),
    ("value: 1920", "value: 1,920"),
    ("value: 1920", "value: [1920]"),
    ("value: 1920, unit: 家", "unit: 家"),
    (f"- {FACT}", "- {region: shenzhen, metric: factories, source: paper}"),
    (f"- {FACT}", "- 1"),
    ("rank: {position: 1, among: china-cities}", "rank: {position: 0, among: china-cities}"),
    ("rank: {position: 1, among: china-cities}", "rank: {position: 1}"),
    ("rank: {position: 1, among: china-cities}", "rank: 1"),
    ("rank: {position: 1, among: china-cities}", "rank: {place: 1, among: china-cities}"),
    ("period: 2023-12-31, value: 1920", "period: last year, value: 1920"),
    ("period: 2023-12-31, value: 1920", "period: 23, value: 1920"),
    ("source: paper, paragraph: 1}", "paragraph: 1}"),
    ("source: paper, paragraph: 1}", "source: paper, paragraph: none}"),
    ("source: paper, paragraph: 1}", "source: paper, status: final}"),
    ("source: paper, paragraph: 1}", "source: paper, bound: above}"),
    ("source: paper, paragraph: 1}", "source: paper, sourc: paper}"),
    ("source: paper, paragraph: 1}", "source: paper, note: ''}"),
    ("level: country", "level: planet"),
    ("level: country", "level: []"),
    ("level: country", "level: [country, country]"),
    ("kind: stock", "kind: stock, population: 1"),
    ("kind: stock", "kind: stock, parts: resident-population"),
    ("measure: CNY, multiplier: 8", "measure: CNY, multiplier: -10"),
    ("measure: CNY, multiplier: 8", "measure: CNY/, multiplier: 8"),
    ("zh: 最终核实}", "zh: 最终核实, benchmark: 23}"),
    ("vintage: final", "vintage: Final"),
    ("vintage: final", "status: revised"),
    ("level: country", "level: country, population: 1"),
    ('code: "440300"', 'code: "4403"'),
    ("kind: stock", "kind: pile"),
    ("measure: count}", "measure: 1}"),
    ("measure: CNY, multiplier: 8", "measure: CNY, multiplier: 99"),
    ("type: article-newspaper", "type: newspaper"),
    ("author: [{family: 张, given: 三}]", "author: 张三"),
    ("author: [{family: 张, given: 三}]", "author: [{name: 张三}]"),
    ("issued: 2024-03-01", "issued: March 2024"),
    ("why: part of a policy", "reason: part of a policy"),
    ("topics:\n", "topics: {}\nsubjects:\n"),
    ("  china: {en: China", "  China!: {en: China"),
]


@pytest.mark.parametrize(("old", "new"), GOOD)
def test_neither_complains_of_a_good_file(old: str, new: str, tmp_path: Path) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    assert not schema_complains(text)
    assert not rules_complain(text, tmp_path)


@pytest.mark.parametrize(("old", "new"), BAD)
def test_both_complain_of_a_bad_file(old: str, new: str, tmp_path: Path) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    assert schema_complains(text)
    assert rules_complain(text, tmp_path)

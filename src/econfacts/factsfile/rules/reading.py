"""Rules that are kept while a file is read: by the reader, by the kinds of values, and by the shape of a record."""

from econfacts.factsfile.rules.base import ERROR, Rule

_FACT = "- {region: china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper"

RULES = (
    Rule(
        id="yaml",
        level=ERROR,
        about="The file is valid YAML.",
        passes=f"{_FACT}, note: '50% of it'}}",
        fails="- {region: china, metric: growth, period: 2022, value: 2, unit: ^%, source: paper}",
        message='while scanning for the next token: found character that cannot start any token; quote it: "%"',
    ),
    Rule(
        id="encoding",
        level=ERROR,
        about="The file is UTF-8 text.",
        passes="format: 1\ntopics: {trade: {en: Trade, zh: 贸易}}\n",
        fails="format: 1\n^topics: !%ed%a0%80 x\n",
        message="not UTF-8, here or in what follows: the file must be UTF-8 text",
    ),
    Rule(
        id="structure",
        level=ERROR,
        about="The file is a mapping of sections, and every key is plain text.",
        passes="format: 1\n",
        fails="format: 1\n? ^[topics]\n: {}\n",
        message="a key must be plain text",
    ),
    Rule(
        id="document",
        level=ERROR,
        about="The file has one YAML document.",
        passes="---\nformat: 1\n",
        fails="format: 1\n^---\nformat: 1\n",
        message="a facts file has one document; nothing after '---' or '...' is read",
    ),
    Rule(
        id="depth",
        level=ERROR,
        about="Nothing is nested deeper than a record of the format is.",
        passes="format: 1\n",
        fails="format: 1\nfacts: {a: [[[[[[^[1]]]]]]]}\n",
        message="nested more than 8 deep",
    ),
    Rule(
        id="too-large",
        level=ERROR,
        about=(
            "An entry is at most 4,000,000 bytes long and holds at most 50,000 values, 1,000 of them in one mapping; "
            "a file declares at most 100,000 things."
        ),
        passes="format: 1\n",
        fails="format: 1\ngroups: {a: {" + ", ".join(f"k{number}: 1" for number in range(1000)) + ", ^one: 1}}\n",
        message="more than 1,000 fields",
    ),
    Rule(
        id="anchor",
        level=ERROR,
        about="There are no anchors and no aliases: what is meant is written out.",
        passes=f"{_FACT}}}",
        fails="- {region: ^&a china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper}",
        message="anchor &a: facts files have no anchors or aliases",
    ),
    Rule(
        id="tag",
        level=ERROR,
        about="There are no tags: the format says what is a number and what is text.",
        passes=f"{_FACT}}}",
        fails="- {region: china, metric: gdp, period: 2022, value: ^!!int 2, unit: 亿元, source: paper}",
        message="tag tag:yaml.org,2002:int: facts files have no tags",
    ),
    Rule(
        id="duplicate-key",
        level=ERROR,
        about="No key stands twice in a section or in a record.",
        passes=f"{_FACT}}}",
        fails=f"{_FACT}, ^source: paper}}",
        message="field 'source' stands twice",
    ),
    Rule(
        id="section",
        level=ERROR,
        about="Sections have the names of the format; what facts refer to stands before `facts`.",
        passes="format: 1\ntopics:\n",
        fails="format: 1\n^topic: {}\n",
        message="unknown section 'topic'; did you mean topics?",
    ),
    Rule(
        id="format",
        level=ERROR,
        about="The file says which version of the format it is in.",
        passes="format: 1\n",
        fails="format: ^2\n",
        message="format '2' is not known; this version reads format 1",
    ),
    Rule(
        id="unknown-field",
        level=ERROR,
        about="Records have the fields of the format and no others.",
        passes=f"{_FACT}, note: rounded}}",
        fails=f"{_FACT}, ^not: rounded}}",
        message="unknown field 'not'; did you mean note?",
    ),
    Rule(
        id="missing-field",
        level=ERROR,
        about="Records have the fields that are required.",
        passes=f"{_FACT}}}",
        fails="- ^{region: china, metric: gdp, period: 2022, value: 2, unit: 亿元}",
        message="field 'source' is missing",
    ),
    Rule(
        id="type",
        level=ERROR,
        about="A field holds the kind of value that it takes: a number, an id, one of some words, a list.",
        passes="- {region: china, metric: gdp, period: 2022, value: '1260582.70', unit: 亿元, source: paper}",
        fails="- {region: china, metric: gdp, period: 2022, value: ^'1,260,582.70', unit: 亿元, source: paper}",
        message="value: '1,260,582.70' is not a valid number; write 1260582.70, without thousands separators",
    ),
    Rule(
        id="period",
        level=ERROR,
        about="A period is written as ISO 8601 does.",
        passes="- {region: china, metric: gdp, period: 2022-01/2022-03, value: 2, unit: 亿元, source: paper}",
        fails="- {region: china, metric: gdp, period: ^2022Q1, value: 2, unit: 亿元, source: paper}",
        message="period: '2022Q1' is not a valid period; write 2022-01/2022-03",
    ),
    Rule(
        id="control-character",
        level=ERROR,
        about="No text has characters that cannot be seen: controls, joiners, marks that reorder what follows.",
        passes=f"{_FACT}, note: 'plain — or not?'}}",
        fails=f'{_FACT}, note: ^"a\\u200bb"}}',
        message="note: U+200B cannot be seen in text; remove it",
    ),
)

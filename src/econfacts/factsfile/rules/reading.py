"""Rules that are kept while a file is read: by the reader, by the kinds of values, and by the shape of a record."""

_FACT = "- {region: china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper"

RULES = (
    (
        "yaml",
        "The file is valid YAML.",
        f"{_FACT}, note: '50% of it'}}",
        "- {region: china, metric: growth, period: 2022, value: 2, unit: ^%, source: paper}",
        'while scanning for the next token: found character that cannot start any token; quote it: "%"',
    ),
    (
        "encoding",
        "The file is UTF-8 text.",
        "format: 1\ntopics: {trade: {en: Trade, zh: 贸易}}\n",
        "format: 1\n^topics: !%ed%a0%80 x\n",
        "not UTF-8, here or in what follows: the file must be UTF-8 text",
    ),
    (
        "structure",
        "The file is a mapping of sections, and every key is plain text.",
        "format: 1\n",
        "format: 1\n? ^[topics]\n: {}\n",
        "a key must be plain text",
    ),
    (
        "document",
        "The file has one YAML document.",
        "---\nformat: 1\n",
        "format: 1\n^---\nformat: 1\n",
        "a facts file has one document; nothing after '---' or '...' is read",
    ),
    (
        "depth",
        "Nothing is nested deeper than a record of the format is.",
        "format: 1\n",
        "format: 1\nfacts: {a: [[[[[[^[1]]]]]]]}\n",
        "nested more than 8 deep",
    ),
    (
        "too-large",
        (
            "An entry is at most 4,000,000 bytes long and holds at most 50,000 values, 1,000 of them in one mapping; "
            "files declare at most 100,000 things with at most 900,000 values."
        ),
        "format: 1\n",
        "format: 1\ngroups: {a: {" + ", ".join(f"k{number}: 1" for number in range(1000)) + ", ^one: 1}}\n",
        "more than 1,000 fields",
    ),
    (
        "anchor",
        "There are no anchors and no aliases: what is meant is written out.",
        f"{_FACT}}}",
        "- {region: ^&a china, metric: gdp, period: 2022, value: 2, unit: 亿元, source: paper}",
        "anchor &a: facts files have no anchors or aliases",
    ),
    (
        "tag",
        "There are no tags: the format says what is a number and what is text.",
        f"{_FACT}}}",
        "- {region: china, metric: gdp, period: 2022, value: ^!!int 2, unit: 亿元, source: paper}",
        "tag tag:yaml.org,2002:int: facts files have no tags",
    ),
    (
        "duplicate-key",
        "No key stands twice in a section or in a record.",
        f"{_FACT}}}",
        f"{_FACT}, ^source: paper}}",
        "field 'source' stands twice",
    ),
    (
        "section",
        "Sections have the names of the format; what facts refer to stands before `facts`.",
        "format: 1\ntopics:\n",
        "format: 1\n^topic: {}\n",
        "unknown section 'topic'; did you mean topics?",
    ),
    (
        "format",
        "The file says which version of the format it is in.",
        "format: 1\n",
        "format: ^2\n",
        "format '2' is not known; this version reads format 1",
    ),
    (
        "unknown-field",
        "Records have the fields of the format and no others.",
        f"{_FACT}, note: rounded}}",
        f"{_FACT}, ^not: rounded}}",
        "unknown field 'not'; did you mean note?",
    ),
    (
        "missing-field",
        "Records have the fields that are required.",
        f"{_FACT}}}",
        "- ^{region: china, metric: gdp, period: 2022, value: 2, unit: 亿元}",
        "field 'source' is missing",
    ),
    (
        "type",
        "A field holds the kind of value that it takes: a number, an id, one of some words, a list.",
        "- {region: china, metric: gdp, period: 2022, value: '1260582.70', unit: 亿元, source: paper}",
        "- {region: china, metric: gdp, period: 2022, value: ^'1,260,582.70', unit: 亿元, source: paper}",
        "value: '1,260,582.70' is not a valid number; write 1260582.70, without thousands separators",
    ),
    (
        "period",
        "A period is written as ISO 8601 does.",
        "- {region: china, metric: gdp, period: 2022-01/2022-03, value: 2, unit: 亿元, source: paper}",
        "- {region: china, metric: gdp, period: ^2022Q1, value: 2, unit: 亿元, source: paper}",
        "period: '2022Q1' is not a valid period; write 2022-01/2022-03",
    ),
    (
        "control-character",
        "No text has characters that cannot be seen: controls, joiners, marks that reorder what follows.",
        f"{_FACT}, note: 'plain — or not?'}}",
        f'{_FACT}, note: ^"a\\u200bb"}}',
        "note: U+200B cannot be seen in text; remove it",
    ),
)
"""Id, what the rule demands, an example that passes and one that fails, its message; all are errors."""

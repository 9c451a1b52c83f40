"""The format's one definition: what each section's records may hold, of what kind, and what it means.

The JSON Schema and the reference in `docs/` are derived from this table. A new optional
field is a line here, one in the record that holds it, and one in the words that show it.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from econfacts.factsfile.kinds import MAX_ID, Field, Fields, Invalid, Kind, form, list_of, one_of, record, text, whole
from econfacts.factsfile.nodes import Node, Sequence
from econfacts.model import periods, quantities
from econfacts.model import records as model
from econfacts.model.gates import quoted

FORMAT = "1"
"""The version of the format."""

_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_MEASURE = "[A-Za-z]+(-[A-Za-z]+)*"
_NUMBER = r"(?!-0(\.0+)?$)-?(0|[1-9][0-9]*)(\.[0-9]+)?"
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:[,_' ][0-9]{3})+(?:\.[0-9]+)?")


def _number(text: str) -> Decimal:
    number = quantities.parse_number(text)
    if number is None:
        raise Invalid(f"'{quoted(text)}' is not a valid number{_number_hint(text)}")
    return number


def _number_hint(text: str) -> str:
    """What to write instead."""
    import unicodedata

    plain = unicodedata.normalize("NFKC", text).strip() if len(text) <= MAX_ID else ""
    if _THOUSANDS.fullmatch(plain):
        return f"; write {re.sub('[^0-9.-]', '', plain)}, without thousands separators"
    if plain != text and quantities.parse_number(plain) is not None:
        return f"; write {plain}"
    if plain.startswith("-") and quantities.parse_number(plain[1:]) == 0:
        return f"; write {plain[1:]}"
    return f": plain digits such as 2488, 351.0 or -2.3, at most {quantities.MAX_DIGITS} characters"


def _period(text: str) -> str:
    if periods.parse(text) is None:
        meant = periods.meant(text)
        instead = "a year, month, date or range (2023, 2023-12, 2023-12-31, 2023/2024-03)"
        end = f"; write {meant}" if meant else f": {instead}"
        raise Invalid(f"'{quoted(text)}' is not a valid period{end}", "period")
    return text


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise Invalid(f"'{quoted(text)}' is neither true nor false")
    return text == "true"


def _levels(node: Node) -> model.Levels:
    """The highest comes first, however they were written."""
    nodes = node if isinstance(node, Sequence) else [node]
    if not nodes:
        raise Invalid(f"no level; known are {', '.join(model.LEVELS)}")
    found = [LEVEL.read(each) for each in nodes]
    for index, level in enumerate(found):
        if level in found[:index]:
            raise Invalid(f"{level} stands twice", node=nodes[index])
    return model.Levels(sorted(found, key=model.LEVELS.index))


TEXT = text(2000, "text", description="One line of text.")
UNIT = text(MAX_ID, "printed_unit")._replace(refers="units")
ID = form(
    "[a-z0-9]+(-[a-z0-9]+)*",
    f"a valid id: small letters, digits and hyphens, at most {MAX_ID}",
    "id",
    maxLength=MAX_ID,
    description="Small letters, digits and hyphens.",
)
MEASURE = form(
    f"{_MEASURE}(/{_MEASURE})?",
    "a valid measure: letters and hyphens, such as count, CNY or CNY/person",
    "measure",
    maxLength=MAX_ID,
)
CODE = form("[0-9]{6}", "a valid administrative code: six digits (GB/T 2260)")
NUMBER = Kind(
    _number,
    {"type": ["number", "string"], "pattern": f"^{_NUMBER}$", "description": "A plain decimal as printed."},
    "number",
)
NATURAL = whole("0*[1-9][0-9]{0,8}", "a whole number from 1", 1, 999_999_999, "natural")
MULTIPLIER = whole("(-[1-9]|[0-9]|1[0-5])", "a valid power of ten: a whole number from -9 to 15", -9, 15)
YEAR = whole("[1-9][0-9]{3}", "a valid year: four digits", 1000, 9999)
PERIOD = Kind(
    _period,
    {
        "type": ["integer", "string"],
        "minimum": 1000,
        "maximum": 9999,
        "pattern": rf"^{_DATE}(/(\.\.|{_DATE}))?$",
        "description": "ISO 8601 year, month, date or range: 2023, 2023-12, 2023-12-31, 2023/2024-03, 2023/..",
    },
    "period",
)
FLAG = Kind(_flag, {"enum": [True, False, "true", "false"]})
LEVEL = one_of(*model.LEVELS, name="level")
LEVELS = Kind(
    _levels, {"anyOf": [LEVEL, {"type": "array", "items": LEVEL, "minItems": 1, "uniqueItems": True}]}, nested=True
)
STATUS = one_of(
    *model.STATUSES, revised="'revised' is not a status; name the accounting with vintage, such as vintage: final"
)

# --- what records hold ----------------------------------------------------------------------------------


def _id_of(section: str) -> Kind:
    return ID._replace(refers=section)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


_PERSON = record(
    {
        "family": Field(TEXT, "family name"),
        "given": Field(TEXT, "given name"),
        "literal": Field(TEXT, "the name of a body, or of a person whose names cannot be told apart"),
    }
)
_RANK = record(
    {
        "position": Field(NATURAL, "the place; absent for “among the first”"),
        "among": Field(_id_of("groups"), "a group", required=True),
    },
    model.Rank,
)
_VERSUS = record(
    {
        "region": Field(_id_of("regions"), "the other region", required=True),
        "by": Field(NUMBER, "this value minus that region's", required=True),
        "unit": Field(UNIT, "unit of the gap", required=True),
    },
    model.Versus,
)
_PASSED_OVER = record(
    {
        "paragraph": Field(NATURAL, "paragraph of the text", required=True),
        "figure": Field(TEXT, "words of the paragraph that hold the numeral", required=True),
        "why": Field(TEXT, "why it is not a fact", required=True),
    },
    model.PassedOver,
)
_SENTENCES = record({"en": Field(TEXT, "in English"), "zh": Field(TEXT, "in Chinese")}, model.Definition)
_NAMES = {"en": Field(TEXT, "English name", required=True), "zh": Field(TEXT, "Chinese name", required=True)}
_ALIASES = Field(list_of(TEXT), "other names that people type")

CSL_TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "book", "broadcast", "chapter", "dataset",
    "document", "interview", "legislation", "map", "paper-conference", "pamphlet", "periodical", "post", "post-weblog",
    "regulation", "report", "review", "speech", "standard", "thesis", "webpage",
)  # fmt: skip
"""Types of CSL 1.0.2 that figures are published in."""

CSL_FIELDS = {
    "type": Field(one_of(*CSL_TYPES), "type of CSL 1.0.2", required=True),
    "title": Field(TEXT, "as printed"),
    "author": Field(list_of(_PERSON), "persons (`family`, `given`) or bodies (`literal`)"),
    "editor": Field(list_of(_PERSON), "persons or bodies who edited the publication"),
    "container-title": Field(TEXT, "newspaper, journal or collection in which it appeared"),
    "publisher": Field(TEXT, "body that published it"),
    "publisher-place": Field(TEXT, "where that body is"),
    "issued": Field(PERIOD, "date of publication"),
    "accessed": Field(PERIOD, "date on which the address was read"),
    "volume": Field(TEXT, "volume of a journal"),
    "issue": Field(TEXT, "issue of a journal or newspaper"),
    "page": Field(TEXT, "page or pages"),
    "edition": Field(TEXT, "edition of a book"),
    "number": Field(TEXT, "number of a report or standard"),
    "genre": Field(TEXT, "what kind of publication it calls itself"),
    "DOI": Field(TEXT, "digital object identifier"),
    "ISBN": Field(TEXT, "number of a book"),
    "ISSN": Field(TEXT, "number of a serial"),
    "URL": Field(TEXT, "address"),
    "language": Field(TEXT, "BCP 47 tag, such as `zh`"),
    "note": Field(TEXT, "what a careful reader must know of the publication"),
}
"""A source's fields that are CSL-JSON's; dates are written as ISO 8601."""

_SECTIONS = {
    "units": {
        "measure": Field(MEASURE, "what the unit measures: `count`, `CNY`, `percent`, `CNY/person`", required=True),
        "multiplier": Field(MULTIPLIER, "power of ten (SDMX UNIT_MULT), -9 to 15; ‰ is `percent` with -1"),
    },
    "groups": {
        **_NAMES,
        "level": Field(LEVEL, "level of the regions in the group"),
        "within": Field(_id_of("regions"), "region that holds the group; absent: the world"),
    },
    "vintages": {**_NAMES, "benchmark": Field(YEAR, "last year through which this revision rebased the series")},
    "sources": {
        **CSL_FIELDS,
        "text": Field(TEXT, "file name of the text that `audit` reads, one paragraph a line"),
        "passed_over": Field(list_of(_PASSED_OVER), "numerals of the text that are not facts, each with a reason"),
    },
    "topics": _NAMES,
    "regions": {
        **_NAMES,
        "aliases": _ALIASES,
        "level": Field(
            LEVELS, f"{_listed(model.LEVELS)}; a list for a municipality: `[province, city]`", required=True
        ),
        "parent": Field(_id_of("regions"), "region that this one lies in"),
        "code": Field(CODE, "administrative code (GB/T 2260), quoted"),
    },
    "metrics": {
        **_NAMES,
        "aliases": _ALIASES,
        "topic": Field(_id_of("topics"), "a topic", required=True),
        "measure": Field(MEASURE, "what it is measured in, as in `units`; also `index` or `ratio`", required=True),
        "kind": Field(
            one_of(*model.KINDS), f"{_listed(model.KINDS)}; only stocks and flows are divided", required=True
        ),
        "per_capita": Field(FLAG, "it is per head already"),
        "definition": Field(_SENTENCES, "what it counts, one sentence a language"),
        "growth_of": Field(_id_of("metrics"), "metric whose growth rate this is"),
        "nominal": Field(FLAG, "the growth rate is nominal: what the levels of `growth_of` give"),
        "per_head_of": Field(_id_of("metrics"), "metric whose amount per head this is"),
        "population": Field(FLAG, "it counts residents"),
        "parts": Field(list_of(_id_of("metrics")), "metrics that add up to this one"),
        "caution": Field(_SENTENCES, "what its levels and growth rates may not be used for, one sentence a language"),
    },
    "facts": {
        "region": Field(_id_of("regions"), "a region", required=True),
        "metric": Field(_id_of("metrics"), "a metric", required=True),
        "period": Field(
            PERIOD,
            'ISO 8601 year, month, date or range (`2023`, `2023-12-31`, `2023/2024-03`, `2023/..` for "since 2023"); '
            "absent when the source gives none",
        ),
        "value": Field(NUMBER, "the number as printed; read as an exact decimal"),
        "unit": Field(UNIT, "the unit as printed; an index or a ratio needs none"),
        "bound": Field(one_of(*model.BOUNDS), f"{_listed(model.BOUNDS)}; absent: `exact`"),
        "rank": Field(
            _RANK,
            "`{position: 1, among: china-cities}`; a fact may have a rank and no value, a rank no position "
            '("among the first")',
        ),
        "out_of": Field(NUMBER, "the whole that a count is a part of (37 of 41)"),
        "versus": Field(
            _VERSUS, "`{region: china, by: 2.5, unit: 个百分点}`: the gap to another region that the source states"
        ),
        "vintage": Field(
            _id_of("vintages"),
            "which accounting the figure belongs to; of one metric every fact with a value has one, or none has",
        ),
        "status": Field(
            STATUS,
            f"{', '.join(f'`{word}` ({code})' for word, code in model.STATUSES.items())}; absent when normal (A); "
            "the codes are those of SDMX's CL_OBS_STATUS",
        ),
        "source": Field(_id_of("sources"), "a source", required=True),
        "paragraph": Field(NATURAL, "paragraph (line) of the source's text"),
        "cites": Field(TEXT, "the body or paper that the source attributes the figure to"),
        "printed": Field(
            TEXT, "the figure's wording, where it is not just number and unit (`600余场`, `下降5.2%`, `二十大`)"
        ),
        "definition": Field(TEXT, "how this figure is defined, where that differs from the metric"),
        "note": Field(TEXT, "what a careful reader must know"),
    },
}
FIELDS = {section: Fields(fields) for section, fields in _SECTIONS.items()}
"""Section → field → its kind and meaning."""

ABOUT = {
    "units": "Printed unit → what it measures and its power of ten.",
    "groups": "What a rank is a rank among.",
    "vintages": "Which accountings there are, in order of time; later ones supersede earlier ones.",
    "sources": "Publications, with the fields of CSL-JSON.",
    "topics": "Subjects under which metrics are grouped.",
    "regions": "Places that have figures.",
    "metrics": "Quantities that are counted or measured.",
    "facts": "One figure of one region from one source.",
}
"""Section → what it holds, in the order of a file."""

NEEDS_VALUE = ("unit", "bound", "out_of", "versus")
"""Fields of a fact that say something of its value, and so need one."""

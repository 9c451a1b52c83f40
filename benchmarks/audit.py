"""Measures how well `econfacts audit` reads: `python benchmarks/audit.py [-v] [--program ECONFACTS]`.

The sentences of audit_sentences.yaml are the text of one source, each a paragraph; its labels say what a careful
reader finds in them. Of the records of `audit --json` it reports:

- recall: labelled figures that a record of a figure overlaps;
- share: records that overlap a labelled figure, of all but those that overlap a year or date;
- right: labelled figures that one record has with the labelled number, unit, bound and sign (a rank: number).
  Units are compared in base units, so `2.47 万家` is `24700 家`, and `3 成` is `30 %`.
"""

import argparse
import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

SENTENCES = Path(__file__).resolve().parent / "audit_sentences.yaml"
FACTS = """\
format: 1
units:
  吨标准煤/万元: {measure: tonne}
  部/百人: {measure: count}
  台/万人: {measure: count}
  P: {measure: count}
sources:
  sentences: {type: report, title: 句子, language: zh, text: sentences.txt}
topics:
  all: {en: All, zh: 全部}
regions:
  sichuan: {en: Sichuan, zh: 四川, level: province}
  sanya: {en: Sanya, zh: 三亚, level: city}
  baise: {en: Baise, zh: 百色, level: city}
metrics:
  one: {en: One, zh: 某项, topic: all, measure: count, kind: stock}
facts:
  - {region: sanya, metric: one, value: 1, unit: P, source: sentences, paragraph: 1}
"""
BOUNDS = ("over", "at-least", "about", "at-most", "under")
POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
SAME = {"個": "个", "條": "条", "輛": "辆", "台": "台", "億": "亿", "萬": "万", "歲": "岁", "畝": "亩", "噸": "吨"}
SAME |= {"戶": "户", "職": "职", "點": "点", "頃": "顷", "時": "时"}
LABELLED = re.compile("⟦(?P<text>[^=⟧]+) = (?P<label>[^⟧]+)⟧")
NUMBER = re.compile(r"(?P<unsure>±)?(?P<number>-?[0-9.]+|\?)(?: (?P<unit>.+))?")


class Label(NamedTuple):
    """What a careful reader says of a numeral; `value` is in base units, `sign` 0 where either will do."""

    style: str
    paragraph: int
    start: int
    text: str
    kind: str  # figure, rank, period, noise
    value: Decimal | None = None
    unit: str = ""
    bound: str = "exact"
    sign: int = 1
    period: str = ""

    @property
    def end(self) -> int:
        """Where it ends in its paragraph, counted from 0."""
        return self.start + len(self.text)


class Result(NamedTuple):
    """The counts of one run."""

    counts: Counter[str]
    remarks: list[str]


def base(number: Decimal | None, unit: str) -> tuple[Decimal | None, str]:
    """A number and its unit in base units: the scale multiplied out, the unit in simplified script."""
    power = 0
    while unit and unit[0] in POWERS:
        power, unit = power + POWERS[unit[0]], unit[1:]
    unit = "".join(SAME.get(character, character) for character in unit)
    if unit in ("成", "‰"):
        power, unit = power + (1 if unit == "成" else -1), "%"
    if unit in ("个百分点", "个小时", "个月"):
        unit = unit[1:]
    return (None if number is None else number.copy_abs().scaleb(power).normalize()), unit


def labelled(style: str, paragraph: int, marked: str) -> tuple[str, list[Label]]:
    """A sentence without its marks, and its labels."""
    plain, labels, end = "", [], 0
    for match in LABELLED.finditer(marked):
        plain += marked[end : match.start()]
        labels.append(_label(Label(style, paragraph, len(plain), match["text"], "noise"), match["label"]))
        plain, end = plain + match["text"], match.end()
    return plain + marked[end:], labels


def _label(label: Label, written: str) -> Label:
    first, _, rest = written.partition(" ")
    if first == "noise":
        return label
    if first == "period":
        return label._replace(kind="period", period=rest)
    if first == "rank":
        return label._replace(kind="rank", value=None if rest == "?" else Decimal(rest))
    match = NUMBER.fullmatch(rest if first in BOUNDS else written)
    if match is None:
        raise ValueError(f"not a label: {written}")
    number = None if match["number"] == "?" else Decimal(match["number"])
    value, unit = base(number, match["unit"] or "")
    sign = 0 if match["unsure"] else -1 if number is not None and number < 0 else 1
    return label._replace(kind="figure", value=value, unit=unit, bound=first if first in BOUNDS else "exact", sign=sign)


def faults(label: Label, records: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with the reading of a labelled figure."""
    if len(records) != 1:
        yield "number"
        return
    (record,) = records
    value, unit = base(record["number"], record["unit"] or "")
    if value != (None if label.value is None else label.value.normalize()):
        yield "number"
    if label.kind == "rank":
        return
    if unit != label.unit:
        yield "unit"
    if record["bound"] != label.bound:
        yield "bound"
    negative = record["number"] is not None and record["number"] < 0
    if label.sign and record.get("sign", -1 if negative else 1) != label.sign:
        yield "sign"


def audited(program: str, paragraphs: list[str]) -> dict[int, list[dict[str, Any]]]:
    """The records of a run of `audit`, by paragraph."""
    with tempfile.TemporaryDirectory() as folder:
        facts, text = Path(folder) / "facts.yaml", Path(folder) / "sentences.txt"
        facts.write_text(FACTS, "utf-8")
        text.write_text("\n".join(paragraphs) + "\n", "utf-8")
        command = [program, "--facts", str(facts), "audit", "sentences", str(text), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise SystemExit(done.stderr)
    of_paragraph: dict[int, list[dict[str, Any]]] = {}
    for record in json.loads(done.stdout, parse_float=Decimal, parse_int=Decimal):
        if record["column"] is not None:
            of_paragraph.setdefault(int(record["paragraph"]), []).append(record)
    return of_paragraph


def meeting(label: Label, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records that overlap a label."""
    return [
        record
        for record in records
        if record["column"] - 1 < label.end and record["column"] - 1 + len(record["text"]) > label.start
    ]


def measured(labels: list[Label], of_paragraph: dict[int, list[dict[str, Any]]]) -> Result:
    """Count what was found, and what of it is right."""
    counts: Counter[str] = Counter()
    remarks: list[str] = []
    good: set[tuple[int, int]] = set()
    for label in labels:
        met = meeting(label, of_paragraph.get(label.paragraph, []))
        if label.kind == "period":
            counts["periods"] += 1
            right = len(met) == 1 and met[0].get("period") == label.period
            counts["periods right"] += right
            counts["candidates in periods"] += len(met)
            good |= {(label.paragraph, int(record["column"])) for record in met}
            if not right:
                remarks.append(f"{label.paragraph}: {label.text} is {label.period}, read as {_shown(met)}")
        if label.kind not in ("figure", "rank"):
            continue
        good |= {(label.paragraph, int(record["column"])) for record in met}
        wrong = list(faults(label, met))
        counts.update([f"figures {label.style}", "figures", *[f"wrong {what}" for what in wrong]])
        counts["found"] += bool(met)
        counts["right"] += not wrong
        counts[f"right {label.style}"] += not wrong
        if wrong:
            wanted = f"{label.bound} {label.sign * (label.value or 0):f} {label.unit}"
            remarks.append(f"{label.paragraph}: {label.text} is {wanted}, read as {_shown(met)}")
    for paragraph, records in of_paragraph.items():
        counts["candidates"] += len(records)
        for record in records:
            if (paragraph, int(record["column"])) not in good:
                counts["noise"] += 1
                remarks.append(f"{paragraph}: {record['text']} is no figure")
    return Result(counts, remarks)


def _shown(records: list[dict[str, Any]]) -> str:
    keys = ("text", "number", "unit", "bound", "sign", "period")
    return "; ".join(" ".join(str(record.get(key)) for key in keys) for record in records) or "nothing"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:6.1%}  ({part} of {whole})" if whole else "-"


def main() -> None:
    """Print the measurements; with `-v` also every figure that is read wrong and every candidate that is none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is wrong")
    parser.add_argument("--program", default="econfacts", help="the program to measure")
    arguments = parser.parse_args()
    paragraphs: list[str] = []
    labels: list[Label] = []
    for group in yaml.safe_load(SENTENCES.read_text("utf-8")):
        for sentence in group["sentences"]:
            plain, found = labelled(f"{group['style']}, {group['script']}", len(paragraphs) + 1, sentence)
            paragraphs.append(plain)
            labels += found
    counts, remarks = measured(labels, audited(arguments.program, paragraphs))
    if arguments.verbose:
        print(*remarks, sep="\n")
    figures, candidates = counts["figures"], counts["candidates"] - counts["candidates in periods"]
    print(f"{len(paragraphs)} sentences, {figures} figures, {counts['periods']} years and dates")
    print(f"recall of figures            {_share(counts['found'], figures)}")
    print(f"candidates that are figures  {_share(candidates - counts['noise'], candidates)}")
    print(f"read right                   {_share(counts['right'], figures)}")
    for what in ("number", "unit", "bound", "sign"):
        print(f"  {what:<26} {_share(figures - counts[f'wrong {what}'], figures)}")
    for style in dict.fromkeys(label.style for label in labels):
        print(f"  {style:<26} {_share(counts[f'right {style}'], counts[f'figures {style}'])}")
    print(f"years and dates right        {_share(counts['periods right'], counts['periods'])}")


if __name__ == "__main__":
    main()

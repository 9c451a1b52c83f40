"""What must not get through, nor make a crash: hidden characters, forged lines, odd names, what a fuzzer found."""

import os
import unicodedata
from pathlib import Path

import pytest

from econfacts.factsfile import reader
from econfacts.store import cache
from tests.conftest import Run
from tests.factsfile.examples import HEAD, example
from tests.factsfile.test_checks import found

FACT = "region: china, metric: gdp, value: 1, unit: 亿元, source: paper"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        # an alias where a record needs a value: reported once, and nothing is computed with what is missing
        ("- {region: ^*a, metric: growth, value: 1, unit: '%', source: paper, versus: {region: china, by: 1, unit: 个百分点}}",
         "error anchor alias *a: write the value out"),
        ("- {region: china, metric: growth, value: 1, unit: '%', source: paper, versus: {region: ^*b, by: 1, unit: 个百分点}}",
         "error anchor alias *b: write the value out"),
        ("- {region: shenzhen, metric: growth, value: 1, unit: '%', source: paper, versus: ^{region: ~, by: 1, unit: 个百分点}}",
         "error missing-field versus: field 'region' is missing"),
        ("- {region: shenzhen, metric: growth, value: 1, unit: '%', source: paper, versus: ^{region: china, by: , unit: 个百分点}}",
         "error missing-field versus: field 'by' is missing"),
        ("- {region: china, metric: gdp, rank: ^{position: 1, among: ~}, source: paper}",
         "error missing-field rank: field 'among' is missing"),
        ("- {region: china, metric: gdp, value: ^-0, unit: 亿元, source: paper}",
         "error type value: '-0' is not a valid number; write 0"),
        ("- {region: china, metric: gdp, value: 1,^260, unit: 亿元, source: paper}",
         "error unknown-field unknown field '260'; numbers are written without thousands separators (1260582)"),
        ("- {region: china, metric: gdp, value: ^'１２', unit: 亿元, source: paper}",
         "error type value: '１２' is not a valid number; write 12"),
        ('- {region: china, metric: gdp, value: 1, unit: 亿元, source: paper, ^"a\\n::error::b": 1}',
         "error unknown-field unknown field 'a\\n::error::b'; known are region, metric, period, value, unit, bound, "
         "rank, out_of, versus, vintage, status, source, paragraph, cites, printed, definition, note"),
    ],
)  # fmt: skip
def test_a_fact_that_a_fuzzer_or_a_hurried_curator_writes_is_told_exactly(
    tmp_path: Path, fact: str, expected: str
) -> None:
    text, place = example(fact)
    assert found(text, tmp_path) == [f"{place} {expected}"]


@pytest.mark.parametrize("section", ["units", "regions", "metrics", "sources", "groups", "vintages"])
def test_a_declaration_that_is_no_mapping_is_one_error_whatever_refers_to_it(section: str, tmp_path: Path) -> None:
    for line in HEAD.partition(f"{section}:\n")[2].splitlines():
        if not line.startswith("  "):
            break
        name = line.partition(": ")[0]
        problems = found(HEAD.replace(line, f"{name}: 1", 1), tmp_path)
        errors = [problem for problem in problems if " error " in problem]
        assert [problem.partition(" ")[2] for problem in errors] == ["error type expected a mapping of fields"], name


def test_an_id_that_is_an_earlier_regions_name_is_a_warning_at_the_id(tmp_path: Path) -> None:
    text = HEAD.replace(
        "regions:\n",
        "regions:\n  jilin-city: {en: Jilin, zh: 吉林市, level: city, parent: jilin}\n"
        "  jilin: {en: Jilin Province, zh: 吉林, level: province, parent: china}\n",
    )
    assert [problem for problem in found(text, tmp_path) if "duplicate" in problem] == [
        "18:3 warning duplicate-name 'jilin' is a name of jilin-city, too; typing it will be ambiguous"
    ]


def test_no_character_that_cannot_be_seen_gets_into_a_name_or_a_note(tmp_path: Path) -> None:
    seen = {0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
    hidden = [
        code
        for code in [*range(0x20000), *range(0xE0000, 0xE0200)]
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")
        and code not in seen
        and not 0x13430 <= code <= 0x1343F  # joins of hieroglyphs are seen
    ]
    hidden += [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x3164, 0xFE0F, 0xFFA0, 0xFDD0, 0xE01EF]
    writable = [code for code in hidden if code not in (0xFFFE, 0xFFFF)]
    lines = [
        f'  - {{region: china, metric: gdp, period: {1000 + n}, value: 1, unit: 亿元, source: paper, note: "a\\U{code:08x}b"}}\n'
        for n, code in enumerate(writable)
    ]
    problems = found(HEAD + "".join(lines), tmp_path)
    assert [problem.split(" ")[2] for problem in problems] == ["control-character"] * len(writable)
    named = HEAD.replace("en: Shenzhen", 'en: "Shen\\u2060zhen"')
    assert "control-character en: U+2060 cannot be seen in text; remove it" in found(named, tmp_path)[0]


@pytest.mark.parametrize("name", ["深圳", "Müller – “x”", "R&D　投入", "㐀𠀀", "é", "50 % · ±1′"])
def test_what_can_be_seen_passes(tmp_path: Path, name: str) -> None:
    assert found(f"{HEAD}  - {{{FACT}, note: '{name}'}}\n", tmp_path) == []


def test_a_line_break_in_a_key_forges_no_line_of_the_output(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "forged.yaml"
    path.write_text('format: 1\nunits:\n  "a\\n::error::b\\e[31m": {measure: count, "x\\ny": 1}\n', "utf-8")
    for options in ((), ("--github",), ("-f", "tsv"), ("-f", "csv"), ("-f", "markdown"), ("-f", "table"), ("--json",)):
        done = run("check", path, *options)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout
        assert not any(line.startswith("::error::b") for line in done.stdout.splitlines())


def test_a_facts_file_whose_name_is_not_utf_8_is_checked(run: Run, tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("format: 1\nunit: {}\n")
    done = run("check", os.fsdecode(path))
    assert done.returncode == 1
    assert "caf\\xe9.yaml:2:1: [error] unknown section 'unit'; did you mean units?" in done.stdout.replace(
        "\\udce9", "\\xe9"
    )


def test_a_text_that_is_no_file_is_not_waited_for(run: Run, small_file: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "paper.txt")
    done = run("check", small_file, "--texts", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "paper.txt is not a file" in done.stderr


LARGE = {
    "a list": f"format: 1\nregions: {{a: {{aliases: [{'x,' * 100_000}]}}}}\n",
    "a mapping": f"format: 1\nregions: {{a: {{{','.join(f'k{n}: 1' for n in range(2000))}}}}}\n",
    "repeated keys": f"format: 1\nfacts:\n  - {{{'a: 1,' * 100_000}}}\n",
    "sections": "".join(f"s{n}: 1\n" for n in range(1000)),
    "an entry": f"format: 1\nfacts:\n  - {{note: '{'x' * 4_100_000}'}}\n",
}


@pytest.mark.parametrize("kind", LARGE)
def test_what_would_fill_the_memory_is_refused_with_its_place(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(LARGE[kind], "utf-8")
    rules = [problem.rule for problem in cache.check_files([str(path)]).problems()]
    assert rules.count("too-large") == 1


def test_a_file_declares_no_more_than_the_limit_over_all_sections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared = sum(line.startswith("  ") and not line.startswith("  -") for line in HEAD.splitlines())
    monkeypatch.setattr(reader, "MAX_DECLARED", declared)
    assert found(HEAD, tmp_path) == []
    monkeypatch.setattr(reader, "MAX_DECLARED", declared - 1)
    assert f"error too-large more than {declared - 1} declarations" in found(HEAD, tmp_path)[-1]


def test_after_ten_thousand_errors_nothing_more_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text("format: 1\nfacts:\n" + "  - {regoin: a}\n" * 30_000, "utf-8")
    done = run("check", path)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 10_000
    assert "errors, 0 warnings; what comes after them was not read" in done.stderr


def test_what_files_declare_is_counted_over_all_that_are_read_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / name for name in ("one.yaml", "two.yaml")]
    for path in paths:
        path.write_text(f"format: 1\ntopics:\n  {path.stem}: {{en: {path.stem}, zh: {path.stem}}}\n", "utf-8")

    def errors() -> list[str]:
        problems = cache.check_files([str(path) for path in paths]).problems()
        return [
            f"{problem.line}:{problem.column} {problem.message}" for problem in problems if problem.level == "error"
        ]

    assert errors() == []
    monkeypatch.setattr(reader, "MAX_DECLARED", 1)
    assert errors() == ["3:3 more than 1 declarations"]
    monkeypatch.setattr(reader, "MAX_DECLARED", 2)
    monkeypatch.setattr(reader, "MAX_DECLARED_VALUES", 5)
    assert errors() == ["3:3 declarations of more than 5 values"]


def test_a_faulty_declaration_gives_no_second_fault_where_it_is_used(tmp_path: Path) -> None:
    faulty = HEAD.replace("  家: {measure: count}", "  家: {multiplier: 0}")
    assert found(faulty, tmp_path) == ["3:3 error missing-field field 'measure' is missing"]
    faulty = HEAD.replace("measure: CNY, kind: flow}\n  factories", "kind: flow}\n  factories")
    assert found(faulty, tmp_path) == ["20:3 error missing-field field 'measure' is missing"]
    for line in ("china: {en: China, zh: 中国}", "china: [country]"):
        faulty = HEAD.replace("china: {en: China, zh: 中国, level: country}", line)
        assert len(found(faulty, tmp_path)) == 1

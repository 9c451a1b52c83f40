"""`export`: what other programs read from the files, and what happens to what is there already."""

import csv
import io
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import econfacts
from econfacts.export import export
from tests.conftest import Run

FACTS = """\
format: 1
units:
  家: {measure: count}
  亿元: {measure: CNY, multiplier: 8}
  "%": {measure: percent}
  "‰": {measure: percent, multiplier: -1}
  个百分点: {measure: percentage-point}
groups:
  china-cities: {en: cities of China, zh: 全国城市, level: city, within: china}
vintages:
  preliminary: {en: preliminary accounting, zh: 初步核算}
  census-2023: {en: revised after the census, zh: 普查修订, benchmark: 2023}
sources:
  bureau:
    type: report
    title: =HYPERLINK("https://example.org")
    author: [{literal: 统计局}, {family: Müller, given: Hans}]
    publisher: 出版社
    issued: 2024-03-01
    URL: https://example.org/a?b=1&c=2
    DOI: 10.1/x
    language: zh
    text: bureau.txt
  paper: {type: article-newspaper, title: 城市报道, issued: ~, language: zh}
topics:
  accounts: {en: Accounts, zh: 核算}
regions:
  china: {en: China, zh: 中国, level: country}
  shenzhen: {en: Shenzhen, zh: 深圳, aliases: [深圳市, SZ], level: city, parent: guangdong, code: "440300"}
  guangdong: {en: Guangdong, zh: 广东, level: province, parent: china}
  beijing: {en: Beijing, zh: 北京, level: [province, city], parent: china}
metrics:
  gdp: {en: Gross domestic product, zh: 地区生产总值, topic: accounts, measure: CNY, kind: flow}
  growth: {en: Growth, zh: 增速, topic: accounts, measure: percent, kind: growth, growth_of: gdp}
  firms: {en: Firms, zh: 企业数, topic: accounts, measure: count, kind: stock}
  price-index: {en: Price index, zh: 价格指数, topic: accounts, measure: index, kind: other}
facts:
  - {region: shenzhen, metric: gdp, period: 2023, value: 34606.40, unit: 亿元, vintage: preliminary, source: bureau, paragraph: 3, cites: 统计局}
  - {region: shenzhen, metric: gdp, period: 2023, value: 34700.00, unit: 亿元, vintage: census-2023, source: bureau}
  - {region: shenzhen, metric: gdp, period: 2016-01/2016-06, value: 100, unit: 亿元, vintage: preliminary, source: paper, bound: over}
  - {region: shenzhen, metric: firms, period: 2023-12-31, value: 37, unit: 家, out_of: 41, rank: {position: 1, among: china-cities}, source: paper, status: provisional}
  - {region: beijing, metric: firms, period: 2023-12-31, rank: {position: 2, among: china-cities}, source: paper}
  - {region: beijing, metric: firms, value: 5, unit: 家, source: paper, cites: "{=1+1}", note: "=1+1"}
  - {region: beijing, metric: firms, period: 2023/.., value: 6, unit: 家, source: paper}
  - {region: shenzhen, metric: growth, period: 2023, value: 7.1, unit: "%", versus: {region: china, by: 2.5, unit: 个百分点}, source: paper, status: doubtful}
  - {region: beijing, metric: growth, period: 2023, value: -3.2, unit: "‰", source: paper, definition: in constant prices}
  - {region: beijing, metric: price-index, period: 2023, value: 100.70, source: paper, printed: "-100.70", status: estimated}
  - {region: beijing, metric: gdp, period: 2022, value: 123456789012345678.5, unit: 亿元, vintage: preliminary, source: paper}
"""
"""One of everything that an export must carry."""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("facts") / "facts.yaml"
    path.write_text(FACTS, "utf-8")
    return path


@pytest.fixture(scope="module")
def data(facts: Path) -> econfacts.Dataset:
    return econfacts.open(facts)


# --- SQLite ------------------------------------------------------------------------------------------------


def test_a_database_has_every_fact_with_the_digits_as_printed_and_a_number_to_compute_with(
    data: econfacts.Dataset, tmp_path: Path
) -> None:
    export(data, str(tmp_path / "a.db"))
    with sqlite3.connect(tmp_path / "a.db") as database:
        rows = database.execute("SELECT id, number, value FROM facts").fetchall()
        assert rows[0] == ("shenzhen/gdp/2023/bureau/preliminary", "34606.40", 3460640000000)
        numbers = {id_: number for id_, number, _ in rows}
        assert numbers == {fact.id: None if fact.number is None else str(fact.number) for fact in data.facts()}
        (mean,) = database.execute(
            "SELECT avg(value) FROM facts WHERE metric = 'growth' AND region = 'beijing'"
        ).fetchone()
        assert mean == -0.32


def test_a_database_has_keys_that_hold_and_a_view_with_every_name(data: econfacts.Dataset, tmp_path: Path) -> None:
    export(data, str(tmp_path / "a.sqlite"))
    with sqlite3.connect(tmp_path / "a.sqlite") as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = {(row[3], row[2]) for row in database.execute("PRAGMA foreign_key_list(facts)")}
        assert {("region", "regions"), ("metric", "metrics"), ("source", "sources"), ("implied_by", "facts")} <= keys
        named = database.execute(
            "SELECT region_name, region_name_zh, metric_name, vintage_name, source_title FROM figures WHERE period = '2023'"
        ).fetchone()
        assert named == (
            "Shenzhen", "深圳", "Gross domestic product", "preliminary accounting", '=HYPERLINK("https://example.org")',
        )  # fmt: skip
        assert database.execute("SELECT count(*) FROM figures").fetchone() == (len(list(data.facts())),)
        assert database.execute("SELECT level FROM regions WHERE id = 'beijing'").fetchone() == ("province;city",)
        (supersedes,) = database.execute("SELECT id FROM vintages ORDER BY position DESC").fetchone()
        assert supersedes == "census-2023"


def test_a_database_says_which_of_several_figures_get_takes(data: econfacts.Dataset, tmp_path: Path) -> None:
    export(data, str(tmp_path / "a.db"))
    with sqlite3.connect(tmp_path / "a.db") as database:
        taken = database.execute("SELECT region, metric, id FROM taken_figures").fetchall()
    assert ("shenzhen", "gdp", "shenzhen/gdp/2023/bureau/census-2023") in taken
    assert len({(region, metric) for region, metric, _ in taken}) == len(taken)
    for region, metric, id_ in taken:
        assert data.get(region, metric).id == id_


# --- Data Package ------------------------------------------------------------------------------------------


def test_a_folder_is_a_data_package_that_frictionless_finds_valid(data: econfacts.Dataset, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    export(data, str(tmp_path / "package"))
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    package = frictionless.Package(str(tmp_path / "package" / "datapackage.json"))
    read = {row["id"]: row for row in package.get_resource("facts").read_rows()}
    for fact in data.facts():
        assert read[fact.id]["value"] == fact.value
        assert read[fact.id]["period"] == fact.period
        assert read[fact.id]["printed"] in (fact.printed, f"'{fact.printed}")


def test_a_data_package_says_which_column_refers_to_what_so_that_a_broken_reference_is_found(
    data: econfacts.Dataset, tmp_path: Path
) -> None:
    frictionless = pytest.importorskip("frictionless")
    export(data, str(tmp_path / "package"))
    regions = tmp_path / "package" / "regions.csv"
    regions.write_text(regions.read_text("utf-8").replace("shenzhen,", "shenzen,"), "utf-8")
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert {error[0] for error in report.flatten(["type"])} == {"foreign-key"}


def test_a_package_has_every_field_and_the_built_in_one_a_licence(data: econfacts.Dataset, tmp_path: Path) -> None:
    export(data, str(tmp_path / "own"))
    export(econfacts.open(), str(tmp_path / "bundled"))
    own, bundled = (
        json.loads((tmp_path / name / "datapackage.json").read_text("utf-8")) for name in ("own", "bundled")
    )
    assert "licenses" not in own
    metrics = (tmp_path / "bundled" / "metrics.csv").read_text("utf-8")
    of_gdp = next(row for row in csv.DictReader(io.StringIO(metrics)) if row["id"] == "gdp")
    assert (of_gdp["parts"], of_gdp["population"]) == (
        "primary-value-added;secondary-value-added;tertiary-value-added", "false",
    )  # fmt: skip
    assert bundled["licenses"][0]["name"] == "CC0-1.0"
    assert own["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


# --- SDMX-CSV ----------------------------------------------------------------------------------------------


def observations(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_pysdmx_reads_the_observations_back(data: econfacts.Dataset, tmp_path: Path) -> None:
    pytest.importorskip("pysdmx")
    from pysdmx.io import read_sdmx

    export(data, str(tmp_path / "a.sdmx.csv"))
    message: Any = read_sdmx(tmp_path / "a.sdmx.csv", validate=False)
    (dataset,) = message.data
    assert dataset.structure == "Dataflow=ECONFACTS:FACTS(1.0.0)"
    first = dataset.data.iloc[0]
    key = tuple(first[name] for name in ("REF_AREA", "INDICATOR", "SOURCE", "TIME_PERIOD"))
    assert key == ("shenzhen", "gdp", "bureau.preliminary", "2023")
    assert Decimal(first["OBS_VALUE"]) == Decimal("34606.40")
    assert (first["UNIT_MEASURE"], first["UNIT_MULT"], first["VINTAGE"], first["PRINTED"]) == (
        "CNY", "8", "preliminary", "34606.40亿元",
    )  # fmt: skip


def test_sdmx1_reads_the_observations_back(data: econfacts.Dataset, tmp_path: Path) -> None:
    pytest.importorskip("sdmx")
    import sdmx
    from sdmx import read_sdmx
    from sdmx.model import common, v30

    export(data, str(tmp_path / "a.sdmx.csv"))
    with open(tmp_path / "a.sdmx.csv", encoding="utf-8") as file:
        columns = next(csv.reader(file))
    structure = v30.DataStructureDefinition(id="FACTS")
    value = columns.index("OBS_VALUE")
    structure.dimensions.extend(v30.Dimension(id=name) for name in columns[3:value])
    structure.measures.append(v30.Measure(id="OBS_VALUE"))
    structure.attributes.extend(common.DataAttribute(id=name) for name in columns[value + 1 :])
    flow = v30.Dataflow(id="FACTS", maintainer=common.Agency(id="ECONFACTS"), version="1.0.0", structure=structure)
    message: Any = read_sdmx(tmp_path / "a.sdmx.csv", structure=flow)
    (dataset,) = message.data
    assert sdmx.to_pandas(dataset).isna().sum() == 1, "a rank without a number"
    growth = next(o for o in dataset.obs if (str(o.dimension["INDICATOR"].value), o.value) == ("growth", "-3.2"))
    assert growth.attached_attribute["OBS_STATUS"].value == "D"
    assert growth.attached_attribute["UNIT_MULT"].value == "-1"
    assert len({tuple(str(part.value) for part in o.dimension.values.values()) for o in dataset.obs}) == len(
        dataset.obs
    )


def test_sdmx_has_codes_of_cl_obs_status_exact_digits_and_one_key_an_observation(run: Run, facts: Path) -> None:
    done = run("--facts", facts, "export", "-")
    rows = observations(done.stdout)
    assert [(row["INDICATOR"], row["OBS_VALUE"], row["OBS_STATUS"]) for row in rows] == [
        ("gdp", "34606.40", "A"),
        ("gdp", "34700.00", "A"),
        ("gdp", "100", "A"),
        ("firms", "37", "P"),
        ("firms", "NaN", "O"),
        ("growth", "7.1", "U"),
        ("growth", "-3.2", "D"),
        ("price-index", "100.70", "E"),
        ("gdp", "123456789012345678.5", "A"),
    ]
    keys = [(row["REF_AREA"], row["INDICATOR"], row["SOURCE"], row["TIME_PERIOD"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert {(row["ACTION"], row["STRUCTURE"]) for row in rows} == {("I", "dataflow")}
    assert (rows[3]["OUT_OF"], rows[3]["RANK"], rows[3]["RANK_AMONG"]) == ("41", "1", "china-cities")
    assert (rows[2]["TIME_PERIOD"], rows[2]["BOUND"]) == ("2016-S1", "over")


def test_sdmx_says_what_it_leaves_out(run: Run, facts: Path) -> None:
    done = run("--facts", facts, "export", "-")
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [
            "note: left out: 1 implied by another (SDMX is given what sources state)",
            "note: left out: 1 without a period",
            "note: left out: 1 of a period without an end, which SDMX has no form for",
        ],
    )


TIME_PERIODS = {
    "2023": "2023",
    "2023-06": "2023-06",
    "2023-12-31": "2023-12-31",
    "2023-04/2023-06": "2023-Q2",
    "2023-10/2023-12": "2023-Q4",
    "2023-07/2023-12": "2023-S2",
    "2023-02/2023-04": "2023-02-01/P3M",
    "2023-01/2023-09": "2023-01-01/P9M",
    "2013/2023": "2013-01-01/P132M",
    "2023/2024-03": "2023-01-01/P15M",
    "2024-02-10/2024-02-17": "2024-02-10/P8D",
    "2024-01-01/2024-03-31": "2024-Q1",
    "2023-12-31/2024": "2023-12-31/P367D",
}


def test_sdmx_has_its_own_forms_of_quarters_half_years_and_ranges(run: Run, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(of_periods(TIME_PERIODS), "utf-8")
    rows = observations(run("--facts", tmp_path / "facts.yaml", "export", "-").stdout)
    assert [row["TIME_PERIOD"] for row in rows] == list(TIME_PERIODS.values())


# --- Excel -------------------------------------------------------------------------------------------------


def workbook(path: Path) -> Any:
    return pytest.importorskip("openpyxl").load_workbook(path)


def test_a_workbook_has_typed_cells_names_a_frozen_header_and_a_sheet_of_sources(
    data: econfacts.Dataset, tmp_path: Path
) -> None:
    export(data, str(tmp_path / "a.xlsx"))
    book = workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[:4] == ["facts", "sources", "regions", "metrics"]
    sheet = book["facts"]
    header, first, *_ = sheet.iter_rows(values_only=True)
    row = dict(zip(header, first, strict=True))
    assert (row["value"], row["paragraph"]) == (3460640000000, 3)
    assert (row["region_name"], row["region_name_zh"], row["metric_name"]) == (
        "Shenzhen",
        "深圳",
        "Gross domestic product",
    )
    assert row["period"] == "2023"
    assert {each.freeze_panes for each in book} == {"B2"}
    assert sheet.auto_filter.ref.startswith("A1:")
    sources = list(book["sources"].iter_rows(values_only=True))
    assert sources[1][:4] == ("bureau", "report", '=HYPERLINK("https://example.org")', "统计局;Hans Müller")
    assert sheet.max_row == 1 + len(list(data.facts()))


def test_a_workbook_has_no_formula_and_no_number_that_excel_would_round(
    data: econfacts.Dataset, tmp_path: Path
) -> None:
    export(data, str(tmp_path / "a.xlsx"))
    book = workbook(tmp_path / "a.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    cells = [cell.value for row in book["facts"].iter_rows() for cell in row]
    assert {"=1+1", "{=1+1}"} <= {*cells}
    assert "12345678901234567850000000" in cells


def test_without_the_extra_it_says_how_to_install_it(
    data: econfacts.Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(econfacts.errors.UsageError, match=r'pip install "econfacts\[xlsx\]"'):
        export(data, str(tmp_path / "a.xlsx"))
    assert os.listdir(tmp_path) == []


# --- where it goes -----------------------------------------------------------------------------------------

TARGETS = ("a.db", "a.sdmx.csv", "a.xlsx", "package")


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_there_is_only_replaced_with_force(run: Run, facts: Path, tmp_path: Path, name: str) -> None:
    assert run("--facts", facts, "export", tmp_path / name).returncode == 0
    refused = run("--facts", facts, "export", tmp_path / name)
    assert refused.returncode == 3
    assert "is there already; --force replaces it" in refused.stderr
    assert run("--facts", facts, "export", tmp_path / name, "--force").returncode == 0
    assert os.listdir(tmp_path) == [name]


def test_a_file_that_is_no_export_stays_as_it_was_without_force(run: Run, facts: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.db").write_text("mine")
    assert run("--facts", facts, "export", tmp_path / "thesis.db").returncode == 3
    assert (tmp_path / "thesis.db").read_text() == "mine"


def test_a_folder_with_other_things_in_it_is_never_replaced(run: Run, facts: Path, tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    assert run("--facts", facts, "export", tmp_path / "package").returncode == 0, "an empty one is no one's"
    (tmp_path / "package" / "thesis.docx").write_text("mine")
    refused = run("--facts", facts, "export", f"{tmp_path}/package/", "--force")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "has other things in it: thesis.docx" in refused.stderr
    assert (tmp_path / "package" / "thesis.docx").read_text() == "mine"


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [
        ("missing/a.db", 3, "cannot write"),
        ("missing/package", 3, "cannot write"),
        ("a.csv", 2, "econfacts facts --format csv"),
        ("a.parquet", 2, "ends in none of .db"),
        ("folder.db", 3, "is there and is no file"),
        ("file/", 3, "is there and is no folder"),
    ],
)
def test_a_place_that_cannot_be_is_one_message(
    run: Run, facts: Path, tmp_path: Path, target: str, code: int, message: str
) -> None:
    (tmp_path / "folder.db").mkdir()
    (tmp_path / "file").write_text("mine")
    done = run("--facts", facts, "export", target, "--force", cwd=tmp_path)
    assert done.returncode == code
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(os.listdir(tmp_path)) == ["file", "folder.db"]


@pytest.mark.starved
@pytest.mark.parametrize("name", TARGETS)
def test_a_full_disk_is_one_message_and_leaves_nothing(
    run: Run, environment: dict[str, str], tmp_path: Path, name: str
) -> None:
    run("get", "shenzhen", "gdp")  # has the index built: a limit on the size of files is what a test can set
    done = subprocess.run(
        ["bash", "-c", f'ulimit -f 8; exec "{sys.executable}" -m econfacts export {name}'],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("econfacts: cannot write ")
    assert done.stderr.count("\n") == 1
    assert os.listdir(tmp_path) == []


def of_periods(periods: Iterable[str]) -> str:
    head = FACTS[: FACTS.index("facts:\n")]
    line = "  - {{region: shenzhen, metric: firms, period: {}, value: 1920, unit: 家, source: paper}}\n"
    return f"{head}facts:\n{''.join(line.format(period) for period in periods)}"


def many(count: int) -> str:
    """So many facts of as many regions as a hundred facts each need."""
    head, facts = FACTS[: FACTS.index("facts:\n")], range(count)
    towns = "".join(f"  t{n}: {{en: Town {n}, zh: 镇{n}, level: county, parent: china}}\n" for n in range(count // 100))
    head = head.replace("metrics:\n", f"{towns}metrics:\n")
    line = "  - {{region: t{}, metric: firms, period: {}-{:02}, value: {}, unit: 家, source: paper}}\n"
    lines = (line.format(n // 100, 2000 + n % 100 // 12, 1 + n % 100 % 12, n) for n in facts)
    return f"{head}facts:\n{''.join(lines)}"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("few") / "few.yaml"
    path.write_text(many(300), "utf-8")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.yaml"
    path.write_text(many(1_500), "utf-8")
    return path


@pytest.mark.parametrize("name", TARGETS)
def test_whenever_it_is_killed_nothing_damaged_has_the_name(
    run: Run, environment: dict[str, str], large: Path, tmp_path: Path, name: str
) -> None:
    run("--facts", large, "get", "t0", "firms")  # so that the index is there
    chance = random.Random(name)
    for _ in range(2):  # `just torture` does this at 300 moments
        process = subprocess.Popen(
            [sys.executable, "-m", "econfacts", "--facts", large, "export", name, "--force"],
            cwd=tmp_path,
            env=environment,
        )
        try:
            process.wait(chance.uniform(0.1, 0.5))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        shown = [entry for entry in os.listdir(tmp_path) if not entry.startswith(".")]
        assert shown in ([], [name])
        if shown:
            assert _facts_in(tmp_path / name) == 1_500


def _facts_in(path: Path) -> int:
    if path.suffix == ".db":
        with sqlite3.connect(path) as database:
            return int(database.execute("SELECT count(*) FROM figures").fetchone()[0])
    if path.suffix == ".xlsx":
        book = pytest.importorskip("openpyxl").load_workbook(path, read_only=True)
        return sum(1 for _ in book["facts"].iter_rows(values_only=True)) - 1
    return len((path / "facts.csv" if path.is_dir() else path).read_text("utf-8").splitlines()) - 1


PEAK = """
import atexit
from econfacts.__main__ import main
atexit.register(lambda: print(*(line for line in open("/proc/self/status") if line.startswith("VmHWM"))))
main()
"""


@pytest.mark.parametrize("name", TARGETS)
def test_memory_does_not_grow_with_the_facts(
    run: Run, environment: dict[str, str], few: Path, large: Path, tmp_path: Path, name: str
) -> None:
    peaks: list[int] = []
    for facts in (few, large):
        run("--facts", facts, "get", "t0", "firms")  # so that no index is built in what is measured
        command = [sys.executable, "-c", PEAK, "--facts", str(facts), "export", f"{len(peaks)}{name}"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout.split()[1]))
    assert peaks[1] < peaks[0] + 1_200, "kilobytes, of 1,200 more facts"


def test_a_reader_that_stops_early_is_no_error(run: Run, environment: dict[str, str], large: Path) -> None:
    command = f'"{sys.executable}" -m econfacts --facts "{large}" export - | head -n 1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,SOURCE,TIME_PERIOD,OBS_VALUE,")


def test_it_tells_how_far_it_is(data: econfacts.Dataset, large: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export(econfacts.open(large), str(tmp_path / "a.sdmx.csv"), progress=lambda done, total: told.append((done, total)))
    assert told == [(1_000, 1_500), (1_500, 1_500)]

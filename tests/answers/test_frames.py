"""Data frames: numbers that pandas computes with, names beside ids, and what a value is in beside it."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import econfacts
from tests.answers.test_dataset import dataset_of
from tests.conftest import SMALL


@pytest.fixture(scope="module")
def data(small_file: Path) -> econfacts.Dataset:
    return econfacts.open(small_file)


def test_a_frame_of_facts_has_numbers_names_and_units(data: econfacts.Dataset) -> None:
    frame = data.to_pandas(region="shenzhen", metric="gdp", source="paper")
    (row,) = frame.to_dict("records")
    assert (row["value"], row["measure"], row["number"], row["unit"]) == (3460640000000.0, "CNY", 34606.4, "亿元")
    assert (row["region_name"], row["region_name_zh"], row["metric_name"]) == (
        "Shenzhen", "深圳", "Gross domestic product",
    )  # fmt: skip
    assert (row["period"], row["year"], row["paragraph"]) == ("2023", 2023, 1)


def test_a_frame_of_all_facts_has_a_row_a_fact_and_columns_of_one_type(data: econfacts.Dataset) -> None:
    frame = data.to_pandas()
    assert list(frame["id"]) == [fact.id for fact in data.facts()]
    types = {name: str(type_) for name, type_ in frame.dtypes.items()}
    assert {name for name, type_ in types.items() if type_ == "float64"} == {"value", "number", "out_of"}
    assert {name for name, type_ in types.items() if type_ == "Int64"} == {"year", "rank", "paragraph"}
    assert "object" not in types.values()


def test_an_empty_frame_has_the_same_columns_and_types(data: econfacts.Dataset) -> None:
    empty = data.to_pandas(period="1999")
    assert len(empty) == 0
    assert dict(empty.dtypes) == dict(data.to_pandas().dtypes)


def test_without_the_extra_it_says_how_to_install_it(data: econfacts.Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(econfacts.errors.UsageError, match=r'pip install "econfacts\[pandas\]"'):
        data.to_pandas()


def test_pandas_is_not_imported_before_it_is_asked_for(small_file: Path, environment: dict[str, str]) -> None:
    program = f"import sys, econfacts; econfacts.open({str(small_file)!r}).get('shenzhen', 'gdp'); print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_comparison_and_a_ranking_are_frames_of_their_records_with_names() -> None:
    data = econfacts.open()
    comparison = data.compare("beijing", "shanghai", metric="gdp")
    frame = comparison.to_pandas()
    assert list(frame["region_name"]) == ["Beijing", "Shanghai"]
    assert frame["difference"][1] == float(comparison.records()[1]["difference"])
    ranking = data.rank("gdp", level="province")
    frame = ranking.to_pandas()
    assert list(frame["id"]) == [record["id"] for record in ranking.records()]
    assert (str(frame["position"].dtype), str(frame["value"].dtype)) == ("Int64", "float64")
    assert len(data.rank("gdp", period="1999").to_pandas()) == 0


class Cells(HTMLParser):
    """The cells of a table and the paragraphs below it, as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.notes: list[str] = []
        self._into: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th", "p", "caption"):
            self._into = self.rows[-1] if tag in ("td", "th") else self.notes
            self._into.append("")
        else:
            assert tag in ("table", "thead", "tbody"), "markup that data brought in"

    def handle_data(self, text: str) -> None:
        if self._into and text.strip():
            self._into[-1] += text


def test_a_notebook_shows_a_comparison_as_a_table_with_its_caveats(small_file: Path) -> None:
    data = econfacts.open(small_file)
    page = Cells(data.compare("shenzhen", "guangdong", metric="gdp", period="2023")._repr_html_())
    assert page.rows[0] == ["", "Region", "Value", "Difference", "Ratio", "Notes"]
    assert [row[1] for row in page.rows[1:]] == ["Shenzhen", "Guangdong"]
    assert page.rows[2][2] == "> CNY 13 trillion"
    marks = {mark for row in page.rows[1:] for mark in row[5].split()}
    assert marks == {note.split()[0] for note in page.notes[1:]}
    assert page.notes[0] == "Shenzhen beside Guangdong"


def test_a_notebook_shows_the_bound_that_the_residents_give_a_figure_per_head() -> None:
    data = dataset_of(
        "  - {region: shenzhen, metric: gdp, period: 2023, value: 3, unit: 万亿元, source: early}\n"
        "  - {region: shenzhen, metric: resident-population, period: 2023, value: 1000, unit: 万人, bound: about,"
        " source: late}\n"
        "  - {region: zhuhai, metric: gdp, period: 2023, value: 3, unit: 万亿元, source: early}\n"
        "  - {region: zhuhai, metric: resident-population, period: 2023, value: 1000, unit: 万人, source: late}\n"
    )
    page = Cells(data.compare("shenzhen", "zhuhai", metric="gdp", per_capita=True)._repr_html_())
    assert [row[2] for row in page.rows[1:]] == ["≈ CNY 300,000 per person", "CNY 300,000 per person"]


def test_a_notebook_shows_a_ranking_level_by_level() -> None:
    page = Cells(econfacts.open().rank("gdp")._repr_html_())
    assert page.notes[0] == "Gross domestic product"
    assert page.rows[1][:3] == ["", "China", "country"]
    assert page.rows[2][:3] == ["1", "Guangdong", "province"]


def test_names_of_a_facts_file_are_text_in_a_notebook(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(SMALL.replace("en: Shenzhen,", 'en: "<script>alert(1)</script>",'), "utf-8")
    data = econfacts.open(tmp_path / "facts.yaml")
    for answer in (data.compare("shenzhen", "guangdong", metric="gdp"), data.rank("gdp")):
        assert any("<script>alert(1)</script>" in row for row in Cells(answer._repr_html_()).rows)


def test_what_there_is_says_what_it_is(small_file: Path) -> None:
    assert {"open", "Dataset", "errors"} <= set(dir(econfacts))
    data = econfacts.open(small_file)
    assert repr(data) == "<Dataset: 7 facts about 4 regions in small.yaml>"
    assert repr(data.compare("shenzhen", "guangdong", metric="gdp")) == (
        "<Comparison of Shenzhen and Guangdong: metrics gdp>"
    )
    assert repr(data.history("shenzhen", "gdp")) == "<History of gdp in Shenzhen: 2 figures>"
    assert repr(data.profile("shenzhen")) == "<Profile of Shenzhen: 3 figures in 3 topics>"
    assert repr(data.search("factories")[0]) == "<Hit: metric factories>"
    assert repr(econfacts.open().rank("gdp", level="province")) == "<Ranking of gdp: 31 of 31 at level province>"


def test_one_region_is_no_comparison_in_python_either(small_file: Path) -> None:
    with pytest.raises(econfacts.errors.UsageError, match="compare needs two regions or more"):
        econfacts.open(small_file).compare("shenzhen")

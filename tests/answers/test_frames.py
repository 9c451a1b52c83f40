"""Data frames: numbers that pandas computes with, names beside ids, and what a value is in beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

import econfacts


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

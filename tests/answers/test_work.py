"""An answer costs the same for each figure that it is made of, however many there are: work is counted at two sizes."""

from collections.abc import Callable
from importlib import import_module
from io import StringIO

import pytest

from econfacts.answers.dataset import Dataset
from econfacts.model.words import speak
from econfacts.screen.pages import rank
from tests.answers.test_dataset import DECLARED, dataset_of
from tests.work import grows_evenly


def of_years(years: int) -> Dataset:
    """A figure and a growth rate for each year, each of them in two vintages."""
    growth = "  gdp-growth: {en: Growth, zh: 增速, topic: economy, measure: percent, kind: growth, growth_of: gdp}\n"
    figures = [("gdp", f"{10 + year}.5, unit: 亿元") for year in range(years)]
    rates = [("gdp-growth", '5.5, unit: "%"')] * years
    return dataset_of(
        "".join(
            f"  - {{region: china, metric: {metric}, period: {1000 + number % years}, value: {value},"
            f" vintage: {vintage}, source: early}}\n"
            for number, (metric, value) in enumerate([*figures, *rates])
            for vintage in ("preliminary", "final")
        ),
        DECLARED.replace("facts:\n", f"{growth}facts:\n"),
    )


def chained(length: int) -> Dataset:
    """Metrics each of which is the growth rate of the one before it."""
    metrics = "".join(
        f"  m{number}: {{en: M{number}, zh: 甲{number}, topic: economy, measure: percent, kind: growth"
        + (f", growth_of: m{number - 1}}}\n" if number else "}\n")
        for number in range(length)
    )
    return dataset_of(
        "".join(
            f'  - {{region: china, metric: m{number}, period: 2023, value: 5, unit: "%", source: early}}\n'
            for number in range(length)
        ),
        DECLARED.replace("facts:\n", f"{metrics}facts:\n"),
    )


def of_regions(number: int) -> Dataset:
    """Cities with a figure of one metric."""
    regions = "".join(f"  c{i}: {{en: C{i}, zh: 市{i}, level: city, parent: china}}\n" for i in range(number + 1))
    return dataset_of(
        "".join(
            f"  - {{region: c{i}, metric: gdp, period: 2023, value: {i}.5, unit: 亿元, source: early}}\n"
            for i in range(number + 1)
        ),
        DECLARED.replace("metrics:\n", f"{regions}metrics:\n"),
    )


ASKED: dict[str, tuple[Callable[[int], Dataset], Callable[[Dataset, int], object]]] = {
    "a profile of years": (of_years, lambda data, _: data.details(data.profile("china"))),
    "a profile of metrics that belong to each other": (
        chained,
        lambda data, _: data.details(data.profile("china")),
    ),
    "a history": (of_years, lambda data, _: data.history("china", "gdp")),
    "a comparison": (of_regions, lambda data, n: data.compare(*(f"c{i}" for i in range(n + 1)))),
    "a ranking": (of_regions, lambda data, _: data.rank("gdp")),
    "all facts": (of_years, lambda data, _: list(data.facts())),
    "a search": (of_regions, lambda data, _: data.search("city")),
}


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_made_of_twice_as_much_is_no_more_than_twice_the_work(asked: str) -> None:
    dataset_of_size, answer = ASKED[asked]

    def asking(size: int) -> Callable[[], object]:
        data = dataset_of_size(size)
        return lambda: answer(data, size)

    assert grows_evenly(asking)


@pytest.mark.parametrize("name", ["tsv", "csv", "json", "jsonl", "table", "markdown"])
def test_a_ranking_of_twice_as_many_rows_is_no_more_than_twice_the_work_to_write(name: str) -> None:
    format_ = import_module(f"econfacts.screen.formats.{name}")

    def writing(size: int) -> Callable[[], object]:
        ranking = of_regions(size).rank("gdp", level="city")
        assert len(ranking.records()) == size + 1
        if hasattr(format_, "draw"):
            return lambda: format_.draw(rank.page(ranking, speak("en")), False)
        return lambda: format_.write(ranking.records(), ranking.records()[0], True, StringIO())

    assert grows_evenly(writing)

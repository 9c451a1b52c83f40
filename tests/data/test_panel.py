"""The shipped panel of provinces and cities: what it covers, what it adds to, and that its figures agree."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import econfacts
from econfacts.model.records import Fact
from tests.conftest import DATA, ROOT

HERE = Path(__file__).parent
SHARED = ROOT.parent / "shared"
SECTORS = ("primary-value-added", "secondary-value-added", "tertiary-value-added")
UNIT_SLIPS = {("qingdao", "urbanization-rate", "2024"), ("chengdu", "urbanization-rate", "2023")}
"""Rows collected with the unit 亿元 though they are rates, in percent; their notes tell it."""

Key = tuple[str, str, str, str]
"""Region, metric, period and vintage of a figure; an empty vintage where the metric has none."""


class Panel:
    """The shipped facts, with the finest-printed number of each figure."""

    def __init__(self) -> None:
        data = econfacts.open(DATA)
        self.facts = [fact for fact in data.facts() if fact.number is not None]
        self.sources = {source.id: source for source in data.sources()}
        self.provinces = {region.id for region in data.regions(level="province")}
        self.by_key: dict[Key, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            self.by_key[fact.region, fact.metric, fact.period or "", fact.vintage or ""].append(fact)

    def value(self, region: str, metric: str, period: str, vintage: str = "") -> Decimal | None:
        """The figure in base units, from the source that prints it finest."""
        facts = self.by_key.get((region, metric, period, vintage), ())
        numbers = [fact.value for fact in facts if fact.bound == "exact" and fact.status != "doubtful"]
        return max((n for n in numbers if n is not None), key=lambda n: len(n.as_tuple().digits), default=None)

    def of_provinces(self, metric: str, period: str, vintage: str = "") -> Decimal:
        """The sum over the 31 provinces."""
        values = [self.value(region, metric, period, vintage) for region in self.provinces]
        assert len(values) == 31
        return sum((value for value in values if value is not None), Decimal(0)) if None not in values else Decimal(0)


@pytest.fixture(scope="module")
def panel(cache_home: Path) -> Iterator[Panel]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache_home))
        yield Panel()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_metric_and_period_has_the_regions_that_the_panel_promises(panel: Panel) -> None:
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for region, metric, period, vintage in panel.by_key:
        found[metric, period, vintage].add(region)
    for row in rows(HERE / "coverage.csv"):
        regions = found[row["metric"], row["period"], row["vintage"]]
        assert len(regions & panel.provinces) >= int(row["provinces"]), row
        assert set(row["others"].split()) <= regions, row


def test_the_figures_of_each_source_are_as_many_and_add_to_what_it_prints(panel: Panel) -> None:
    found: dict[tuple[str, ...], list[Decimal]] = defaultdict(list)
    for fact in panel.facts:
        assert fact.number is not None
        found[fact.source, "", "", ""].append(fact.number)
        found[fact.source, fact.metric, fact.period or "", fact.vintage or ""].append(fact.number)
    for row in rows(HERE / "sums.csv"):
        numbers = found[row["source"], row["metric"], row["period"], row["vintage"]]
        assert (len(numbers), sum(numbers)) == (int(row["facts"]), Decimal(row["sum"])), row


def is_row(panel: Panel, row: dict[str, str], fact: Fact) -> bool:
    """Whether a fact is a row of the collection: figure, vintage, authority, and its publication."""
    csl = panel.sources[fact.source].csl
    unit = "%" if (row["region"], row["metric"], row["period"]) in UNIT_SLIPS else row["unit"]
    return (
        (fact.region, fact.metric, fact.period, str(fact.number), fact.unit, fact.bound, fact.cites)
        == (*(row[name] for name in ("region", "metric", "period", "value")), unit, row["bound"], row["authority"])
        and (csl["title"], csl.get("container-title") or csl.get("publisher")) == (row["publication"], row["publisher"])
        and all(
            not told or csl.get(field) == told for field, told in (("issued", row["published"]), ("URL", row["url"]))
        )
    )


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected figures are not at hand")
def test_every_row_of_the_panel_is_a_fact_with_its_vintage_and_its_index(panel: Panel) -> None:
    for row in rows(SHARED / "panel" / "panel.csv"):
        facts = panel.by_key[row["region"], row["metric"], row["period"], row["vintage"]]
        found = [fact for fact in facts if is_row(panel, row, fact)]
        assert len(found) == 1, row
        assert row["printed_index"] in ("", found[0].printed), row
        assert (found[0].status or "") == ("" if row["vintage"] else row["status"]), row


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected figures are not at hand")
def test_every_official_figure_is_a_fact_and_a_vintage_stands_for_provisional_and_revised(panel: Panel) -> None:
    official = rows(SHARED / "official.csv")
    assert len(official) == 213
    for row in official:
        found = [fact for fact in panel.facts if is_row(panel, row, fact)]
        assert len(found) == 1, row
        [fact] = found
        if row["status"] == "revised":
            assert (fact.status, fact.vintage in ("final", "census-2023")) == (None, True), row
        elif row["status"] == "provisional" and fact.vintage:
            assert (fact.status in (None, "estimated"), fact.vintage) == (True, "preliminary"), row
        else:
            assert (fact.status or "") == row["status"], row


@pytest.mark.parametrize(
    ("vintage", "period"),
    [
        *[("census-2023", str(year)) for year in range(2020, 2024)],
        ("final", "2024"),
        ("preliminary", "2023"),
        ("preliminary", "2024"),
    ],
)
def test_the_gdp_of_the_31_provinces_adds_to_the_nations_within_1_percent(
    panel: Panel, vintage: str, period: str
) -> None:
    nation = panel.value("china", "gdp", period, vintage)
    assert nation
    assert abs(panel.of_provinces("gdp", period, vintage) / nation - 1) <= Decimal("0.01")


@pytest.mark.parametrize("year", ["2021", "2022", "2023", "2024"])
def test_the_population_of_the_31_provinces_adds_to_the_nations_within_three_in_a_thousand(
    panel: Panel, year: str
) -> None:
    nation = panel.value("china", "resident-population", f"{year}-12-31")
    assert nation
    assert abs(panel.of_provinces("resident-population", f"{year}-12-31") / nation - 1) <= Decimal("0.003")


def test_the_three_sectors_add_to_gdp_within_a_fifth_of_the_printed_unit(panel: Panel) -> None:
    checked = 0
    for region, metric, period, vintage in list(panel.by_key):
        parts = [panel.value(region, sector, period, vintage) for sector in SECTORS]
        whole = panel.value(region, "gdp", period, vintage) if metric == "gdp" else None
        if whole is not None and None not in parts:
            checked += 1
            rest = sum((part for part in parts if part is not None), -whole)
            assert abs(rest) <= Decimal("0.2e8"), (region, period, vintage, rest)
    assert checked >= 290


def test_gdp_per_head_is_gdp_of_its_vintage_over_the_mean_population_within_half_a_percent(panel: Panel) -> None:
    checked = 0
    for region, metric, period, vintage in list(panel.by_key):
        if metric != "gdp-per-capita" or period < "2020":
            continue
        per_head, gdp = panel.value(region, metric, period, vintage), panel.value(region, "gdp", period, vintage)
        ends = [panel.value(region, "resident-population", f"{int(period) - ago}-12-31") for ago in (0, 1)]
        if per_head and gdp and ends[0] and ends[1]:
            checked += 1
            assert abs(gdp * 2 / (ends[0] + ends[1]) / per_head - 1) <= Decimal("0.005"), (region, period, vintage)
    assert checked > 180


def basis(period: str, vintage: str) -> str:
    """Which series a level belongs to: the fifth census rebased it up to 2023, later years are on it anyway."""
    return "old" if period <= "2023" and vintage != "census-2023" else "new"


def test_growth_of_retail_sales_is_that_of_neighbouring_levels_of_one_basis_within_a_tenth(panel: Panel) -> None:
    checked = 0
    for region, metric, period, vintage in list(panel.by_key):
        growth = panel.value(region, metric, period, vintage) if metric == "retail-sales-growth" else None
        level = panel.value(region, "retail-sales", period, vintage)
        for before_vintage in ("preliminary", "census-2023"):
            before = panel.value(region, "retail-sales", str(int(period) - 1), before_vintage) if growth else None
            if growth and level and before and basis(period, vintage) == basis(str(int(period) - 1), before_vintage):
                checked += 1
                assert abs((level / before - 1) * 100 - growth) <= Decimal("0.1"), (region, period)
    assert checked >= 62


def test_nominal_growth_of_the_nations_disposable_income_is_that_of_its_levels(panel: Panel) -> None:
    for year in range(2020, 2024):
        [growth] = panel.by_key["china", "disposable-income-growth", str(year), ""]
        levels = [panel.value("china", "disposable-income-per-capita", str(each)) for each in (year, year - 1)]
        assert growth.definition == "nominal"
        assert levels[0]
        assert levels[1]
        assert abs((levels[0] / levels[1] - 1) * 100 - (growth.number or 0)) <= Decimal("0.06")


def test_a_growth_rate_printed_as_an_index_is_the_index_less_100(panel: Panel) -> None:
    tables = ("nbs-yearbook-2024-3-9", "nbs-yearbook-2025-3-9", "nbs-portal-gdp-index")
    indexes = [fact for fact in panel.facts if fact.source in tables and fact.metric.endswith("-growth")]
    assert len(indexes) == 31 * (2 * 4 + 6)
    for fact in indexes:
        assert Decimal(fact.printed or "") - 100 == fact.number, fact


def test_only_metrics_of_accounts_and_surveys_have_vintages_and_they_have_one_throughout(panel: Panel) -> None:
    with_vintage = {fact.metric for fact in panel.facts if fact.vintage}
    without = {fact.metric for fact in panel.facts if not fact.vintage}
    growths = {f"{sector}-growth" for sector in SECTORS}
    accounts = {"gdp", "gdp-growth", "gdp-per-capita", *SECTORS, *growths}
    assert with_vintage == accounts | {"retail-sales", "retail-sales-growth", "rd-expenditure", "rd-intensity"}
    assert not with_vintage & without

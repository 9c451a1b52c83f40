"""What holds for any file: one figure for a question, whoever asks, and nothing left to chance."""

import random
from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.answers.dataset import Dataset
from econfacts.errors import NotFound
from econfacts.model.records import Fact
from tests.answers.test_dataset import DECLARED, dataset_of

FEW = settings(max_examples=20)

UNITS = {"gdp": "亿元", "factories": "万人", "rd-share": "%", "output-growth": "%"}
SOURCES = DECLARED.replace(
    "sources:\n",
    "sources:\n  later: {type: report, title: Later report, publisher: Bureau, issued: 2024-12-30, language: en}\n",
)
VINTAGES = ("preliminary", "final", "census")
# Of these many pairs agree, and a third with one of a pair alone: 3.4, 3.45 and 3.4504.
NUMBERS = ("3.4", "3.45", "3.450", "3.4504", "3.46", "3.5", "9")


class Line(NamedTuple):
    """A fact as it is written; region, period, source and vintage tell it from every other."""

    region: str
    period: str
    source: str
    vintage: str
    number: str
    rest: str

    def of(self, metric: str) -> str:
        """The line of the facts file."""
        value = f'value: {self.number}, unit: "{UNITS[metric]}", vintage: {self.vintage}, '
        return (
            f"  - {{region: {self.region}, metric: {metric}, period: {self.period}, "
            f"{value if self.number else 'rank: {position: 3, among: china-cities}, '}{self.rest}source: {self.source}}}\n"
        )


# Chosen so that figures meet: of one region and period, of one day of publication, of one rank among their kind.
lines = st.builds(
    Line,
    st.sampled_from(["shenzhen", "shenzhen", "zhuhai", "shantou"]),
    st.sampled_from(["2023"] * 5 + ["2023-01/2023-12", "2023-12-31", "2023-07/2023-12", "2023-06-30", "2023-06",
                                    "2023-01/2023-06", "2022/2023", "2022", "~"]),
    st.sampled_from(["paper", "early", "late", "later"]),
    st.sampled_from(VINTAGES),
    st.sampled_from([*NUMBERS, ""]),
    st.sampled_from(["", "", "", "status: doubtful, ", "status: forecast, ", "status: provisional, ", "bound: about, ",
                     "bound: over, ", "definition: other, ", "cites: Bureau, ", "cites: Office, "]),
)  # fmt: skip
files = st.lists(lines, min_size=4, max_size=12, unique_by=lambda line: line[:4])
metrics = st.sampled_from([*UNITS])


def written(file: list[Line], metric: str) -> Dataset:
    """The data set of these lines; of a rank alone one a region, period and source, for it has no vintage."""
    alone = {line[:3]: line._replace(rest="") for line in file if not line.number}
    written = [*alone.values(), *(each for each in file if each.number)]
    return dataset_of("".join(line.of(metric) for line in written), SOURCES)


def shown(data: Dataset, metric: str, period: str | None, vintage: str | None) -> Iterator[Fact]:
    """Every figure that `show`, `compare` and `rank` set before a reader who asks this of a metric."""
    regions = [region.id for region in data.regions(level="city")]
    for region in regions:
        yield from data.profile(region, period=period, vintage=vintage).facts()
        if any(data.facts(region, metric, vintage=vintage)):
            yield from (step.fact for step in data.history(region, metric, vintage=vintage).steps)
    for row in data.compare(*regions, metric=metric, period=period, vintage=vintage).rows:
        yield from (figure.fact for figure in row.figures)
    yield from (figure.fact for figure in data.rank(metric, period=period, vintage=vintage).ranked)


def got(data: Dataset, region: str, metric: str, period: str | None, vintage: str | None) -> Fact | None:
    """What `get` prints, None where it fails."""
    try:
        return data.get(region, metric, period, vintage=vintage)
    except NotFound:
        return None


@FEW
@given(
    files, metrics, st.sampled_from(["2022/2023", "2023", "2023", "2023-06", None]), st.sampled_from([None, *VINTAGES])
)
def test_show_compare_and_rank_use_the_figure_that_get_prints_of_its_period_and_vintage(
    file: list[Line], metric: str, period: str | None, vintage: str | None
) -> None:
    data = written(file, metric)
    for fact in shown(data, metric, period, vintage):
        if fact.value is not None and fact.period is not None:
            assert got(data, fact.region, metric, fact.period, fact.vintage) == fact
    for region in data.regions_with(metric):
        lines = data.profile(region, period=period, vintage=vintage).facts()
        taken = got(data, region, metric, period, vintage)
        assert taken is None or lines == [taken]


def told(data: Dataset, metric: str) -> object:
    """What the commands say of the cities' figures of a metric."""
    cities = [region.id for region in data.regions(level="city")]
    histories = [data.history(region, metric) for region in cities if any(data.facts(region, metric))]
    return (
        [(each.taken, each.facts, each.steps, each.revisions, each.rivals, each.others) for each in histories],
        [got(data, region, metric, None, None) for region in cities],
        data.rank(metric, level="city").records(),
        data.compare(*cities, metric=metric).records(),
    )


@FEW
@given(files, metrics, st.randoms(use_true_random=False))
def test_choosing_is_an_order_of_all_figures_and_that_of_the_file_never_decides(
    file: list[Line], metric: str, chance: random.Random
) -> None:
    first = told(written(file, metric), metric)
    chance.shuffle(file)
    assert told(written(file, metric), metric) == first


@FEW
@given(st.lists(lines, min_size=3, max_size=6, unique_by=lambda line: line[2:4]), st.data())
def test_only_what_a_figure_was_chosen_by_decides(file: list[Line], chosen: st.DataObject) -> None:
    """Where each of three figures agrees with the next alone, dropping one that was not taken takes no other."""
    file = [line._replace(region="shenzhen", period="2023", number=line.number or "9") for line in file]
    taken, *others = written(file, "gdp").answers("shenzhen", "gdp")
    dropped = chosen.draw(st.sampled_from(others[1:]))
    rest = [line for line in file if (line.source, line.vintage) != (dropped.source, dropped.vintage)]
    left = written(rest, "gdp").get("shenzhen", "gdp")
    assert (left.source, left.vintage) == (taken.source, taken.vintage)


@FEW
@given(files, metrics, st.sampled_from([*UNITS]), lines)
def test_an_unrelated_fact_changes_no_answer(file: list[Line], metric: str, other: str, line: Line) -> None:
    """One of another metric, or of a region that is at another level; a benchmark concerns its whole metric."""
    line = line._replace(number=line.number or "9")
    unrelated = line if other != metric else line._replace(region="guangdong", vintage="preliminary")
    before = "".join(each.of(metric) for each in file if each.number)
    assert told(dataset_of(before, SOURCES), metric) == told(dataset_of(before + unrelated.of(other), SOURCES), metric)

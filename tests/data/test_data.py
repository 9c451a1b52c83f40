"""The shipped facts: figures as they stand in their sources, read a second time from the end of each text."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import econfacts
from econfacts.answers.dataset import Dataset
from econfacts.factsfile.texts import read_text
from tests.conftest import DATA, ROOT, Run

SHARED = ROOT.parent / "shared"

READ_AGAIN = """\
21 shenzhen exports-lead-streak - 31年
21 shenzhen new-foreign-invested-enterprises 2023 8002家
21 shenzhen new-headquarters-enterprises 2023 50家
21 shenzhen large-projects-attracted 2023 156个
20 shenzhen advanced-manufacturing-parks 2023 二十大
20 shenzhen vertical-factory-investment 2023 351.0亿元
20 shenzhen vertical-factory-projects-started 2023 75个
20 shenzhen industrial-land-supplied 2023 5.7平方公里
19 shenzhen domestic-patents-granted-lead-streak 2023 6年
19 shenzhen pct-applications-lead-streak 2023 20年
19 shenzhen city-key-laboratories - 380家
19 shenzhen provincial-laboratories - 4家
19 shenzhen national-key-laboratories - 13家
19 shenzhen national-laboratories - 1家
19 shenzhen technology-research-projects - 312个
19 shenzhen key-rd-projects - 170个
19 shenzhen business-rd-share 2023 94.9%
19 shenzhen rd-intensity 2023 5.81%
15 shenzhen new-energy-vehicle-output-growth 2023 85.3%
12 shenzhen strategic-emerging-industries-value-added-share 2023 41.9%
12 shenzhen strategic-emerging-industries-value-added-growth 2023 8.8%
10 shenzhen new-business-entities-per-day - 超过1500家
9 shenzhen unicorn-enterprises 2023 33家
9 shenzhen little-giant-enterprises 2023-12-31 742家
9 shenzhen high-tech-enterprises 2023-12-31 2.47万家
9 shenzhen business-entities 2023-12-31 422.6万户
9 shenzhen industrial-divisions-covered 2023-12-31 37个
6 shenzhen ai-application-scenarios - 41个
4 shenzhen ai-industry-size 2023 2488亿元
4 shenzhen ai-enterprises 2023 1920家
7 shandong industry-chain-cooperation-intentions - 3600余项
7 shandong industry-chain-events - 600余场
7 shandong new-pilot-manufacturing-enterprises 2023 106家
6 shandong iot-terminals 2023-12-31 2.3亿个
6 shandong industrial-internet-identifier-nodes 2023-12-31 29个
6 shandong deterministic-network-length 2023-12-31 1.18万公里
6 shandong 5g-base-stations 2023-12-31 20.2万个
6 shandong it-industry-revenue-growth 2023 12.4%
6 shandong it-industry-revenue 2023 突破2万亿元
5 shandong high-tech-industry-output-share 2023 突破50%
5 shandong technical-transformation-investment-growth - 9.4%
5 shandong industrial-energy-intensity-growth 2023 下降5.2%
4 shandong new-talent-led-enterprises 2023 15家
4 shandong new-taishan-industry-talents 2023 144名
4 shandong new-one-technology-centres - 288家
4 shandong new-provincial-innovation-centres - 6个
4 shandong provincial-enterprise-innovation-projects - 3202项
2 shandong industrial-profits-growth 2023 24.4%
2 shandong industrial-value-added-growth 2023 7.1%
18 xincheng specialized-projects-attracted 2023/.. 2个
18 xincheng attracted-funds-growth 2023/.. 34%
18 xincheng contracted-investment-growth 2023/.. 22.9%
17 xincheng loan-supported-entities 2023/.. 2045户
17 xincheng farm-loans 2023/.. 1000万元
17 xincheng guihui-loans 2023/.. 11.8亿元
16 xincheng parcel-delivery-time - 24小时
16 xincheng towns-with-logistics-service - 12个
16 xincheng policy-funds-paid 2023/.. 超过201万元
16 xincheng benefit-policies-without-application 2023/.. 11项
16 xincheng benefit-policies-issued 2023/.. 43项
16 xincheng online-government-services-share - 85%
12 xincheng tourism-consumption-growth 2023 14%
12 xincheng tourist-visits-growth 2023 18.8%
11 xincheng corn-online-sales - 350吨
11 guangxi xincheng-corn-demand - 1500吨以上
11 guangdong xincheng-corn-demand - 超1000吨
7 xincheng glutinous-corn-processors - 28家
7 xincheng glutinous-corn-area - 9.5万亩
7 xincheng glutinous-corn-growing-households - 约6.3万户
6 xincheng national-leading-silk-enterprises - 1家
6 xincheng silk-reeling-enterprises - 6家
6 xincheng silkworm-disease-rate - 5%以内
6 xincheng co-reared-young-silkworms-share - 96.8%
"""
"""Paragraph, region, metric, period and figure of every number of the texts, last paragraph first."""

RANKS = """\
shenzhen startup-density 1 china-cities
shenzhen business-entities 1 china-cities
shenzhen high-tech-enterprises 1 china-cities
shenzhen little-giant-enterprises 2 china-cities
shenzhen unicorn-enterprises 6 world-cities
shenzhen industry-size 1 china-cities
shenzhen business-rd-expenditure 1 china-cities
shenzhen pct-applications-lead-streak 1 china-cities
shenzhen domestic-patents-granted-lead-streak 1 china-cities
shenzhen exports-lead-streak 1 china-cities
shandong national-industrial-design-centres 1 china-provinces
shandong industry-digitalization-level - china-provinces
shandong manufacturing-digital-transformation-index - china-provinces
shandong single-product-champions - china-provinces
shandong little-giant-enterprises - china-provinces
shandong national-sme-clusters 1 china-provinces
shandong new-industrialization-demonstration-bases 1 china-provinces
xincheng sericulture-size 2 china-counties
"""


@pytest.fixture(scope="module")
def data(cache_home: Path) -> Iterator[Dataset]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache_home))
        yield econfacts.open(DATA)


@pytest.mark.parametrize("line", READ_AGAIN.splitlines())
def test_a_figure_is_in_the_file_as_it_was_read_again_from_the_text(data: Dataset, line: str) -> None:
    paragraph, region, metric, period, printed = line.split()
    of_text = [fact for fact in data.facts(region, metric) if fact.paragraph == int(paragraph)]
    assert [(fact.period or "-", fact.printed) for fact in of_text] == [(period, printed)]


def test_there_is_no_number_from_a_text_that_was_not_read_again(data: Dataset) -> None:
    read = {tuple(line.split()[:3]) for line in READ_AGAIN.splitlines()}
    stored = [fact for fact in data.facts() if fact.paragraph and fact.number is not None and not fact.implied_by]
    durations = {"supply-chain-reach", "prototype-to-batch-time"}  # 1.5 hours, 1 week: asserted below
    assert {(str(fact.paragraph), fact.region, fact.metric) for fact in stored if fact.metric not in durations} == read


def test_durations_within_which_the_text_says_something_is_reached_are_upper_bounds(data: Dataset) -> None:
    for metric, value, measure in (("supply-chain-reach", "1.5", "hour"), ("prototype-to-batch-time", "1", "week")):
        fact = data.get("shenzhen", metric)
        assert (fact.value, fact.measure, fact.bound, fact.period) == (Decimal(value), measure, "at-most", None)


def test_ranks_are_those_of_the_texts_and_no_others(data: Dataset) -> None:
    stored = [fact for fact in data.facts() if fact.rank]
    told = {(f.region, f.metric, str(f.rank.position or "-"), f.rank.among) for f in stored if f.rank}
    assert told == {tuple(line.split()) for line in RANKS.splitlines()}


def test_gaps_to_the_nation_imply_its_figures_exactly(data: Dataset) -> None:
    implied = {fact.metric: (fact.value, fact.implied_by) for fact in data.facts("china") if fact.implied_by}
    assert implied == {
        "industrial-value-added-growth": (Decimal("4.6"), "shandong/industrial-value-added-growth/2023/sd-industry"),
        "industrial-profits-growth": (Decimal("-2.3"), "shandong/industrial-profits-growth/2023/sd-industry"),
        "technical-transformation-investment-growth": (
            Decimal("4.7"),
            "shandong/technical-transformation-investment-growth/-/sd-industry",
        ),
    }


def test_parts_of_a_whole_name_the_whole(data: Dataset) -> None:
    assert data.get("shenzhen", "industrial-divisions-covered").out_of == 41
    assert data.get("xincheng", "national-leading-silk-enterprises").out_of == 6


def test_the_misprint_and_the_doubtful_figure_are_told(data: Dataset) -> None:
    misprint = next(iter(data.facts("shandong", "industrial-value-added-growth", source="sd-industry")))
    assert "misprint" in (misprint.note or "")
    doubtful = next(iter(data.facts("shenzhen", "rd-intensity", source="sz-ai-city")))
    assert doubtful.status == "doubtful"
    assert data.get("shenzhen", "rd-intensity").value == Decimal("6.46")


def test_regions_form_the_hierarchy_of_gb_t_2260_up_to_china(data: Dataset) -> None:
    for region, code, above in (
        ("xincheng", "451321", ["laibin", "guangxi", "china"]),
        ("shenzhen", "440300", ["guangdong", "china"]),
        ("binzhou", "371600", ["shandong", "china"]),
        ("beijing", "110000", ["china"]),
    ):
        assert data.region(code).id == region
        assert [each.id for each in data.ancestors(data.region(region))] == above


def test_check_strict_passes(run: Run) -> None:
    done = run("check", "--strict", DATA)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the source texts are not at hand")
def test_no_figure_of_a_source_text_is_missing_and_every_fact_is_in_its_text(data: Dataset) -> None:
    audited = 0
    for source in data.sources():
        if source.text is not None:
            coverage = data.audit(source.id, read_text(str(SHARED / "sources" / source.text)))
            assert (coverage.missing, coverage.unfounded, coverage.unused) == ((), (), ())
            audited += 1
    assert audited == len(list((SHARED / "sources").glob("*.txt"))) == 5


def test_chinese_texts_have_the_commas_and_semicolons_of_chinese() -> None:
    assert re.findall("[\u4e00-\u9fff][,;][\u4e00-\u9fff]+", DATA.read_text("utf-8")) == []

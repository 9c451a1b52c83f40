"""Region names as people type them: with and without the suffix of the level, alone or with what the region lies in."""

from collections.abc import Callable
from pathlib import Path

import pytest

import econfacts
from econfacts.answers.dataset import Dataset
from econfacts.errors import AmbiguousName, NotFound

HOMONYMS = """\
format: 1
regions:
  china: {en: China, zh: 中国, level: country}
  jilin: {en: Jilin, zh: 吉林, aliases: [吉], level: province, parent: china}
  jilin-city: {en: Jilin, zh: 吉林市, level: city, parent: jilin}
  changchun: {en: Changchun, zh: 长春, level: city, parent: jilin}
  beijing: {en: Beijing, zh: 北京, level: [province, city], parent: china}
  liaoning: {en: Liaoning, zh: 辽宁, level: province, parent: china}
  heilongjiang: {en: Heilongjiang, zh: 黑龙江, level: province, parent: china}
  guangxi: {en: Guangxi, zh: 广西, aliases: [广西壮族自治区], level: province, parent: china}
  daqing: {en: Daqing, zh: 大庆, level: city, parent: heilongjiang}
  guangzhou: {en: Guangzhou, zh: 广州, level: city, parent: china}
  chaoyang: {en: Chaoyang, zh: 朝阳, level: city, parent: liaoning}
  chaoyang-bj: {en: Chaoyang, zh: 朝阳区, level: county, parent: beijing}
  chaoyang-cc: {en: Chaoyang, zh: 朝阳区, level: county, parent: changchun}
  shanxi: {en: Shanxi, zh: 山西, level: province, parent: china}
  shaanxi: {en: Shaanxi, zh: 陕西, level: province, parent: china}
  dash: {en: Dash, zh: 横, aliases: ["-"], level: county, parent: china}
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    path: Path = tmp_path_factory.mktemp("names") / "homonyms.yaml"
    path.write_text(HOMONYMS, "utf-8")
    return econfacts.open(path)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("大庆", "daqing"), ("大庆市", "daqing"), ("Daqing City", "daqing"), ("吉林省", "jilin"), ("吉", "jilin"),
        ("吉林市", "jilin-city"), ("Jilin City", "jilin-city"), ("Jilin province", "jilin"), ("北京市", "beijing"),
        ("朝阳市", "chaoyang"), ("广西壮族自治区", "guangxi"), ("山西", "shanxi"), ("陕西省", "shaanxi"),
    ],
)  # fmt: skip
def test_a_region_answers_to_its_names_with_and_without_the_suffix_of_its_level(
    data: Dataset, typed: str, id_: str
) -> None:
    assert data.region(typed).id == id_


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("大庆县", "daqing"), ("大庆省", "daqing"), ("北京省", "beijing"), ("广西省", "guangxi"),
        ("朝阳县", "chaoyang"), ("陕西市", "shaanxi"), ("Shannxi", "shanxi"), ("苏州", None),
    ],
)  # fmt: skip
def test_the_suffix_of_another_level_or_a_near_miss_is_never_taken(data: Dataset, typed: str, near: str | None) -> None:
    with pytest.raises(NotFound) as caught:
        data.region(typed)
    assert (near in caught.value.candidates) if near else not caught.value.candidates


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("北京市朝阳区", "chaoyang-bj"), ("北京朝阳", "chaoyang-bj"), ("朝阳区, 北京", "chaoyang-bj"),
        ("朝阳，辽宁省", "chaoyang"), ("Chaoyang, Beijing", "chaoyang-bj"), ("长春朝阳区", "chaoyang-cc"),
        ("吉林省长春市朝阳区", "chaoyang-cc"), ("吉林朝阳", "chaoyang-cc"),
    ],
)  # fmt: skip
def test_a_path_says_which_of_several_is_meant(data: Dataset, typed: str, id_: str) -> None:
    assert data.region(typed).id == id_


def test_a_path_that_several_fit_is_ambiguous(data: Dataset) -> None:
    with pytest.raises(AmbiguousName):
        data.region("Jilin, China")  # the province and its city both lie there


def test_of_several_of_one_name_none_is_picked_and_each_is_told_with_what_it_lies_in(data: Dataset) -> None:
    for typed, told in {
        "吉林": "jilin (Jilin, China), jilin-city (Jilin, Jilin)",
        "朝阳区": "chaoyang-bj (Chaoyang, Beijing), chaoyang-cc (Chaoyang, Changchun)",
        "朝阳": "chaoyang (Chaoyang, Liaoning), chaoyang-bj (Chaoyang, Beijing), chaoyang-cc (Chaoyang, Changchun)",
    }.items():
        with pytest.raises(AmbiguousName) as caught:
            data.region(typed)
        assert str(caught.value) == f"'{typed}' names several regions: {told}; type one of these ids"


@pytest.mark.parametrize("typed", ["", " ", "-", "_", "\u3000"])
def test_nothing_is_no_name_even_where_an_alias_folds_to_nothing(data: Dataset, typed: str) -> None:
    with pytest.raises(NotFound, match="`econfacts regions` lists what there is"):
        data.region(typed)


@pytest.mark.parametrize("ask", [lambda data: data.metric, lambda data: data.topic, lambda data: data.unit])
def test_a_file_without_such_things_finds_none(
    data: Dataset, ask: Callable[[Dataset], Callable[[str], object]]
) -> None:
    with pytest.raises(NotFound):
        ask(data)("gdp")

"""The checks cost the same for each thing in a file, however many there are: work is counted at two sizes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from econfacts.store import cache
from tests.factsfile.examples import HEAD
from tests.work import grows_evenly


def checked(text: str, path: Path) -> Callable[[], object]:
    """The check of a file, and the list of its problems."""
    path.write_text(text, "utf-8")
    return lambda: list(cache.check_files([str(path)]).problems())


def declared(section: str, lines: list[str]) -> str:
    return HEAD.replace(f"{section}:\n", f"{section}:\n" + "".join(f"  {line}\n" for line in lines), 1)


def facts(lines: list[str]) -> str:
    return HEAD + "".join(f"  - {{{line}}}\n" for line in lines)


def region(number: int, rest: str) -> str:
    return f"r{number}: {{en: Region {number}, zh: 地{number}, {rest}}}"


KINDS: dict[str, Callable[[int], str]] = {
    "a chain of regions": lambda n: declared(
        "regions", [region(i, f"level: county, parent: r{i + 1}") for i in range(n)] + [region(n, "level: county")]
    ),
    "a cycle of regions": lambda n: declared(
        "regions", [region(i, f"level: county, parent: r{(i + 1) % n}") for i in range(n)]
    ),
    "equal names of many regions": lambda n: declared(
        "regions", [region(i, "level: county, parent: china, aliases: [同名]") for i in range(n)]
    ),
    "aliases of one region": lambda n: declared(
        "regions", [region(0, f"level: county, parent: china, aliases: [{', '.join(f'a{i}' for i in range(n))}]")]
    ),
    "a key that stands again and again": lambda n: facts([", ".join(["region: china"] * n)]),
    "fields that do not exist": lambda n: facts([f"regoin: x{i}" for i in range(n)]),
    "references to nothing": lambda n: facts(
        [f"region: chine{i}, metric: gdp, value: 1, unit: 亿元, source: paper" for i in range(n)]
    ),
    "a fact that stands again and again": lambda n: facts(
        ["region: china, metric: gdp, value: 1, unit: 亿元, source: paper"] * n
    ),
    "one figure from many sources, far apart": lambda n: (
        declared("sources", [f"s{i}: {{type: report, title: 甲}}" for i in range(n)])
        + "".join(
            f"  - {{region: china, metric: gdp, value: {100 ** (i % 2)}, unit: 亿元, source: s{i}}}\n" for i in range(n)
        )
    ),
    "many gaps to one figure": lambda n: (
        declared("regions", [region(i, "level: city, parent: china") for i in range(n)])
        + "".join(
            f"  - {{region: r{i}, metric: share, period: 2023, value: 5, unit: '%', source: paper,"
            " versus: {region: china, by: 1, unit: 个百分点}}\n"
            for i in range(n)
        )
    ),
    "distinct units": lambda n: (
        declared("units", [f"元{i}: {{measure: CNY}}" for i in range(n)])
        + "".join(
            f"  - {{region: china, metric: gdp, period: {1000 + i}, value: 1, unit: 元{i}, source: paper}}\n"
            for i in range(n)
        )
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_twice_as_much_is_no_more_than_twice_the_work(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    assert grows_evenly(lambda size: checked(KINDS[kind](size), path))

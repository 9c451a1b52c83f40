"""Every rule is what its own examples say."""

from pathlib import Path

import pytest

from econfacts.factsfile.nodes import Problem
from econfacts.factsfile.rules import RULES, Rule
from econfacts.store import cache
from tests.factsfile.examples import example

IDS = list(RULES)


def problems(text: str, tmp_path: Path) -> list[Problem]:
    path = tmp_path / "facts.yaml"
    path.write_text(text, "utf-8")
    found = cache.check_files([str(path)], {"paper.txt": 8}).problems()
    return [problem._replace(message=problem.message.replace(str(path), "FILE")) for problem in found]


def test_ids_are_unique() -> None:
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("rule", RULES.values(), ids=IDS)
def test_the_example_that_passes_has_no_error_and_no_problem_of_the_rule(rule: Rule, tmp_path: Path) -> None:
    text, _ = example(rule.passes)
    assert [
        problem for problem in problems(text, tmp_path) if problem.level == "error" or problem.rule == rule.id
    ] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=IDS)
def test_the_example_that_fails_says_so_at_the_marked_place_and_nothing_else(rule: Rule, tmp_path: Path) -> None:
    text, place = example(rule.fails)
    found = [problem for problem in problems(text, tmp_path) if problem.level == "error" or problem.rule == rule.id]
    assert [
        (f"{problem.line}:{problem.column}", problem.level, problem.rule, problem.message) for problem in found
    ] == [(place, rule.level, rule.id, rule.message)]


def test_no_problem_carries_the_id_of_a_rule_that_is_not_documented() -> None:
    source = Path(cache.__file__).parent.parent
    said = {
        name for path in source.glob("factsfile/**/*.py") for name in path.read_text("utf-8").split('"') if name in IDS
    }
    assert said >= set(IDS)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("metric: share, value: 50, unit: '%', source: paper", "metric: share, value: ^120, unit: '%', source: paper"),
        ("metric: gdp, value: 1, unit: 亿元, source: paper", "metric: gdp, value: 1, unit: ^家, source: paper"),
        ("metric: gdp, value: 1, unit: 亿元, source: paper", "metric: gdp, value: 1, unit: 亿元, source: ^press"),
        ("metric: gdp, value: 1, unit: 亿元, source: paper", "metric: gdp, value: ^x1, unit: 亿元, source: paper"),
        ("metric: prices, value: 1, source: paper", "metric: gdp, value: ^1, source: paper"),
        (
            "metric: gdp, value: 1, unit: 亿元, source: paper, paragraph: 8",
            "metric: gdp, value: 1, unit: 亿元, source: paper, paragraph: ^9",
        ),
        (
            "metric: factories, value: 1, unit: 家, source: paper, out_of: 2",
            "metric: factories, value: 3, unit: 家, source: paper, out_of: ^2",
        ),
    ],
)
def test_a_good_fact_does_not_speak_for_a_bad_one_that_is_like_it(good: str, bad: str, tmp_path: Path) -> None:
    facts = [f"- {{region: shenzhen, period: {year}, {good}}}\n" for year in (2001, 2002)]
    text, place = example("".join(facts) + f"- {{region: shenzhen, period: 2003, {bad}}}")
    assert [f"{problem.line}:{problem.column}" for problem in problems(text, tmp_path)] == [place]
    text, place = example("".join(facts) + f"- {{region: ^shenzen, period: 2003, {good}}}")
    assert [f"{problem.line}:{problem.column}" for problem in problems(text, tmp_path)] == [place]

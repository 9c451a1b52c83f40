"""What is built into an index, and what happens to those who ask a damaged one."""

import io
import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from econfacts.model.records import Definition, PassedOver
from econfacts.store import index
from econfacts.store.index import Builder, DamagedIndexError, FactsInput, Index
from tests.answers.test_dataset import DECLARED, FACTS, dataset_of

TEXT = DECLARED + FACTS


def built(*texts: str, progress: index.Progress | None = None, stop: int | None = None) -> Builder:
    """An index in memory, of one file a text."""
    builder = Builder(sqlite3.connect(":memory:", isolation_level=None), progress=progress)
    files = [text.encode() for text in texts]
    builder.build([FactsInput(f"{n}.yaml", len(file), io.BytesIO(file)) for n, file in enumerate(files)], stop)
    return builder


# --- building -------------------------------------------------------------------------------------------


def test_everything_declared_comes_back_as_it_was_written() -> None:
    text = """\
format: 1
units: {家: {measure: count}}
groups: {world: {en: The world, zh: 世界}}
vintages: {early: {en: Early, zh: 初}, late: {en: Late, zh: 终, benchmark: 2023}}
sources:
  paper: {type: book, title: "a: [b]", author: [{family: 张, given: 三}], text: t.txt, passed_over: [{paragraph: 2, figure: "20+8", why: 名}]}
topics: {ai: {en: AI, zh: 人工智能}}
regions: {sz: {en: Shenzhen, zh: 深圳, aliases: [深圳市, "S, Z"], level: [province, city], code: "440300"}}
metrics:
  firms: {en: Firms, zh: 企业, aliases: [companies], topic: ai, measure: count, kind: stock, definition: {en: Registered ones.}}
  bare: {en: Bare, zh: 光, topic: ai, measure: count, kind: other, per_capita: true, per_head_of: firms, population: true, parts: [firms, people], caution: {zh: 慎}}
  people: {en: People, zh: 人, topic: ai, measure: count, kind: growth, growth_of: firms}
facts: []
"""
    asked = Index(built(text).connection)
    (source,) = asked.sources()
    assert source.csl == {"type": "book", "title": "a: [b]", "author": [{"family": "张", "given": "三"}]}
    assert (source.text, source.passed_over, source.facts) == ("t.txt", (PassedOver(2, "20+8", "名"),), 0)
    assert asked.vintages() == [("early", "Early", "初", None), ("late", "Late", "终", 2023)]
    (region,) = asked.regions()
    assert (region.levels, str(region.levels)) == (("province", "city"), "province;city")
    assert (region.aliases, region.code, region.parent) == (("深圳市", "S, Z"), "440300", None)
    firms, bare, people = asked.metrics()
    assert (bare.per_head_of, bare.population, bare.parts) == ("firms", True, ("firms", "people"))
    assert (bare.caution, people.growth_of, people.population) == (Definition(None, "慎"), "firms", False)
    assert (firms.aliases, firms.definition, firms.per_capita) == (
        ("companies",),
        Definition("Registered ones.", None),
        False,
    )
    assert (bare.aliases, bare.definition, bare.per_capita) == ((), None, True)
    assert asked.group("world") == ("world", "The world", "世界", None, None)
    assert [topic.id for topic in asked.topics()] == ["ai"]
    assert list(asked.facts()) == []


def test_a_number_keeps_its_exact_digits_in_the_index() -> None:
    number = "1234567890123456789012345678901234567.80"
    data = dataset_of(
        f"  - {{region: china, metric: gdp, value: {number}, unit: 亿元, out_of: {number}, source: late}}\n"
    )
    (fact,) = data.facts()
    assert type(fact.value) is type(fact.out_of) is type(fact.number) is Decimal
    assert str(fact.number) == number
    assert fact.value == fact.out_of == Decimal("123456789012345678901234567890123456780000000")
    assert fact.printed == f"{number}亿元"


def test_later_files_refer_to_earlier_ones_and_facts_keep_the_order_of_the_files() -> None:
    head, more = DECLARED.removesuffix("facts:\n"), "format: 1\nfacts:\n{}"
    lines = FACTS.splitlines(keepends=True)
    builder = built(head, more.format("".join(lines[4:])), more.format("".join(lines[:4])))
    assert builder.counts["error"] == 0
    assert builder.facts == 8
    sources = [fact.source for fact in Index(builder.connection).facts()]
    assert sources == ["paper", "paper", "early", "early", "late", "paper", "early", "early", "late"]


def test_problems_are_counted_sorted_by_file_and_place_and_end_the_building() -> None:
    bad = "  - {region: atlantis, metric: gdp, period: 2023, value: 1, unit: 亿元, source: late}\n"
    first, second = TEXT + bad, "format: 1\nfacts:\n" + bad * 2
    builder = built(first, second)
    places = [(problem.path, problem.line) for problem in builder.problems() if problem.level == "error"]
    line = first.count("\n")
    assert places == [("0.yaml", line), ("1.yaml", 3), ("1.yaml", 4)]
    assert builder.counts["error"] == 3
    everything = [(problem.path, problem.line, problem.column) for problem in builder.problems()]
    assert len(everything) > 3  # also what is not used, which only the end of the files shows
    assert everything == sorted(everything)
    assert builder.connection.in_transaction  # so nothing can be taken for an index
    assert not built(first.removesuffix(bad)).connection.in_transaction


def test_a_look_up_gives_up_after_enough_errors() -> None:
    bad = "  - {region: atlantis, metric: gdp, period: 2023, value: 1, unit: 亿元, source: late}\n"
    builder = built(DECLARED + bad * 5000, stop=20)
    assert 20 <= builder.counts["error"] < 5000


def test_two_files_that_declare_the_same_are_an_error() -> None:
    builder = built(TEXT, DECLARED.removesuffix("facts:\n"))
    assert {problem.rule for problem in builder.problems() if problem.level == "error"} == {"duplicate-id"}


def test_progress_rises_to_the_size_of_all_files() -> None:
    told: list[tuple[int, int]] = []
    many = "".join(
        f"  - {{region: china, metric: gdp, period: {1000 + n}, value: {n}, unit: 亿元, source: late}}\n"
        for n in range(3500)
    )
    second = f"format: 1\nfacts:\n{many}"
    built(TEXT, second, progress=lambda done, total: told.append((done, total)))
    total = len(TEXT.encode()) + len(second.encode())
    done = [each for each, _ in told]
    assert {each for _, each in told} == {total}
    assert done == sorted(done)
    assert done[-1] == total
    assert len(set(done)) > 4  # told along the way, not only at the end of each file


# --- asking ---------------------------------------------------------------------------------------------


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = built(TEXT).connection
    yield connection
    connection.close()


def test_nothing_is_found_under_a_name_that_is_not_there(connection: sqlite3.Connection) -> None:
    asked = Index(connection)
    for absent in ("nowhere", "", "shenzhe_", "%%", "\udcff"):
        assert asked.region(absent) is None
        assert asked.metric(absent) is None
        assert asked.source(absent) is None
        assert asked.unit(absent) is None
        assert asked.group(absent) is None
        assert asked.regions_of(absent) == ()
        assert asked.claimants("regions", absent) == []
        assert list(asked.facts(region=absent)) == []


def damaged(table: str, column: str, where: str = "1") -> sqlite3.Connection:
    """An index with something else in a column."""
    connection = built(TEXT).connection
    changed = connection.execute(f"UPDATE {table} SET {column} = 'x' || coalesce({column}, '') WHERE {where}")
    assert changed.rowcount
    return connection


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name != "ord"]


def test_a_damaged_row_never_answers_but_is_built_anew_once(connection: sqlite3.Connection) -> None:
    """Whichever of its columns it is that changed, the checksum included."""
    expected = list(Index(connection).facts("shenzhen"))
    for column in columns(connection, "facts"):
        if column == "region":
            continue  # such a row is not found any more
        rebuilt: list[str] = []

        def rebuild(told: list[str] = rebuilt) -> sqlite3.Connection:
            told.append("once")
            return built(TEXT).connection

        asked = Index(damaged("facts", column, "region = 'shenzhen' AND metric = 'factories'"), rebuild)
        assert list(asked.facts("shenzhen")) == expected
        assert list(asked.facts("shenzhen")) == expected
        assert rebuilt == ["once"]


def test_a_value_of_another_type_is_damage() -> None:
    connection = built(TEXT).connection
    connection.execute("UPDATE facts SET metric = CAST(metric AS BLOB) WHERE region = 'shandong'")
    with pytest.raises(DamagedIndexError):
        list(Index(connection).facts("shandong"))


def test_damage_that_cannot_be_mended_is_an_error_not_an_answer(connection: sqlite3.Connection) -> None:
    with pytest.raises(DamagedIndexError, match="row 2 of facts"):
        list(Index(damaged("facts", "crc")).facts("shenzhen", "factories"))
    connection.execute("DROP TABLE facts")
    with pytest.raises(sqlite3.DatabaseError):
        list(Index(connection).facts("shenzhen", "factories"))


def test_damage_in_every_table_at_once_is_mended_by_one_building() -> None:
    """Also where a question that is asked in the middle of another finds it first."""
    expected = list(dataset_of(FACTS).facts())
    connection = damaged("units", "crc")
    for table in ("metrics", "sources", "names", "regions", "topics"):
        connection.execute(f"UPDATE {table} SET crc = crc + 1")
    connection.execute("UPDATE facts SET crc = crc + 1 WHERE ord > 6")
    rebuilt = iter([built(TEXT).connection])
    assert list(Index(connection, lambda: next(rebuilt)).facts()) == expected


def test_rows_that_were_already_given_are_not_given_again_after_damage() -> None:
    many = DECLARED + "".join(
        f"  - {{region: china, metric: gdp, period: {1900 + n}, value: {n}, unit: 亿元, source: late}}\n"
        for n in range(100)
    )
    connection = built(many).connection
    connection.execute("UPDATE facts SET source = 'early' WHERE period = '1970'")
    asked = Index(connection, lambda: built(many).connection)
    assert [(fact.period, fact.source) for fact in asked.facts("china")] == [
        (str(1900 + n), "late") for n in range(100)
    ]


@pytest.mark.parametrize(
    ("table", "ask"),
    [
        ("regions", lambda asked: asked.region("shenzhen")),
        ("metrics", lambda asked: asked.metric("gdp")),
        ("sources", lambda asked: asked.source("late")),
        ("units", lambda asked: asked.unit("亿元")),
        ("groups", lambda asked: asked.group("china-cities")),
        ("topics", lambda asked: asked.topics()),
        ("names", lambda asked: asked.claimants("regions", "shenzhen")),
        ("spread", lambda asked: asked.regions_of("gdp")),
    ],
)
def test_every_table_is_guarded(connection: sqlite3.Connection, table: str, ask: Callable[[Index], object]) -> None:
    expected = ask(Index(connection))
    assert expected
    for column in columns(connection, table)[1:]:
        if (table, column) == ("names", "name"):
            continue  # such a row is not found any more
        with pytest.raises(DamagedIndexError):
            ask(Index(damaged(table, column)))
        assert ask(Index(damaged(table, column), lambda: built(TEXT).connection)) == expected

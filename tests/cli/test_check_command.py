"""`check` and `schema` as real programs."""

import json
from pathlib import Path

from tests.conftest import SMALL, Run


def test_a_valid_file_passes_with_a_summary_on_stderr(small: Run) -> None:
    done = small("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "checked 1 file, 7 facts: 0 errors, 0 warnings\n"


def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.yaml"
    text = SMALL.replace(
        "metric: factories, period: 2023-12-31, value: 1920", "metric: factorys, period: 2023-13, value: 1,920"
    )
    path.write_text(
        text.replace(
            "  万人: {measure: count, multiplier: 4}\n",
            "  万人: {measure: count, multiplier: 4}\n  吨: {measure: tonne}\n",
        ),
        "utf-8",
    )
    return path


def test_every_problem_is_a_line_with_its_place_level_message_and_rule(run: Run, tmp_path: Path) -> None:
    path = faulty(tmp_path)
    done = run("check", path)
    assert done.returncode == 1
    number = path.read_text("utf-8").splitlines().index("facts:") + 2
    lines = done.stdout.splitlines()
    assert lines[0] == f"{path}:5:3: [warning] unit '吨' is not used by any fact (unused)"
    assert any(
        line.startswith(f"{path}:{number}:32: [error] metric 'factorys' is not declared; did you mean factories?")
        for line in lines
    )
    assert any("'2023-13' is not a valid period" in line and line.endswith("(period)") for line in lines)


def test_json_gives_the_same_problems_as_records(run: Run, tmp_path: Path) -> None:
    path = faulty(tmp_path)
    records = json.loads(run("check", path, "--json").stdout)
    assert list(records[0]) == ["path", "line", "column", "level", "rule", "message"]
    assert (records[0]["line"], records[0]["column"], records[0]["rule"]) == (5, 3, "unused")


def test_github_annotations_escape_what_their_syntax_uses(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "a,b"
    folder.mkdir()
    path = folder / "faulty.yaml"
    path.write_text("format: 1\nunits:\n  '%': {measure: percent}\n", "utf-8")
    shown = run("check", path, "--github").stdout
    place = str(path).replace(",", "%2C")
    assert shown == f"::warning file={place},line=3,col=3,title=unused::unit '%25' is not used by any fact\n"


def test_strict_turns_warnings_into_errors(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "warned.yaml"
    path.write_text("format: 1\nunits:\n  家: {measure: count}\n", "utf-8")
    assert run("check", path).returncode == 0
    done = run("check", "--strict", path)
    assert done.returncode == 1
    assert "[error] unit '家' is not used" in done.stdout
    assert "1 error, 0 warnings" in done.stderr


def test_texts_show_paragraphs_that_do_not_exist(run: Run, small_file: Path, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("只有一段。\n", "utf-8")
    done = run("check", small_file, "--texts", tmp_path)
    assert done.returncode == 1
    assert "paper.txt has 1 paragraphs, not 2 (paragraph)" in done.stdout


def test_an_unreadable_file_exits_3_and_a_missing_folder_of_texts_2(run: Run, small_file: Path, tmp_path: Path) -> None:
    assert run("check", tmp_path / "none.yaml").returncode == 3
    assert run("check", small_file, "--texts", tmp_path / "none").returncode == 2


def test_several_files_are_checked_together_in_their_order(run: Run, small_file: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "format: 1\nfacts:\n  - {region: shandong, metric: gdp, value: 9.2, unit: 万亿元, source: papr}\n", "utf-8"
    )
    done = run("check", small_file, more)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{more}:3:68: [error] source 'papr' is not declared; did you mean paper?")
    assert "checked 2 files" in done.stderr


def test_schema_prints_a_json_schema(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "facts" in schema["properties"]


def test_a_file_may_refer_to_what_facts_names_and_only_its_own_problems_are_told(
    run: Run, small_file: Path, tmp_path: Path
) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "format: 1\nunits:\n  斤: {measure: count}\nfacts:\n"
        "  - {region: shandong, metric: gdp, value: 9.2, unit: 万亿元, vintage: final, source: paper}\n",
        "utf-8",
    )
    warned = tmp_path / "around.yaml"
    warned.write_text("format: 1\nunits:\n  两: {measure: count}\n", "utf-8")
    expected = f"{more}:3:3: [warning] unit '斤' is not used by any fact (unused)\n"
    for options, env in (
        (("--facts", small_file, "--facts", warned), {}),
        ((), {"ECONFACTS_FACTS": f"{small_file}:{warned}"}),
        (("--facts", small_file, "--facts", more), {}),
    ):
        done = run("check", more, *options, env=env)
        assert (done.returncode, done.stdout) == (0, expected)
        assert done.stderr == "checked 1 file, 1 fact: 0 errors, 1 warning\n"


def test_a_file_that_is_checked_alone_is_told_how_to_check_it_on_top_of_the_built_in_one(
    run: Run, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "format: 1\nsources:\n  own: {type: report, title: 公报}\nfacts:\n"
        "  - {region: shenzhen, metric: ai-enterprises, period: 2030, value: 1, unit: 家, source: own}\n",
        "utf-8",
    )
    alone = run("check", mine)
    assert alone.returncode == 1
    assert "note: `--facts bundled` checks on top of the built-in file" in alone.stderr
    done = run("check", mine, "--facts", "bundled")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "checked 1 file, 1 fact: 0 errors, 0 warnings\n"


def test_a_period_may_be_typed_as_people_write_it(small: Run) -> None:
    assert small("get", "shenzhen", "gdp", "--period", "２０２３年").stdout == "3520000000000\n"
    done = small("get", "shenzhen", "gdp", "--period", "soon")
    assert done.returncode == 2
    assert "'soon' is not a valid period" in done.stderr

"""`get` as a real program: one bare number, and what is said beside it."""

import json
import select
import subprocess
import sys
from pathlib import Path

from tests.conftest import Run


def test_it_prints_the_number_in_base_units_and_nothing_else(small: Run) -> None:
    done = small("get", "shenzhen", "factories")
    assert (done.stdout, done.stderr, done.returncode) == ("1920\n", "", 0)


def test_a_unit_moves_the_decimal_point_exactly(small: Run) -> None:
    assert small("get", "SZ", "GDP", "--unit", "亿元", "--source", "paper").stdout == "34606.40\n"
    assert small("get", "SZ", "GDP", "--unit", "亿", "--source", "paper").stdout == "34606.40\n"
    assert small("get", "SZ", "GDP", "--unit", "billion").stdout == "3520\n"
    assert small("get", "440300", "gross domestic product", "--source", "paper").stdout == "3460640000000\n"


def test_a_format_asks_for_the_figures_record(small: Run) -> None:
    (record,) = json.loads(small("get", "SZ", "GDP", "--json").stdout)
    assert (record["id"], record["value"]) == ("shenzhen/gdp/2023/bureau", 3520000000000)
    assert small("get", "SZ", "GDP", "--fields", "period,printed", "--no-header").stdout == "2023\t3.52万亿元\n"
    assert "3.52 trillion" in small("get", "SZ", "GDP", "-f", "table").stdout
    assert small("get", "SZ", "GDP", env={"ECONFACTS_FORMAT": "json"}).stdout == "3520000000000\n"
    for line in (["get", "-", "--json"], ["get", "SZ", "GDP", "--json", "--unit", "亿元"]):
        done = small(*line)
        assert (done.returncode, done.stdout) == (2, "")
        assert "`econfacts facts`" in json.loads(done.stderr)["error"]["message"]


def test_of_several_vintages_the_latest_is_taken_and_another_can_be_asked_for(small: Run) -> None:
    done = small("get", "shenzhen", "gdp")
    assert (done.stdout, done.stderr) == ("3520000000000\n", "")
    assert small("get", "shenzhen", "gdp", "--vintage", "preliminary").stdout == "3460640000000\n"
    done = small("get", "shenzhen", "gdp", "--vintage", "census")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no vintage 'census'; known are preliminary, final" in done.stderr


def test_a_bound_is_said_on_stderr(small: Run) -> None:
    done = small("get", "guangdong", "gdp")
    assert done.stdout == "13000000000000\n"
    assert done.stderr == "note: the source says 超13万亿元 (over); do not quote it as exact.\n"


def test_a_period_is_taken_as_people_type_it(small: Run) -> None:
    for period in ("2023", "2023年", "２０２３", "FY2023"):
        assert small("get", "shenzhen", "gdp", "--period", period).stdout == "3520000000000\n"
    done = small("get", "shenzhen", "gdp", "--period", "2023Q1")
    assert "no figure of gdp for shenzhen in 2023-01/2023-03; there is 2023" in done.stderr


def test_an_implied_figure_says_which_fact_implies_it(small: Run) -> None:
    done = small("get", "china", "output-growth")
    assert done.stdout == "4.6\n"
    assert "implied by shandong/output-growth/2023/paper" in done.stderr


def test_an_unknown_metric_exits_1_with_nothing_on_stdout(small: Run) -> None:
    done = small("get", "shenzhen", "nothing")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no metric 'nothing'" in done.stderr


def test_a_metric_that_the_region_has_no_figure_of_exits_1_and_says_where_to_look(small: Run) -> None:
    done = small("get", "shandong", "gdp")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no figure of gdp for shandong; `econfacts metrics --region shandong`" in done.stderr


def test_a_period_without_a_figure_names_those_that_have_one(small: Run) -> None:
    done = small("get", "shenzhen", "gdp", "--period", "2022")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no figure of gdp for shenzhen in 2022; there is 2023" in done.stderr


def test_a_unit_of_another_measure_is_wrong_usage(small: Run) -> None:
    done = small("get", "shenzhen", "gdp", "--unit", "家")
    assert (done.returncode, done.stdout) == (2, "")
    assert "unit '家' measures count, but gdp is in CNY" in done.stderr


def test_a_scale_is_for_amounts_and_counts(small: Run) -> None:
    done = small("get", "shandong", "output-growth", "--unit", "billion")
    assert (done.returncode, done.stdout) == (1, "")


def test_an_unknown_unit_lists_the_known_ones(small: Run) -> None:
    done = small("get", "shenzhen", "gdp", "--unit", "亿yuan")
    assert (done.returncode, done.stdout) == (1, "")
    assert "亿元" in done.stderr


def test_something_that_is_no_period_is_wrong_usage(small: Run) -> None:
    done = small("get", "shenzhen", "gdp", "--period", "last year")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'last year' is not a valid period" in done.stderr


def test_a_program_that_waits_for_each_answer_gets_it_before_it_asks_again(
    small_file: Path, environment: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "econfacts", "--facts", str(small_file), "get", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, env=environment, stdin=pipe, stdout=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for metric, answer in (("gdp", "3520000000000"), ("factories", "1920")):
            print("shenzhen", metric, sep="\t", file=process.stdin, flush=True)
            assert select.select([process.stdout], [], [], 30)[0], "no answer while the next question is waited for"
            assert process.stdout.readline() == f"{answer}\n"
        process.stdin.close()
        assert process.wait() == 0

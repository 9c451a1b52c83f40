"""The cache only ever saves time: whatever happens to it or to the facts files, the answer is right."""

import errno
import io
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import econfacts
from econfacts.errors import FactsFileError
from tests.answers.test_dataset import DECLARED
from tests.conftest import Run

HEAD = DECLARED.removesuffix("facts:\n")


def one_fact(value: object) -> str:
    return (
        f"{DECLARED}  - {{region: shenzhen, metric: factories, period: 2023, value: {value}, unit: 家, source: late}}\n"
    )


def many_facts(count: int) -> str:
    """One fact, and so many more, of which one is as long as a note may be."""
    line = "  - {{region: zhuhai, metric: gdp, period: {}, value: {}, unit: 亿元, source: late{}}}\n"
    return one_fact(1920) + "".join(line.format(1000 + n, n, f", note: {'x' * 999}") for n in range(count))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "econfacts"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A facts file that says 1920."""
    path = tmp_path / "facts.yaml"
    path.write_text(one_fact(1920), "utf-8")
    return path


def ask(*paths: Path | str) -> tuple[int, bool]:
    """The answer, and whether the facts files were read for it."""
    told: list[int] = []
    value = econfacts.open(*paths, progress=lambda done, _: told.append(done)).get("shenzhen", "factories").value
    assert type(value) is Decimal
    return int(value), bool(told)


def answer(*paths: Path | str) -> int:
    return ask(*paths)[0]


@pytest.fixture
def kept(facts: Path, folder: Path) -> Path:
    """The index of the facts file."""
    assert ask(facts) == (1920, True)
    (index,) = folder.iterdir()
    return index


# --- built once -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("trailer", ["", "...\n", "# the end", "\n\n\n", "...\n# the end\n"])
def test_an_index_is_built_once_however_the_file_ends(facts: Path, folder: Path, trailer: str) -> None:
    facts.write_text(one_fact(1920) + trailer, "utf-8")
    assert [ask(facts) for _ in range(3)] == [(1920, True), (1920, False), (1920, False)]
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("name", ["%41.d", "a?mode=memory", "a#b", "深圳 ß", "a'b\"c", "x\ny", "odd\udcff"])
def test_files_and_cache_folders_of_any_name_are_used(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
    copy = tmp_path / f"{name}.yaml"
    shutil.copy(facts, copy)
    assert [ask(copy), ask(copy)] == [(1920, True), (1920, False)]


def test_a_relative_cache_folder_is_ignored_as_the_xdg_rule_says(
    facts: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for ignored in ("relative/cache", ""):
        monkeypatch.setenv("XDG_CACHE_HOME", ignored)
        answer(facts)
    assert sorted(os.listdir(tmp_path)) == ["facts.yaml", "home"]
    assert len(list((tmp_path / "home" / ".cache" / "econfacts").iterdir())) == 1


# --- edited files ---------------------------------------------------------------------------------------


def edit_secretly(facts: Path, value: int) -> None:
    """Let the file say something else, with the size and the time that it had."""
    before = facts.stat()
    facts.write_text(one_fact(value), "utf-8")
    os.utime(facts, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (facts.stat().st_size, facts.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def test_an_edit_that_keeps_size_and_time_is_seen_by_the_very_next_look(facts: Path) -> None:
    """Also within one tick of the file system's clock."""
    for value in range(1900, 1950):
        edit_secretly(facts, value)
        assert answer(facts) == value


def test_a_file_that_has_not_changed_for_long_is_not_even_read_until_it_changes(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, link = tmp_path / "other.yaml", tmp_path / "link.yaml"
    other.write_text(one_fact(1777), "utf-8")
    link.symlink_to(facts)
    answer(facts)
    time.sleep(2.1)
    assert [ask(facts), ask(link), ask(link)] == [(1920, False), (1920, True), (1920, False)]

    def refuse(*_: object) -> None:
        raise AssertionError("read")

    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", refuse)
        assert answer(facts) == answer(link) == 1920
    edit_secretly(facts, 1921)
    assert [ask(facts), ask(link)] == [(1921, True), (1921, True)]
    before = facts.stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(other, facts)
    assert answer(facts) == answer(link) == 1777
    other.write_text(one_fact(1778), "utf-8")
    link.unlink()
    link.symlink_to(other)
    assert [answer(link), answer(facts)] == [1778, 1777]


def test_a_file_that_is_replaced_while_it_is_read_is_read_again(facts: Path, tmp_path: Path) -> None:
    facts.write_text(many_facts(1500), "utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(one_fact(1921), "utf-8")

    def replace(*_: int) -> None:
        if other.exists():
            os.replace(other, facts)

    assert econfacts.open(facts, progress=replace).get("shenzhen", "factories").value == 1920
    assert [ask(facts), ask(facts)] == [(1921, True), (1921, False)]


# --- several files --------------------------------------------------------------------------------------


@pytest.fixture
def parts(tmp_path: Path) -> tuple[Path, Path]:
    """Declarations, and facts that refer to them."""
    declared, stated = tmp_path / "declared.yaml", tmp_path / "stated.yaml"
    declared.write_text(HEAD, "utf-8")
    stated.write_text("format: 1\n" + one_fact(1920).removeprefix(HEAD), "utf-8")
    return declared, stated


def test_later_files_refer_to_earlier_ones_and_their_order_matters(parts: tuple[Path, Path]) -> None:
    declared, stated = parts
    assert answer(declared, stated) == 1920
    for order in ((stated, declared), (stated,)):
        with pytest.raises(FactsFileError, match="is not declared"):
            answer(*order)
    assert ask(declared, stated) == (1920, False)


def test_an_edit_of_any_of_several_files_is_seen(parts: tuple[Path, Path]) -> None:
    declared, stated = parts
    assert [ask(*parts), ask(*parts)] == [(1920, True), (1920, False)]
    stated.write_text(stated.read_text("utf-8").replace("1920", "1921"), "utf-8")
    assert answer(*parts) == 1921
    declared.write_text(HEAD.replace("家: {measure: count}", "家: {measure: count, multiplier: 1}"), "utf-8")
    assert answer(*parts) == 19210


# --- a cache that cannot be used ------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["cache", "cache/econfacts"])
def test_a_file_where_the_cache_folder_should_be_costs_only_time(facts: Path, tmp_path: Path, where: str) -> None:
    blocked = tmp_path / where
    blocked.parent.mkdir(exist_ok=True)
    blocked.write_text("in the way")
    assert answer(facts) == answer(facts) == 1920
    assert blocked.read_text() == "in the way"


@pytest.mark.parametrize("where", ["/proc/1/fd", "/dev/null", "/sys/kernel", "a\0b"])
def test_a_place_where_nothing_can_be_written_costs_only_time(
    facts: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "XDG_CACHE_HOME": where})
    assert answer(facts) == answer(facts) == 1920


FULL = """\
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
import econfacts
print(econfacts.open(sys.argv[2]).get("shenzhen", "factories").value, end="")
"""


@pytest.mark.starved
@pytest.mark.parametrize("room", [0, 5_000, 100_000, 1_000_000])
def test_a_full_disk_costs_only_time_and_leaves_nothing_behind(facts: Path, folder: Path, room: int) -> None:
    facts.write_text(many_facts(1500), "utf-8")
    done = subprocess.run([sys.executable, "-c", FULL, str(room), str(facts)], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("1920", "")
    assert list(folder.iterdir()) == []


@pytest.mark.starved
def test_a_full_disk_is_no_matter_to_a_check(facts: Path, folder: Path) -> None:
    facts.write_text(many_facts(1500), "utf-8")
    check = (
        FULL[: FULL.index("import econfacts")]
        + "sys.argv[1:] = ['check', sys.argv[2]]\nimport econfacts.__main__ as start\nstart.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", check, "0", str(facts)], capture_output=True, text=True)
    assert done.returncode == 0
    assert "checked 1 file, 1501 facts: 0 errors, " in done.stderr
    assert not folder.exists()


def test_no_home_costs_only_time_and_makes_no_folder(run: Run, facts: Path, tmp_path: Path) -> None:
    started = tmp_path / "started"
    started.mkdir()
    bare = {"HOME": "~", "XDG_CACHE_HOME": ""}  # what a path is left as where nobody's home is known
    done = run("--facts", facts, "get", "shenzhen", "factories", env=bare, cwd=started)
    assert (done.stdout, done.stderr, done.returncode) == ("1920\n", "", 0)
    assert list(started.iterdir()) == []


def test_a_deleted_current_folder_matters_only_to_relative_paths(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert answer(facts) == 1920
    assert why("facts.yaml") == "cannot read facts file facts.yaml: No such file or directory"


# --- a cache that is damaged or somebody else's ---------------------------------------------------------


def foreign(text: str) -> bytes:
    """A SQLite file of somebody else's."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(text)
    return connection.serialize()


OTHERS = {
    "empty": b"",
    "one byte": b"S",
    "garbage": bytes(range(256)) * 300,
    "text": b"not a database\n" * 1000,
    "an empty database": b"SQLite format 3\0" + bytes(4080),
    "another database": foreign("CREATE TABLE places (url)"),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
def test_something_else_where_the_index_should_be_is_replaced(facts: Path, kept: Path, other: bytes) -> None:
    kept.write_bytes(other)
    assert [ask(facts), ask(facts)] == [(1920, True), (1920, False)]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_truncated_index_is_built_anew(facts: Path, kept: Path, share: float) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole[: int(len(whole) * share)])
    assert answer(facts) == answer(facts) == 1920
    assert [fact.value for fact in econfacts.open(facts).facts()] == [Decimal(1920)]


def test_an_index_of_which_any_page_is_overwritten_is_built_anew(facts: Path, kept: Path) -> None:
    whole = kept.read_bytes()
    for page in range(0, len(whole), 4096):
        for filling in (b"\0", b"\xff", b"\x0d"):
            kept.write_bytes(whole[:page] + filling * 4096 + whole[page + 4096 :])
            assert answer(facts) == 1920


def test_an_index_that_is_damaged_or_deleted_while_it_is_open_still_answers(facts: Path, folder: Path) -> None:
    facts.write_text(many_facts(1500), "utf-8")
    answer(facts)
    (index,) = folder.iterdir()
    for damage in (b"", b"\xff" * index.stat().st_size):
        answer(facts)
        data = econfacts.open(facts)
        streamed = data.facts()
        first = next(streamed)
        index.write_bytes(damage)
        assert len([first, *streamed]) == 1501
        assert data.get("shenzhen", "factories").value == 1920
    data = econfacts.open(facts)
    shutil.rmtree(folder)
    assert data.get("shenzhen", "factories").value == 1920
    assert answer(facts) == 1920


def test_a_pipe_a_link_or_a_folder_in_the_place_of_the_index_neither_hangs_nor_answers(
    facts: Path, kept: Path, tmp_path: Path
) -> None:
    other = tmp_path / "thesis.docx"
    other.write_bytes(kept.read_bytes().replace(b"1920", b"1990"))
    before = other.read_bytes()
    kept.unlink()
    os.mkfifo(kept)
    assert answer(facts) == 1920
    kept.unlink(missing_ok=True)
    kept.symlink_to(other)
    assert answer(facts) == 1920
    assert other.read_bytes() == before
    kept.unlink(missing_ok=True)
    kept.mkdir()
    assert answer(facts) == answer(facts) == 1920


def plant(kept: Path) -> None:
    """Let the index say something else."""
    content = kept.read_bytes()
    assert content.count(b"1920") == 1
    kept.write_bytes(content.replace(b"1920", b"1990"))


def test_an_index_that_somebody_else_could_have_planted_is_not_read(facts: Path, folder: Path, kept: Path) -> None:
    plant(kept)
    for mode in (0o777, 0o770, 0o702):
        folder.chmod(mode)
        assert answer(facts) == 1920
    assert list(folder.iterdir()) == [kept]


as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")


@as_root
def test_what_belongs_to_another_user_is_not_believed(facts: Path, folder: Path, kept: Path, tmp_path: Path) -> None:
    plant(kept)
    os.chown(kept, 12345, 12345)
    assert answer(facts) == 1920
    plant(kept)
    os.chown(folder, 12345, 12345)
    assert answer(facts) == 1920
    os.chown(folder, os.geteuid(), os.getegid())
    moved = folder.rename(tmp_path / "moved")
    folder.symlink_to(moved)
    os.chown(folder, 12345, 12345, follow_symlinks=False)
    assert answer(facts) == 1920


def test_the_cache_folder_is_the_users_alone_whatever_the_umask(facts: Path, folder: Path) -> None:
    before = os.umask(0)
    try:
        answer(facts)
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in (folder, folder.parent)] == [0o700] * 2


def test_another_version_of_the_program_builds_its_own_index(
    facts: Path, folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("econfacts.store.cache.__version__", "99.0")
        assert [ask(facts), ask(facts)] == [(1920, True), (1920, False)]
    assert ask(facts) == (1920, False)
    assert len(list(folder.iterdir())) == 2


# --- what is left behind --------------------------------------------------------------------------------


def test_only_our_own_files_are_swept_away_when_something_is_built(facts: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    old, young = "a" * 8 + "-" + "a" * 8 + ".sqlite", "b" * 8 + "-" + "b" * 8 + ".sqlite"
    swept = {f"{'c' * 32}-cccccccc.sqlite": 100, "0000000a.stamp": 100, old: 100, f"{ended.pid}-5.tmp": 0}
    left = {young: 10, f"{os.getpid()}-5.tmp": 0, "thesis.docx": 100, f"x{old}": 100, "5-5.tmp~": 100}
    for name, age in {**swept, **left}.items():
        (folder / name).write_text("x")
        when = time.time() - age * 24 * 3600
        os.utime(folder / name, (when, when))
    (folder / f"{'d' * 8}-{'d' * 8}.sqlite").mkdir()
    answer(facts)
    names = {path.name for path in folder.iterdir()}
    assert not names & swept.keys()
    assert left.keys() <= names
    assert len(names) == len(left) + 2


GET = [sys.executable, "-m", "econfacts", "--facts"]


def test_a_build_that_is_killed_or_interrupted_leaves_nothing_that_matters(facts: Path, folder: Path) -> None:
    """`just torture` does this at 300 moments."""
    facts.write_text(many_facts(2000), "utf-8")
    for delay, signal in ((0.12, 9), (0.25, 9), (0.3, 2)):
        process = subprocess.Popen([*GET, str(facts), "get", "shenzhen", "factories"], stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal)
        process.wait(timeout=30)
    assert answer(facts) == 1920
    assert [path.suffix for path in folder.iterdir()] == [".sqlite"]


def test_processes_that_build_at_once_all_answer_right_and_leave_one_index(facts: Path, folder: Path) -> None:
    facts.write_text(many_facts(1000), "utf-8")
    command = [*GET, str(facts), "get", "shenzhen", "factories"]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate(timeout=60) for process in processes] == [(b"1920\n", b"")] * 4
    assert [path.suffix for path in folder.iterdir()] == [".sqlite"]


# --- what is no regular file ----------------------------------------------------------------------------


class Typed(io.BytesIO):
    """Standard input with a text in it; it is a pipe, as far as anyone can tell."""

    def fileno(self) -> int:
        return self._pipe

    _pipe, _ = os.pipe()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typed]:
    stream = Typed(one_fact(1234).encode())
    with io.TextIOWrapper(stream, "utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield stream


def test_standard_input_is_read_to_its_end_left_open_and_kept_nowhere(typed: Typed, folder: Path) -> None:
    assert answer("-") == 1234
    assert not typed.closed
    assert typed.read() == b""
    assert not folder.exists()


def test_standard_input_may_refer_to_files_before_it(parts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    declared, stated = parts
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Typed(stated.read_bytes()), "utf-8"))
    assert answer(declared, "-") == 1920


@pytest.mark.usefixtures("typed")
def test_a_file_that_is_called_like_standard_input_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").write_text(one_fact(1920), "utf-8")
    assert answer("./-") == 1920
    assert answer("-") == 1234
    assert len(list(folder.iterdir())) == 1


def test_a_pipe_is_read_once(tmp_path: Path, folder: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(one_fact(4321), "utf-8"), daemon=True)
    writer.start()
    assert answer(pipe) == 4321
    writer.join(timeout=10)
    assert not writer.is_alive()
    assert not folder.exists()


# --- files that cannot be read or are not valid ---------------------------------------------------------


def why(path: Path | str) -> str:
    with pytest.raises(FactsFileError) as caught:
        answer(path)
    assert caught.value.exit_code == 3
    return str(caught.value)


def test_a_file_that_cannot_be_read_is_an_error_with_its_name_and_the_reason(tmp_path: Path, facts: Path) -> None:
    assert why(tmp_path / "none.yaml") == f"cannot read facts file {tmp_path}/none.yaml: No such file or directory"
    assert why(tmp_path) == f"cannot read facts file {tmp_path}: Is a directory"
    assert why(facts / "below").endswith("Not a directory")
    assert "null byte" in why("a\0b")
    assert why("/\ud800.yaml").startswith("cannot read facts file /\\ud800.yaml: ")
    assert why("/\udcff.yaml") == "cannot read facts file /\\udcff.yaml: No such file or directory"
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "symbolic links" in why(loop)


def test_a_file_that_may_not_be_read_is_an_error(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_open = open

    def denied(path: object, *arguments: object, **settings: object) -> object:
        if path == str(facts):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real_open(path, *arguments, **settings)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", denied)
    assert why(facts) == f"cannot read facts file {facts}: Permission denied"


def test_a_disk_that_fails_while_the_file_is_read_is_an_error_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(Typed):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with io.TextIOWrapper(Failing(b"x"), "utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert why("-") == "cannot read facts file -: Input/output error"


def test_a_faulty_file_shows_its_first_problems_and_points_to_check(facts: Path, folder: Path) -> None:
    bad = "  - {region: atlantis, metric: gdp, period: 2023, value: 1, unit: 亿元, source: late}\n"
    facts.write_text(one_fact(1920) + bad * 5, "utf-8")
    message = why(facts).splitlines()
    line = one_fact(1920).count("\n")
    assert message[0] == "not a valid facts file:"
    assert message[1].startswith(f"  {facts}:{line + 1}:")
    assert message[1].endswith("(unknown-reference)")
    assert len(message) == 5
    assert message[-1] == f"run `econfacts check {facts}` for every problem"
    assert list(folder.iterdir()) == []
    facts.write_text(one_fact(7), "utf-8")
    assert answer(facts) == 7


def test_a_faulty_file_whose_name_is_no_text_is_named_with_its_odd_bytes_escaped(tmp_path: Path) -> None:
    odd = tmp_path / "a\udcff.yaml"
    odd.write_text("format: 2\n")
    message = why(odd)
    assert f"{tmp_path}/a\\udcff.yaml:1:9: [error] format '2' is not known" in message
    message.encode()


def test_a_look_up_gives_up_on_a_faulty_file_before_its_end(facts: Path) -> None:
    bad = "  - {region: atlantis, metric: gdp, period: 2023, value: 1, unit: 亿元, source: late}\n"
    facts.write_text(one_fact(1920) + bad * 20_000, "utf-8")
    told: list[int] = []
    with pytest.raises(FactsFileError):
        econfacts.open(facts, progress=lambda done, _: told.append(done))
    assert told[-1] < facts.stat().st_size / 2


# --- checking -------------------------------------------------------------------------------------------


def test_checking_keeps_nothing_and_a_warning_does_not_refuse_a_file(run: Run, facts: Path, folder: Path) -> None:
    done = run("check", facts, env={"XDG_CACHE_HOME": str(folder.parent)})
    assert done.returncode == 0
    assert "checked 1 file, 1 fact: 0 errors, " in done.stderr
    assert "(unused)" in done.stdout
    assert not folder.exists()


def test_problems_are_sorted_by_file_and_place(run: Run, facts: Path, tmp_path: Path) -> None:
    bad = "  - {region: atlantis, metric: gdp, period: 2023, value: 1, unit: 亿元, source: late}\n"
    other = tmp_path / "a.yaml"
    facts.write_text(one_fact(1920) + bad, "utf-8")
    other.write_text("format: 1\nfacts:\n" + bad * 2, "utf-8")
    lines = run("check", facts, other).stdout.splitlines()
    places = [(name != str(facts), int(line), int(column)) for name, line, column, *_ in (x.split(":") for x in lines)]
    assert places == sorted(places)
    assert [(line.split(":")[0], line.split(":")[1]) for line in lines if "[error]" in line] == [
        (str(facts), str(facts.read_text("utf-8").count("\n"))), (str(other), "3"), (str(other), "4"),
    ]  # fmt: skip


def test_two_files_that_declare_the_same_are_an_error(run: Run, facts: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(HEAD, "utf-8")
    done = run("check", facts, other)
    assert done.returncode == 1
    assert {line.rpartition(" ")[2] for line in done.stdout.splitlines() if "[error]" in line} == {"(duplicate-id)"}


# --- progress -------------------------------------------------------------------------------------------


def test_progress_rises_to_the_size_of_the_files(parts: tuple[Path, Path]) -> None:
    declared, stated = parts
    line = stated.read_text("utf-8").splitlines()[-1]
    stated.write_text(
        stated.read_text("utf-8") + "".join(line.replace("2023", str(3000 + n)) + "\n" for n in range(3500)), "utf-8"
    )
    told: list[tuple[int, int]] = []
    econfacts.open(*parts, progress=lambda done, total: told.append((done, total)))
    total = declared.stat().st_size + stated.stat().st_size
    assert [each for each, _ in told] == sorted(each for each, _ in told)
    assert told[-1] == (total, total)
    assert {each for _, each in told} == {total}
    assert len({each for each, _ in told}) > 4  # told along the way, not only at the end of each file

"""The cache only ever saves time: whatever happens to it or to the facts files, the answer is right."""

import errno
import io
import multiprocessing
import os
import shutil
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import econfacts
from econfacts.errors import FactsFileError
from econfacts.store import cache, index
from econfacts.store.cache import InvalidFactsError
from tests.answers.test_dataset import DECLARED

OLD, YOUNG = (f"{digit * 32}-{digit * 8}.sqlite" for digit in "ab")
HEAD = DECLARED.removesuffix("facts:\n")


def one_fact(value: object) -> str:
    return (
        f"{DECLARED}  - {{region: shenzhen, metric: factories, period: 2023, value: {value}, unit: 家, source: late}}\n"
    )


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


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the file system's times at once, as they are trusted two seconds after a change."""
    monkeypatch.setattr(cache, "SETTLED_NS", 0)


def answer(*paths: Path | str) -> int:
    value = econfacts.open(*paths).get("shenzhen", "factories").value
    assert type(value) is Decimal
    return int(value)


def names(folder: Path, suffix: str) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix == suffix)


def explode(*_: object, **__: object) -> None:
    raise AssertionError("built anew")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each index that is built."""
    built: list[str] = []

    class Counting(index.Builder):
        def build(self, *arguments: object, **settings: object) -> None:
            built.append("built")
            super().build(*arguments, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(index, "Builder", Counting)
    return built


# --- built once -----------------------------------------------------------------------------------------


def test_an_index_is_built_once_and_then_only_read(facts: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer(facts) == 1920
    assert len(names(folder, ".sqlite")) == 1
    monkeypatch.setattr(index, "Builder", explode)
    assert answer(facts) == 1920
    assert answer(facts) == 1920


@pytest.mark.usefixtures("settled")
def test_a_file_that_did_not_change_is_not_even_read(
    facts: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    time.sleep(0.02)  # the kernel's clock of file times ticks some hundred times a second
    answer(facts)
    answer(facts)
    assert len(names(folder, ".stamp")) == 1
    monkeypatch.setattr(cache._Opening, "_from_content", explode)
    assert answer(facts) == 1920


def test_a_file_that_changed_a_moment_ago_is_never_trusted_by_its_times(facts: Path, folder: Path) -> None:
    answer(facts)
    answer(facts)
    assert names(folder, ".stamp") == []


def test_the_same_content_under_another_name_needs_no_second_index(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(facts)
    copy = tmp_path / "copy of %41 #1?.yaml"
    shutil.copy(facts, copy)
    monkeypatch.setattr(index, "Builder", explode)
    assert answer(copy) == 1920


@pytest.mark.parametrize("name", ["%41.d", "a?mode=memory", "a#b", "深圳 ß", "a'b\"c", "x\ny"])
def test_a_cache_folder_of_any_name_is_used(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
    answer(facts)
    monkeypatch.setattr(index, "Builder", explode)
    assert answer(facts) == 1920


def test_a_relative_cache_folder_is_ignored_as_the_xdg_rule_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for ignored in ("relative/cache", ""):
        monkeypatch.setenv("XDG_CACHE_HOME", ignored)
        assert cache.folder() == str(tmp_path / ".cache" / "econfacts")


@pytest.mark.parametrize("trailer", ["", "...\n", "# the end", "\n\n\n", "...\n# the end\n"])
def test_an_index_is_found_again_however_the_file_ends(
    facts: Path, trailer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The digest is of the bytes that were read, so all of them must be read."""
    facts.write_text(one_fact(1920) + trailer, "utf-8")
    answer(facts)
    monkeypatch.setattr(index, "Builder", explode)
    assert answer(facts) == 1920


# --- edited files ---------------------------------------------------------------------------------------


def test_an_edit_that_keeps_size_and_time_is_seen_by_the_very_next_look(facts: Path) -> None:
    """Also within one tick of the file system's clock."""
    for value in range(1900, 1930):
        before = facts.stat()
        facts.write_text(one_fact(value), "utf-8")
        os.utime(facts, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert facts.stat().st_size == before.st_size
        assert answer(facts) == value


@pytest.mark.usefixtures("settled")
def test_an_edit_that_keeps_size_and_time_is_seen_after_the_times_were_trusted(facts: Path, folder: Path) -> None:
    time.sleep(0.02)
    before = facts.stat()
    assert answer(facts) == answer(facts) == 1920
    assert names(folder, ".stamp") != []
    time.sleep(0.02)
    facts.write_text(one_fact(1921), "utf-8")
    os.utime(facts, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (facts.stat().st_size, facts.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert answer(facts) == 1921


@pytest.mark.usefixtures("settled")
def test_a_file_replaced_by_another_is_seen(facts: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(one_fact(1777), "utf-8")
    before = facts.stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    time.sleep(0.02)
    assert answer(facts) == answer(facts) == 1920
    os.replace(other, facts)
    assert answer(facts) == 1777


@pytest.mark.usefixtures("settled")
def test_a_link_that_points_elsewhere_is_seen(facts: Path, tmp_path: Path) -> None:
    other, link = tmp_path / "other.yaml", tmp_path / "link.yaml"
    other.write_text(one_fact(1777), "utf-8")
    link.symlink_to(facts)
    time.sleep(0.02)
    assert answer(link) == answer(link) == 1920
    link.unlink()
    link.symlink_to(other)
    assert answer(link) == 1777


@pytest.mark.usefixtures("settled")
def test_an_edit_back_to_an_earlier_content_finds_the_earlier_index(
    facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(facts)
    facts.write_text(one_fact(1921), "utf-8")
    assert answer(facts) == 1921
    facts.write_text(one_fact(1920), "utf-8")
    monkeypatch.setattr(index, "Builder", explode)
    assert answer(facts) == 1920


def test_a_file_that_changes_while_it_is_read_is_indexed_as_it_was_read(
    facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is named after the bytes that went into it, not after those the file had a moment before."""
    digest = cache._Opening._from_content

    def edited_after_the_look(opening: cache._Opening) -> sqlite3.Connection | None:
        found = digest(opening)
        facts.write_text(one_fact(1921), "utf-8")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(cache._Opening, "_from_content", edited_after_the_look)
        assert answer(facts) == 1921
    facts.write_text(one_fact(1920), "utf-8")
    assert answer(facts) == 1920


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
        with pytest.raises(InvalidFactsError, match="is not declared"):
            answer(*order)
    assert answer(declared, stated) == 1920


@pytest.mark.usefixtures("settled")
def test_an_edit_of_any_of_several_files_is_seen(parts: tuple[Path, Path]) -> None:
    declared, stated = parts
    time.sleep(0.02)
    assert answer(*parts) == answer(*parts) == 1920
    stated.write_text(stated.read_text("utf-8").replace("1920", "1921"), "utf-8")
    assert answer(*parts) == 1921
    declared.write_text(HEAD.replace("家: {measure: count}", "家: {measure: count, multiplier: 1}"), "utf-8")
    assert answer(*parts) == 19210


def test_the_border_between_two_files_is_part_of_what_they_say(tmp_path: Path) -> None:
    """The same bytes in all, split elsewhere, are other files: here one of them has no format."""
    line = one_fact(1920)
    rest = "format: 1\nfacts: []\n"
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text(line, "utf-8")
    other.write_text(rest, "utf-8")
    assert answer(one, other) == 1920
    one.write_text(line + rest[:10], "utf-8")
    other.write_text(rest[10:], "utf-8")
    with pytest.raises(InvalidFactsError):
        answer(one, other)


# --- a cache that cannot be used ------------------------------------------------------------------------


def test_a_missing_cache_folder_is_made(facts: Path, folder: Path) -> None:
    assert not folder.parent.exists()
    assert answer(facts) == 1920
    assert folder.is_dir()


@pytest.mark.parametrize("where", ["cache", "cache/econfacts"])
def test_a_file_where_the_cache_folder_should_be_costs_only_time(facts: Path, tmp_path: Path, where: str) -> None:
    blocked = tmp_path / where
    blocked.parent.mkdir(exist_ok=True)
    blocked.write_text("in the way")
    assert answer(facts) == answer(facts) == 1920
    assert blocked.read_text() == "in the way"


def test_a_read_only_cache_costs_only_time(facts: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(parents=True)
    connect = sqlite3.connect

    def read_only(path: str, **settings: bool) -> sqlite3.Connection:
        if str(folder) in path:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(path, **settings)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", read_only)
    assert answer(facts) == answer(facts) == 1920
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_a_full_or_locked_disk_costs_only_time_and_leaves_nothing_behind(
    facts: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "replace", refuse)
    time.sleep(0.02)
    assert answer(facts) == answer(facts) == 1920
    assert list(folder.iterdir()) == []


def test_a_disk_that_fills_up_while_the_index_is_written_costs_only_time(
    facts: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts.write_text(
        one_fact(1920) + "".join(
            f'  - {{region: zhuhai, metric: gdp, period: {1000 + n}, value: {n}, unit: 亿元, source: late, note: "{"x" * 500}"}}\n'
            for n in range(300)
        ),
        "utf-8",
    )  # fmt: skip
    connect = sqlite3.connect

    def small(path: str, **settings: bool) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(path, **settings)  # type: ignore[call-overload]
        if path.endswith(".tmp"):
            connection.execute("PRAGMA max_page_count=20")  # SQLite's own "database or disk is full"
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    assert answer(facts) == 1920
    assert list(folder.iterdir()) == []


# --- a cache that is damaged ----------------------------------------------------------------------------


@pytest.fixture
def stored(facts: Path, folder: Path) -> Path:
    """The index of the facts file, in the cache."""
    answer(facts)
    (name,) = names(folder, ".sqlite")
    return folder / name


DAMAGES = {
    "empty": b"",
    "one byte": b"S",
    "garbage": bytes(range(256)) * 300,
    "text": b"not a database\n" * 1000,
    "another database": b"SQLite format 3\0" + bytes(4080),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_something_else_where_the_index_should_be_is_replaced(
    facts: Path, stored: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored.write_bytes(damage)
    assert answer(facts) == 1920
    assert stored.read_bytes() != damage
    monkeypatch.setattr(index, "Builder", explode)
    assert answer(facts) == 1920


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_index_is_replaced(facts: Path, stored: Path, share: float) -> None:
    whole = stored.read_bytes()
    stored.write_bytes(whole[: int(len(whole) * share)])
    assert answer(facts) == 1920
    assert [fact.value for fact in econfacts.open(facts).facts()] == [Decimal(1920)]


def test_a_flipped_byte_in_the_middle_of_a_stored_number_never_answers(
    facts: Path, stored: Path, counted: list[str]
) -> None:
    whole = stored.read_bytes()
    assert whole.count(b"1920") == 1
    stored.write_bytes(whole.replace(b"1920", b"1990"))
    assert answer(facts) == 1920
    assert counted == ["built"]
    assert answer(facts) == 1920
    assert counted == ["built"]


def test_a_flipped_bit_anywhere_never_gives_a_wrong_number(facts: Path, stored: Path) -> None:
    whole = stored.read_bytes()
    for place in range(24, len(whole), 131):
        if whole[place]:  # most of a small index is empty
            stored.write_bytes(whole[:place] + bytes([whole[place] ^ 0x04]) + whole[place + 1 :])
            assert answer(facts) == 1920, f"byte {place}"
            stored.write_bytes(whole)


def test_a_folder_where_the_index_should_be_costs_only_time(facts: Path, stored: Path) -> None:
    stored.unlink()
    stored.mkdir()
    assert answer(facts) == answer(facts) == 1920


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    "damage",
    [b"", b"\n", b"\xff\xfe\x00", b"../../etc/passwd\nx", b"0" * 32 + b"\n", b"\0" * 100, b"x" * 100_000],
)
def test_a_damaged_stamp_is_not_believed(facts: Path, folder: Path, damage: bytes) -> None:
    time.sleep(0.02)
    answer(facts)
    answer(facts)
    (name,) = names(folder, ".stamp")
    good = (folder / name).read_bytes()
    (folder / name).write_bytes(damage)
    assert answer(facts) == 1920
    assert (folder / name).read_bytes() == good


@pytest.mark.usefixtures("settled")
def test_a_stamp_whose_index_is_gone_or_elsewhere_is_not_believed(facts: Path, folder: Path, stored: Path) -> None:
    time.sleep(0.02)
    answer(facts)
    (name,) = names(folder, ".stamp")
    _, rest = (folder / name).read_text("utf-8").split("\n", 1)
    for digest in ("f" * 32, "", "../" + stored.stem + "x", "a\0b"):
        (folder / name).write_text(f"{digest}\n{rest}", "utf-8")
        assert answer(facts) == 1920
    stored.unlink()
    assert answer(facts) == 1920


def test_an_index_that_is_deleted_while_it_is_open_still_answers(facts: Path, folder: Path) -> None:
    data = econfacts.open(facts)
    shutil.rmtree(folder)
    assert [fact.value for fact in data.facts("shenzhen")] == [Decimal(1920)]
    assert answer(facts) == 1920


def test_an_index_that_is_damaged_while_it_is_open_is_built_anew(facts: Path, stored: Path) -> None:
    data = econfacts.open(facts)
    with stored.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (stored.stat().st_size - 100))
    assert data.get("shenzhen", "factories").value == 1920


# --- another program ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(("what", "value"), [("__version__", "99.0"), ("LAYOUT", -1)])
def test_another_version_of_the_program_builds_its_own_index(
    facts: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, counted: list[str], what: str, value: object
) -> None:
    time.sleep(0.02)
    answer(facts)
    answer(facts)
    assert counted == ["built"]
    this = cache._program()
    cache._program.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(cache, what, value)
        assert answer(facts) == answer(facts) == 1920
        assert counted == ["built"] * 2
    cache._program.cache_clear()
    monkeypatch.setattr(cache, "_program", lambda: this)
    assert answer(facts) == 1920
    assert counted == ["built"] * 2
    assert len(names(folder, ".sqlite")) == 2


def test_what_nobody_has_read_for_long_is_swept_away_when_something_is_built(facts: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, age in ((OLD, 100), ("0000000a.stamp", 100), ("1-2.tmp", 100), (YOUNG, 10), ("thesis.docx", 100)):
        (folder / name).write_text("x")
        when = time.time() - age * 24 * 3600
        os.utime(folder / name, (when, when))
    answer(facts)
    left = {path.name for path in folder.iterdir()}
    assert not left & {OLD, "0000000a.stamp", "1-2.tmp"}
    assert {YOUNG, "thesis.docx"} <= left
    assert len(left) == 3


def test_an_index_that_somebody_else_could_have_planted_is_not_read(facts: Path, folder: Path) -> None:
    answer(facts)
    (index_file,) = folder.glob("*.sqlite")
    connection = sqlite3.connect(index_file)
    connection.execute("UPDATE facts SET number = '6'")
    connection.commit()
    connection.close()
    folder.chmod(0o777)
    assert answer(facts) == 1920
    assert list(folder.iterdir()) == [index_file]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_another_users_cache_folder_is_neither_read_nor_written(facts: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    os.chown(folder, 12345, 12345)
    assert answer(facts) == 1920
    assert list(folder.iterdir()) == []


def test_the_cache_folder_is_the_users_alone_whatever_the_umask(facts: Path, folder: Path) -> None:
    before = os.umask(0)
    try:
        answer(facts)
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700


# --- many processes -------------------------------------------------------------------------------------


def ask(
    path: str, start: "multiprocessing.synchronize.Barrier", answers: "multiprocessing.Queue[tuple[int, int]]"
) -> None:
    start.wait()
    data = econfacts.open(path)
    answers.put((int(data.get("shenzhen", "factories").value or 0), len(list(data.facts()))))


def test_processes_that_build_at_once_all_answer_right_and_leave_one_index(facts: Path, folder: Path) -> None:
    many = "".join(
        f"  - {{region: zhuhai, metric: gdp, period: {1000 + n}, value: {n}, unit: 亿元, source: late}}\n"
        for n in range(2000)
    )
    facts.write_text(one_fact(1920) + many, "utf-8")
    context = multiprocessing.get_context("fork")
    start, answers = context.Barrier(4), context.Queue()
    processes = [context.Process(target=ask, args=(str(facts), start, answers)) for _ in range(4)]
    for process in processes:
        process.start()
    assert [answers.get(timeout=30) for _ in processes] == [(1920, 2001)] * 4
    for process in processes:
        process.join(timeout=30)
        assert process.exitcode == 0
    assert len(names(folder, ".sqlite")) == 1
    assert names(folder, ".tmp") == []


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


@pytest.mark.usefixtures("typed")
def test_facts_are_read_from_standard_input_and_kept_nowhere(folder: Path) -> None:
    assert answer("-") == 1234
    assert not folder.exists()


def test_standard_input_is_read_to_its_end_and_left_open(typed: Typed) -> None:
    answer("-")
    assert not typed.closed
    assert typed.read() == b""


@pytest.mark.usefixtures("typed")
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
    assert len(names(folder, ".sqlite")) == 1


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
    assert not isinstance(caught.value, InvalidFactsError)
    assert caught.value.exit_code == 3
    return str(caught.value)


def test_a_file_that_cannot_be_read_is_an_error_with_its_name_and_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts: Path
) -> None:
    assert why(tmp_path / "none.yaml") == f"cannot read facts file {tmp_path}/none.yaml: No such file or directory"
    assert why(tmp_path) == f"cannot read facts file {tmp_path}: Is a directory"
    assert why(facts / "below").endswith("Not a directory")
    assert "null byte" in why("a\0b")
    assert why("\ud800.yaml").startswith("cannot read facts file")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "symbolic links" in why(loop)


def test_a_file_that_may_not_be_read_is_an_error_even_where_an_index_exists(
    facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(facts)
    real_open = open

    def denied(path: object, *arguments: object, **settings: object) -> object:
        if path == str(facts):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real_open(path, *arguments, **settings)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", denied)
    assert why(facts) == f"cannot read facts file {facts}: Permission denied"


def test_a_disk_that_fails_while_the_file_is_read_is_an_error_of_the_file(
    facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Typed):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with io.TextIOWrapper(Failing(b"x"), "utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert why("-") == "cannot read facts file -: Input/output error"


def test_a_faulty_file_shows_its_first_problems_and_points_to_check(facts: Path, folder: Path) -> None:
    bad = "  - {region: atlantis, metric: gdp, period: 2023, value: 1, unit: 亿元, source: late}\n"
    facts.write_text(one_fact(1920) + bad * 5, "utf-8")
    with pytest.raises(InvalidFactsError) as caught:
        answer(facts)
    line = one_fact(1920).count("\n")
    message = str(caught.value).splitlines()
    assert message[0] == "not a valid facts file:"
    assert message[1].startswith(f"  {facts}:{line + 1}:")
    assert message[1].endswith("(unknown-reference)")
    assert len(message) == 5
    assert message[-1] == f"run `econfacts check {facts}` for every problem"
    assert len(caught.value.problems) == 5
    assert caught.value.exit_code == 3
    assert list(folder.iterdir()) == []


def test_warnings_do_not_refuse_a_file(facts: Path) -> None:
    """Most of what these declarations declare is unused, which is a warning."""
    builder = cache.check_files([str(facts)])
    assert builder.counts["error"] == 0
    assert builder.counts["warning"] > 0
    assert answer(facts) == 1920


def test_a_file_is_valid_again_as_soon_as_it_is_mended(facts: Path) -> None:
    facts.write_text(one_fact("x"), "utf-8")
    with pytest.raises(InvalidFactsError):
        answer(facts)
    facts.write_text(one_fact(7), "utf-8")
    assert answer(facts) == 7


def test_checking_keeps_nothing(facts: Path, folder: Path) -> None:
    assert cache.check_files([str(facts)]).facts == 1
    assert not folder.exists()
    with pytest.raises(FactsFileError, match="No such file"):
        cache.check_files([str(facts) + "x"])


# --- progress -------------------------------------------------------------------------------------------


def test_progress_rises_to_the_size_of_the_files_and_is_not_told_where_nothing_is_built(
    parts: tuple[Path, Path],
) -> None:
    declared, stated = parts
    line = stated.read_text("utf-8").splitlines()[-1]
    stated.write_text(
        stated.read_text("utf-8") + "".join(line.replace("2023", str(3000 + n)) + "\n" for n in range(2500)), "utf-8"
    )
    told: list[tuple[int, int]] = []
    econfacts.open(*parts, progress=lambda done, total: told.append((done, total)))
    total = declared.stat().st_size + stated.stat().st_size
    assert [each for each, _ in told] == sorted(each for each, _ in told)
    assert told[-1] == (total, total)
    assert {each for _, each in told} == {total}
    assert len({each for each, _ in told}) > 3
    told.clear()
    econfacts.open(*parts, progress=lambda done, total: told.append((done, total)))
    assert told == []

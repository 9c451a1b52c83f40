"""The streaming reader and hostile files: a clear problem with its place, or correct handling; never a crash."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from econfacts.factsfile.nodes import Entry, Mapping, Node, Problem
from econfacts.factsfile.reader import read
from econfacts.factsfile.stream import MAX_ENTRY_BYTES
from tests.conftest import SMALL, Run


def items(data: bytes | str) -> list[Entry | Node | Problem]:
    return list(read(io.BytesIO(data.encode() if isinstance(data, str) else data), "f.yaml"))


def problems(data: bytes | str) -> list[str]:
    return [str(item).removeprefix("f.yaml:") for item in items(data) if isinstance(item, Problem)]


def test_scalars_stay_the_text_that_was_written() -> None:
    (fact,) = items("facts:\n  - {a: no, b: 1:30, c: 0123, d: 351.0, e: 2023-12-31, f: '~'}\n")
    assert isinstance(fact, Mapping)
    assert {key: node.value for key, node in fact.items()} == {
        "a": "no", "b": "1:30", "c": "0123", "d": "351.0", "e": "2023-12-31", "f": "~",
    }  # fmt: skip


def test_each_fact_is_handed_on_before_the_next_is_read() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"facts:\n" + b"  - {a: 1}\n" * 50_000
        raise AssertionError("read to the end before the first fact was handed on")

    class Stream:
        source = chunks()
        rest = b""

        def read(self, size: int = -1) -> bytes:
            if not self.rest:
                self.rest = next(self.source)
            head, self.rest = self.rest[:size], self.rest[size:]
            return head

    first = next(iter(read(Stream(), "f.yaml")))
    assert isinstance(first, Mapping)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1: [error] the file is empty; a facts file starts with 'format: 1' (structure)"]),
        ("- 1\n", ["1:1: [error] a facts file is a mapping that starts with 'format: 1' (structure)"]),
        ("a: &x 1\n", ["1:4: [error] anchor &x: facts files have no anchors or aliases (anchor)"]),
        ("facts:\n - {a: *x}\n", ["2:8: [error] alias *x: write the value out (anchor)"]),
        (
            "facts:\n - !!python/object/apply:os.system [x]\n",
            ["2:4: [error] tag tag:yaml.org,2002:python/object/apply:os.system: facts files have no tags (tag)"],
        ),
        (
            "a: 1\n---\nb: 2\n",
            ["2:1: [error] a facts file has one document; nothing after '---' or '...' is read (document)"],
        ),
        ("{a: [[[[[[[[1]]]]]]]]}", ["1:12: [error] nested more than 8 deep (depth)"]),
        ("? [a]\n: 1\n", ["1:3: [error] a key must be plain text (structure)"]),
        ("facts: []\nfacts: []\n", ["2:1: [error] section 'facts' stands twice in this file (duplicate-key)"]),
        (
            "a:\n\t- 1\n",
            [
                "2:1: [error] while scanning for the next token: found character that cannot start any token; indent with spaces, not with tabs (yaml)"
            ],
        ),
        ("a: [1\nb: 2\n", ["2:2: [error] while parsing a flow sequence: did not find expected ',' or ']' (yaml)"]),
    ],
)
def test_what_is_refused_is_one_problem_with_its_place(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


def test_bad_bytes_deep_in_a_large_file_have_their_line_and_column() -> None:
    good = "  - {region: 深圳, value: 1}\n" * 5_000
    (problem,) = problems(f"facts:\n{good}  - {{region: 深".encode() + b"\xff}\n")
    assert problem.startswith("5002:15: [error] invalid leading UTF-8 octet")
    (problem,) = problems(f"facts:\n{good}  - {{region: 深\0}}\n")
    assert problem.startswith("5002:15: [error] control characters are not allowed")


def test_a_byte_order_mark_and_crlf_are_read_and_utf16_is_not() -> None:
    assert problems(b"\xef\xbb\xbfformat: 1\r\nfacts:\r\n  - {a: 1}\r\n") == []
    for encoding in ("utf-16", "utf-16-be"):
        text = "\ufeff" if encoding == "utf-16-be" else ""
        assert problems(f"{text}format: 1\n".encode(encoding)) == [
            "1:1: [error] not UTF-8, here or in what follows: the file must be UTF-8 text (encoding)"
        ]


def test_a_value_of_ten_megabytes_is_refused_without_being_read_whole() -> None:
    (problem,) = problems("facts:\n  - {note: '" + "x" * 10_000_000 + "'}\n")
    assert f"runs over more than {MAX_ENTRY_BYTES:,} bytes" in problem


def test_a_million_open_brackets_are_refused_at_once() -> None:
    # libyaml from 0.2.6 on has a limit of its own, and may meet it before the reader meets its.
    for start in (b"", b"a: "):
        (problem,) = problems(start + b"[" * 1_000_000)
        assert problem.startswith("1:")
        assert problem.endswith(
            (
                "a facts file is a mapping that starts with 'format: 1' (structure)",
                "nested more than 8 deep (depth)",
                "exceeded maximum nesting depth (yaml)",
            )
        )


def test_many_aliases_of_aliases_are_never_expanded() -> None:
    laughs = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(50))
    assert all("(anchor)" in problem for problem in problems(laughs))


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    for item in items(data):
        assert isinstance(item, Entry | Problem) or item.start_mark.line >= 0


@settings(max_examples=200)
@given(st.text(st.sampled_from("abc:{}[]-,&*!|>'\"#%@`?~ \n\t\\0123深"), max_size=80))
def test_places_of_problems_lie_inside_the_file(text: str) -> None:
    lines = text.split("\n")
    for item in items(text):
        if isinstance(item, Problem):
            assert 1 <= item.line <= len(lines) + 1
            assert item.column >= 1


HOSTILE = {
    "nul": SMALL.replace("城市报道", "a\0b"),
    "tag": SMALL.replace("城市报道", "!!python/name:os.system x"),
    "bomb": SMALL.replace("value: 1920", "value: 1e999999999"),
    "nan": SMALL.replace("value: 1920", "value: nan"),
    "escape": SMALL.replace("title: 城市报道", 'title: "\\e[31mred"'),
    "bidi": SMALL.replace("城市报道", "a\u202eb"),
    "cut": SMALL[: len(SMALL) // 2],
    "long": SMALL.replace("城市报道", "x" * 3000),
    "format": SMALL.replace("format: 1", "format: 9"),
    "list": "- 1\n",
    "escaped": "format: !%ed%a0%80 1\n",
    "empty": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_look_up_refuses_a_hostile_file_with_code_3_and_its_place(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_text(HOSTILE[name], "utf-8")
    done = run("show", "shenzhen", "--facts", path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr
    assert f"{path}:" in done.stderr
    assert run("check", path).returncode == 1

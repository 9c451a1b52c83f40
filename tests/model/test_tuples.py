"""Named tuples, beside those of `typing` that they stand for."""

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from econfacts.model.records import Region
from econfacts.model.tuples import NamedTuple


class Of(NamedTuple):
    first: str
    second: int = 2
    third: str | None = None

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


class Typed(typing.NamedTuple):
    first: str
    second: int = 2
    third: str | None = None

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


def matched(each: Any) -> Any:
    match each:
        case (Of() | Typed()) as found:
            return found.both
    return None


@pytest.mark.parametrize(
    "use",
    [
        lambda kind: kind("a"),
        lambda kind: kind("a", third="c"),
        lambda kind: kind(second=3, first="a"),
        lambda kind: kind("a", 1, "c"),
        lambda kind: kind(),
        lambda kind: kind("a", 1, "c", "d"),
        lambda kind: kind("a", fourth=4),
        lambda kind: kind(fourth=4),
        lambda kind: kind("a", first="b"),
        lambda kind: kind("a", 1, "c", third="d"),
        lambda kind: kind._make(["a", 1, None]),
        lambda kind: kind._make(["a", 1]),
        lambda kind: kind._make(["a", 1, None, 3]),
        lambda kind: kind("a")._replace(first="b", third="c"),
        lambda kind: kind("a")._asdict(),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
        lambda kind: (kind("a").first, kind("a").second, kind("a").both, *kind("a")),
        lambda kind: repr(kind("a", 1)).removeprefix(kind.__name__),
        lambda kind: (kind("a") == ("a", 2, None), hash(kind("a")) == hash(("a", 2, None)), kind("a") < kind("b")),
        lambda kind: (copy.deepcopy(kind("a")), pickle.loads(pickle.dumps(kind("a")))),
        lambda kind: type(kind("a")._replace(second=1)) is kind,
        lambda kind: hasattr(kind("a"), "__dict__"),
        lambda kind: setattr(kind("a"), "first", "b"),
        lambda kind: setattr(kind("a"), "more", "b"),
        lambda kind: matched(kind("a")),
        lambda kind: type("More", (kind,), {"__slots__": ()})("a", 1),
    ],
)
def test_a_named_tuple_is_used_as_those_of_typing_are(use: Callable[[Any], Any]) -> None:
    def outcome(kind: Any) -> Any:
        try:
            return use(kind)
        except (TypeError, AttributeError) as error:
            return type(error)

    assert outcome(Of) == outcome(Typed)


def test_what_a_record_lacks_and_what_it_does_not_have_is_named() -> None:
    with pytest.raises(TypeError, match="Region has the fields id, en"):
        Region("a", names="b")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Region has no names"):
        Region("a")._replace(names="b")  # type: ignore[call-arg]

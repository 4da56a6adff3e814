"""Facts and drafts as bytes and back."""

import typing
from collections.abc import Callable
from fractions import Fraction
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

from scorer.domain.model.marks import DraftSheet, Mark
from scorer.domain.record.facts import Arrived, Fact, SheetSigned
from scorer.store.codec import KINDS, Unreadable, decode, decode_draft, encode, encode_draft

_PLAIN: dict[Any, Any] = {
    str: '赛𬱖\u2028"\\',
    int: 7,
    bool: True,
    Fraction: Fraction(1829, 21),
}


def filled(kind: Any) -> Any:
    """A value of this type in which nothing is left at its default."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is not None or isinstance(kind, UnionType):
        return _filled_whole(get_origin(kind), get_args(kind))
    return kind(**{name: filled(hint) for name, hint in get_type_hints(kind).items()})


def _filled_whole(whole: Any, parts: tuple[Any, ...]) -> Any:
    made: dict[Any, Callable[[], Any]] = {
        tuple: lambda: (filled(parts[0]),) * 2,
        dict: lambda: {"B2": filled(parts[1]), "A1": filled(parts[1])},
        Literal: lambda: parts[-1],
        UnionType: lambda: filled(parts[0]),
        typing.Union: lambda: filled(parts[0]),
    }
    return made[whole]()


@pytest.mark.parametrize("kind", get_args(Fact), ids=lambda kind: kind.__name__)
def test_every_fact_comes_back_whole(kind: type[Fact]) -> None:
    fact = filled(kind)
    assert decode(*encode(fact)) == fact


def test_a_draft_comes_back_whole() -> None:
    draft = filled(DraftSheet)
    assert decode_draft(encode_draft(draft)) == draft


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (Fraction(183, 2), "91.5"),
        (Fraction(1, 3), "1/3"),
        (Fraction(90), "90"),
        (-Fraction(1, 8), "-0.125"),
    ],
)
def test_points_are_stored_exactly(total: Fraction, text: str) -> None:
    sheet = SheetSigned(station="s", member="m", attempt=1, seat=1, judge="j", total=total)
    kind, v, body = encode(sheet)
    assert msgspec.json.decode(body)["total"] == text
    assert decode(kind, v, body) == sheet


@pytest.mark.parametrize("number", ["0.1", "1e3", "true", '"1e3"', '"nan"', '""', "[]"])
def test_a_float_or_worse_is_no_number(number: str) -> None:
    body = encode(
        SheetSigned(station="s", member="m", attempt=1, seat=1, judge="j", total=Fraction(1))
    )[2]
    with pytest.raises(Unreadable):
        decode("sheet_signed", 1, body.replace(b'"total":"1"', f'"total":{number}'.encode()))


def test_what_a_newer_version_wrote_says_nothing_here() -> None:
    body = encode(Arrived(member="m"))[2]
    assert decode("drone_landed", 1, body) is None
    assert decode("arrived", KINDS["arrived"] + 1, b"{}") is None


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"fact":"arrived"}', b'{"fact":"undone","target":"x"}']
)
def test_a_broken_body_is_told_from_an_unknown_one(body: bytes) -> None:
    with pytest.raises(Unreadable):
        decode("arrived", 1, body)


def test_the_same_fact_is_the_same_bytes() -> None:
    one = DraftSheet(marks={"A": Mark("1"), "B": Mark("2")})
    other = DraftSheet(marks={"B": Mark("2"), "A": Mark("1")})
    assert encode_draft(one) == encode_draft(other)

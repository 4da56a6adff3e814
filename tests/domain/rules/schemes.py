"""Small schemes and their results, said shortly."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

from scorer.domain.model.scheme import (
    Combine,
    Group,
    PartRule,
    Scheme,
)
from scorer.domain.model.text import Text
from scorer.domain.rules.part_result import SchemeResult, Subject, Value
from scorer.domain.rules.scheme import evaluate

F = Fraction


def part(name: str, **more: Any) -> PartRule:
    more = {"way": "number", **more}
    return PartRule(id=name, name=Text(name), **more)


def scheme(*parts: PartRule, combine_: Combine | None = None, **more: Any) -> Scheme:
    group = Group(
        id="g",
        name=Text("g"),
        parts=tuple(one.id for one in parts),
        combine=combine_ or Combine(how="sum"),
    )
    return Scheme(parts=parts, groups=(group,), **more)


Marks = Mapping[str, Mapping[str, Value]]


def marks(**by_part: Sequence[str | None]) -> Marks:
    """Values of entrants A, B, C … by part; None is absent."""
    return {
        name: {
            "ABCDEFG"[at]: Value(None, "absent") if text is None else Value(F(text))
            for at, text in enumerate(texts)
        }
        for name, texts in by_part.items()
    }


def result(made: Scheme, values: Marks, **more: Any) -> SchemeResult:
    names = dict.fromkeys(name for by in values.values() for name in by)
    return evaluate(made, [Subject(name, name) for name in names], values, **more)


def order(made: Scheme, values: Marks, **more: Any) -> str:
    """The places as ``A1 B2``; without a rank ``C-``."""
    found = result(made, values, **more).places[""]
    return " ".join(f"{place.id}{place.rank or '-'}" for place in found)


def all_differ(found: Sequence[object]) -> bool:
    return all(one != other for one, other in combinations(found, 2))

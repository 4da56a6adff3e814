"""Parts and filled forms, said shortly."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from scorer.domain.model.scheme import PartRule
from scorer.domain.model.text import Text
from scorer.domain.rules.ways.table import WAYS
from scorer.domain.rules.ways.way import Entry, WayScore


def part(way: str, **more: Any) -> PartRule:
    """A part of that way."""
    return PartRule(id="p", name=Text("项目", "Part"), way=way, **more)  # type: ignore[arg-type]


def sound(way: str, **more: Any) -> PartRule:
    """A part of that way with which nothing is wrong."""
    made = part(way, **more)
    assert WAYS[made.way].check(made) == ()
    return made


def score(rule: PartRule, *entries: Mapping[str, Any], numbers: tuple[int, ...] = ()) -> WayScore:
    """The score of entries numbered as they come; every value as text."""
    at = numbers or tuple(range(1, len(entries) + 1))
    made = [
        Entry(number, {name: str(value) for name, value in entry.items()})
        for number, entry in zip(at, entries, strict=True)
    ]
    return WAYS[rule.way].score(rule, made)


def state(found: WayScore) -> tuple[Fraction | None, str, tuple[str, ...]]:
    """Value, status and flags."""
    return found.value, found.status, found.flags

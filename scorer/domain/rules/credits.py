"""Continuing-education credits and payments: for taking part, and for titles. E45.

Who was absent, has withdrawn or was disqualified gets nothing.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

_ZERO = Fraction(0)


class Due(Struct, frozen=True):
    """What a title, or taking part, brings: credits and money in yuan."""

    credits: Fraction = _ZERO
    cash: Fraction = _ZERO


class Part(Struct, frozen=True):
    """A person in one event: whether they competed, and which titles they hold in it."""

    person: str
    event: str
    competed: bool
    titles: tuple[str, ...] = ()


def dues(
    parts: Sequence[Part],
    titles: Mapping[str, Due],
    took_part: Due,
    *,
    each: Literal["once", "per_event"] = "once",
) -> dict[str, Due]:
    """What every person is due, in the order of the persons' ids.

    ``each`` says what two events mean for one person: credits and cash ``once`` (the best title
    counts), or for every event. Within an event only the best title counts.
    """
    found: dict[str, list[Due]] = {part.person: [] for part in parts}
    for part in parts:
        if part.competed:
            best = _best([titles[name] for name in part.titles if name in titles])
            found[part.person].append(
                Due(took_part.credits + best.credits, took_part.cash + best.cash)
            )
    joined = _best if each == "once" else _sum
    return {person: joined(found[person]) for person in sorted(found)}


def _best(found: Sequence[Due]) -> Due:
    return Due(
        max((due.credits for due in found), default=_ZERO),
        max((due.cash for due in found), default=_ZERO),
    )


def _sum(found: Sequence[Due]) -> Due:
    return Due(sum((due.credits for due in found), _ZERO), sum((due.cash for due in found), _ZERO))


def whole(found: Mapping[str, Due]) -> Due:
    """The list's sum."""
    return _sum(tuple(found.values()))

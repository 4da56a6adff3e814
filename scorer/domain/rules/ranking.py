"""Ranking: places by the total, then by the organiser's chain of tie rules. E09, E33, E34."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Literal

from msgspec import Struct

from scorer.domain.model.exact import rounded

Key = tuple[int, Fraction]
LESS_IS_BETTER = frozenset({"time", "fewer_criticals", "lot"})
_NO_VALUE: Key = (1, Fraction(0))


class Row(Struct, frozen=True):
    """What takes a place. ``keys`` hold what the tie rules look at, by the rule's own name.

    ``exact`` is the unrounded total, which ``more_decimals:N`` looks at; ``lot`` the place that
    was drawn. Any ``status`` keeps the row from getting a rank.
    """

    id: str
    total: Fraction | None
    keys: Mapping[str, Fraction | int | None] = {}
    status: str = ""


class Place(Struct, frozen=True):
    """A row's rank, or none. ``tied`` are the others that it shares the place with.

    ``decided_by`` is what set it behind the row before it: ``total``, a rule of the chain, or
    ``shared`` where nothing did; empty without a rank.
    """

    id: str
    rank: int | None
    tied: tuple[str, ...] = ()
    decided_by: str = ""


def rank(
    rows: Sequence[Row],
    ties: tuple[str, ...],
    style: Literal["standard", "dense", "ordinal"] = "standard",
) -> tuple[Place, ...]:
    """Put rows in order: the ranked ones first, equal ones by id; the order given is no matter.

    ``standard`` ranks 1-2-2-4, ``dense`` 1-2-2-3; ``ordinal`` 1-2-3-4 gives each its own number,
    though ``tied`` still says that only the id decided. A row without the value that a tie rule
    looks at loses against any row that has it.
    """
    ranked = sorted(
        (_key(row.total, row.keys, ties), row.id)
        for row in rows
        if row.total is not None and not row.status
    )
    places: list[Place] = []
    before: tuple[Key, ...] = ()
    for number, (key, group) in enumerate(groupby(ranked, key=lambda pair: pair[0]), start=1):
        names = tuple(name for _, name in group)
        reason = _decided(before, key, ties)
        first = len(places) + 1
        for offset, name in enumerate(names):
            place = {"standard": first, "dense": number, "ordinal": first + offset}[style]
            others = tuple(other for other in names if other != name)
            places.append(Place(name, place, others, "shared" if offset else reason))
        before = key
    unranked = sorted({row.id for row in rows} - {place.id for place in places})
    return (*places, *(Place(name, None) for name in unranked))


def _key(
    total: Fraction, keys: Mapping[str, Fraction | int | None], ties: tuple[str, ...]
) -> tuple[Key, ...]:
    """What sorts the row; smaller is better."""
    return ((0, -total), *(_tie(keys, rule) for rule in ties))


def _tie(keys: Mapping[str, Fraction | int | None], rule: str) -> Key:
    name, _, decimals = rule.partition(":")
    if name == "more_decimals":
        exact = keys.get("exact")
        return _NO_VALUE if exact is None else (0, -rounded(Fraction(exact), int(decimals)))
    value = keys.get(rule)
    if value is None:
        return _NO_VALUE
    return 0, Fraction(value if rule in LESS_IS_BETTER else -value)


def _decided(before: tuple[Key, ...], key: tuple[Key, ...], ties: tuple[str, ...]) -> str:
    """The first thing in which the row differs from the one before it."""
    for earlier, now, name in zip(before, key, ("total", *ties), strict=False):
        if earlier != now:
            return name
    return "total"


def shared_points(places: Sequence[Place], points: Sequence[Fraction]) -> dict[str, Fraction]:
    """Give place points, equal rows sharing those of the places that they fill (7+6)/2. E34.

    ``points`` are for the places from the first on; places beyond them give 0.
    """
    ranked = [place for place in places if place.rank is not None]
    given: dict[str, Fraction] = {}
    while len(given) < len(ranked):
        group = (ranked[len(given)].id, *ranked[len(given)].tied)
        due = points[len(given) : len(given) + len(group)]
        share = sum(due, Fraction(0)) / len(group)
        given |= dict.fromkeys(group, share)
    return given

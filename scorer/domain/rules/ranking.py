"""Ranking: places by the total, then by the organiser's chain of tie rules. E09, E33, E34."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from operator import itemgetter
from typing import Final, Literal

from msgspec import Struct

from scorer.domain.model.exact import common, rounded

LESS_IS_BETTER = frozenset({"time", "fewer_criticals", "lot"})
_MORE: Final = "more_decimals:"


class Row(Struct, frozen=True, gc=False):
    """What takes a place. ``keys`` hold what the tie rules look at, by the rule's own name.

    ``exact`` is the unrounded total, which ``more_decimals:N`` looks at; ``lot`` the place that
    was drawn. Any ``status`` keeps the row from getting a rank.
    """

    id: str
    total: Fraction | None
    keys: Mapping[str, Fraction | int | None] = {}
    status: str = ""


class Place(Struct, frozen=True, gc=False):
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
    places: list[Place] = []
    for number, (names, reason) in enumerate(_groups(rows, ties), start=1):
        first = number if style == "dense" else len(places) + 1
        if len(names) == 1:
            places.append(Place(names[0], first, (), reason))
            continue
        for offset, name in enumerate(names):
            place = first + offset if style == "ordinal" else first
            others = _others(tuple(names), offset)
            places.append(Place(name, place, others, "shared" if offset else reason))
    ranked = {place.id for place in places}
    places += [Place(name, None) for name in sorted({row.id for row in rows} - ranked)]
    return tuple(places)


def _others(names: tuple[str, ...], place: int) -> tuple[str, ...]:
    """All but one of those who share; in a season hundreds may."""
    return names[:place] + names[place + 1 :]


def by_value(values: Mapping[str, Fraction], *, higher: bool) -> tuple[Place, ...]:
    """Places by a single value, equal ones sharing: what ``rank`` gives without tie rules."""
    _unit, numbers = common(values.values())
    sign = -1 if higher else 1
    ordered = sorted(zip([sign * number for number in numbers], values, strict=True))
    places: list[Place] = []
    at, count = 0, len(ordered)
    while at < count:
        number, name = ordered[at]
        end = at + 1
        while end < count and ordered[end][0] == number:
            end += 1
        if end == at + 1:
            places.append(Place(name, end, (), "total"))
        else:
            names = tuple([other for _number, other in ordered[at:end]])
            places += [
                Place(one, at + 1, _others(names, turn), "shared" if turn else "total")
                for turn, one in enumerate(names)
            ]
        at = end
    return tuple(places)


def ranks_by_value(values: Mapping[str, Fraction], *, higher: bool) -> dict[str, int]:
    """The ranks of ``by_value`` alone: in a season hundreds share one, and all name each other."""
    _unit, numbers = common(values.values())
    places = range(len(numbers), 0, -1)
    first = dict(zip(sorted(numbers, reverse=not higher), places, strict=True))
    return {name: first[number] for name, number in zip(values, numbers, strict=True)}


def _groups(rows: Sequence[Row], ties: tuple[str, ...]) -> Iterator[tuple[list[str], str]]:
    """The ranked rows that nothing tells apart, best first, and what set them behind the last.

    The tie rules are asked only where totals are equal.
    """
    ranked = [row for row in rows if row.total is not None and not row.status]
    _unit, totals = common(row.total for row in ranked if row.total is not None)
    ordered = sorted(
        (-total, row.id, place)
        for place, (total, row) in enumerate(zip(totals, ranked, strict=True))
    )
    for _total, equal in groupby(ordered, key=itemgetter(0)):
        tied = [ranked[place] for _total, _name, place in equal]
        if len(tied) == 1:
            yield [tied[0].id], "total"
        else:
            yield from _broken(tied, ties)


def _broken(
    tied: Sequence[Row], ties: tuple[str, ...], reason: str = "total"
) -> Iterator[tuple[list[str], str]]:
    """Rows of the same total in the order of the chain; each rule is asked only while some tie.

    ``reason`` is what set the first of them behind whoever comes before.
    """
    for at, rule in enumerate(ties):
        looks = [_look(row.keys, rule) for row in tied]
        if looks.count(looks[0]) == len(looks):
            continue
        _unit, numbers = common([value for value in looks if value is not None])
        given = iter(numbers if rule in LESS_IS_BETTER else [-number for number in numbers])
        keyed = sorted(
            (value is None, 0 if value is None else next(given), row.id, place)
            for place, (value, row) in enumerate(zip(looks, tied, strict=True))
        )
        for _key, group in groupby(keyed, key=itemgetter(0, 1)):
            rows = [tied[place] for *_key, place in group]
            yield from _broken(rows, ties[at + 1 :], reason)
            reason = rule
        return
    yield sorted(row.id for row in tied), reason


def _look(keys: Mapping[str, Fraction | int | None], rule: str) -> Fraction | int | None:
    """What a rule of the chain looks at; None loses against any value."""
    if not rule.startswith(_MORE):
        return keys.get(rule)
    exact = keys.get("exact")
    return None if exact is None else rounded(Fraction(exact), int(rule.removeprefix(_MORE)))


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
